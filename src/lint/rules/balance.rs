//! The balance of coded words: information, with the evidence for and against it.

use std::collections::BTreeMap;

use super::Found;
use crate::lint::yardstick::Mark;

/// From this difference on, the word lists' authors speak of a strong lean.
const STRONG_LEAN: usize = 4;

pub(super) fn find(found: &mut Found<'_>) {
    let code = "gender-balance";
    let Some((_, record, _)) = found.rule(code) else { return };
    let (document, yardstick) = (found.context.document, found.context.yardstick);
    let coded = &yardstick.catalogue.coded;
    let (mut masculine, mut feminine) = (BTreeMap::new(), BTreeMap::new());
    let mut first = None;
    for line in found.lines().filter(|line| line.speaks() && record.sections.contains(&line.section)) {
        let is_term_of_the_field = |at: usize| {
            document
                .hits(line)
                .iter()
                .any(|hit| yardstick.mark(hit.mark) == Mark::NotCoded && hit.words().contains(&(at as u32)))
        };
        for at in line.words.clone() {
            let word = document.quote(at, at).to_lowercase();
            let begins = |list: &[String]| list.iter().any(|stem| word.starts_with(stem.as_str()));
            let (is_masculine, is_feminine) = (begins(&coded.masculine), begins(&coded.feminine));
            if (is_masculine || is_feminine) && !is_term_of_the_field(at) {
                first.get_or_insert_with(|| document.place_of_words(at, at));
                *(if is_masculine { &mut masculine } else { &mut feminine })
                    .entry(word)
                    .or_insert(0_usize) += 1;
            }
        }
    }
    let count = |words: &BTreeMap<String, usize>| words.values().sum::<usize>();
    let (his, hers) = (count(&masculine), count(&feminine));
    let Some(first) = first.filter(|_| his.abs_diff(hers) >= STRONG_LEAN) else { return };
    let (lean, number, words, other) =
        if his > hers { ("masculine", his, masculine, hers) } else { ("feminine", hers, feminine, his) };
    let named: Vec<&str> = words.keys().take(5).map(String::as_str).collect();
    let says = format!("{number} words lean {lean} ({}), {other} the other way", named.join(", "));
    found.add(code, first, &[&says]);
}
