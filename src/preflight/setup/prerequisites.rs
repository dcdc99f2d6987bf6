//! Step 0: the access key, and what Sumo Logic's SAML configuration does besides.

use super::case::Case;
use super::found::Found;
use crate::okta::export::{AppField, PersonField};
use crate::report::rule::rules;
use crate::report::{Certainty, Finding, Said, Spot};
use crate::scim::format::instant;
use crate::sentence;
use crate::sumologic::export::{Key, KeyField, SamlField};
use crate::sumologic::{access_id_of, check_access_key, is_access_id};
use crate::text::{digits, shown};

rules! {
    pub(crate) static RULES;
    PERSONAL: "key.personal", Warning, Certain, "Sumo Logic, Access keys; Provision with Okta, prerequisites",
        "The access key belongs to a person, and dies with that person's account",
        "Create the key with a service account, and enter the new one in Okta.";
    OWNER_ASSIGNED: "key.owner-assigned", Error, Likely, "Sumo Logic, Deactivate or activate a user; Access keys",
        "The owner of the access key is assigned to the app: whoever unassigns them turns all provisioning off",
        "Create the key with a service account, and enter the new one in Okta.";
    SCOPES: "key.scopes", Error, Certain, "Sumo Logic API, AccessKeyCreateRequest; SCIM User Management APIs",
        "The access key may not manage users: the scope `manageUsersAndRoles` is missing",
        "Add the scope, or create the key with all that its owner may do; Test Connector Configuration only reads and passes without it.";
    DISABLED: "key.disabled", Error, Certain, "Sumo Logic, Access keys",
        "The access key is deactivated", "Activate it in Sumo Logic, or create another one.";
    EXPIRED: "key.expired", Error, Likely, "Sumo Logic, Access keys; OpenAPI description, AccessKeysLifetimePolicy",
        "The access key has expired", "Rotate it in Sumo Logic, and enter the new one in Okta.";
    EXPIRING: "key.expiring", Warning, Likely, "Sumo Logic, Access keys; OpenAPI description, AccessKeysLifetimePolicy",
        "The access key expires within a month", "Rotate it in Sumo Logic before that, and enter the new one in Okta.";
    UNUSED: "key.unused", Error, Likely, "Sumo Logic, Access keys; OpenAPI description, DisableUnusedAccessKeysPolicy",
        "The access key has not been used for so long that Sumo Logic deactivates it",
        "Activate it again, and schedule an import in Okta or lengthen the policy, so that it does not happen again.";
    IDLE: "key.idle", Warning, Possible, "Sumo Logic, Access keys; OpenAPI description, DisableUnusedAccessKeysPolicy",
        "Okta calls Sumo Logic only when something changes, and the account deactivates keys that rest",
        "Schedule an import in Okta, or lengthen the policy for unused keys in Sumo Logic.";
    ON_DEMAND: "saml.on-demand-provisioning", Warning, Likely, "Sumo Logic, Provision with Microsoft Entra ID; Set up SAML",
        "On Demand Provisioning is on, so that Sumo Logic also creates people when they log in",
        "Turn it off in the SAML configuration: with SCIM people are there before they log in.";
    ROLES_ATTRIBUTE: "saml.roles-attribute", Warning, Likely, "Sumo Logic, Set up SAML",
        "Sumo Logic takes the roles from SAML at every login, over what SCIM has set",
        "Clear Roles Attribute in the SAML configuration, or assign roles by SAML alone.";
    GROUP_STATEMENT: "saml.group-statement", Info, Possible, "Sumo Logic, Set up SAML; Integrate Sumo Logic with Okta",
        "Okta sends groups with the login; where Sumo Logic reads roles from them, they overrule SCIM's",
        "Make sure that Roles Attribute is empty in Sumo Logic's SAML configuration, or remove the group attribute statement.";
}

/// What expires a key where nobody has said otherwise, in days.
const LIFETIME: i64 = 180;
/// How long before that it is worth a warning.
const SOON: i64 = 30;
const SCOPE: &str = "manageUsersAndRoles";

pub(super) fn key(case: &Case<'_>, found: &mut Found) {
    exported_keys(case, found);
    let Some(key) = case.setup.sumo_logic.as_ref().and_then(|side| side.access_key.as_ref()) else {
        return;
    };
    let at = |pointer| Spot::Field("sumoLogic", pointer, None);
    if let (Some(id), Some(secret)) = (&key.access_id, &key.access_key) {
        found.take(check_access_key(id, secret), &|finding| match &*finding.source {
            "accessId" => Some(at("/accessKey/accessId")),
            _ => Some(at("/accessKey/accessKey")),
        });
    }
    let owner = key.owner.as_deref().unwrap_or_default().trim();
    let assigned = case.people().any(|person| {
        !owner.is_empty() && person.get(PersonField::UserName).is_some_and(|name| name.is(owner))
    });
    if assigned {
        found.push(at("/accessKey/owner"), Finding::of(&OWNER_ASSIGNED));
    } else if key.owner_kind.as_deref() == Some("user") {
        found.push(at("/accessKey/ownerKind"), Finding::of(&PERSONAL));
    }
    if let Some(scopes) = key.scopes.as_ref().filter(|scopes| !scopes.is_empty())
        && !scopes.iter().any(|scope| scope.trim() == SCOPE)
    {
        found.push(at("/accessKey/scopes"), Finding::of(&SCOPES));
    }
    let age = |text: &Option<String>| age(case, text.as_deref()?);
    if let Some(age) = age(&key.created) {
        lifetime(age, key.lifetime_days, at("/accessKey/created"), found);
    }
    let scheduled = case.setup.to_okta.as_ref().and_then(|screen| screen.scheduled_import);
    let Some(policy) = unused_policy(case) else { return };
    if age(&key.last_used).is_some_and(|idle| idle >= policy) {
        found.push(at("/accessKey/lastUsed"), Finding::of(&UNUSED));
    } else if scheduled == Some(false) {
        found.push(at("/accessKey/unusedDays"), Finding::of(&IDLE));
    }
}

/// How many days ago something was, where the time of the check is known.
fn age(case: &Case<'_>, text: &str) -> Option<i64> {
    let now = case.setup.now.as_deref().and_then(instant)?;
    Some((now - day(text)?).div_euclid(86_400))
}

/// After how many unused days the account deactivates a key, where it does.
fn unused_policy(case: &Case<'_>) -> Option<i64> {
    let key = case.setup.sumo_logic.as_ref()?.access_key.as_ref()?;
    key.unused_days.filter(|days| *days > 0).map(i64::from)
}

/// Says so where a key has come to its end, or soon will.
fn lifetime(age: i64, policy: Option<u32>, spot: Spot, found: &mut Found) {
    let limit = policy.map_or(LIFETIME, i64::from);
    let left = limit - age;
    if limit == 0 || left > SOON {
        return;
    }
    let rule = if left <= 0 { &EXPIRED } else { &EXPIRING };
    let finding = Finding::of(rule).message(sentence!(
        "The access key is ",
        digits(age.unsigned_abs()),
        " days old, and keys expire after ",
        digits(limit.unsigned_abs())
    ));
    found.push(spot, match policy {
        Some(_) => finding,
        None => finding
            .certainty(Certainty::Possible)
            .note("Sumo Logic's page on access keys says that keys expire 180 days after they are created, unless the account has another policy")
            .note("Sumo Logic's API description says that by default they never expire"),
    });
}

/// An instant, or the start of a day that is written alone.
fn day(text: &str) -> Option<i64> {
    let text = text.trim();
    instant(text).or_else(|| instant(&sentence!(text, "T00:00:00Z")))
}

/// The keys of an export, as far as it is known that Okta uses them.
fn exported_keys(case: &Case<'_>, found: &mut Found) {
    let used = used_key(case);
    let keys = &case.facts.keys;
    let ours = |key: &&Key| match &used {
        Some(id) => key.get(KeyField::Id).is_some_and(|said| said.text == id.text),
        None => keys.len() == 1,
    };
    for key in keys.iter().filter(ours) {
        if let Some(disabled) = key.get(KeyField::Disabled).filter(|said| said.is("true")) {
            found.push(disabled.spot, Finding::of(&DISABLED));
        }
        let scopes = key.scopes.as_ref().filter(|scopes| !scopes.is_empty());
        if scopes.is_some_and(|scopes| !scopes.iter().any(|scope| scope.text == SCOPE)) {
            found.push(key.record.spot, Finding::of(&SCOPES));
        }
        dates(case, key, found);
    }
}

/// When an exported key ends, or has been used last.
fn dates(case: &Case<'_>, key: &Key, found: &mut Found) {
    let dated = |field| key.get(field).and_then(|said| Some((age(case, &said.text)?, said)));
    if let Some((age, end)) = dated(KeyField::ExpiresOn) {
        let rule = if age > 0 { &EXPIRED } else { &EXPIRING };
        if -age <= SOON {
            let message = sentence!("The access key expires at ", shown(&end.text));
            found.push(end.spot, Finding::of(rule).message(message));
        }
    } else if let Some((age, created)) = dated(KeyField::Created) {
        let typed = case.setup.sumo_logic.as_ref().and_then(|side| side.access_key.as_ref());
        lifetime(age, typed.and_then(|key| key.lifetime_days), created.spot, found);
    }
    if let Some((idle, used)) = dated(KeyField::LastUsed)
        && unused_policy(case).is_some_and(|policy| idle >= policy)
    {
        found.push(used.spot, Finding::of(&UNUSED));
    }
}

/// The access ID that Okta uses, as far as it can be read, or that the form describes.
pub(super) fn used_key(case: &Case<'_>) -> Option<Said> {
    let typed = |text: Option<&String>, form, pointer| {
        let text = text.map(|text| text.trim()).filter(|text| is_access_id(text))?;
        Some(Said::typed(text, form, pointer))
    };
    let integration = case.setup.integration.as_ref();
    let token = integration.and_then(|screen| access_id_of(screen.authorization.as_ref()?));
    let key = case.setup.sumo_logic.as_ref().and_then(|side| side.access_key.as_ref());
    typed(integration.and_then(|screen| screen.username.as_ref()), "integration", "/username")
        .or_else(|| typed(token.as_ref(), "integration", "/authorization"))
        .or_else(|| {
            typed(key.and_then(|key| key.access_id.as_ref()), "sumoLogic", "/accessKey/accessId")
        })
}

/// What the SAML configuration does that SCIM does too.
pub(super) fn saml(case: &Case<'_>, found: &mut Found) {
    let sides = case.saml();
    for side in &sides {
        for (field, rule) in
            [(SamlField::OnDemand, &ON_DEMAND), (SamlField::RolesAttribute, &ROLES_ATTRIBUTE)]
        {
            if let Some(said) = side.get(field) {
                found.push(said.spot, Finding::of(rule));
            }
        }
    }
    // Where Sumo Logic's side is known, it is what counts.
    if sides.is_empty() {
        for statement in case.apps().flat_map(|app| &app.group_attributes) {
            found.push(statement.spot, Finding::of(&GROUP_STATEMENT));
        }
    }
    let issuer = case.app(AppField::Issuer);
    for side in sides {
        if let (Some(ours), Some(theirs)) = (issuer, side.get(SamlField::Issuer))
            && !super::case::same(ours, theirs)
        {
            found.push(theirs.spot, Finding::of(&super::app::ISSUER));
        }
    }
}
