//! The functions that JavaScript sees. Their arguments are the lengths of the texts in the
//! buffers, in the order of the parameters, the options (as JSON text, empty when absent) last.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::buffers::with_inputs;
use crate::json::{Document, Limits, Node};
use crate::report::DiagnosticFix;
use crate::text::Encoding;

/// Makes the plain object that JavaScript gets: no `Map`, no `BigInt`, no class.
fn plain(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

#[wasm_bindgen]
pub fn rules() -> JsValue {
    plain(&crate::rules())
}

#[wasm_bindgen(js_name = applyFixes)]
pub fn apply_fixes(text: usize, request: usize) -> JsValue {
    with_inputs([text, request], |[text, request]| {
        let request = Document::read(request, Limits::default());
        let fixes = request.root().member("fixes").into_iter().flat_map(Node::elements);
        let fixes: Vec<_> = fixes.filter_map(DiagnosticFix::from_json).collect();
        let unsafe_too = request.root().member("unsafe").and_then(Node::boolean);
        plain(&crate::apply_fixes(
            core::str::from_utf8(text).unwrap_or_default(),
            &fixes,
            unsafe_too.unwrap_or_default(),
            Encoding::Utf16,
        ))
    })
}
