//! Floor 3: what is said of a text. Knows `text` and `json`.
//!
//! A check pushes [`Finding`]s about byte ranges into [`Findings`]. A [`ReportBuilder`] turns the
//! findings of each input into [`Diagnostic`]s with pointers, lines and columns, sorts them and
//! freezes them as the [`Report`] that leaves the crate (wire version 1).

mod brief;
mod builder;
mod finding;
mod fix;
pub(crate) mod json_text;
mod moving;
mod pack;
pub(crate) mod rule;
mod said;
mod view;
mod wire;
mod words;

pub use brief::{Brief, BriefReport, SOURCE};
pub use builder::ReportBuilder;
pub use finding::{Finding, Findings};
pub use fix::{AppliedFixes, Edit, Fix, FixOptions, apply_fixes};
pub use pack::Packs;
pub use rule::{Certainty, Rule, RuleInfo, Severity, Status};
pub use said::{Record, Said, Spot};
pub use view::View;
pub use wire::{Diagnostic, DiagnosticEdit, DiagnosticFix, Related, Report};
pub use words::Words;
