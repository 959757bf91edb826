//! Lists put in order, equals as they stood.
//!
//! The standard library lays its sort out once more for every kind of element, some five KiB of code each time, and we
//! sort forty kinds of short lists. Here it is laid out once, for positions; a kind of element adds no more than a few
//! swaps.

use std::cmp::Ordering;

/// Puts `list` in the order of `key`.
pub(crate) fn by_key<T, K: Ord>(list: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Puts `list` in the order that `compare` says.
pub(crate) fn by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut from = ordered(list.len(), &mut |one, other| compare(&list[one], &list[other]));
    // What belongs here changes places with what stands here, round and round until a ring is closed.
    for start in 0..list.len() {
        let mut at = start;
        while from[at] != start {
            let next = std::mem::replace(&mut from[at], at);
            list.swap(at, next);
            at = next;
        }
        from[at] = at;
    }
}

/// The positions of a list of `length` elements, in order.
fn ordered(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|one, other| compare(*one, *other));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_ordered_as_the_standard_library_would_and_equals_stay_as_they_stood() {
        // Every list of up to six elements of three kinds.
        for code in 0..4_usize.pow(6) {
            let list: Vec<(usize, usize)> = (0..6)
                .map(|nth| (nth, code / 4_usize.pow(nth as u32) % 4))
                .filter(|(_, kind)| *kind > 0)
                .collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |(_, kind)| *kind);
            theirs.sort_by_key(|(_, kind)| *kind);
            assert_eq!(ours, theirs);
        }
    }
}
