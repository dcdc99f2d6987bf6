//! "Did you mean": the nearest of some names.

/// Finds the one name that is nearest to a word: at most two letters away, or the same but for
/// underscores, hyphens, blanks, letter case or a plural `s`. Nothing where two are as near.
pub(crate) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let plain = plain(word);
    let limit = if plain.len() < 5 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    let mut tie = false;
    for name in names {
        let distance = distance(plain.as_bytes(), self::plain(name).as_bytes(), limit);
        match best {
            _ if distance > limit => {}
            Some((nearest, _)) if distance > nearest => {}
            Some((nearest, known)) if distance == nearest => tie |= known != name,
            _ => {
                best = Some((distance, name));
                tie = false;
            }
        }
    }
    best.filter(|_| !tie).map(|(_, name)| name)
}

fn plain(word: &str) -> String {
    let letters = word.chars().filter(char::is_ascii_alphanumeric);
    let mut plain: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    if plain.len() > 3 && plain.ends_with('s') {
        plain.pop();
    }
    plain
}

/// The optimal string alignment distance: insertions, deletions, replacements, swaps.
fn distance(one: &[u8], other: &[u8], limit: usize) -> usize {
    if one.len().abs_diff(other.len()) > limit || one.len() > 64 {
        return limit + 1;
    }
    let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, &letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &against) in other.iter().enumerate() {
            let replaced = at(&last, column) + usize::from(letter != against);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(&against)
                && other.get(column - 1) == Some(&letter);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = core::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_found_unless_two_are_as_near() {
        let names = ["displayName", "nickName", "userName", "title", "emails", "name"];
        let found = |word| nearest(word, names.into_iter());
        assert_eq!(found("dispalyName"), Some("displayName"));
        assert_eq!(found("user_name"), Some("userName"));
        assert_eq!(found("email"), Some("emails"));
        assert_eq!(found("colour"), None);
        assert_eq!(nearest("ab", ["aa", "bb"].into_iter()), None);
    }
}
