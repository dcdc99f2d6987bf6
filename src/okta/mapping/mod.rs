//! The attribute mapping of step 4 of the guide: what stays, what goes and what comes on each of
//! Okta's three screens. `options` and `wire` are what goes in and out, `screen` decides about
//! one screen, `build` puts the three together.

mod build;
mod options;
mod screen;
mod wire;

pub use build::attribute_mapping;
pub use options::{MappingMode, MappingOptions, PresentAttributes};
pub use wire::{
    AttributeMapping, MappingAction, MappingBody, MappingProperties, MappingProperty, MappingRow,
    MappingScreen, PushStatus, Removals, ScreenName,
};

pub(crate) use screen::{RULES, SELF_SERVICE};
