//! Floor 2: a lossless reader of JSON (RFC 8259) over bytes. Knows `text` only.
//!
//! [`Reader`] hands out tokens with their spans and builds nothing, so that a check can walk a
//! payload without a tree. What the grammar forbids it notes as a [`Fault`] and, where the intent
//! is plain (a trailing comma, single quotes, a comment), reads on. [`Document`] is the tree for
//! those who need one. Neither judges: rules are made of faults in `report`.

mod edit;
mod fault;
mod indent;
mod limits;
mod object;
mod pointer;
mod reader;
mod recover;
mod skip;
mod string;
mod token;
mod tree;
mod value;

pub use edit::{
    first_member, last_element, last_member, member_name, member_removal, member_value, removal,
};
pub use fault::{Fault, FaultKind};
pub use indent::indented;
pub use limits::Limits;
pub use object::{Object, array};
pub use pointer::{escape_token, pointers};
pub use reader::Reader;
pub use recover::respelled;
pub use string::{Decoded, Str, quote};
pub use tree::{Document, Node, NodeKind};
pub use value::{Number, Value};
