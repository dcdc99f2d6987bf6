use core::fmt::Debug;
use core::ops::Deref;

use super::check::Seen;
use super::options::PayloadOptions;
use super::schema::Schemas;
use crate::report::Findings;

/// What a check is given: the options, which it reads like the options themselves, and the schemas
/// that the documents among them define.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    /// The options.
    pub(crate) options: &'g PayloadOptions,
    /// The schemas.
    pub(crate) schemas: &'g Schemas<'g>,
    /// What a vendor asks for beyond the RFCs.
    pub(crate) dialect: Option<&'g dyn Dialect>,
}

/// What a vendor asks for beyond the RFCs, which know no vendor: whoever does hands it down to the
/// check, which shows it each whole message, alone or in an exchange.
pub trait Dialect: Debug {
    /// Looks at a message that has been checked, and changes what was found in it.
    fn look(&self, bytes: &[u8], seen: Seen, findings: &mut Findings);
}

impl Deref for Given<'_> {
    type Target = PayloadOptions;

    fn deref(&self) -> &PayloadOptions {
        self.options
    }
}
