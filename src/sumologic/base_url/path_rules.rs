use super::address::Address;
use super::check::underscore;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
pub(super) use crate::sumologic::deployments::SCIM_PATH;

rules! {
    pub(crate) static RULES;
    MISSING_PATH: "base-url.missing-path", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "The base URL stops before the path of the SCIM API", "Let it end in /api/v1/scim/.";
    MISSING_API: "base-url.missing-api", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "/api is missing before /v1/scim/", "Write /api/v1/scim/: the API address of a deployment ends in /api.";
    GENERIC_PATH: "base-url.generic-path", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "This is the SCIM path of other products, not Sumo Logic's", "Let the address end in /api/v1/scim/.";
    RESOURCE: "base-url.resource-appended", Error, Certain, "Okta, Okta and SCIM version 2.0",
        "The base URL goes on behind /scim/, where Okta itself adds /Users", "Let the address end in /api/v1/scim/.";
    REPEATED: "base-url.repeated-segment", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "A part of the path stands twice", "Let the address end in /api/v1/scim/.";
    DOUBLE_SLASH: "base-url.double-slash", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "Two slashes follow each other in the path", "Leave one of them out.";
    DOCS: "base-url.docs-page", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "This is a page of the API documentation, not the API", "Let the address end in /api/v1/scim/.";
    NOT_SCIM: "base-url.not-scim-path", Error, Certain, "Sumo Logic, SCIM User Management APIs",
        "This path does not lead to the SCIM API", "Let the address end in /api/v1/scim/.";
    QUERY: "base-url.query", Error, Certain, "Okta, Okta and SCIM version 2.0",
        "Something stands behind a ? or #, where Okta adds its own path", "Remove it.";
    MISSING_SLASH: "base-url.missing-slash", Info, Possible, "Sumo Logic, Provision with Okta",
        "The slash at the end is missing", "Add it: the guide has it, older guides do not, and nobody says whether Okta minds.";
}

/// Says whether a path in small letters is SCIM's, but for the slash at its end.
pub(super) fn is_right(path: &str) -> bool {
    path == SCIM_PATH || Some(path) == SCIM_PATH.strip_suffix('/')
}

/// Judges the path and what stands behind it.
pub(super) fn check(address: &Address<'_>, findings: &mut Findings) {
    let url = address.url;
    let path = url.path.text(address.text).to_ascii_lowercase();
    if path.starts_with("/docs") {
        let fix = Fix::safe("Use the SCIM path").replace(address.tail(), SCIM_PATH);
        findings.push(Finding::at(&DOCS, address.tail()).fix(fix));
        return;
    }
    // All fixes of the path are the same one, so that they count as twins.
    let place = if url.path.is_empty() { url.host } else { url.path };
    let mut say = |rule: &'static Rule, fix: fn(&'static str) -> Fix| {
        let fix = fix("Use the SCIM path").replace(url.path, SCIM_PATH);
        findings.push(Finding::at(rule, place).fix(fix));
    };
    let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    if path.contains("//") {
        say(&DOUBLE_SLASH, Fix::safe);
    }
    let before = segments.len();
    let mut seen: Vec<&str> = Vec::new();
    segments.retain(|segment| {
        let again = seen.contains(segment);
        seen.push(segment);
        !(again && matches!(*segment, "api" | "v1" | "scim"))
    });
    if segments.len() < before {
        say(&REPEATED, Fix::safe);
    }
    let resource = segments.iter().position(|segment| is_resource(segment));
    if let Some(at) = resource.filter(|&at| segments.get(..at).is_some_and(names_scim)) {
        segments.truncate(at);
        say(&RESOURCE, Fix::safe);
    }
    match *segments.as_slice() {
        ["api", "v1", "scim"] => {
            if Some(path.as_str()) == SCIM_PATH.strip_suffix('/') {
                say(&MISSING_SLASH, Fix::safe);
            }
        }
        [] | ["api" | "v1"] | ["api", "v1"] => say(&MISSING_PATH, Fix::safe),
        ["v1", "scim"] => say(&MISSING_API, Fix::safe),
        _ if path.contains('_') => {
            let fix = Fix::guess("Use the SCIM path").replace(url.path, SCIM_PATH);
            if let Some(finding) = underscore(address.text, url.path) {
                findings.push(finding.fix(fix));
            }
        }
        _ if names_scim(&segments) => say(&GENERIC_PATH, Fix::safe),
        _ => say(&NOT_SCIM, Fix::guess),
    }
    if let Some(span) = url.query {
        findings.push(Finding::at(&QUERY, span).fix(Fix::safe("Remove it").delete(span)));
    }
}

fn names_scim(segments: &[&str]) -> bool {
    segments.contains(&"scim")
}

/// The endpoints of SCIM in small letters, and what of them is typed by habit.
fn is_resource(segment: &str) -> bool {
    matches!(
        segment,
        "users"
            | "user"
            | "groups"
            | "group"
            | "me"
            | "bulk"
            | "schemas"
            | "resourcetypes"
            | "serviceproviderconfig"
            | "serviceproviderconfigs"
            | ".search"
    )
}
