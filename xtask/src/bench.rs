//! Runs the benchmarks.

use std::fs;

use crate::shell::{Outcome, about, node, root, step};
use crate::{build, tools};

/// Runs every `benches/*.mjs`, or those named.
pub(crate) fn run(names: &[&str]) -> Outcome {
    tools::node_modules()?;
    build::make()?;
    let folder = root().join("benches");
    let mut files: Vec<String> = about(&folder, fs::read_dir(&folder))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".bench.mjs"))
        .filter(|name| names.is_empty() || names.iter().any(|wanted| name.contains(wanted)))
        .collect();
    files.sort();
    for file in &files {
        step(file, || node(&format!("benches/{file}"), &[]))?;
    }
    Ok(())
}
