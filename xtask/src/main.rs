//! The one tool of the project: build, serve, test, bench, docs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks there")]

mod bench;
mod build;
mod docs;
mod fuzz;
mod serve;
mod shell;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  build            build the wasm and the npm package (pkg/dist), check the sizes
  serve [--port N] build, then serve the page on this machine
  test [servers]   run every test, in real browsers too; or only those against SCIM servers
  bench [name…]    run the benchmarks: payload, lines, filter, patch, start
  fuzz [--seconds N] [target…]
                   run the fuzz targets in turns, ten minutes each
  docs             write what is generated: the TypeScript types
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["build"] => build::run(),
        ["serve", rest @ ..] => serve::run(rest),
        ["test"] => test::run(),
        ["test", "servers"] => test::run_servers(),
        ["bench", rest @ ..] => bench::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["docs"] => docs::run(),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                eprintln!("{reason}");
            }
            ExitCode::FAILURE
        }
    }
}
