//! The buffer that answers go out in, as JSON text.
//!
//! An object that is made from here costs one call across the boundary for each of its properties;
//! a text costs one for all of them, and `JSON.parse` is the fastest maker of objects there is.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::report::Report;

thread_local! {
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Keeps an answer for JavaScript to read; gives its length in bytes.
pub(super) fn answer(value: &impl Serialize) -> usize {
    bare_answer(serde_json::to_vec(value).unwrap_or_default())
}

/// What stands for the report of a sound input, which is always the same.
const SOUND: usize = usize::MAX;

/// Keeps a report for JavaScript to read; gives its length, or [`SOUND`].
pub(super) fn report_answer(report: &Report) -> usize {
    if report.diagnostics.is_empty() && !report.truncated { SOUND } else { answer(report) }
}

/// The same for an answer that is but a text.
pub(super) fn bare_answer(text: Vec<u8>) -> usize {
    let length = text.len();
    ANSWER.replace(text);
    length
}

/// Where the last answer is. Whoever has read it overwrites it, since it may hold a secret.
#[wasm_bindgen(js_name = answerAddress)]
pub fn answer_address() -> usize {
    ANSWER.with_borrow(|answer| answer.as_ptr().expose_provenance())
}

/// Gives back the memory of an answer.
#[wasm_bindgen(js_name = dropAnswer)]
pub fn drop_answer() {
    ANSWER.take();
}
