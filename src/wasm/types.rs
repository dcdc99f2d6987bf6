//! Writes the TypeScript types of everything that crosses the boundary, from the Rust types.
//!
//! The test compares with the committed file; `cargo xtask docs` writes it anew.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ts_rs::{Config, TS, TypeVisitor};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg/src/generated/types.ts");
const HEAD: &str = "/** Written from the Rust types by `cargo xtask docs`. Not to be edited. */\n";

/// The types that functions take and give. What they are made of is found from them.
fn gather(types: &mut Types) {
    types.add::<crate::okta::AttributeMapping>();
    types.add::<crate::okta::MappingOptions>();
    types.add::<crate::preflight::LinesOptions>();
    types.add::<crate::preflight::LinesProgress>();
    types.add::<crate::preflight::LinesReport>();
    types.add::<crate::preflight::PayloadReport>();
    types.add::<crate::preflight::HeldUser>();
    types.add::<crate::preflight::Person>();
    types.add::<crate::preflight::Rehearsal>();
    types.add::<crate::preflight::RehearsalEvent>();
    types.add::<crate::preflight::RehearsalReport>();
    types.add::<crate::preflight::RoleEnum>();
    types.add::<crate::preflight::RoleEnumOptions>();
    types.add::<crate::preflight::SetupKit>();
    types.add::<crate::preflight::SetupOptions>();
    types.add::<crate::preflight::Setup>();
    types.add::<crate::preflight::SetupReport>();
    types.add::<crate::preflight::SystemLogOptions>();
    types.add::<crate::preflight::SystemLogReport>();
    types.add::<crate::report::AppliedFixes>();
    types.add::<crate::report::FixOptions>();
    types.add::<crate::report::RuleInfo>();
    types.add::<crate::scim::PayloadOptions>();
    types.add::<crate::scim::Profile>();
    types.add::<crate::scim::filter::FilterMatch>();
    types.add::<crate::scim::filter::FilterOptions>();
    types.add::<crate::scim::filter::FilterTree>();
    types.add::<crate::scim::patch::PatchOptions>();
    types.add::<crate::scim::patch::PatchPreview>();
    types.add::<crate::scim::path::PathOptions>();
    types.add::<crate::sumologic::BaseUrlOptions>();
    types.add::<crate::sumologic::BaseUrlReport>();
    types.add::<crate::sumologic::BearerToken>();
    types.add::<crate::sumologic::Deployment>();
    types.add::<crate::sumologic::DeploymentMatch>();
    types.add::<crate::sumologic::Saml>();
}

#[derive(Default)]
struct Types {
    config: Config,
    /// Wrappers such as `Box` lead to what they wrap, and so a type to itself.
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Types {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types that are declared have a file to go to.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(&self.config));
            self.declared.insert(name, laid_out(&declaration));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// Lays a declaration out as the other sources are: short comments on one line, fields indented.
fn laid_out(declaration: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut indent = "";
    let mut lines = declaration.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        if line == "/**" {
            let comment: Vec<_> =
                core::iter::from_fn(|| lines.next_if(|line| *line != " */")).collect();
            lines.next();
            out.push(match comment.as_slice() {
                [line] => format!("{indent}/** {} */", line.trim_start_matches(" * ")),
                lines => format!(
                    "{indent}/**\n{indent}{}\n{indent} */",
                    lines.join(&format!("\n{indent}"))
                ),
            });
        } else if let Some((field, rest)) = line.split_once(", }").filter(|_| !indent.is_empty()) {
            out.push(format!("{indent}{field};\n}}{rest}"));
            indent = "";
        } else {
            let ended = line.strip_suffix(',').map(|field| format!("{indent}{field};"));
            out.push(ended.unwrap_or_else(|| format!("{indent}{line}")));
            indent = if line.ends_with('{') { "  " } else { indent };
        }
    }
    out.push(String::new());
    out.join("\n")
}

#[test]
fn the_typescript_types_are_those_of_the_rust_types() {
    let mut types = Types::default();
    gather(&mut types);
    let declared: Vec<String> = types.declared.into_values().collect();
    let written = format!("{HEAD}\n{}", declared.join("\n"));
    if std::env::var_os("UPDATE_TYPES").is_some() {
        fs::write(FILE, &written).unwrap();
    }
    let committed = fs::read_to_string(FILE).unwrap_or_default();
    assert!(committed == written, "{FILE} is not fresh: run `cargo xtask docs`");
}
