//! What people get to read, as pictures in text: one for every payload in `fixtures/payloads`.

#[path = "support/render.rs"]
mod render;

use render::render;
use scim_preflight::check_payload;
use scim_preflight::scim::{PayloadOptions, Profile, Profiles};
use scim_preflight::text::Encoding;

#[test]
fn reports_read_as_they_were_approved() {
    insta::glob!("fixtures/payloads/*.json", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let profiles = Profiles::default().with(Profile::Okta).with(Profile::SumoLogic);
        let views = [("rfc", Profiles::default()), ("okta, sumologic", profiles)];
        let pictures: Vec<String> = views
            .into_iter()
            .map(|(name, profiles)| {
                let options = PayloadOptions { profiles, ..PayloadOptions::default() };
                let report = check_payload(text.as_bytes(), &options, Encoding::Utf16).report;
                format!("# {name}\n{}", render(&report, &text))
            })
            .collect();
        insta::assert_snapshot!(pictures.join("\n"));
    });
}
