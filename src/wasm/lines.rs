//! Streams of lines, which live from call to call: each has a number.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::answers::answer;
use super::buffers::with_inputs;
use super::exports::options;
use crate::text::Encoding;
use crate::{Lines, LinesOptions};

thread_local! {
    /// The streams that are open, each at the place of its number.
    static STREAMS: RefCell<Vec<Option<Lines>>> = const { RefCell::new(Vec::new()) };
}

/// Opens a stream, with offsets in UTF-16 units or in bytes; gives its number.
#[wasm_bindgen(js_name = openLines)]
pub fn open_lines(given: usize, in_bytes: bool) -> usize {
    let encoding = if in_bytes { Encoding::Bytes } else { Encoding::Utf16 };
    let options = with_inputs([given], |[given]| options(given, LinesOptions::from_json));
    STREAMS.with_borrow_mut(|streams| {
        let lines = Some(Lines::new(options, encoding));
        let free = streams.iter_mut().enumerate().find(|(_, stream)| stream.is_none());
        if let Some((number, stream)) = free {
            *stream = lines;
            return number;
        }
        streams.push(lines);
        streams.len() - 1
    })
}

/// Hands the next bytes to a stream; says how far it is.
#[wasm_bindgen(js_name = pushLines)]
pub fn push_lines(number: usize, length: usize) -> usize {
    STREAMS.with_borrow_mut(|streams| {
        let stream = streams.get_mut(number).and_then(Option::as_mut);
        let progress = stream.map(|lines| with_inputs([length], |[chunk]| lines.push(chunk)));
        progress.map_or(0, |progress| answer(&progress))
    })
}

/// Ends a stream; gives its report.
#[wasm_bindgen(js_name = finishLines)]
pub fn finish_lines(number: usize) -> usize {
    let stream = STREAMS.with_borrow_mut(|streams| streams.get_mut(number).and_then(Option::take));
    stream.map_or(0, |lines| answer(&lines.finish()))
}
