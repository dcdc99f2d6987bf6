use super::finding::Parts;
use super::{Certainty, Finding, Findings, Fix, Rule, Severity};
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

    /// Holds all findings since a mark for likely at best, because what they rest on is a guess.
    pub fn doubt(&mut self, mark: usize) {
        for finding in self.list.iter_mut().skip(mark).map(Finding::parts_mut) {
            finding.certainty = finding.certainty.max(Certainty::Likely);
        }
    }

    /// Puts what a general rule has found since a mark under one that knows the place.
    pub fn relabel(&mut self, mark: usize, general: &Rule, rule: &'static Rule) {
        for finding in self.list.iter_mut().skip(mark) {
            let finding = finding.parts_mut();
            if finding.rule.is(general) {
                finding.rule = rule;
            }
        }
    }

    /// Puts the findings of some rules since a mark, about one place, under another rule that
    /// knows more of it.
    pub fn recast(
        &mut self,
        mark: usize,
        place: Span,
        from: &[&'static Rule],
        rule: &'static Rule,
    ) {
        self.recast_where(mark, &|finding| {
            let known = from.iter().any(|known| known.is(finding.rule()));
            let here = finding.span().is_some_and(|span| span.start == place.start);
            (known && here).then_some(rule)
        });
    }

    /// Puts findings since a mark under the rules that are chosen for them.
    pub fn recast_where(
        &mut self,
        mark: usize,
        choose: &dyn Fn(&Finding) -> Option<&'static Rule>,
    ) {
        for found in self.list.iter_mut().skip(mark) {
            if let Some(rule) = choose(found) {
                found.parts_mut().put_under(rule);
            }
        }
    }

    /// Gives what a rule has found since a mark a fix that was not known when it was found.
    pub fn amend(&mut self, mark: usize, rule: &Rule, fix: Fix) {
        let mut found = self.list.iter_mut().skip(mark);
        if let Some(finding) = found.find(|finding| finding.rule().is(rule)) {
            finding.parts_mut().fix = Some(fix);
        }
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
