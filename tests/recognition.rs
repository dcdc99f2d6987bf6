//! What a payload is taken for: by the caller's word, by URN, by shape, in that order.

use scim_preflight::check_payload;
use scim_preflight::json::{Document, Limits};
use scim_preflight::report::Severity;
use scim_preflight::scim::{Direction, Kind, PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// Writes out the short forms of a table: `@User` and `@Group`, `@Ent`, and `@PatchOp` and the
/// other messages.
fn whole(text: &str) -> String {
    let text = text.replace("@User", USER).replace("@Group", GROUP).replace("@Ent", ENTERPRISE);
    text.replace('@', "urn:ietf:params:scim:api:messages:2.0:")
}

fn check(options: &str, payload: &str) -> (Option<Kind>, Direction, Vec<String>) {
    let document = Document::read(options.as_bytes(), Limits::default());
    let options = PayloadOptions::from_json(document.root());
    let found = check_payload(whole(payload).as_bytes(), &options, Encoding::Utf16);
    let rules = found.report.diagnostics.into_iter().map(|found| found.rule);
    (found.kind, found.direction, rules.filter(|rule| rule.starts_with("msg.")).collect())
}

#[test]
fn a_payload_without_a_hint_is_known_by_its_urn_then_by_its_shape() {
    let table: &[(&str, Option<Kind>)] = &[
        // By the URN, in any letter case and at any place.
        (r#"{"schemas": ["@User"]}"#, Some(Kind::User)),
        (r#"{"displayName": "a", "schemas": ["@User"]}"#, Some(Kind::User)),
        (r#"{"schemas": ["URN:IETF:params:scim:schemas:core:2.0:group"]}"#, Some(Kind::Group)),
        (r#"{"schemas": "@Group"}"#, Some(Kind::Group)),
        (r#"{"schemas": ["@PatchOp"]}"#, Some(Kind::Patch)),
        (r#"{"schemas": ["@ListResponse"]}"#, Some(Kind::List)),
        (r#"{"schemas": ["@Error"]}"#, Some(Kind::Error)),
        (r#"{"schemas": ["@SearchRequest"]}"#, Some(Kind::Search)),
        (r#"{"schemas": ["@BulkRequest"], "Operations": []}"#, Some(Kind::BulkRequest)),
        (r#"{"schemas": ["@BulkResponse"], "Operations": []}"#, Some(Kind::BulkResponse)),
        (r#"{"schemas": ["@Ent"]}"#, Some(Kind::User)),
        (r#"{"schemas": ["@Ent", "@Group"]}"#, Some(Kind::Group)),
        (r#"{"schemas": ["urn:x:y"], "color": 1}"#, Some(Kind::Resource)),
        // By the shape.
        (r#"{"Operations": [{"op": "add"}]}"#, Some(Kind::Patch)),
        (r#"{"Operations": [{"method": "POST", "data": {}}]}"#, Some(Kind::BulkRequest)),
        (r#"{"Operations": [{"method": "POST", "status": "201"}]}"#, Some(Kind::BulkResponse)),
        (r#"{"Operations": [{"method": "POST", "location": "x"}]}"#, Some(Kind::BulkResponse)),
        (r#"{"totalResults": 0}"#, Some(Kind::List)),
        (r#"{"Resources": []}"#, Some(Kind::List)),
        (r#"{"status": "404", "detail": "x"}"#, Some(Kind::Error)),
        (r#"{"scimType": "mutability", "status": "400"}"#, Some(Kind::Error)),
        (r#"{"filter": "userName pr", "count": 1}"#, Some(Kind::Search)),
        (r#"{"sortBy": "userName"}"#, Some(Kind::Search)),
        (r#"{"id": "x", "attributes": [{"type": "string"}]}"#, Some(Kind::Schema)),
        (r#"{"endpoint": "/Users", "schema": "x"}"#, Some(Kind::ResourceType)),
        (
            r#"{"patch": {"supported": true}, "bulk": {"supported": false}}"#,
            Some(Kind::ServiceProviderConfig),
        ),
        (r#"{"userName": "a"}"#, Some(Kind::User)),
        (r#"{"userName": "a", "displayName": "b"}"#, Some(Kind::User)),
        (r#"{"members": []}"#, Some(Kind::Group)),
        (r#"{"displayName": "a"}"#, Some(Kind::Group)),
        (r#"{"displayName": "a", "emails": []}"#, Some(Kind::User)),
        (r#"{"op": "add", "path": "title"}"#, Some(Kind::Patch)),
        // Where the two disagree: an envelope is what it is, and of two URNs the shape chooses.
        (r#"{"schemas": ["@User"], "Operations": [{"op": "add"}]}"#, Some(Kind::Patch)),
        (r#"{"schemas": ["@User"], "totalResults": 0}"#, Some(Kind::List)),
        (r#"{"schemas": ["@ListResponse"], "Operations": []}"#, Some(Kind::Patch)),
        (r#"{"schemas": ["@User"], "status": "409", "detail": "x"}"#, Some(Kind::Error)),
        (r#"{"schemas": ["@User"], "scimType": "uniqueness", "status": 409}"#, Some(Kind::Error)),
        (r#"{"detail": "x", "schemas": ["@User"], "status": 409}"#, Some(Kind::Error)),
        // Attributes of a resource beside them, or not enough of them: the URN is believed.
        (r#"{"schemas": ["@User"], "status": "x", "detail": "y", "id": "1"}"#, Some(Kind::User)),
        (r#"{"roles": [], "schemas": ["@User"], "status": 1, "detail": "y"}"#, Some(Kind::User)),
        (r#"{"schemas": ["@User"], "status": "409"}"#, Some(Kind::User)),
        (r#"{"schemas": ["@User"], "detail": "x", "scimType": "y"}"#, Some(Kind::User)),
        (r#"{"schemas": ["@Group", "@User"], "userName": "a"}"#, Some(Kind::User)),
        (r#"{"schemas": ["@User", "@Group"], "members": []}"#, Some(Kind::Group)),
        (r#"{"schemas": ["@User", "@PatchOp"], "userName": "a"}"#, Some(Kind::User)),
        (r#"{"schemas": ["@User", "@PatchOp"], "Operations": []}"#, Some(Kind::Patch)),
        (r#"{"schemas": ["@PatchOp"], "userName": "a"}"#, Some(Kind::Patch)),
        (r#"{"schemas": ["@Group"], "userName": "a"}"#, Some(Kind::Group)),
    ];
    for (payload, kind) in table {
        let (found, _, rules) = check("{}", payload);
        assert_eq!(found, *kind, "{payload}");
        assert!(rules.is_empty(), "{payload}: {rules:?}");
    }
}

#[test]
fn what_nothing_identifies_is_said_to_be_unknown() {
    for payload in ["{}", r#"{"color": "blue"}"#, r#"{"schemas": []}"#, r#"{"id": "1"}"#] {
        let (kind, _, rules) = check("{}", payload);
        assert_eq!((kind, rules), (None, vec!["msg.kind-unknown".to_owned()]), "{payload}");
    }
    // Of a text that breaks off nobody knows what would have come.
    assert!(check("{}", r#"{"color": "#).2.is_empty());
}

#[test]
fn what_is_not_what_the_caller_expects_is_a_conflict() {
    let table: &[(&str, &str, bool)] = &[
        (r#"{"kind": "user"}"#, r#"{"schemas": ["@Group"], "displayName": "a"}"#, true),
        (r#"{"kind": "patch"}"#, r#"{"schemas": ["@User"], "active": false}"#, true),
        (r#"{"direction": "patch"}"#, r#"{"schemas": ["@User"], "active": false}"#, true),
        (r#"{"kind": "user"}"#, r#"{"schemas": ["@SearchRequest"], "filter": "x"}"#, true),
        (r#"{"kind": "list"}"#, r#"{"schemas": ["@User"], "userName": "a"}"#, true),
        (r#"{"kind": "user"}"#, r#"{"totalResults": 0}"#, true),
        (r#"{"direction": "replace"}"#, r#"{"schemas": ["@PatchOp"], "Operations": []}"#, true),
        (r#"{"direction": "create"}"#, r#"{"schemas": ["@PatchOp"], "Operations": []}"#, true),
        (r#"{"direction": "create"}"#, r#"{"schemas": ["@ListResponse"]}"#, true),
        (r#"{"direction": "replace"}"#, r#"{"schemas": ["@SearchRequest"]}"#, true),
        (r#"{"direction": "response"}"#, r#"{"schemas": ["@BulkRequest"]}"#, true),
        (r#"{"kind": "user"}"#, r#"{"schemas": ["@User"], "status": 409, "detail": "x"}"#, true),
        (r#"{"direction": "create"}"#, r#"{"status": 409, "detail": "x"}"#, true),
        // These agree.
        (r#"{"kind": "error"}"#, r#"{"schemas": ["@User"], "status": 409, "detail": "x"}"#, false),
        (r#"{"direction": "create"}"#, r#"{"schemas": ["@SearchRequest"]}"#, false),
        (r#"{"direction": "create"}"#, r#"{"schemas": ["@BulkRequest"]}"#, false),
        (r#"{"direction": "response"}"#, r#"{"schemas": ["@ListResponse"]}"#, false),
        (r#"{"direction": "response"}"#, r#"{"schemas": ["@Error"]}"#, false),
        // A shape is a guess, on which nobody is contradicted.
        (r#"{"kind": "user"}"#, r#"{"displayName": "a"}"#, false),
        (r#"{"kind": "resource"}"#, r#"{"schemas": ["@User"], "userName": "a"}"#, false),
        // The shape bears the caller out, so it is the URN that is wrong, and has a rule for it.
        (r#"{"kind": "patch"}"#, r#"{"schemas": ["@User"], "Operations": [{"op": "add"}]}"#, false),
        (r#"{"kind": "user"}"#, r#"{"schemas": ["@Group"], "userName": "a"}"#, false),
    ];
    for (options, payload, conflict) in table {
        let (_, _, rules) = check(options, payload);
        let expected: &[&str] = if *conflict { &["msg.kind-conflict"] } else { &[] };
        assert_eq!(rules, expected, "{options} {payload}");
    }
}

#[test]
fn the_direction_is_the_callers_or_told_by_what_only_one_side_sends() {
    let table: &[(&str, &str, Direction)] = &[
        ("{}", r#"{"schemas": ["@User"], "userName": "a"}"#, Direction::Create),
        ("{}", r#"{"schemas": ["@User"], "id": "1", "meta": {}}"#, Direction::Response),
        ("{}", r#"{"meta": {}, "userName": "a", "id": "1"}"#, Direction::Response),
        ("{}", r#"{"schemas": ["@User"], "id": "1", "userName": "a"}"#, Direction::Create),
        ("{}", r#"{"id": "1", "meta": {}, "userName": "a", "password": "x"}"#, Direction::Replace),
        (r#"{"direction": "replace"}"#, r#"{"schemas": ["@User"]}"#, Direction::Replace),
        ("{}", r#"{"schemas": ["@PatchOp"]}"#, Direction::Patch),
        ("{}", r#"{"schemas": ["@ListResponse"]}"#, Direction::Response),
        ("{}", r#"{"schemas": ["@Error"]}"#, Direction::Response),
    ];
    for (options, payload, direction) in table {
        assert_eq!(check(options, payload).1, *direction, "{options} {payload}");
    }
}

#[test]
fn the_error_of_sumo_logics_api_description_is_an_error_whose_oddities_are_infos_in_its_own_eyes() {
    let payload = whole(
        r#"{"status": 409, "schemas": ["@User"], "scimType": "uniqueness", "detail": "There is such a user already"}"#,
    );
    let check = |profiles| {
        let options = PayloadOptions { profiles, ..PayloadOptions::default() };
        let found = check_payload(payload.as_bytes(), &options, Encoding::Utf16);
        assert_eq!((found.kind, found.direction), (Some(Kind::Error), Direction::Response));
        let found = found.report.diagnostics.into_iter();
        found.map(|found| (found.rule, found.severity)).collect::<Vec<_>>()
    };
    for (profiles, status, schemas) in [
        (Profiles::default(), Severity::Error, Severity::Error),
        (Profiles::default().with(Profile::Okta), Severity::Info, Severity::Error),
        (Profiles::default().with(Profile::SumoLogic), Severity::Info, Severity::Info),
    ] {
        assert_eq!(
            check(profiles),
            [("error.status-type".to_owned(), status), ("error.schemas".to_owned(), schemas)]
        );
    }
}
