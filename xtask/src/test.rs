//! Runs every test there is, counts them over all runners, and stops at the first step that fails.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::shell::{self, Outcome, command, name_of, step};
use crate::{build, tools};

/// How many tests have passed and failed so far.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

/// Runs everything; the last line says how many tests passed and failed.
pub(crate) fn run() -> Outcome {
    tallied(run_steps)
}

/// Runs the tests against SCIM servers that nobody here wrote.
pub(crate) fn run_servers() -> Outcome {
    tallied(|tally| {
        tools::wasm_target()?;
        tools::node_modules()?;
        tools::servers()?;
        build::run()?;
        servers(tally)
    })
}

fn tallied(steps: impl FnOnce(&mut Tally) -> Outcome) -> Outcome {
    let mut tally = Tally::default();
    let outcome = steps(&mut tally);
    if let Err(reason) = &outcome {
        println!("\n{reason}");
        tally.failed = tally.failed.max(1);
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    outcome.map_err(|_| String::new())
}

fn run_steps(tally: &mut Tally) -> Outcome {
    tools::wasm_target()?;
    tools::node_modules()?;
    tools::browsers()?;
    tools::servers()?;
    rust_checks(tally)?;
    rust_tests(tally)?;
    build::run()?;
    script_checks(tally)?;
    for (title, files) in [
        ("Package in Node", "tests/js/*.test.mjs"),
        ("Package from its tarball", "tests/packaging/*.test.mjs"),
        ("Page in Chromium and Firefox", "tests/e2e/*.test.mjs"),
    ] {
        step(title, || node_tests(tally, files))?;
    }
    servers(tally)
}

fn servers(tally: &mut Tally) -> Outcome {
    step("Rehearsals against SCIM servers", || node_tests(tally, "tests/servers/*.test.mjs"))
}

fn rust_checks(tally: &mut Tally) -> Outcome {
    let mut check = |title: &str, arguments: &[&str]| {
        step(title, || shell::run(&mut cargo(arguments)))?;
        tally.passed += 1;
        Ok::<(), String>(())
    };
    let wasm = ["--target", "wasm32-unknown-unknown", "--lib", "--", "-Dwarnings"];
    check("Rust format", &["fmt", "--all", "--check"])?;
    check("Rust lints", &["clippy", "--workspace", "--all-targets", "--", "-Dwarnings"])?;
    check("Rust lints for wasm", &[&["clippy"], wasm.as_slice()].concat())?;
    check("Rust documentation", &["doc", "--no-deps", "--lib"])
}

fn rust_tests(tally: &mut Tally) -> Outcome {
    step("Rust tests", || {
        let mut tests = cargo(&["test", "--workspace", "--no-fail-fast"]);
        counted(&mut tests, tally, rust_counts)
    })
}

fn script_checks(tally: &mut Tally) -> Outcome {
    let mut check = |title: &str, program: &str, arguments: &[&str]| {
        step(title, || shell::run(command("node", &[program]).args(arguments)))?;
        tally.passed += 1;
        Ok::<(), String>(())
    };
    let tsc = "node_modules/typescript/bin/tsc";
    check("Script format and lints", "node_modules/@biomejs/biome/bin/biome", &["ci"])?;
    check("Types, as Node resolves them", tsc, &["-p", "tests/types/tsconfig.nodenext.json"])?;
    check("Types, as bundlers resolve them", tsc, &["-p", "tests/types/tsconfig.bundler.json"])
}

fn node_tests(tally: &mut Tally, files: &str) -> Outcome {
    let options = ["--test", "--test-reporter=spec", "--test-concurrency=1"];
    counted(command("node", &options).args(expand(files)), tally, node_counts)
}

/// The files of a folder that end as the pattern does, since Node 20 expands no patterns.
fn expand(pattern: &str) -> Vec<String> {
    let Some((folder, end)) = pattern.split_once("/*") else { return Vec::new() };
    let entries = std::fs::read_dir(shell::root().join(folder)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> =
        names.filter(|name| name.ends_with(end)).map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    files
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", arguments);
    cargo.env("RUSTDOCFLAGS", "-Dwarnings");
    cargo
}

/// Runs a test runner, showing what it prints and reading its counts from that.
fn counted(
    command: &mut Command,
    tally: &mut Tally,
    counts: fn(&str) -> Option<(u32, u32)>,
) -> Outcome {
    let name = name_of(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{name}` did not start: {error}"))?;
    let lines = child.stdout.take().map(|output| BufReader::new(output).lines());
    for line in lines.into_iter().flatten().map_while(Result::ok) {
        println!("{line}");
        let (passed, failed) = counts(&line).unwrap_or_default();
        tally.passed += passed;
        tally.failed += failed;
    }
    let status = child.wait().map_err(|error| format!("`{name}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` ended with {status}")) }
}

/// Reads `test result: ok. 12 passed; 0 failed; …`.
fn rust_counts(line: &str) -> Option<(u32, u32)> {
    let mut words = line.strip_prefix("test result: ")?.split_whitespace().skip(1);
    let passed = words.next()?.parse().ok()?;
    let failed = words.nth(1)?.parse().ok()?;
    Some((passed, failed))
}

/// Reads `ℹ pass 12` and `ℹ fail 0`.
fn node_counts(line: &str) -> Option<(u32, u32)> {
    let mut words = line.strip_prefix('ℹ')?.split_whitespace();
    match (words.next()?, words.next()?.parse().ok()?) {
        ("pass", passed) => Some((passed, 0)),
        ("fail", failed) => Some((0, failed)),
        _ => None,
    }
}
