use super::address::Address;
use super::check::underscore;
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::sentence;
use crate::sumologic::deployment_rules;
use crate::sumologic::deployments::Row;
use crate::sumologic::host::{Domain, Role, is_showable};
use crate::text::Span;

rules! {
    pub(crate) static RULES;
    LOGIN: "base-url.login-host", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This is the address where people log in, not the API",
        "Put api in the place of service: a login page makes Okta report Invalid JSON.";
    SUBDOMAIN: "base-url.custom-subdomain", Error, Likely, "Sumo Logic, Custom subdomain",
        "This is your account's own login address, which leads to web pages and not to the API",
        "Put api in the place of the account's name.";
    NOT_API: "base-url.not-api-host", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This host takes data or serves other tools; SCIM is on the API host", "Use the host that begins with api.";
    WEBSITE: "base-url.website", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This is a page of Sumo Logic's website, which belongs to no deployment", "Enter the API address of your deployment.";
    LABELS: "base-url.host-labels", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "The parts of the host are not in the order that Sumo Logic uses", "Write api, then the deployment, then sumologic.com.";
    TRAILING_DOT: "base-url.trailing-dot", Warning, Likely, "Sumo Logic, API endpoints by deployment",
        "A full stop ends the host", "Remove it.";
    MISSPELLED: "base-url.misspelled-host", Error, Likely, "Sumo Logic, API endpoints by deployment",
        "sumologic.com is misspelled", "Check the host letter by letter: the access key would go to whoever owns this one.";
    LOOK_ALIKE: "base-url.look-alike-host", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This host looks like Sumo Logic's, but belongs to somebody else",
        "Do not enter it: the access key would go there. Find out where the address came from.";
    FOREIGN: "base-url.foreign-host", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "This host is not one of Sumo Logic's", "Enter the API address of your deployment.";
    WRONG_DEPLOYMENT: "base-url.wrong-deployment", Error, Certain, "Sumo Logic, API endpoints by deployment",
        "The base URL belongs to another deployment than your account",
        "Use the host of your own deployment: another one answers Moved Permanently or Unauthorized, although the key is right.";
}

/// Judges the host: its domain, what stands before it, and the deployment.
pub(super) fn check(address: &Address<'_>, findings: &mut Findings) {
    let host = address.host;
    let whole = address.url.host;
    let Some(domain) = host.domain_span else {
        findings.push(unreadable(address));
        return;
    };
    let respell = Fix::guess("Write sumologic.com").replace(domain, "sumologic.com");
    match host.domain {
        Domain::Misspelled => findings.push(Finding::at(&MISSPELLED, domain).fix(respell)),
        Domain::LookAlike => findings.push(Finding::at(&LOOK_ALIKE, whole).fix(respell)),
        _ => {}
    }
    if whole.text(address.text).ends_with('.') {
        let dot = Span { start: whole.end - 1, ..whole };
        findings.push(Finding::at(&TRAILING_DOT, dot).fix(Fix::safe("Remove it").delete(dot)));
    }
    let role = role_rule(host.role);
    if let Some(rule) = role {
        let place = if host.role_span.is_empty() { whole } else { host.role_span };
        let finding = underscore(address.text, host.role_span);
        let finding = finding.unwrap_or_else(|| said_of(host.role, Finding::at(rule, place)));
        let finding = if whole.text(address.text).is_ascii() {
            finding
        } else {
            finding
                .message("A letter of another alphabet stands in the host")
                .help("Type the host anew.")
        };
        findings.push(finding.fix(role_fix(address)));
    }
    if matches!(host.role, Role::Website | Role::Odd) {
        return;
    }
    deployment_rules::check(address.text, &host, address.expected, findings);
    if let (Some(row), Some(expected)) = (host.row.and_then(Row::usable), address.expected)
        && row.code != expected.code
    {
        let title = sentence!("Use ", expected.code);
        let place = if host.label_span.is_empty() { whole } else { host.label_span };
        let message = sentence!(
            "The base URL belongs to deployment ",
            row.code,
            ", but your account is on ",
            expected.code
        );
        let fix = Fix::safe(title).replace(host.label_span, expected.dotted());
        let fix = Some(fix).filter(|_| host.role != Role::Swapped);
        findings.push(Finding::at(&WRONG_DEPLOYMENT, place).message(message).fix(fix));
    }
}

/// Says of a host without a role what is missing, since nothing is in a wrong order.
fn said_of(role: Role, finding: Finding) -> Finding {
    match role {
        Role::Missing => finding.message("The host names the deployment, but not the API"),
        _ => finding,
    }
}

/// What there is to say of a host without Sumo Logic's domain.
fn unreadable(address: &Address<'_>) -> Finding {
    let host = address.url.host;
    let name = host.text(address.text);
    let finding = match address.host.domain {
        Domain::Internal => deployment_rules::internal(host),
        Domain::LookAlike => Finding::at(&LOOK_ALIKE, host),
        _ if is_showable(name) && address.url.userinfo.is_none() => {
            Finding::at(&FOREIGN, host).message(sentence!(name, " is not a host of Sumo Logic"))
        }
        _ => Finding::at(&FOREIGN, host),
    };
    finding.fix(address.rewrite())
}

fn role_rule(role: Role) -> Option<&'static Rule> {
    Some(match role {
        Role::Api => return None,
        Role::Login => &LOGIN,
        Role::Subdomain => &SUBDOMAIN,
        Role::Website => &WEBSITE,
        Role::Missing | Role::Swapped | Role::Odd => &LABELS,
        Role::Collector | Role::OpenCollector | Role::Endpoint | Role::Syslog | Role::Mcp => {
            &NOT_API
        }
    })
}

/// Puts `api` where it belongs.
fn role_fix(address: &Address<'_>) -> Option<Fix> {
    let host = address.host;
    let title = "Use the API host";
    let fix = match host.role {
        Role::Website | Role::Odd => return address.rewrite(),
        Role::Missing => Fix::safe(title).insert(host.role_span.start, "api."),
        Role::Swapped => {
            // A hyphen may also stand in an account's own name.
            let hyphen = host.role_span.text(address.text).contains('-');
            let fix = if hyphen { Fix::guess(title) } else { Fix::safe(title) };
            let label = host.row.map(Row::dotted).unwrap_or_default();
            fix.replace(host.role_span, sentence!("api.", label).trim_end_matches('.'))
        }
        _ => Fix::safe(title).replace(host.role_span, "api"),
    };
    Some(address.with_path(fix))
}
