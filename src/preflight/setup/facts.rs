//! Gathers what all inputs say of a setup, each value with its place.

use super::form::{Setup, SignOn};
use super::found::is_secret;
use super::kind::about;
use super::{ExportKind, Recognized, shape, terraform};
use crate::json::{Node, NodeKind};
use crate::okta::export::{App, Mapping, Person, PersonKind, Profile};
use crate::report::{Record, Said, Spot};
use crate::sentence;
use crate::sumologic::export::{Key, SAML_API, SAML_TERRAFORM, SamlSide};
use crate::text::digits;

/// What is known of a setup.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// What the forms say of the app, and what exports do.
    pub(super) typed_app: Option<App>,
    pub(super) apps: Vec<App>,
    pub(super) user_profiles: Vec<Profile>,
    pub(super) app_profiles: Vec<Profile>,
    pub(super) mappings: Vec<Mapping>,
    pub(super) people: Vec<Person>,
    pub(super) saml: Vec<SamlSide>,
    /// The names of roles in Sumo Logic.
    pub(super) roles: Vec<Said>,
    /// Whether these are all of them: Terraform has only those that it made, and an answer of the
    /// API may go on on another page.
    pub(super) all_roles: bool,
    /// Whether an export has all of them.
    pub(super) listed_roles: bool,
    pub(super) keys: Vec<Key>,
    /// Whether these are all of them.
    pub(super) all_keys: bool,
    pub(super) recognized: Vec<Recognized>,
}

impl Facts {
    /// Reads all parts of a setup.
    pub(super) fn of(setup: &Setup) -> Self {
        let mut facts = Self { typed_app: typed_app(setup), ..Self::default() };
        if let Some(side) = &setup.sumo_logic {
            facts.saml.extend(side.saml.as_ref().map(|saml| {
                let ticked = |flag: Option<bool>| Some("true").filter(|_| flag == Some(true));
                SamlSide(Record::typed(
                    "sumoLogic",
                    &[
                        (saml.assertion_consumer_url.as_deref(), "/saml/assertionConsumerUrl"),
                        (saml.entity_id.as_deref(), "/saml/entityId"),
                        (saml.issuer.as_deref(), "/saml/issuer"),
                        (ticked(saml.on_demand_provisioning), "/saml/onDemandProvisioning"),
                        (saml.roles_attribute.as_deref(), "/saml/rolesAttribute"),
                        (ticked(saml.require_sign_in), "/saml/requireSignIn"),
                    ],
                ))
            }));
            if let Some(roles) = &side.roles {
                facts.roles = typed_list(roles, "sumoLogic", "/roles");
                facts.all_roles = true;
            }
        }
        for (input, pasted) in (0..).zip(&setup.pasted) {
            let mut seen: Vec<Recognized> = Vec::new();
            let name = pasted.name.as_ref();
            let text = shape::search(&pasted.text, &mut |kind, node| {
                let count = facts.take(kind, node, input);
                note(&mut seen, kind, node, count);
            });
            if let Some(kind) = text {
                let start = pasted.text.len() as u32;
                seen.push(Recognized { start, ..recognized(kind, None, 1) });
            }
            in_utf16(&pasted.text, &mut seen);
            facts.recognized.extend(seen.into_iter().map(|row| Recognized {
                input,
                name: name.cloned(),
                ..row
            }));
        }
        facts
    }

    /// Takes one export; says how many things it holds.
    fn take(&mut self, kind: ExportKind, node: Node<'_>, input: u32) -> u32 {
        match kind {
            ExportKind::OktaApplication => self.apps.push(App::read(node, input)),
            ExportKind::OktaUserSchema => self.user_profiles.push(Profile::read(node, input)),
            ExportKind::OktaAppUserSchema => self.app_profiles.push(Profile::read(node, input)),
            ExportKind::OktaMapping => self.mappings.push(Mapping::read(node, input)),
            ExportKind::OktaAppUser => self.person(node, input, PersonKind::Assigned),
            ExportKind::OktaGroupAssignment => self.person(node, input, PersonKind::Group),
            ExportKind::OktaUser => self.person(node, input, PersonKind::OktaUser),
            ExportKind::SamlConfiguration => {
                self.saml.push(SamlSide::read(node, input, SAML_API));
            }
            ExportKind::SumoRole => {
                self.role(node, input);
                self.listed_roles |= !goes_on(node);
                self.all_roles |= self.listed_roles;
            }
            ExportKind::SumoAccessKey => {
                self.keys.push(Key::read(node, input));
                self.all_keys |= !goes_on(node);
            }
            ExportKind::Terraform => {
                let mut count = 0;
                terraform::resources(node, &mut |kind, values| {
                    count += 1;
                    self.resource(kind, values, input);
                });
                return count;
            }
            _ => {}
        }
        1
    }

    /// Takes a resource of Terraform's.
    fn resource(&mut self, kind: &str, values: Node<'_>, input: u32) {
        match kind {
            "okta_app_saml" => self.apps.push(App::terraform(values, input)),
            "okta_user_schema_property" => {
                self.user_profiles.push(Profile::terraform(values, input));
            }
            "okta_app_user_schema_property" | "okta_app_user_base_schema_property" => {
                self.app_profiles.push(Profile::terraform(values, input));
            }
            "okta_profile_mapping" => self.mappings.push(Mapping::terraform(values, input)),
            "okta_app_user" => {
                self.people.push(Person::terraform(values, input, PersonKind::Assigned));
            }
            "okta_app_group_assignment" => {
                self.people.push(Person::terraform(values, input, PersonKind::Group));
            }
            "okta_app_group_assignments" => {
                let groups = values.member("group").into_iter().flat_map(Node::elements);
                let app: Option<String> =
                    values.member("app_id").and_then(Node::text).map(Into::into);
                for group in groups {
                    let mut group = Person::terraform(group, input, PersonKind::Group);
                    group.app.clone_from(&app);
                    self.people.push(group);
                }
            }
            "sumologic_saml_configuration" => {
                self.saml.push(SamlSide::read(values, input, SAML_TERRAFORM));
            }
            "sumologic_role" | "sumologic_role_v2" => self.role(values, input),
            _ => {}
        }
    }

    fn person(&mut self, node: Node<'_>, input: u32, kind: PersonKind) {
        self.people.push(Person::read(node, input, kind));
    }

    fn role(&mut self, node: Node<'_>, input: u32) {
        let name = node.member("name").and_then(|name| Said::read(name, input));
        self.roles.extend(name);
    }

    /// Whether something of this kind was given.
    pub(super) fn has(&self, kind: ExportKind) -> bool {
        self.recognized.iter().any(|row| row.kind == kind)
    }
}

/// Whether the list that something stands in goes on on another page.
fn goes_on(node: Node<'_>) -> bool {
    let list = node.parent().filter(|list| list.kind() == NodeKind::Array);
    let next = list.and_then(Node::parent).and_then(|answer| answer.member("next"));
    // A role by itself is not all there is either.
    list.is_none() || next.is_some_and(|next| !next.is_null() && next.source() != b"\"\"")
}

/// What the forms say of the app; nothing where they are empty.
fn typed_app(setup: &Setup) -> Option<App> {
    if setup.general.is_none() && setup.sign_on.is_none() {
        return None;
    }
    let general = setup.general.clone().unwrap_or_default();
    let sign_on: SignOn = setup.sign_on.clone().unwrap_or_default();
    let groups = sign_on.group_attributes.as_ref();
    let mut record = Record::typed(
        "signOn",
        &[
            (None, ""),
            (None, ""),
            (general.app_name.as_deref(), "/appName"),
            (general.status.as_deref(), "/status"),
            (general.sign_on_method.as_deref(), "/signOnMethod"),
            (sign_on.application_username.as_deref(), "/applicationUsername"),
            (sign_on.sso_url.as_deref(), "/ssoUrl"),
            (sign_on.audience_uri.as_deref(), "/audienceUri"),
            (sign_on.recipient.as_deref(), "/recipient"),
            (sign_on.destination.as_deref(), "/destination"),
            (None, ""),
            (sign_on.name_id_format.as_deref(), "/nameIdFormat"),
        ],
    );
    record.of_form("general", &["/appName", "/status", "/signOnMethod"]);
    Some(App {
        record,
        features: None,
        group_attributes: groups
            .map_or_else(Vec::new, |groups| typed_list(groups, "signOn", "/groupAttributes")),
    })
}

/// The entries of a list in a form.
pub(super) fn typed_list(list: &[String], form: &'static str, pointer: &'static str) -> Vec<Said> {
    let entry = |(index, text): (u32, &String)| Said {
        text: text.clone(),
        spot: Spot::Field(form, pointer, Some(index)),
    };
    (0..).zip(list).map(entry).collect()
}

/// Notes what was recognized, those of a kind together where they stand side by side.
fn note(seen: &mut Vec<Recognized>, kind: ExportKind, node: Node<'_>, count: u32) {
    match seen.last_mut().filter(|last| last.kind == kind) {
        Some(last) => {
            let count = last.count + count;
            *last = Recognized { start: last.start, ..recognized(kind, None, count) };
        }
        None => seen
            .push(Recognized { start: node.span().start, ..recognized(kind, Some(node), count) }),
    }
}

/// Makes UTF-16 offsets of the places where rows begin, which are in their order.
fn in_utf16(text: &str, rows: &mut [Recognized]) {
    let (mut from, mut units) = (0, 0);
    for row in rows {
        let to = row.start as usize;
        units += text.get(from..to).map_or(0, |part| part.encode_utf16().count() as u32);
        (from, row.start) = (to, units);
    }
}

fn recognized(kind: ExportKind, node: Option<Node<'_>>, count: u32) -> Recognized {
    let row = about(kind);
    let (one, many) = row.map_or(("", ""), |row| (row.one, row.many));
    let name = row.filter(|row| !row.name.is_empty()).and_then(|row| node?.pointer(row.name));
    let name = name.filter(|name| name.kind() == NodeKind::String).and_then(Node::text);
    let title = match name.filter(|name| !is_secret(name)) {
        Some(name) => sentence!(one, ": ", crate::text::visible(&name)),
        None if count == 1 => one.to_owned(),
        None => sentence!(many, ": ", digits(count.into())),
    };
    let (step, advice) = row.map_or((None, None), |row| (row.step, row.advice));
    let findings = Vec::new();
    Recognized { input: 0, name: None, kind, title, count, step, start: 0, findings, advice }
}
