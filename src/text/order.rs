use core::cmp::Ordering;
use core::mem::swap;

/// Sorts stably, in `n log n` comparisons.
///
/// The standard library's sort is compiled anew for every type and takes 6 kB of wasm each time;
/// of this one only the comparison and the swap are.
pub(crate) fn sort_by<T>(list: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let mut ranks = ranked(list.len() as u32, &|one, other| match (
        list.get(one as usize),
        list.get(other as usize),
    ) {
        (Some(one), Some(other)) => order(one, other).is_lt(),
        _ => false,
    });
    arrange(&mut ranks, &mut |one, other| list.swap(one, other));
}

/// The indices of the elements in their order: a merge sort from runs of one upwards.
fn ranked(count: u32, precedes: &dyn Fn(u32, u32) -> bool) -> Vec<u32> {
    let mut ranks: Vec<u32> = (0..count).collect();
    let mut merged = Vec::with_capacity(ranks.len());
    let mut width = 1;
    while width < ranks.len() {
        merged.clear();
        for run in ranks.chunks(2 * width) {
            let (left, right) = run.split_at(width.min(run.len()));
            merge(left, right, &mut merged, precedes);
        }
        swap(&mut ranks, &mut merged);
        width *= 2;
    }
    ranks
}

fn merge(
    mut left: &[u32],
    mut right: &[u32],
    merged: &mut Vec<u32>,
    precedes: &dyn Fn(u32, u32) -> bool,
) {
    while let (Some((&one, left_rest)), Some((&other, right_rest))) =
        (left.split_first(), right.split_first())
    {
        if precedes(other, one) {
            merged.push(other);
            right = right_rest;
        } else {
            merged.push(one);
            left = left_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Brings the elements into the order of their ranks, one cycle after the other.
fn arrange(ranks: &mut [u32], exchange: &mut dyn FnMut(usize, usize)) {
    for start in 0..ranks.len() {
        let mut place = start;
        while let Some(rank) = ranks.get_mut(place) {
            let wanted = *rank as usize;
            *rank = place as u32;
            if wanted == start || wanted == place {
                break;
            }
            exchange(place, wanted);
            place = wanted;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by;

    #[test]
    fn the_order_is_that_of_the_standard_library_with_equals_left_as_they_were() {
        let mut seed = 7_u32;
        for length in 0..200 {
            let mut list: Vec<(u32, u32)> = (0..length)
                .map(|index| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, index)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|&(key, _)| key);
            sort_by(&mut list, |one, other| one.0.cmp(&other.0));
            assert_eq!(list, expected);
        }
    }
}
