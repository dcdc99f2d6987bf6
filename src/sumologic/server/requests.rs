//! Answers requests.

use super::accept::{self, Wanted};
use super::front::Front;
use super::key::KeyState;
use super::resource::{list, page, refused, scim, turned_away, user};
use super::{Account, User};
use crate::scim::Direction;
use crate::scim::conversation::{Answer, Call};
use crate::scim::filter::Matcher;
use crate::scim::http::percent_decoded;
use crate::sentence;
use crate::text::shown;

/// As many users as a page has where the request does not say.
const PAGE: usize = 100;

impl Account {
    /// Answers a request, or stays silent where nobody is at its address.
    pub(crate) fn answer(&mut self, call: &Call) -> Option<Answer> {
        Some(match Front::of(self, &call.url) {
            Front::Nobody => return None,
            Front::Pages => page(),
            Front::Elsewhere(url) => self.elsewhere(url),
            front => self.turned_away(call).unwrap_or_else(|| match front {
                Front::Users { rest, query } => self.users(call, &rest, &query),
                _ => turned_away(404, "notfound", "There is nothing at this address"),
            }),
        })
    }

    fn elsewhere(&self, url: String) -> Answer {
        if !self.habits.moved {
            return turned_away(401, "unauthorized", FULL_AUTHENTICATION);
        }
        let mut answer = turned_away(301, "moved", MOVED);
        answer.headers.push(("Location", url));
        answer
    }

    /// Turns away who may not do this.
    fn turned_away(&mut self, call: &Call) -> Option<Answer> {
        if !call.authorized {
            return Some(turned_away(401, "unauthorized", FULL_AUTHENTICATION));
        }
        if self.key.state(self.now) != KeyState::Valid {
            return Some(turned_away(401, "unauthorized", "Credential could not be verified."));
        }
        self.key.used = self.now;
        let forbidden = call.method != "GET" && !self.key.manages_users;
        forbidden.then(|| turned_away(403, "forbidden", FORBIDDEN))
    }

    fn users(&mut self, call: &Call, id: &str, query: &str) -> Answer {
        let body = call.body.as_deref().unwrap_or_default();
        match (call.method, id.is_empty()) {
            ("GET", true) => self.list(query),
            ("POST", true) => self.create(body),
            ("GET" | "PUT", false) => self.at(call.method, &percent_decoded(id), body),
            _ => turned_away(405, "method.unsupported", "This method is not used here"),
        }
    }

    fn list(&self, query: &str) -> Answer {
        let parameter = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| percent_decoded(value))
        };
        let number = |name: &str, default: usize| {
            parameter(name).and_then(|text| text.parse().ok()).unwrap_or(default).max(1)
        };
        let filter = parameter("filter");
        let by_user_name = |filter: &String| filter.starts_with("userName ");
        if filter.as_ref().is_some_and(by_user_name) && !self.habits.user_name_filter {
            return refused(400, "invalidFilter", "Only `emails.value eq` is supported");
        }
        let matcher = filter.as_deref().map(Matcher::new);
        let found: Vec<String> = self
            .users
            .iter()
            .filter(|user| user.active || !self.habits.hides_inactive)
            .map(user)
            .filter(|user| matcher.as_ref().is_none_or(|it| it.matches(user.as_bytes())))
            .collect();
        let (start, count) = (number("startIndex", 1), number("count", PAGE));
        let page: Vec<String> = found.iter().skip(start - 1).take(count).cloned().collect();
        list(found.len(), start, &page)
    }

    fn create(&mut self, body: &str) -> Answer {
        let wanted = match self.wanted(body, Direction::Create, None) {
            Ok(wanted) => wanted,
            Err(answer) => return answer,
        };
        let mut made = User { id: self.next_id(), created: self.now, ..User::default() };
        take(&mut made, wanted, self.now);
        let answer = scim(201, user(&made));
        self.users.push(made);
        answer
    }

    fn at(&mut self, method: &str, id: &str, body: &str) -> Answer {
        let place = self.users.iter().position(|user| user.id == id);
        let held = place.and_then(|place| self.users.get(place).map(|held| (place, held.clone())));
        let Some((place, mut held)) = held else {
            return refused(404, "", "There is no user with this id");
        };
        if method == "PUT" {
            let wanted = match self.wanted(body, Direction::Replace, Some(&held)) {
                Ok(wanted) => wanted,
                Err(answer) => return answer,
            };
            take(&mut held, wanted, self.now);
            if let Some(slot) = self.users.get_mut(place) {
                slot.clone_from(&held);
            }
        }
        scim(200, user(&held))
    }

    /// Reads a user that is sent, and holds it against the account.
    fn wanted(
        &self,
        body: &str,
        direction: Direction,
        held: Option<&User>,
    ) -> Result<Wanted, Answer> {
        let bad = |detail: &str| refused(400, "invalidValue", detail);
        let mut wanted =
            accept::read(body, direction, self.habits).map_err(|detail| bad(&detail))?;
        for role in &mut wanted.roles {
            match self.role(role) {
                Some(known) => role.clone_from(known),
                None => return Err(bad(&sentence!("There is no role ", shown(role)))),
            }
        }
        let moves =
            |held: &User| !held.is_same(&wanted.user_name, "") || held.email != wanted.email;
        if !self.habits.email_changes && held.is_some_and(moves) {
            return Err(bad("The email address of a user cannot be changed"));
        }
        let others = self.users.iter().filter(|user| held.is_none_or(|held| held.id != user.id));
        if others.into_iter().any(|user| user.is_same(&wanted.user_name, &wanted.email)) {
            return Err(refused(
                409,
                "uniqueness",
                "A user with this email address exists already",
            ));
        }
        Ok(wanted)
    }
}

const MOVED: &str =
    "The requested resource SHOULD be accessed through returned URI in Location Header.";
const FULL_AUTHENTICATION: &str = "Full authentication is required to access this resource";
const FORBIDDEN: &str = "This operation is not allowed for your account";

fn take(user: &mut User, wanted: Wanted, now: i64) {
    let Wanted { user_name, given_name, family_name, email, roles, active } = wanted;
    if !user_name.is_empty() {
        user.user_name = user_name;
    }
    (user.given_name, user.family_name, user.email) = (given_name, family_name, email);
    (user.roles, user.active, user.modified) = (roles, active, now);
}
