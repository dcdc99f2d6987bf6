#![expect(
    clippy::inline_always,
    reason = "the wasm is built for size and inlines little by itself; these stand in every token's way"
)]

/// Says whether two texts are equal, eight bytes a step.
///
/// What `==` calls in wasm compares byte by byte, which is felt with names that stand everywhere.
#[must_use]
#[inline(always)]
pub(crate) fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    while one.len() > 8 {
        let (Some((first, rest)), Some((other_first, other_rest))) =
            (one.split_first_chunk(), other.split_first_chunk())
        else {
            return false;
        };
        if u64::from_le_bytes(*first) != u64::from_le_bytes(*other_first) {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    packed(one) == packed(other)
}

/// Up to eight bytes in one word, which is another for every text of the same length.
#[inline(always)]
fn packed(text: &[u8]) -> u64 {
    let last = text.get(text.len().wrapping_sub(4)..).and_then(<[u8]>::first_chunk);
    if let (Some(first), Some(last)) = (text.first_chunk(), last) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    let mut word = 0;
    for &byte in text {
        word = word << 8 | u64::from(byte);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn texts_are_the_same_where_every_byte_is() {
        let text = b"urn:ietf:params:scim";
        for length in 0..=text.len() {
            let one = &text[..length];
            assert!(same(one, one));
            assert!(!same(one, &text[..length.saturating_sub(1)]) || length == 0);
            for changed in 0..length {
                let mut other = one.to_vec();
                other[changed] ^= 0x20;
                assert!(!same(one, &other), "{length} {changed}");
            }
        }
    }
}
