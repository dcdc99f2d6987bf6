//! Language tags (BCP 47) and lists of them (RFC 9110 §12.5.4).

use super::Text;
use super::codes::{COUNTRIES, LANGUAGES, OTHER_REGIONS};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Severity};
use crate::sentence;

rules! {
    pub(super) static RULES;
    LOCALE: "format.locale", Warning, Certain, "RFC 7643 §4.1.1; RFC 5646 §2.1",
        "This is not a language tag", "Use a tag such as `en-US`.";
    UNDERSCORE: "format.locale-underscore", Info, Certain, "RFC 7643 §4.1.1",
        "The locale is written as operating systems do, which a server may not take",
        "Use a tag such as `en-US`.";
    SUBTAG: "format.locale-subtag", Info, Certain, "RFC 5646 §2.1.1, §2.2.9",
        "A part of the language tag is not registered", "Use a tag such as `en-US`.";
    PREFERRED: "format.preferredLanguage", Warning, Certain,
        "RFC 7643 §4.1.1 with erratum 6007; RFC 9110 §12.5.4",
        "This is not a list of languages as in `Accept-Language`", "Write it as in `da, en-GB;q=0.8`.";
}

/// Tags that were registered before the grammar and break it.
const OLD: [&str; 4] = ["en-GB-oed", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE"];

/// Checks a locale.
pub(super) fn check_locale(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let tag = text.split(['.', '@']).next().unwrap_or_default();
    if tag.len() < text.len() || tag.contains('_') {
        let hyphened = tag.replace('_', "-");
        if is_well_formed(&hyphened) {
            let fix = Fix::safe(sentence!("Write `", hyphened, "`"));
            let mut finding =
                Finding::at(&UNDERSCORE, value.span()).fix(value.replaced(fix, &hyphened));
            if tag.len() < text.len() {
                finding = finding
                    .message("The locale ends with a character set or a variant, as operating systems write it")
                    .severity(Severity::Warning);
            }
            return findings.push(finding);
        }
    }
    if !is_well_formed(text) {
        let message = sentence!(value.shown(), " is not a language tag");
        return findings.push(Finding::at(&LOCALE, value.span()).message(message));
    }
    if let Some(message) = unregistered(text) {
        return findings.push(Finding::at(&SUBTAG, value.span()).message(message));
    }
    if !has_odd_grammar(text) && canonical(text).ne(text.bytes()) {
        let tag: String = canonical(text).map(char::from).collect();
        let fix = value.replaced(Fix::safe(sentence!("Write `", tag, "`")), &tag);
        findings.push(
            Finding::at(&SUBTAG, value.span())
                .message("The language tag is not in the usual letter case")
                .fix(fix),
        );
    }
}

/// Checks a list of preferred languages.
pub(super) fn check_preferred(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let mut start = 0;
    for item in text.split(',') {
        let end = start + item.len();
        if let Some(why) = preference_fault(item) {
            let mut finding = Finding::at(&PREFERRED, value.part(start, end))
                .message(sentence!("This is no `Accept-Language` value: ", why));
            let hyphened = item.replace('_', "-");
            if preference_fault(&hyphened).is_none() {
                let fix = Fix::safe("Write `-` for `_`");
                finding = finding.fix(value.replaced_part(fix, start, end, &hyphened));
            }
            findings.push(finding);
        }
        start = end + 1;
    }
}

fn preference_fault(item: &str) -> Option<&'static str> {
    let (range, weight) = item.split_once(';').map_or((item, None), |(a, b)| (a, Some(b)));
    let range = range.trim();
    let part = |(index, part): (usize, &str)| {
        (1..=8).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || index > 0 && byte.is_ascii_digit())
    };
    if range != "*" && !range.split('-').enumerate().all(part) {
        return Some("the language is not written as in `en-GB`");
    }
    let weight = weight?.trim();
    let number = weight.strip_prefix(['q', 'Q']).and_then(|rest| rest.strip_prefix('='));
    let known = number.is_some_and(|number| {
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let digit = |byte: u8| byte == b'0' || whole == "0" && byte.is_ascii_digit();
        matches!(whole, "0" | "1") && decimals.len() <= 3 && decimals.bytes().all(digit)
    });
    (!known).then_some("the weight is not from `q=0` to `q=1` with three decimals at most")
}

/// Private tags and the oldest ones, whose parts mean nothing to the grammar.
fn has_odd_grammar(tag: &str) -> bool {
    matches!(tag.as_bytes(), [b'x' | b'X' | b'i' | b'I', b'-', ..])
        || OLD.iter().any(|old| old.eq_ignore_ascii_case(tag))
}

/// Checks the grammar of RFC 5646 §2.1.
fn is_well_formed(tag: &str) -> bool {
    let fits = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !tag.split('-').all(fits) {
        return false;
    }
    if has_odd_grammar(tag) {
        return true;
    }
    let mut subtags = tag.split('-').peekable();
    let primary = subtags.next().unwrap_or_default();
    if primary.len() < 2 || !is_alphabetic(primary) {
        return false;
    }
    for _ in 0..3 {
        subtags.next_if(|subtag| primary.len() < 4 && subtag.len() == 3 && is_alphabetic(subtag));
    }
    subtags.next_if(|subtag| subtag.len() == 4 && is_alphabetic(subtag));
    subtags.next_if(|subtag| is_region(subtag));
    let variant = |subtag: &&str| {
        subtag.len() > 4
            || subtag.len() == 4 && subtag.starts_with(|first: char| first.is_ascii_digit())
    };
    while subtags.next_if(variant).is_some() {}
    // Extensions: a letter or digit, then longer parts; behind `x` anything.
    while let Some(singleton) = subtags.next() {
        let private = singleton.eq_ignore_ascii_case("x");
        let mut parts = 0;
        while subtags.next_if(|subtag| private || subtag.len() > 1).is_some() {
            parts += 1;
        }
        if singleton.len() != 1 || parts == 0 {
            return false;
        }
    }
    true
}

fn is_alphabetic(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_region(subtag: &str) -> bool {
    subtag.len() == 2 && is_alphabetic(subtag)
        || subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit())
}

/// Says which part of a well-formed tag is not registered, of those that can be known here.
fn unregistered(tag: &str) -> Option<String> {
    if has_odd_grammar(tag) {
        return None;
    }
    let unknown = |what: &str, subtag: &str| sentence!("`", subtag, "` is no registered ", what);
    let mut subtags = tag.split('-');
    let primary = subtags.next()?;
    if primary.len() > 3 || primary.len() == 2 && !LANGUAGES.has(primary) {
        return Some(unknown("language", primary));
    }
    let region = subtags.take_while(|subtag| subtag.len() > 1).find(|subtag| is_region(subtag))?;
    let known = region.len() == 3 || COUNTRIES.has(region) || OTHER_REGIONS.has(region);
    (!known).then(|| unknown("region", region))
}

/// The tag in its usual letter case, `zh-Hant-TW`; behind a single letter all is small.
fn canonical(tag: &str) -> impl Iterator<Item = u8> {
    let mut small = false;
    tag.split_inclusive('-').enumerate().flat_map(move |(index, subtag)| {
        let length = subtag.trim_end_matches('-').len();
        small |= length == 1;
        let capital = index > 0 && !small;
        subtag.bytes().enumerate().map(move |(at, byte)| {
            let upper = capital && (length == 2 || length == 4 && at == 0);
            if upper { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(format: Format, text: &str) -> Vec<String> {
        found_in(Type::String, format, &quote(text))
    }

    #[test]
    fn well_formed_tags_are_clean() {
        let tags = [
            "en",
            "en-US",
            "zh-Hant-TW",
            "es-419",
            "de-CH-1996",
            "sl-rozaj-biske",
            "zh-yue-HK",
            "de-DE-u-co-phonebk",
            "en-a-bbb-x-a-ccc",
            "x-whatever",
            "i-klingon",
            "en-GB-oed",
            "haw-US",
            "iw-IL",
            "en-001",
            "en-XA",
            "en-EU",
        ];
        assert_clean(Type::String, Format::Locale, &tags);
    }

    #[test]
    fn what_is_no_tag_is_named() {
        for text in [
            "en US",
            "e",
            "en--US",
            "-en",
            "en-",
            "en-abcdefghi",
            "12",
            "a-b",
            "en-x",
            "en-u-x",
            "C.UTF-8",
            "en_",
            "Englisch (Deutschland)",
        ] {
            let expected =
                format!("warning format.locale [\"{text}\"] `{text}` is not a language tag");
            assert_eq!(found(Format::Locale, text), [expected]);
        }
    }

    #[test]
    fn the_spelling_of_operating_systems_is_rewritten() {
        let underscore = "The locale is written as operating systems do, \
                          which a server may not take";
        assert_eq!(
            found(Format::Locale, "en_US"),
            [format!("info format.locale-underscore [\"en_US\"] {underscore} -> \"en-US\"")]
        );
        for text in ["de_DE.UTF-8", "de_DE@euro"] {
            let expected = format!(
                "warning format.locale-underscore [\"{text}\"] The locale ends with a character \
                 set or a variant, as operating systems write it -> \"de-DE\""
            );
            assert_eq!(found(Format::Locale, text), [expected]);
        }
    }

    #[test]
    fn parts_that_are_not_registered_are_named() {
        for (text, message) in [
            ("xx-QQ", "`xx` is no registered language"),
            ("english", "`english` is no registered language"),
            ("en-UK", "`UK` is no registered region"),
            ("en-us", "The language tag is not in the usual letter case -> \"en-US\""),
            ("ZH-HANT-tw", "The language tag is not in the usual letter case -> \"zh-Hant-TW\""),
        ] {
            let expected = format!("info format.locale-subtag [\"{text}\"] {message}");
            assert_eq!(found(Format::Locale, text), [expected]);
        }
    }

    #[test]
    fn accept_language_values_are_clean() {
        let lists = ["en-US", "da, en-gb;q=0.8, en;q=0.7", "*", "fr;q=1.000,*;q=0", "en ; q=0.123"];
        assert_clean(Type::String, Format::Languages, &lists);
    }

    #[test]
    fn what_breaks_an_accept_language_value_is_named() {
        let range = "the language is not written as in `en-GB`";
        let weight = "the weight is not from `q=0` to `q=1` with three decimals at most";
        for (text, marked, why, fixed) in [
            ("en_US", "en_US", range, " -> \"en-US\""),
            ("da, en_GB;q=0.8", " en_GB;q=0.8", range, " -> \"da, en-GB;q=0.8\""),
            ("English (US)", "English (US)", range, ""),
            ("en,", "", range, ""),
            ("en;q=2", "en;q=2", weight, ""),
            ("en;q=0.1234", "en;q=0.1234", weight, ""),
            ("en;q=1.1", "en;q=1.1", weight, ""),
            ("en;level=1", "en;level=1", weight, ""),
            ("en;", "en;", weight, ""),
        ] {
            let expected = format!(
                "warning format.preferredLanguage [{marked}] \
                 This is no `Accept-Language` value: {why}{fixed}"
            );
            assert_eq!(found(Format::Languages, text), [expected]);
        }
    }
}
