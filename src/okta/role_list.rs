//! The list of values of an attribute, as Okta sees it.

use serde::Serialize;

use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings};
use crate::sentence;
use crate::text::{digits, is_invisible, shown, sort_by};

rules! {
    pub(crate) static RULES;
    NONE: "roles.none", Error, Certain, "Okta Management API, UserSchemaAttribute",
        "The list of roles is empty", "Give it at least one role.";
    DUPLICATE_VALUE: "roles.duplicate-value", Error, Certain, "Okta Management API, UserSchemaAttribute",
        "A value stands in the list twice", "Remove one of them: Okta takes every value once.";
    DUPLICATE_NAME: "roles.duplicate-name", Warning, Certain, "Okta Management API, UserSchemaAttributeEnum",
        "Two values have the same display name", "Give them different names: whoever assigns the app sees only these.";
    CASE_COLLISION: "roles.case-collision", Warning, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "Two values differ only in capital letters", "Keep the one that is spelled as the role in Sumo Logic.";
    EMPTY_VALUE: "roles.empty-value", Error, Certain, "Sumo Logic SCIM API, SCIMRoles",
        "The value is empty", "Enter the name of the role in Sumo Logic.";
    EMPTY_NAME: "roles.empty-name", Warning, Certain, "Sumo Logic, Provision with Okta, step 3",
        "The display name is empty", "Enter what whoever assigns the app shall see.";
    BLANKS: "roles.blanks", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "A blank stands at the start or the end of the value", "";
    INVISIBLE: "roles.invisible-character", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "The value holds a character that cannot be seen", "Type the value by hand instead of copying it.";
    READ_WRITE: "roles.read-write", Warning, Likely, "Okta, Allow Users to Edit an Attribute",
        "With the user permission Read-Write people can change their own role in Okta",
        "Choose Read-Only: once the attribute is mapped to Sumo Logic, everybody could become Administrator.";
}

/// A value to choose from, with what is shown for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoleRow {
    /// Display name: what whoever assigns the app sees.
    pub display_name: String,
    /// Value: what Okta sends.
    pub value: String,
}

impl RoleRow {
    /// A row whose value is shown as it is.
    #[must_use]
    pub fn plain(value: &str) -> Self {
        Self::new(value, value)
    }

    /// A row with a display name.
    #[must_use]
    pub fn new(display_name: &str, value: &str) -> Self {
        Self { display_name: display_name.to_owned(), value: value.to_owned() }
    }

    /// Reads a row: an object with `displayName` and `value`, or a plain string for both. What is
    /// missing or of another type is empty; a missing display name is the value.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let text = |name: &str| node.member(name).and_then(Node::text);
        let value = node.text().or_else(|| text("value")).unwrap_or_default();
        let display_name = text("displayName").unwrap_or_else(|| value.clone());
        Self::new(&display_name, &value)
    }
}

/// The pointer to a part of a row in the options.
pub(crate) fn pointer(row: usize, part: &str) -> String {
    sentence!("/roles/", digits(row as u64), "/", part)
}

/// Says what is wrong with one value, whatever app it is for.
pub(crate) fn value_defect(value: &str) -> Option<Finding> {
    let trimmed = value.trim_matches(|character: char| character == ' ' || is_invisible(character));
    if trimmed.is_empty() {
        return Some(Finding::of(&EMPTY_VALUE));
    }
    if trimmed.chars().any(is_invisible) {
        let message = sentence!("The value holds a character that cannot be seen: ", shown(value));
        return Some(Finding::of(&INVISIBLE).message(message));
    }
    let help = || sentence!("Write ", shown(trimmed), ".");
    (trimmed != value).then(|| Finding::of(&BLANKS).help(help()))
}

/// Checks what concerns the list as a whole, and the display names.
pub(crate) fn check(rows: &[RoleRow], findings: &mut Findings) {
    if rows.is_empty() {
        findings.push(Finding::of(&NONE).pointer("/roles"));
    }
    for (index, row) in rows.iter().enumerate() {
        if row.display_name.trim().is_empty() && !row.value.trim().is_empty() {
            findings.push(Finding::of(&EMPTY_NAME).pointer(pointer(index, "displayName")));
        }
    }
    for [first, second] in neighbors(rows, |row| &row.value) {
        let at = pointer(second.0, "value");
        if first.1.value == second.1.value {
            let message = sentence!(shown(&second.1.value), " stands in the list twice");
            findings.push(Finding::of(&DUPLICATE_VALUE).message(message).pointer(at));
        } else {
            let (one, other) = (shown(&first.1.value), shown(&second.1.value));
            let message = sentence!(one, " and ", other, " differ only in capital letters");
            findings.push(Finding::of(&CASE_COLLISION).message(message).pointer(at));
        }
    }
    for [first, second] in neighbors(rows, |row| &row.display_name) {
        let same = first.1.display_name == second.1.display_name;
        if same && first.1.value.to_lowercase() != second.1.value.to_lowercase() {
            let name = shown(&second.1.display_name);
            let message = sentence!("Two values have the display name ", name);
            let at = pointer(second.0, "displayName");
            findings.push(Finding::of(&DUPLICATE_NAME).message(message).pointer(at));
        }
    }
}

/// What is to be said where people may change their own role.
pub(crate) fn read_write() -> Finding {
    Finding::of(&READ_WRITE).pointer("/userPermission")
}

type Numbered<'a> = (usize, &'a RoleRow);

/// Rows whose texts are the same but for letter case, in pairs: each with the next of its like.
fn neighbors<'a>(
    rows: &'a [RoleRow],
    text: impl Fn(&RoleRow) -> &String,
) -> Vec<[Numbered<'a>; 2]> {
    let filled = rows.iter().enumerate().filter(|(_, row)| !text(row).trim().is_empty());
    let mut sorted: Vec<(String, &String, Numbered<'a>)> =
        filled.map(|(index, row)| (text(row).to_lowercase(), text(row), (index, row))).collect();
    sort_by(&mut sorted, |one, other| {
        (&one.0, one.1, one.2.0).cmp(&(&other.0, other.1, other.2.0))
    });
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [one, other] if one.0 == other.0 => {
            let mut pair = [one.2, other.2];
            sort_by(&mut pair, |one, other| one.0.cmp(&other.0));
            Some(pair)
        }
        _ => None,
    });
    pairs.collect()
}
