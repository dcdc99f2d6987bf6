//! The setup as a whole: what is typed on the screens and what is pasted, checked together.
//!
//! `form` is what goes in and `report` what comes out. `shape` and `terraform` find the exports in
//! what was pasted, `kind` says what each is called; `facts` gathers what all inputs say, `case`
//! what follows from it. The checks are a table in `check`: one file for each step of the guide,
//! and one for what contradicts itself. `found` makes one report of their findings.

mod app;
mod assignment;
mod case;
mod check;
mod contradictions;
mod facts;
mod form;
mod found;
mod kind;
mod mapped;
mod prerequisites;
mod provisioning;
mod read;
mod report;
mod role_attribute;
mod role_names;
mod shape;
mod step;
mod syncing;
mod terraform;
mod unchecked;
mod username;

pub use check::check_setup;
pub use form::{
    General, Integration, KeyFacts, Pasted, SamlConfiguration, Setup, SignOn, SumoLogicSide, ToApp,
    ToOkta,
};
pub use report::{
    ExportKind, Missing, Recognized, SetupMapping, SetupReport, StepReport, StepStatus,
};
pub use step::Step;

use crate::report::Rule;

/// The rules of this room, file by file.
pub(super) static RULES: &[&[&Rule]] = &[
    check::RULES,
    contradictions::RULES,
    prerequisites::RULES,
    app::RULES,
    provisioning::RULES,
    role_attribute::RULES,
    role_names::RULES,
    mapped::RULES,
    assignment::RULES,
    syncing::RULES,
];
