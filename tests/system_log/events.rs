//! Events as Okta writes them, whole: with the actor, the client and everything else that nobody
//! asks for.

use serde_json::{Value, json};

pub(crate) const APP: (&str, &str) = ("0oa1sumo2LOGIC3app45", "Sumo Logic");

#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) kind: &'static str,
    pub(crate) at: String,
    pub(crate) login: &'static str,
    /// The Okta id of the person, where it is not made from the login.
    pub(crate) user: Option<&'static str>,
    pub(crate) app: (&'static str, &'static str),
    pub(crate) result: &'static str,
    pub(crate) reason: Option<String>,
}

/// An event about a person that succeeded at a time.
pub(crate) fn done(kind: &'static str, at: &str, login: &'static str) -> Event {
    Event { kind, at: at.to_owned(), login, user: None, app: APP, result: "SUCCESS", reason: None }
}

/// One that failed for a reason.
pub(crate) fn failed(kind: &'static str, at: &str, login: &'static str, reason: &str) -> Event {
    Event { result: "FAILURE", reason: Some(reason.to_owned()), ..done(kind, at, login) }
}

pub(crate) const ASSIGN: &str = "application.user_membership.add";
pub(crate) const UNASSIGN: &str = "application.user_membership.remove";
pub(crate) const VERIFY: &str = "application.provision.user.verify_exists";
pub(crate) const PUSH: &str = "application.provision.user.push";
pub(crate) const PUSH_PROFILE: &str = "application.provision.user.push_profile";
pub(crate) const DEACTIVATE: &str = "application.provision.user.deactivate";
pub(crate) const SYNC: &str = "application.provision.user.sync";
pub(crate) const IMPORT_PROFILE: &str = "application.provision.user.import_profile";
pub(crate) const AUTHENTICATION: &str = "application.integration.authentication_failure";

impl Event {
    /// The event, its targets in an order that depends on its time.
    pub(crate) fn json(&self, number: usize) -> Value {
        let letters: String = self.login.chars().filter(char::is_ascii_alphanumeric).collect();
        let user_id = self.user.map_or_else(|| format!("00u{letters:0<17.17}"), str::to_owned);
        let name = self.login.split('@').next().unwrap();
        let mut targets = Vec::new();
        if !self.login.is_empty() {
            targets.push(json!({"id": format!("0ua{letters:0<17.17}"), "type": "AppUser",
                "alternateId": self.login, "displayName": name, "detailEntry": null}));
        }
        targets.push(json!({"id": self.app.0, "type": "AppInstance", "alternateId": self.app.1,
            "displayName": self.app.1, "detailEntry": null}));
        if !self.login.is_empty() {
            targets.push(json!({"id": user_id, "type": "User", "alternateId": self.login,
                "displayName": name, "detailEntry": null}));
        }
        let count = targets.len();
        targets.rotate_left(number % count);
        json!({
            "actor": {"id": "00u1admin2ADMIN3admi4", "type": "User",
                "alternateId": "admin@example.com", "displayName": "Grace Admin", "detailEntry": null},
            "client": {"userAgent": {"rawUserAgent": "Mozilla/5.0", "os": "Linux", "browser": "FIREFOX"},
                "zone": "null", "device": "Computer", "id": null, "ipAddress": "203.0.113.7",
                "geographicalContext": {"city": "Dublin", "country": "Ireland",
                    "geolocation": {"lat": 53.3, "lon": -6.2}}},
            "device": null,
            "authenticationContext": {"authenticationProvider": null, "externalSessionId": "102abc"},
            "displayMessage": message(self.kind),
            "eventType": self.kind,
            "outcome": {"result": self.result, "reason": self.reason},
            "published": self.at,
            "securityContext": {"asNumber": 64496, "isp": "example", "domain": null, "isProxy": false},
            "severity": if self.result == "FAILURE" { "ERROR" } else { "INFO" },
            "debugContext": {"debugData": {"appname": "example_sumologic_1",
                "requestUri": "/api/v1/apps", "url": "/api/v1/apps?expand=\"user\""}},
            "legacyEventType": "app.generic.unrelated_event",
            "transaction": {"type": "JOB", "id": format!("puj{number}"), "detail": {}},
            "uuid": format!("8f2c0d1e-0000-11ef-9a3b-{number:012}"),
            "version": "0",
            "request": {"ipChain": [{"ip": "203.0.113.7", "version": "V4", "source": null}]},
            "target": targets,
        })
    }
}

fn message(kind: &str) -> &'static str {
    match kind {
        ASSIGN => "Add user to application membership",
        UNASSIGN => "Remove user's application membership",
        VERIFY => "Verify user exists in external application",
        PUSH => "Push new user to external application",
        PUSH_PROFILE => "Push user's profile to external application",
        DEACTIVATE => "Push user deactivation to external application",
        SYNC => "Sync user in external application",
        IMPORT_PROFILE => "Import profile from external application",
        _ => "Something else",
    }
}

/// A JSON array, as the API answers.
pub(crate) fn array(events: &[Event]) -> String {
    let events: Vec<Value> =
        events.iter().enumerate().map(|(number, event)| event.json(number)).collect();
    serde_json::to_string_pretty(&events).unwrap()
}
