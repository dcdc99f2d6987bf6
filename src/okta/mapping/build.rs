use super::screen::{Screen, self_service};
use super::{
    AttributeMapping, MappingAction, MappingBody, MappingMode, MappingOptions, MappingProperties,
    MappingProperty, MappingRow, MappingScreen, PresentAttributes, PushStatus, Removals,
    ScreenName,
};
use crate::okta::{SchemaBody, UserPermission};
use crate::report::{Findings, ReportBuilder};
use crate::sentence;
use crate::text::Encoding;

const VARIES: &str = "Which attributes an app has varies: delete whatever else is listed, and pass over what is not.";
const NO_ROLES: &str = "Do not map Roles here: the role is chosen when the app is assigned, and a mapping would overrule that.";
const PERMISSION: &str = "Set the user permission of `roles` in the Okta user profile to Read-Only: with Read-Write, which the guide chooses, people could make themselves Administrator.";
const MAPPINGS_FIRST: &str =
    "Delete the mappings on the two other screens first, then the attributes here.";

/// Says what to keep, delete and add on Okta's three attribute screens, as rows to follow and as
/// bodies for Okta's Management API.
///
/// In the mode `assignment`, which is the guide's, the role is chosen when the app is assigned, so
/// `roles` stands in the app's profile but in no mapping. In the mode `mapped` it comes from
/// `user.roles`. With `present` the rows and bodies are about what the screens really show, and
/// the report says what is missing and what is left over; without, they are about Okta's default
/// attributes, which vary with the app's template. The bodies hold explicit nulls: that is how
/// Okta is told to remove a mapping or an attribute. `userName` is never in a body, since it comes
/// from the Sign On settings.
///
/// ```
/// use scim_preflight::okta::{MappingMode, MappingOptions};
/// use scim_preflight::attribute_mapping;
/// let made = attribute_mapping(&MappingOptions {
///     mode: Some(MappingMode::Mapped),
///     ..MappingOptions::default()
/// });
/// let properties = &made.to_app.properties.0;
/// let roles = properties.iter().find(|(name, _)| name == "roles").map(|(_, roles)| roles);
/// assert_eq!(roles.and_then(|roles| roles.expression.as_deref()), Some("user.roles"));
/// ```
///
/// Sources: Sumo Logic, Provision with Okta, step 4; Okta, Usage of Group Type Attributes for
/// Assignments in Okta; Okta Management API, Profile Mappings and Schemas.
#[must_use]
pub fn attribute_mapping(options: &MappingOptions) -> AttributeMapping {
    let mode = options.mode.unwrap_or_default();
    let app = options.app_name.as_deref().map_or("your app", str::trim);
    let mut findings = Findings::new();
    let [to_app, to_okta, profile] = [ScreenName::ToApp, ScreenName::ToOkta, ScreenName::Profile]
        .map(|name| {
            let present = options.present.as_ref().and_then(|present| listed(present, name));
            let rows = Screen { name, mode, present }.rows(&mut findings);
            let notes = notes(name, mode, present.is_none());
            MappingScreen { screen: name, way: way(name, app), rows, notes }
        });
    if options.user_permission == Some(UserPermission::ReadWrite) {
        findings.push(self_service(mode));
    }
    AttributeMapping {
        mode,
        to_app: mapping_body(&to_app.rows),
        to_okta: mapping_body(&to_okta.rows),
        profile_removals: removal_body(&profile.rows),
        screens: vec![to_app, to_okta, profile],
        report: ReportBuilder::new(Encoding::Utf16).text("mapping", b"", findings).finish(),
    }
}

fn listed(present: &PresentAttributes, screen: ScreenName) -> Option<&[String]> {
    let list = match screen {
        ScreenName::ToApp => &present.to_app,
        ScreenName::ToOkta => &present.to_okta,
        ScreenName::Profile => &present.profile,
    };
    list.as_deref()
}

fn way(screen: ScreenName, app: &str) -> String {
    let provisioning = sentence!("Applications > Applications > ", app, " > Provisioning > ");
    match screen {
        ScreenName::ToApp => sentence!(provisioning, "To App > ", app, " Attribute Mappings"),
        ScreenName::ToOkta => sentence!(provisioning, "To Okta > Okta Attribute Mappings"),
        ScreenName::Profile => sentence!("Directory > Profile Editor > ", app, " User"),
    }
}

fn notes(screen: ScreenName, mode: MappingMode, by_default: bool) -> Vec<&'static str> {
    let (to_app, profile) = (screen == ScreenName::ToApp, screen == ScreenName::Profile);
    let mapped = mode == MappingMode::Mapped;
    let all = [
        (by_default, VARIES),
        (to_app && !mapped, NO_ROLES),
        (to_app && mapped, PERMISSION),
        (profile, MAPPINGS_FIRST),
    ];
    all.into_iter().filter_map(|(holds, note)| holds.then_some(note)).collect()
}

/// What is mapped is pushed at every change; what goes is null. Rows that have neither, such as
/// the username, are no part of a mapping.
fn mapping_body(rows: &[MappingRow]) -> MappingBody {
    let property = |row: &MappingRow| {
        let deleted = row.action == MappingAction::Delete;
        let expression = row.expression.clone().filter(|_| !deleted);
        let push_status = expression.is_some().then_some(PushStatus::Push);
        (deleted || expression.is_some())
            .then(|| (row.attribute.clone(), MappingProperty { expression, push_status }))
    };
    MappingBody { properties: MappingProperties(rows.iter().filter_map(property).collect()) }
}

fn removal_body(rows: &[MappingRow]) -> SchemaBody<Removals> {
    let gone = rows.iter().filter(|row| row.action == MappingAction::Delete);
    SchemaBody::of(Removals(gone.map(|row| row.attribute.clone()).collect()))
}
