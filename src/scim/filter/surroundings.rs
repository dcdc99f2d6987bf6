//! The rules about where a filter is sent.

use super::check::Setting;
use super::meaning::urn_alone;
use super::{Comparison, Filter, LiteralKind, Name, Operator};
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    UNSUPPORTED: "filter.unsupported", Warning, Certain, "RFC 7643 §5",
        "The server says that it does not support filters", "Leave the filter out, or choose among all resources yourself.";
    META_TYPE: "filter.meta-type", Info, Certain, "RFC 7644 §3.4.2.1",
        "The query goes to resources of all types, and the filter does not say which are wanted",
        "Add `and meta.resourceType eq \"User\"`, or send the query to the endpoint of one type.";
    SENSITIVE: "filter.sensitive-in-url", Info, Certain, "RFC 7644 §7.5.2",
        "The URL holds what is personal, and URLs end up in logs",
        "Send the query as a `SearchRequest` by POST to `/.search`.";
    INTEROP: "filter.interop-operators", Info, Certain, "draft-zollner-scim-interop-profile §6.3",
        "The interoperability profile has no operators but `eq` and `and`",
        "Servers of that profile refuse others: ask with `eq`, and choose among the answers yourself.";
}

/// Attributes that tell who somebody is or how to reach them. `userName` and `id` are left out:
/// every client looks for users by them.
const PERSONAL: &[&str] =
    &["emails", "phoneNumbers", "name", "nickName", "addresses", "ims", "password"];

/// Checks a filter against where it is sent.
pub(super) fn check(text: &str, filter: &Filter, setting: &Setting<'_>, findings: &mut Findings) {
    let all = Span::new(0, text.len());
    if setting.supported == Some(false) {
        findings.push(Finding::at(&UNSUPPORTED, all));
    }
    let mut seen = Seen::default();
    look(text, filter, &mut seen);
    if setting.root && !seen.typed {
        findings.push(Finding::at(&META_TYPE, all));
    }
    if let (true, Some(name)) = (setting.in_url, seen.personal) {
        let message = sentence!(
            "The URL holds a value of ",
            shown(name.text(text)),
            ", and URLs end up in logs"
        );
        findings.push(Finding::at(&SENSITIVE, name).message(message));
    }
    if setting.schema.is_none() {
        for name in seen.names {
            urn_alone(text, name, findings);
        }
    }
    if setting.profiles.speak_of(&INTEROP) {
        for span in seen.foreign {
            findings.push(Finding::at(&INTEROP, span));
        }
    }
}

/// What a look through a filter finds.
#[derive(Default)]
struct Seen {
    /// The resource type is asked for.
    typed: bool,
    /// The first attribute of a person that is compared with something.
    personal: Option<Span>,
    /// What the interoperability profile does not have.
    foreign: Vec<Span>,
    /// Names with a URN.
    names: Vec<Name>,
}

fn look(text: &str, filter: &Filter, seen: &mut Seen) {
    match filter {
        Filter::And(parts) => parts.iter().for_each(|part| look(text, part, seen)),
        Filter::Or(parts) => {
            seen.foreign.push(filter.span());
            parts.iter().for_each(|part| look(text, part, seen));
        }
        Filter::Not { span, inner } => {
            seen.foreign.push(*span);
            look(text, inner, seen);
        }
        Filter::Present { span, name } => {
            seen.foreign.push(*span);
            named(text, *name, None, seen);
        }
        Filter::Compare(Comparison { name, operator, operator_span, literal }) => {
            if *operator != Operator::Eq {
                seen.foreign.push(*operator_span);
            }
            named(text, *name, Some(literal.kind), seen);
        }
        Filter::ValuePath { name, inner, .. } => {
            named(text, *name, Some(LiteralKind::String), seen);
            look(text, inner, seen);
        }
    }
}

fn named(text: &str, name: Name, literal: Option<LiteralKind>, seen: &mut Seen) {
    let is = |span: Span, word: &str| span.text(text).eq_ignore_ascii_case(word);
    let sub = name.sub.is_some_and(|sub| is(sub, "resourceType"));
    seen.typed |= sub && is(name.attribute, "meta") || is(name.attribute, "schemas");
    if literal == Some(LiteralKind::String)
        && PERSONAL.iter().any(|known| is(name.attribute, known))
    {
        seen.personal.get_or_insert(name.span);
    }
    seen.names.extend(name.urn.map(|_| name));
}
