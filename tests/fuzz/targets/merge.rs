//! Three versions of a document, whatever stands in them.

use std::collections::BTreeMap;

use hirefor::draft::{conflict_markers, merge};

/// The three versions stand one behind the other, with a NUL between.
pub fn merging(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = text.splitn(3, '\0');
    let [base, yours, generated] = [(); 3].map(|()| texts.next().unwrap_or_default());
    keeps_the_laws(base, yours, generated);
}

/// Panics where merging the three breaks a promise.
pub fn keeps_the_laws(base: &str, yours: &str, generated: &str) {
    let quiet = |one: &str, mine: &str, other: &str, same: &str, why: &str| {
        let merged = merge(one, mine, other);
        assert_eq!((lines(&merged.text), merged.conflicts.len()), (lines(same), 0), "{why}");
    };
    quiet(base, base, generated, generated, "nobody touched it");
    quiet(base, yours, base, yours, "nothing new was generated");
    quiet(base, yours, yours, yours, "both agree");
    let merged = merge(base, yours, generated);
    assert_eq!(lost(base, yours, &merged.text), [""; 0], "typed, in\n{}", merged.text);
    assert_eq!(lost(base, generated, &merged.text), [""; 0], "new, in\n{}", merged.text);
    // Texts that say what git says make it hard to tell what we said.
    if ![base, yours, generated].iter().any(|text| speaks_like_git(text)) {
        let marks = lines(&merged.text).into_iter().filter(|line| *line == "<<<<<<< as it stands").count();
        assert_eq!(marks, merged.conflicts.len(), "in\n{}", merged.text);
        assert_eq!(conflict_markers(&merged.text).is_empty(), merged.conflicts.is_empty(), "{}", merged.text);
    }
    let mirrored = merge(base, generated, yours);
    assert_eq!(mirrored.conflicts.len(), merged.conflicts.len(), "whoever is asked first");
}

fn speaks_like_git(text: &str) -> bool {
    let signs = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    text.lines().any(|line| signs.iter().any(|sign| line.starts_with(sign)))
}

/// The lines of `text`, whatever ends them.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.trim_end_matches('\r')).collect()
}

/// The lines that `side` has more often than `base` and `merged` has less often than it was put in.
pub fn lost(base: &str, side: &str, merged: &str) -> Vec<String> {
    let (base, merged) = (counted(base), counted(merged));
    let count = |counts: &BTreeMap<&str, usize>, line: &str| counts.get(line).copied().unwrap_or_default();
    let missing =
        |(line, many): &(&str, usize)| count(&merged, line) < many.saturating_sub(count(&base, line));
    counted(side).into_iter().filter(missing).map(|(line, _)| line.to_owned()).collect()
}

fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for line in lines(text) {
        *counts.entry(line).or_default() += 1;
    }
    counts
}
