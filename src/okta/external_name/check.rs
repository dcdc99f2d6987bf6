use super::{name, namespace};
use crate::report::{Findings, Report, ReportBuilder};
use crate::text::Encoding;

/// Checks the External name and the External namespace of an attribute in an Okta app's profile.
///
/// The grammar holds for every attribute. What a role needs beyond it is asked only where the name
/// is about roles (`roles`, `role` in any letter case); other external names, such as those of
/// Okta's default attributes, yield nothing when they are well-formed. An attribute without
/// a namespace is not sent by Okta, so `None` and an empty text are the same finding.
///
/// Findings have the source `externalName` or `externalNamespace`; offsets are UTF-16 units.
///
/// ```
/// use scim_preflight::check_external_name;
/// let core = Some("urn:ietf:params:scim:schemas:core:2.0:User");
/// assert!(check_external_name("roles.^[primary==true].value", core).diagnostics.is_empty());
/// let report = check_external_name(r#"roles[primary eq "True"].value"#, core);
/// assert_eq!(report.diagnostics[0].rule, "external-name.entra-syntax");
/// ```
///
/// Sources: Sumo Logic, Provision with Okta, step 3; Okta, How to Pass Multivalued Attributes in
/// SCIM User Object. Okta has published no grammar: this one is that of the names seen in use.
#[must_use]
pub fn check_external_name(external_name: &str, external_namespace: Option<&str>) -> Report {
    let mut about_name = Findings::new();
    let home = name::check(external_name, &mut about_name);
    let mut about_namespace = Findings::new();
    namespace::check(external_namespace, home, &mut about_namespace);
    ReportBuilder::new(Encoding::Utf16)
        .text("externalName", external_name.as_bytes(), about_name)
        .text(
            "externalNamespace",
            external_namespace.unwrap_or_default().as_bytes(),
            about_namespace,
        )
        .finish()
}
