//! Runs the benchmarks.

use crate::shell::{self, Outcome, command, root, step};
use crate::{build, tools};

/// Runs all benchmarks, or those named: `payload`, `lines`, `filter`, `patch`, `start`.
pub(crate) fn run(names: &[&str]) -> Outcome {
    tools::node_modules()?;
    tools::browsers()?;
    build::make()?;
    step("Install the peers from npm", || {
        let mut install = command("npm", &["ci"]);
        shell::run(install.current_dir(root().join("benches")))
    })?;
    step("Measure", || shell::node("benches/run.mjs", names))
}
