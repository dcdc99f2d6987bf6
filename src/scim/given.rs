use core::ops::Deref;

use super::options::PayloadOptions;
use super::schema::Schemas;

/// What a check is given: the options, which it reads like the options themselves, and the schemas
/// that the documents among them define.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'g> {
    /// The options.
    pub(crate) options: &'g PayloadOptions,
    /// The schemas.
    pub(crate) schemas: &'g Schemas<'g>,
}

impl Deref for Given<'_> {
    type Target = PayloadOptions;

    fn deref(&self) -> &PayloadOptions {
        self.options
    }
}
