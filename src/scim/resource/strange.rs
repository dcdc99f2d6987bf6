//! Members whose names the schema does not have: what they are instead, judged when their object
//! has ended, so that a fix can look at all of it.

use super::common::META_UNKNOWN;
use super::group::{DISPLAY_NAME, GROUPS_REF};
use super::misspelled;
use super::names::{
    CORE_IN_EXTENSION, CREDENTIAL, DOTTED, EXTENSION_AT_ROOT, FILTER, MANAGER_ID, NESTED,
    ON_OTHER_TYPE, OTHER_TYPE, PROTOTYPE, SCIM_1, SYNTAX, TRUNCATED, UNKNOWN_CONTAINER,
    URN_AND_NAME, repeated,
};
use super::nesting::{Mend, Site};
use super::walk::{Scope, Walk};
use crate::json::{Str, Value};
use crate::report::{Finding, Rule};
use crate::scim::Direction;
use crate::scim::nearest::nearest;
use crate::scim::schema::{Attribute, ENTERPRISE_USER, GROUP, KNOWN, Mark, Schema, USER, urn};
use crate::sentence;
use crate::text::{Span, shown, sort_by};

/// A member whose name the schema does not have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stranger {
    pub(super) name: Str,
    pub(super) value: Value,
    pub(super) span: Span,
}

/// What a stranger turned out to be.
pub(super) struct Verdict {
    pub(super) rule: &'static Rule,
    /// In place of the rule's own message.
    pub(super) message: Option<String>,
    /// In place of the rule's own help.
    pub(super) help: Option<String>,
    pub(super) mend: Mend,
}

/// Of more strangers in one object no fix is thought out.
const MENDED: usize = 32;

/// Judges the strangers of an object that has been read.
#[cold]
pub(super) fn judge(walk: &mut Walk<'_, '_>, open: Span, scope: Scope<'_>, strange: &[Stranger]) {
    let bytes = walk.bytes();
    if matches!(scope, Scope::Resource(_) | Scope::Document(_)) {
        let containers = strange.iter().map(|stranger| stranger.name);
        walk.facts.containers.extend(containers.filter(|name| name.raw(bytes).contains(&b':')));
    }
    if matches!(scope, Scope::Document(_)) {
        return;
    }
    let twins = twins(walk, strange);
    // Where no document says what there is, anything may be.
    if scope.attributes().list().is_empty() {
        return;
    }
    let cut_off =
        |stranger: &&Stranger| matches!(stranger.value, Value::Broken(_)) && walk.reader.stopped();
    let judged: Vec<(Stranger, Verdict)> = strange
        .iter()
        .filter(|stranger| twins.binary_search(&stranger.name.span.start).is_err())
        .filter(|stranger| !cut_off(stranger))
        .map(|&stranger| (stranger, verdict(bytes, &stranger, scope, walk.findings.full())))
        .collect();
    walk.facts.misplaced |= judged.iter().any(
        |(_, verdict)| matches!(&verdict.mend, Mend::Into { outer, .. } if outer.contains(':')),
    );
    let site = (strange.len() <= MENDED).then(|| Site::read(bytes, open, scope, walk.facts.span));
    for (stranger, verdict) in &judged {
        // A server drops the `meta` of a request as a whole, which has been said of it.
        let in_meta = verdict.rule.is(&META_UNKNOWN);
        if in_meta && walk.direction != Direction::Response {
            continue;
        }
        let fix = site.as_ref().and_then(|site| site.fix(stranger, &verdict.mend, &judged));
        let mut finding = Finding::at(verdict.rule, stranger.name.span).fix(fix);
        if let Some(message) = &verdict.message {
            finding = finding.message(message.clone());
        }
        if let Some(help) = &verdict.help {
            finding = finding.help(help.clone());
        }
        walk.findings.push(finding);
    }
}

/// Notes the names that stand twice, in whichever letter case; gives where the second ones are.
fn twins(walk: &mut Walk<'_, '_>, strange: &[Stranger]) -> Vec<u32> {
    let bytes = walk.bytes();
    let mut second = Vec::new();
    if strange.len() < 2 {
        return second;
    }
    let mut names: Vec<(String, Str)> = strange
        .iter()
        .map(|stranger| (stranger.name.text(bytes).to_ascii_lowercase(), stranger.name))
        .collect();
    sort_by(&mut names, |one, other| one.0.cmp(&other.0));
    for pair in names.windows(2) {
        if let [(text, first), (other, name)] = pair
            && text == other
        {
            repeated(walk.reader, walk.findings, *first, *name, &first.text(bytes));
            second.push(name.span.start);
        }
    }
    sort_by(&mut second, Ord::cmp);
    second
}

fn verdict(bytes: &[u8], stranger: &Stranger, scope: Scope<'_>, counted_only: bool) -> Verdict {
    let text = stranger.name.text(bytes);
    let nested = || {
        let inside =
            matches!(scope, Scope::Complex(_)) && matches!(stranger.value, Value::Object(_));
        inside.then(|| Verdict::of(&NESTED).says(&text, "is an object inside a complex attribute"))
    };
    special(&text, scope)
        .or_else(|| misplaced(&text, scope))
        .or_else(nested)
        .unwrap_or_else(|| misspelled::judge(&text, scope, counted_only))
}

impl Verdict {
    pub(super) fn of(rule: &'static Rule) -> Self {
        Self { rule, message: None, help: None, mend: Mend::Nothing }
    }

    /// With a message that begins with the name.
    fn says(self, name: &str, what: &str) -> Self {
        Self { message: Some(sentence!(shown(name), " ", what)), ..self }
    }

    pub(super) fn mend(self, mend: Mend) -> Self {
        Self { mend, ..self }
    }

    /// Without a mend that gives a resource an extension that its type does not have.
    fn at_home(self, scope: Scope<'_>) -> Self {
        let (Mend::Rename(urn) | Mend::Into { outer: urn, .. }, Scope::Resource(schema)) =
            (&self.mend, scope)
        else {
            return self;
        };
        let known = schema.extensions.iter().any(|extension| extension.urn == urn);
        if known || !urn.contains(':') { self } else { self.mend(Mend::Nothing) }
    }
}

/// Names that are wrong in a way of their own.
fn special(text: &str, scope: Scope<'_>) -> Option<Verdict> {
    let lower = text.to_ascii_lowercase();
    let root = matches!(scope, Scope::Resource(_));
    let found = match lower.as_str() {
        "__proto__" | "constructor" | "prototype" => Verdict::of(&PROTOTYPE)
            .says(text, "is a name known from attacks on JavaScript programs")
            .mend(Mend::Remove),
        "displayname" if in_complex(scope, "members") => Verdict::of(&DISPLAY_NAME)
            .says(text, "of a member is called `display`")
            .mend(Mend::Rename("display".to_owned())),
        "primary" if in_complex(scope, "groups") => {
            Verdict::of(&GROUPS_REF).says(text, "is nothing that a membership has")
        }
        "managerid" => return manager_id(scope),
        "errors" | "specuri" | "xmldataformat" if root => {
            Verdict::of(&SCIM_1).says(text, "is from SCIM 1.1")
        }
        "attributes" if in_complex(scope, "meta") => {
            Verdict::of(&SCIM_1).says(text, "is from SCIM 1.1")
        }
        "operation" if in_complex(scope, "members") => {
            Verdict::of(&SCIM_1).says(text, "is from SCIM 1.1")
        }
        "apikey" | "api_key" | "accesstoken" | "access_token" | "clientsecret"
        | "client_secret" | "privatekey" | "private_key" | "secret" | "authorization"
        | "accesskey" | "access_key" => {
            Verdict::of(&CREDENTIAL).says(text, "is a place for a credential")
        }
        _ if text.contains('[') => Verdict::of(&FILTER),
        _ if ["urn:", "http:", "https:"].iter().any(|scheme| lower.starts_with(scheme)) => {
            urn_like(text, &lower, scope).at_home(scope)
        }
        _ if text.contains('.') => dotted(text, scope),
        _ if !is_name(text) => {
            let named = Verdict::of(&SYNTAX).says(text, "cannot be the name of an attribute");
            if text.is_empty() { Verdict::of(&SYNTAX) } else { named }
        }
        _ => return None,
    };
    Some(found)
}

fn in_complex(scope: Scope<'_>, name: &str) -> bool {
    matches!(scope, Scope::Complex(attribute) if attribute.name == name)
}

/// The syntax of RFC 7643 §2.1, and the one name that breaks it.
fn is_name(text: &str) -> bool {
    let mut letters = text.bytes();
    let begins = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    let legal = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'$');
    begins && letters.all(legal) || text == "$ref"
}

fn manager_id(scope: Scope<'_>) -> Option<Verdict> {
    let mend = match scope {
        Scope::Resource(schema) if !schema.extensions.is_empty() => {
            Mend::into(urn::ENTERPRISE_USER, "manager.value")
        }
        Scope::Extension(_) => Mend::into("manager", "value"),
        Scope::Complex(attribute) if attribute.mark == Mark::Manager => {
            Mend::Rename("value".to_owned())
        }
        _ => return None,
    };
    Some(Verdict::of(&MANAGER_ID).mend(mend))
}

fn dotted(text: &str, scope: Scope<'_>) -> Verdict {
    let (outer, path) = text.split_once('.').unwrap_or_default();
    let known = match scope {
        Scope::Complex(_) => None,
        _ => scope.attributes().find(outer.as_bytes()),
    };
    let mend = known.filter(|(_, attribute)| attribute.subs.find(path.as_bytes()).is_some()).map(
        |(_, attribute)| Mend::Into {
            outer: attribute.name.to_owned(),
            path: path.to_owned(),
            list: attribute.multi,
        },
    );
    Verdict::of(&DOTTED).says(text, "is a path, not a name").mend(mend.unwrap_or(Mend::Nothing))
}

fn urn_like(text: &str, lower: &str, scope: Scope<'_>) -> Verdict {
    let behind = |urn: &str| {
        let rest = lower.strip_prefix(urn.to_ascii_lowercase().as_str())?;
        text.get(text.len() - rest.len()..)
    };
    let colon = |urn: &str| behind(urn)?.strip_prefix(':');
    if let Some(path) = colon(urn::ENTERPRISE_USER) {
        return Verdict::of(&URN_AND_NAME)
            .says(text, "holds a URN and an attribute in one")
            .mend(Mend::into(urn::ENTERPRISE_USER, path));
    }
    if let Some(rest) = behind(urn::ENTERPRISE_TRUNCATED)
        && !rest.eq_ignore_ascii_case(":User")
    {
        let rest = rest
            .get(..5)
            .filter(|user| user.eq_ignore_ascii_case(":User"))
            .map_or(rest, |user| rest.get(user.len()..).unwrap_or_default());
        let path = rest.trim_start_matches([':', '.']);
        let attribute = path.split('.').next().unwrap_or_default();
        let known = attribute_of(&ENTERPRISE_USER, attribute).is_some();
        return Verdict::of(&TRUNCATED).mend(if known {
            Mend::into(urn::ENTERPRISE_USER, path)
        } else {
            Mend::Rename(urn::ENTERPRISE_USER.to_owned())
        });
    }
    let root = matches!(scope, Scope::Resource(_));
    if root && behind(urn::ENTERPRISE_USER) == Some("") {
        return Verdict::of(&ON_OTHER_TYPE).mend(Mend::Remove);
    }
    if let Some((known, path)) = KNOWN.iter().find_map(|known| Some((known, colon(known.urn)?))) {
        let own = matches!(scope, Scope::Resource(schema) if schema.urn == known.urn);
        return Verdict::of(&URN_AND_NAME)
            .says(text, "holds a URN and an attribute in one")
            .mend(if own { Mend::Rename(path.to_owned()) } else { Mend::Nothing });
    }
    foreign_container(text, lower, scope)
}

/// The container of an extension that is not known.
fn foreign_container(text: &str, lower: &str, scope: Scope<'_>) -> Verdict {
    let rename = |urn: &str| Mend::Rename(urn.to_owned());
    if lower.starts_with(urn::SCIM_1) && lower.contains("enterprise") {
        let help = Some(sentence!("Write `", urn::ENTERPRISE_USER, "`."));
        let verdict =
            Verdict::of(&SCIM_1).says(text, "is from SCIM 1.1").mend(rename(urn::ENTERPRISE_USER));
        return Verdict { help, ..verdict };
    }
    if let Scope::Resource(schema) = scope
        && schema.urn.eq_ignore_ascii_case(text)
    {
        let message = sentence!("`", schema.urn, "` is the resource itself, not an extension");
        return Verdict {
            message: Some(message),
            help: Some("Its attributes belong to the top level.".to_owned()),
            ..Verdict::of(&UNKNOWN_CONTAINER)
        };
    }
    let message = sentence!("The extension ", shown(text), " is not known here");
    let verdict = Verdict { message: Some(message), ..Verdict::of(&UNKNOWN_CONTAINER) };
    let near = match scope {
        Scope::Resource(schema) => {
            nearest(text, schema.extensions.iter().map(|extension| extension.urn))
        }
        _ => None,
    };
    match near {
        Some(near) => {
            let help = Some(sentence!("Did you mean `", near, "`?"));
            Verdict { help, ..verdict.mend(rename(near)) }
        }
        None => verdict,
    }
}

fn attribute_of<'s>(schema: &Schema<'s>, name: &str) -> Option<&'s Attribute<'s>> {
    schema.attributes.find(name.as_bytes()).map(|(_, attribute)| attribute)
}

/// Names of another schema.
fn misplaced(text: &str, scope: Scope<'_>) -> Option<Verdict> {
    let schema = match scope {
        Scope::Resource(schema) => schema,
        Scope::Extension(_) => {
            let attribute = attribute_of(&USER, text)?;
            let mend = Mend::ToRoot(attribute.name.to_owned());
            return Some(
                Verdict::of(&CORE_IN_EXTENSION).says(text, "is a core attribute").mend(mend),
            );
        }
        Scope::Complex(_) | Scope::Document(_) => return None,
    };
    let found =
        schema.extensions.iter().find_map(|known| Some((known.urn, attribute_of(known, text)?)));
    if let Some((urn, attribute)) = found {
        return Some(
            Verdict::of(&EXTENSION_AT_ROOT)
                .says(text, &sentence!("belongs into `", urn, "`"))
                .mend(Mend::into(urn, attribute.name)),
        );
    }
    let other = [&USER, &GROUP, &ENTERPRISE_USER]
        .into_iter()
        .find(|other| other.urn != schema.urn && attribute_of(other, text).is_some());
    let name = match other?.name {
        "EnterpriseUser" => "the Enterprise User extension",
        "User" => "a User",
        _ => "a Group",
    };
    let message = sentence!("is an attribute of ", name, ", not of a ", schema.name);
    Some(Verdict::of(&OTHER_TYPE).says(text, &message))
}
