//! `userName` as PRECIS prepares it (RFC 8265 §3.3), by ranges of characters instead of the
//! property of each: what is surely outside, surely not composed, surely of two scripts.

use super::{Text, email};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::text::{code_point, visible};

rules! {
    pub(super) static RULES;
    PRECIS: "format.userName-precis", Warning, Likely, "RFC 7644 §5; RFC 8265 §3.3; RFC 8264 §4.2",
        "A character in the user name is not for names", "Use letters and digits, and signs such as `.` or `@`.";
    NOT_NFC: "format.userName-not-nfc", Info, Certain, "RFC 8265 §3.3, §4.2",
        "The text is written with characters that servers change before they compare",
        "Use the composed form (NFC) and letters of plain width.";
    CONFUSABLE: "format.userName-confusable", Info, Likely, "UTS 39 §5",
        "Letters of two scripts stand in one word of the user name",
        "Type the word again: letters of another script look the same and do not match.";
}

/// Checks a user name.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    if !text.is_ascii() {
        check_letters(value, findings);
    }
    if email::is_meant(text) {
        email::is_address(value, findings);
    }
}

fn check_letters(value: &Text<'_>, findings: &mut Findings) {
    check_composed(value, true, findings);
    let text = value.text();
    if let Some((at, character)) = text.char_indices().find(|&(_, character)| is_outside(character))
    {
        let shown = visible(character.encode_utf8(&mut [0; 4]));
        let message =
            sentence!("`", shown, "` (", code_point(character), ") is not for user names");
        let span = value.part(at, at + character.len_utf8());
        return findings.push(Finding::at(&PRECIS, span).message(message));
    }
    if text.split('@').any(runs_both_ways) {
        let message = "Letters from left to right and from right to left stand in one user name";
        findings.push(Finding::at(&PRECIS, value.span()).message(message));
    }
    if let Some((start, end, [one, other])) = mixed_word(text) {
        let message =
            sentence!("One word mixes ", one, " and ", other, " letters, which look alike");
        findings.push(Finding::at(&CONFUSABLE, value.part(start, end)).message(message));
    }
}

/// Notes characters that are not in their composed form, and where `wide`, of full width.
pub(super) fn check_composed(value: &Text<'_>, wide: bool, findings: &mut Findings) {
    let mut composed = String::new();
    let mut place = None;
    let mut last_start = 0;
    for (at, character) in value.text().char_indices() {
        let joined = composed.chars().next_back().and_then(|last| compose(last, character));
        let narrow = narrowed(character).filter(|_| wide);
        let changed = joined.or(narrow);
        if joined.is_some() {
            composed.pop();
        } else {
            last_start = at;
        }
        if changed.is_some() {
            place.get_or_insert((last_start, at + character.len_utf8()));
        }
        composed.push(changed.unwrap_or(character));
    }
    let Some((start, end)) = place else { return };
    let finding = Finding::at(&NOT_NFC, value.part(start, end));
    // A password is changed by nobody but its owner, and stands in no fix.
    let fix = wide.then(|| value.replaced(Fix::safe("Use the composed form"), &composed));
    findings.push(finding.fix(fix));
}

/// Ranges that have no character of PRECIS's `IdentifierClass`, or next to none: punctuation,
/// symbols, compatibility forms, emoji, private use, unassigned planes.
const OUTSIDE: [(char, char); 32] = [
    ('\u{80}', '\u{b6}'),
    ('\u{b8}', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{2d8}', '\u{2dd}'),
    ('\u{37e}', '\u{37e}'),
    ('\u{60c}', '\u{60d}'),
    ('\u{61f}', '\u{61f}'),
    ('\u{66a}', '\u{66d}'),
    ('\u{e3f}', '\u{e3f}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200b}'),
    ('\u{200e}', '\u{2138}'),
    ('\u{213a}', '\u{214d}'),
    ('\u{2150}', '\u{2182}'),
    ('\u{2189}', '\u{2bff}'),
    ('\u{2e00}', '\u{2e2e}'),
    ('\u{2e30}', '\u{3004}'),
    ('\u{3008}', '\u{3029}'),
    ('\u{302e}', '\u{303b}'),
    ('\u{303d}', '\u{303f}'),
    ('\u{309b}', '\u{309c}'),
    ('\u{3130}', '\u{319f}'),
    ('\u{31c0}', '\u{31ef}'),
    ('\u{3200}', '\u{33ff}'),
    ('\u{4dc0}', '\u{4dff}'),
    ('\u{a490}', '\u{a4cf}'),
    ('\u{e000}', '\u{fa0d}'),
    ('\u{fb00}', '\u{ff00}'),
    ('\u{ff5f}', '\u{ffff}'),
    ('\u{1f000}', '\u{1faff}'),
    ('\u{323b0}', '\u{10ffff}'),
];

fn is_outside(character: char) -> bool {
    OUTSIDE.iter().any(|&(first, last)| (first..=last).contains(&character))
}

/// The script of a letter, of those whose letters look alike.
fn script(character: char) -> Option<&'static str> {
    match character {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some("Latin"),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("Greek"),
        '\u{400}'..='\u{52f}' => Some("Cyrillic"),
        _ => None,
    }
}

/// The first word with letters of two scripts: its range and the scripts.
fn mixed_word(text: &str) -> Option<(usize, usize, [&'static str; 2])> {
    let is_mark = |character: char| ('\u{300}'..='\u{36f}').contains(&character);
    let letter = |character: char| script(character).is_some() || is_mark(character);
    let mut end = 0;
    text.split_inclusive(|character| !letter(character)).find_map(|piece| {
        let start = end;
        end += piece.len();
        let word = piece.trim_end_matches(|character| !letter(character));
        let mut scripts = word.chars().filter_map(script);
        let one = scripts.next()?;
        let other = scripts.find(|other| *other != one)?;
        Some((start, start + word.len(), [one, other]))
    })
}

/// Says whether letters that run left and right stand in one text (RFC 5893 §2).
fn runs_both_ways(text: &str) -> bool {
    let leftward = |character: char| ('\u{5d0}'..='\u{8ff}').contains(&character);
    text.contains(leftward) && text.contains(|character| script(character).is_some())
}

/// The letter of plain width for one of full width.
fn narrowed(character: char) -> Option<char> {
    let wide = ('\u{ff01}'..='\u{ff5e}').contains(&character);
    char::from_u32(u32::from(character).wrapping_sub(0xfee0)).filter(|_| wide)
}

/// What two characters are composed to: Latin, Greek and Cyrillic letters with the usual marks,
/// and the syllables of Korean.
fn compose(first: char, second: char) -> Option<char> {
    let (one, two) = (u32::from(first), u32::from(second));
    match second {
        '\u{300}'..='\u{328}' => {
            let (_, pairs) = COMPOSED.iter().find(|(mark, _)| *mark == second)?;
            let mut letters = pairs.chars();
            while let (Some(plain), Some(composed)) = (letters.next(), letters.next()) {
                if plain == first {
                    return Some(composed);
                }
            }
            None
        }
        '\u{1161}'..='\u{1175}' if ('\u{1100}'..='\u{1112}').contains(&first) => {
            char::from_u32(0xac00 + ((one - 0x1100) * 21 + two - 0x1161) * 28)
        }
        '\u{11a8}'..='\u{11c2}' if ('\u{ac00}'..='\u{d7a3}').contains(&first) => {
            let open = (one - 0xac00).is_multiple_of(28);
            char::from_u32(one + two - 0x11a7).filter(|_| open)
        }
        _ => None,
    }
}

/// For each mark the letters that it composes with, each in front of the composed one.
static COMPOSED: [(char, &str); 13] = [
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuù"),
    (
        '\u{301}',
        "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιίϋΰοόυύωώГЃКЌгѓкќ",
    ),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"),
    ('\u{303}', "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
    ('\u{304}', "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ('\u{306}', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуў"),
    ('\u{307}', "CĊcċEĖeėGĠgġIİZŻzż"),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋЕЁІЇеёії"),
    ('\u{30a}', "AÅaåUŮuů"),
    ('\u{30b}', "OŐoőUŰuű"),
    ('\u{30c}', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž"),
    ('\u{327}', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ"),
    ('\u{328}', "AĄaąEĘeęIĮiįUŲuų"),
];

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(text: &str) -> Vec<String> {
        found_in(Type::String, Format::UserName, &quote(text))
    }

    #[test]
    fn names_of_all_countries_are_clean() {
        let names = [
            "bjensen",
            "bjensen@example.com",
            "O'Brien",
            "Ada  Lovelace",
            "José",
            "Łukasz",
            "李",
            "山田々",
            "김민준",
            "петър@example.com",
            "Γιώργος",
            "עדה",
            "עדה@example.com",
            "محمد.5",
            "मीना",
            "DOMAIN\\bob",
            "a!#$%^&*()_+~",
            "l·l",
            "ʻokina",
            "nguyễn",
        ];
        assert_clean(Type::String, Format::UserName, &names);
    }

    #[test]
    fn characters_that_are_not_for_names_are_named() {
        for (text, character, name) in [
            ("∞", "∞", "U+221E"),
            ("bob😀", "😀", "U+1F600"),
            ("a\u{e000}b", "\u{e000}", "U+E000"),
            ("5€", "€", "U+20AC"),
            ("a\u{2028}b", "\u{2028}", "U+2028"),
            ("bob×2", "×", "U+00D7"),
        ] {
            let shown = if character == "\u{2028}" { "U+2028" } else { character };
            let expected = format!(
                "warning format.userName-precis [{character}] `{shown}` ({name}) is not for user names"
            );
            assert_eq!(found(text), [expected]);
        }
        assert_eq!(
            found("adaעדה"),
            ["warning format.userName-precis [\"adaעדה\"] Letters from left to right and from \
              right to left stand in one user name"]
        );
    }

    #[test]
    fn what_servers_compose_and_narrow_is_noted() {
        let message = "The text is written with characters that servers change before they compare";
        for (text, marked, composed) in [
            ("jose\u{301}@x.co", "e\u{301}", "josé@x.co"),
            ("и\u{306}", "и\u{306}", "й"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}", "한"),
            ("ｂｏｂ", "ｂ", "bob"),
            ("ΐ".to_owned().replace('ΐ', "ι\u{308}\u{301}").as_str(), "ι\u{308}", "ΐ"),
        ] {
            let expected =
                format!("info format.userName-not-nfc [{marked}] {message} -> \"{composed}\"");
            assert_eq!(found(text), [expected]);
        }
        // Nothing composes these two: they are in NFC.
        assert_clean(Type::String, Format::UserName, &["q\u{303}"]);
    }

    #[test]
    fn words_of_two_scripts_are_noted() {
        assert_eq!(
            found("x раul"),
            ["info format.userName-confusable [раul] One word mixes Cyrillic and Latin letters, \
              which look alike"]
        );
        assert_clean(Type::String, Format::UserName, &["paul", "раул", "paul.раул"]);
    }

    #[test]
    fn a_user_name_that_is_meant_as_an_address_is_checked_as_one() {
        assert_eq!(
            found("bob@x,co.com"),
            ["warning format.email [,] `bob@x,co.com` is not an email address: \
              a character behind the `@` does not belong in a domain"]
        );
        // Letter case of a domain is no concern of user names, which know none.
        assert_clean(Type::String, Format::UserName, &["bob@X.CO", "bob@host", "a@b@c.co"]);
    }
}
