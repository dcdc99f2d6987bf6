//! Rules of devices (RFC 9944) and of the draft on roles and entitlements, looked at in a tree.

use crate::json::{Document, Node, quote};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix, Rule};
use crate::scim::schema::{Schema, urn};
use crate::sentence;
use crate::text::{Span, shown};

rules! {
    pub(crate) static RULES;
    ACTIVE: "device.active", Error, Certain, "RFC 9944",
        "`active` of the Device is missing", "Say whether commands to the device are passed on.";
    MUD_URL: "device.mudUrl", Warning, Certain, "RFC 9944; RFC 8520",
        "`mudUrl` is not an https URL", "Send the whole address of the device's MUD file.";
    MAC: "device.mac", Warning, Certain, "RFC 9944",
        "This is not a hardware address", "Write pairs of hexadecimal digits with colons between them.";
    PAIRING: "device.pairing-container", Warning, Certain, "RFC 9944",
        "A pairing method is listed whose values are missing",
        "Put an object with the URN of the method as its name into the BLE extension.";
    ENDPOINT_APP: "device.endpointApp", Warning, Certain, "RFC 9944",
        "The EndpointApp is not complete", "";
    VALUE: "role.value", Error, Certain, "draft-ietf-scim-roles-entitlements",
        "A role or entitlement has a `value`, and `supported` is a boolean", "";
    ASSIGNMENTS: "role.assignments", Warning, Certain, "draft-ietf-scim-roles-entitlements",
        "The numbers of assignments contradict each other", "";
}

/// The rule about a required attribute that is missing, where it has one of its own.
pub(super) fn missing(schema: &Schema<'_>, name: &str) -> Option<&'static Rule> {
    match (schema.urn, name) {
        (urn::DEVICE, "active") => Some(&ACTIVE),
        (urn::ROLE | urn::ENTITLEMENT, "value") => Some(&VALUE),
        _ => None,
    }
}

/// Judges a resource of these types; its findings from the walk begin at the mark.
pub(super) fn check(
    bytes: &[u8],
    span: Span,
    schema: &Schema<'_>,
    mark: usize,
    findings: &mut Findings,
) {
    let judge: fn(Node<'_>, usize, &mut Findings) = match schema.urn {
        urn::DEVICE => device,
        urn::ENDPOINT_APP => endpoint_app,
        urn::ROLE | urn::ENTITLEMENT => grant,
        _ => return,
    };
    judge(Document::inside(bytes, span.start, 64).root(), mark, findings);
}

fn device(device: Node<'_>, _: usize, findings: &mut Findings) {
    if let Some(node) = device.member_any_case("mudUrl")
        && node.text().is_some_and(|url| !is_https(&url))
    {
        findings.push(Finding::at(&MUD_URL, node.span()));
    }
    for (name, container) in device.members().filter(|(name, _)| name.contains(':')) {
        for (attribute, pairs) in
            [("deviceMacAddress", 6), ("separateBroadcastAddress", 6), ("deviceEui64Address", 8)]
        {
            let Some(node) = container.member_any_case(attribute) else { continue };
            for address in core::iter::once(node).chain(node.elements()) {
                hardware_address(address, pairs, findings);
            }
        }
        if name.eq_ignore_ascii_case(urn::BLE_DEVICE) {
            pairing(container, findings);
        }
    }
}

fn is_https(url: &str) -> bool {
    let rest = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://"));
    rest.is_some() && url.len() > 8 && !url.contains(char::is_whitespace)
}

/// Judges an address of so many pairs of digits.
fn hardware_address(node: Node<'_>, pairs: usize, findings: &mut Findings) {
    let Some(text) = node.text() else { return };
    let digits: String =
        text.chars().filter(|letter| !matches!(letter, ':' | '-' | '.' | ' ')).collect();
    let hex = digits.len() == pairs * 2 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let written = digits.char_indices().fold(String::new(), |mut written, (index, digit)| {
        if index > 0 && index % 2 == 0 {
            written.push(':');
        }
        written.push(digit);
        written
    });
    if !hex || written != *text {
        let fix = Fix::safe("Write it with colons").replace(node.span(), quote(&written));
        let message = sentence!(shown(&text), " is not a hardware address");
        findings.push(Finding::at(&MAC, node.span()).message(message).fix(hex.then_some(fix)));
    }
}

fn pairing(container: Node<'_>, findings: &mut Findings) {
    let methods = container.member_any_case("pairingMethods");
    for method in methods.into_iter().flat_map(Node::elements) {
        let Some(text) = method.text() else { continue };
        // Without pairing there are no values either.
        let none = text.contains(":pairingNull:");
        if !none && container.member_any_case(&text).is_none() {
            let message = sentence!("The values of ", shown(&text), " are missing");
            findings.push(Finding::at(&PAIRING, method.span()).message(message));
        }
    }
}

fn endpoint_app(app: Node<'_>, _: usize, findings: &mut Findings) {
    let place = app.opening();
    for name in ["applicationType", "applicationName"] {
        if app.member_any_case(name).is_none() {
            let message = sentence!("The EndpointApp has no `", name, "`");
            findings.push(Finding::at(&ENDPOINT_APP, place).message(message));
        }
    }
    if let Some(node) = app.member_any_case("applicationType")
        && node.text().is_some_and(|kind| !matches!(&*kind, "deviceControl" | "telemetry"))
    {
        let message = "`applicationType` is `deviceControl` or `telemetry`";
        findings.push(Finding::at(&ENDPOINT_APP, node.span()).message(message));
    }
    if let Some(node) = app.member_any_case("certificateInfo")
        && !node.is_null()
        && node.member_any_case("subjectName").is_none()
    {
        let message = "`certificateInfo` has no `subjectName`";
        findings.push(Finding::at(&ENDPOINT_APP, node.opening()).message(message));
    }
}

fn grant(grant: Node<'_>, mark: usize, findings: &mut Findings) {
    if let Some(node) = grant.member_any_case("supported") {
        findings.recast(mark, node.span(), &super::values::BOOLEANS, &VALUE);
    }
    let number = |name: &str| {
        let node = grant.member_any_case(name)?;
        Some((node, node.number()?.as_i64(node.bytes())?))
    };
    let Some((node, permitted)) = number("totalAssignmentsPermitted") else { return };
    let limited = grant.member_any_case("limitedAssignmentsPermitted").and_then(Node::boolean);
    let used = number("totalAssignmentsUsed");
    let finding = match used {
        Some((node, used)) if used > permitted => Finding::at(&ASSIGNMENTS, node.span())
            .message("More assignments are used than are permitted"),
        _ if limited != Some(true) => Finding::at(&ASSIGNMENTS, node.span()).message(
            "A number of assignments is permitted, but `limitedAssignmentsPermitted` is not true",
        ),
        _ => return,
    };
    findings.push(finding);
}
