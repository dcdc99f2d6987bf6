//! The functions that JavaScript sees. Their arguments are the lengths of the texts in the
//! buffers, in the order of the parameters; options come last, as JSON text, empty when absent.
//! What they give is the length of the answer, 0 where there is none.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use super::answers::{answer, bare_answer, report_answer};
use super::buffers::with_inputs;
use crate::json::{Document, Limits, Node};
use crate::okta::MappingOptions;
use crate::preflight::{self, Rehearsal, Setup, SystemLogOptions};
use crate::report::{BriefReport, Diagnostic, DiagnosticFix, Findings, SOURCE};
use crate::scim::filter::{FilterOptions, Matcher};
use crate::scim::patch::PatchOptions;
use crate::scim::path::PathOptions;
use crate::scim::{Direction, Kind, PayloadOptions, Seen};
use crate::sumologic::{BaseUrlOptions, Saml};
use crate::text::Encoding;
use crate::{RoleEnumOptions, SetupOptions};

/// What `encodeInto` has written.
fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// Reads options from their JSON text; a text that holds none gives the defaults.
pub(super) fn options<T>(bytes: &[u8], read: impl FnOnce(Node<'_>) -> T) -> T {
    read(Document::read(bytes, Limits::default()).root())
}

#[wasm_bindgen(js_name = applyFixes)]
pub fn apply_fixes(source: usize, request: usize) -> usize {
    with_inputs([source, request], |[source, request]| {
        options(request, |request| {
            let fixes = request.member("fixes").into_iter().flat_map(Node::elements);
            let fixes: Vec<_> = fixes.filter_map(DiagnosticFix::from_json).collect();
            let unsafe_too = request.member("unsafe").and_then(Node::boolean).unwrap_or_default();
            answer(&crate::apply_fixes(text(source), &fixes, unsafe_too, Encoding::Utf16))
        })
    })
}

#[wasm_bindgen(js_name = applyPatch)]
pub fn apply_patch(resource: usize, patch: usize, given: usize) -> usize {
    with_inputs([resource, patch, given], |[resource, patch, given]| {
        let given = options(given, PatchOptions::from_json);
        answer(&crate::apply_patch(text(resource), text(patch), &given))
    })
}

#[wasm_bindgen(js_name = attributeMapping)]
pub fn attribute_mapping(length: usize) -> usize {
    with_inputs([length], |[given]| {
        answer(&crate::attribute_mapping(&options(given, MappingOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = bearerToken)]
pub fn bearer_token(access_id: usize, access_key: usize) -> usize {
    with_inputs([access_id, access_key], |[access_id, access_key]| {
        answer(&crate::bearer_token(text(access_id), text(access_key)))
    })
}

#[wasm_bindgen(js_name = checkAccessKey)]
pub fn check_access_key(access_id: usize, access_key: usize) -> usize {
    with_inputs([access_id, access_key], |[access_id, access_key]| {
        report_answer(&crate::check_access_key(text(access_id), text(access_key)))
    })
}

#[wasm_bindgen(js_name = checkBaseUrl)]
pub fn check_base_url(url: usize, given: usize) -> usize {
    with_inputs([url, given], |[url, given]| {
        answer(&crate::check_base_url(text(url), &options(given, BaseUrlOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = checkBearerToken)]
pub fn check_bearer_token(token: usize) -> usize {
    with_inputs([token], |[token]| report_answer(&crate::check_bearer_token(text(token))))
}

/// A negative length says that there is no namespace.
#[wasm_bindgen(js_name = checkExternalName)]
pub fn check_external_name(name: usize, namespace: isize) -> usize {
    with_inputs([name, namespace.max(0).cast_unsigned()], |[name, given]| {
        let namespace = (namespace >= 0).then(|| text(given));
        report_answer(&crate::check_external_name(text(name), namespace))
    })
}

#[wasm_bindgen(js_name = checkFilter)]
pub fn check_filter(filter: usize, given: usize) -> usize {
    with_inputs([filter, given], |[filter, given]| {
        report_answer(&crate::check_filter(text(filter), &options(given, FilterOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = checkPath)]
pub fn check_path(path: usize, given: usize) -> usize {
    with_inputs([path, given], |[path, given]| {
        report_answer(&crate::check_path(text(path), &options(given, PathOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = checkQuery)]
pub fn check_query(query: usize, given: usize) -> usize {
    with_inputs([query, given], |[query, given]| {
        report_answer(&crate::check_query(text(query), &options(given, PayloadOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = checkSaml)]
pub fn check_saml(length: usize) -> usize {
    with_inputs([length], |[given]| {
        report_answer(&crate::check_saml(&options(given, Saml::from_json)))
    })
}

#[wasm_bindgen(js_name = checkSetup)]
pub fn check_setup(length: usize) -> usize {
    with_inputs([length], |[given]| answer(&crate::check_setup(&options(given, Setup::from_json))))
}

/// Offsets are in UTF-16 units or in bytes.
#[wasm_bindgen(js_name = checkSystemLog)]
pub fn check_system_log(log: usize, given: usize, in_bytes: bool) -> usize {
    let encoding = if in_bytes { Encoding::Bytes } else { Encoding::Utf16 };
    with_inputs([log, given], |[log, given]| {
        answer(&crate::check_system_log(
            log,
            &options(given, SystemLogOptions::from_json),
            encoding,
        ))
    })
}

#[wasm_bindgen(js_name = deploymentOf)]
pub fn deployment_of(url: usize) -> usize {
    with_inputs([url], |[url]| answer(&crate::deployment_of(text(url))))
}

#[wasm_bindgen]
pub fn deployments() -> usize {
    answer(&crate::deployments())
}

thread_local! {
    static PAYLOAD_OPTIONS: RefCell<PayloadOptions> = RefCell::default();
}

/// Sets the options of the payload checks that follow, so that they are not read every time.
#[wasm_bindgen(js_name = setPayloadOptions)]
pub fn set_payload_options(length: usize) {
    PAYLOAD_OPTIONS
        .replace(with_inputs([length], |[bytes]| options(bytes, PayloadOptions::from_json)));
}

/// What was found in a payload, with offsets in UTF-16 units or in bytes: its length below zero;
/// of a clean payload the number of its kind and direction. Of that number [`clean_payload`] makes
/// what is the same in all reports about such payloads.
#[wasm_bindgen(js_name = checkPayload)]
pub fn check_payload(length: usize, in_bytes: bool) -> isize {
    let encoding = if in_bytes { Encoding::Bytes } else { Encoding::Utf16 };
    let check = |bytes: &[u8], options: &PayloadOptions| {
        let (seen, findings) = preflight::inspect_payload(bytes, options);
        let kind = seen.kind.map_or(Kind::ALL.len(), |kind| kind as usize);
        let code = kind * Direction::ALL.len() + seen.direction as usize;
        if findings.is_clean() {
            return code.cast_signed();
        }
        let report = preflight::brief_payload(bytes, seen, findings, encoding);
        -answer(&Told { code, report }).cast_signed()
    };
    with_inputs([length], |[bytes]| PAYLOAD_OPTIONS.with_borrow(|options| check(bytes, options)))
}

#[derive(Serialize)]
struct Told {
    code: usize,
    report: BriefReport,
}

/// What a finding of a rule says unless it has words of its own; nothing of an unknown rule.
#[wasm_bindgen(js_name = ruleWords)]
pub fn rule_words(length: usize) -> usize {
    let rule = with_inputs([length], |[id]| preflight::rule(text(id)));
    rule.map_or(0, |rule| answer(&Diagnostic::of(rule, SOURCE)))
}

/// The report of a clean payload, by the number that stands for its kind and direction.
#[wasm_bindgen(js_name = cleanPayload)]
pub fn clean_payload(code: usize) -> usize {
    let kind = Kind::ALL.get(code / Direction::ALL.len()).copied();
    let direction = Direction::ALL.get(code % Direction::ALL.len()).copied();
    let seen = Seen { kind, direction: direction.unwrap_or(Direction::Create) };
    PAYLOAD_OPTIONS.with_borrow(|options| {
        answer(&preflight::report_payload(b"", seen, Findings::new(), options, Encoding::Utf16))
    })
}

thread_local! {
    static MATCHER: RefCell<Option<Matcher>> = RefCell::default();
}

/// Sets the filter that the resources that follow are held against, so that it is not read every
/// time; gives its report.
#[wasm_bindgen(js_name = setFilter)]
pub fn set_filter(length: usize) -> usize {
    let matcher = with_inputs([length], |[filter]| Matcher::new(text(filter)));
    let report = report_answer(&matcher.report());
    MATCHER.replace(Some(matcher));
    report
}

/// Says whether a resource meets the filter: 0 or 1, or 2 where there is something to report of the
/// two and [`explain_match`] has the answer.
#[wasm_bindgen(js_name = matchFilter)]
pub fn match_filter(length: usize) -> u32 {
    let matches = with_inputs([length], |[resource]| {
        MATCHER.with_borrow(|matcher| matcher.as_ref().and_then(|it| it.quick(resource)))
    });
    matches.map_or(2, u32::from)
}

/// The answer to [`match_filter`] at length.
#[wasm_bindgen(js_name = explainMatch)]
pub fn explain_match(length: usize) -> usize {
    with_inputs([length], |[resource]| {
        MATCHER
            .with_borrow(|matcher| matcher.as_ref().map_or(0, |it| answer(&it.explain(resource))))
    })
}

/// The tree of a filter, or the report of its mistakes.
#[wasm_bindgen(js_name = parseFilter)]
pub fn parse_filter(length: usize) -> usize {
    with_inputs([length], |[filter]| match crate::parse_filter(text(filter)) {
        Ok(tree) => answer(&tree),
        Err(report) => answer(&report),
    })
}

/// A filter in the canonical way; nothing of one that has mistakes.
#[wasm_bindgen(js_name = printFilter)]
pub fn print_filter(length: usize) -> usize {
    with_inputs([length], |[filter]| {
        let tree = crate::parse_filter(text(filter)).ok();
        tree.map_or(0, |tree| answer(&crate::print_filter(&tree)))
    })
}

/// The new text, or nothing where the PATCH is refused.
#[wasm_bindgen(js_name = patchText)]
pub fn patch_text(resource: usize, patch: usize, given: usize) -> usize {
    with_inputs([resource, patch, given], |[resource, patch, given]| {
        let given = options(given, PatchOptions::from_json);
        let done = crate::patch_text(text(resource), text(patch), &given);
        done.map_or(0, |text| bare_answer(text.into_bytes()))
    })
}

#[wasm_bindgen]
pub fn rehearse(length: usize) -> usize {
    with_inputs([length], |[given]| answer(&crate::rehearse(&options(given, Rehearsal::from_json))))
}

#[wasm_bindgen(js_name = generateSetup)]
pub fn generate_setup(length: usize) -> usize {
    with_inputs([length], |[given]| {
        answer(&crate::generate_setup(&options(given, SetupOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = roleEnum)]
pub fn role_enum(length: usize) -> usize {
    with_inputs([length], |[bytes]| {
        answer(&crate::role_enum(&options(bytes, RoleEnumOptions::from_json)))
    })
}

#[wasm_bindgen(js_name = scimBaseUrl)]
pub fn scim_base_url(code: usize) -> usize {
    with_inputs([code], |[code]| crate::scim_base_url(text(code)).map_or(0, |url| answer(&url)))
}

#[wasm_bindgen]
pub fn rules() -> usize {
    answer(&crate::rules())
}
