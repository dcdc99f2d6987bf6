//! The bodies of Okta's requests.

use super::AppUser;
use crate::json::{Node, Object, array, quote};
use crate::okta::CORE_USER;

/// What Okta sends as a password where it syncs none: something that nobody knows.
const PLACEHOLDER: &str = "placeholder";

/// The body of a POST.
pub(super) fn create(user: &AppUser) -> String {
    let mut body = Object::default();
    body.set("schemas", array(&[quote(CORE_USER)]));
    filled(body, user)
}

/// The body of a PUT: what the service provider holds, with what is mapped put over it.
pub(super) fn update(held: Node<'_>, user: &AppUser) -> String {
    filled(Object::read(held), user)
}

/// The body of a PUT that deactivates: what the service provider holds, and nothing else of Okta's.
pub(super) fn deactivation(held: Node<'_>) -> String {
    let mut body = Object::read(held);
    body.set("active", "false");
    body.text()
}

fn filled(mut body: Object, user: &AppUser) -> String {
    body.set_text("userName", &user.user_name);
    for (place, value) in &user.attributes {
        place.put(&mut body, value);
    }
    // Sent in any case, whatever is mapped.
    body.set_text("externalId", &user.external_id);
    body.set("groups", "[]");
    body.set_text("password", PLACEHOLDER);
    body.set("active", "true");
    body.text()
}
