//! References (RFC 7643 §2.3.7): URIs, and what is asked of the ones to photos and profiles.

use super::Text;
use super::uri::{Uri, percent_encoded, strangers};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::scim::schema::{Format, Type};
use crate::sentence;

rules! {
    pub(super) static RULES;
    SYNTAX: "type.reference-syntax", Error, Certain, "RFC 7643 §2.3.7; RFC 3986",
        "This is not a URI", "Write a full address, such as `https://example.com/ada`.";
    NOT_RESOLVABLE: "type.reference-not-resolvable", Warning, Certain, "RFC 7643 §2.3.7, §7",
        "The reference is no address that a browser can open",
        "Use an address that begins with `https://`.";
    RELATIVE_DOT: "type.reference-relative-dot", Info, Certain, "RFC 7643 §2.3.7; against it §8.3",
        "The reference climbs with dots, from a place that clients do not agree on",
        "Write it from the root of the service, such as `Users/1`, or in full.";
    PHOTO: "format.photo-url", Warning, Certain, "RFC 7643 §4.1.2",
        "The photo is not the full address of an image",
        "Use the address of an image file, such as `https://example.com/ada.jpg`.";
    PROFILE: "format.profileUrl", Warning, Certain, "RFC 7643 §4.1.1",
        "The profile is not a full address",
        "Use a full address, such as `https://example.com/ada`.";
    INSECURE: "format.url-insecure", Info, Certain, "RFC 7644 §7.1",
        "The address begins with `http://`: whoever is in between can read along",
        "Use `https://`, if the host has it.";
    URN: "format.urn", Warning, Certain, "RFC 7643 §10.2; RFC 8141 §2",
        "This is not a URN", "A URN has three parts, as in `urn:example:a`.";
}

/// Checks a reference.
pub(super) fn check(kind: Type, format: Format, value: &Text<'_>, findings: &mut Findings) {
    let text = value.text();
    let uri = match Uri::read(text) {
        Ok(uri) => uri,
        Err(fault) => {
            let (start, end) = (fault.place.start as usize, fault.place.end as usize);
            let finding = Finding::at(&SYNTAX, value.part(start, end))
                .message(sentence!("This is not a URI: ", fault.why, " stands in it"))
                .fix(encoded(kind, value));
            return findings.push(finding);
        }
    };
    let scheme = |name: &str| uri.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(name));
    if scheme("urn") && !is_urn(text) {
        return findings.push(Finding::at(&URN, value.span()));
    }
    let web = scheme("http") || scheme("https");
    let dots = [("../", 3), ("./", 2)];
    let dots = dots.into_iter().find(|(dots, _)| text.starts_with(dots));
    if kind == Type::ExternalReference {
        if let Some(finding) = external(format, &uri, web, value) {
            return findings.push(finding);
        }
    } else if let Some((_, length)) = dots {
        let fix = Fix::guess("Begin at the root of the service").delete(value.part(0, length));
        findings.push(Finding::at(&RELATIVE_DOT, value.part(0, length)).fix(fix));
    }
    if web && uri.has_user {
        findings.push(
            Finding::at(&INSECURE, value.span())
                .message("A name or a password stands in the address, where everybody sees it")
                .help("Take it out of the address, and change the password."),
        );
    } else if scheme("http") {
        let fix = Fix::guess("Use `https`").replace(value.part(0, 4), "https");
        findings.push(Finding::at(&INSECURE, value.part(0, 4)).fix(fix));
    }
}

/// Says what keeps a URI from being something with an address of its own.
fn external(format: Format, uri: &Uri<'_>, web: bool, value: &Text<'_>) -> Option<Finding> {
    let (_, extension) = uri.path.rsplit_once('.').unwrap_or_default();
    let page = ["html", "htm"].iter().any(|page| page.eq_ignore_ascii_case(extension));
    let data = uri.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("data"));
    let nowhere = uri.host.is_none_or(str::is_empty) && (uri.scheme.is_none() || web);
    let at = |rule| Finding::at(rule, value.span());
    match format {
        Format::PhotoUrl if data => {
            Some(at(&PHOTO).message("The photo stands in the value itself instead of its address"))
        }
        Format::PhotoUrl if page => {
            Some(at(&PHOTO).message("The photo is the address of a web page, not of an image"))
        }
        Format::PhotoUrl if nowhere || uri.scheme.is_none() => Some(at(&PHOTO)),
        Format::ProfileUrl if nowhere || uri.scheme.is_none() => Some(at(&PROFILE)),
        _ if nowhere || !web => Some(at(&NOT_RESOLVABLE)),
        _ => None,
    }
}

/// Percent-encodes what no URI has, where a URI is what comes out.
fn encoded(kind: Type, value: &Text<'_>) -> Option<Fix> {
    let text = value.text();
    let mut fix = Fix::safe("Percent-encode what does not belong in a URI");
    let mut out = String::new();
    let mut done = 0;
    for (start, character) in strangers(text) {
        let end = start + character.len_utf8();
        let code = percent_encoded(character);
        out.push_str(text.get(done..start)?);
        out.push_str(&code);
        fix = fix.replace(value.part(start, end), code);
        done = end;
    }
    out.push_str(text.get(done..)?);
    let uri = Uri::read(&out).ok().filter(|_| done > 0)?;
    // A blank in a host is no blank that anybody meant, and words are no address.
    let whole = uri.host.map_or(kind == Type::Reference, |host| !host.contains('%'));
    whole.then_some(fix)
}

/// Says whether a text is a URN by its grammar (RFC 8141 §2).
fn is_urn(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let [scheme, space, name] = core::array::from_fn(|_| parts.next().unwrap_or_default());
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    scheme.eq_ignore_ascii_case("urn")
        && (2..=32).contains(&space.len())
        && space.bytes().all(letter)
        && !space.starts_with('-')
        && !space.ends_with('-')
        && !name.is_empty()
        && !name.starts_with(['/', '?', '#'])
        && strangers(name).next().is_none()
        && !name.contains(['[', ']'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    const PLAIN: (Type, Format) = (Type::Reference, Format::Text);
    const EXTERNAL: (Type, Format) = (Type::ExternalReference, Format::Text);
    const PHOTO: (Type, Format) = (Type::ExternalReference, Format::PhotoUrl);
    const PROFILE: (Type, Format) = (Type::ExternalReference, Format::ProfileUrl);

    #[test]
    fn uri_references_are_clean() {
        let references = [
            "https://example.com/v2/Users/1",
            "https://[2001:db8::1]:8443/Users/1",
            "https://[::ffff:192.0.2.1]/x",
            "HTTPS://example.com:/",
            "Users/1",
            "/Users/1",
            "//example.com/Users/1",
            "?a=b",
            "#top",
            "Users/a:b",
            "https://example.com/a%20b?c=d&e=f/?#g",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "URN:example:a%2fb",
        ];
        assert_clean(PLAIN.0, PLAIN.1, &references);
        for (kind, format) in [EXTERNAL, PHOTO, PROFILE] {
            assert_clean(kind, format, &["https://example.com", "https://example.com/a/F?x=1"]);
        }
    }

    #[test]
    fn what_keeps_a_text_from_being_a_uri_is_named() {
        for ((kind, format), text, marked, why, fixed) in [
            (PROFILE, "not a url", " ", "a blank", ""),
            (PLAIN, "Users/a b", " ", "a blank", " -> \"Users/a%20b\""),
            (
                PHOTO,
                "https://x.co/a b ü.png",
                " ",
                "a blank",
                " -> \"https://x.co/a%20b%20%C3%BC.png\"",
            ),
            (
                PLAIN,
                "Users/<1>",
                "<",
                "a character that has to be percent-encoded",
                " -> \"Users/%3C1%3E\"",
            ),
            (
                PLAIN,
                "100%",
                "%",
                "a `%` without two hexadecimal digits behind it",
                " -> \"100%25\"",
            ),
            (PROFILE, "https://exa mple.com/", " ", "a blank", ""),
            (PLAIN, "https://x.co/a[0]", "[", "a bracket", ""),
            (PLAIN, "https://x.co/?a[0]=1", "[", "a bracket", ""),
            (PLAIN, "a#b#c", "#", "a second `#`", ""),
            (PLAIN, "1a:b", "1a:", "a colon behind something that is no scheme", ""),
            (PLAIN, "https://x.co:80a/", "x.co:80a", "a port that is none", ""),
            (PLAIN, "https://x.co:65536/", "x.co:65536", "a port that is none", ""),
            (PLAIN, "https://[::1]80/", "[::1]80", "a port that is none", ""),
            (PLAIN, "https://[x]/", "[x]", "brackets around something that is no IPv6 address", ""),
            (
                PLAIN,
                "https://[::1/",
                "[::1",
                "brackets around something that is no IPv6 address",
                "",
            ),
        ] {
            let expected = format!(
                "error type.reference-syntax [{marked}] \
                 This is not a URI: {why} stands in it{fixed}"
            );
            assert_eq!(found_in(kind, format, &quote(text)), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_its_own_is_named() {
        let nowhere = "type.reference-not-resolvable";
        let closed = "The reference is no address that a browser can open";
        let page = "The photo is the address of a web page, not of an image";
        for ((kind, format), text, rule, message) in [
            (EXTERNAL, "mailto:x@y.co", nowhere, closed),
            (PROFILE, "mailto:x@y.co", nowhere, closed),
            (EXTERNAL, "/me", nowhere, closed),
            (EXTERNAL, "urn:example:a", nowhere, closed),
            (EXTERNAL, "ftp://x.co/a", nowhere, closed),
            (PROFILE, "/me", "format.profileUrl", "The profile is not a full address"),
            (PROFILE, "example.com/me", "format.profileUrl", "The profile is not a full address"),
            (PROFILE, "https:///me", "format.profileUrl", "The profile is not a full address"),
            (PHOTO, "me.jpg", "format.photo-url", "The photo is not the full address of an image"),
            (
                PHOTO,
                "https:me.jpg",
                "format.photo-url",
                "The photo is not the full address of an image",
            ),
            (
                PHOTO,
                "data:image/png;base64,AA",
                "format.photo-url",
                "The photo stands in the value itself instead of its address",
            ),
            (PHOTO, "https://x.co/me.HTML?a", "format.photo-url", page),
        ] {
            let expected = format!("warning {rule} [\"{text}\"] {message}");
            assert_eq!(found_in(kind, format, &quote(text)), [expected]);
        }
    }

    #[test]
    fn addresses_that_others_can_read_are_noted() {
        let found = |text: &str| found_in(PLAIN.0, PLAIN.1, &quote(text));
        assert_eq!(
            found("http://x.co/Users/1"),
            ["info format.url-insecure [http] The address begins with `http://`: whoever is in \
              between can read along ?> \"https://x.co/Users/1\""]
        );
        // Neither the name nor the password is repeated in the message.
        assert_eq!(
            found("http://u:p@x.co/"),
            ["info format.url-insecure [\"http://u:p@x.co/\"] A name or a password stands in the \
              address, where everybody sees it"]
        );
    }

    #[test]
    fn dots_at_the_start_and_broken_urns_are_noted() {
        let found = |text: &str| found_in(PLAIN.0, PLAIN.1, &quote(text));
        assert_eq!(
            found("../Users/1"),
            [
                "info type.reference-relative-dot [../] The reference climbs with dots, from a place \
              that clients do not agree on ?> \"Users/1\""
            ]
        );
        for text in ["urn:x", "urn:x:a", "urn:-ab:c", "urn:ab:", "urn::a", "urn:ab:/c", "urn:a_b:c"]
        {
            assert_eq!(found(text), [format!("warning format.urn [\"{text}\"] This is not a URN")]);
        }
    }
}
