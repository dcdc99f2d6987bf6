//! Hosts, as email addresses and URIs have them.

/// Says whether a text is an IPv4 address (RFC 3986 §3.2.2).
pub(super) fn is_ipv4(text: &str) -> bool {
    let mut parts = 0;
    let all = text.split('.').all(|part| {
        parts += 1;
        (1..=3).contains(&part.len()) && part.parse::<u8>().is_ok() && !part.starts_with('+')
    });
    all && parts == 4
}

/// Says whether a text is an IPv6 address, without brackets and zone (RFC 3986 §3.2.2).
pub(super) fn is_ipv6(text: &str) -> bool {
    match text.split_once("::") {
        Some((head, tail)) => {
            let (head, tail) = (groups(head, false), groups(tail, true));
            head.zip(tail).is_some_and(|(head, tail)| head + tail < 8)
        }
        None => !text.is_empty() && groups(text, true) == Some(8),
    }
}

/// Counts groups of up to four hexadecimal digits; an IPv4 address at the end counts as two.
fn groups(text: &str, last: bool) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let mut count = 0;
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        let hex = part.bytes().all(|byte| byte.is_ascii_hexdigit());
        count += match part.len() {
            1..=4 if hex => 1,
            _ if last && parts.peek().is_none() && is_ipv4(part) => 2,
            _ => return None,
        };
    }
    Some(count)
}
