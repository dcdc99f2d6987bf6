//! Keeps the house as DESIGN.md draws it: imports run down the floors, the wasm boundary is one
//! file, and a file that grows long is asked to be two.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the bottom up; rooms of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["json"],
    &["report"],
    &["scim"],
    &["sumologic", "okta"],
    &["preflight"],
    &["wasm"],
];

/// Files that are tables for the most part may be longer.
const TABLES: &[&str] = &[];

const LINES: usize = 400;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    let found: Vec<_> =
        sources(&root).iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
    assert!(found.len() > 10, "the sources were not found");
    found
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The code without comments, where documentation may name what it likes.
fn code(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The rooms that a line names by `crate::room`.
fn rooms_named(line: &str) -> Vec<&str> {
    line.match_indices("crate::")
        .map(|(at, found)| {
            let rest = &line[at + found.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

#[test]
fn imports_run_down_the_floors_only() {
    let mut wrong = Vec::new();
    for (file, source) in all_sources() {
        let room = room_of(&file).to_owned();
        let Some(floor) = floor_of(&room) else { continue };
        for line in code(&source) {
            for named in rooms_named(line) {
                let same_room = named == room;
                let allowed = floor_of(named).is_none_or(|other| other < floor);
                if !same_room && !allowed {
                    wrong.push(format!("{file} names {named}: {}", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that do not run downwards:\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    for (file, _) in all_sources() {
        let room = room_of(&file);
        assert!(room == "lib" || floor_of(room).is_some(), "{file} stands on no floor");
    }
}

#[test]
fn only_the_boundary_names_the_wasm_crates() {
    for (file, source) in all_sources() {
        for line in code(&source) {
            let named =
                ["wasm_bindgen", "js_sys", "web_sys"].iter().any(|name| line.contains(name));
            assert!(!named || room_of(&file) == "wasm", "{file} names a wasm crate: {line}");
        }
    }
}

#[test]
fn the_scim_rooms_hold_no_vendor_names_outside_the_profile_table() {
    for (file, source) in all_sources() {
        if !file.starts_with("scim/") || file == "scim/profile.rs" {
            continue;
        }
        for line in code(&source) {
            let line = line.to_lowercase();
            assert!(
                !line.contains("okta") && !line.contains("sumo"),
                "{file} names a vendor: {line}"
            );
        }
    }
}

#[test]
fn no_file_has_grown_into_two() {
    let long: Vec<String> = all_sources()
        .into_iter()
        .filter(|(file, _)| !TABLES.contains(&file.as_str()))
        .map(|(file, source)| (file, source.lines().count()))
        .filter(|&(_, lines)| lines > LINES)
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "files over {LINES} lines:\n{}", long.join("\n"));
}
