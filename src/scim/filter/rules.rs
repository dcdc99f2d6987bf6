//! The rules about the grammar of filters, made of the parser's faults.

use super::{Fault, FaultKind};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::text::visible;

// In the order of `FaultKind`.
rules! {
    pub(crate) static RULES;
    EMPTY: "filter.empty", Error, Certain, "RFC 7644 §3.4.2.2",
        "The filter is empty", "Leave the filter out, or write a condition such as `title pr`.";
    SYNTAX: "filter.syntax", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "This is no filter", "A condition reads `attribute operator value`: `userName eq \"ann\"`.";
    UNBALANCED: "filter.unbalanced", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A bracket has no partner", "Every bracket that opens has to close, and the other way round.";
    STRING_UNTERMINATED: "filter.string-unterminated", Error, Certain, "RFC 8259 §7",
        "A string has no closing quote", "Close it with `\"`.";
    STRING_ESCAPE: "filter.string-escape", Error, Certain, "RFC 8259 §7",
        "A string holds an escape or a control character that JSON does not know",
        "Write a backslash as `\\\\`, a line break as `\\n`.";
    SINGLE_QUOTES: "filter.single-quotes", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A string stands in single quotes", "Use double quotes.";
    UNQUOTED_VALUE: "filter.unquoted-value", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A text value has no quotes", "Put it in double quotes.";
    MISSING_SPACE: "filter.missing-space", Warning, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A blank is missing", "Put one blank here: strict servers refuse the filter without it.";
    EXTRA_SPACE: "filter.extra-space", Info, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "There is more blank space than the grammar has",
        "Between two words stands one blank, elsewhere none.";
    NOT_SPACE: "filter.not-space", Info, Certain, "RFC 7644 §3.4.2.2; erratum 7319",
        "A blank stands between `not` and its parenthesis",
        "The grammar of the RFC has none here, its example has one: servers should take both.";
    NOT_WITHOUT_PARENS: "filter.not-without-parens", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "`not` stands without parentheses", "Put what it negates in parentheses.";
    DOUBLE_NOT: "filter.double-not", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "`not` stands several times in a row", "Leave out every pair of them.";
    OP_UNKNOWN: "filter.op-unknown", Error, Certain, "RFC 7644 §3.4.2.2 table 3",
        "This is no operator", "The operators are eq, ne, co, sw, ew, gt, ge, lt, le and pr.";
    OP_MISSING: "filter.op-missing", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "No operator stands behind the attribute", "To ask whether it has a value, write `pr` behind it.";
    PR_WITH_VALUE: "filter.pr-with-value", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A value stands behind `pr`", "`pr` takes none; to compare, write `eq`.";
    CONNECTIVE: "filter.connective", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "`and` and `or` stand between two conditions", "Write `and` or `or` once between two conditions.";
    BOOL_CASE: "filter.bool-case", Error, Certain, "RFC 8259 §3",
        "`true`, `false` and `null` are written in lower case", "Write it in lower case.";
    NUMBER: "filter.number", Error, Certain, "RFC 8259 §6",
        "This number is spelled in a way that JSON does not know", "Write it as JSON does: `1`, `-2`, `0.5`.";
    VALUE_COMPOSITE: "filter.value-composite", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "A list or an object cannot be compared with", "Compare with one value at a time, and join with `or`.";
    ATTR_NAME: "filter.attr-name", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "This cannot be the name of an attribute",
        "A name begins with a letter and goes on with letters, digits, `-` or `_`.";
    ATTR_TOO_DEEP: "filter.attr-too-deep", Error, Certain, "RFC 7643 §2.3.8",
        "A name goes more than one step deep", "SCIM knows `attribute.subAttribute` and nothing below it.";
    VALUEPATH_EMPTY: "filter.valuepath-empty", Error, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "Nothing stands in the brackets", "Write a condition into them, or leave them out.";
    VALUEPATH_NESTED: "filter.valuepath-nested", Error, Certain, "RFC 7644 §3.4.2.2; errata 4690, 7322",
        "Brackets stand inside brackets", "The values of a list have no lists inside them: use one pair.";
    VALUEPATH_DOTTED: "filter.valuepath-dotted", Error, Certain, "RFC 7644 §3.4.2.2 table 5",
        "A dotted name stands in brackets", "Inside the brackets the attribute is clear: name only its sub-attribute.";
    SUB_COMPARE: "filter.valuepath-sub-compare", Info, Certain, "RFC 7644 §3.4.2.2 figure 1",
        "The grammar has no comparison behind brackets", "Most servers take it; inside the brackets, with `and`, all do.";
    REF_ATTRIBUTE: "filter.ref-attribute", Info, Certain, "RFC 7644 §3.4.2.2; erratum 8924",
        "The grammar of filters cannot express `$ref`", "Use `value` where you can: some servers refuse `$ref`.";
    DOLLAR_NAME: "filter.dollar-name", Warning, Certain, "RFC 7643 §2.1; RFC 7644 §3.4.2.2",
        "A `$` stands in a name", "RFC 7643 allows it in names, RFC 7644 does not in filters: not all servers take it.";
    SMART_QUOTES: "filter.smart-quotes", Error, Certain, "RFC 8259 §7",
        "A string stands in typographic quotes, as word processors make them", "Use straight double quotes.";
    TOO_COMPLEX: "filter.too-complex", Info, Certain, "RFC 7644 §3.12; scim-preflight's own limits",
        "The filter is nested more than 50 deep", "What lies behind this place was not checked.";
    PRECEDENCE: "filter.precedence", Info, Certain, "RFC 7644 §3.4.2.2",
        "`and` and `or` stand beside each other without parentheses",
        "`and` binds tighter, but some servers read from left to right: parentheses say what is meant.";
}

/// Says what the fix of a fault does; and whether it is plain that this was meant.
fn title(kind: FaultKind) -> (&'static str, bool) {
    match kind {
        FaultKind::Unbalanced => ("Close or remove the bracket", false),
        FaultKind::StringUnterminated => ("Close the string", false),
        FaultKind::StringEscape => ("Escape it", true),
        FaultKind::SingleQuotes | FaultKind::SmartQuotes => ("Use straight double quotes", true),
        FaultKind::UnquotedValue => ("Put it in quotes", true),
        FaultKind::Syntax => ("Leave it out", true),
        FaultKind::Precedence => ("Add the parentheses that `and` has anyway", true),
        FaultKind::MissingSpace => ("Insert a blank", true),
        FaultKind::ExtraSpace => ("Remove the blanks", true),
        FaultKind::NotWithoutParens => ("Put it in parentheses", true),
        FaultKind::DoubleNot => ("Remove the pairs", true),
        FaultKind::OpUnknown => ("Write the operator that was meant", false),
        FaultKind::OpMissing => ("Add an operator", false),
        FaultKind::PrWithValue => ("Remove the value", false),
        FaultKind::Connective => ("Write the word", true),
        FaultKind::BoolCase => ("Write it in lower case", true),
        FaultKind::Number => ("Write it as JSON does", true),
        FaultKind::ValuePathDotted => ("Remove the prefix", true),
        _ => ("Move it into the brackets", true),
    }
}

/// Makes findings of what the parser noted.
pub(crate) fn report(faults: Vec<Fault>, text: &str, findings: &mut Findings) {
    for fault in faults {
        findings.push(finding(fault, text));
    }
}

#[cold]
fn finding(fault: Fault, text: &str) -> Finding {
    let rule = RULES.get(fault.kind as usize).copied().unwrap_or(&SYNTAX);
    let finding = Finding::at(rule, fault.span);
    let finding = match fault.kind {
        _ if !fault.words.is_empty() => finding.message(fault.words),
        FaultKind::Unbalanced
        | FaultKind::OpUnknown
        | FaultKind::AttrName
        | FaultKind::AttrTooDeep => {
            let what = match fault.kind {
                FaultKind::Unbalanced => "` has no partner",
                FaultKind::OpUnknown => "` is no operator",
                FaultKind::AttrName => "` cannot be the name of an attribute",
                _ => "` goes more than one step deep",
            };
            finding.message(sentence!("`", visible(fault.span.text(text)), what))
        }
        _ => finding,
    };
    let (title, safe) = title(fault.kind);
    let fix = if safe { Fix::safe(title) } else { Fix::guess(title) };
    let some = !fault.repair.is_empty();
    let fix = fault.repair.into_iter().fold(fix, |fix, edit| fix.replace(edit.span, edit.text));
    finding.fix(some.then_some(fix))
}
