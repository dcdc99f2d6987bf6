//! The rehearsal: what Okta would send, what Sumo Logic would answer, and who would be in Sumo
//! Logic afterwards.
//!
//! `given` is what goes in, `wire` what goes out. `stage` knows the people and the account,
//! `script` plays one event, `people` those that happen to somebody, `told` puts what happened in words, `play` goes through all of them,
//! `doubts` plays it again with each doubtful habit turned over, `exchange` writes a request down.

mod doubts;
mod event;
mod exchange;
mod given;
mod people;
mod play;
mod read;
mod rehearse;
mod script;
mod stage;
mod told;
mod wire;

pub use event::{RehearsalEvent, RehearsalEventKind};
pub use given::{
    HeldUser, KeyPolicy, Person, Rehearsal, RehearsalAuthentication, RehearsalSwitches,
};
pub use rehearse::rehearse;
pub use wire::{
    RehearsalDoubt, RehearsalOtherwise, RehearsalOutcome, RehearsalReport, RehearsalStep,
    RehearsedExchange, RehearsedLogEntry, RehearsedUser,
};

pub(crate) use rehearse::RULES;
