use super::context::Context;
use super::profile::Profiles;
use crate::json::Limits;

/// How a payload is to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PayloadOptions {
    /// What kind of message it is; found out from the text when absent.
    pub kind: Option<Kind>,
    /// Which way it goes; `create` for a resource when absent.
    pub direction: Option<Direction>,
    /// What a PATCH is applied to; `user` when absent.
    pub target: Option<Target>,
    /// In whose eyes severities are given; RFC when empty.
    #[cfg_attr(test, ts(rename = "profile", optional, type = "Profile | readonly Profile[]"))]
    pub profiles: Profiles,
    /// How long and how deep the text may be, and how many findings are kept.
    #[cfg_attr(test, ts(optional, type = "{ bytes?: number, depth?: number, findings?: number }"))]
    pub limits: Limits,
    /// How many findings are kept; a thousand when absent.
    #[cfg_attr(test, ts(skip))]
    pub keep: Option<u32>,
    /// What is known besides the text: the HTTP exchange, the server's documents, an earlier state.
    #[cfg_attr(test, ts(flatten))]
    pub context: Context,
}

/// Defines an enum whose variants have names on the wire.
macro_rules! named {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        $visibility enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Finds one by its name on the wire.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use named;

named! {
    /// The kinds of SCIM messages.
    pub enum Kind {
        /// A User resource.
        User = "user",
        /// A Group resource.
        Group = "group",
        /// A PATCH request.
        Patch = "patch",
        /// A list of resources.
        List = "list",
        /// A query by POST.
        Search = "search",
        /// Several requests in one.
        BulkRequest = "bulk-request",
        /// The answer to them.
        BulkResponse = "bulk-response",
        /// An error.
        Error = "error",
        /// The service provider's configuration.
        ServiceProviderConfig = "service-provider-config",
        /// A resource type.
        ResourceType = "resource-type",
        /// A schema document.
        Schema = "schema",
        /// A resource of another type.
        Resource = "resource",
        /// A security event token (RFC 9967).
        Event = "security-event-token",
        /// A request, a response, or both, pasted as text: raw, as a `curl` command, as a HAR entry.
        Exchange = "http",
    }
}

named! {
    /// Which way a message goes.
    pub enum Direction {
        /// The body of a POST.
        Create = "create",
        /// The body of a PUT.
        Replace = "replace",
        /// The body of a PATCH.
        Patch = "patch",
        /// What the service provider answers.
        Response = "response",
    }
}

named! {
    /// What a PATCH is applied to.
    pub enum Target {
        /// A User.
        User = "user",
        /// A Group.
        Group = "group",
    }
}

impl Target {
    /// The schema of the resources.
    pub(crate) fn schema(self) -> &'static super::schema::Schema<'static> {
        match self {
            Self::User => &super::schema::USER,
            Self::Group => &super::schema::GROUP,
        }
    }
}
