//! Floor 6: the setup as a whole. What needs several of the rooms below lives here.

mod registry;

pub use registry::rules;
