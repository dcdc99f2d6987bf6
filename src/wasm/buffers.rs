//! The buffers that JavaScript writes its texts into.
//!
//! A `&str` argument would make wasm-bindgen allocate, copy and free for every call, which takes
//! as long as the check itself. Here JavaScript asks once for an address and then writes with
//! `TextEncoder.encodeInto` or `Uint8Array.set`.
#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

/// As many texts as the function with the most of them takes, options included.
const SLOTS: usize = 4;

thread_local! {
    static BUFFERS: RefCell<[Vec<u8>; SLOTS]> = const { RefCell::new([const { Vec::new() }; SLOTS]) };
}

/// Makes a buffer hold exactly so many bytes and says where it is.
///
/// What was written before is kept up to the new size. A size of 0 gives the memory back.
#[wasm_bindgen(js_name = resizeBuffer)]
pub fn resize_buffer(slot: usize, size: usize) -> usize {
    BUFFERS.with_borrow_mut(|buffers| {
        let Some(buffer) = buffers.get_mut(slot) else { return 0 };
        // No room to spare: of a hundred megabytes there is to be one copy.
        buffer.reserve_exact(size.saturating_sub(buffer.len()));
        buffer.resize(size, 0);
        buffer.shrink_to_fit();
        buffer.as_mut_ptr().expose_provenance()
    })
}

/// Hands the first bytes of the buffers to a check and overwrites them afterwards, since any of
/// them may have held a secret.
pub(super) fn with_inputs<const COUNT: usize, T>(
    lengths: [usize; COUNT],
    check: impl FnOnce([&[u8]; COUNT]) -> T,
) -> T {
    BUFFERS.with_borrow_mut(|buffers| {
        let mut inputs: [&[u8]; COUNT] = [&[]; COUNT];
        for ((input, buffer), length) in inputs.iter_mut().zip(buffers.iter()).zip(lengths) {
            *input = buffer.get(..length).unwrap_or_default();
        }
        let answer = check(inputs);
        for (buffer, length) in buffers.iter_mut().zip(lengths) {
            buffer.get_mut(..length).unwrap_or_default().fill(0);
        }
        answer
    })
}
