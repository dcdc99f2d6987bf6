//! Floor 7: the way out to JavaScript, and the only folder that names the wasm crates.
//!
//! Text comes in through [`buffers`] that this side owns; numbers go out through [`exports`], and
//! objects as the text of one of the [`answers`]. No class is exported, nothing starts by itself, and no state outlives a
//! call but the empty buffers, the options of payloads, and the streams of [`lines`] that are open.

#[cfg(target_arch = "wasm32")]
mod answers;
#[cfg(target_arch = "wasm32")]
mod buffers;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod lines;
#[cfg(test)]
mod types;
