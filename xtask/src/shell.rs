//! Runs other programs, saying what is being done and how long it took.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A command that will run in the folder of the project.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Does one step under a title, and says how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("\n▸ {title}");
    let start = Instant::now();
    let outcome = work();
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Ok(_) => println!("  {title}: done in {seconds:.1} s"),
        Err(_) => println!("  {title}: FAILED after {seconds:.1} s"),
    }
    outcome
}

/// Runs a command with its output on the screen.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().map_err(|error| missing(&name, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{name}` ended with {status}")) }
}

/// Runs a command and returns what it prints.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let name = name_of(command);
    let output = command.output().map_err(|error| missing(&name, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{name}` ended with {}\n{errors}", output.status))
    }
}

/// Runs one of the project's own Node scripts.
pub(crate) fn node(script: &str, arguments: &[&str]) -> Outcome {
    run(command("node", &[script]).args(arguments))
}

/// The words of a command, to name it by.
pub(crate) fn name_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn missing(name: &str, error: &std::io::Error) -> String {
    format!("`{name}` did not start: {error}")
}

/// Makes an error of the file system say which file it is about.
pub(crate) fn about<T>(path: &Path, result: std::io::Result<T>) -> Outcome<T> {
    result.map_err(|error| format!("{}: {error}", path.display()))
}
