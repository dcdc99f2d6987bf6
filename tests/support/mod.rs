//! What several test files share.

pub mod book;
pub mod checks;
pub mod render;
