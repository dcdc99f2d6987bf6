use std::borrow::Cow;

use super::address::{self, Field, Said};
use crate::json::Node;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Report, ReportBuilder, Rule};
use crate::sentence;
use crate::sumologic::cleaned::Cleaned;
use crate::sumologic::deployments::Row;
use crate::sumologic::host::{Host, is_sumologic};
use crate::sumologic::url::Url;
use crate::text::{Encoding, Span};

rules! {
    pub(crate) static RULES;
    RECIPIENT: "saml.recipient-differs", Error, Certain, "Sumo Logic, Integrate Sumo Logic with Okta",
        "The recipient is another address than the Assertion Consumer URL",
        "In Okta, tick to use the single sign-on URL for recipient and destination.";
    DESTINATION: "saml.destination-differs", Error, Certain, "Sumo Logic, Integrate Sumo Logic with Okta",
        "The destination is another address than the Assertion Consumer URL",
        "In Okta, tick to use the single sign-on URL for recipient and destination.";
    NUMBER: "saml.number-differs", Error, Likely, "Sumo Logic, OpenAPI description",
        "Assertion Consumer URL and entity ID end in different numbers, so they are of two SAML configurations",
        "Copy both from the same configuration in Sumo Logic.";
    DEPLOYMENT: "saml.deployment-differs", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "Assertion Consumer URL and entity ID belong to different deployments", "Copy both from the same configuration in Sumo Logic.";
    BASE_URL: "saml.base-url-deployment", Error, Certain, "Sumo Logic, Provision with Okta",
        "People log in on another deployment than the SCIM base URL belongs to",
        "Users would be created where they cannot log in: take both addresses from the same account.";
}

/// The addresses of a SAML app in Okta, as far as they are known.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields, rename_all = "camelCase"))]
pub struct Saml {
    /// Single sign-on URL: Sumo Logic's Assertion Consumer URL.
    pub acs_url: Option<String>,
    /// Audience URI: Sumo Logic's entity ID.
    pub entity_id: Option<String>,
    /// Recipient URL, where it is not the single sign-on URL.
    pub recipient: Option<String>,
    /// Destination URL, where it is not the single sign-on URL.
    pub destination: Option<String>,
    /// The SCIM connector base URL, to compare the deployment.
    pub base_url: Option<String>,
}

impl Saml {
    /// Reads the addresses from JSON; what is not there or of another type counts as absent.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let text = |name: &str| node.member(name).and_then(Node::text).map(Cow::into_owned);
        Self {
            acs_url: text("acsUrl"),
            entity_id: text("entityId"),
            recipient: text("recipient"),
            destination: text("destination"),
            base_url: text("baseUrl"),
        }
    }
}

/// Checks the SAML addresses alone, against each other, and against the SCIM base URL.
///
/// Findings have the sources `acsUrl`, `entityId`, `recipient`, `destination` and `baseUrl`. What
/// is absent or empty is not checked. The base URL is only compared here.
///
/// Source: Sumo Logic, "Set up SAML" and OpenAPI description.
///
/// ```
/// use scim_preflight::sumologic::{Saml, check_saml};
/// let saml = Saml {
///     acs_url: Some("https://service.us2.sumologic.com/sumo/saml/1234567890".into()),
///     ..Saml::default()
/// };
/// assert_eq!(check_saml(&saml).diagnostics[0].rule, "saml.swapped");
/// ```
#[must_use]
pub fn check_saml(saml: &Saml) -> Report {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let mut report = ReportBuilder::new(Encoding::Utf16);
    let (acs_url, entity_id, base_url) =
        (text(&saml.acs_url), text(&saml.entity_id), text(&saml.base_url));

    let mut findings = Findings::new();
    let acs = address::check(Field::Acs, &acs_url, &mut findings);
    report.text("acsUrl", acs_url.as_bytes(), findings);

    let mut findings = Findings::new();
    let entity = address::check(Field::EntityId, &entity_id, &mut findings);
    compare(&acs, &entity, &mut findings);
    report.text("entityId", entity_id.as_bytes(), findings);

    for (source, part, rule) in [
        ("recipient", &saml.recipient, &RECIPIENT),
        ("destination", &saml.destination, &DESTINATION),
    ] {
        let part = text(part);
        let mut findings = Findings::new();
        follow(&acs, &part, rule, &mut findings);
        report.text(source, part.as_bytes(), findings);
    }

    let mut findings = Findings::new();
    if let Some((row, _)) = acs.deployment.or(entity.deployment) {
        base(row, &base_url, &mut findings);
    }
    report.text("baseUrl", base_url.as_bytes(), findings).finish()
}

/// Holds the entity ID against the Assertion Consumer URL.
fn compare(acs: &Said, entity: &Said, findings: &mut Findings) {
    if let (Some((one, _)), Some((other, place))) = (acs.deployment, entity.deployment)
        && one.code != other.code
    {
        let message = sentence!(
            "The Assertion Consumer URL belongs to deployment ",
            one.code,
            ", the entity ID to ",
            other.code
        );
        findings.push(Finding::at(&DEPLOYMENT, place).message(message));
    } else if let (Some((one, _)), Some((other, place))) = (&acs.number, &entity.number)
        && one != other
    {
        findings.push(Finding::at(&NUMBER, *place));
    }
}

/// Holds the recipient or the destination against the Assertion Consumer URL; where that is not
/// known, it is judged like one.
fn follow(acs: &Said, part: &str, rule: &'static Rule, findings: &mut Findings) {
    let mut alone = Findings::new();
    let said = address::check(Field::Acs, part, &mut alone);
    if said.text.is_empty() {
        return;
    }
    if acs.text.is_empty() {
        *findings = alone;
    } else if said.text != acs.text {
        let whole = Span::new(0, part.len());
        let fix = Fix::guess("Use the Assertion Consumer URL").replace(whole, acs.text.clone());
        // Who pastes credentials into one field does not want them in the other.
        let fix = Some(fix).filter(|_| !acs.text.contains('@'));
        findings.push(Finding::at(rule, whole).fix(fix));
    } else {
        address::check_blanks(part, findings);
    }
}

/// Holds the SCIM base URL's deployment against that of the login.
fn base(row: &'static Row, base_url: &str, findings: &mut Findings) {
    let cleaned = Cleaned::of(base_url, Span::new(0, base_url.len()));
    let url = Url::split(&cleaned.text, is_sumologic);
    let other = Host::read(&cleaned.text, url.host).row.and_then(Row::usable);
    let Some(other) = other.filter(|other| other.code != row.code) else { return };
    let message = sentence!(
        "People log in on deployment ",
        row.code,
        ", but the SCIM base URL belongs to ",
        other.code
    );
    findings.push(Finding::at(&BASE_URL, cleaned.place(url.host)).message(message));
}
