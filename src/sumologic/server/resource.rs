//! The resources and messages that Sumo Logic answers with.

use super::User;
use crate::json::{Object, array, quote};
use crate::scim::conversation::Answer;
use crate::sentence;
use crate::text::{date_time, digits};

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// An object with its `schemas`.
fn with_schema(urn: &str) -> Object {
    let mut object = Object::default();
    object.set("schemas", array(&[quote(urn)]));
    object
}

/// An element of `emails` or `roles`: to Sumo Logic every one is primary.
fn primary(value: &str) -> String {
    let mut object = Object::default();
    object.set_text("value", value);
    object.set("primary", "true");
    object.text()
}

/// A user, as `SCIMUserModel` has it.
pub(super) fn user(user: &User) -> String {
    let mut name = Object::default();
    name.set_text("givenName", &user.given_name);
    name.set_text("familyName", &user.family_name);
    let mut meta = Object::default();
    meta.set_text("resourceType", "User");
    meta.set_text("created", &date_time(user.created));
    meta.set_text("lastModified", &date_time(user.modified));
    let roles: Vec<String> = user.roles.iter().map(|role| primary(role)).collect();
    let mut object = with_schema(USER);
    object.set_text("id", &user.id);
    object.set_text("userName", &user.user_name);
    object.set("name", name.text());
    object.set("emails", array(&[primary(&user.email)]));
    object.set("roles", array(&roles));
    object.set("active", if user.active { "true" } else { "false" });
    object.set("meta", meta.text());
    object.text()
}

/// A list, as `ListSCIMUserModelsResponse` has it, with the `schemas` of the RFC.
pub(super) fn list(total: usize, start: usize, page: &[String]) -> Answer {
    let mut object = with_schema(LIST);
    object.set("totalResults", digits(total as u64));
    object.set("startIndex", digits(start as u64));
    object.set("itemsPerPage", digits(page.len() as u64));
    object.set("Resources", array(page));
    scim(200, object.text())
}

/// An error, as `ErrorResponseScim` has it: its status is a number.
pub(super) fn refused(status: u32, scim_type: &str, detail: &str) -> Answer {
    let mut object = with_schema(ERROR);
    object.set("status", digits(status.into()));
    if !scim_type.is_empty() {
        object.set_text("scimType", scim_type);
    }
    object.set_text("detail", detail);
    scim(status, object.text())
}

/// An error as all APIs of Sumo Logic have it, from before a request has come to SCIM.
pub(super) fn turned_away(status: u32, code: &str, message: &str) -> Answer {
    let mut object = Object::default();
    object.set("status", digits(status.into()));
    object.set_text("id", "R3H3A-RSAL0-00001");
    object.set_text("code", code);
    object.set_text("message", message);
    let headers = vec![("Content-Type", "application/json".to_owned())];
    Answer { status, headers, body: object.text() }
}

/// An answer in the media type of SCIM.
pub(super) fn scim(status: u32, body: String) -> Answer {
    let headers = vec![("Content-Type", "application/scim+json".to_owned())];
    Answer { status, headers, body }
}

/// A page of the web interface, where an API was expected.
pub(super) fn page() -> Answer {
    let headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
    let body =
        sentence!("<!DOCTYPE html><html lang=\"en\"><title>", "Sumo Logic", "</title></html>");
    Answer { status: 200, headers, body }
}
