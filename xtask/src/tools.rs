//! Sees to it that what a command needs is there: installs it by its ordinary client, or says in
//! one sentence what to install.

use std::path::Path;

use crate::shell::{self, Outcome, command, root, run, step};

const TARGET: &str = "wasm32-unknown-unknown";

/// The Rust standard library for wasm.
pub(crate) fn wasm_target() -> Outcome {
    let folder =
        shell::output(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    step("Add the wasm target", || run(&mut command("rustup", &["target", "add", TARGET])))
        .map_err(|_| format!("Install the Rust target {TARGET}: `rustup target add {TARGET}`."))
}

/// The development tools that the lock file lists.
pub(crate) fn node_modules() -> Outcome {
    let node = shell::output(&mut command("node", &["--version"]))
        .map_err(|_| "Install Node.js 20.19 or newer with npm.".to_owned())?;
    if old(node.trim()) {
        return Err(format!("Install Node.js 20.19 or newer; this is {}.", node.trim()));
    }
    let time = |file: &str| root().join(file).metadata().and_then(|data| data.modified()).ok();
    let (wanted, installed) = (time("package-lock.json"), time("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    step("Install the development tools from npm", || run(&mut command("npm", &["ci"])))
}

fn old(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let mut next = || numbers.next().and_then(Result::ok).unwrap_or_default();
    (next(), next()) < (20, 19)
}

/// Chromium and Firefox of the system.
pub(crate) fn browsers() -> Outcome {
    let browsers =
        [("chromium", "/usr/bin/chromium"), ("firefox-esr", "/usr/lib/firefox-esr/firefox-esr")];
    let absent: Vec<&str> = browsers
        .iter()
        .filter(|(_, path)| !Path::new(path).exists())
        .map(|(package, _)| *package)
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    let packages = absent.join(" ");
    let sentence = format!("Install the browsers for the tests: `apt-get install {packages}`.");
    let user = shell::output(&mut command("id", &["-u"])).unwrap_or_default();
    if user.trim() != "0" || !Path::new("/usr/bin/apt-get").exists() {
        return Err(sentence);
    }
    step(&format!("Install {packages}"), || {
        run(&mut command("apt-get", &["update", "-q"]))?;
        let mut install = command("apt-get", &["install", "-yq", "--no-install-recommends"]);
        run(install.args(&absent).env("DEBIAN_FRONTEND", "noninteractive"))
    })
    .map_err(|_| sentence)
}
