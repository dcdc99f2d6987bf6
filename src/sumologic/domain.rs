const DOMAIN: &str = "sumologic.com";

/// The domain as [`fold`] writes it.
const FOLDED: &str = "sumologlc.com";

/// How a host relates to Sumo Logic's domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Domain {
    /// Under `sumologic.com`.
    Exact,
    /// A slip of the fingers: `sumologc.com`, `sumologic.co`.
    Misspelled,
    /// Made or apt to be taken for it: `sumo1ogic.com`, `sumologic.com.evil.example`.
    LookAlike,
    /// Sumo Logic's own systems under `sumologic.net`.
    Internal,
    /// Something else.
    Foreign,
}

/// Says whether a host is one of Sumo Logic's.
pub(crate) fn is_sumologic(host: &str) -> bool {
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(find_domain(&host), (Domain::Exact, _))
}

/// Where the domain stands in a host in lower case, and how it is written.
pub(super) fn find_domain(name: &str) -> (Domain, Option<(usize, usize)>) {
    let starts = || core::iter::once(0).chain(name.match_indices('.').map(|(dot, _)| dot + 1));
    let rest = |start: usize| name.get(start..).unwrap_or_default();
    let find = |fits: &dyn Fn(&str) -> bool| starts().find(|&start| fits(rest(start)));
    if let Some(start) = find(&|rest| rest == DOMAIN) {
        return (Domain::Exact, Some((start, name.len())));
    }
    if ["stag-api.sumologic.net", "long-api.sumologic.net"].contains(&name)
        || name.ends_with("stag.sumologic.net")
        || name.ends_with("long.sumologic.net")
    {
        return (Domain::Internal, None);
    }
    if name.len() > 253 {
        return (Domain::Foreign, None);
    }
    let folded = |rest: &str| rest.len() <= 2 * DOMAIN.len() && fold(rest) == FOLDED;
    let continued =
        |rest: &str| rest.strip_prefix(DOMAIN).is_some_and(|more| more.starts_with('.'));
    if let Some(start) = find(&folded).or_else(|| find(&continued)) {
        return (Domain::LookAlike, Some((start, name.len())));
    }
    if let Some(start) = find(&is_misspelled) {
        return (Domain::Misspelled, Some((start, name.len())));
    }
    let disguised = !name.is_ascii()
        || name.split('.').any(|label| label.starts_with("xn--"))
        || fold(name).contains("sumologlc");
    (if disguised { Domain::LookAlike } else { Domain::Foreign }, None)
}

/// Says whether this can only have been meant as the domain: another ending, or two slips at most.
fn is_misspelled(rest: &str) -> bool {
    let other_end = rest
        .strip_prefix("sumologic")
        .is_some_and(|end| end.is_empty() || end.starts_with('.') && !end.contains(".com."));
    let one_label = rest.matches('.').count() <= 1;
    other_end && one_label || distance(rest, DOMAIN) <= 2
}

/// Makes characters alike that look alike.
fn fold(name: &str) -> String {
    let one = |character| match character {
        '0' | 'ο' | 'о' => 'o',
        '1' | 'i' | '|' | 'ı' | 'і' | 'ӏ' | 'ι' => 'l',
        '5' | 'ѕ' => 's',
        'с' | 'ϲ' => 'c',
        'м' => 'm',
        'υ' => 'u',
        'ɡ' | '9' => 'g',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        _ => character,
    };
    name.chars()
        .map(one)
        .map(|character| if character == 'i' { 'l' } else { character })
        .collect::<String>()
        .replace("rn", "m")
}

/// How many characters have to be put in, taken out or changed; large for texts of other lengths.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, byte) in one.bytes().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, against) in row.iter_mut().skip(1).zip(other.bytes()) {
            let changed = diagonal + usize::from(byte != against);
            diagonal = *cell;
            *cell = changed.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{DOMAIN, FOLDED, distance, fold};

    #[test]
    fn the_domain_is_folded_like_all_else() {
        assert_eq!(fold(DOMAIN), FOLDED);
    }

    #[test]
    fn the_distance_counts_what_has_to_be_changed() {
        let cases = [("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ac", 1), ("ab", "xaby", 2)];
        for (one, other, expected) in cases {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }
}
