//! Filters written in one way: single blanks, small operators, only the parentheses that are
//! needed, strings escaped as JSON has it; numbers and names as they were spelled.

use super::wire::{FilterLiteral, FilterPath, FilterTree, JoinedFilters, Joint, LiteralValue};
use crate::json::quote;

/// Writes a filter in the canonical way. Reading what was written gives the same tree.
///
/// ```
/// use scim_preflight::{parse_filter, print_filter};
/// let tree = parse_filter(r#"((title PR))  and  not (active EQ true or id eq "\u0041")"#).unwrap();
/// assert_eq!(print_filter(&tree), r#"title pr and not(active eq true or id eq "A")"#);
/// ```
///
/// Source: RFC 7644 §3.4.2.2, figure 1.
#[must_use]
pub fn print_filter(filter: &FilterTree) -> String {
    let mut out = String::new();
    print(filter, &mut out);
    out
}

fn print(filter: &FilterTree, out: &mut String) {
    match filter {
        FilterTree::Joined(joined) => all(joined, out),
        FilterTree::Negated(negated) => enclosed("not(", &negated.filter, ")", out),
        FilterTree::Present(presence) => {
            name(&presence.path, out);
            out.push_str(" pr");
        }
        FilterTree::Compared(comparison) => {
            name(&comparison.path, out);
            for piece in [" ", comparison.op.word(), " ", &value(&comparison.literal)] {
                out.push_str(piece);
            }
        }
        FilterTree::ValuePath(selection) => {
            name(&selection.path, out);
            enclosed("[", &selection.filter, "]", out);
        }
    }
}

/// `and` binds tighter than `or`, so that only an `or` inside an `and` needs parentheses.
fn all(joined: &JoinedFilters, out: &mut String) {
    for (index, filter) in joined.filters.iter().enumerate() {
        if index > 0 {
            for piece in [" ", joined.op.name(), " "] {
                out.push_str(piece);
            }
        }
        match filter {
            FilterTree::Joined(inner) if joined.op == Joint::And && inner.op == Joint::Or => {
                enclosed("(", filter, ")", out);
            }
            filter => print(filter, out),
        }
    }
}

fn enclosed(open: &str, filter: &FilterTree, close: &str, out: &mut String) {
    out.push_str(open);
    print(filter, out);
    out.push_str(close);
}

fn name(path: &FilterPath, out: &mut String) {
    if let Some(urn) = &path.urn {
        out.push_str(urn);
        out.push(':');
    }
    out.push_str(&path.attribute);
    if let Some(sub) = &path.sub {
        out.push('.');
        out.push_str(sub);
    }
}

fn value(literal: &FilterLiteral) -> String {
    match &literal.value {
        LiteralValue::String(text) => quote(text),
        _ => literal.text.clone(),
    }
}
