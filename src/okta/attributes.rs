//! The attributes that Okta gives an app with SCIM by default.

/// One of Okta's default attributes, on both of its sides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    /// Variable name in the app's profile.
    pub(super) app: &'static str,
    /// Display name there.
    pub(super) label: &'static str,
    /// Display name in the mapping to the app.
    pub(super) to_app_label: &'static str,
    /// External name, where it is known; else empty.
    pub(super) external_name: &'static str,
    /// Variable name in the Okta user profile; empty where an expression makes the value.
    pub(super) okta: &'static str,
    /// Display name there.
    pub(super) okta_label: &'static str,
}

const fn attribute(
    app: &'static str,
    label: &'static str,
    external_name: &'static str,
    okta: &'static str,
    okta_label: &'static str,
) -> Attribute {
    Attribute { app, label, to_app_label: label, external_name, okta, okta_label }
}

impl Attribute {
    /// The same attribute, called otherwise in the mapping to the app.
    const fn to_app(self, to_app_label: &'static str) -> Self {
        Self { to_app_label, ..self }
    }
}

/// What stays: the attributes that Sumo Logic requires of a person, roles aside.
pub(super) const KEPT: &[Attribute] = &[
    attribute("userName", "User name", "userName", "login", "User name").to_app("Username"),
    attribute("givenName", "Given name", "name.givenName", "firstName", "First name"),
    attribute("familyName", "Family name", "name.familyName", "lastName", "Last name"),
    attribute("email", "Primary email", "emails.^[primary==true].value", "email", "Primary email")
        .to_app("Email"),
];

/// What goes. Which of them an app has varies with its template.
///
/// Sources: step 4 of Sumo Logic's guide; lists of the default attributes that other vendors
/// publish for the same kind of app.
pub(super) const DELETED: &[Attribute] = &[
    attribute("middleName", "Middle name", "name.middleName", "middleName", "Middle name"),
    attribute(
        "honorificPrefix",
        "Honorific prefix",
        "name.honorificPrefix",
        "honorificPrefix",
        "Honorific prefix",
    ),
    attribute(
        "honorificSuffix",
        "Honorific suffix",
        "name.honorificSuffix",
        "honorificSuffix",
        "Honorific suffix",
    ),
    attribute("emailType", "Primary email type", "emails.^[primary==true].type", "", ""),
    attribute(
        "secondEmail",
        "Secondary email",
        "emails.^[primary==false].value",
        "secondEmail",
        "Secondary email",
    ),
    attribute("title", "Title", "title", "title", "Title"),
    attribute("displayName", "Display name", "displayName", "displayName", "Display name"),
    attribute("nickName", "Nickname", "nickName", "nickName", "Nickname"),
    attribute("profileUrl", "Profile URL", "profileUrl", "profileUrl", "Profile Url"),
    attribute(
        "primaryPhone",
        "Primary phone",
        "phoneNumbers.^[primary==true].value",
        "primaryPhone",
        "Primary phone",
    ),
    attribute(
        "primaryPhoneType",
        "Primary phone type",
        "phoneNumbers.^[primary==true].type",
        "",
        "",
    ),
    attribute("addressType", "Address type", "", "", ""),
    attribute("streetAddress", "Street address", "", "streetAddress", "Street address"),
    attribute("locality", "Locality", "", "city", "City"),
    attribute("region", "Region", "", "state", "State"),
    attribute("postalCode", "Postal Code", "", "zipCode", "Zip code"),
    attribute("country", "Country", "", "countryCode", "Country code"),
    attribute("formatted", "Formatted", "", "postalAddress", "Postal Address"),
    attribute(
        "preferredLanguage",
        "Preferred language",
        "preferredLanguage",
        "preferredLanguage",
        "Preferred language",
    ),
    attribute("locale", "Locale Name", "locale", "locale", "Locale"),
    attribute("timezone", "Time zone", "timezone", "timezone", "Time zone"),
    attribute("userType", "User type", "userType", "userType", "User type"),
    attribute(
        "employeeNumber",
        "Employee number",
        "employeeNumber",
        "employeeNumber",
        "Employee number",
    ),
    attribute("costCenter", "Cost center", "costCenter", "costCenter", "Cost center"),
    attribute("organization", "Organization", "organization", "organization", "Organization"),
    attribute("division", "Division", "division", "division", "Division"),
    attribute("department", "Department", "department", "department", "Department"),
    attribute("managerValue", "Manager value", "manager.value", "managerId", "ManagerId"),
    attribute(
        "managerDisplayName",
        "Manager display name",
        "manager.displayName",
        "manager",
        "Manager",
    ),
];
