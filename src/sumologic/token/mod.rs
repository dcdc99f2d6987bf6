//! The bearer token, `accessId:accessKey` in base64, judged from itself alone.
//!
//! `check` looks at the characters that were pasted, `plaintext` at what they decode to. Neither
//! repeats any of it: findings speak of lengths, kinds and places, and an edit puts in four
//! characters at most.

mod check;
mod plaintext;

pub(crate) use check::RULES as TEXT_RULES;
pub use check::check_bearer_token;
pub(crate) use plaintext::RULES as PLAINTEXT_RULES;
