//! IANA time zones, by their grammar, and what is written instead of them.

use super::Text;
use super::codes::packed;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;

rules! {
    pub(super) static RULES;
    ZONE: "format.timezone", Warning, Certain, "RFC 7643 §4.1.1; RFC 6557",
        "This is not a time zone of the IANA database",
        "Use a name such as `America/Los_Angeles`.";
    ALIAS: "format.timezone-alias", Info, Certain, "IANA time zone database, backward",
        "The time zone has a newer name", "Use the newer name: small databases lack the old one.";
}

const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
    "Etc",
];

/// Names of today that have no area.
const PLAIN: [&str; 2] = ["UTC", "GMT"];

/// Names of yesterday in an area of today.
const RENAMED: &str = "America/Buenos_Aires=America/Argentina/Buenos_Aires;\
    America/Indianapolis=America/Indiana/Indianapolis;Asia/Calcutta=Asia/Kolkata;\
    Asia/Katmandu=Asia/Kathmandu;Asia/Rangoon=Asia/Yangon;Asia/Saigon=Asia/Ho_Chi_Minh;\
    Europe/Kiev=Europe/Kyiv";

/// Names of yesterday without one.
const OLD: &str = "US/Alaska=America/Anchorage;US/Arizona=America/Phoenix;\
    US/Central=America/Chicago;US/Eastern=America/New_York;US/Hawaii=Pacific/Honolulu;\
    US/Mountain=America/Denver;US/Pacific=America/Los_Angeles;Canada/Atlantic=America/Halifax;\
    Canada/Central=America/Winnipeg;Canada/Eastern=America/Toronto;\
    Canada/Mountain=America/Edmonton;Canada/Pacific=America/Vancouver;\
    Brazil/East=America/Sao_Paulo;Eire=Europe/Dublin;GB=Europe/London;Hongkong=Asia/Hong_Kong;\
    Israel=Asia/Jerusalem;Japan=Asia/Tokyo;NZ=Pacific/Auckland;Poland=Europe/Warsaw;\
    Portugal=Europe/Lisbon;PRC=Asia/Shanghai;ROK=Asia/Seoul;Singapore=Asia/Singapore;\
    Turkey=Europe/Istanbul;UCT=Etc/UTC;Universal=Etc/UTC;Zulu=Etc/UTC;EST=America/Panama;\
    MST=America/Phoenix;HST=Pacific/Honolulu;EST5EDT=America/New_York;CST6CDT=America/Chicago;\
    MST7MDT=America/Denver;PST8PDT=America/Los_Angeles;CET=Europe/Brussels;MET=Europe/Brussels;\
    EET=Europe/Athens;WET=Europe/Lisbon";

/// Areas and names of yesterday that are right as well, though seldom enough to have no newer
/// name here.
const OTHERS: [&str; 21] = [
    "US",
    "Canada",
    "Brazil",
    "Chile",
    "Mexico",
    "Cuba",
    "Egypt",
    "Iceland",
    "Iran",
    "Jamaica",
    "Libya",
    "Greenwich",
    "ROC",
    "GB-Eire",
    "GMT0",
    "GMT+0",
    "GMT-0",
    "Kwajalein",
    "Navajo",
    "NZ-CHAT",
    "W-SU",
];

/// Abbreviations, and the names of Windows (without `Standard Time`) by the table of CLDR.
const FOREIGN: &str = "PST=America/Los_Angeles;PDT=America/Los_Angeles;MDT=America/Denver;\
    CST=America/Chicago;CDT=America/Chicago;EDT=America/New_York;BST=Europe/London;\
    CEST=Europe/Berlin;IST=Asia/Kolkata;JST=Asia/Tokyo;AEST=Australia/Sydney;\
    Hawaiian=Pacific/Honolulu;Alaskan=America/Anchorage;Pacific=America/Los_Angeles;\
    US Mountain=America/Phoenix;Mountain=America/Denver;Central=America/Chicago;\
    Central America=America/Guatemala;Canada Central=America/Regina;Eastern=America/New_York;\
    Atlantic=America/Halifax;Newfoundland=America/St_Johns;SA Pacific=America/Bogota;\
    Argentina=America/Argentina/Buenos_Aires;E. South America=America/Sao_Paulo;GMT=Europe/London;\
    Greenwich=Atlantic/Reykjavik;W. Europe=Europe/Berlin;Central Europe=Europe/Budapest;\
    Central European=Europe/Warsaw;Romance=Europe/Paris;E. Europe=Europe/Chisinau;\
    GTB=Europe/Bucharest;FLE=Europe/Kyiv;Turkey=Europe/Istanbul;Israel=Asia/Jerusalem;\
    Egypt=Africa/Cairo;South Africa=Africa/Johannesburg;Russian=Europe/Moscow;Arab=Asia/Riyadh;\
    Arabian=Asia/Dubai;Pakistan=Asia/Karachi;India=Asia/Kolkata;SE Asia=Asia/Bangkok;\
    China=Asia/Shanghai;Singapore=Asia/Singapore;Taipei=Asia/Taipei;Tokyo=Asia/Tokyo;\
    Korea=Asia/Seoul;AUS Eastern=Australia/Sydney;E. Australia=Australia/Brisbane;\
    W. Australia=Australia/Perth;New Zealand=Pacific/Auckland";

/// Checks a time zone.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let renamed = |rule, title, zone: &str| {
        let fix = value.replaced(Fix::safe(sentence!("Write `", zone, "`")), zone);
        Finding::at(rule, value.span()).message(sentence!(value.shown(), title, zone, "`")).fix(fix)
    };
    if let Some(zone) = packed(RENAMED, text) {
        return findings.push(renamed(&ALIAS, " is an older name of `", zone));
    }
    if is_zone(text) {
        if !is_spelled(text) {
            findings.push(renamed(&ALIAS, " is not in the letter case of `", &canonical(text)));
        }
    } else if let Some(zone) = packed(OLD, text) {
        findings.push(renamed(&ALIAS, " is an older name of `", zone));
    } else if !text.split('/').next().is_some_and(|area| OTHERS.contains(&area)) {
        findings.push(foreign(value));
    }
}

/// `Area/Location` or `Area/Region/Location` of a known area, or a name without an area, in any
/// letter case.
fn is_zone(text: &str) -> bool {
    let among =
        |names: &[&str], text: &str| names.iter().any(|name| name.eq_ignore_ascii_case(text));
    let Some((area, location)) = text.split_once('/') else { return among(&PLAIN, text) };
    let part = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte);
        part.starts_with(|first: char| first.is_ascii_alphabetic()) && part.bytes().all(allowed)
    };
    among(&AREAS, area) && location.split('/').count() < 3 && location.split('/').all(part)
}

fn foreign(value: &Text<'_>) -> Finding {
    let text = value.text();
    let name = text.strip_suffix("Time").unwrap_or(text).trim_end();
    let name = name.strip_suffix("Standard").unwrap_or(name).trim_end();
    let joined = text.replace(' ', "_");
    let meant = packed(FOREIGN, name).or_else(|| Some(&*joined).filter(|joined| is_zone(joined)));
    let offset = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let message = if meant.is_none() && offset.starts_with(['+', '-']) {
        "An offset is not a time zone: it knows no daylight saving time".into()
    } else {
        sentence!(value.shown(), " is not a time zone of the IANA database")
    };
    let fix = |zone| value.replaced(Fix::guess(sentence!("Write `", zone, "`")), zone);
    Finding::at(&ZONE, value.span()).message(message).fix(meant.map(fix))
}

/// Words of a location that are written small.
const SMALL: [&str; 3] = ["of", "es", "au"];

/// Says whether a zone is in the usual letter case.
fn is_spelled(text: &str) -> bool {
    let (area, location) = text.split_once('/').unwrap_or((text, ""));
    let word = |word: &str| {
        SMALL.contains(&word) || !word.starts_with(|first: char| first.is_ascii_lowercase())
    };
    (AREAS.contains(&area) || PLAIN.contains(&area)) && location.split(['/', '_', '-']).all(word)
}

/// The usual letter case: every word with a capital, small words without; what already has a
/// capital inside a word stays.
fn canonical(text: &str) -> String {
    let shouted = !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(['/', '_', '-']) {
        let lower = word.to_ascii_lowercase();
        let letters = lower.trim_end_matches(['/', '_', '-']);
        let mut characters = if shouted { &lower } else { word }.chars();
        if matches!(letters, "utc" | "gmt" | "uct") {
            out.push_str(&word.to_ascii_uppercase());
        } else if SMALL.contains(&letters) {
            out.push_str(&lower);
        } else {
            out.extend(characters.next().map(|first| first.to_ascii_uppercase()));
            out.push_str(characters.as_str());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(text: &str) -> Vec<String> {
        found_in(Type::String, Format::TimeZone, &quote(text))
    }

    #[test]
    fn zones_of_the_database_are_clean() {
        let zones = [
            "America/Los_Angeles",
            "America/Argentina/Buenos_Aires",
            "America/North_Dakota/New_Salem",
            "America/Port-au-Prince",
            "Africa/Dar_es_Salaam",
            "America/Port_of_Spain",
            "Antarctica/DumontDUrville",
            "Asia/Ust-Nera",
            "Etc/GMT-14",
            "Etc/UTC",
            "UTC",
            "GMT",
            "US/Michigan",
            "GMT0",
            "NZ-CHAT",
        ];
        assert_clean(Type::String, Format::TimeZone, &zones);
    }

    #[test]
    fn what_is_no_zone_is_named() {
        for (text, fixed) in [
            ("W. Europe Standard Time", " ?> \"Europe/Berlin\""),
            ("Pacific Standard Time", " ?> \"America/Los_Angeles\""),
            ("PST", " ?> \"America/Los_Angeles\""),
            ("cest", " ?> \"Europe/Berlin\""),
            ("America/Los Angeles", " ?> \"America/Los_Angeles\""),
            ("Berlin", ""),
            ("America", ""),
            ("America/", ""),
            ("Mars/Phobos", ""),
            ("America/A/B/C", ""),
        ] {
            let expected = format!(
                "warning format.timezone [\"{text}\"] \
                 `{text}` is not a time zone of the IANA database{fixed}"
            );
            assert_eq!(found(text), [expected]);
        }
        for text in ["+01:00", "UTC+1", "GMT-05:00", "-0800"] {
            let expected = format!(
                "warning format.timezone [\"{text}\"] \
                 An offset is not a time zone: it knows no daylight saving time"
            );
            assert_eq!(found(text), [expected]);
        }
    }

    #[test]
    fn older_names_and_other_letter_cases_are_rewritten() {
        for (text, what, zone) in [
            ("US/Pacific", "an older name", "America/Los_Angeles"),
            ("Asia/Calcutta", "an older name", "Asia/Kolkata"),
            ("EST5EDT", "an older name", "America/New_York"),
            ("Zulu", "an older name", "Etc/UTC"),
        ] {
            let expected = format!(
                "info format.timezone-alias [\"{text}\"] `{text}` is {what} of `{zone}` \
                 -> \"{zone}\""
            );
            assert_eq!(found(text), [expected]);
        }
        for (text, zone) in [
            ("america/new_york", "America/New_York"),
            ("AMERICA/PORT_OF_SPAIN", "America/Port_of_Spain"),
            ("utc", "UTC"),
            ("etc/utc", "Etc/UTC"),
        ] {
            let expected = format!(
                "info format.timezone-alias [\"{text}\"] \
                 `{text}` is not in the letter case of `{zone}` -> \"{zone}\""
            );
            assert_eq!(found(text), [expected]);
        }
    }
}
