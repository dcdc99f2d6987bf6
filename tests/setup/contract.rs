//! The fixtures are what Okta's own description of its Management API says that it answers.

#[path = "../okta/contract.rs"]
mod vendor;

use vendor::Contract;

use super::export;

#[test]
fn the_fixtures_are_what_okta_answers() {
    let contract = Contract::read();
    let app = export("okta-app.json");
    let template = &app["credentials"]["userNameTemplate"];
    let schema = "ApplicationCredentialsUsernameTemplate";
    assert_eq!(contract.complaints(schema, template), [""; 0]);
    for (pointer, schema) in [
        ("/definitions/base/properties", "UserSchemaAttribute"),
        ("/definitions/custom/properties", "UserSchemaAttribute"),
        ("/properties", "ProfileMappingProperty"),
    ] {
        let (schemas, mappings) = (
            ["okta-user-schema", "okta-app-user-schema", "okta-app-user-schema-default"],
            ["okta-mapping-to-app", "okta-mapping-to-app-mapped", "okta-mapping-to-okta"],
        );
        let names = if schema == "ProfileMappingProperty" { mappings } else { schemas };
        for name in names {
            let whole = export(&format!("{name}.json"));
            for (member, value) in whole.pointer(pointer).unwrap().as_object().unwrap() {
                assert_eq!(contract.complaints(schema, value), [""; 0], "{name}: {member}");
            }
        }
    }
}
