//! Requests and answers that are made here, for those who rehearse what a client and a service
//! provider say to each other.

/// A request of a client, without the headers that every request of it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The method.
    pub(crate) method: &'static str,
    /// The whole URL.
    pub(crate) url: String,
    /// The body, where there is one.
    pub(crate) body: Option<String>,
    /// Whether it carries the credentials; they are dropped on the way to another host.
    pub(crate) authorized: bool,
    /// What it is for, in a few words.
    pub(crate) purpose: &'static str,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u32,
    /// The headers.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body; empty where there is none.
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// The other end of the line: takes a request and answers, or stays silent.
pub(crate) type Line<'l> = dyn FnMut(Call) -> Option<Answer> + 'l;

/// Declares a set of habits that nobody has documented for good, each with its default, what is in
/// doubt, and the source of the default.
macro_rules! habits {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident; $(
        $(#[$doc:meta])* $field:ident: $default:literal, $wire:literal, $question:literal, $source:literal;
    )+) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility struct $name { $($(#[$doc])* $visibility $field: bool,)+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default),+ }
            }
        }

        impl $name {
            /// The names, questions and sources, in the order of [`Self::values`].
            $visibility const DOUBTS: &[$crate::scim::conversation::Doubt] =
                &[$($crate::scim::conversation::Doubt {
                    name: $wire, question: $question, source: $source,
                }),+];

            /// The values by their places.
            $visibility fn values(&mut self) -> Vec<&mut bool> {
                vec![$(&mut self.$field),+]
            }
        }
    };
}
pub(crate) use habits;

/// Something that the papers leave in doubt.
#[derive(Debug)]
pub(crate) struct Doubt {
    /// The name of the switch.
    pub(crate) name: &'static str,
    /// What is in doubt, as a statement that may be true or false.
    pub(crate) question: &'static str,
    /// Where the default comes from.
    pub(crate) source: &'static str,
}
