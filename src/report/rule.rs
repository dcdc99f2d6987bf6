use serde::Serialize;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Provisioning fails, or the standard says MUST.
    Error,
    /// It works wrongly, is risky, or the standard says SHOULD.
    Warning,
    /// Worth knowing.
    Info,
}

/// How sure a finding is, apart from how bad it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// The sources agree and the text proves it.
    Certain,
    /// The sources leave some doubt, or the text allows another reading.
    Likely,
    /// The sources contradict each other.
    Possible,
}

/// Whether a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In force.
    Stable,
    /// Kept for its id only; never reported any more.
    Removed,
}

/// A rule, declared once beside the function that checks it.
#[derive(Debug)]
pub struct Rule {
    /// The id, which never changes its meaning: `schemas.missing`.
    pub id: &'static str,
    /// How bad a finding of it is, unless a profile says otherwise.
    pub severity: Severity,
    /// How sure a finding of it is, unless the check says otherwise.
    pub certainty: Certainty,
    /// Where it is written: an RFC section, Sumo Logic's or Okta's documentation.
    pub authority: &'static str,
    /// What is wrong, in one sentence; the message, where the check has nothing more precise.
    pub summary: &'static str,
    /// What to do, in one sentence; empty where that depends on the finding.
    pub help: &'static str,
    /// Whether it is in force.
    pub status: Status,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for Rule {}

impl Rule {
    /// Says whether this is that very rule.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }

    /// The group that the rule belongs to: its id up to the dot.
    ///
    /// The rule book has one file a group, `docs/rules/<group>.md`.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(group, _)| group)
    }

    /// The rule's place in the rule book, relative to where the book is published.
    #[must_use]
    pub fn docs_url(&self) -> String {
        crate::sentence!("rules/", self.group(), ".html#", self.id)
    }

    /// What callers may know of the rule.
    #[must_use]
    pub fn info(&self) -> RuleInfo {
        RuleInfo {
            id: self.id,
            severity: self.severity,
            certainty: self.certainty,
            summary: self.summary,
            authority: self.authority,
            status: self.status,
            docs_url: self.docs_url(),
        }
    }
}

/// A rule as it leaves the crate.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RuleInfo {
    /// The id, which never changes its meaning.
    pub id: &'static str,
    /// How bad a finding of it is in the profile `rfc`.
    pub severity: Severity,
    /// How sure a finding of it is at best.
    pub certainty: Certainty,
    /// What is wrong, in one sentence.
    pub summary: &'static str,
    /// Where it is written.
    pub authority: &'static str,
    /// Whether it is in force.
    pub status: Status,
    /// The rule's place in the rule book.
    pub docs_url: String,
}

/// Declares the rules of one file, and the list of them that goes into the registry.
///
/// Each row: name, id, severity, certainty, authority, summary, help.
///
/// ```ignore
/// rules! {
///     pub(crate) static RULES;
///     MISSING: "schemas.missing", Error, Certain, "RFC 7643 §3", "`schemas` is missing", "Add it";
/// }
/// ```
macro_rules! rules {
    ($visibility:vis static $list:ident;
     $($name:ident: $id:literal, $severity:ident, $certainty:ident, $authority:literal,
       $summary:literal, $help:literal;)+) => {
        $(pub(crate) static $name: $crate::report::Rule = $crate::report::Rule {
            id: $id,
            severity: $crate::report::Severity::$severity,
            certainty: $crate::report::Certainty::$certainty,
            authority: $authority,
            summary: $summary,
            help: $help,
            status: $crate::report::Status::Stable,
        };)+
        /// The rules of this file, for the registry.
        $visibility static $list: &[&$crate::report::Rule] = &[$(&$name),+];
    };
}
pub(crate) use rules;
