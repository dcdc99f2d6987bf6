use crate::report::Fix;
use crate::sentence;
use crate::sumologic::deployments::{Row, SCIM_PATH};
use crate::sumologic::host::{Host, Role};
use crate::sumologic::url::Url;
use crate::text::Span;

/// An address with all that is known of it before it is judged.
pub(super) struct Address<'a> {
    pub(super) text: &'a str,
    pub(super) url: Url,
    pub(super) host: Host,
    /// The deployment that the user says to be on.
    pub(super) expected: Option<&'static Row>,
}

impl Address<'_> {
    /// The deployment whose base URL is to be entered.
    pub(super) fn target(&self) -> Option<&'static Row> {
        self.expected.or_else(|| self.host.row.and_then(Row::usable))
    }

    /// Where the path and all behind it stand.
    pub(super) fn tail(&self) -> Span {
        self.url.tail()
    }

    /// Says whether the path was meant as SCIM's, so that it is judged by itself. The path of a
    /// page that was pasted as a whole is not, nor is one on a host of somebody else.
    pub(super) fn has_own_path(&self) -> bool {
        let path = self.url.path.text(self.text);
        let scim = || path.split('/').any(|segment| segment.eq_ignore_ascii_case("scim"));
        match self.host.role {
            _ if self.host.domain_span.is_none() => false,
            Role::Website => false,
            Role::Api => true,
            _ => scim(),
        }
    }

    /// A fix that puts SCIM's path in too, where the path goes with the page that was pasted.
    pub(super) fn with_path(&self, fix: Fix) -> Fix {
        if self.has_own_path() { fix } else { fix.replace(self.tail(), SCIM_PATH) }
    }

    /// The guess that the base URL of the target is wanted, whatever stands here.
    pub(super) fn rewrite(&self) -> Option<Fix> {
        rewrite(self.text, self.target())
    }
}

/// The guess that the base URL of a deployment is wanted, whatever stands here.
pub(super) fn rewrite(text: &str, row: Option<&'static Row>) -> Option<Fix> {
    let row = row?;
    let title = sentence!("Use the base URL of ", row.code);
    Some(Fix::guess(title).replace(Span::new(0, text.len()), row.scim_base_url()?))
}
