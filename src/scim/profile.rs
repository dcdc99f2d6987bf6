//! Whose eyes a payload is seen with.
//!
//! A profile says two things. It sees findings otherwise than the RFCs do: [`OVERRIDES`] makes
//! them silent, changes their severity, or puts them under a rule of its own. And it makes further
//! demands: a rule whose group is the name of a profile (`interop.path-required`) belongs to the
//! pack of that name and is in force only where the profile is asked for, see
//! [`crate::report::Packs`].
//!
//! So a demand that is another rule seen more strictly is a row of the table, without a check of
//! its own; any other demand is a rule like all others, declared beside its check.

use super::options::named;
use super::packs;
use crate::json::{Node, NodeKind};
use crate::report::{Findings, Packs, Rule, Severity, View};

named! {
    /// In whose eyes severities are given.
    pub enum Profile {
        /// The RFCs.
        Rfc = "rfc",
        /// Okta as the sender.
        Okta = "okta",
        /// Microsoft Entra ID as the sender.
        Entra = "entra",
        /// OneLogin as the sender.
        OneLogin = "onelogin",
        /// Sumo Logic as the receiver.
        SumoLogic = "sumologic",
        /// The draft interoperability profile.
        Interop = "interop",
        /// The SCIM profile of IPSIE, an `OpenID` working group.
        Ipsie = "ipsie",
        /// FastFed's SCIM profile.
        FastFed = "fastfed",
    }
}

/// A set of profiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profiles(u16);

impl Profiles {
    /// The set with one more.
    #[must_use]
    pub fn with(self, profile: Profile) -> Self {
        Self(self.0 | 1 << profile as u8)
    }

    /// Says whether a profile is in the set.
    #[must_use]
    pub fn has(self, profile: Profile) -> bool {
        self.0 & 1 << profile as u8 != 0
    }

    /// The packs of rules that these profiles put in force.
    #[must_use]
    pub fn packs(self) -> Packs {
        let own = Profile::ALL.iter().filter(|&&profile| self.has(profile));
        own.fold(Packs::default(), |packs, profile| packs.and(Packs::of(profile.name())))
    }

    /// Reads them from JSON: one name or an array of them. What is not known is left out.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let add = |set: Self, node: Node<'_>| {
            let found = node.text().and_then(|name| Profile::named(&name));
            found.map_or(set, |profile| set.with(profile))
        };
        match node.kind() {
            NodeKind::Array => node.elements().fold(Self::default(), add),
            _ => add(Self::default(), node),
        }
    }

    /// Says whether any of these profiles has an opinion on a rule: some rules are theirs only.
    #[must_use]
    pub fn speak_of(self, rule: &Rule) -> bool {
        OVERRIDES.iter().any(|&(profile, id, _)| id == rule.id && self.has(profile))
    }

    /// Lets these profiles see what has been found in a text.
    pub fn regrade(self, bytes: &[u8], findings: &mut Findings) {
        if !findings.is_empty() && self != Self::default() {
            findings.regrade(|rule, _, place| self.view(rule, place.slice(bytes)));
        }
    }

    /// How these profiles see a finding of a rule about some part of the text; nothing where none
    /// of them has an opinion. Where several have, the strictest counts.
    #[must_use]
    pub fn view(self, rule: &Rule, part: &[u8]) -> Option<View> {
        let about = |profile| {
            let only = ONLY.iter().find(|&&(other, id, _)| other == profile && id == rule.id);
            only.is_none_or(|(_, _, only)| part.eq_ignore_ascii_case(only.as_bytes()))
        };
        OVERRIDES
            .iter()
            .filter(|&&(profile, id, _)| id == rule.id && self.has(profile) && about(profile))
            .map(|&(_, _, view)| view)
            .min_by_key(|view| view.severity().map_or(u8::MAX, |severity| severity as u8))
    }
}

const SILENT: View = View::Silent;
const INFO: View = View::As(Severity::Info);
const WARNING: View = View::As(Severity::Warning);
const ERROR: View = View::As(Severity::Error);

/// Where a profile sees a rule otherwise than the RFCs do.
static OVERRIDES: &[(Profile, &str, View)] = &[
    // What Okta sends as a matter of course.
    (Profile::Okta, "mut.readonly-ignored", SILENT),
    (Profile::Okta, "null.empty-array", SILENT),
    (Profile::Okta, "null.single", SILENT),
    (Profile::Okta, "id.client-supplied", SILENT),
    (Profile::Okta, "meta.client-supplied", SILENT),
    (Profile::Okta, "patch.pathless", SILENT),
    (Profile::Okta, "patch.redundant", SILENT),
    (Profile::Okta, "patch.filter-target-element", SILENT),
    (Profile::Okta, "patch.pathless-readonly", INFO),
    (Profile::Okta, "error.status-type", INFO),
    (Profile::Okta, "list.not-found-status", INFO),
    // It imports the primary address.
    (Profile::Okta, "multi.primary-none", WARNING),
    (Profile::Okta, "http.content-type", WARNING),
    // What Microsoft Entra ID sends.
    (Profile::Entra, "patch.op-case", SILENT),
    (Profile::Entra, "patch.remove-value", INFO),
    (Profile::Entra, "patch.add-valuepath", INFO),
    (Profile::Entra, "patch.filter-no-match", INFO),
    (Profile::Entra, "patch.filter-target-element", INFO),
    (Profile::Entra, "patch.pathless-dotted-key", INFO),
    (Profile::Entra, "patch.pathless-urn-key", INFO),
    (Profile::Entra, "type.boolean-string", INFO),
    (Profile::Entra, "enterprise.manager-string", INFO),
    (Profile::Entra, "error.status-type", INFO),
    (Profile::Entra, "attr.enterprise-urn-truncated", WARNING),
    (Profile::Entra, "filter.complex-without-sub", INFO),
    (Profile::Entra, "filter.type-mismatch", WARNING),
    (Profile::Entra, "multi.primary-string", WARNING),
    (Profile::Entra, "group.member-displayName", INFO),
    (Profile::Entra, "filter.valuepath-sub-compare", SILENT),
    (Profile::Entra, "filter.interop-operators", INFO),
    // What OneLogin sends.
    (Profile::OneLogin, "type.array-expected", WARNING),
    (Profile::OneLogin, "patch.filter-target-element", SILENT),
    // What Sumo Logic's contract says of its own API: `op` in any letter case, errors with a number
    // as their status and the URN of a User, lists that may start at 0.
    (Profile::SumoLogic, "patch.op-case", SILENT),
    (Profile::SumoLogic, "error.status-type", INFO),
    (Profile::SumoLogic, "error.schemas", INFO),
    (Profile::SumoLogic, "list.startIndex-type", INFO),
    // What the interoperability profile forbids.
    (Profile::Interop, "patch.pathless", View::Under(&packs::PATH_REQUIRED)),
    (Profile::Interop, "patch.op-case", WARNING),
    (Profile::Interop, "patch.remove-value", ERROR),
    (Profile::Interop, "patch.filter-many", ERROR),
    (Profile::Interop, "patch.filter-target-element", View::Under(&packs::FILTER_NEEDS_SUB)),
    (Profile::Interop, "patch.filter-element-partial", View::Under(&packs::FILTER_NEEDS_SUB)),
    (Profile::Interop, "patch.value-object-for-multi", View::Under(&packs::ARRAY_VALUE)),
    (Profile::Interop, "patch.pathless-unknown", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "path.unknown-attribute", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "path.unknown-sub", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "path.filter-unknown-sub", ERROR),
    (Profile::Interop, "filter.unknown-attribute", ERROR),
    (Profile::Interop, "filter.interop-operators", View::Under(&packs::FILTER_EQ_AND)),
    (Profile::Interop, "rt.id-name", ERROR),
    (Profile::Interop, "attr.unknown", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "attr.unknown-sub", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "attr.unknown-extension-attr", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "schemas.unknown", View::Under(&packs::UNKNOWN_ATTRIBUTE)),
    (Profile::Interop, "canon.unknown", View::Under(&packs::CANONICAL_TYPE)),
    (Profile::Interop, "error.uniqueness-without-409", ERROR),
    // What IPSIE's profile forbids, and what it knows.
    (Profile::Ipsie, "filter.interop-operators", INFO),
    (Profile::Ipsie, "http.429-retry", ERROR),
    (Profile::Ipsie, "secret.password-in-request", View::Under(&packs::NO_PASSWORD)),
    (Profile::Ipsie, "secret.password-looks-hashed", View::Under(&packs::NO_PASSWORD)),
    (Profile::Ipsie, "secret.credential-attribute", ERROR),
    (Profile::Ipsie, "patch.remove-value", ERROR),
    // What FastFed says of the same.
    (Profile::FastFed, "mut.groups-non-empty", SILENT),
    (Profile::FastFed, "mut.readonly-ignored", SILENT),
    (Profile::Interop, "http.if-match", ERROR),
    (Profile::Interop, "http.filter-non-get", ERROR),
    (Profile::Interop, "http.user-agent", ERROR),
];

/// The part of the text that a view is about, where it is not about all that the rule finds.
static ONLY: &[(Profile, &str, &str)] = &[
    // Okta sends the `id` along when it renames a group.
    (Profile::Okta, "patch.pathless-readonly", "\"id\""),
    (Profile::FastFed, "mut.readonly-ignored", "\"groups\""),
    // Okta's documentation shows it.
    (Profile::Okta, "http.content-type", "text/json"),
];
