//! The rules of packs that are other rules seen more strictly: the table of profiles puts the
//! findings of those under these. What a pack demands beyond that is declared beside its check.

use crate::report::rule::rules;

rules! {
    pub(crate) static RULES;
    PATH_REQUIRED: "interop.path-required", Error, Certain, "interoperability draft §6.5.1.1; RFC 7644 §3.5.2",
        "The operation has no `path`", "The interoperability draft wants one: name the attribute there.";
    ARRAY_VALUE: "interop.array-value", Error, Certain, "interoperability draft §6.5.2.2; RFC 7644 §3.5.2.1",
        "A single object is sent for a list", "The interoperability draft wants an array, even of one.";
    FILTER_NEEDS_SUB: "interop.filter-needs-sub", Error, Certain, "interoperability draft §6.5.2.2; RFC 7644 §3.5.2",
        "The path chooses a whole value of a list",
        "The interoperability draft wants a sub-attribute behind the brackets: `emails[type eq \"work\"].value`.";
    FILTER_EQ_AND: "interop.filter-eq-and", Error, Certain, "interoperability draft §6.3; RFC 7644 §3.4.2.2",
        "The filter uses an operator besides `eq` and `and`",
        "The interoperability draft has no others: ask with `eq`, joined by `and`.";
    UNKNOWN_ATTRIBUTE: "interop.unknown-attribute", Error, Certain, "interoperability draft §5.3; RFC 7644 §3.1",
        "No schema of the resource defines this", "The interoperability draft has servers refuse it: leave it out.";
    NO_PASSWORD: "ipsie.no-password", Error, Certain, "IPSIE SCIM profile AL2",
        "IPSIE forbids passwords", "Leave it out: users sign in at the identity provider.";
    PRIMARY: "fastfed.primary", Error, Certain, "FastFed Enterprise SCIM profile §4.2; RFC 7643 §2.4",
        "Several values, and none is primary", "FastFed wants `primary` to be true on one of them.";
    CANONICAL_TYPE: "interop.canonical-type", Error, Certain, "interoperability draft §5.4; RFC 7643 §7",
        "The value is none of the canonical ones", "The interoperability draft allows no others.";
}
