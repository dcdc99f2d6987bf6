//! The filter language, from grammar to meaning.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where its own table is wrong"
)]

use scim_preflight::json::{Document, Limits};
use scim_preflight::report::{Certainty, DiagnosticFix, Report, Severity};
use scim_preflight::scim::Target;
use scim_preflight::scim::filter::{
    Comparison, Filter, FilterEndpoint, LiteralKind, Operator, parse,
};
use scim_preflight::text::Encoding;
use scim_preflight::{FilterOptions, apply_fixes, check_filter};

fn plain(text: &str) -> Report {
    check_filter(text, &FilterOptions::default())
}

fn of_user(text: &str) -> Report {
    check_filter(text, &FilterOptions { resource: Some(Target::User), ..FilterOptions::default() })
}

/// The rules that a text yields, each with the part of the text that it is about.
fn found(text: &str, report: &Report) -> Vec<(String, String)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |start: Option<u32>, end: Option<u32>| {
        String::from_utf16(&units[start.unwrap() as usize..end.unwrap() as usize]).unwrap()
    };
    let found = report.diagnostics.iter();
    found.map(|found| (found.rule.clone(), part(found.start, found.end))).collect()
}

fn fixed(text: &str, report: &Report) -> String {
    let fixes: Vec<DiagnosticFix> =
        report.diagnostics.iter().filter_map(|found| found.fix.clone()).collect();
    apply_fixes(text, &fixes, true, Encoding::Utf16).text
}

/// Text, rule, what it is about, message, the text with its fix applied (empty where there is none).
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str);

const GRAMMAR: &[Case] = &[
    ("", "filter.empty", "", "The filter is empty", ""),
    ("  ", "filter.empty", "  ", "The filter is empty", ""),
    ("userName eq", "filter.syntax", "eq", "There is no value behind the operator", ""),
    ("eq \"x\"", "filter.syntax", "eq", "No attribute stands before this operator", ""),
    ("a pr and PR", "filter.syntax", "PR", "No attribute stands before this operator", ""),
    ("a eq eq \"x\"", "filter.syntax", "eq", "An operator stands twice in a row", "a eq \"x\""),
    (
        "emails [type eq \"x\"]",
        "filter.syntax",
        " ",
        "A blank stands between an attribute and its brackets",
        "emails[type eq \"x\"]",
    ),
    (
        "a\u{a0}eq 1",
        "filter.syntax",
        "\u{a0}",
        "A blank of another kind than the space stands here",
        "a eq 1",
    ),
    (
        "?filter=a eq 1",
        "filter.syntax",
        "?filter=",
        "The name of the parameter is no part of the filter",
        "a eq 1",
    ),
    ("{a pr}", "filter.syntax", "{", "The name of an attribute has to stand here", ""),
    ("a eq (1)", "filter.syntax", "(", "This cannot stand where a value has to be", ""),
    (
        "\"ann\" eq userName",
        "filter.syntax",
        "\"",
        "The name of an attribute has to stand here",
        "",
    ),
    ("a in (\"x\")", "filter.op-unknown", "in", "`in` is no operator", ""),
    ("(a pr", "filter.unbalanced", "(", "`(` has no partner", "(a pr)"),
    ("a pr)", "filter.unbalanced", ")", "`)` has no partner", "a pr"),
    (
        "emails[type eq \"work\"",
        "filter.unbalanced",
        "[",
        "`[` has no partner",
        "emails[type eq \"work\"]",
    ),
    ("a pr) and b pr", "filter.unbalanced", ")", "`)` has no partner", "a pr and b pr"),
    ("a pr )]and b pr", "filter.unbalanced", ")", "`)` has no partner", "a pr and b pr"),
    ("(emails[type pr)", "filter.unbalanced", ")", "`)` has no partner", ""),
    (
        "a eq \"x",
        "filter.string-unterminated",
        "\"x",
        "A string has no closing quote",
        "a eq \"x\"",
    ),
    (
        "e[a eq \"x]",
        "filter.string-unterminated",
        "\"x",
        "A string has no closing quote",
        "e[a eq \"x\"]",
    ),
    ("a eq 'x", "filter.string-unterminated", "'x", "A string has no closing quote", "a eq \"x\""),
    (
        "e[a eq “x\\]",
        "filter.string-unterminated",
        "“x\\",
        "A string has no closing quote",
        r#"e[a eq "x\\"]"#,
    ),
    (
        r#"a eq "x\q""#,
        "filter.string-escape",
        "\\",
        "A string holds an escape or a control character that JSON does not know",
        r#"a eq "x\\q""#,
    ),
    (
        "a eq \"x\ty\"",
        "filter.string-escape",
        "\t",
        "A string holds an escape or a control character that JSON does not know",
        "a eq \"x\\ty\"",
    ),
    ("a eq 'x'", "filter.single-quotes", "'x'", "A string stands in single quotes", "a eq \"x\""),
    (
        "a eq 'say \"x\"'",
        "filter.single-quotes",
        "'say \"x\"'",
        "A string stands in single quotes",
        r#"a eq "say \"x\"""#,
    ),
    (
        "a eq “x”",
        "filter.smart-quotes",
        "“x”",
        "A string stands in typographic quotes, as word processors make them",
        "a eq \"x\"",
    ),
    (
        "externalId eq jyoung",
        "filter.unquoted-value",
        "jyoung",
        "A text value has no quotes",
        "externalId eq \"jyoung\"",
    ),
    (
        "a eq John Smith and b pr",
        "filter.unquoted-value",
        "John Smith",
        "A text value has no quotes",
        "a eq \"John Smith\" and b pr",
    ),
    (
        "meta.created ge 2020-01-01T00:00:00Z",
        "filter.unquoted-value",
        "2020-01-01T00:00:00Z",
        "A text value has no quotes",
        "meta.created ge \"2020-01-01T00:00:00Z\"",
    ),
    (
        "a eq \"x”",
        "filter.smart-quotes",
        "\"x”",
        "A string stands in typographic quotes, as word processors make them",
        "a eq \"x\"",
    ),
    ("a eq\"x\"", "filter.missing-space", "", "A blank is missing", "a eq \"x\""),
    ("(a pr)and b pr", "filter.missing-space", "", "A blank is missing", "(a pr) and b pr"),
    (
        "a  eq \"x\"",
        "filter.extra-space",
        "  ",
        "There is more blank space than the grammar has",
        "a eq \"x\"",
    ),
    ("a pr ", "filter.extra-space", " ", "There is more blank space than the grammar has", "a pr"),
    (
        "( a pr)",
        "filter.extra-space",
        " ",
        "There is more blank space than the grammar has",
        "(a pr)",
    ),
    (
        "a\teq \"x\"",
        "filter.extra-space",
        "\t",
        "There is more blank space than the grammar has",
        "a eq \"x\"",
    ),
    (
        "not (a pr)",
        "filter.not-space",
        "not",
        "A blank stands between `not` and its parenthesis",
        "",
    ),
    (
        "not  (a pr)",
        "filter.extra-space",
        "  ",
        "There is more blank space than the grammar has",
        "not(a pr)",
    ),
    (
        "not a pr",
        "filter.not-without-parens",
        "not a pr",
        "`not` stands without parentheses",
        "not (a pr)",
    ),
    (
        "not not (a pr)",
        "filter.double-not",
        "not not",
        "`not` stands several times in a row",
        "(a pr)",
    ),
    ("a = \"x\"", "filter.op-unknown", "=", "`=` is no operator", "a eq \"x\""),
    ("a==\"x\"", "filter.op-unknown", "==", "`==` is no operator", "a eq \"x\""),
    (
        "a contains \"x\"",
        "filter.op-unknown",
        "contains",
        "`contains` is no operator",
        "a co \"x\"",
    ),
    ("a like \"x\"", "filter.op-unknown", "like", "`like` is no operator", "a co \"x\""),
    ("a exists", "filter.op-unknown", "exists", "`exists` is no operator", "a pr"),
    ("na me eq \"x\"", "filter.op-unknown", "me", "`me` is no operator", ""),
    (
        "userName",
        "filter.op-missing",
        "userName",
        "No operator stands behind the attribute",
        "userName pr",
    ),
    (
        "userName and a pr",
        "filter.op-missing",
        "userName",
        "No operator stands behind the attribute",
        "userName pr and a pr",
    ),
    (
        "userName \"x\"",
        "filter.op-missing",
        "userName",
        "No operator stands behind the attribute",
        "userName eq \"x\"",
    ),
    ("a pr \"x\"", "filter.pr-with-value", "\"x\"", "A value stands behind `pr`", "a pr"),
    ("a pr true", "filter.pr-with-value", "true", "A value stands behind `pr`", "a pr"),
    ("a pr b pr", "filter.connective", "b", "`and` or `or` is missing before this", ""),
    ("a pr and", "filter.connective", "and", "Nothing stands behind this word", ""),
    ("(a pr or )", "filter.connective", "or", "Nothing stands behind this word", ""),
    ("and a pr", "filter.connective", "and", "Nothing stands before this word", ""),
    ("a pr and or b pr", "filter.connective", "or", "Nothing stands before this word", ""),
    ("()", "filter.connective", ")", "A condition is missing here", ""),
    ("a pr && b pr", "filter.connective", "&&", "This is no filter word", "a pr and b pr"),
    ("a pr||b pr", "filter.connective", "||", "This is no filter word", "a pr or b pr"),
    (
        "active eq True",
        "filter.bool-case",
        "True",
        "`true`, `false` and `null` are written in lower case",
        "active eq true",
    ),
    (
        "a eq 01",
        "filter.number",
        "01",
        "This number is spelled in a way that JSON does not know",
        "a eq 1",
    ),
    (
        "a eq +1.50",
        "filter.number",
        "+1.50",
        "This number is spelled in a way that JSON does not know",
        "a eq 1.50",
    ),
    (
        "a eq .5",
        "filter.number",
        ".5",
        "This number is spelled in a way that JSON does not know",
        "a eq 0.5",
    ),
    (
        "a eq NaN",
        "filter.number",
        "NaN",
        "This number is spelled in a way that JSON does not know",
        "",
    ),
    (
        "a eq 1e",
        "filter.number",
        "1e",
        "This number is spelled in a way that JSON does not know",
        "",
    ),
    (
        "a eq 1,5",
        "filter.number",
        "1,5",
        "This number is spelled in a way that JSON does not know",
        "",
    ),
    (
        "a eq [1]",
        "filter.value-composite",
        "[1]",
        "A list or an object cannot be compared with",
        "",
    ),
    ("1a eq 1", "filter.attr-name", "1a", "`1a` cannot be the name of an attribute", ""),
    (":a pr", "filter.attr-name", ":a", "`:a` cannot be the name of an attribute", ""),
    ("emails[0]", "filter.attr-name", "0", "`0` cannot be the name of an attribute", ""),
    (
        "emails[*].value eq \"x\"",
        "filter.attr-name",
        "*",
        "`*` cannot be the name of an attribute",
        "",
    ),
    ("name. pr", "filter.attr-name", "name.", "`name.` cannot be the name of an attribute", ""),
    ("a.b.c pr", "filter.attr-too-deep", "a.b.c", "`a.b.c` goes more than one step deep", ""),
    (
        "emails[type eq \"x\"].value.x eq 1",
        "filter.attr-too-deep",
        "value.x",
        "`value.x` goes more than one step deep",
        "",
    ),
    (
        "emails[type eq \"x\"].value",
        "filter.op-missing",
        "value",
        "No operator stands behind the attribute",
        "emails[type eq \"x\"].value pr",
    ),
    ("emails[]", "filter.valuepath-empty", "[]", "Nothing stands in the brackets", ""),
    ("a[b[c eq 1]]", "filter.valuepath-nested", "b", "Brackets stand inside brackets", ""),
    (
        "emails[emails.type eq \"x\"]",
        "filter.valuepath-dotted",
        "emails.type",
        "A dotted name stands in brackets",
        "emails[type eq \"x\"]",
    ),
    (
        "emails[type eq \"work\"].value eq \"x\"",
        "filter.valuepath-sub-compare",
        ".value eq \"x\"",
        "The grammar has no comparison behind brackets",
        "emails[type eq \"work\" and value eq \"x\"]",
    ),
    (
        "members.$ref eq \"x\"",
        "filter.ref-attribute",
        "members.$ref",
        "The grammar of filters cannot express `$ref`",
        "",
    ),
    ("a$b pr", "filter.dollar-name", "a$b", "A `$` stands in a name", ""),
    (
        "a pr or b pr and c pr",
        "filter.precedence",
        "b pr and c pr",
        "`and` and `or` stand beside each other without parentheses",
        "a pr or (b pr and c pr)",
    ),
    (
        "a[b pr and c pr or d pr]",
        "filter.precedence",
        "b pr and c pr",
        "`and` and `or` stand beside each other without parentheses",
        "a[(b pr and c pr) or d pr]",
    ),
];

const MEANING: &[Case] = &[
    (
        "dispalyName eq \"x\"",
        "filter.unknown-attribute",
        "dispalyName",
        "`User` has no attribute `dispalyName`",
        "displayName eq \"x\"",
    ),
    (
        "department eq \"x\"",
        "filter.unknown-attribute",
        "department",
        "`department` belongs to an extension, and its URN is missing",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"x\"",
    ),
    (
        "urn:ietf:params:scim:schemas:core:2.0:User eq \"x\"",
        "filter.urn-as-attribute",
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "A URN stands in the place of an attribute",
        "",
    ),
    (
        "name eq \"x\"",
        "filter.complex-without-sub",
        "name",
        "`name` has parts, and none is named",
        "",
    ),
    (
        "emails co \"x\"",
        "filter.complex-without-sub",
        "emails",
        "`emails` has parts, and none is named",
        "emails.value co \"x\"",
    ),
    (
        "active eq \"true\"",
        "filter.type-mismatch",
        "\"true\"",
        "`active` is a boolean, but is compared with a string",
        "active eq true",
    ),
    (
        "title eq 1",
        "filter.type-mismatch",
        "1",
        "`title` is a string, but is compared with a number",
        "title eq \"1\"",
    ),
    (
        "roles[primary eq \"True\"]",
        "filter.type-mismatch",
        "\"True\"",
        "`primary` is a boolean, but is compared with a string",
        "roles[primary eq true]",
    ),
    (
        "active gt true",
        "filter.order-on-boolean-binary",
        "gt",
        "`active` is a boolean and has no order",
        "",
    ),
    (
        "meta.created sw \"2020\"",
        "filter.substring-on-nonstring",
        "sw",
        "`created` is a dateTime string, no text to search in",
        "",
    ),
    (
        "title eq null",
        "filter.null-literal",
        "title eq null",
        "Servers differ in what comparing with `null` means",
        "not (title pr)",
    ),
    (
        "title ne null",
        "filter.null-literal",
        "title ne null",
        "Servers differ in what comparing with `null` means",
        "title pr",
    ),
    (
        "emails[foo eq \"x\"]",
        "path.filter-unknown-sub",
        "foo",
        "`emails` has no attribute `foo`",
        "",
    ),
    ("name.foo eq \"x\"", "path.unknown-sub", "foo", "`name` has no attribute `foo`", ""),
    (
        "title.x eq \"x\"",
        "path.sub-of-simple",
        "x",
        "`title` is a string and has no sub-attributes",
        "title eq \"x\"",
    ),
    ("pr pr", "path.operator-in-name", "pr", "`User` has no attribute `pr`", ""),
];

fn complaints(cases: &[Case], check: fn(&str) -> Report) -> Vec<String> {
    let mut wrong = Vec::new();
    for &(text, rule, part, message, mended) in cases {
        let report = check(text);
        if found(text, &report) != [(rule.to_owned(), part.to_owned())] {
            wrong.push(format!("{text}: {:?}", found(text, &report)));
            continue;
        }
        let diagnostic = &report.diagnostics[0];
        if diagnostic.message != message {
            wrong.push(format!("{text}: {}", diagnostic.message));
        }
        let done = diagnostic.fix.as_ref().map(|_| fixed(text, &report)).unwrap_or_default();
        if done != mended {
            wrong.push(format!("{text}: the fix makes {done}"));
        }
        if !done.is_empty() && found(&done, &check(&done)).iter().any(|(again, _)| again == rule) {
            wrong.push(format!("{text}: the fix leaves {done}"));
        }
    }
    wrong
}

#[test]
fn each_mistake_in_the_grammar_is_one_finding_at_its_place() {
    let wrong = complaints(GRAMMAR, plain);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_in_the_meaning_is_one_finding_at_its_place() {
    let wrong = complaints(MEANING, of_user);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_rfc_7644_are_taken() {
    for filter in [
        r#"userName eq "bjensen""#,
        r#"name.familyName co "O'Malley""#,
        r#"userName sw "J""#,
        r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J""#,
        "title pr",
        r#"meta.lastModified gt "2011-05-13T04:42:34Z""#,
        r#"title pr and userType eq "Employee""#,
        r#"title pr or userType eq "Intern""#,
        r#"userType eq "Employee" and (emails.type eq "work")"#,
        r#"userType eq "Employee" and emails[type eq "work" and value co "@example.com"]"#,
        r#"emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]"#,
        r#"schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User""#,
        r#"(meta.resourceType eq "User") or (meta.resourceType eq "Group")"#,
        "active eq true and userName ne \"a]b)\" and not(title pr)",
        "USERNAME EQ \"x\" AND Title PR",
    ] {
        assert_eq!(found(filter, &plain(filter)), [], "{filter}");
        let meant = of_user(filter);
        let only_hints = meant.diagnostics.iter().all(|found| found.rule == "path.core-urn-prefix");
        assert!(only_hints, "{filter}: {:#?}", meant.diagnostics);
    }
}

#[test]
fn whatever_the_grammar_allows_is_taken_in_silence() {
    for filter in [
        "a eq 0",
        "a eq -0",
        "a eq 1.5",
        "a eq 1e5",
        "a eq 1E+5",
        "a eq -12.0E-3",
        "a eq 123456789012345678901234567890",
        r#"a eq "\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t""#,
        r#"a eq "and or not pr eq ( ) [ ]""#,
        r#"a eq """#,
        r#"a eq "é😀""#,
        r#"emails[value eq "]" and (type eq "a)b")]"#,
        "a-b eq 1 and a_b.c-d_e eq 1 and A1.B2 eq 1",
        "not pr and not eq 1 or and eq 1",
        "eq eq \"eq\"",
        "pr pr or not(or pr)",
        "true eq true",
        "not(not pr)",
        r#"urn:x:y:2.0:eq.pr eq "x""#,
        "a1 EQ 1 AND NOT(b pR)",
        "(((a pr)) and ((b pr)))",
        "not((a pr))",
        "emails[not(type pr)] or emails[(a pr or b pr) and c pr]",
        "emails pr",
        "a gt null",
    ] {
        let found = found(filter, &plain(filter));
        let only_precedence = found.iter().all(|(rule, _)| rule == "filter.precedence");
        assert!(only_precedence, "{filter}: {found:?}");
        assert!(parse(filter).0.is_some(), "{filter}");
    }
}

#[test]
fn the_examples_of_rfc_7644_that_its_grammar_contradicts_are_hints_or_named_mistakes() {
    for (filter, expected) in [
        (
            r#"userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")"#,
            vec!["filter.not-space", "filter.complex-without-sub"],
        ),
        (r"displayName eq 'jsmith'", vec!["filter.single-quotes"]),
        ("externalId eq jyoung", vec!["filter.unquoted-value"]),
    ] {
        let rules: Vec<String> =
            of_user(filter).diagnostics.into_iter().map(|found| found.rule).collect();
        assert_eq!(rules, expected, "{filter}");
    }
}

#[test]
fn and_binds_tighter_than_or_and_parentheses_tighter_than_both() {
    let (filter, _) = parse("a pr or b pr and not(c pr or d pr)");
    let Some(Filter::Or(parts)) = &filter else { panic!("{filter:?}") };
    let [Filter::Present { .. }, Filter::And(both)] = &**parts else { panic!("{parts:?}") };
    let [Filter::Present { .. }, Filter::Not { inner, .. }] = &**both else { panic!("{both:?}") };
    assert!(matches!(&**inner, Filter::Or(parts) if parts.len() == 2));
}

#[test]
fn a_comparison_knows_its_parts_and_places() {
    let text = r#"urn:x:y:name.givenName sw "Jo\"""#;
    let (filter, faults) = parse(text);
    assert!(faults.is_empty());
    let Some(Filter::Compare(Comparison { name, operator, literal, .. })) = filter else {
        panic!()
    };
    assert_eq!(name.urn.map(|span| span.text(text)), Some("urn:x:y"));
    assert_eq!(name.attribute.text(text), "name");
    assert_eq!(name.sub.map(|span| span.text(text)), Some("givenName"));
    assert_eq!((operator, literal.kind), (Operator::Sw, LiteralKind::String));
    assert_eq!(literal.span.text(text), r#""Jo\"""#);
}

#[test]
fn five_hundred_parentheses_are_too_many_and_do_no_harm() {
    let text = format!("{}a pr{}", "(".repeat(500), ")".repeat(500));
    assert_eq!(found(&text, &plain(&text)), [("filter.too-complex".to_owned(), "(".to_owned())]);
    let fifty = format!("{}a pr{}", "(".repeat(50), ")".repeat(50));
    assert_eq!(found(&fifty, &plain(&fifty)), []);
    let nots = "not ".repeat(500_000) + "(a pr)";
    assert_eq!(found(&nots, &plain(&nots))[0].0, "filter.double-not");
}

#[test]
fn a_long_filter_takes_linear_time() {
    for piece in [
        "userName eq \"ann\" and ",
        "a  pr or ",
        "a eq x and ",
        "(",
        "[",
        "\"",
        "a[",
        "not ",
        "a eq ",
    ] {
        let text = piece.repeat((1 << 18) / piece.len());
        let start = std::time::Instant::now();
        let report = plain(&text);
        assert!(!report.diagnostics.is_empty());
        assert!(start.elapsed().as_secs() < 10, "{piece}: {:?}", start.elapsed());
    }
}

#[test]
fn a_stray_bracket_is_taken_away_only_where_that_leaves_a_filter() {
    for text in ["userName)(true", "a pr)) b)", "a pr)b pr", "a eq 'x'] or"] {
        let found = plain(text).diagnostics;
        let stray = found.iter().find(|found| found.rule == "filter.unbalanced").unwrap();
        assert_eq!(stray.fix, None, "{text}");
    }
}

/// The same with other options, as JSON.
fn with(options: &str, text: &str) -> Report {
    let document = Document::read(options.as_bytes(), Limits::default());
    check_filter(text, &FilterOptions::from_json(document.root()))
}

#[test]
fn conditions_that_exclude_each_other_are_told() {
    for (filter, message) in [
        (
            r#"userName eq "a" and active pr and userName eq "b""#,
            r#"No resource meets both `userName eq "a"` and `userName eq "b"`"#,
        ),
        (
            r#"title sw "x" and title eq "yx""#,
            r#"No resource meets both `title sw "x"` and `title eq "yx"`"#,
        ),
        (
            "active eq true and active ne true",
            "No resource meets both `active eq true` and `active ne true`",
        ),
        (
            r#"meta.created gt "2021-01-01T00:00:00Z" and meta.created lt "2020-01-01T00:00:00Z""#,
            r#"No resource meets both `meta.created gt "2021-01-01T00:00:00Z"` and `meta.created lt "2020-01-01T00:00:00Z"`"#,
        ),
        (
            r#"meta.created ge "2020-01-01T00:00:00Z" and meta.created lt "2020-01-01T01:00:00+01:00""#,
            r#"No resource meets both `meta.created ge "2020-01-01T00:00:00Z"` and `meta.created lt "2020-01-01T01:00:00+01:00"`"#,
        ),
        ("title pr and not(title pr)", "No resource meets both `title pr` and `not(title pr)`"),
        ("not(title pr) or title pr", "Every resource meets `not(title pr)` or `title pr`"),
        (
            r#"userType ne "a" or userType ne "b""#,
            r#"Every resource meets `userType ne "a"` or `userType ne "b"`"#,
        ),
        (
            r#"emails[type eq "work" and type eq "home"]"#,
            r#"No resource meets both `type eq "work"` and `type eq "home"`"#,
        ),
    ] {
        let report = of_user(filter);
        let [only] = report.diagnostics.as_slice() else { panic!("{filter}: {report:#?}") };
        assert_eq!((only.rule.as_str(), only.message.as_str()), ("filter.contradiction", message));
    }
    for filter in [
        r#"userName eq "a" or userName eq "b""#,
        r#"userName eq "a" and userName eq "A""#,
        r#"userName sw "a" and userName ew "b""#,
        r#"userName ne "a" and userName ne "b""#,
        r#"emails.type eq "work" and emails.type eq "home""#,
        r#"schemas eq "urn:a:b" and schemas eq "urn:c:d""#,
        r#"meta.created ge "2020-01-01T00:00:00Z" and meta.created le "2020-01-01T00:00:00Z""#,
        r#"meta.created gt "2020-01-01T00:00:00Z" and meta.created lt "2021-01-01T00:00:00Z""#,
        r#"title pr and not(title eq "x")"#,
        r#"emails[type eq "work"] and emails[type eq "home"]"#,
        r#"name.givenName eq "a" and name.familyName eq "b""#,
    ] {
        assert_eq!(found(filter, &of_user(filter)), [], "{filter}");
    }
}

#[test]
fn moments_are_asked_for_in_full() {
    for (literal, severity, mended) in [
        ("\"2020-01-01\"", Severity::Warning, "\"2020-01-01T00:00:00Z\""),
        ("\"2020-01-01T10:00:00\"", Severity::Warning, "\"2020-01-01T10:00:00Z\""),
        ("\"yesterday\"", Severity::Error, ""),
        ("\"2020\"", Severity::Error, ""),
    ] {
        let filter = format!("meta.created ge {literal}");
        let report = of_user(&filter);
        assert_eq!(found(&filter, &report), [("filter.type-mismatch".into(), literal.into())]);
        let only = &report.diagnostics[0];
        assert_eq!(only.severity, severity, "{literal}");
        let mended = if mended.is_empty() { literal } else { mended };
        assert_eq!(fixed(&filter, &report), format!("meta.created ge {mended}"));
    }
    for literal in ["2011-05-13T04:42:34Z", "2011-05-13T04:42:34.5+02:00"] {
        let filter = format!(r#"meta.created ge "{literal}""#);
        assert_eq!(found(&filter, &of_user(&filter)), [], "{literal}");
    }
}

#[test]
fn brackets_in_a_filter_stand_behind_lists() {
    for (filter, rule, part) in [
        (r#"name[givenName eq "x"]"#, "path.filter-on-singular", r#"[givenName eq "x"]"#),
        (r#"emails.value[type eq "x"]"#, "path.filter-on-singular", r#"[type eq "x"]"#),
        (r#"schemas[value eq "x"]"#, "path.filter-on-simple-multi", r#"[value eq "x"]"#),
    ] {
        assert_eq!(found(filter, &of_user(filter)), [(rule.to_owned(), part.to_owned())]);
    }
}

#[test]
fn of_a_name_that_is_none_nothing_else_is_said() {
    for (filter, rule) in [
        ("grüße eq 1", "filter.attr-name"),
        ("a.b.c eq 1 and userName pr", "filter.attr-too-deep"),
        (r#"emails[value.foo eq "x"]"#, "filter.valuepath-dotted"),
    ] {
        let rules: Vec<String> =
            of_user(filter).diagnostics.into_iter().map(|found| found.rule).collect();
        assert_eq!(rules, [rule], "{filter}");
    }
}

#[test]
fn a_filter_is_held_against_where_it_is_sent() {
    let rules = |options: &str, filter: &str| -> Vec<(Severity, String)> {
        let report = with(options, filter);
        report.diagnostics.into_iter().map(|found| (found.severity, found.rule)).collect()
    };
    let ann = r#"name.familyName sw "a" or title pr"#;
    assert_eq!(rules("{}", ann), []);
    assert_eq!(
        rules(r#"{"http": {"method": "GET"}}"#, ann),
        [(Severity::Info, "filter.sensitive-in-url".into())]
    );
    assert_eq!(rules(r#"{"http": {"method": "POST"}}"#, ann), []);
    assert_eq!(
        rules(r#"{"endpoint": "root"}"#, ann),
        [(Severity::Info, "filter.meta-type".into())]
    );
    assert_eq!(rules(r#"{"endpoint": "root"}"#, r#"META.resourcetype eq "User""#), []);
    let interop = (Severity::Error, "interop.filter-eq-and".to_owned());
    assert_eq!(
        rules(r#"{"profile": ["rfc", "interop"]}"#, ann),
        [interop.clone(), interop.clone(), interop]
    );
    let unsupported =
        r#"{"schemas": {"filter": {"supported": false}, "patch": {"supported": true}}}"#;
    assert_eq!(rules(unsupported, ann), [(Severity::Warning, "filter.unsupported".into())]);
    assert_eq!(
        rules("{}", r#"urn:ietf:params:scim:schemas:core:2.0:User eq "x""#),
        [(Severity::Warning, "filter.urn-as-attribute".into())]
    );
}

/// Raw value, the findings with the part that each is about, the value with all fixes applied.
type RawCase = (&'static str, &'static [(&'static str, &'static str)], &'static str);

const RAW: &[RawCase] = &[
    ("userName%20eq%20%22ann%22", &[], "userName%20eq%20%22ann%22"),
    ("userName%20eq%20%22%C3%A9%25%22", &[], "userName%20eq%20%22%C3%A9%25%22"),
    ("userName eq \"ann\"", &[("filter.url-encoding", " ")], "userName%20eq%20%22ann%22"),
    ("userName%20eq%20%22é%22", &[("filter.url-encoding", "é")], "userName%20eq%20%22%C3%A9%22"),
    ("userName+eq+%22a+b%22", &[("filter.url-encoding", "+")], "userName%20eq%20%22a%20b%22"),
    (
        "userName%20eq%20%22a+b@x.co%22",
        &[("filter.url-plus", "+")],
        "userName%20eq%20%22a%2Bb@x.co%22",
    ),
    (
        "emails[type%20eq%20%22work%22]",
        &[("filter.url-encoding", "[")],
        "emails%5Btype%20eq%20%22work%22%5D",
    ),
    ("title%20pr%2", &[("filter.url-encoding", "%")], "title%20pr%252"),
    (
        "title%20eq%20%22%E9%22",
        &[("filter.url-encoding", "title%20eq%20%22%E9%22")],
        "title%20eq%20%22%E9%22",
    ),
    (
        "title%2520eq%2520%2522x%2522",
        &[("filter.url-encoding", "title%2520eq%2520%2522x%2522")],
        "title%20eq%20%22x%22",
    ),
    ("title%20eq%20%27x%27", &[("filter.single-quotes", "%27x%27")], "title%20eq%20%22x%22"),
    ("active%20eq%20True", &[("filter.bool-case", "True")], "active%20eq%20true"),
    ("", &[("filter.empty", "")], ""),
    (
        "https://x.co/Users?count=1&filter=title%20eq%20\"A&B\"&startIndex=1",
        &[("filter.url-encoding", "\"")],
        "https://x.co/Users?count=1&filter=title%20eq%20%22A%26B%22&startIndex=1",
    ),
    ("filter=title%20pr#x", &[], "filter=title%20pr#x"),
];

#[test]
fn a_filter_in_a_url_is_checked_as_it_stands_there() {
    for &(raw, expected, mended) in RAW {
        let report = with(r#"{"encoded": true, "http": {"method": "POST"}}"#, raw);
        let expected: Vec<_> =
            expected.iter().map(|&(rule, part)| (rule.to_owned(), part.to_owned())).collect();
        assert_eq!(found(raw, &report), expected, "{raw}");
        assert_eq!(fixed(raw, &report), mended, "{raw}");
    }
}

#[test]
fn a_filter_that_is_encoded_already_is_one_finding() {
    let text = "userName%20eq%20%22ann%22";
    let report = plain(text);
    assert_eq!(found(text, &report), [("filter.url-encoding".to_owned(), text.to_owned())]);
    assert_eq!(report.diagnostics[0].message, "The filter is percent-encoded already");
    assert_eq!(fixed(text, &report), "userName eq \"ann\"");
    let legal = r#"title eq "100%25""#;
    assert_eq!(found(legal, &plain(legal)), []);
}

mod any_text {
    use super::{Encoding, apply_fixes, fixed, found, of_user};
    use proptest::prelude::*;

    fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "userName",
            "name.familyName",
            "emails",
            "active",
            "eq",
            "pr",
            "co",
            "and",
            "or",
            "not",
            "(",
            ")",
            "[",
            "]",
            "\"x\"",
            "'x'",
            "“x”",
            "\"",
            "true",
            "True",
            "null",
            "01",
            " ",
            "  ",
            "=",
            "&&",
            ".",
            "value",
            "$ref",
            "é😀",
            "\\",
            "urn:a:b",
            "emails[type eq \"work\"]",
        ]);
        let blank = prop::sample::select(vec!["", " "]);
        prop::collection::vec((word, blank), 0..14)
            .prop_map(|parts| parts.into_iter().flat_map(|(word, blank)| [word, blank]).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn gives_a_report_whose_places_lie_in_it(text in prop_oneof![".{0,60}", words()]) {
            let report = of_user(&text);
            found(&text, &report);
            fixed(&text, &report);
        }

        #[test]
        fn loses_a_finding_by_its_fix(text in prop_oneof![".{0,40}", words()]) {
            for diagnostic in of_user(&text).diagnostics {
                let Some(fix) = diagnostic.fix else { continue };
                let same = |text: &str| {
                    let all = of_user(text).diagnostics.into_iter();
                    all.filter(|found| found.rule == diagnostic.rule).map(|found| found.start).collect::<Vec<_>>()
                };
                let done = apply_fixes(&text, &[fix], true, Encoding::Utf16);
                prop_assert_eq!((done.applied, done.skipped), (1, 0));
                let (before, after) = (same(&text), same(&done.text));
                let moved_on = after.len() < before.len() || !after.contains(&diagnostic.start);
                prop_assert!(moved_on, "{}: `{}` became `{}`", diagnostic.rule, text, done.text);
            }
        }
    }
}

/// What is found in a filter of which nothing is known but its text: severity, certainty and rule.
fn told(text: &str) -> Vec<(Severity, Certainty, String)> {
    let found = plain(text).diagnostics.into_iter();
    found.map(|found| (found.severity, found.certainty, found.rule)).collect()
}

#[test]
fn without_a_resource_the_names_say_whose_filter_it_is() {
    let likely = |severity, rule: &str| vec![(severity, Certainty::Likely, rule.to_owned())];
    for (filter, severity, rule) in [
        ("active eq \"true\"", Severity::Error, "filter.type-mismatch"),
        ("active gt true", Severity::Error, "filter.order-on-boolean-binary"),
        ("meta.created sw \"2020\"", Severity::Warning, "filter.substring-on-nonstring"),
        ("name eq \"Ann\"", Severity::Error, "filter.complex-without-sub"),
        ("password sw \"a\"", Severity::Warning, "filter.never-returned"),
        ("emails[primary eq \"true\"]", Severity::Error, "filter.type-mismatch"),
        // Only a Group has members.
        ("members.value eq 5 and displayName pr", Severity::Error, "filter.type-mismatch"),
    ] {
        assert_eq!(told(filter), likely(severity, rule), "{filter}");
    }
}

#[test]
fn of_a_filter_with_other_names_nothing_is_guessed() {
    for filter in
        ["color eq \"red\" and active eq \"yes\"", "title eq 5 and pages gt 100", "a.b pr"]
    {
        assert_eq!(told(filter), [], "{filter}");
    }
}

#[test]
fn where_the_resource_is_given_it_is_not_guessed() {
    let group = FilterOptions { resource: Some(Target::Group), ..FilterOptions::default() };
    let report = check_filter("active eq true", &group);
    assert_eq!(report.diagnostics[0].rule, "filter.unknown-attribute");
    assert_eq!(report.diagnostics[0].certainty, Certainty::Certain);
    let root = FilterOptions { endpoint: Some(FilterEndpoint::Root), ..FilterOptions::default() };
    let report = check_filter("active eq \"true\"", &root);
    assert_eq!((report.errors, report.infos), (0, 1), "{:?}", report.diagnostics);
}
