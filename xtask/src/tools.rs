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
    npm_packages("", "Install the development tools from npm")
}

/// What the lock file of a folder lists, where that is newer than what is installed.
fn npm_packages(folder: &str, title: &str) -> Outcome {
    let folder = root().join(folder);
    if fresh(&folder.join("node_modules/.package-lock.json"), &folder.join("package-lock.json")) {
        return Ok(());
    }
    step(title, || run(command("npm", &["ci"]).current_dir(&folder)))
}

/// Says whether a file is there and not older than what it is made from.
fn fresh(made: &Path, from: &Path) -> bool {
    let time = |file: &Path| file.metadata().and_then(|data| data.modified()).ok();
    time(made).is_some_and(|made| Some(made) >= time(from))
}

/// The SCIM servers that the tests talk to: one from npm, one from `PyPI` in a Python of its own.
pub(crate) fn servers() -> Outcome {
    npm_packages("tests/servers", "Install a SCIM server from npm")?;
    let (folder, list) = ("target/servers", "tests/servers/requirements.txt");
    let installed = root().join(folder).join("requirements.txt");
    if fresh(&installed, &root().join(list)) {
        return Ok(());
    }
    python()?;
    step("Install a SCIM server from PyPI", || {
        run(&mut command("python3", &["-m", "venv", "--clear", folder]))?;
        let mut pip = command("target/servers/bin/pip", &["install", "-q", "-r", list]);
        run(pip.env("PIP_DISABLE_PIP_VERSION_CHECK", "1"))?;
        shell::about(&installed, std::fs::copy(root().join(list), &installed)).map(|_| ())
    })
}

/// Python with the modules that make another Python of its own.
fn python() -> Outcome {
    let modules = ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))"];
    if shell::output(&mut command("python3", &modules)).is_ok() {
        return Ok(());
    }
    debian_packages(
        &["python3-venv"],
        "Install Python 3.10 or newer with venv for the tests with servers: `apt-get install python3-venv`.",
    )
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
    let names = absent.join(" ");
    let sentence = format!("Install the browsers for the tests: `apt-get install {names}`.");
    debian_packages(&absent, &sentence)
}

/// Installs packages of Debian, or says what to install where that cannot be done from here.
fn debian_packages(packages: &[&str], sentence: &str) -> Outcome {
    let user = shell::output(&mut command("id", &["-u"])).unwrap_or_default();
    if user.trim() != "0" || !Path::new("/usr/bin/apt-get").exists() {
        return Err(sentence.to_owned());
    }
    step(&format!("Install {}", packages.join(" ")), || {
        run(&mut command("apt-get", &["update", "-q"]))?;
        let mut install = command("apt-get", &["install", "-yq", "--no-install-recommends"]);
        run(install.args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
    })
    .map_err(|_| sentence.to_owned())
}
