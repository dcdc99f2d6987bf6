//! Holds the JSON reader against `serde_json`, against vectors of our own, and against itself:
//! spans, pointers, recovery, time.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where its own table is wrong"
)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use scim_preflight::json::{Document, Fault, FaultKind, Limits, Node, NodeKind, pointers};
use scim_preflight::report::{Diagnostic, DiagnosticFix};
use scim_preflight::scim::PayloadOptions;
use scim_preflight::text::Encoding;
use scim_preflight::{apply_fixes, check_payload};
use serde_json::Value;

/// What plain JSON may hold and is noted all the same: other readers lose it.
fn is_legal(fault: &Fault) -> bool {
    matches!(
        fault.kind,
        FaultKind::UnsafeInteger | FaultKind::DuplicateKey { .. } | FaultKind::LoneSurrogate
    )
}

fn accepts(text: &[u8]) -> bool {
    let document = Document::read(text, Limits::default());
    document.complete() && document.faults().iter().all(is_legal)
}

/// `serde_json` without building a value: it keeps duplicate names and lone surrogates, and has
/// no depth to run out of.
fn serde_accepts(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// How deeply brackets nest, those in strings counted in: an upper bound.
fn depth(text: &str) -> usize {
    let mut depth: usize = 0;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn kinds(text: &[u8]) -> Vec<FaultKind> {
    Document::read(text, Limits::default()).faults().iter().map(|fault| fault.kind).collect()
}

fn value_of(node: Node<'_>) -> Value {
    match node.kind() {
        NodeKind::Object => Value::Object(
            node.members().map(|(name, node)| (name.into(), value_of(node))).collect(),
        ),
        NodeKind::Array => Value::Array(node.elements().map(value_of).collect()),
        NodeKind::String => Value::String(node.text().unwrap().into_owned()),
        NodeKind::Bool => Value::Bool(node.boolean().unwrap()),
        NodeKind::Number => serde_json::from_slice(node.source()).unwrap(),
        NodeKind::Null | NodeKind::Broken => Value::Null,
    }
}

// Against serde_json.

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-c\"\\\\/~é😀]{0,3}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A text that is nearly JSON: its tokens in any order.
fn soup() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"a\":1",
        "1",
        "-0",
        "01",
        "1.5e3",
        "1.",
        "+1",
        "-",
        "true",
        "null",
        "True",
        "NaN",
        "undefined",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "\\",
        "'x'",
        "“y”",
        "/*c*/",
        "//d\n",
        "é",
        "😀",
        "\u{a0}",
        "\u{feff}",
        "\"\\u12\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\uffff\"",
        "9007199254740993",
        "word",
        "\u{0}",
        "=",
        "a.b",
        "x y",
        "\"é\\n\"",
        "<",
    ]);
    prop::collection::vec(token, 0..14).prop_map(|tokens| tokens.concat())
}

/// Valid JSON with one character changed, left out or put in.
fn mutated() -> impl Strategy<Value = String> {
    let character =
        prop::sample::select("{}[],:\"'\\ \n1-0etfnué/*\u{a0}".chars().collect::<Vec<_>>());
    (json(), any::<bool>(), any::<prop::sample::Index>(), character, 0..3_u8).prop_map(
        |(value, pretty, index, character, how)| {
            let text = if pretty {
                serde_json::to_string_pretty(&value).unwrap()
            } else {
                value.to_string()
            };
            let mut letters: Vec<char> = text.chars().collect();
            let at = index.index(letters.len());
            match how {
                0 => letters[at] = character,
                1 => letters.insert(at, character),
                _ => {
                    letters.remove(at);
                }
            }
            letters.into_iter().collect()
        },
    )
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    // Declared differences: the depth limit, and the byte order mark, which serde_json refuses too
    // but which we read over.
    if depth(text) <= 64 {
        prop_assert_eq!(accepts(text.as_bytes()), serde_accepts(text), "{:?}", text);
    }
    Ok(())
}

proptest! {
    #[test]
    fn valid_json_reads_as_the_same_value(value in json(), pretty in any::<bool>()) {
        let text = if pretty {
            serde_json::to_string_pretty(&value).unwrap()
        } else {
            value.to_string()
        };
        let document = Document::read(text.as_bytes(), Limits::default());
        prop_assert!(document.complete());
        prop_assert!(document.faults().iter().all(|fault| fault.kind == FaultKind::UnsafeInteger));
        prop_assert_eq!(value_of(document.root()), serde_json::from_str::<Value>(&text).unwrap());
    }

    #[test]
    fn token_soup_is_accepted_exactly_where_serde_json_accepts_it(text in soup()) {
        agrees(&text)?;
    }

    #[test]
    fn nearly_valid_json_is_accepted_exactly_where_serde_json_accepts_it(text in mutated()) {
        agrees(&text)?;
    }

    #[test]
    fn any_text_is_accepted_exactly_where_serde_json_accepts_it(text in any::<String>()) {
        agrees(&text)?;
    }

    #[test]
    fn bytes_that_are_no_utf8_are_never_accepted(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        if std::str::from_utf8(&bytes).is_err() {
            prop_assert!(!accepts(&bytes));
        }
    }
}

#[test]
fn the_declared_differences_to_serde_json_are_the_only_ones() {
    for (text, ours, serde_value) in [
        // serde_json keeps the last of two equal names in silence; here it is a finding.
        (r#"{"a": 1, "a": 2}"#, Some(()), true),
        // A lone surrogate has no value in Rust; here it is a finding and reading goes on.
        (r#""\ud83d""#, Some(()), false),
    ] {
        assert_eq!(accepts(text.as_bytes()).then_some(()), ours, "{text}");
        assert!(kinds(text.as_bytes()).len() == 1, "{text} is not noted");
        assert_eq!(serde_json::from_str::<Value>(text).is_ok(), serde_value, "{text}");
    }
    let deep = "[".repeat(65) + &"]".repeat(65);
    assert_eq!(kinds(deep.as_bytes()), [FaultKind::TooDeep]);
    assert!(serde_accepts(&deep));
    let marked = "\u{feff}{}";
    assert_eq!(kinds(marked.as_bytes()), [FaultKind::ByteOrderMark]);
    assert!(!serde_accepts(marked));
}

// Vectors in the spirit of the public suites.

#[test]
fn what_rfc_8259_allows_is_accepted() {
    let texts: &[&[u8]] = &[
        // Structure.
        b"{}",
        b"[]",
        b"[[]]",
        b"[{}]",
        b"{\"\":0}",
        b"{\"a\":[]}",
        b" \t\r\n{ \t\r\n} \t\r\n",
        b"[[[[[[[[]]]]]]]]",
        b"[null, 1, \"1\", {}]",
        b"true",
        b"null",
        b"0",
        b"\"\"",
        b"[false]",
        b"{\"a\":{\"a\":{\"a\":null}}}",
        b"[1,2,3,4,5,6,7,8,9]",
        // Numbers.
        b"-0",
        b"-1",
        b"1E22",
        b"1e-2",
        b"1e+2",
        b"0e1",
        b"0e+1",
        b"0.1",
        b"-0.1e-0",
        b"123.456e78",
        b"1.0",
        b"-9007199254740991",
        b"[0, -0, 10]",
        b"1e999",
        b"100000000000000000000000",
        // Strings.
        b"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        b"\"\\u0000\"",
        b"\"\\u0022\"",
        b"\"\\ud834\\udd1e\"",
        b"\"\\uD834\\uDD1E\"",
        b"\"\x7f\"",
        b"\"a/*b*/c//d\"",
        b"\"\\\\u0000\"",
        b"\"'\"",
        // UTF-8: two, three and four bytes, the last code point, a no-break space in a string.
        "\"é\"".as_bytes(),
        "\"€\"".as_bytes(),
        "\"😀\"".as_bytes(),
        "\"\u{10ffff}\"".as_bytes(),
        "\"\u{a0}\u{2028}\"".as_bytes(),
        "{\"é\": \"ü\"}".as_bytes(),
    ];
    for text in texts {
        assert!(accepts(text), "{} {:?}", String::from_utf8_lossy(text), kinds(text));
        assert!(serde_accepts(std::str::from_utf8(text).unwrap()));
    }
}

#[test]
fn what_rfc_8259_forbids_is_refused() {
    let texts: &[&[u8]] = &[
        // Structure.
        b"",
        b" ",
        b"[",
        b"]",
        b"{",
        b"}",
        b"[}",
        b"{]",
        b"[1",
        b"[1,",
        b"[1,]",
        b"[,1]",
        b"[,]",
        b"[1,,2]",
        b"[1 2]",
        b"[1:2]",
        b"{\"a\"}",
        b"{\"a\":}",
        b"{:1}",
        b"{\"a\":1,}",
        b"{,}",
        b"{\"a\" 1}",
        b"{\"a\"::1}",
        b"{\"a\":1 \"b\":2}",
        b"{1:1}",
        b"{a:1}",
        b"{'a':1}",
        b"{[]:1}",
        b"{\"a\":1}}",
        b"[]]",
        b"{} {}",
        b"[] x",
        b"1 2",
        b"{\"a\":1",
        b"{\"a\":",
        b"{\"a\"",
        b"{\"a",
        b"[\"a",
        b"[\"a]",
        b"[\"a\\",
        b"[\"\\u",
        b"[tru]",
        b"[nul",
        b"[True]",
        b"[NULL]",
        b"[undefined]",
        b"// c\n[]",
        b"[] // c",
        b"[/* c */]",
        b"/* c",
        b"#\n[]",
        b"<a>",
        b"*",
        b"[*]",
        // Numbers.
        b"[01]",
        b"[-01]",
        b"[+1]",
        b"[.5]",
        b"[-.5]",
        b"[5.]",
        b"[1.e1]",
        b"[1e]",
        b"[1e+]",
        b"[1ee2]",
        b"[0x1]",
        b"[1_000]",
        b"[1,000.0.0]",
        b"[--1]",
        b"[-]",
        b"[- 1]",
        b"[1 000]",
        b"[NaN]",
        b"[Infinity]",
        b"[-Infinity]",
        b"[1a]",
        b"[0e]",
        b"[-a]",
        "[１]".as_bytes(),
        // Strings.
        b"[\"\t\"]",
        b"[\"\n\"]",
        b"[\"\x00\"]",
        b"[\"\x1f\"]",
        b"[\"\\x00\"]",
        b"[\"\\a\"]",
        b"[\"\\u00g0\"]",
        b"[\"\\u00\"]",
        b"[\"\\U0000\"]",
        b"['a']",
        b"[\"a\" \"b\"]",
        b"[`a`]",
        "[“a”]".as_bytes(),
        b"[\"\\\xc3\xa9\"]",
        // Blanks that are none.
        b"[\x0c]",
        b"[\x0b1]",
        "[\u{a0}]".as_bytes(),
        "[1\u{2060}]".as_bytes(),
        b"{}\0",
        // UTF-8: a lone continuation, latin-1, an overlong slash, a surrogate, too large, cut off.
        b"[\"\x80\"]",
        b"[\"\xe9\"]",
        b"[\"\xc0\xaf\"]",
        b"[\"\xed\xa0\x80\"]",
        b"[\"\xf4\x90\x80\x80\"]",
        b"[\"\xe2\x82\"]",
        b"\xff\xfe[\0]\0",
        b"[\xe9]",
    ];
    for text in texts {
        assert!(!accepts(text), "{}", String::from_utf8_lossy(text));
        if let Ok(text) = std::str::from_utf8(text) {
            assert!(!serde_accepts(text), "{text}");
        }
    }
}

// Depth and time.

fn within(seconds: u64, what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    let took = start.elapsed();
    assert!(took < Duration::from_secs(seconds), "{what} took {took:?}");
}

fn check(text: &str) -> Vec<Diagnostic> {
    check_payload(text.as_bytes(), &PayloadOptions::default(), Encoding::Utf16).report.diagnostics
}

#[test]
fn ten_thousand_brackets_reach_the_limit_and_not_the_stack() {
    for text in ["[".repeat(10_000), "{\"a\":".repeat(10_000)] {
        let found = check(&text);
        let rules: Vec<&str> = found.iter().map(|found| found.rule.as_str()).collect();
        assert_eq!(rules, ["json.limits"], "{}…", &text[..10]);
        let place = 64 * (text.len() / 10_000) as u32;
        assert_eq!((found[0].start, found[0].end), (Some(place), Some(place + 1)));
        assert_eq!(found[0].message, "The text is nested more deeply than this checker reads");
    }
}

#[test]
fn sixty_four_levels_are_read_and_sixty_five_are_not() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert_eq!(kinds(nested(64).as_bytes()), []);
    assert_eq!(kinds(nested(65).as_bytes()), [FaultKind::TooDeep]);
    let shallow = Limits { depth: 2, ..Limits::default() };
    assert!(Document::read(b"[[]]", shallow).faults().is_empty());
    assert_eq!(Document::read(b"[[[]]]", shallow).faults()[0].kind, FaultKind::TooDeep);
}

#[test]
fn a_text_past_the_limit_is_not_read() {
    let limits = Limits { bytes: 5, ..Limits::default() };
    assert!(Document::read(b"[1,2]", limits).complete());
    let document = Document::read(b"[1,22]", limits);
    assert!(!document.complete());
    assert_eq!(document.faults()[0].kind, FaultKind::TooLarge);
}

#[test]
fn a_megabyte_of_anything_takes_time_in_proportion() {
    const LONG: usize = 1 << 20;
    let mut texts: Vec<String> = [
        "[", "{", "\"", " ", "\n", ",", ":", "\\", "'", "a", "1", "-", "/", "/*", "//", "[]", "é",
        "\u{a0}", "“", "a:", "\"\n", "{\"", "\r", "\u{1}",
    ]
    .iter()
    .map(|piece| piece.repeat(LONG / piece.len()))
    .collect();
    for (open, piece) in [
        ("[", "1 "),
        ("[", "\"\""),
        ("[", "1,"),
        ("[", ",,"),
        ("[", "\"\\"),
        ("[", "{},"),
        ("[", "x\u{a0}"),
        ("[", "9007199254740993,"),
        ("[\"", "\n"),
        ("[\"", "\n\"a"),
        ("[\"", "\\ud83d"),
        ("[", "'a\\"),
        ("{", "\"a\":1,"),
        ("{", "\"userName\":1,"),
        ("{", "\"name.x\":1,"),
        ("{", "a:1,"),
        ("{", "\"a\","),
        ("{\"a\":[", "0,"),
        ("{\"a\":{", "\"b\":0,"),
        ("{\"schemas\":[", "\"x\","),
        ("{\"emails\":[", "{},"),
        ("{\"roles\":[", "{\"value\":\"a\"},"),
        ("{\"Resources\":[", "{\"id\":\"1\"},"),
    ] {
        texts.push(open.to_owned() + &piece.repeat(LONG / 4 / piece.len()));
    }
    let many: Vec<String> = (0..20_000).map(|number| format!("\"a{number}\":1,")).collect();
    texts.push(format!("{{{}{}\"x\":1}}", many.concat(), "\"userName\":\"a\",".repeat(5_000)));
    for text in texts {
        let shown: String = text.chars().take(20).collect();
        within(20, &shown, || {
            check(&text);
        });
    }
}

// Recovery: what each fault says, where, and that its fix leaves JSON.

struct Slip {
    text: &'static str,
    /// Where it is, by the text there; an empty one stands behind `after`.
    at: &'static str,
    after: &'static str,
    message: &'static str,
    /// The text with the fix.
    fixed: Option<&'static str>,
}

const fn slip(
    text: &'static str,
    at: &'static str,
    after: &'static str,
    message: &'static str,
    fixed: Option<&'static str>,
) -> Slip {
    Slip { text, at, after, message, fixed }
}

const EXTRA_COMMA: &str = "A comma has no value behind it";
const COMMENT: &str = "JSON has no comments";
const MISSING_VALUE: &str = "A value is missing";
const LITERAL: &str = "A literal is spelled as in another language";
const NUMBER: &str = "A number is spelled in a way that JSON does not know";
const BROKEN_OFF: &str = "The text ends before the JSON does";
const CONTROL: &str = "A line break or another control character stands bare inside a string";
const NOT_JSON: &str = "This is not JSON from here on";
const BARE: &str = "A word stands without quotes";
const ODD_BLANK: &str = "A character stands here that looks like a blank, but is none to JSON";
const NO_QUOTE: &str = "The closing quote of a string is missing";
const NO_COLON: &str = "A colon is missing behind the member's name";
const SINGLE: &str = "A string stands in single quotes";
const SMART: &str = "A string stands in typographic quotes, as word processors make them";

static SLIPS: &[Slip] = &[
    slip(r#"{"a": 1,}"#, ",", "1", EXTRA_COMMA, Some(r#"{"a": 1}"#)),
    slip(r"[,1]", ",", "[", EXTRA_COMMA, Some("[1]")),
    slip(r"[1,,2]", ",", "1,", EXTRA_COMMA, Some("[1,2]")),
    slip(r"[,]", ",", "[", EXTRA_COMMA, Some("[]")),
    slip(r"[1 2]", "", "1", "A comma is missing", Some("[1, 2]")),
    slip("{\"a\": 1\n \"b\": 2}", "", "1", "A comma is missing", Some("{\"a\": 1,\n \"b\": 2}")),
    slip(r#"{"a" 1}"#, "", "\"a\"", NO_COLON, Some(r#"{"a": 1}"#)),
    slip(r#"{"a" = 1}"#, "=", "\"a\" ", NO_COLON, Some(r#"{"a" : 1}"#)),
    slip(r#"{"a" => 1}"#, "=>", "\"a\" ", NO_COLON, Some(r#"{"a" : 1}"#)),
    slip(r#"{"a": }"#, "", "\"a\": ", MISSING_VALUE, None),
    slip(r#"{"a"}"#, "", "\"a\"", MISSING_VALUE, None),
    slip(r#"{"a", "b": 1}"#, "", "\"a\"", MISSING_VALUE, None),
    slip("[1] // one", "// one", "[1] ", COMMENT, Some("[1] ")),
    slip("[/* é */1]", "/* é */", "[", COMMENT, Some("[1]")),
    slip("[1 /* é", "/*", "[1 ", BROKEN_OFF, None),
    slip("{'a': 1}", "'a'", "{", SINGLE, Some("{\"a\": 1}")),
    slip(r"['it\'s']", r"'it\'s'", "[", SINGLE, Some("[\"it's\"]")),
    slip(r#"['say "x"']"#, r#"'say "x"'"#, "[", SINGLE, Some(r#"["say \"x\""]"#)),
    slip("[“é”]", "“é”", "[", SMART, Some("[\"é\"]")),
    slip("{“it’s”: 1}", "“it’s”", "{", SMART, Some("{\"it’s\": 1}")),
    slip("[“a\"]", "“a\"", "[", SMART, Some("[\"a\"]")),
    slip("[‘a’]", "‘a’", "[", SMART, Some("[\"a\"]")),
    slip("{a: 1}", "a", "{", "A member's name stands without quotes", Some("{\"a\": 1}")),
    slip("[abc]", "abc", "[", BARE, Some("[\"abc\"]")),
    slip("{\"a\": b.c+d@e.co}", "b.c+d@e.co", "\"a\": ", BARE, Some("{\"a\": \"b.c+d@e.co\"}")),
    slip(
        "{\"a\": two words, \"b\": 1}",
        "two words",
        "\"a\": ",
        BARE,
        Some("{\"a\": \"two words\", \"b\": 1}"),
    ),
    slip("[2020-01-31]", "2020-01-31", "[", BARE, Some("[\"2020-01-31\"]")),
    slip("[00u1ab2cd]", "00u1ab2cd", "[", BARE, Some("[\"00u1ab2cd\"]")),
    slip("[True]", "True", "[", LITERAL, Some("[true]")),
    slip("[FALSE]", "FALSE", "[", LITERAL, Some("[false]")),
    slip("[None]", "None", "[", LITERAL, Some("[null]")),
    slip("[undefined]", "undefined", "[", LITERAL, Some("[null]")),
    slip("[NaN]", "NaN", "[", "JSON has no NaN and no Infinity", None),
    slip("[-Infinity]", "-Infinity", "[", "JSON has no NaN and no Infinity", None),
    slip("[01]", "01", "[", NUMBER, Some("[1]")),
    slip("[+1]", "+1", "[", NUMBER, Some("[1]")),
    slip("[-.5]", "-.5", "[", NUMBER, Some("[-0.5]")),
    slip("[1.]", "1.", "[", NUMBER, Some("[1.0]")),
    slip("[00.50e3]", "00.50e3", "[", NUMBER, Some("[0.50e3]")),
    slip("[0x1f]", "0x1f", "[", NUMBER, None),
    slip("[\"a\tb\"]", "\t", "a", CONTROL, Some("[\"a\\tb\"]")),
    slip("[\"a\nb\u{1}c\"]", "\nb\u{1}", "a", CONTROL, Some("[\"a\\nb\\u0001c\"]")),
    slip(
        r#"["a\é"]"#,
        "\\",
        "a",
        "A backslash is followed by no known escape",
        Some(r#"["a\\é"]"#),
    ),
    slip(
        r#"["\u12"]"#,
        "\\",
        "\"",
        "A backslash is followed by no known escape",
        Some(r#"["\\u12"]"#),
    ),
    slip("[\u{a0}1]", "\u{a0}", "[", ODD_BLANK, Some("[ 1]")),
    slip("{\u{2003}\u{200b}\"a\": 1}", "\u{2003}\u{200b}", "{", ODD_BLANK, Some("{ \"a\": 1}")),
    slip("[]\u{0}", "\u{0}", "[]", ODD_BLANK, Some("[] ")),
    slip(
        "{\"a\": \"b,\n \"c\": 1}",
        "\"b",
        "\"a\": ",
        NO_QUOTE,
        Some("{\"a\": \"b\",\n \"c\": 1}"),
    ),
    slip("{\"a\": \"b\r\n}\r\n", "\"b", "\"a\": ", NO_QUOTE, Some("{\"a\": \"b\"\r\n}\r\n")),
    slip("{\"a\": 1", "", "1", BROKEN_OFF, None),
    slip("{\"a\":", "", "\"a\":", BROKEN_OFF, None),
    slip("{\"a\"", "", "\"a\"", BROKEN_OFF, None),
    slip("[\"a", "\"a", "[", BROKEN_OFF, None),
    slip("[\"a\n", "\"a", "[", BROKEN_OFF, None),
    slip("[\"a\\", "\"a\\", "[", BROKEN_OFF, None),
    slip("['a\\", "'a\\", "[", BROKEN_OFF, None),
    slip("{} {}", "{}", "{} ", "There is more text behind the end of the JSON", None),
    slip("", "", "", "There is nothing here", None),
    slip("[1}", "}", "[1", NOT_JSON, None),
    slip("[é]", "é", "[", NOT_JSON, None),
    slip("<!DOCTYPE html>", "<", "", "This is an HTML or XML page, not JSON", None),
];

fn syntax(text: &str) -> Vec<Diagnostic> {
    check(text).into_iter().filter(|found| found.rule == "json.syntax").collect()
}

#[test]
fn every_slip_gives_one_finding_at_its_place_and_a_fix_that_leaves_json() {
    for Slip { text, at, after, message, fixed } in SLIPS {
        let found = syntax(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:#?}");
        let found = &found[0];
        assert_eq!(&found.message, message, "{text:?}");
        let start = text.find(after).unwrap() + after.len();
        assert_eq!(&text[start..start + at.len()], *at, "{text:?}: the table is wrong");
        let units = |end: usize| Some(text[..end].encode_utf16().count() as u32);
        let place = (units(start), units(start + at.len()));
        assert_eq!((found.start, found.end), place, "{text:?}: {message}");
        let mended = found.fix.as_ref().map(|fix| apply(text, std::slice::from_ref(fix)));
        assert_eq!(mended.as_deref(), *fixed, "{text:?}");
        if let Some(mended) = mended {
            assert!(serde_accepts(&mended), "{text:?} becomes {mended:?}");
            assert!(accepts(mended.as_bytes()), "{text:?} becomes {mended:?}");
        }
    }
}

fn apply(text: &str, fixes: &[DiagnosticFix]) -> String {
    apply_fixes(text, fixes, true, Encoding::Utf16).text
}

#[test]
fn several_slips_in_one_text_are_all_found_and_all_mended_at_once() {
    let text = "{'userName': “a”, // the login\n active: True, name: {givenName: 'B',}, x: [1 2,]}";
    let found = syntax(text);
    assert_eq!(found.len(), 12, "{found:#?}");
    let fixes: Vec<DiagnosticFix> = found.into_iter().filter_map(|found| found.fix).collect();
    let mended = apply(text, &fixes);
    assert_eq!(
        mended,
        "{\"userName\": \"a\", \n \"active\": true, \"name\": {\"givenName\": \"B\"}, \"x\": [1, 2]}"
    );
    assert!(serde_accepts(&mended));
}

#[test]
fn what_stands_in_foreign_quotes_is_read_all_the_same() {
    let text = "{'a': “é”, b: 'it\\'s', \"c\": \"d\n}";
    let document = Document::read(text.as_bytes(), Limits::default());
    assert!(document.complete());
    let member = |name: &str| document.root().member(name).and_then(Node::text).unwrap();
    assert_eq!((&*member("a"), &*member("c")), ("é", "d"));
    assert_eq!(
        document.root().member("b").map(|b| b.source().to_vec()),
        Some(b"'it\\'s'".to_vec())
    );
    let spans: Vec<&str> =
        document.root().children().map(|child| child.name_span().unwrap().text(text)).collect();
    assert_eq!(spans, ["'a'", "b", "\"c\""]);
}

#[test]
fn faults_that_are_no_syntax_have_rules_of_their_own() {
    type Row = (&'static [u8], &'static str, (u32, u32), &'static str);
    let table: &[Row] = &[
        (
            b"\xef\xbb\xbf{\"schemas\":[\"x\"]}",
            "json.bom",
            (0, 3),
            "A byte order mark stands before the JSON",
        ),
        (
            b"{\"schemas\":[\"x\"],\"a\":\"\xe9t\xe9\"}",
            "json.invalid-utf8",
            (22, 23),
            "These bytes are not UTF-8",
        ),
        (
            br#"{"schemas":["x"],"a":"\ud83dx"}"#,
            "json.lone-surrogate",
            (22, 28),
            "An escape names half of a character, or a code point that is no character",
        ),
        (
            br#"{"schemas":["x"],"a":"\ufdd0"}"#,
            "json.lone-surrogate",
            (22, 28),
            "An escape names half of a character, or a code point that is no character",
        ),
        (
            br#"{"schemas":["x"],"a":-9007199254740992}"#,
            "json.unsafe-integer",
            (21, 38),
            "An integer beyond 9007199254740991 is rounded by JavaScript and other readers",
        ),
        (
            br#"{"schemas":["x"],"a":1,"\u0061":2}"#,
            "json.duplicate-key",
            (23, 31),
            "`a` stands twice in one object",
        ),
    ];
    for (text, rule, (start, end), message) in table {
        let report = check_payload(text, &PayloadOptions::default(), Encoding::Bytes).report;
        let found: Vec<_> =
            report.diagnostics.iter().filter(|found| found.rule.starts_with("json.")).collect();
        assert_eq!(found.len(), 1, "{rule}: {found:#?}");
        assert_eq!(found[0].rule, *rule);
        assert_eq!((found[0].start, found[0].end), (Some(*start), Some(*end)), "{rule}");
        assert_eq!(found[0].message, *message);
    }
}

// Spans, pointers, positions.

/// The pointer of the innermost value around an offset, found by going down the tree.
fn naive_pointer(node: Node<'_>, offset: u32) -> String {
    for (index, child) in node.children().enumerate() {
        let start = child.name_span().unwrap_or(child.span()).start;
        if (start..child.span().end).contains(&offset) {
            let token = if node.kind() == NodeKind::Array {
                index.to_string()
            } else {
                let name = node.members().nth(index).unwrap().0;
                name.replace('~', "~0").replace('/', "~1")
            };
            return format!("/{token}{}", naive_pointer(child, offset));
        }
    }
    String::new()
}

fn pointers_are_right(text: &str) -> Result<(), TestCaseError> {
    let document = Document::read(text.as_bytes(), Limits::default());
    let offsets: Vec<u32> = (0..=text.len() as u32).collect();
    let found = pointers(text.as_bytes(), &offsets);
    prop_assert_eq!(found.len(), offsets.len());
    if !document.complete() {
        return Ok(());
    }
    for (offset, pointer) in offsets.into_iter().zip(found) {
        prop_assert_eq!(&pointer, &naive_pointer(document.root(), offset), "{:?} {}", text, offset);
        let node = document.root().pointer(&pointer);
        prop_assert!(node.is_some(), "{:?} has no {}", text, pointer);
    }
    Ok(())
}

fn spans_are_right(text: &str) -> Result<(), TestCaseError> {
    let document = Document::read(text.as_bytes(), Limits::default());
    for fault in document.faults() {
        let (start, end) = (fault.span.start as usize, fault.span.end as usize);
        prop_assert!(start <= end && end <= text.len(), "{:?} {:?}", text, fault);
        prop_assert!(
            text.is_char_boundary(start) && text.is_char_boundary(end),
            "{:?} {:?}",
            text,
            fault
        );
    }
    for encoding in [Encoding::Utf16, Encoding::Bytes] {
        let report = check_payload(text.as_bytes(), &PayloadOptions::default(), encoding).report;
        let units: u32 = match encoding {
            Encoding::Utf16 => text.encode_utf16().count() as u32,
            Encoding::Bytes => text.len() as u32,
        };
        for found in report.diagnostics {
            let (start, end) = (found.start.unwrap(), found.end.unwrap());
            prop_assert!(start <= end && end <= units, "{:?} {:?}", text, found);
            if let Some(fix) = found.fix {
                let done = apply_fixes(text, std::slice::from_ref(&fix), true, encoding);
                prop_assert_eq!(done.applied, 1, "{:?} {:?}", text, fix);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_offset_has_the_pointer_that_a_walk_down_the_tree_finds(value in json(), text in soup()) {
        pointers_are_right(&serde_json::to_string_pretty(&value).unwrap())?;
        pointers_are_right(&text)?;
    }

    #[test]
    fn every_span_lies_in_the_text_on_character_boundaries(text in soup(), other in mutated()) {
        spans_are_right(&text)?;
        spans_are_right(&other)?;
    }

    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let report = check_payload(&bytes, &PayloadOptions::default(), Encoding::Bytes).report;
        for found in report.diagnostics {
            prop_assert!(found.end.unwrap() as usize <= bytes.len(), "{:?} {:?}", bytes, found);
        }
    }
}

#[test]
fn numbers_keep_their_spelling() {
    let text = "[1.50, 1e5, -0, 12345678901234567890, 7]";
    let document = Document::read(text.as_bytes(), Limits::default());
    let sources: Vec<&[u8]> = document.root().elements().map(Node::source).collect();
    assert_eq!(sources, [&b"1.50"[..], b"1e5", b"-0", b"12345678901234567890", b"7"]);
    let integers: Vec<(bool, Option<i64>)> = document
        .root()
        .elements()
        .map(|node| node.number().unwrap())
        .map(|number| (number.integer, number.as_i64(text.as_bytes())))
        .collect();
    assert_eq!(
        integers,
        [(false, None), (false, None), (true, Some(0)), (true, None), (true, Some(7))]
    );
}

#[test]
fn positions_count_utf16_units_or_bytes_as_asked() {
    // Before the slip: one character of two units and four bytes, one of one unit and two bytes.
    let text = "{\"😀\": \"é\",\n \"a\": True}";
    for (encoding, place) in [(Encoding::Utf16, (18, 22)), (Encoding::Bytes, (21, 25))] {
        let report = check_payload(text.as_bytes(), &PayloadOptions::default(), encoding).report;
        let found = report.diagnostics.iter().find(|found| found.rule == "json.syntax").unwrap();
        assert_eq!((found.start.unwrap(), found.end.unwrap()), place, "{encoding:?}");
        assert_eq!((found.line, found.column), (Some(2), Some(7)), "{encoding:?}");
        assert_eq!(found.pointer.as_deref(), Some("/a"));
        let edit = &found.fix.as_ref().unwrap().edits[0];
        assert_eq!((edit.start, edit.end), place, "{encoding:?}");
    }
}
