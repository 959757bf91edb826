//! Three-way merge of a document: as it was generated, as a person left it, and as it is generated now.
//!
//! git calls changes that merely touch a conflict. In a list every line touches the next, so this goes line by line: only
//! what both sides did to the same line is left to a person, and so is a place where both put something in, because nobody
//! can tell which comes first.

use std::ops::Range;

use similar::DiffTag;

use super::difference::{changes, lines};
use crate::order;
use crate::wrap::{unix, with_endings_of};

/// What became of three versions of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The document, with git's markers round each conflict.
    pub text: String,
    /// The conflicts in it, from the top.
    pub conflicts: Vec<Conflict>,
}

/// What both sides did to the same lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The line of a person's version at which it begins, counted from 0.
    pub line: usize,
    /// What is generated there now.
    pub generated: String,
}

/// Brings `yours`, which was `base` once, up to date with what is `generated` now.
///
/// Line endings are those that `yours` begins with.
#[must_use]
pub fn merge(base: &str, yours: &str, generated: &str) -> Merged {
    let [base, mine, generated] = [base, yours, generated].map(unix);
    let mut out = Out::default();
    line_by_line(&lines(&base), &lines(&mine), &lines(&generated), &mut out);
    Merged { text: with_endings_of(yours, out.text), conflicts: out.conflicts }
}

/// The document as it grows.
#[derive(Default)]
struct Out {
    text: String,
    conflicts: Vec<Conflict>,
}

impl Out {
    fn lines(&mut self, lines: &[&str]) {
        for line in lines {
            // The last line of a text may lack its end, and need not be the last here.
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            self.text.push_str(line);
        }
    }

    /// Two versions of the same place, which is the `line` of mine: what they share stands once, the rest between markers.
    fn conflict(&mut self, line: usize, mine: &[&str], generated: &[&str]) {
        let shared = |pair: &(&&str, &&str)| pair.0 == pair.1;
        let before = mine.iter().zip(generated).take_while(shared).count();
        let (head, mine) = mine.split_at(before);
        let generated = &generated[before..];
        let after = mine.iter().rev().zip(generated.iter().rev()).take_while(shared).count();
        let (mine, tail) = mine.split_at(mine.len() - after);
        let generated = &generated[..generated.len() - after];
        self.lines(head);
        if !(mine.is_empty() && generated.is_empty()) {
            self.conflicts.push(Conflict { line: line + before, generated: generated.concat() });
            self.lines(&["<<<<<<< as it stands\n"]);
            self.lines(mine);
            self.lines(&["=======\n"]);
            self.lines(generated);
            self.lines(&[">>>>>>> as generated\n"]);
        }
        self.lines(tail);
    }
}

/// Lines of the base that one side replaced, took out, or put something before.
#[derive(Clone, Debug)]
struct Edit {
    base: Range<usize>,
    side: Range<usize>,
}

/// Edits of both sides that cannot be told apart.
#[derive(Default)]
struct Cluster {
    mine: Vec<Edit>,
    generated: Vec<Edit>,
}

fn line_by_line(base: &[&str], mine: &[&str], generated: &[&str], out: &mut Out) {
    let mut from = 0;
    for cluster in clusters(base, edits(base, mine), edits(base, generated)) {
        let all = || cluster.mine.iter().chain(&cluster.generated);
        let start = all().map(|edit| edit.base.start).min().unwrap_or(from);
        let end = all().map(|edit| edit.base.end).max().unwrap_or(from);
        out.lines(&base[from..start]);
        let line = cluster.mine.first().map_or(0, |edit| edit.side.start - (edit.base.start - start));
        let mine = applied(base, start..end, &cluster.mine, mine);
        let generated = applied(base, start..end, &cluster.generated, generated);
        match (cluster.mine.is_empty(), cluster.generated.is_empty()) {
            (true, _) => out.lines(&generated),
            (_, true) => out.lines(&mine),
            _ => out.conflict(line, &mine, &generated),
        }
        from = end;
    }
    out.lines(&base[from..]);
}

/// What `side` did to `base`: as many lines for as many are that many edits of one line each.
fn edits(base: &[&str], side: &[&str]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in changes(base, side) {
        let edit = Edit { base: op.old_range(), side: op.new_range() };
        if op.tag() == DiffTag::Equal {
            continue;
        }
        match edits.last_mut() {
            Some(last) if last.base.end == edit.base.start && last.side.end == edit.side.start => {
                (last.base.end, last.side.end) = (edit.base.end, edit.side.end);
            }
            _ => edits.push(edit),
        }
    }
    let single = |edit: Edit| -> Vec<Edit> {
        if edit.base.len() != edit.side.len() {
            return vec![edit];
        }
        let pairs = edit.base.zip(edit.side);
        pairs.map(|(base, side)| Edit { base: base..base + 1, side: side..side + 1 }).collect()
    };
    edits.into_iter().flat_map(single).collect()
}

/// The edits of both sides in the order of the base, together where they clash.
fn clusters(base: &[&str], mine: Vec<Edit>, generated: Vec<Edit>) -> Vec<Cluster> {
    let tag = |is_mine: bool| move |edit: Edit| (is_mine, edit);
    let mut all: Vec<(bool, Edit)> =
        mine.into_iter().map(tag(true)).chain(generated.into_iter().map(tag(false))).collect();
    order::by_key(&mut all, |(_, edit)| (edit.base.start, edit.base.end));
    let mut clusters: Vec<Cluster> = Vec::new();
    for (is_mine, edit) in all {
        let meets = |cluster: &Cluster| {
            let others = if is_mine { &cluster.generated } else { &cluster.mine };
            others.iter().any(|other| clash(base, &edit, other))
        };
        if !clusters.last().is_some_and(meets) {
            clusters.push(Cluster::default());
        }
        if let Some(cluster) = clusters.last_mut() {
            if is_mine { &mut cluster.mine } else { &mut cluster.generated }.push(edit);
        }
    }
    clusters
}

/// Whether two edits of different sides need a person to decide.
fn clash(base: &[&str], a: &Edit, b: &Edit) -> bool {
    let overlap = a.base.start < b.base.end && b.base.start < a.base.end;
    let touch = a.base.start == b.base.end || b.base.start == a.base.end;
    let adds = |edit: &Edit| edit.side.len() > edit.base.len();
    // Whoever adds a line to a section wants it in that section, even if the other side takes the section out.
    let takes_heading = |edit: &Edit| {
        edit.side.len() < edit.base.len() && base[edit.base.clone()].iter().any(|line| line.starts_with('#'))
    };
    overlap || (touch && (adds(a) && (adds(b) || takes_heading(b)) || adds(b) && takes_heading(a)))
}

/// The lines that the `range` of `base` became on a side with these edits in it.
fn applied<'t>(base: &[&'t str], range: Range<usize>, edits: &[Edit], side: &[&'t str]) -> Vec<&'t str> {
    let mut lines = Vec::new();
    let mut from = range.start;
    for edit in edits {
        lines.extend_from_slice(&base[from..edit.base.start]);
        lines.extend_from_slice(&side[edit.side.clone()]);
        from = edit.base.end;
    }
    lines.extend_from_slice(&base[from..range.end]);
    lines
}
