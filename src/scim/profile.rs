use super::options::named;
use crate::report::{Rule, Severity};

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
    }
}

/// A set of profiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profiles(u8);

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

    /// How bad a finding about some part of the text is in the eyes of these profiles; nothing where
    /// they keep silent on it.
    ///
    /// Where several profiles speak of a rule, the strictest counts; where none does, the rule.
    #[must_use]
    pub fn view(self, rule: &Rule, severity: Severity, part: &[u8]) -> Option<Severity> {
        let about = |profile| {
            let only = ONLY.iter().find(|&&(other, id, _)| other == profile && id == rule.id);
            only.is_none_or(|(_, _, only)| part.eq_ignore_ascii_case(only.as_bytes()))
        };
        let spoken = OVERRIDES
            .iter()
            .filter(|&&(profile, id, _)| id == rule.id && self.has(profile) && about(profile))
            .map(|&(_, _, view)| view)
            .min_by_key(|view| view.map_or(u8::MAX, |severity| severity as u8));
        spoken.unwrap_or(Some(severity))
    }
}

const SILENT: Option<Severity> = None;
const INFO: Option<Severity> = Some(Severity::Info);
const WARNING: Option<Severity> = Some(Severity::Warning);
const ERROR: Option<Severity> = Some(Severity::Error);

/// Where a profile sees a rule otherwise than the RFCs do.
static OVERRIDES: &[(Profile, &str, Option<Severity>)] = &[
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
    // What Microsoft Entra ID sends.
    (Profile::Entra, "patch.op-case", SILENT),
    (Profile::Entra, "patch.remove-value", INFO),
    (Profile::Entra, "patch.add-valuepath", INFO),
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
    (Profile::Interop, "patch.pathless", ERROR),
    (Profile::Interop, "patch.op-case", WARNING),
    (Profile::Interop, "patch.remove-value", ERROR),
    (Profile::Interop, "patch.filter-target-element", ERROR),
    (Profile::Interop, "patch.filter-element-partial", ERROR),
    (Profile::Interop, "patch.value-object-for-multi", ERROR),
    (Profile::Interop, "patch.pathless-unknown", ERROR),
    (Profile::Interop, "path.unknown-attribute", ERROR),
    (Profile::Interop, "path.unknown-sub", ERROR),
    (Profile::Interop, "path.filter-unknown-sub", ERROR),
    (Profile::Interop, "filter.unknown-attribute", ERROR),
    (Profile::Interop, "attr.unknown", ERROR),
    (Profile::Interop, "rt.id-name", ERROR),
    (Profile::Interop, "attr.unknown-sub", ERROR),
    (Profile::Interop, "attr.unknown-extension-attr", ERROR),
    (Profile::Interop, "schemas.unknown", ERROR),
    (Profile::Interop, "canon.unknown", ERROR),
    (Profile::Interop, "error.uniqueness-without-409", ERROR),
    (Profile::Interop, "http.if-match", ERROR),
    (Profile::Interop, "http.filter-non-get", ERROR),
    (Profile::Interop, "http.user-agent", ERROR),
];

/// The part of the text that a view is about, where it is not about all that the rule finds.
static ONLY: &[(Profile, &str, &str)] = &[
    // Okta sends the `id` along when it renames a group.
    (Profile::Okta, "patch.pathless-readonly", "\"id\""),
];
