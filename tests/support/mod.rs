//! What several test files share.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may fail loudly, as the tests themselves"
)]

pub(crate) mod book;
pub(crate) mod checks;
