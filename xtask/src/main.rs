//! The one tool of the project: build, serve, test, bench, docs.

fn main() {}
