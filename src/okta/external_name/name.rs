//! Judges an external name. The shape is asked of every name, the meaning of roles only. What
//! rests on the grammar alone is only likely, since Okta has not published one.

use super::field::{Field, LIMIT, Quotes, is_blank};
use super::namespace;
use super::namespace::{Home, home};
use super::parser::{ExternalName, Literal, Part, Selector, parse};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::text::{Span, code_point};

rules! {
    pub(crate) static RULES;
    EMPTY: "external-name.empty", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The external name is empty", "Enter `roles.^[primary==true].value`.";
    SYNTAX: "external-name.syntax", Error, Likely, "Okta, How to Pass Multivalued Attributes in SCIM User Object",
        "Okta cannot read the external name from here on",
        "A role needs exactly `roles.^[primary==true].value`.";
    NAMESPACE_PASTED: "external-name.namespace-pasted", Error, Certain, "Okta, Custom Schema Attribute is Not Being Sent to Provisioning Servers",
        "A namespace stands in the External name field",
        "Put it in the External namespace field, and enter `roles.^[primary==true].value` here.";
    BLANKS: "external-name.blanks", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "The field holds a blank that does not belong to the value", "Remove it: Okta takes the text as it stands.";
    WRAPPED: "external-name.extra-punctuation", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "Quotes or punctuation that do not belong to the value were copied with it", "Remove them.";
    HTML: "external-name.html-escaped", Error, Likely, "Okta, How to Pass Multivalued Attributes in SCIM User Object",
        "The external name holds an HTML escape instead of the character", "Write the character itself.";
    ENTRA: "external-name.entra-syntax", Error, Likely, "Sumo Logic, Provision with Okta, step 3; Provision with Microsoft Entra ID",
        "This is how Microsoft Entra ID writes the attribute; Okta writes `.^[`, `==` and a bare `true`",
        "Enter `roles.^[primary==true].value` for a role.";
    NO_DOT_CARET: "external-name.no-dot-caret", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "`.^` is missing before the bracket", "Okta opens a selector with `.^[`.";
    NO_DOT: "external-name.no-dot", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "The dot is missing before `^[`", "Okta opens a selector with `.^[`.";
    NO_CARET: "external-name.no-caret", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "`^` is missing between the dot and the bracket", "Okta opens a selector with `.^[`.";
    SINGLE_EQUALS: "external-name.single-equals", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "The selector compares with one equals sign", "Write `==`.";
    EQ: "external-name.eq-operator", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "The selector compares with `eq`, as SCIM filters do", "Write `==`.";
    BOOLEAN: "external-name.boolean-literal", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "`primary` is compared with something other than a bare `true` or `false`",
        "Write `true` in lower case and without quotes.";
    SMART_QUOTES: "external-name.smart-quotes", Error, Likely, "Okta, How to Pass Multivalued Attributes in SCIM User Object",
        "The text in the selector stands in typographic quotes", "Use straight single quotes.";
    QUOTES: "external-name.quotes", Warning, Likely, "Okta, How to Pass Multivalued Attributes in SCIM User Object",
        "The text in the selector does not stand in single quotes",
        "Put it in straight single quotes: nearly all published examples do.";
    NO_VALUE: "external-name.no-value", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "Nothing stands behind the selector", "End the external name with `.value`.";
    VALUES: "external-name.values", Error, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The external name ends with `.values`", "Write `.value`, without an s.";
    DISPLAY: "external-name.display", Error, Certain, "Sumo Logic SCIM API, SCIMRoles",
        "The role goes into `display`, which Sumo Logic does not read", "Write `.value`.";
    LETTER_CASE: "external-name.letter-case", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "A capital letter stands where Sumo Logic's name has a small one", "";
    SINGULAR: "external-name.singular", Error, Certain, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "The attribute is called `roles`, with an s", "Write `roles`.";
    PLAIN: "external-name.plain-roles", Error, Likely, "Okta community, SCIM provisioning fails when custom attribute roles is mapped",
        "Plain `roles` makes Okta send the role as a bare string, and Sumo Logic takes a list",
        "Enter `roles.^[primary==true].value`.";
    NO_SELECTOR: "external-name.no-selector", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "Without a selector Okta sends one object, and Sumo Logic takes a list of roles",
        "Enter `roles.^[primary==true].value`.";
    TYPE_SELECTOR: "external-name.type-selector", Warning, Likely, "Sumo Logic SCIM API, SCIMRoles; Okta, How to Add Multi-value Roles in SCIM Cloud Integration",
        "The role is selected by `type`, which Sumo Logic's roles do not have",
        "Select by `primary==true`: an update finds its role only when Sumo Logic sends the `type` back.";
    PRIMARY_FALSE: "external-name.primary-false", Warning, Likely, "Sumo Logic SCIM API, SCIMRoles",
        "The role is sent with `primary` false, and Sumo Logic describes it as always true",
        "Write `primary==true`.";
    OTHER: "roles.external-name", Error, Likely, "Sumo Logic, Provision with Okta, step 3",
        "This external name does not send a role where Sumo Logic looks for it",
        "Enter `roles.^[primary==true].value`.";
}

/// The external name that sends one role the way Sumo Logic reads it.
pub const ROLE_EXTERNAL_NAME: &str = "roles.^[primary==true].value";

/// Checks an external name; says in which namespace its attribute is at home.
pub(super) fn check(text: &str, findings: &mut Findings) -> Home {
    let whole = Span::new(0, text.len());
    if text.len() > LIMIT {
        findings.push(replaced(&SYNTAX, whole).message("This is longer than any external name"));
        return Home::Core;
    }
    let field = Field::read(text);
    if field.letters.is_empty() {
        findings.push(replaced(&EMPTY, whole));
        return Home::Core;
    }
    if let Some(finding) = namespace_pasted(&field, whole) {
        findings.push(finding);
        return Home::Core;
    }
    let name = parse(&field.letters);
    check_escapes(&field, findings);
    if let Some(rest) = name.rest {
        check_copying(text, &field, &[], findings);
        findings.push(unreadable(&field, rest, whole));
    } else {
        check_copying(text, &field, &name.blanks, findings);
        check_shape(&name, findings);
        if is_role(&name.attribute) {
            check_role(&name, findings);
        }
    }
    if is_role(&name.attribute) { Home::Core } else { home(&name.attribute.text) }
}

fn is_role(attribute: &Part) -> bool {
    ["roles", "role"].iter().any(|role| attribute.text.eq_ignore_ascii_case(role))
}

/// A finding whose fix puts the role's external name in the place of a range.
fn replaced(rule: &'static Rule, span: Span) -> Finding {
    let title = sentence!("Enter `", ROLE_EXTERNAL_NAME, "`");
    Finding::at(rule, span).fix(Fix::guess(title).replace(span, ROLE_EXTERNAL_NAME))
}

fn namespace_pasted(field: &Field, whole: Span) -> Option<Finding> {
    let text = field.dense();
    if !namespace::is_urn(&text) {
        return None;
    }
    // `urn:…:User:roles.^[…` is a SCIM path with its schema before it.
    let place = text.to_ascii_lowercase().rfind(":user:").map(|place| place + ":user:".len());
    let behind = place.and_then(|place| {
        let (schema, path) = text.split_at_checked(place)?;
        let mut seen = field.letters.iter().filter(|letter| !is_blank(letter.character));
        seen.nth(schema.chars().count()).filter(|_| !namespace::is_urn(path))
    });
    let Some(letter) = behind else { return Some(replaced(&NAMESPACE_PASTED, whole)) };
    let prefix = Span { start: 0, end: letter.span.start };
    let fix = Fix::safe("Remove the namespace").delete(prefix);
    let finding = Finding::at(&NAMESPACE_PASTED, prefix)
        .message("A namespace stands before the external name")
        .help("Put it in the External namespace field.");
    Some(finding.fix(fix))
}

/// What copying added: the same in both fields.
pub(super) fn check_copying(text: &str, field: &Field, inside: &[Span], findings: &mut Findings) {
    let mut blanks: Vec<Span> = field.blanks.iter().chain(inside).copied().collect();
    crate::text::sort_by(&mut blanks, Ord::cmp);
    if let Some(&first) = blanks.first() {
        let fix = blanks.iter().fold(Fix::safe("Remove it"), |fix, blank| fix.delete(*blank));
        let finding = Finding::at(&BLANKS, first).fix(fix);
        findings.push(match first.text(text).chars().next() {
            Some('\n' | '\r') => finding.message("The field holds a line break"),
            Some(character) if character != ' ' => finding.message(sentence!(
                "The field holds a character that cannot be seen: ",
                code_point(character)
            )),
            _ => finding,
        });
    }
    if let Some(&first) = field.wrapping.iter().min() {
        let fix = Fix::safe("Remove them");
        let fix = field.wrapping.iter().fold(fix, |fix, mark| fix.delete(*mark));
        findings.push(Finding::at(&WRAPPED, first).fix(fix));
    }
}

fn check_escapes(field: &Field, findings: &mut Findings) {
    let Some(first) = field.escapes.first() else { return };
    let fix = field.escapes.iter().fold(Fix::safe("Write the character"), |fix, escape| {
        fix.replace(escape.span, escape.character.to_string())
    });
    findings.push(Finding::at(&HTML, first.span).fix(fix));
}

fn unreadable(field: &Field, rest: Span, whole: Span) -> Finding {
    let about_roles = field.dense().to_ascii_lowercase().starts_with("role");
    let fix = Fix::guess(sentence!("Enter `", ROLE_EXTERNAL_NAME, "`"));
    let finding =
        Finding::at(&SYNTAX, rest).fix(about_roles.then(|| fix.replace(whole, ROLE_EXTERNAL_NAME)));
    let letter = field.letters.iter().find(|letter| letter.span.start == rest.start);
    match letter.filter(|letter| !letter.character.is_ascii()) {
        Some(letter) => finding.message(sentence!(
            "A character that no attribute name has stands here: ",
            code_point(letter.character)
        )),
        None => finding,
    }
}

fn check_shape(name: &ExternalName, findings: &mut Findings) {
    let Some(selector) = &name.selector else { return };
    let entra = is_word_eq(&selector.operator) && !selector.opening.text.contains('^');
    if entra {
        findings.push(entra_syntax(selector));
    } else {
        check_opening(&selector.opening, findings);
        check_operator(&selector.operator, findings);
        check_literal(selector, findings);
    }
    if name.sub.is_none() {
        let fix = Fix::safe("Add `.value`").replace(name.tail, ".value");
        findings.push(Finding::at(&NO_VALUE, name.tail).fix(fix));
    }
}

fn is_word_eq(operator: &Part) -> bool {
    operator.text.eq_ignore_ascii_case("eq")
}

fn entra_syntax(selector: &Selector) -> Finding {
    let Selector { opening, operator, literal, .. } = selector;
    let fix = Fix::safe("Write it as Okta does")
        .replace(opening.span, ".^[")
        .replace(operator.span, "==")
        .replace(literal.span, literal_for(selector));
    Finding::at(&ENTRA, opening.span.to(literal.span)).fix(fix)
}

fn check_opening(opening: &Part, findings: &mut Findings) {
    let rule = match opening.text.as_str() {
        ".^[" => return,
        "[" => &NO_DOT_CARET,
        "^[" => &NO_DOT,
        ".[" => &NO_CARET,
        _ => &SYNTAX,
    };
    let fix = Fix::safe("Write `.^[`").replace(opening.span, ".^[");
    findings.push(Finding::at(rule, opening.span).fix(fix));
}

fn check_operator(operator: &Part, findings: &mut Findings) {
    let (rule, sure) = match operator.text.as_str() {
        "==" => return,
        "=" => (&SINGLE_EQUALS, true),
        "===" | ":" => (&SYNTAX, true),
        _ if is_word_eq(operator) => (&EQ, true),
        _ => (&SYNTAX, false),
    };
    let fix = Fix::safe("Write `==`").replace(operator.span, "==");
    findings.push(Finding::at(rule, operator.span).fix(sure.then_some(fix)));
}

fn compares_primary(selector: &Selector) -> bool {
    selector.sub.text.eq_ignore_ascii_case("primary")
}

fn boolean(literal: &Literal) -> Option<bool> {
    let is = |word: &str| literal.text.trim().eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

/// The literal as Okta writes it.
fn literal_for(selector: &Selector) -> String {
    match boolean(&selector.literal).filter(|_| compares_primary(selector)) {
        Some(value) => if value { "true" } else { "false" }.to_owned(),
        None => sentence!("'", selector.literal.text, "'"),
    }
}

fn check_literal(selector: &Selector, findings: &mut Findings) {
    let literal = &selector.literal;
    let fix = |title: &'static str| Fix::safe(title).replace(literal.span, literal_for(selector));
    if compares_primary(selector) {
        let exact = literal.quotes.is_none() && matches!(literal.text.as_str(), "true" | "false");
        if !exact {
            let known = boolean(literal).is_some();
            let guess = Fix::guess("Write `true`").replace(literal.span, "true");
            let fix = if known { fix("Write it bare and small") } else { guess };
            findings.push(Finding::at(&BOOLEAN, literal.span).fix(fix));
        }
        return;
    }
    let rule = match literal.quotes {
        Some(Quotes::Single) => return,
        Some(Quotes::Typographic) => &SMART_QUOTES,
        None if boolean(literal).is_some() => return,
        Some(Quotes::Double) | None => &QUOTES,
    };
    findings.push(Finding::at(rule, literal.span).fix(fix("Use straight single quotes")));
}

fn check_role(name: &ExternalName, findings: &mut Findings) {
    check_spelling(&name.attribute, "roles", findings);
    match (&name.selector, &name.sub) {
        (None, None) => findings.push(plain(name)),
        (None, Some(sub)) => {
            let place = name.attribute.span.end;
            let fix = Fix::guess("Add the selector").insert(place, ".^[primary==true]");
            findings.push(Finding::at(&NO_SELECTOR, Span { start: place, end: place }).fix(fix));
            check_sub(sub, findings);
        }
        (Some(selector), sub) => {
            check_selected(selector, findings);
            if let Some(sub) = sub {
                check_sub(sub, findings);
            }
        }
    }
}

fn plain(name: &ExternalName) -> Finding {
    let span = name.attribute.span;
    let fix = Fix::guess(sentence!("Enter `", ROLE_EXTERNAL_NAME, "`"));
    Finding::at(&PLAIN, span)
        .fix(fix.replace(name.tail, ".^[primary==true].value"))
        .note("Sumo Logic's API also describes a list of plain names, which an Okta attribute of the type string array would send; nobody has published that it works")
}

/// Finds a word that differs from the right one in letter case, or by the final s.
fn check_spelling(part: &Part, right: &str, findings: &mut Findings) {
    if part.text == right {
        return;
    }
    let same = part.text.eq_ignore_ascii_case(right);
    let rule = if same { &LETTER_CASE } else { &SINGULAR };
    let title = sentence!("Write `", right, "`");
    let help = sentence!(title, ".");
    let fix = Fix::safe(title).replace(part.span, right);
    findings.push(Finding::at(rule, part.span).help(help).fix(fix));
}

fn check_selected(selector: &Selector, findings: &mut Findings) {
    let Selector { sub, operator, literal, .. } = selector;
    if compares_primary(selector) {
        check_spelling(sub, "primary", findings);
        if boolean(literal) == Some(false) {
            let fix = Fix::guess("Write `true`").replace(literal.span, "true");
            findings.push(Finding::at(&PRIMARY_FALSE, literal.span).fix(fix));
        }
        return;
    }
    let span = sub.span.to(literal.span);
    let by_type = sub.text.eq_ignore_ascii_case("type");
    let rule = if by_type { &TYPE_SELECTOR } else { &OTHER };
    // Under another notation the operator's own fix comes first.
    let fix = Fix::guess("Select by `primary==true`").replace(span, "primary==true");
    findings.push(Finding::at(rule, span).fix((operator.text == "==").then_some(fix)));
}

fn check_sub(sub: &Part, findings: &mut Findings) {
    let rule = match sub.text.to_ascii_lowercase().as_str() {
        "value" => return check_spelling(sub, "value", findings),
        "values" => &VALUES,
        "display" | "displayname" => &DISPLAY,
        _ => &OTHER,
    };
    let fix = Fix::guess("Write `value`").replace(sub.span, "value");
    findings.push(Finding::at(rule, sub.span).fix(fix));
}
