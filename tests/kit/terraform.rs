use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;

use super::{of, sound, with};

/// Whether terraform is installed here; what it says is asked for where it is.
fn installed() -> bool {
    let version = Command::new("terraform").arg("version").output();
    version.is_ok_and(|output| output.status.success())
}

/// Runs terraform over a text; gives what it writes.
pub(crate) fn terraform(arguments: &[&str], input: &str) -> Option<String> {
    if !installed() {
        return None;
    }
    let folder = std::env::temp_dir();
    let mut running = Command::new("terraform")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "terraform {arguments:?} says:\n{said}\nof\n{input}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What `terraform fmt` would change: a small judge for where terraform is not installed. Each
/// block is two spaces further in, equals signs of neighbors stand below each other, nothing
/// trails, and there is never more than one empty line.
fn layout_complaints(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut depth = 0_usize;
    let mut group: Option<usize> = None;
    for (index, line) in text.lines().enumerate() {
        let mut say = |what: &str| wrong.push(format!("{}: {what}: {line}", index + 1));
        let code = line.trim_start();
        if code.starts_with('}') {
            depth -= 1;
        }
        let indent = line.len() - code.len();
        if !code.is_empty() && indent != 2 * depth {
            say("indent");
        }
        if line.trim_end() != line {
            say("blank at the end");
        }
        let sign = line.find(" = ").filter(|_| !code.starts_with('#') && !code.ends_with('{'));
        if let (Some(one), Some(other)) = (group, sign)
            && one != other
        {
            say("equals signs");
        }
        group = sign;
        if code.ends_with('{') {
            depth += 1;
        }
    }
    if depth != 0 || text.contains("\n\n\n") || !text.ends_with("}\n") {
        wrong.push("blocks or empty lines".to_owned());
    }
    wrong
}

#[test]
fn the_configuration_is_laid_out_as_terraform_does() {
    for options in [
        sound(),
        with("mode", "mapped"),
        json!({}),
        json!({"mode": "mapped", "deployment": "us1"}),
        with("roles", json!(["Ops \"${x}\" %{if} \\ $${y}", "b\nc"])),
    ] {
        let text = of(&options).terraform;
        assert_eq!(layout_complaints(&text), [""; 0], "{text}");
        if let Some(formatted) = terraform(&["fmt", "-"], &text) {
            assert_eq!(formatted, text);
        }
    }
}

#[test]
fn the_judge_of_layouts_sees_what_terraform_would_change() {
    let complaints = |text| layout_complaints(text).len();
    assert_eq!(complaints("a {\n  b  = 1\n  cd = 2\n}\n"), 0);
    assert_eq!(complaints("a {\n  b = 1\n  cd = 2\n}\n"), 1);
    assert_eq!(complaints("a {\n b = 1\n}\n"), 1);
    assert_eq!(complaints("a {\n  b = 1 \n}\n"), 1);
    assert_eq!(complaints("a {\n  b = 1\n"), 1);
}

/// The block of a header, without its first and last line.
fn block<'a>(text: &'a str, header: &str) -> &'a str {
    let (_, rest) = text.split_once(header).unwrap_or_else(|| panic!("no {header} in\n{text}"));
    rest.split_once("\n}\n").unwrap().0
}

#[test]
fn what_needs_scim_waits_for_it() {
    let text = of(&sound()).terraform;
    for header in [
        "resource \"okta_app_user_schema_property\" \"roles\"",
        "resource \"okta_profile_mapping\" \"to_app\"",
        "resource \"okta_profile_mapping\" \"to_okta\"",
    ] {
        assert!(block(&text, header).contains("= var.scim_is_enabled ? 1 : 0\n"), "{header}");
    }
    let groups = block(&text, "resource \"okta_app_group_assignment\" \"groups\"");
    assert!(groups.contains("for_each = var.scim_is_enabled ? var.role_of_group : {}\n"));
    assert!(groups.contains("profile  = jsonencode({ roles = each.value })\n"));
    assert!(!block(&text, "resource \"okta_app_saml\" \"sumo_logic\"").contains("scim_is_enabled"));
}

#[test]
fn expressions_of_okta_are_no_templates_of_terraform() {
    let text = of(&sound()).terraform;
    assert!(text.contains("user_name_template             = \"$${source.email}\"\n"), "{text}");
    assert!(text.contains("subject_name_id_template       = \"$${user.userName}\"\n"));
}

#[test]
fn what_is_not_known_is_a_variable() {
    let text = of(&json!({})).terraform;
    for name in ["deployment", "assertion_consumer_url", "entity_id"] {
        assert!(text.contains(&format!("variable \"{name}\" {{\n")), "{name}");
        assert!(text.contains(&format!("= var.{name}\n")), "{name}");
    }
    assert!(!text.contains('<'), "{text}");
    let text = of(&sound()).terraform;
    assert!(text.contains("  environment = \"us2\"\n"));
    assert!(!text.contains("variable \"deployment\""));
}

#[test]
fn roles_of_the_okta_user_are_mapped_only_where_that_is_asked_for() {
    let roles = "    id          = \"roles\"\n    expression  = \"user.roles\"\n";
    assert!(!of(&sound()).terraform.contains(roles));
    let mapped = of(&with("mode", "mapped")).terraform;
    assert!(block(&mapped, "resource \"okta_profile_mapping\" \"to_app\"").contains(roles));
    assert!(block(&mapped, "resource \"okta_app_group_assignment\"").contains("var.groups : []"));
}
