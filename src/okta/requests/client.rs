use super::{AppUser, Failure, body};
use crate::json::{Document, Limits, Node};
use crate::scim::conversation::{Answer, Call, Line, habits};
use crate::sentence;
use crate::text::digits;

habits! {
    /// What is in doubt about Okta.
    pub(crate) struct Habits;
    /// Whether it follows redirects.
    redirect_followed: false, "redirectFollowed",
        "Okta follows a redirect, and the credentials do not go along",
        "Nobody has published whether Okta does; that credentials are dropped on the way is told by Sumo Logic's Python SDK";
}

/// How many users Okta asks for at a time.
const PAGE: usize = 100;
/// How many pages are turned at most, whatever a server says of its length.
const PAGES: usize = 50;

/// The headers of every request, the credentials aside.
///
/// Source: recorded requests of Okta.
pub(crate) fn headers(with_body: bool) -> Vec<(&'static str, &'static str)> {
    let mut headers = vec![
        ("Accept", "application/scim+json"),
        ("Accept-Charset", "utf-8"),
        ("Accept-Encoding", "gzip,deflate"),
        ("User-Agent", "Okta SCIM Client 1.0.0"),
    ];
    if with_body {
        headers.push(("Content-Type", "application/scim+json; charset=utf-8"));
    }
    headers
}

/// Okta at one end of the line.
pub(crate) struct Client<'c> {
    /// The SCIM connector base URL, as it is entered.
    pub(crate) base: &'c str,
    pub(crate) habits: Habits,
    pub(crate) line: &'c mut Line<'c>,
}

/// A user that an import has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Imported {
    pub(crate) id: String,
    pub(crate) user_name: String,
}

impl Client<'_> {
    /// Test Connector Configuration: asks for two users, and for nothing else.
    pub(crate) fn test(&mut self) -> Result<(), Failure> {
        self.get("?startIndex=1&count=2", "Test the connection").map(|_| ())
    }

    /// Import: page after page until all are there.
    pub(crate) fn import(&mut self) -> Result<Vec<Imported>, Failure> {
        let mut users: Vec<Imported> = Vec::new();
        for page in 0..PAGES {
            let start = digits((page * PAGE + 1) as u64);
            let query = sentence!("?startIndex=", start, "&count=100");
            let answer = self.get(&query, "Ask for a page of users")?;
            let document = Document::read(answer.body.as_bytes(), Limits::default());
            let shown = resources(document.root());
            let total = document.root().member("totalResults").and_then(Node::number);
            let total = total.and_then(|total| total.as_i64(document.bytes()));
            let total = total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
            let empty = shown.is_empty();
            users.extend(shown);
            if empty || users.len() >= total {
                break;
            }
        }
        Ok(users)
    }

    /// Looks a user up by name; gives its `id`. That nothing is found may be told by 404 as well.
    pub(crate) fn find(&mut self, user: &AppUser) -> Result<Option<String>, Failure> {
        let filter = sentence!("userName eq ", crate::json::quote(&user.user_name));
        let query = sentence!("?filter=", encoded(&filter), "&startIndex=1&count=100");
        match self.get(&query, "Look for the user") {
            Ok(answer) => {
                let document = Document::read(answer.body.as_bytes(), Limits::default());
                Ok(resources(document.root()).into_iter().next().map(|found| found.id))
            }
            Err(Failure { status: Some(404), .. }) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Creates a user; gives its `id`.
    pub(crate) fn create(&mut self, user: &AppUser) -> Result<String, Failure> {
        let answer = self.send("POST", "", Some(body::create(user)), "Create the user")?;
        let document = Document::read(answer.body.as_bytes(), Limits::default());
        let id = document.root().member("id").and_then(Node::text);
        let empty = || Failure {
            status: Some(answer.status),
            detail: Some("Create new user returned empty user".to_owned()),
        };
        id.map(Into::into).ok_or_else(empty)
    }

    /// Brings a user up to date: reads it, and puts what is mapped over it.
    pub(crate) fn update(&mut self, id: &str, user: &AppUser) -> Result<(), Failure> {
        self.replace(id, "Update the user", |held| body::update(held, user))
    }

    /// Deactivates a user: reads it, and writes it back inactive.
    pub(crate) fn deactivate(&mut self, id: &str) -> Result<(), Failure> {
        self.replace(id, "Deactivate the user", body::deactivation)
    }

    fn replace(
        &mut self,
        id: &str,
        purpose: &'static str,
        body: impl FnOnce(Node<'_>) -> String,
    ) -> Result<(), Failure> {
        let rest = sentence!("/", encoded(id));
        let held = self.get(&rest, "Read what is there")?;
        let document = Document::read(held.body.as_bytes(), Limits::default());
        self.send("PUT", &rest, Some(body(document.root())), purpose).map(|_| ())
    }

    fn get(&mut self, rest: &str, purpose: &'static str) -> Result<Answer, Failure> {
        self.send("GET", rest, None, purpose)
    }

    /// Sends a request to the collection of users or to something below it.
    fn send(
        &mut self,
        method: &'static str,
        rest: &str,
        body: Option<String>,
        purpose: &'static str,
    ) -> Result<Answer, Failure> {
        let url = sentence!(self.base.trim().trim_end_matches('/'), "/Users", rest);
        let call = Call { method, url, body, authorized: true, purpose };
        let mut answer = (self.line)(call.clone()).ok_or(Failure::SILENCE)?;
        if self.habits.redirect_followed
            && let (301, Some(url)) = (answer.status, answer.header("Location"))
        {
            let url = url.to_owned();
            let call = Call { url, authorized: false, purpose: "Follow the redirect", ..call };
            answer = (self.line)(call).ok_or(Failure::SILENCE)?;
        }
        Failure::of(&answer).map_or(Ok(answer), Err)
    }
}

fn resources(list: Node<'_>) -> Vec<Imported> {
    let user = |user: Node<'_>| {
        let text = |name: &str| user.member(name).and_then(Node::text).map(Into::into);
        Some(Imported { id: text("id")?, user_name: text("userName").unwrap_or_default() })
    };
    let list = list.member("Resources").into_iter().flat_map(Node::elements);
    list.filter_map(user).collect()
}

/// A text in a URL: all but letters, digits and `-._~` as percent escapes (RFC 3986 §2.3).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(digit.into(), 16).map(|one| one.to_ascii_uppercase()));
            }
        }
    }
    out
}
