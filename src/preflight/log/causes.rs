use crate::preflight::Step;
use crate::report::Rule;
use crate::report::rule::rules;

rules! {
    pub(crate) static RULES;
    WRONG_DEPLOYMENT: "log.wrong-deployment", Error, Certain, "Sumo Logic, API troubleshooting: status 301",
        "Sumo Logic has sent Okta to the address of another deployment",
        "In Okta, open Provisioning > Integration and put the API host of your own deployment into SCIM connector base URL: the one whose code stands in the address that you log in to.";
    NO_CREDENTIALS: "log.no-credentials", Error, Likely, "Sumo Logic, Python SDK: redirects between deployments",
        "Requests have reached Sumo Logic without credentials, which a redirect from another deployment leaves behind",
        "Check first that SCIM connector base URL names the deployment that you log in to; then enter the credentials again under Provisioning > Integration.";
    UNAUTHORIZED: "log.unauthorized", Error, Certain, "Okta, Provisioning Integration Error Events; Sumo Logic, API authentication",
        "Sumo Logic has refused Okta's credentials",
        "Under Provisioning > Integration, enter them again: for Basic Auth the access ID as Username and the access key as Password, for HTTP Header the base64 of `accessID:accessKey` without a line break. If they are right, see in Sumo Logic whether the key is still active, and whether the base URL names its deployment.";
    KEY_STOPPED: "log.key-stopped", Error, Likely, "Sumo Logic, Access Keys: keys that are not used for 30 days are deactivated, keys expire after 180 days",
        "Okta's credentials worked, and after a pause of 30 days or more they were refused",
        "Activate the access key in Sumo Logic or make a new one and enter it under Provisioning > Integration. So that it lasts, give the account a longer deactivation policy, or schedule an import in Okta, which uses the key.";
    KEY_OWNER: "log.key-owner-deactivated", Error, Possible, "Sumo Logic, Deactivate a user: the user's access keys are deactivated",
        "Okta's credentials worked until somebody was deactivated, and were refused afterwards",
        "See in Sumo Logic whose access key Okta uses. If it is that person's, make a key with a service account and enter it under Provisioning > Integration.";
    FORBIDDEN: "log.forbidden", Error, Certain, "Sumo Logic, SCIM User APIs: required capability",
        "Sumo Logic has accepted Okta's credentials, and not what they are used for",
        "The access key needs the role capability User Management, and the scope `manageUsersAndRoles` if its scopes are custom.";
    KEY_CANNOT_WRITE: "log.key-cannot-write", Error, Certain, "Sumo Logic, SCIM User APIs: required capability; access key scopes",
        "The access key may read users and not change them",
        "Add the scope `manageUsersAndRoles` to the key, or the capability User Management to a role of its owner. Test Connector Configuration only reads, so that it passes all the same.";
    NO_ANSWER: "log.no-answer", Error, Likely, "Okta, Provisioning Integration Error Events",
        "Okta got no answer that it can read",
        "See whether the host in SCIM connector base URL exists and is Sumo Logic's API host, such as `api.us2.sumologic.com`.";
    WEB_PAGE: "log.web-page", Error, Likely, "Okta, reports of failed provisioning",
        "Okta got a web page where it asked for SCIM",
        "SCIM connector base URL leads to the pages of Sumo Logic (`service.` or your own subdomain), or to something in between that wants a login: use the API host, such as `https://api.us2.sumologic.com/api/v1/scim/`.";
    NOT_JSON: "log.not-json", Error, Likely, "Okta, reports of failed provisioning",
        "Okta got an answer that is not JSON",
        "Something between Okta and Sumo Logic answers in its place, such as a gateway, or SCIM connector base URL is not that of Sumo Logic's API.";
    NOT_FOUND: "log.not-found", Error, Likely, "Sumo Logic, Provision with Okta, step 2",
        "There is nothing at the address that Okta asks",
        "SCIM connector base URL has to end with `/api/v1/scim/`, without `/Users`, which Okta adds itself.";
    NOT_SCIM: "log.not-scim", Error, Likely, "RFC 7644 §3.2",
        "What answers Okta does not take SCIM requests",
        "Compare SCIM connector base URL with that of your deployment, `https://api.<deployment>.sumologic.com/api/v1/scim/`.";
    USER_GONE: "log.user-gone", Error, Likely, "Okta and SCIM Version 2.0; Sumo Logic, Delete a user",
        "Okta wants to change a user that is not in Sumo Logic any more",
        "Somebody has deleted the user in Sumo Logic. Unassign the person in Okta and assign them again, so that the user is created anew.";
    CONFLICT: "log.already-exists", Error, Likely, "Sumo Logic SCIM API: `uniqueness`; RFC 7644 §3.12",
        "Sumo Logic already has a user of that name, and Okta's lookup did not find them",
        "Look for the user in Sumo Logic, among the inactive ones too. Delete them there (their content can be transferred) and press Retry in Okta, or make the username that Okta sends the email address that Sumo Logic has.";
    REASSIGNED: "log.deactivated-reassigned", Error, Likely, "Sumo Logic, Provision with Okta: Syncing",
        "Somebody was unassigned and assigned again, and Sumo Logic still has the deactivated user",
        "Reactivate the user in Sumo Logic, or delete them there (their content can be transferred); then press Retry on Okta's page Tasks.";
    ROLE: "log.role-refused", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition: `roles`",
        "Sumo Logic did not take the role",
        "Every person needs a role, spelled exactly as in Sumo Logic. Check External name (`roles.^[primary==true].value`) and External namespace of the attribute in the app's profile, its values, and what was chosen when the person was assigned.";
    NAME: "log.name-refused", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition: `name`",
        "Sumo Logic did not take the first or last name",
        "Both names are required: fill them in Okta for these people, or keep the mappings of givenName and familyName with an expression that is never empty.";
    USER_NAME: "log.username-refused", Error, Likely, "Sumo Logic SCIM API, SCIMCreateUserDefinition: `userName`, `emails`",
        "Sumo Logic did not take the username or the email address",
        "The username has to be an email address of at most 64 characters: choose Email as Application username format on the Sign On tab, and keep the mapping of email.";
    EMAIL_CHANGE: "log.email-change", Error, Possible, "Sumo Logic, Integrate with Okta: SAML lockdown limitations",
        "An update failed after the person's login had changed",
        "While Require SAML Sign In is on, Sumo Logic does not change login addresses. Lift it for the change, press Retry in Okta, and put it back.";
    SHAPE: "log.payload-refused", Error, Likely, "Okta and SCIM Version 2.0; Sumo Logic SCIM API",
        "Sumo Logic did not take the shape of what Okta sent",
        "Check the External name of the role attribute (`roles.^[primary==true].value`), and that only Username, Given name, Family name, Email and Roles are left in the app's profile.";
    BAD_REQUEST: "log.bad-request", Error, Possible, "Sumo Logic SCIM API, SCIMCreateUserDefinition",
        "Sumo Logic did not take what Okta sent, and the log does not say why",
        "The usual reason is the role: see that one was chosen when the person was assigned and that it exists in Sumo Logic with that spelling; then the mappings of names and email.";
    IMPORT_TYPE: "log.import-type", Error, Likely, "Okta, support article on invalidValueTypeForProperty",
        "An imported value does not fit the type of its attribute in Okta",
        "The role attribute of the app's profile has to be a string with the External name `roles.^[primary==true].value`; with `roles` alone a list comes in.";
    NO_MATCH: "log.user-not-found", Error, Likely, "Okta, Troubleshoot provisioning",
        "Okta found no such user in Sumo Logic, and was not allowed to create one",
        "Under Provisioning > To App, enable Create Users; then press Retry on the page Tasks.";
    EMPTY_ANSWER: "log.empty-answer", Error, Possible, "Okta and SCIM Version 2.0",
        "A user was created, and the answer was empty",
        "Sumo Logic answers with the user. See whether SCIM connector base URL leads past a gateway, and whether the user is there now.";
    ASSIGNED_BEFORE: "log.assigned-before-provisioning", Error, Certain, "Okta, message of the tab Assignments",
        "People were assigned before provisioning was enabled, so that Okta has not created them",
        "On the tab Assignments, press Provision User. Force Sync does nothing for them.";
    NOTHING_PUSHED: "log.nothing-pushed", Warning, Possible, "Okta, Troubleshoot provisioning",
        "People were assigned the app, and the log shows nothing that Okta has sent for them",
        "Under Provisioning > To App, Create Users has to be enabled; for people who were assigned before, press Provision User on the tab Assignments. If the log ends soon after the assignments, export a later one.";
    GROUPS: "log.group-push", Error, Certain, "Sumo Logic SCIM API: users only",
        "Okta pushes groups, and Sumo Logic's SCIM API has none",
        "Under Provisioning > Integration, untick Push Groups and Import Groups, and remove the groups from the tab Push Groups.";
    PASSWORD: "log.password-push", Error, Certain, "Sumo Logic SCIM API: no attribute `password`",
        "Okta pushes passwords, and Sumo Logic's SCIM API takes none",
        "Under Provisioning > To App, disable Sync Password.";
    THROTTLED: "log.throttled", Warning, Likely, "Sumo Logic, API rate limits: 4 requests a second",
        "Sumo Logic asked Okta to go slower",
        "Okta tries again by itself. Assign large groups in several parts, and press Retry on the page Tasks for who is left.";
    SERVER_TROUBLE: "log.server-trouble", Warning, Likely, "RFC 9110 §15.6",
        "Sumo Logic had trouble of its own",
        "Press Retry on the page Tasks. If it lasts, see Sumo Logic's status page.";
    EXPRESSION: "log.mapping-expression", Error, Certain, "Okta, catalog of event types",
        "A mapping has an expression that Okta cannot evaluate",
        "Under Provisioning > To App, open the attribute mappings and correct the expression; the guide needs only `user.firstName`, `user.lastName` and `user.email`.";
    NO_REASON: "log.no-reason", Error, Possible, "Okta and SCIM Version 2.0; System Log API: `outcome.reason`",
        "Okta's job failed, and the log does not say why",
        "Look at the page Tasks, which often says more. Where even that is silent, Okta could not read the answer.";
    UNKNOWN: "log.unknown-reason", Error, Possible, "Okta, Provisioning Integration Error Events",
        "A request failed for a reason that is not known here",
        "Read the reason beside the people that it happened to; the page Tasks says whether a retry helped.";
    UNREADABLE: "log.not-a-log", Error, Certain, "Okta, System Log API",
        "This is no System Log",
        "In Okta, open Reports > System Log, choose the time, search for `eventType sw \"application.\"`, and press Download CSV; or copy the failed entries of the page Tasks.";
    CUT: "log.cut-short", Warning, Certain, "RFC 8259 §2; RFC 4180 §2",
        "The log breaks off; what stands before the cut has been read",
        "Export it again, and copy the file as a whole.";
    QUIET: "log.no-provisioning", Info, Certain, "Okta, catalog of event types",
        "The log has no events about provisioning",
        "Widen the time, and search for `eventType sw \"application.\"`.";
}

/// Where the cause of failures is mended.
pub(super) struct Cause {
    pub(super) rule: &'static Rule,
    /// The field of `Setup`, by its path; empty where it is none of them.
    pub(super) field: &'static str,
    pub(super) step: Step,
}

const fn cause(rule: &'static Rule, field: &'static str, step: Step) -> Cause {
    Cause { rule, field, step }
}

static CAUSES: &[Cause] = &[
    cause(&WRONG_DEPLOYMENT, "integration.baseUrl", Step::Provisioning),
    cause(&NO_CREDENTIALS, "integration.baseUrl", Step::Provisioning),
    cause(&UNAUTHORIZED, "integration.authorization", Step::Provisioning),
    cause(&KEY_STOPPED, "sumoLogic.accessKey", Step::Prerequisites),
    cause(&KEY_OWNER, "sumoLogic.accessKey.owner", Step::Prerequisites),
    cause(&FORBIDDEN, "sumoLogic.accessKey.scopes", Step::Prerequisites),
    cause(&KEY_CANNOT_WRITE, "sumoLogic.accessKey.scopes", Step::Prerequisites),
    cause(&NO_ANSWER, "integration.baseUrl", Step::Provisioning),
    cause(&WEB_PAGE, "integration.baseUrl", Step::Provisioning),
    cause(&NOT_JSON, "integration.baseUrl", Step::Provisioning),
    cause(&NOT_FOUND, "integration.baseUrl", Step::Provisioning),
    cause(&NOT_SCIM, "integration.baseUrl", Step::Provisioning),
    cause(&USER_GONE, "", Step::Syncing),
    cause(&CONFLICT, "signOn.applicationUsername", Step::Assignment),
    cause(&REASSIGNED, "", Step::Syncing),
    cause(&ROLE, "sumoLogic.roles", Step::Roles),
    cause(&NAME, "", Step::Mappings),
    cause(&USER_NAME, "signOn.applicationUsername", Step::App),
    cause(&EMAIL_CHANGE, "sumoLogic.saml.requireSignIn", Step::Syncing),
    cause(&SHAPE, "", Step::Roles),
    cause(&BAD_REQUEST, "sumoLogic.roles", Step::Roles),
    cause(&IMPORT_TYPE, "", Step::Roles),
    cause(&NO_MATCH, "toApp.createUsers", Step::Provisioning),
    cause(&EMPTY_ANSWER, "integration.baseUrl", Step::Provisioning),
    cause(&ASSIGNED_BEFORE, "", Step::Assignment),
    cause(&NOTHING_PUSHED, "toApp.createUsers", Step::Provisioning),
    cause(&GROUPS, "integration.supportedActions", Step::Provisioning),
    cause(&PASSWORD, "toApp.syncPassword", Step::Provisioning),
    cause(&THROTTLED, "", Step::Assignment),
    cause(&SERVER_TROUBLE, "", Step::Syncing),
    cause(&EXPRESSION, "", Step::Mappings),
];

impl Cause {
    /// The place in the setup of a rule's cause.
    pub(super) fn of(rule: &Rule) -> Self {
        let known = CAUSES.iter().find(|cause| cause.rule.is(rule));
        known.map_or(cause(&UNKNOWN, "", Step::Verification), |known| {
            cause(known.rule, known.field, known.step)
        })
    }
}
