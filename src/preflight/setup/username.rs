//! What an application username is made of.

/// What a template or a screen's word for it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Username {
    /// The person's email.
    Email,
    /// The Okta username, which mostly is an email.
    Login,
    /// Something that is no email: a prefix, a number, an account name.
    NoEmail,
    /// Something that cannot be told.
    Other,
}

impl Username {
    /// Whether two can be different for one person.
    pub(super) fn differs(self, other: Self) -> bool {
        self != other && self != Self::Other && other != Self::Other
    }
}

/// Words of Okta's templates and screens, in small letters, in the order in which they count.
static WORDS: &[(&str, Username)] = &[
    ("substringbefore", Username::NoEmail),
    ("prefix", Username::NoEmail),
    ("samaccountname", Username::NoEmail),
    ("sam account", Username::NoEmail),
    ("employeeid", Username::NoEmail),
    ("employeenumber", Username::NoEmail),
    ("employee id", Username::NoEmail),
    ("usersuffix", Username::Other),
    ("email", Username::Email),
    (".login", Username::Login),
    ("okta username", Username::Login),
    ("firstname", Username::NoEmail),
    ("lastname", Username::NoEmail),
];

/// Reads an application username: a template such as `${source.email}`, or Okta's own words.
pub(super) fn username(text: &str) -> Username {
    let small = text.to_ascii_lowercase();
    let known = WORDS.iter().find(|(word, _)| small.contains(word));
    match known.map_or(Username::Other, |(_, kind)| *kind) {
        Username::NoEmail if adds_domain(&small) => Username::Other,
        kind => kind,
    }
}

/// Whether an expression puts a domain behind what it takes. A delimiter after a comma, as of
/// `substringBefore`, adds nothing.
fn adds_domain(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        !before.trim_end_matches(['"', '\'', ' ']).ends_with(',')
    })
}

/// Whether a text is an email address as far as Sumo Logic cares.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let odd = text.contains(char::is_whitespace) || local.contains('@');
    !local.is_empty()
        && domain.split('.').count() > 1
        && !domain.split('.').any(str::is_empty)
        && !odd
}
