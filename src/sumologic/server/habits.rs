use crate::scim::conversation::habits;

habits! {
    /// What is in doubt about Sumo Logic.
    pub(crate) struct Habits;
    /// Whether a lookup hides who is deactivated.
    hides_inactive: true, "listHidesInactive",
        "A lookup does not show users who are deactivated",
        "Sumo Logic, Provision with Okta: to assign a person again ends in an error; the API contract does not say what a list shows";
    /// Whether the letter case of role names counts.
    role_case: true, "roleCaseMatters",
        "Role names are compared with their letter case",
        "Sumo Logic API: roles should match exactly; the guide itself lists them in small letters";
    /// Whether users are found by name.
    user_name_filter: true, "userNameFilter",
        "Users can be looked up with `userName eq`",
        "Sumo Logic, Provision with Okta names `userName` as the unique identifier; the API contract shows `emails.value eq` only";
    /// Whether members that the contract does not have are passed over.
    unknown_members: true, "unknownMembersTolerated",
        "Members that the API does not know are passed over",
        "The API contract is silent; Okta always sends `externalId`, `groups` and `password`, and the guide calls that a success";
    /// Whether an update may change the email address.
    email_changes: true, "emailCanChange",
        "An update may change the user name and the email address",
        "Sumo Logic, Provision with Okta: changes of email are synced; the API contract's update has no `userName`, and SAML lockdown keeps addresses as they are";
    /// Whether the wrong deployment answers 301.
    moved: true, "wrongDeploymentMoved",
        "The API host of another deployment answers 301",
        "Sumo Logic, Troubleshooting APIs; Sumo Logic's Python SDK tells of 401 instead";
}
