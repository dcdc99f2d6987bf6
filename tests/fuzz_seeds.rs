//! The seeds of the fuzz targets, each through its target, so that the targets keep compiling and
//! what was found by them once stays mended. `cargo xtask fuzz` begins with the same seeds.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a target, as a test, is to stop where something is wrong"
)]

use std::fs;
use std::path::Path;

#[path = "../fuzz/src/lib.rs"]
#[expect(
    unreachable_pub,
    reason = "in the crate of the fuzz targets they are its public functions"
)]
mod targets;

type Target = fn(&[u8]);

/// Every target by its name.
const TARGETS: &[(&str, Target)] = &[
    ("apply", targets::apply),
    ("exchange", targets::exchange),
    ("filter", targets::filter),
    ("fixes", targets::fixes),
    ("lines", targets::lines),
    ("log", targets::log),
    ("patch", targets::patch),
    ("path", targets::path),
    ("payload", targets::payload),
    ("reader", targets::reader),
    ("setup", targets::setup),
];

/// The names of what a folder of the fuzz targets holds, sorted.
fn names(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder);
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> =
        names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_target_holds_for_every_seed_of_its_own() {
    let known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names("targets"), known);
    assert_eq!(names("seeds"), known);
    for (name, target) in TARGETS {
        let seeds = format!("seeds/{name}");
        let all = names(&seeds);
        assert!(all.len() > 1, "{name} has seeds");
        for seed in all {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(&seeds).join(seed);
            target(&fs::read(path).unwrap());
        }
    }
}
