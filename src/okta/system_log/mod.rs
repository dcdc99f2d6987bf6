//! Okta's System Log, as the API and the Admin Console export it, and as people copy it from Okta's
//! pages.
//!
//! `read` tells the shapes apart and reads them: `json`, `csv`, `sentence`. What they give is an
//! `event`; `operation` knows the types of events, `time` the spellings of an instant.
//!
//! Sources: Okta, System Log API (`LogEvent`), catalog of event types, Provisioning Integration
//! Error Events; reports of failed provisioning.

mod csv;
mod event;
mod json;
mod operation;
mod read;
mod sentence;
mod time;

pub use operation::LogOperation;
pub use read::LogShape;

pub(crate) use event::{LogEvent, LogResult, LogTarget, Spelling};
pub(crate) use read::{Reading, read};
