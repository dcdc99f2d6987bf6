//! Attributes that no schema of the RFCs has: immutable ones with a single value, integers.

use super::items::Source;
use super::plan::Plan;
use super::run::run;
use super::semantics::Semantics;
use crate::report::Findings;
use crate::scim::schema::{
    Attribute, Attributes, Format, Mark, Mutability, Returned, Schema, Type, USER, Uniqueness,
};

const NONE: Attributes<'static> = Attributes::new(&[]);

const BADGE: Attribute<'static> = Attribute {
    name: "badge",
    kind: Type::String,
    multi: false,
    required: false,
    case_exact: true,
    mutability: Mutability::Immutable,
    returned: Returned::Default,
    uniqueness: Uniqueness::None,
    format: Format::Text,
    canonical: &[],
    subs: &NONE,
    mark: Mark::None,
};

/// Applies one operation on the extension's `badge`; gives the extension afterwards.
fn badge(extension: &str, operation: &str) -> Result<String, &'static str> {
    let list = [BADGE];
    let attributes = Attributes::new(&list);
    let own = Schema {
        urn: "urn:example:Badge",
        name: "Badge",
        endpoint: "",
        attributes: &attributes,
        extensions: &[],
        required: 0,
    };
    let extensions = [&own];
    let schema = Schema { extensions: &extensions, ..*user() };
    let state = format!(r#"{{"schemas": ["urn:example:Badge"], {extension}"userName": "a"}}"#);
    let patch = format!(r#"{{"Operations": [{operation}]}}"#);
    let plan = Plan::read(patch.as_bytes(), &Findings::new(), Semantics::Rfc);
    let done =
        run(Source::read(state.as_bytes()).unwrap(), &plan, &schema, Semantics::Rfc, false).result;
    done.map_err(|(_, error)| error.scim_type.name())
}

fn user() -> &'static Schema<'static> {
    &USER
}

const SET: &str = r#""urn:example:Badge": {"badge": "1"}, "#;

#[test]
fn row_14_an_immutable_attribute_is_set_once() {
    let add = r#"{"op": "add", "path": "urn:example:Badge:badge", "value": "1"}"#;
    let done = badge("", add).unwrap();
    assert!(done.ends_with(r#""userName": "a", "urn:example:Badge": {"badge": "1"}}"#), "{done}");
}

#[test]
fn row_45_an_immutable_attribute_does_not_change() {
    for operation in [
        r#"{"op": "replace", "path": "urn:example:Badge:badge", "value": "2"}"#,
        r#"{"op": "add", "path": "urn:example:Badge:badge", "value": "2"}"#,
        r#"{"op": "remove", "path": "urn:example:Badge:badge"}"#,
        r#"{"op": "replace", "value": {"urn:example:Badge": {"badge": "2"}}}"#,
        r#"{"op": "replace", "path": "urn:example:Badge", "value": {"badge": "2"}}"#,
    ] {
        assert_eq!(badge(SET, operation), Err("mutability"), "{operation}");
    }
    let same = r#"{"op": "replace", "path": "urn:example:Badge:badge", "value": "1"}"#;
    assert!(badge(SET, same).unwrap().contains(r#"{"badge": "1"}"#));
}
