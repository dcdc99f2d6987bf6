//! No text from the options breaks out of where it stands: shells, PowerShell, Terraform, Markdown
//! and JSON give it back as it was.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scim_preflight::preflight::{RowAction, SetupKit};
use serde_json::{Value, json};

use super::terraform::terraform;
use super::{of, sound};

/// Names made of what somebody's quotes could end with.
fn name() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "Ops", " ", "'", "''", "\"", "\\", "\\'", "`", "``", "```", "$", "$$", "${x}",
        "$${x}", "$(id)", "%{", "%%{ if }", "%", "|", "\\|", "||", "\n", "\r\n", "\n```\n", "\t",
        "’", "‘", "‚", "‛", "”", "<b>", "</code>", "<!--", "-->", "&amp;", "&#124;", "*", "_",
        "[x](y)", "![", "~~", "#", "--", "; rm", "&&", "@'", "'@", "EOF", "{app}", "{appId}",
        "\u{1}", "\u{7f}", "\u{2028}", "\u{feff}", "é", "😀",
    ]);
    prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Value> {
    // A value has to be something, so that it stays in the list.
    let role = (name(), name())
        .prop_map(|(shown, value)| json!({"displayName": shown, "value": format!("x{value}")}));
    (name(), prop::collection::vec(role, 1..4), any::<bool>()).prop_map(|(app, roles, mapped)| {
        let mut options = sound();
        options["appName"] = app.into();
        options["roles"] = roles.into();
        options["mode"] = if mapped { "mapped" } else { "assignment" }.into();
        options
    })
}

fn bodies(made: &SetupKit) -> Vec<String> {
    let bodies = made.requests.iter().filter_map(|request| request.body.as_ref());
    bodies.map(|body| serde_json::to_string(body).unwrap()).collect()
}

/// What a shell hands to curl as the body: each followed by a byte that no body holds.
fn shell_bodies(made: &SetupKit) -> Vec<String> {
    let mut script = String::from(
        "curl() { cat >/dev/null; while [ $# -gt 0 ]; do [ \"$1\" = --data ] && printf '%s\\001' \"$2\"; shift; done; return 0; }\n",
    );
    script.extend(made.requests.iter().map(|request| request.curl.as_str()));
    let output = Command::new("sh").arg("-c").arg(&script).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}\n{script}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\u{1}').map(str::to_owned).collect()
}

/// The text that PowerShell reads between single quotes, and what comes after it. PowerShell takes
/// typographic quotes for the same thing, and two of them for one.
fn powershell_text(quoted: &str) -> (String, String) {
    let is_quote = |character: char| "'‘’‚‛".contains(character);
    let mut characters = quoted.chars().peekable();
    assert!(characters.next().is_some_and(is_quote));
    let mut text = String::new();
    while let Some(character) = characters.next() {
        if is_quote(character) && characters.next_if(|next| is_quote(*next)).is_none() {
            break;
        }
        text.push(character);
    }
    (text, characters.collect())
}

/// The cells of all tables of a Markdown document, row by row, and the code in its fences.
fn markdown(text: &str) -> (Vec<Vec<String>>, Vec<(String, String)>) {
    let (mut rows, mut fences) = (Vec::new(), Vec::new());
    let mut row: Vec<String> = Vec::new();
    let mut fence: Option<(String, String)> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell) => row.push(String::new()),
            Event::End(TagEnd::TableRow) => rows.push(core::mem::take(&mut row)),
            Event::End(TagEnd::TableHead) => row.clear(),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                fence = Some((language.to_string(), String::new()));
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(fence.take()),
            Event::Text(text) | Event::Code(text) => match (&mut fence, row.last_mut()) {
                (Some((_, lines)), _) => lines.push_str(&text),
                (None, Some(cell)) => cell.push_str(&text),
                (None, None) => {}
            },
            Event::InlineHtml(html) => {
                assert!(matches!(&*html, "<code>" | "</code>"), "HTML of somebody else: {html}");
            }
            Event::Html(html) => panic!("a block of HTML: {html}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::List(_)) => {
                panic!("a text of the options is read as Markdown: {text}");
            }
            _ => {}
        }
    }
    (rows, fences)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_shell_hands_every_body_over_as_it_is(options in options()) {
        let made = of(&options);
        prop_assert_eq!(shell_bodies(&made), bodies(&made));
    }

    #[test]
    fn powershell_reads_every_body_as_it_is(options in options()) {
        let made = of(&options);
        for request in made.requests.iter().filter(|request| request.body.is_some()) {
            let (_, quoted) = request.powershell.split_once(" -Body ").unwrap();
            let (text, rest) = powershell_text(quoted);
            prop_assert_eq!(text, serde_json::to_string(&request.body).unwrap());
            prop_assert_eq!(rest, "\n");
        }
    }

    #[test]
    fn every_row_of_the_runbook_is_one_row_of_four_cells(options in options()) {
        let made = of(&options);
        let (rows, fences) = markdown(&made.runbook);
        prop_assert!(rows.iter().all(|row| row.len() == 4), "{:#?}", rows);
        // Attributes that are deleted share a row.
        let deleted = |row: &&Vec<String>| row[1] == "Delete";
        let listed = rows.iter().filter(|row| !deleted(row)).count();
        let kept = made.rows.iter().filter(|row| row.action != RowAction::Delete).count();
        prop_assert_eq!(listed, kept);
        let languages: Vec<_> = fences.iter().map(|(language, _)| language.as_str()).collect();
        let json = ["json"].repeat(bodies(&made).len());
        prop_assert_eq!(languages, [&["sh", "powershell"][..], &json[..], &["hcl"][..]].concat());
        let first: Value = serde_json::from_str(&fences[2].1).unwrap();
        let name = options["appName"].as_str().unwrap().trim();
        prop_assert_eq!(&first["label"], if name.is_empty() { "Sumo Logic" } else { name });
        prop_assert_eq!(&fences.last().unwrap().1, &made.terraform);
    }

    #[test]
    fn roles_stand_in_the_runbook_as_they_are_called(options in options()) {
        let made = of(&options);
        let (rows, _) = markdown(&made.runbook);
        let shown = rows.iter().filter(|row| row[1] == "Add").map(|row| row[2].as_str());
        let expected = made.rows.iter().filter(|row| row.action == RowAction::Add);
        let expected: Vec<String> = expected.map(|row| visible(&row.value)).collect();
        prop_assert_eq!(shown.map(str::trim).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_line_of_the_configuration_is_somebody_else_s(options in options()) {
        let plain = of(&json!({
            "deployment": "US2", "mode": options["mode"], "saml": options["saml"],
            "roles": vec!["Analyst"; options["roles"].as_array().unwrap().len()],
        }));
        let made = of(&options);
        let starts = |text: &str| -> Vec<String> {
            text.lines().map(|line| line.split(['=', '{']).next().unwrap().trim().to_owned()).collect()
        };
        prop_assert_eq!(starts(&made.terraform), starts(&plain.terraform));
    }
}

/// A text as the runbook shows it: what takes no ink has a sign.
fn visible(text: &str) -> String {
    scim_preflight::text::visible(text).trim().to_owned()
}

/// A few hundred names at once, since each start of terraform takes a while.
#[test]
fn terraform_reads_every_name_as_it_is() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let names: Vec<String> =
        (0..300).map(|_| name().new_tree(&mut runner).unwrap().current()).collect();
    let mut options = sound();
    options["roles"] = names.iter().map(|name| json!(format!("x{name}"))).collect();
    let text = of(&options).terraform;
    let list = text.split("toset(").nth(1).unwrap().split(")\n").next().unwrap();
    // What the console shows of a text is in quotes of its own, so it shows Base64.
    let asked = format!("base64encode(jsonencode({list}))\n");
    let Some(read) = terraform(&["console"], &asked) else { return };
    let read = STANDARD.decode(read.trim().trim_matches('"')).unwrap();
    let read: Vec<String> = serde_json::from_slice(&read).unwrap();
    let expected: Vec<String> = names.iter().map(|name| format!("x{name}")).collect();
    assert_eq!(read, expected);
    assert_eq!(terraform(&["fmt", "-"], &text), Some(text));
}
