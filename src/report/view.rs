use super::finding::Parts;
use super::{Findings, Rule, Severity};
use crate::text::Span;

/// How somebody, such as a profile, sees a finding.
#[derive(Clone, Copy, Debug)]
pub enum View {
    /// Not worth a word.
    Silent,
    /// This bad.
    As(Severity),
    /// As a case of another rule, which says why it matters to them.
    Under(&'static Rule),
}

impl View {
    /// How bad the finding is in this view; nothing where it is silent.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Silent => None,
            Self::As(severity) => Some(severity),
            Self::Under(rule) => Some(rule.severity),
        }
    }
}

impl Findings {
    /// Lets another view change or drop findings.
    ///
    /// `view` gets a finding's rule, severity and place; it gives nothing to leave it as it is.
    pub fn regrade(&mut self, view: impl Fn(&Rule, Severity, Span) -> Option<View>) {
        self.list.retain_mut(|finding| {
            let finding = finding.parts_mut();
            let span = finding.span.unwrap_or_default();
            match view(finding.rule, finding.severity, span) {
                None => {}
                Some(View::Silent) => return false,
                Some(View::As(severity)) => finding.severity = severity,
                Some(View::Under(rule)) => finding.put_under(rule),
            }
            true
        });
    }
}

impl Parts {
    /// Makes it a finding of another rule. Words that say more than the old rule does stay.
    pub(super) fn put_under(&mut self, rule: &'static Rule) {
        if self.message == self.rule.summary {
            self.message = rule.summary.into();
        }
        if self.help == self.rule.help {
            self.help = rule.help.into();
        }
        self.rule = rule;
        self.severity = rule.severity;
        self.certainty = rule.certainty;
    }
}
