//! How a shape follows the answers and keeps what a person made of it.

use super::proposals::{Proposals, Proposed};
use crate::id::ArchetypeIx;
use crate::intake::{Line, PARTS, Part, Settlement, Shape, Told, Work};
use crate::questionnaire::catalogue::Catalogue;

/// The shape of `archetype` as the catalogue proposes it to what was `told` (with its recommendation).
pub(super) fn propose(work: &Work, told: Told<'_>, catalogue: &Catalogue, archetype: ArchetypeIx) -> Shape {
    let proposals = Proposals::of(work, told, catalogue, archetype);
    Merge { proposals: &proposals, asked: &[], replaces: true }.shape(None)
}

/// The shape of `archetype` in `work` that follows from what was `told` (with its recommendation): edited and own lines
/// stay, declined proposals do not return, untouched lines follow the catalogue, and the must-haves that ways out of
/// tensions add are there.
///
/// A shape that nobody touched comes out the same whatever it was before. Taking another title or mission than the one
/// proposed is an edit, and the line must say so.
#[must_use]
pub fn shape_of(work: &Work, told: Told<'_>, catalogue: &Catalogue, archetype: ArchetypeIx) -> Shape {
    let proposals = Proposals::of(work, told, catalogue, archetype);
    let asked = asked_for(told, work);
    Merge { proposals: &proposals, asked: &asked, replaces: true }.shape(work.shapes[archetype.at()].as_ref())
}

/// Every line that the catalogue has for `part` under these answers, proposed at first or not.
#[must_use]
pub fn offered(
    work: &Work,
    told: Told<'_>,
    catalogue: &Catalogue,
    archetype: ArchetypeIx,
    part: Part,
) -> Vec<Line> {
    let proposals = Proposals::of(work, told, catalogue, archetype);
    proposals.part(part).iter().filter(|line| line.applies).map(Proposed::line).collect()
}

/// The must-haves that the picked ways out put in the place of a wish.
pub(super) fn asked_for<'a>(told: Told<'a>, work: &Work) -> Vec<&'a str> {
    let tensions = told.questionnaire.tensions.iter().zip(&work.tensions);
    let picked = tensions.flat_map(|(tension, settled)| {
        let picked = settled.iter().flat_map(Settlement::picked);
        picked.filter_map(|(at, _)| tension.ways_out.get(at)).collect::<Vec<_>>()
    });
    picked.filter_map(|way_out| way_out.adds_must_have.as_deref()).collect()
}

/// Brings a shape up to date.
pub(super) struct Merge<'a> {
    pub(super) proposals: &'a Proposals,
    /// Must-haves that were asked for by name.
    pub(super) asked: &'a [&'a str],
    /// A line that is proposed anew takes the place of one that no longer is. Not so in a file that lists only what
    /// differs: there, what is missing was not left out.
    pub(super) replaces: bool,
}

impl Merge<'_> {
    pub(super) fn shape(&self, before: Option<&Shape>) -> Shape {
        let mut shape = before.cloned().unwrap_or_default();
        for part in PARTS {
            *shape.lines_mut(part) = self.part(part, &shape);
        }
        shape
    }

    fn part(&self, part: Part, before: &Shape) -> Vec<Line> {
        let picks = self.proposals.picks(part, self.asked, |id| before.is_declined(part, id));
        let known = self.proposals.part(part);
        let place = |line: &Line| self.proposals.place(part, line.proposal.as_deref()?);
        let mut lines = Vec::new();
        let mut gone = 0;
        for line in before.lines(part) {
            match place(line).filter(|_| !line.edited) {
                // Edited, the person's own, or from another catalogue.
                None => lines.push(line.clone()),
                Some(at) if picks.contains(&at) => lines.push(known[at].line()),
                Some(at) if known[at].applies && !part.is_single() => lines.push(known[at].line()),
                Some(_) => gone += 1,
            }
        }
        if part.is_single() && !lines.is_empty() {
            return lines;
        }
        let mut new = 0;
        for at in &picks {
            if !lines.iter().any(|line| line.proposal.as_deref() == Some(&known[*at].id)) {
                lines.insert(after_predecessor(&lines, *at, place), known[*at].line());
                new += 1;
            }
        }
        let mut replaced = if self.replaces { usize::saturating_sub(new, gone) } else { 0 };
        for at in (0..known.len()).filter(|at| !picks.contains(at)) {
            let stale = lines.iter().position(|line| !line.edited && place(line) == Some(at));
            if let Some(stale) = stale.filter(|_| replaced > 0) {
                lines.remove(stale);
                replaced -= 1;
            }
        }
        lines
    }
}

/// Where the proposal at `at` belongs: after the line that stands nearest before it in the catalogue.
fn after_predecessor(lines: &[Line], at: usize, place: impl Fn(&Line) -> Option<usize>) -> usize {
    let earlier = lines.iter().enumerate().filter_map(|(nth, line)| Some((place(line)?, nth)));
    earlier.filter(|(other, _)| *other < at).max().map_or(0, |(_, nth)| nth + 1)
}
