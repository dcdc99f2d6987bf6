//! Floor 4: SCIM 2.0 (RFC 7643, RFC 7644 and their successors). Knows no vendor.
