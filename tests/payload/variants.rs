//! Variants of faults: other letter cases, escaped names, members in another order, null in the
//! place of a value; and what looks like a fault and is none.

use scim_preflight::scim::Direction;

use super::{check, rules};

const USER: &str =
    r#""schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ann""#;
const EMPLOYEE: &str = r#""schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"], "userName": "ann""#;
const GROUP: &str =
    r#""schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "x""#;

fn assert_each(table: &[(&str, &str, &[&str])], direction: Direction) {
    for (common, members, expected) in table {
        let text = format!("{{{common}, {members}}}");
        assert_eq!(rules(&check(&text, direction)), *expected, "{text}");
    }
}

#[test]
fn in_requests() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            EMPLOYEE,
            r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"m\u0061nager": "1"}"#,
            &["enterprise.manager-string"],
        ),
        (
            EMPLOYEE,
            r#""urn\u003aietf\u003aparams:scim:schemas:extension:enterprise:2.0:User": {"manager": "1"}"#,
            &["enterprise.manager-string"],
        ),
        (
            EMPLOYEE,
            r#""URN:IETF:params:scim:schemas:extension:enterprise:2.0:user": {"EmployeeNumber": 5}"#,
            &["attr.name-case", "enterprise.employeeNumber-type"],
        ),
        (
            EMPLOYEE,
            r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {}}"#,
            &["enterprise.manager-value-missing"],
        ),
        (
            EMPLOYEE,
            r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"managerId": "1"}}"#,
            &["attr.managerId"],
        ),
        (
            EMPLOYEE,
            r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "a b", "$ref": "https://example.com/v2/Users/a%20b"}}"#,
            &[],
        ),
        (
            USER,
            r#""name": {"familyName": "x", "born": {"familyName": "y"}}"#,
            &["type.nested-complex"],
        ),
        (GROUP, r#""members": ["1"]"#, &["group.member-string"]),
        (GROUP, r#""members": [1]"#, &["type.element-type"]),
        (GROUP, r#""members": [{"value": "1", "type": "USER"}]"#, &["group.member-type"]),
        (GROUP, r#""members": [{"value": "1", "$ref": "/v2/Users/1/"}]"#, &[]),
        (
            GROUP,
            r#""members": [{"value": "1", "type": "User", "$ref": "https:\/\/example.com\/Groups\/1"}]"#,
            &["group.member-ref-type"],
        ),
        (
            GROUP,
            r#""members": [{"value": "1", "$ref": "urn:uuid:2819c223"}]"#,
            &["group.member-type-missing"],
        ),
    ];
    assert_each(table, Direction::Create);
}

#[test]
fn in_answers() {
    let table: &[(&str, &str, &[&str])] = &[
        (
            USER,
            r#""id": "1", "meta": {"resourceType": null, "location": "https://example.com/v2/Users/1"}"#,
            &["meta.resourceType-missing"],
        ),
        (
            USER,
            r#""id": "1", "meta": {"resourceType": "User", "location": null}"#,
            &["meta.location-missing"],
        ),
        (
            USER,
            r#""id": "1", "meta": {"resourceType": "User", "location": "https:///Users/1"}"#,
            &["meta.location-not-url"],
        ),
        (
            GROUP,
            r#""members": [{"type": "Group", "value": "a\u002fb"}], "id": "a/b", "meta": {"resourceType": "Group", "location": "https://example.com/v2/Groups/a%2Fb"}"#,
            &["group.member-self", "id.url-unsafe"],
        ),
    ];
    assert_each(table, Direction::Response);
}
