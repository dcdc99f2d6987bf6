use std::borrow::Cow;

use super::words::Words;
use super::{Certainty, Fix, Packs, Rule, Severity};
use crate::text::Span;

/// One thing that a check has to say, in byte ranges of the input.
///
/// Its parts lie in a box: hundreds of places build findings, and each would move all the parts
/// at every step; that alone was a third of the wasm.
#[derive(Clone, Debug)]
#[must_use]
pub struct Finding(Box<Parts>);

/// What a finding is made of.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) certainty: Certainty,
    pub(super) message: Cow<'static, str>,
    pub(super) help: Cow<'static, str>,
    pub(super) source: Option<&'static str>,
    pub(super) span: Option<Span>,
    pub(super) pointer: Option<String>,
    pub(super) related: Vec<(Cow<'static, str>, Option<Span>)>,
    pub(super) fix: Option<Fix>,
}

impl Finding {
    /// Starts a finding of a rule, with the rule's own message, help, severity and certainty.
    #[cold]
    #[inline(never)]
    pub fn of(rule: &'static Rule) -> Self {
        Self(Box::new(Parts {
            rule,
            severity: rule.severity,
            certainty: rule.certainty,
            message: Cow::Borrowed(rule.summary),
            help: Cow::Borrowed(rule.help),
            source: None,
            span: None,
            pointer: None,
            related: Vec::new(),
            fix: None,
        }))
    }

    /// Starts a finding of a rule about a place.
    #[cold]
    #[inline(never)]
    pub fn at(rule: &'static Rule, span: Span) -> Self {
        let mut finding = Self::of(rule);
        finding.0.span = Some(span);
        finding
    }

    /// Says more precisely what is wrong. One sentence that stands alone, never with a secret.
    pub fn message(mut self, message: impl Words) -> Self {
        message.put(&mut self.0.message);
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Words) -> Self {
        help.put(&mut self.0.help);
        self
    }

    /// Says that it is about another input than the text that is checked, such as an option.
    pub fn source(mut self, source: &'static str) -> Self {
        self.0.source = Some(source);
        self
    }

    /// Names the place in an input that is no text, by its JSON Pointer.
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.0.pointer = Some(pointer.into());
        self
    }

    /// Points at another place that has to do with it.
    pub fn related(self, message: impl Words, span: Span) -> Self {
        let mut words = Cow::Borrowed("");
        message.put(&mut words);
        self.relate(words, Some(span))
    }

    /// Adds a second sentence of evidence that has no place, such as a source that disagrees.
    pub fn note(self, message: impl Words) -> Self {
        let mut words = Cow::Borrowed("");
        message.put(&mut words);
        self.relate(words, None)
    }

    #[inline(never)]
    fn relate(mut self, message: Cow<'static, str>, span: Option<Span>) -> Self {
        self.0.related.push((message, span));
        self
    }

    /// Offers a fix.
    pub fn fix(self, fix: impl Into<Option<Fix>>) -> Self {
        self.mended(fix.into())
    }

    #[inline(never)]
    fn mended(mut self, fix: Option<Fix>) -> Self {
        self.0.fix = fix;
        self
    }

    /// Says which range of the input it is about.
    pub fn over(mut self, span: Span) -> Self {
        self.0.span = Some(span);
        self
    }

    /// Holds this one finding for less (or more) bad than the rule says.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    /// Holds this one finding for less sure than the rule says.
    pub fn certainty(mut self, certainty: Certainty) -> Self {
        self.0.certainty = certainty;
        self
    }

    /// The place that it is about.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.0.span
    }

    /// The rule that it is of.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.0.rule
    }

    /// How bad it is.
    #[must_use]
    pub fn grade(&self) -> Severity {
        self.0.severity
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.message
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }

    pub(super) fn parts_mut(&mut self) -> &mut Parts {
        &mut self.0
    }

    pub(super) fn into_parts(self) -> Parts {
        *self.0
    }
}

/// The findings about one input, in the order in which they were made.
///
/// Nothing is allocated before the first one. Past the limit they are counted only.
#[derive(Clone, Debug)]
pub struct Findings {
    pub(super) list: Vec<Finding>,
    pub(super) limit: usize,
    /// Errors, warnings and infos past the limit.
    pub(super) uncounted: [u32; 3],
    /// The packs of rules that are in force.
    packs: Packs,
}

impl Default for Findings {
    fn default() -> Self {
        Self::new()
    }
}

impl Findings {
    /// Starts without findings; keeps up to a thousand.
    #[must_use]
    pub fn new() -> Self {
        Self { list: Vec::new(), limit: 1000, uncounted: [0; 3], packs: Packs::default() }
    }

    /// Sets how many findings are kept.
    #[must_use]
    pub fn keeping(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Puts packs of rules in force.
    #[must_use]
    pub fn with_packs(mut self, packs: Packs) -> Self {
        self.packs = packs;
        self
    }

    /// Says whether a rule is in force: one of no pack always is.
    #[must_use]
    pub fn in_force(&self, rule: &Rule) -> bool {
        self.packs.hold(Packs::of(rule.group()))
    }

    /// Takes a finding of a rule that is in force.
    #[cold]
    pub fn push(&mut self, finding: Finding) {
        if !self.in_force(finding.0.rule) {
            return;
        }
        if self.list.len() < self.limit {
            self.list.push(finding);
        } else if let Some(count) = self.uncounted.get_mut(finding.0.severity as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// Says whether further findings are only counted, so that their details need no work.
    #[must_use]
    pub fn full(&self) -> bool {
        self.list.len() >= self.limit
    }

    /// Says whether nothing has been found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Says whether there is nothing to report, nor anything past the limit.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.list.is_empty() && self.uncounted == [0; 3]
    }

    /// How many errors, warnings and infos there are, kept or not.
    #[must_use]
    pub fn totals(&self) -> [u32; 3] {
        let mut totals = self.uncounted;
        for finding in &self.list {
            if let Some(total) = totals.get_mut(finding.0.severity as usize) {
                *total = total.saturating_add(1);
            }
        }
        totals
    }

    /// What has been found so far.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// Says whether something of this rule has been found.
    #[must_use]
    pub fn has(&self, rule: &Rule) -> bool {
        self.list.iter().any(|finding| finding.0.rule.is(rule))
    }

    /// Says whether something has been found about exactly this range.
    #[must_use]
    pub fn covers(&self, span: Span) -> bool {
        self.list.iter().any(|finding| finding.0.span == Some(span))
    }

    /// Forgets all findings since a mark, because one that explains them all takes their place.
    pub fn forget(&mut self, mark: usize) {
        self.list.truncate(mark);
    }

    /// Drops the findings for which `unwanted` holds.
    pub fn drop_where(&mut self, unwanted: impl Fn(&Finding) -> bool) {
        self.list.retain(|finding| !unwanted(finding));
    }

    /// Drops the findings since a mark whose place is unwanted.
    pub fn drop_since(&mut self, mark: usize, unwanted: impl Fn(Span) -> bool) {
        let mut index = 0;
        self.list.retain(|finding| {
            index += 1;
            index <= mark || !finding.0.span.is_some_and(&unwanted)
        });
    }

    /// How many findings there are; a mark for [`Findings::moved`].
    #[must_use]
    pub fn mark(&self) -> usize {
        self.list.len()
    }
}
