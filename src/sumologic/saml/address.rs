use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::sumologic::base_url::placeholder;
use crate::sumologic::cleaned::{Cleaned, removal};
use crate::sumologic::deployment_rules;
use crate::sumologic::deployments::Row;
use crate::sumologic::host::{Domain, Host, Role, is_showable, is_sumologic};
use crate::sumologic::roles::looks_like_id;
use crate::sumologic::url::Url;
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    WHITESPACE: "saml.whitespace", Warning, Likely, "Sumo Logic, Set up SAML",
        "A blank or line break was copied along", "Remove it: SAML compares these addresses letter by letter.";
    INVISIBLE: "saml.invisible-character", Error, Certain, "Sumo Logic, Set up SAML",
        "A character that cannot be seen hides in the address", "Remove it: SAML compares these addresses letter by letter.";
    PLACEHOLDER: "saml.placeholder", Error, Certain, "Sumo Logic, Integrate Sumo Logic with Okta",
        "A placeholder was left in this field", "Copy the address from your SAML configuration in Sumo Logic.";
    NOT_HTTPS: "saml.not-https", Error, Certain, "Sumo Logic, Set up SAML",
        "The address does not begin with https://", "Write https://.";
    EXTRA: "saml.extra-part", Error, Certain, "Sumo Logic, OpenAPI description",
        "The address has a part that Sumo Logic's does not have: a port, a query or credentials", "Remove it.";
    FOREIGN_HOST: "saml.foreign-host", Error, Certain, "Sumo Logic, Set up SAML",
        "This host is not one of Sumo Logic's", "Copy the address from your SAML configuration in Sumo Logic.";
    WRONG_HOST: "saml.wrong-host", Error, Certain, "Sumo Logic, OpenAPI description",
        "This is not the host on which Sumo Logic takes logins", "Use the host that begins with service.";
    SUBDOMAIN: "saml.custom-subdomain", Info, Possible, "Sumo Logic, OpenAPI description",
        "The host is your account's own name; Sumo Logic shows this address with service in its place",
        "Compare it with your SAML configuration in Sumo Logic.";
    SWAPPED: "saml.swapped", Error, Certain, "Sumo Logic, OpenAPI description",
        "Assertion Consumer URL and entity ID are in each other's field", "The one with consume in it is the Assertion Consumer URL.";
    METADATA: "saml.metadata-url", Error, Certain, "Sumo Logic, OpenAPI description",
        "This is where the metadata of the SAML configuration is, not an address out of it",
        "Copy the Assertion Consumer URL and the entity ID from your SAML configuration in Sumo Logic.";
    PATH: "saml.path", Error, Certain, "Sumo Logic, OpenAPI description",
        "The path is not that of a SAML configuration", "Copy the address from your SAML configuration in Sumo Logic.";
    CONFIGURATION_ID: "saml.configuration-id", Error, Likely, "Sumo Logic, OpenAPI description",
        "The address ends in the ID of the SAML configuration, where a decimal number belongs",
        "Copy the address from your SAML configuration in Sumo Logic.";
    LEGACY: "saml.legacy-entity-id", Info, Likely, "Sumo Logic, Set up SAML; Microsoft, Sumo Logic SSO tutorial",
        "This is the older form of the entity ID, without a number",
        "Keep it if login works; Sumo Logic shows the form with a number only where login can start there.";
}

/// Which of the two addresses a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The Assertion Consumer URL, also as recipient or destination.
    Acs,
    /// The entity ID.
    EntityId,
}

/// What an address says, as far as it can be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The address without blanks.
    pub(super) text: String,
    /// The deployment, and where the text names it.
    pub(super) deployment: Option<(&'static Row, Span)>,
    /// The number of the SAML configuration, and where it stands.
    pub(super) number: Option<(String, Span)>,
}

/// Judges one address alone; nothing is said of an empty one.
pub(super) fn check(field: Field, text: &str, findings: &mut Findings) -> Said {
    let cleaned = Cleaned::of(text, Span::new(0, text.len()));
    if cleaned.text.is_empty() {
        return Said::default();
    }
    cleaned.report(text, &WHITESPACE, &INVISIBLE, findings);
    let mark = findings.mark();
    let mut said = Said::default();
    check_cleaned(field, &cleaned.text, findings, &mut said);
    findings.moved(mark, |span| cleaned.place(span));
    said.deployment = said.deployment.map(|(row, place)| (row, cleaned.place(place)));
    said.number = said.number.map(|(number, place)| (number, cleaned.place(place)));
    said.text = cleaned.text;
    said
}

/// Reports the blanks alone, for an address that is judged in another field.
pub(super) fn check_blanks(text: &str, findings: &mut Findings) {
    let cleaned = Cleaned::of(text, Span::new(0, text.len()));
    cleaned.report(text, &WHITESPACE, &INVISIBLE, findings);
}

fn check_cleaned(field: Field, text: &str, findings: &mut Findings, said: &mut Said) {
    let url = Url::split(text, is_sumologic);
    let name = url.host.text(text).to_ascii_lowercase();
    let sample = name == "example.com" || name.ends_with(".example.com");
    if let Some(span) = placeholder(text).or_else(|| sample.then_some(url.host)) {
        findings.push(Finding::at(&PLACEHOLDER, span));
        return;
    }
    let host = Host::read(text, url.host);
    let Some(domain) = host.domain_span else {
        let finding = Finding::at(&FOREIGN_HOST, url.host);
        let shown = is_showable(&name) && url.userinfo.is_none();
        let message = sentence!(name, " is not a host of Sumo Logic");
        findings.push(if shown { finding.message(message) } else { finding });
        return;
    };
    if host.domain != Domain::Exact {
        let fix = Fix::guess("Write sumologic.com").replace(domain, "sumologic.com");
        findings.push(Finding::at(&FOREIGN_HOST, url.host).fix(fix));
    }
    check_front(text, &url, findings);
    let path = url.path.text(text);
    if path.ends_with("/metadata") {
        findings.push(Finding::at(&METADATA, url.path));
        return;
    }
    let bare = path.trim_matches('/').is_empty();
    check_host(text, &host, &url, bare && field == Field::EntityId, findings);
    let place = if host.label_span.is_empty() { url.host } else { host.label_span };
    said.deployment = host.row.and_then(Row::usable).map(|row| (row, place));
    check_path(field, text, &url, findings, said);
}

/// Scheme, credentials, port and query.
fn check_front(text: &str, url: &Url, findings: &mut Findings) {
    let lead = url.lead.text(text).to_ascii_lowercase();
    if lead != "https://" {
        let place = if lead.is_empty() { url.host } else { url.lead };
        let fix = Fix::safe("Write https://").replace(url.lead, "https://");
        findings.push(Finding::at(&NOT_HTTPS, place).fix(fix));
    }
    let extra: Vec<Span> = [url.userinfo, url.port, url.query].into_iter().flatten().collect();
    if let Some(finding) = removal(&EXTRA, &extra) {
        findings.push(finding);
    }
}

fn check_host(text: &str, host: &Host, url: &Url, legacy: bool, findings: &mut Findings) {
    let title = "Use the service host";
    let put = |span: Span, name: &str| Some(Fix::safe(title).replace(span, name));
    let wrong = match host.role {
        Role::Login => None,
        Role::Subdomain if legacy => None,
        Role::Subdomain => {
            findings.push(Finding::at(&SUBDOMAIN, host.role_span));
            None
        }
        Role::Website | Role::Odd => {
            findings.push(Finding::at(&WRONG_HOST, url.host));
            return;
        }
        Role::Missing => Some(put(host.role_span, "service.")),
        Role::Swapped => {
            let label = host.row.map(Row::dotted).unwrap_or_default();
            Some(put(host.role_span, sentence!("service.", label).trim_end_matches('.')))
        }
        _ => Some(put(host.role_span, "service")),
    };
    if let Some(fix) = wrong {
        let place = if host.role_span.is_empty() { url.host } else { host.role_span };
        findings.push(Finding::at(&WRONG_HOST, place).fix(fix));
    }
    deployment_rules::check(text, host, None, findings);
}

fn check_path(field: Field, text: &str, url: &Url, findings: &mut Findings, said: &mut Said) {
    let path = url.path.text(text);
    let trimmed = path.trim_end_matches('/');
    let Some(rest) = trimmed.strip_prefix("/sumo/saml/") else {
        let legacy = trimmed.is_empty() && field == Field::EntityId;
        let rule = if legacy { &LEGACY } else { &PATH };
        findings.push(Finding::at(rule, if path.is_empty() { url.host } else { url.path }));
        return;
    };
    let number = rest.strip_prefix("consume/").unwrap_or(rest);
    let end = url.path.start as usize + trimmed.len();
    let place = Span::new(end - number.len(), end);
    let is_acs = number.len() < rest.len();
    if looks_like_id(number) && !is_number(number)
        || number.len() == 16 && number.starts_with("000")
    {
        findings.push(Finding::at(&CONFIGURATION_ID, place));
    } else if !is_number(number) {
        findings.push(Finding::at(&PATH, url.path));
        return;
    } else {
        said.number = Some((number.to_owned(), place));
    }
    if is_acs != (field == Field::Acs) {
        let title =
            if is_acs { "Make it the entity ID" } else { "Make it the Assertion Consumer URL" };
        let word = Span::new(end - rest.len(), end - number.len());
        let fix = Fix::safe(title).replace(word, if is_acs { "" } else { "consume/" });
        let what = if is_acs { "the Assertion Consumer URL" } else { "the entity ID" };
        let belongs = if is_acs { "the entity ID" } else { "the Assertion Consumer URL" };
        let message = sentence!("This is ", what, ", and it stands where ", belongs, " belongs");
        findings.push(Finding::at(&SWAPPED, url.path).message(message).fix(fix));
    }
    if trimmed.len() < path.len() {
        let slash = Span { start: end as u32, ..url.path };
        let fix = Fix::safe("Remove the slash").delete(slash);
        findings.push(
            Finding::at(&PATH, slash)
                .message("A slash stands at the end of the address")
                .help("Remove it: SAML compares these addresses letter by letter.")
                .fix(fix),
        );
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
