//! Runs the fuzz targets in turns, each for a while, from the committed seeds.

use crate::shell::{self, Outcome, about, command, root, step};

/// Runs all targets, or those named, for so many seconds each: `fuzz [--seconds N] [target…]`.
pub(crate) fn run(arguments: &[&str]) -> Outcome {
    let (seconds, named) = match arguments {
        ["--seconds", seconds, rest @ ..] => (*seconds, rest),
        rest => ("600", rest),
    };
    shell::output(&mut command("cargo", &["+nightly", "fuzz", "--version"])).map_err(|_| {
        "Install the nightly toolchain and cargo-fuzz: `rustup toolchain install nightly`, \
         `cargo install cargo-fuzz`."
            .to_owned()
    })?;
    let targets =
        if named.is_empty() { targets()? } else { named.iter().map(ToString::to_string).collect() };
    for target in targets {
        step(&format!("Fuzz {target} for {seconds} s"), || fuzz(&target, seconds))?;
    }
    Ok(())
}

/// The targets, by the names of their files.
fn targets() -> Outcome<Vec<String>> {
    let folder = root().join("fuzz/targets");
    let entries = about(&folder, std::fs::read_dir(&folder))?;
    let names =
        entries.filter_map(|entry| entry.ok()?.path().file_stem()?.to_str().map(str::to_owned));
    let mut targets: Vec<String> = names.collect();
    targets.sort();
    Ok(targets)
}

/// What is found on the way goes to `fuzz/corpus`; the seeds stay as they are.
fn fuzz(target: &str, seconds: &str) -> Outcome {
    let corpus = root().join("fuzz/corpus").join(target);
    about(&corpus, std::fs::create_dir_all(&corpus))?;
    let seeds = root().join("fuzz/seeds").join(target);
    let dictionary = root().join("fuzz/dictionaries/scim.dict");
    let mut run = command("cargo", &["+nightly", "fuzz", "run", target]);
    run.arg(&corpus).arg(seeds).args(["--", "-max_len=4096", "-timeout=20"]);
    run.arg(format!("-max_total_time={seconds}")).arg(format!("-dict={}", dictionary.display()));
    shell::run(&mut run)
}
