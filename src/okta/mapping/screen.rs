//! Decides about the attributes of one screen.

use super::{MappingAction, MappingMode, MappingRow, ScreenName};
use crate::okta::ROLE_EXTERNAL_NAME;
use crate::okta::attributes::{Attribute, DELETED, KEPT};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Severity};
use crate::sentence;
use crate::text::{digits, shown, sort_by};

rules! {
    pub(crate) static RULES;
    MISSING: "mapping.missing-attribute", Error, Certain, "Sumo Logic, Provision with Okta, step 4; Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "An attribute that Sumo Logic requires is missing", "";
    EXTRA: "mapping.extra-attribute", Warning, Likely, "Sumo Logic, Provision with Okta, step 4",
        "An attribute is left over that Sumo Logic has no use for", "Delete it, as the guide does.";
    ROLES_MAPPED: "mapping.roles-mapped", Error, Likely, "Okta, Usage of Group Type Attributes for Assignments in Okta",
        "Roles are mapped, so the role that is chosen when the app is assigned does not count",
        "Delete this mapping, or fill `roles` of the Okta users and leave the choice at the assignment alone.";
    SELF_SERVICE: "mapping.self-service-role", Error, Likely, "Okta, Allow Users to Edit an Attribute",
        "People can give themselves any role: `roles` is mapped, and its user permission is Read-Write",
        "Set the user permission of `roles` in the Okta user profile to Read-Only or Hide.";
}

const REQUIRED: &str = "Sumo Logic requires it.";
const SIGN_ON: &str = "Comes from the username format in the Sign On settings of the app; there is no mapping to edit.";
const BACK: &str = "The guide keeps it, so that an import recognizes people.";
const UNUSED: &str = "Sumo Logic has no use for it, and the guide deletes it.";
const ROLE_SOURCE: &str = "Takes the role from the Okta user, whose `roles` has to be filled.";
const ROLE_HOLDER: &str = "Holds the role that is sent to Sumo Logic. Make it required.";
const ROLE_CHOSEN: &str =
    "The role is chosen when the app is assigned; a mapping would overrule that.";

/// What is asked for about one screen.
pub(super) struct Screen<'a> {
    pub(super) name: ScreenName,
    pub(super) mode: MappingMode,
    /// What the screen shows, if that is known.
    pub(super) present: Option<&'a [String]>,
}

/// An attribute that has to be there.
struct Need {
    name: &'static str,
    label: &'static str,
    external_name: Option<&'static str>,
    expression: Option<String>,
    why: &'static str,
    /// Whether Okta shows it in any case.
    fixed: bool,
}

impl Screen<'_> {
    /// The rows of the screen: what is needed first, then what goes.
    pub(super) fn rows(&self, findings: &mut Findings) -> Vec<MappingRow> {
        let needs = self.needs();
        let mut rows: Vec<MappingRow> =
            needs.iter().map(|need| self.needed_row(need, findings)).collect();
        match self.present {
            None => rows.extend(DELETED.iter().filter_map(|attribute| self.default_row(attribute))),
            Some(present) => rows.extend(self.leftovers(present, &needs, findings)),
        }
        rows
    }

    fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<Need> = KEPT.iter().map(|attribute| self.kept(attribute)).collect();
        let mapped = self.mode == MappingMode::Mapped;
        let wants_roles = match self.name {
            ScreenName::ToApp => mapped,
            ScreenName::ToOkta => false,
            ScreenName::Profile => true,
        };
        if wants_roles {
            let in_profile = self.name == ScreenName::Profile;
            needs.push(Need {
                name: "roles",
                label: "Roles",
                external_name: in_profile.then_some(ROLE_EXTERNAL_NAME),
                expression: (!in_profile).then(|| "user.roles".to_owned()),
                why: if in_profile { ROLE_HOLDER } else { ROLE_SOURCE },
                fixed: false,
            });
        }
        needs
    }

    fn kept(&self, attribute: &Attribute) -> Need {
        let (name, label) = self.names_of(attribute);
        let username = name == "userName";
        let (external_name, expression, why) = match self.name {
            ScreenName::ToOkta => (None, Some(sentence!("appuser.", attribute.app)), BACK),
            ScreenName::ToApp if username => (None, None, SIGN_ON),
            ScreenName::ToApp => (None, Some(sentence!("user.", attribute.okta)), REQUIRED),
            ScreenName::Profile => (Some(attribute.external_name), None, REQUIRED),
        };
        Need { name, label, external_name, expression, why, fixed: username }
    }

    fn needed_row(&self, need: &Need, findings: &mut Findings) -> MappingRow {
        let there = match self.present {
            Some(present) => present.iter().any(|name| names(name, need.name, need.label)),
            None => need.name != "roles",
        };
        if self.present.is_some() && !there && !need.fixed {
            findings.push(self.missing(need));
        }
        MappingRow {
            attribute: need.name.to_owned(),
            display_name: need.label.to_owned(),
            external_name: need.external_name,
            expression: need.expression.clone(),
            action: if there || need.fixed { MappingAction::Keep } else { MappingAction::Add },
            why: need.why,
        }
    }

    fn missing(&self, need: &Need) -> Finding {
        let (place, severity) = match self.name {
            ScreenName::ToApp => ("the mapping to the app", Severity::Error),
            ScreenName::ToOkta => ("the mapping to Okta", Severity::Warning),
            ScreenName::Profile => ("the app's profile", Severity::Error),
        };
        let help = match &need.expression {
            Some(expression) => sentence!("Map it again, from `", expression, "`."),
            None if need.name == "roles" => "Add it to the app's profile, not to the Okta user profile alone: without it no role can be chosen when the app is assigned.".to_owned(),
            None => "Add it again.".to_owned(),
        };
        Finding::of(&MISSING)
            .severity(severity)
            .message(sentence!("`", need.name, "` (", need.label, ") is missing in ", place))
            .help(help)
            .pointer(self.pointer(None))
    }

    /// A row that deletes one of Okta's default attributes, where this screen has it.
    fn default_row(&self, attribute: &Attribute) -> Option<MappingRow> {
        let (name, label) = self.names_of(attribute);
        let external_name = Some(attribute.external_name)
            .filter(|external| self.name == ScreenName::Profile && !external.is_empty());
        (!name.is_empty()).then(|| MappingRow {
            attribute: name.to_owned(),
            display_name: label.to_owned(),
            external_name,
            expression: None,
            action: MappingAction::Delete,
            why: UNUSED,
        })
    }

    /// The variable name and the display name that an attribute has on this screen.
    fn names_of(&self, attribute: &Attribute) -> (&'static str, &'static str) {
        match self.name {
            ScreenName::ToOkta => (attribute.okta, attribute.okta_label),
            ScreenName::ToApp => (attribute.app, attribute.to_app_label),
            ScreenName::Profile => (attribute.app, attribute.label),
        }
    }

    /// The rows of what is present without being needed, each once, in the order of the screen.
    fn leftovers(
        &self,
        present: &[String],
        needs: &[Need],
        findings: &mut Findings,
    ) -> Vec<MappingRow> {
        let needed = |name: &str| needs.iter().any(|need| names(name, need.name, need.label));
        let listed = present.iter().map(|name| name.trim()).enumerate();
        let mut left: Vec<(usize, MappingRow)> = listed
            .filter(|(_, name)| !name.is_empty() && !needed(name))
            .map(|(index, name)| (index, self.leftover(name)))
            .collect();
        sort_by(&mut left, |one, other| {
            (&one.1.attribute, one.0).cmp(&(&other.1.attribute, other.0))
        });
        left.dedup_by(|other, one| other.1.attribute == one.1.attribute);
        sort_by(&mut left, |one, other| one.0.cmp(&other.0));
        for (index, row) in &left {
            let finding = if self.overrules(&row.attribute) {
                Finding::of(&ROLES_MAPPED)
            } else {
                let name = shown(&row.display_name);
                Finding::of(&EXTRA)
                    .message(sentence!(name, " is left over: Sumo Logic has no use for it"))
            };
            findings.push(finding.pointer(self.pointer(Some(*index))));
        }
        left.into_iter().map(|(_, row)| row).collect()
    }

    fn leftover(&self, name: &str) -> MappingRow {
        let known = DELETED.iter().find(|attribute| {
            let (variable, label) = self.names_of(attribute);
            names(name, variable, label)
        });
        let overrules = self.overrules(name);
        known.and_then(|attribute| self.default_row(attribute)).unwrap_or_else(|| MappingRow {
            attribute: if overrules { "roles" } else { name }.to_owned(),
            display_name: name.to_owned(),
            external_name: None,
            expression: None,
            action: MappingAction::Delete,
            why: if overrules { ROLE_CHOSEN } else { UNUSED },
        })
    }

    /// Says whether an attribute would overrule the role that is chosen at the assignment.
    fn overrules(&self, name: &str) -> bool {
        self.name == ScreenName::ToApp && names(name, "roles", "Roles")
    }

    fn pointer(&self, index: Option<usize>) -> String {
        let list = match self.name {
            ScreenName::ToApp => "/present/toApp",
            ScreenName::ToOkta => "/present/toOkta",
            ScreenName::Profile => "/present/profile",
        };
        match index {
            Some(index) => sentence!(list, "/", digits(index as u64)),
            None => list.to_owned(),
        }
    }
}

/// Says whether a text from a screen is an attribute's variable name or its display name.
fn names(text: &str, name: &str, label: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = char> {
        let letters = text.chars().filter(|letter| !letter.is_whitespace());
        letters.map(|letter| letter.to_ascii_lowercase())
    }
    plain(text).eq(plain(name)) || plain(text).eq(plain(label))
}

/// What is to be said where people may change their own role.
pub(super) fn self_service(mode: MappingMode) -> Finding {
    let finding = Finding::of(&SELF_SERVICE).pointer("/userPermission");
    match mode {
        MappingMode::Mapped => finding,
        MappingMode::Assignment => finding
            .severity(Severity::Info)
            .message("People can change `roles` in their Okta profile; nothing comes of it unless it is ever mapped"),
    }
}
