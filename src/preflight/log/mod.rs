//! Okta's System Log, read for what it says of the setup: who is where, what failed and why, and
//! which steps of the guide it proves.
//!
//! `gather` takes the events in, as `record`s of `people` in `apps`; `clues` says what a single
//! failure means, `judge` what several of them mean together; `findings`, `told`, `proof` and
//! `check` put it in words.

mod causes;
mod check;
mod clues;
mod findings;
mod gather;
mod judge;
mod known;
mod person;
mod proof;
mod record;
mod redact;
mod report;
mod told;

pub use check::{SystemLogOptions, check_system_log};
pub use report::{
    LogApp, LogCause, LogEntry, LogStep, LoggedPerson, OutcomeCount, PersonOutcome, SystemLogReport,
};

pub(crate) use causes::RULES;
