//! Access key and token: tables of traps, and that no secret is ever repeated.

use super::*;

/// A token, its rules, and whether the fixes lead to the right token.
type Trap = (String, &'static [&'static str], bool);

fn traps() -> impl Iterator<Item = Trap> {
    traps_of_the_plaintext().into_iter().chain(traps_of_the_text())
}

/// What goes wrong before the encoding.
fn traps_of_the_plaintext() -> Vec<Trap> {
    let right = right_token();
    let pair = format!("{ID}:{KEY}");
    let encoded = |plain: String| base64(plain);
    vec![
        (String::new(), &["token.empty"], false),
        (" \n".into(), &["token.empty"], false),
        ("Bearer ".into(), &["token.empty"], false),
        (encoded(format!("{pair}\n")), &["token.trailing-newline"], true),
        (encoded(format!("{pair}\r\n")), &["token.trailing-crlf"], true),
        (encoded(format!("{ID}: {KEY}")), &["token.space-after-colon"], false),
        (encoded(format!("{ID} :{KEY}")), &["token.blank-inside"], false),
        (encoded(format!("{pair} ")), &["token.blank-inside"], true),
        (encoded(format!("\"{pair}\"")), &["token.quotes-inside"], false),
        (encoded(format!("“{ID}”:“{KEY}”")), &["token.quotes-inside"], false),
        (encoded(format!("{ID}{KEY}")), &["token.missing-colon"], false),
        (encoded(format!("{KEY}:{ID}")), &["token.swapped"], false),
        (encoded(format!("<{ID}>:<{KEY}>")), &["token.brackets-inside"], false),
        (encoded(format!("Basic {pair}")), &["token.scheme-inside"], false),
        (encoded(format!("Bearer {pair}")), &["token.scheme-inside"], false),
        (base64(&right), &["token.encoded-twice"], false),
        (base64(utf16(&pair)), &["token.utf-16"], false),
        (base64(utf16(&format!("\u{feff}{pair}"))), &["token.utf-16"], false),
        (encoded(format!("\u{feff}{pair}")), &["token.bom"], false),
        ("Og==".into(), &["token.only-colon"], false),
        (encoded("<access ID>:<access key>".into()), &["token.placeholder-inside"], false),
        ("<token>".into(), &["token.placeholder", "token.quotes"], false),
        (pair.clone(), &["token.not-encoded"], false),
        (KEY.into(), &["token.access-key-alone"], false),
        (ID.into(), &["token.access-id-alone"], false),
        (encoded(KEY.into()), &["token.key-encoded-alone"], false),
        (encoded(ID.into()), &["token.id-encoded-alone"], false),
        (encoded(format!("{ID}:")), &["token.half-empty"], false),
        (encoded(format!(":{KEY}")), &["token.half-empty"], false),
        (encoded("ann@example.com:correct-horse".into()), &["token.email"], false),
    ]
}

/// What goes wrong behind it.
fn traps_of_the_text() -> Vec<Trap> {
    let right = right_token();
    let encoded = |plain: String| base64(plain);
    vec![
        (wrap(&right, 76, "\n"), &["token.wrapped"], true),
        (wrap(&right, 64, "\n"), &["token.wrapped"], true),
        (wrap(&right, 76, "\r\n"), &["token.wrapped"], true),
        (wrap(&right, 40, " "), &["token.wrapped"], true),
        (right.replace('=', ""), &["token.padding"], true),
        (right.replace("==", "="), &["token.padding"], true),
        (format!("{right}="), &["token.padding"], true),
        (right[..90].into(), &["token.cut-off"], false),
        (right[..93].into(), &["token.cut-off"], false),
        (format!("{}…", &right[..30]), &["token.cut-off"], false),
        ("••••••••".into(), &["token.cut-off"], false),
        (format!("Bearer {right}"), &["token.scheme-prefix"], true),
        (format!("basic {right}"), &["token.scheme-prefix"], true),
        (format!("Bearer{right}"), &["token.scheme-prefix"], true),
        (format!("Authorization: Bearer {right}"), &["token.scheme-prefix"], true),
        (format!(" {right}"), &["token.surrounding-whitespace"], true),
        (format!("{right}\n"), &["token.surrounding-whitespace"], true),
        (format!("{right}\u{a0}"), &["token.invisible-character"], true),
        (format!("{}\u{200b}{}", &right[..20], &right[20..]), &["token.invisible-character"], true),
        (format!("\u{feff}{right}"), &["token.invisible-character"], true),
        (format!("“{right}”"), &["token.quotes"], true),
        (format!("\"{right}\""), &["token.quotes"], true),
        (format!("{}!{}", &right[..20], &right[20..]), &["token.not-base64"], false),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlIn0.c2lnbmF0dXJl".into(),
            &["token.other-product"],
            false,
        ),
        ("-_-_8J-YgPCfmIA".into(), &["token.foreign-alphabet"], false),
        ("AAECAwQFBgcICQoLDA0ODw==".into(), &["token.not-a-pair"], false),
        ("QWxhZGRpbjpPcGVuU2VzYW1l".into(), &["token.other-credentials"], false),
        (encoded(format!("suAb3dEf6hIj9:{KEY}")), &["token.id-shape"], false),
        (encoded(format!("{ID}:{}", &KEY[..40])), &["token.key-length"], false),
        (encoded(format!("{ID}:{}-", &KEY[..63])), &["token.key-characters"], false),
    ]
}

#[test]
fn every_trap_is_recognized_from_the_token_alone() {
    for (token, expected, mendable) in traps() {
        let report = check_bearer_token(&token);
        let mut found = rules(&report);
        found.sort_unstable();
        assert_eq!(found, expected, "{token:?}");
        let mended = mended(&token, check_bearer_token, true);
        assert_eq!(mended == right_token(), mendable, "{token:?} became {mended:?}");
    }
}

#[test]
fn a_right_token_has_nothing_to_find() {
    let made = bearer_token(ID, KEY);
    assert_eq!(made.token.as_deref(), Some(right_token().as_str()));
    assert!(made.report.diagnostics.is_empty());
    assert_eq!(right_token().len(), 108);
    assert!(right_token().starts_with("c3VBYjNk") && right_token().ends_with("=="));
    assert!(check_bearer_token(&right_token()).diagnostics.is_empty());
}

#[test]
fn doubtful_lengths_are_warnings_that_name_both_sources() {
    let report = check_bearer_token(&base64(format!("{ID}:{}", &KEY[..40])));
    let found = &report.diagnostics[0];
    assert!(report.ok);
    assert_eq!(found.message, "The access key in the token has 40 characters instead of 64");
    assert_eq!(found.certainty, Certainty::Likely);
    let note = &found.related.as_ref().unwrap()[0].message;
    assert_eq!(
        note,
        "Keys of 64 letters and digits are what is seen; one example in Sumo Logic's API description has 40."
    );
}

#[test]
fn a_wrapped_token_says_which_command_wrapped_it() {
    let said =
        |width| check_bearer_token(&wrap(&right_token(), width, "\n")).diagnostics[0].clone();
    assert_eq!(
        said(76).message,
        "The token is broken after 76 characters, as the command base64 does"
    );
    assert_eq!(said(76).help.as_deref(), Some("Remove the line break; -w0 avoids it."));
    assert_eq!(
        said(64).message,
        "The token is broken after 64 characters, as the command openssl base64 does"
    );
    assert_eq!(said(50).message, "The token is broken by blanks or line breaks");
}

#[test]
fn several_mistakes_are_told_apart() {
    let token = format!(" Bearer \"{}\"\n", base64(format!("'{ID}:{KEY}'\n")));
    let report = check_bearer_token(&token);
    assert_eq!(
        rules(&report),
        [
            "token.surrounding-whitespace",
            "token.scheme-prefix",
            "token.quotes",
            "token.quotes-inside",
            "token.trailing-newline",
            "token.surrounding-whitespace",
        ]
    );
}

/// Wrong pairs, as (access ID, access key, rules).
fn pairs() -> Vec<(String, String, &'static [&'static str])> {
    let (id, key) = (ID.to_owned(), KEY.to_owned());
    let with = |id: &str, key: &str, rules: &'static [&'static str]| {
        (id.to_owned(), key.to_owned(), rules)
    };
    vec![
        with("", KEY, &["access-key.empty"]),
        with(ID, " ", &["access-key.empty"]),
        with("", "", &["access-key.empty", "access-key.empty"]),
        (format!(" {id}"), key.clone(), &["access-key.whitespace"]),
        (id.clone(), format!("{key}\n"), &["access-key.whitespace"]),
        (id.clone(), format!("{key}\u{200b}"), &["access-key.invisible-character"]),
        (format!("\"{id}\""), key.clone(), &["access-key.quotes"]),
        (id.clone(), format!("<{key}>"), &["access-key.quotes"]),
        with("<access ID>", KEY, &["access-key.placeholder"]),
        with("your-access-id", KEY, &["access-key.placeholder"]),
        with(ID, "••••••••••••", &["access-key.cut-off"]),
        (id.clone(), format!("{}…", &KEY[..20]), &["access-key.cut-off"]),
        (format!("{id}:{key}"), key.clone(), &["access-key.pair-in-one-field"]),
        (id.clone(), format!("{id}:{key}"), &["access-key.pair-in-one-field"]),
        (id.clone(), right_token(), &["access-key.encoded"]),
        (id.clone(), format!("Bearer{}", right_token()), &["access-key.encoded"]),
        with(KEY, ID, &["access-key.swapped"]),
        with(ID, ID, &["access-key.same"]),
        with(KEY, KEY, &["access-key.same"]),
        with("ann@example.com", KEY, &["access-key.email"]),
        with("00000000000001DF", KEY, &["access-key.object-id"]),
        with("suAb3dEf6hIj9", KEY, &["access-key.id-shape"]),
        with("SUAb3dEf6hIj9k", KEY, &["access-key.id-shape"]),
        (id.clone(), key[..40].to_owned(), &["access-key.key-length"]),
        (id, format!("{}-", &key[..63]), &["access-key.key-characters"]),
    ]
}

#[test]
fn every_wrong_pair_is_named_and_gives_a_token_only_where_it_may_be_right() {
    for (id, key, expected) in pairs() {
        let made = bearer_token(&id, &key);
        assert_eq!(rules(&made.report), expected, "{id:?} {key:?}");
        assert_eq!(made.token.is_some(), made.report.ok, "{id:?} {key:?}");
    }
    let doubtful = bearer_token(ID, &KEY[..40]);
    assert_eq!(doubtful.token, Some(base64(format!("{ID}:{}", &KEY[..40]))));
}

/// Fails if anything that is said holds six characters in a row of a secret.
pub(super) fn assert_silent_about(secrets: &[&str], report: &Report) {
    for found in &report.diagnostics {
        let mut said: Vec<&str> = vec![&found.message];
        said.extend(found.help.as_deref());
        said.extend(found.related.iter().flatten().map(|related| related.message.as_str()));
        if let Some(fix) = &found.fix {
            said.push(&fix.title);
            said.extend(fix.edits.iter().map(|edit| edit.text.as_str()));
        }
        for secret in secrets {
            let pieces: Vec<char> = secret.chars().collect();
            for piece in pieces.windows(6) {
                let piece: String = piece.iter().collect();
                let leaks = said.iter().any(|said| said.contains(&piece));
                assert!(!leaks, "{} says {piece:?} in {said:?}", found.rule);
            }
        }
    }
}

#[test]
fn nothing_that_is_said_repeats_a_secret() {
    for (token, _, _) in traps() {
        let pieces: Vec<&str> = [ID, KEY].into_iter().chain([token.trim()]).collect();
        let words = ["<token>", "Bearer", "ann@example.com"];
        let secrets: Vec<&str> =
            pieces.into_iter().filter(|piece| !words.contains(piece)).collect();
        assert_silent_about(&secrets, &check_bearer_token(&token));
    }
    for (id, key, _) in pairs() {
        assert_silent_about(&[ID, KEY, &right_token()], &check_access_key(&id, &key));
    }
}
