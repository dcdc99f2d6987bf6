//! Any text, and texts that come near the right ones.

use proptest::prelude::*;

use super::credentials::assert_silent_about;
use super::*;

/// Texts that come near an address: pieces of good ones between arbitrary characters.
fn near_url() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("https://".to_owned()),
        Just("http:".to_owned()),
        Just("api.".to_owned()),
        Just("service.".to_owned()),
        Just("us2.".to_owned()),
        Just("sumologic.com".to_owned()),
        Just("/api/v1/scim/".to_owned()),
        Just("/docs/".to_owned()),
        Just("Users".to_owned()),
        "[:/?#@.\\\\<>_ \u{a0}\u{200b}A-Zа]{0,4}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The right address with one or two characters changed, taken out or put in.
fn nearly_right() -> impl Strategy<Value = String> {
    let slip = (0usize..45, 0u8..3, "[:/?#@.\\\\<>\\[{_ \"'%*a-zA-Z0-9\u{a0}\u{200b}а-я-]");
    (0usize..11, proptest::collection::vec(slip, 1..3)).prop_map(|(which, slips)| {
        let mut url: Vec<char> =
            current().nth(which).unwrap().scim_base_url.unwrap().chars().collect();
        for (place, kind, character) in slips {
            let place = place % url.len();
            let character = character.chars().next().unwrap();
            match kind {
                0 => url[place] = character,
                1 => url.insert(place, character),
                _ => drop(url.remove(place)),
            }
        }
        url.into_iter().collect()
    })
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![near_url(), nearly_right()]
}

fn assert_in_bounds(text: &str, report: &Report) {
    let length = text.encode_utf16().count() as u32;
    for found in &report.diagnostics {
        let edits = found.fix.iter().flat_map(|fix| &fix.edits);
        let edits = edits.map(|edit| (edit.start, edit.end));
        for (start, end) in found.start.zip(found.end).into_iter().chain(edits) {
            assert!(start <= end && end <= length, "{} {start}..{end} of {length}", found.rule);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_gives_a_report_about_its_own_places(text in address()) {
        for options in [BaseUrlOptions::default(), on("us2")] {
            let found = check_base_url(&text, &options);
            assert_in_bounds(&text, &found.report);
            let silent = found.report.diagnostics.is_empty();
            prop_assert!(!silent || found.canonical.as_deref() == Some(text.as_str()), "{text}");
        }
        prop_assert!(deployment_of(&text).message.ends_with('.'));
    }

    #[test]
    fn a_fix_removes_its_own_finding(text in address()) {
        let before = check_base_url(&text, &on("us2")).report;
        for found in &before.diagnostics {
            let Some(fix) = found.fix.clone() else { continue };
            let after = apply_fixes(&text, &[fix], true, Encoding::Utf16);
            prop_assert_eq!(after.applied, 1);
            let left = check_base_url(&after.text, &on("us2")).report;
            prop_assert!(!rules(&left).contains(&found.rule.as_str()), "{} in {text:?} -> {:?}", found.rule, after.text);
        }
    }

    #[test]
    fn all_fixes_together_reach_a_state_that_safe_fixes_leave_alone(text in address()) {
        let check = |text: &str| check_base_url(text, &BaseUrlOptions::default()).report;
        let done = mended(&text, check, false);
        let left = fixes(&check(&done)).iter().filter(|fix| fix.safe).count();
        prop_assert_eq!(left, 0, "{:?} -> {:?}", text, done);
    }
}

fn pair() -> impl Strategy<Value = (String, String)> {
    ("su[A-Za-z0-9]{12}", "[A-Za-z0-9]{64}")
}

/// A token after some mistakes: the plaintext's, then the pasted text's.
fn spoilt() -> impl Strategy<Value = (String, String, String)> {
    let inner = prop_oneof![
        Just(("", "", "")),
        Just(("", "", "\n")),
        Just(("", "", "\r\n")),
        Just(("", " ", "")),
        Just(("\"", "", "\"")),
        Just(("<", "", ">")),
        Just(("Bearer ", "", "")),
        Just(("\u{feff}", "", "")),
        Just((" ", "", " ")),
    ];
    let outer = prop_oneof![
        Just(("", "")),
        Just((" ", "\n")),
        Just(("Bearer ", "")),
        Just(("“", "”")),
        Just(("\u{200b}", "")),
        Just(("Basic ", "\u{a0}")),
        Just(("<", ">")),
    ];
    (pair(), inner, outer, 0u8..3).prop_map(|((id, key), inner, outer, way)| {
        let plain = format!("{}{id}:{}{key}{}", inner.0, inner.1, inner.2);
        let token = match way {
            0 => base64(plain),
            1 => base64(base64(plain)),
            _ => base64(utf16(&plain)),
        };
        (id, key, format!("{}{token}{}", outer.0, outer.1))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_token_decodes_to_its_pair_and_has_nothing_to_find((id, key) in pair()) {
        let made = bearer_token(&id, &key);
        prop_assert!(made.report.diagnostics.is_empty());
        let token = made.token.unwrap();
        prop_assert_eq!(STANDARD.decode(&token).unwrap(), format!("{id}:{key}").into_bytes());
        prop_assert!(check_bearer_token(&token).diagnostics.is_empty());
    }

    #[test]
    fn whatever_pair_gives_a_token_is_the_pair_in_it(id in any::<String>(), key in any::<String>()) {
        let made = bearer_token(&id, &key);
        assert_in_bounds(&id, &check_access_key(&id, ""));
        assert_in_bounds(&key, &check_access_key("", &key));
        if let Some(token) = made.token {
            prop_assert_eq!(STANDARD.decode(&token).unwrap(), format!("{id}:{key}").into_bytes());
        }
    }

    #[test]
    fn a_spoilt_token_is_reported_without_its_secrets((id, key, token) in spoilt()) {
        let report = check_bearer_token(&token);
        assert_in_bounds(&token, &report);
        prop_assert_eq!(report.ok, token.trim_matches([' ', '\n']) == base64(format!("{id}:{key}")));
        assert_silent_about(&[&id, &key, &token.replace("Bearer", "").replace("Basic", "")], &report);
    }

    #[test]
    fn any_token_gives_a_report_about_its_own_places(token in "\\PC{0,40}|[ \n\u{a0}A-Za-z0-9+/=:._-]{0,120}") {
        assert_in_bounds(&token, &check_bearer_token(&token));
    }

    #[test]
    fn a_fix_of_a_token_removes_its_own_finding((_, _, token) in spoilt()) {
        let before = check_bearer_token(&token);
        for found in &before.diagnostics {
            let Some(fix) = found.fix.clone() else { continue };
            let after = apply_fixes(&token, &[fix], true, Encoding::Utf16);
            let left = check_bearer_token(&after.text);
            let left = rules(&left);
            // Blanks before a word and behind it are two findings.
            let twice = before.diagnostics.iter().filter(|one| one.rule == found.rule).count();
            prop_assert!(left.iter().filter(|rule| **rule == found.rule).count() < twice, "{}", found.rule);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_saml_addresses_give_a_report(acs in address(), entity in address(), rest in address()) {
        let all = Saml {
            acs_url: Some(acs.clone()),
            entity_id: Some(entity.clone()),
            recipient: Some(rest.clone()),
            destination: Some(acs.clone()),
            base_url: Some(rest.clone()),
        };
        let report = check_saml(&all);
        for (source, text) in [("acsUrl", &acs), ("entityId", &entity), ("recipient", &rest), ("destination", &acs), ("baseUrl", &rest)] {
            let mut part = report.clone();
            part.diagnostics.retain(|found| found.source == source);
            assert_in_bounds(text, &part);
        }
    }
}
