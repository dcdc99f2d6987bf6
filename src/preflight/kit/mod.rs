//! The setup, made from a few answers: what to enter where, what to send, what to run.
//!
//! `options` is what goes in, `wire` what comes out, `plan` what follows from the options, `check`
//! what is wrong with them. `screen` fills the tables of `okta`, `entra` and `onelogin`; `requests`,
//! `terraform`, `commands` and `runbook` say the same for machines and for paper.

mod check;
mod commands;
mod entra;
mod generate;
mod hcl;
mod markdown;
mod okta;
mod onelogin;
mod options;
mod plan;
mod quote;
mod requests;
mod runbook;
mod screen;
mod terraform;
mod typed;
mod wire;

pub use generate::generate_setup;
pub use options::{SamlAddresses, SetupOptions};
pub use wire::{
    Commands, ManualStep, ProviderSetup, RequestBody, RowAction, SetupKit, SetupRequest, SetupRow,
};

pub(super) use check::RULES;
