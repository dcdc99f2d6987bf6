//! Mailboxes (RFC 5321 §4.1.2), with the characters beyond ASCII that RFC 6531 adds.

use super::Text;
use super::host::{is_ipv4, is_ipv6};
use crate::report::rule::rules;
use crate::report::{Finding, Findings, Fix};
use crate::sentence;
use crate::text::Span;

rules! {
    pub(super) static RULES;
    EMAIL: "format.email", Warning, Certain, "RFC 7643 §4.1.2; RFC 5321 §4.1.2",
        "This is not an email address", "Write one plain address, such as `ada@example.com`.";
    CANONICAL: "format.email-canonical", Info, Certain, "RFC 7643 §4.1.2",
        "The domain of an email address has capital letters",
        "Write the domain in lower case: some servers compare it letter by letter.";
}

/// Checks an email address, and the spelling of its domain.
pub(super) fn check(value: &Text<'_>, findings: &mut Findings) {
    if !is_address(value, findings) {
        return;
    }
    let text = value.text();
    let start = text.rfind('@').map_or(text.len(), |at| at + 1);
    let domain = Span::new(start, text.len()).text(text);
    let capital = |byte: u8| byte.is_ascii_uppercase();
    if domain.bytes().any(capital) && !domain.starts_with('[') {
        let lower = domain.to_ascii_lowercase();
        let fix = value.replaced_part(Fix::safe("Use lower case"), start, text.len(), &lower);
        findings.push(Finding::at(&CANONICAL, value.part(start, text.len())).fix(fix));
    }
}

/// Checks a text that should be an address; says whether it is one.
pub(super) fn is_address(value: &Text<'_>, findings: &mut Findings) -> bool {
    let text = value.text();
    if let Some(address) = unwrapped(text) {
        let fix = fault(address)
            .is_none()
            .then(|| value.replaced(Fix::safe("Keep the plain address"), address));
        let finding = Finding::at(&EMAIL, value.span())
            .message("There is more than the plain address: a name in front of it, or `mailto:`");
        findings.push(finding.fix(fix));
        return false;
    }
    let Some((why, place)) = fault(text) else { return true };
    let span = if place.is_empty() {
        value.span()
    } else {
        value.part(place.start as usize, place.end as usize)
    };
    let message = sentence!(value.shown(), " is not an email address: ", why);
    findings.push(Finding::at(&EMAIL, span).message(message));
    false
}

/// Says whether a user name seems to be meant as an email address.
pub(super) fn is_meant(text: &str) -> bool {
    let plain = || {
        text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.contains('@')
        })
    };
    unwrapped(text).is_some_and(|inner| inner.contains('@')) || plain()
}

/// The address in `mailto:…` or `Name <…>`.
fn unwrapped(text: &str) -> Option<&str> {
    if let Some((scheme, address)) = text.split_once(':')
        && scheme.eq_ignore_ascii_case("mailto")
    {
        return Some(address);
    }
    text.strip_suffix('>')?.split_once('<').map(|(_, address)| address)
}

/// What is wrong with an address, and where; the empty place is all of it.
fn fault(address: &str) -> Option<(&'static str, Span)> {
    let whole = Span::default();
    let Some(at) = address.rfind('@') else { return Some(("it has no `@`", whole)) };
    let domain_start = at + 1;
    let local = Span::new(0, at).text(address);
    let domain = Span::new(domain_start, address.len()).text(address);
    let character = |found: Option<(usize, char)>, from: usize, why: &'static str| {
        found.map(|(start, character)| {
            let start = from + start;
            (why, Span::new(start, start + character.len_utf8()))
        })
    };
    if local.is_empty() || domain.is_empty() {
        return Some(("nothing stands on one side of the `@`", whole));
    }
    if local.len() > 64 || address.len() > 254 {
        return Some(("it is longer than mail servers take", whole));
    }
    if let Some(quoted) = local.strip_prefix('"') {
        if !is_quoted(quoted) {
            return Some(("the quotes before the `@` do not close", whole));
        }
    } else {
        let odd = local.char_indices().find(|&(_, character)| !is_atom(character));
        if let Some(fault) = character(odd, 0, "a character before the `@` does not belong there") {
            return Some(fault);
        }
        if local.split('.').any(str::is_empty) {
            return Some(("a dot before the `@` has nothing beside it", whole));
        }
    }
    if let Some(literal) = domain.strip_prefix('[') {
        let address = literal.strip_suffix(']').unwrap_or_default();
        let known = is_ipv4(address) || address.strip_prefix("IPv6:").is_some_and(is_ipv6);
        return (!known).then_some(("the address in brackets is none", whole));
    }
    let odd = domain.char_indices().find(|&(_, character)| {
        character.is_ascii() && !character.is_ascii_alphanumeric() && !"-.".contains(character)
    });
    character(odd, domain_start, "a character behind the `@` does not belong in a domain").or_else(
        || (!domain.split('.').all(is_label)).then_some(("its domain is not well formed", whole)),
    )
}

/// The inside of a quoted local part, from behind its first quote.
fn is_quoted(rest: &str) -> bool {
    let mut characters = rest.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return characters.next().is_none(),
            '\\' if characters.next().is_none() => return false,
            _ => {}
        }
    }
    false
}

fn is_atom(character: char) -> bool {
    !character.is_ascii()
        || character.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~.".contains(character)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_clean, found_in};
    use super::is_meant;
    use crate::json::quote;
    use crate::scim::schema::{Format, Type};

    fn found(text: &str) -> Vec<String> {
        found_in(Type::String, Format::Email, &quote(text))
    }

    #[test]
    fn every_mailbox_is_clean() {
        let long = [&*"a".repeat(64), "@example.com"].concat();
        let addresses = [
            "a+b@x.co",
            "user@corp.local",
            "root@localhost",
            "o'brien@example.com",
            "\"Ada Lovelace\"@example.com",
            "\"a\\\"@b\"@example.com",
            "ada@[192.0.2.1]",
            "ada@[IPv6:2001:db8::1]",
            "ada@xn--bcher-kva.example",
            "josé@bücher.example",
            "1@2.example",
            &long,
        ];
        assert_clean(Type::String, Format::Email, &addresses);
    }

    #[test]
    fn what_is_no_mailbox_is_named() {
        let behind = "a character behind the `@` does not belong in a domain";
        let before = "a character before the `@` does not belong there";
        for (text, marked, why) in [
            ("not-an-email", "\"not-an-email\"", "it has no `@`"),
            ("@b.co", "\"@b.co\"", "nothing stands on one side of the `@`"),
            ("a@", "\"a@\"", "nothing stands on one side of the `@`"),
            ("a b@c.co", " ", before),
            ("a@b@c.co", "@", before),
            (".a@b.co", "\".a@b.co\"", "a dot before the `@` has nothing beside it"),
            ("a..b@c.co", "\"a..b@c.co\"", "a dot before the `@` has nothing beside it"),
            ("a@b.co, c@d.co", "@", before),
            ("a@b,co", ",", behind),
            ("a@b_c.co", "_", behind),
            ("a@b..co", "\"a@b..co\"", "its domain is not well formed"),
            ("a@-b.co", "\"a@-b.co\"", "its domain is not well formed"),
            ("a@b.co.", "\"a@b.co.\"", "its domain is not well formed"),
            ("a@[300.0.0.1]", "\"a@[300.0.0.1]\"", "the address in brackets is none"),
            ("a@[IPv6:1::2::3]", "\"a@[IPv6:1::2::3]\"", "the address in brackets is none"),
        ] {
            let expected =
                format!("warning format.email [{marked}] `{text}` is not an email address: {why}");
            let first: Vec<String> = found(text).into_iter().take(1).collect();
            assert_eq!(first, [expected]);
        }
        let quotes = found("\"ada@b.co");
        assert!(quotes[0].ends_with("the quotes before the `@` do not close"), "{quotes:?}");
        let long = found(&["a".repeat(65), "@b.co".to_owned()].concat());
        assert!(long[0].ends_with("it is longer than mail servers take"), "{long:?}");
    }

    #[test]
    fn the_plain_address_is_taken_out_of_what_is_around_it() {
        for (text, plain) in [
            ("mailto:ada@example.com", "ada@example.com"),
            ("Ada Lovelace <ada@example.com>", "ada@example.com"),
        ] {
            let expected = format!(
                "warning format.email [\"{text}\"] There is more than the plain address: \
                 a name in front of it, or `mailto:` -> \"{plain}\""
            );
            assert_eq!(found(text), [expected]);
        }
    }

    #[test]
    fn a_domain_in_capital_letters_is_lowered() {
        let expected = "info format.email-canonical [EXAMPLE.Com] The domain of an email address \
                        has capital letters -> \"Ada@example.com\"";
        assert_eq!(found("Ada@EXAMPLE.Com"), [expected]);
        assert_clean(Type::String, Format::Email, &["a@[IPv6:2001:DB8::1]"]);
    }

    #[test]
    fn a_user_name_is_held_for_an_address_only_when_it_looks_like_one() {
        for address in ["a@b.co", "a b@c.co", "mailto:a@b.co", "A <a@b.co>", "a@b..co"] {
            assert!(is_meant(address), "{address}");
        }
        for name in ["ada", "ada@host", "DOMAIN\\ada", "a@b@c.co", "@ada.l", "mailto:ada", "<ada>"]
        {
            assert!(!is_meant(name), "{name}");
        }
    }
}
