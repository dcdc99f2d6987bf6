//! Builds the npm package: wasm, glue, entries, types, rule book; and weighs it.

use std::fs;
use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, Outcome, about, command, node, root, step};
use crate::tools;

/// Builds everything and holds it to the budget of sizes.
pub(crate) fn run() -> Outcome {
    make()?;
    step("Weigh the package", || node("xtask/node/sizes.mjs", &[]))
}

/// Builds everything that `pkg/` publishes, and the page that uses it.
pub(crate) fn make() -> Outcome {
    tools::wasm_target()?;
    tools::node_modules()?;
    step("Compile the wasm", compile)?;
    step("Make the JavaScript glue", glue)?;
    step("Shrink the wasm", shrink)?;
    step("Write the package", package)?;
    step("Bundle the page", page)
}

fn compile() -> Outcome {
    let profile = ["--profile", "wasm-release", "--target", "wasm32-unknown-unknown"];
    shell::run(command("cargo", &["build", "--package", "scim-preflight", "--lib"]).args(profile))
}

fn glue() -> Outcome {
    let wasm = root().join("target/wasm32-unknown-unknown/wasm-release/scim_preflight.wasm");
    let mut bindgen = Bindgen::new();
    let made = bindgen
        .web(true)
        .map(|bindgen| bindgen.input_path(wasm).out_name("core").typescript(true))
        .map(|bindgen| bindgen.remove_producers_section(true))
        // The address of the wasm is the loader's business, and a trap is answered by a restart.
        .map(|bindgen| bindgen.omit_default_module_path(true).reset_state_function(true))
        .and_then(|bindgen| bindgen.generate(glue_folder()));
    made.map_err(|error| format!("wasm-bindgen: {error:#}"))
}

fn glue_folder() -> PathBuf {
    root().join("pkg/glue")
}

fn shrink() -> Outcome {
    let out = root().join("pkg/dist/core_bg.wasm");
    if let Some(folder) = out.parent() {
        about(folder, fs::create_dir_all(folder))?;
    }
    // Without --all-features, which writes what Node 20 and older browsers refuse.
    let options = ["node_modules/binaryen/bin/wasm-opt", "-Oz", "--strip-debug"];
    let mut wasm_opt = command("node", &options);
    shell::run(wasm_opt.arg(glue_folder().join("core_bg.wasm")).arg("-o").arg(out))
}

fn package() -> Outcome {
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let from = root().join(license);
        about(&from, fs::copy(&from, root().join("pkg").join(license)))?;
    }
    shell::run(&mut command("node", &["node_modules/typescript/bin/tsc", "-p", "pkg"]))?;
    node("xtask/node/bundle.mjs", &[])?;
    node("xtask/node/rules.mjs", &[])
}

fn page() -> Outcome {
    shell::run(&mut command("node", &["node_modules/typescript/bin/tsc", "-p", "www"]))?;
    node("xtask/node/page.mjs", &[])
}
