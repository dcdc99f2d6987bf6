//! Facts about Sumo Logic's roles.

/// The roles that every Sumo Logic account starts with. There is no built-in `User`.
///
/// Source: Sumo Logic, Create and Manage Roles.
pub const BUILT_IN_ROLES: &[&str] = &["Administrator", "Analyst"];

/// The longest name of a role, in characters.
///
/// Source: Sumo Logic API, `CreateRoleDefinition`.
pub const LONGEST_ROLE_NAME: usize = 128;

/// Says whether a text has the shape of Sumo Logic's identifiers, such as `00000000000001DF`,
/// rather than of a name.
#[must_use]
pub fn looks_like_id(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::looks_like_id;

    #[test]
    fn an_id_is_sixteen_hexadecimal_digits() {
        assert!(looks_like_id("00000000000001DF"));
        assert!(!looks_like_id("00000000000001DG"));
        assert!(!looks_like_id("0000000000001DF"));
        assert!(!looks_like_id("Administrator"));
    }
}
