//! What differs between two texts, line by line.

use std::fmt::Write as _;

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{DiffOp, DiffTag, group_diff_ops};

/// The lines of `text`, each with its end.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// How `old` became `new`.
///
/// `TextDiff` and `TextMerge` would say the same, and bring every algorithm along that `similar` knows: half a megabyte.
pub(super) fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    match myers::diff(&mut found, old, 0..old.len(), new, 0..new.len()) {
        Ok(()) => found.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// What differs between `old` and `new`, called by their `names`, as a unified diff with `around` lines of context; empty
/// when nothing does.
#[must_use]
pub fn unified(names: [&str; 2], old: &str, new: &str, around: usize) -> String {
    let (old, new) = (lines(old), lines(new));
    let mut text = String::new();
    for hunk in group_diff_ops(changes(&old, &new), around) {
        if text.is_empty() {
            let _ = write!(text, "--- {}\n+++ {}\n", names[0], names[1]);
        }
        let _ = writeln!(text, "{}", UnifiedHunkHeader::new(&hunk));
        for op in hunk {
            let (gone, came) = (&old[op.old_range()], &new[op.new_range()]);
            if op.tag() == DiffTag::Equal {
                put(&mut text, ' ', gone);
            } else {
                put(&mut text, '-', gone);
                put(&mut text, '+', came);
            }
        }
    }
    text
}

/// The lines that `new` has and `old` has not, wherever one ends in a CR as well.
#[must_use]
pub fn added<'t>(old: &'t str, new: &'t str) -> Vec<&'t str> {
    let [before, after] = [old, new].map(|text| text.lines().collect::<Vec<_>>());
    let ops = changes(&before, &after);
    ops.into_iter()
        .filter(|op| op.tag() != DiffTag::Equal)
        .flat_map(|op| after[op.new_range()].to_vec())
        .collect()
}

fn put(text: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}
