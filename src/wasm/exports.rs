//! The functions that JavaScript sees. Their arguments are the lengths of the texts in the
//! buffers, in the order of the parameters; options come last, as JSON text, empty when absent.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::Cell;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::buffers::with_inputs;
use crate::RoleEnumOptions;
use crate::json::{Document, Limits, Node};
use crate::report::DiagnosticFix;
use crate::scim::{Kind, PayloadOptions};
use crate::text::Encoding;

/// Makes the plain object that JavaScript gets: no `Map`, no `BigInt`, no class.
fn plain(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// What `encodeInto` has written.
fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// Reads options from their JSON text; a text that holds none gives the defaults.
fn options<T>(bytes: &[u8], read: impl FnOnce(Node<'_>) -> T) -> T {
    read(Document::read(bytes, Limits::default()).root())
}

#[wasm_bindgen(js_name = applyFixes)]
pub fn apply_fixes(source: usize, request: usize) -> JsValue {
    with_inputs([source, request], |[source, request]| {
        options(request, |request| {
            let fixes = request.member("fixes").into_iter().flat_map(Node::elements);
            let fixes: Vec<_> = fixes.filter_map(DiagnosticFix::from_json).collect();
            let unsafe_too = request.member("unsafe").and_then(Node::boolean).unwrap_or_default();
            plain(&crate::apply_fixes(text(source), &fixes, unsafe_too, Encoding::Utf16))
        })
    })
}

/// A negative length says that there is no namespace.
#[wasm_bindgen(js_name = checkExternalName)]
pub fn check_external_name(name: usize, namespace: isize) -> JsValue {
    with_inputs([name, namespace.max(0).cast_unsigned()], |[name, given]| {
        let namespace = (namespace >= 0).then(|| text(given));
        plain(&crate::check_external_name(text(name), namespace))
    })
}

thread_local! {
    static PAYLOAD_OPTIONS: Cell<PayloadOptions> = Cell::default();
}

/// Sets the options of the payload checks that follow, so that they are not read every time.
#[wasm_bindgen(js_name = setPayloadOptions)]
pub fn set_payload_options(length: usize) {
    PAYLOAD_OPTIONS.set(with_inputs([length], |[bytes]| options(bytes, PayloadOptions::from_json)));
}

/// Tells whether a payload is clean without making its report: 0 when it is not, else a number
/// that stands for what the report of a clean payload says of its kind and direction.
#[wasm_bindgen(js_name = inspectPayload)]
pub fn inspect_payload(length: usize) -> u32 {
    let (seen, findings) = with_inputs([length], |[bytes]| {
        crate::preflight::inspect_payload(bytes, &PAYLOAD_OPTIONS.get())
    });
    let kind = seen.kind.map_or(Kind::ALL.len() as u32, |kind| kind as u32);
    if findings.is_empty() { 1 + kind * 4 + seen.direction as u32 } else { 0 }
}

/// The whole report of a payload, with offsets in UTF-16 units or in bytes.
#[wasm_bindgen(js_name = checkPayload)]
pub fn check_payload(length: usize, in_bytes: bool) -> JsValue {
    let encoding = if in_bytes { Encoding::Bytes } else { Encoding::Utf16 };
    with_inputs([length], |[bytes]| {
        plain(&crate::check_payload(bytes, &PAYLOAD_OPTIONS.get(), encoding))
    })
}

#[wasm_bindgen(js_name = roleEnum)]
pub fn role_enum(length: usize) -> JsValue {
    with_inputs([length], |[bytes]| {
        plain(&crate::role_enum(&options(bytes, RoleEnumOptions::from_json)))
    })
}

#[wasm_bindgen]
pub fn rules() -> JsValue {
    plain(&crate::rules())
}
