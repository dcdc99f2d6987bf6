//! Every kind of fault that people make, put into a sound user: none may go unseen.

use proptest::prelude::*;
use scim_preflight::scim::Direction;
use scim_preflight::scim::schema::urn;
use serde_json::{Value, json};

use super::generator::{Generator, random_resource};
use super::{check, rules};

/// A fault: the rule that must find it, and how it is made.
pub(crate) type Fault = (&'static str, fn(Value) -> String);

/// Sets a member.
fn with(mut user: Value, path: &str, value: Value) -> String {
    let (parent, name) = path.rsplit_once('/').unwrap();
    let parent = user.pointer_mut(parent).expect("the parent is there");
    parent.as_object_mut().expect("an object").insert(name.to_owned(), value);
    user.to_string()
}

fn without(mut user: Value, name: &str) -> String {
    user.as_object_mut().unwrap().shift_remove(name);
    user.to_string()
}

/// Writes a member once more behind the others.
fn again(user: &Value, member: &str) -> String {
    let text = user.to_string();
    format!("{},{member}}}", text.strip_suffix('}').unwrap())
}

fn email(user: Value, members: &Value) -> String {
    with(user, "/emails", json!([members]))
}

pub(crate) const FAULTS: &[Fault] = &[
    ("required.userName", |user| without(user, "userName")),
    ("null.required", |user| with(user, "/userName", json!(null))),
    ("required.userName-empty", |user| with(user, "/userName", json!(""))),
    ("schemas.missing", |user| without(user, "schemas")),
    ("schemas.empty", |user| with(user, "/schemas", json!([]))),
    ("schemas.not-array", |user| with(user, "/schemas", json!(urn::USER))),
    ("schemas.element-type", |user| with(user, "/schemas", json!([urn::USER, 5]))),
    ("schemas.duplicate", |user| with(user, "/schemas", json!([urn::USER, urn::USER]))),
    ("schemas.unknown", |user| with(user, "/schemas", json!([urn::USER, "urn:example:x:y"]))),
    ("schemas.extension-undeclared", |mut user| {
        user[urn::ENTERPRISE_USER] = json!({"department": "Tours"});
        with(user, "/schemas", json!([urn::USER]))
    }),
    ("type.string", |user| with(user, "/title", json!(5))),
    ("type.boolean", |user| with(user, "/active", json!(1))),
    ("type.boolean-string", |user| with(user, "/active", json!("true"))),
    ("type.array-expected", |user| with(user, "/emails", json!({"value": "a@example.com"}))),
    ("type.array-unexpected", |user| with(user, "/title", json!(["x"]))),
    ("type.object-expected", |user| with(user, "/name", json!("Ann Smith"))),
    ("type.object-unexpected", |user| with(user, "/title", json!({"value": "x"}))),
    ("type.element-type", |user| with(user, "/emails", json!(["a@example.com"]))),
    ("type.element-null", |user| with(user, "/emails", json!([null]))),
    ("type.element-empty", |user| with(user, "/emails", json!([{}]))),
    ("type.nested-array", |user| with(user, "/emails", json!([[{"value": "a@example.com"}]]))),
    ("json.double-encoded", |user| with(user, "/name", json!("{\"givenName\": \"Ann\"}"))),
    ("multi.primary-multiple", |user| {
        let twice = json!([
            {"value": "a@example.com", "primary": true},
            {"value": "b@example.com"},
            {"value": "c@example.com", "primary": true}
        ]);
        with(user, "/emails", twice)
    }),
    ("multi.primary-string", |user| {
        email(user, &json!({"value": "a@example.com", "primary": "True"}))
    }),
    ("multi.value-missing", |user| email(user, &json!({"type": "work"}))),
    ("multi.duplicate-value", |user| with(user, "/roles", json!([{"value": "x"}, {"value": "x"}]))),
    ("multi.type-empty", |user| email(user, &json!({"value": "a@example.com", "type": ""}))),
    ("attr.unknown", |user| with(user, "/dispalyName", json!("x"))),
    ("attr.unknown-sub", |user| with(user, "/name", json!({"first": "x"}))),
    ("attr.extension-at-root", |user| with(user, "/department", json!("x"))),
    ("attr.type-level-mismatch", |user| with(user, "/members", json!([]))),
    ("attr.flattened-dotted", |user| with(user, "/name.givenName", json!("x"))),
    ("attr.unknown-container", |user| with(user, "/urn:example:x:y", json!({"a": 1}))),
    ("json.prototype-key", |user| with(user, "/__proto__", json!({"admin": true}))),
    ("json.duplicate-key", |user| again(&user, "\"userName\":\"a\"")),
    ("json.duplicate-key-case", |user| again(&user, "\"USERNAME\":\"a\"")),
    ("json.syntax", |user| format!("{},", user.to_string().trim_end_matches('}'))),
    ("type.binary", |user| with(user, "/x509Certificates", json!([{"value": "not base64!!"}]))),
    ("format.x509-der", |user| with(user, "/x509Certificates", json!([{"value": "aGVsbG8="}]))),
    ("format.email", |user| email(user, &json!({"value": "not-an-email"}))),
    ("format.country", |user| with(user, "/addresses", json!([{"country": "USA"}]))),
    ("format.locale", |user| with(user, "/locale", json!("english!"))),
    ("format.timezone", |user| with(user, "/timezone", json!("W. Europe Standard Time"))),
    ("type.reference-syntax", |user| with(user, "/profileUrl", json!("https://a b.example.com"))),
    ("value.empty-string", |user| with(user, "/title", json!(""))),
    ("externalId.type", |user| with(user, "/externalId", json!(5))),
    ("externalId.empty", |user| with(user, "/externalId", json!(""))),
];

/// The faults of an answer.
pub(crate) const ANSWER_FAULTS: &[Fault] = &[
    ("required.id", |user| without(user, "id")),
    ("id.empty", |user| with(user, "/id", json!(""))),
    ("id.type", |mut user| {
        user["meta"]["location"] = json!("https://example.com/v2/Users/5");
        with(user, "/id", json!(5))
    }),
    ("required.meta", |user| without(user, "meta")),
    ("ret.password-anything", |user| with(user, "/password", json!(null))),
    ("meta.resourceType-mismatch", |user| with(user, "/meta/resourceType", json!("Group"))),
    ("meta.location-id-mismatch", |user| {
        with(user, "/meta/location", json!("https://example.com/v2/Users/other"))
    }),
    ("meta.version-syntax", |user| with(user, "/meta/version", json!("abc"))),
    ("meta.created-format", |user| with(user, "/meta/created", json!("yesterday"))),
    ("type.datetime", |user| with(user, "/meta/created", json!(1_577_836_800))),
    ("type.datetime-date-only", |user| with(user, "/meta/created", json!("2020-01-01"))),
    ("type.datetime-range", |user| with(user, "/meta/created", json!("2020-02-30T00:00:00Z"))),
    ("meta.lastModified-before-created", |mut user| {
        user["meta"]["created"] = json!("2020-01-01T00:00:00Z");
        with(user, "/meta/lastModified", json!("2019-01-01T00:00:00Z"))
    }),
];

/// A random sound user with one fault in it; the rule that must find it, and where it goes.
pub(crate) fn faulty(seed: u64, index: usize) -> (&'static str, String, Direction) {
    let (direction, &(rule, make)) = match FAULTS.get(index) {
        Some(fault) => (Direction::Create, fault),
        None => (Direction::Response, &ANSWER_FAULTS[index - FAULTS.len()]),
    };
    (rule, make(random_resource(&mut Generator::new(seed), true, direction)), direction)
}

pub(crate) const COUNT: usize = FAULTS.len() + ANSWER_FAULTS.len();

#[test]
fn every_kind_of_fault_in_a_plain_user_is_found_by_its_own_rule() {
    for index in 0..COUNT {
        let (rule, text, direction) = faulty(7, index);
        let report = check(&text, direction);
        assert!(rules(&report).contains(&rule), "{rule}: {text}\n{report:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_fault_in_any_sound_user_is_found(seed: u64, index in 0..COUNT) {
        let (rule, text, direction) = faulty(seed, index);
        let report = check(&text, direction);
        prop_assert!(rules(&report).contains(&rule), "{rule}: {text}\n{report:#?}");
    }
}
