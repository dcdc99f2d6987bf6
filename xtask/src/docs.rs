//! Writes what is generated and committed: the TypeScript types.

use crate::shell::{self, Outcome, command, step};

/// Writes the TypeScript types from the Rust types.
pub(crate) fn run() -> Outcome {
    step("Write the TypeScript types", || {
        let mut test = command("cargo", &["test", "--lib", "wasm::types"]);
        shell::run(test.env("UPDATE_TYPES", "1"))
    })
}
