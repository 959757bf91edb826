//! The team and the requisitions: who is there, who is hired now, who waits.

use super::score::each_choice;
use crate::id::{ArchetypeIx, OtherWorkIx};
use crate::intake::Told;

/// One role in the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who sits in it.
    pub archetype: ArchetypeIx,
    /// Whether somebody does.
    pub state: SeatState,
}

/// Whether a seat is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatState {
    /// The team has this in good hands.
    Covered,
    /// This is the requisition at hand.
    ThisReq,
    /// It comes next.
    Next,
}

impl SeatState {
    /// The words in files and on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        ["covered", "this req", "next"][self as usize]
    }
}

/// One requisition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Req {
    /// Who is to be hired.
    pub archetype: ArchetypeIx,
    /// It waits for a salary.
    pub parked: bool,
}

/// The requisitions that a recommendation makes.
pub(super) struct Reqs {
    pub(super) list: Vec<Req>,
    /// There are fewer salaries than jobs.
    pub(super) short: bool,
}

impl Reqs {
    pub(super) fn none() -> Self {
        Self { list: Vec::new(), short: false }
    }
}

/// The seats of mix `mix`, with the winner in front when the mix has no seat for it.
pub(super) fn seats(told: &Told<'_>, mix: usize, winner: ArchetypeIx, stopped: bool) -> Vec<Seat> {
    let questionnaire = told.questionnaire;
    let mut team = questionnaire.mixes[mix].seats.clone();
    if !team.contains(&winner) && !stopped {
        team.insert(0, winner);
    }
    let seat = |archetype: ArchetypeIx| {
        let covered = questionnaire[archetype].covered_when.as_ref().is_some_and(|when| when.is_true(told));
        let state = match (stopped, archetype == winner, covered) {
            (false, true, _) => SeatState::ThisReq,
            (_, _, true) => SeatState::Covered,
            _ => SeatState::Next,
        };
        Seat { archetype, state }
    };
    team.into_iter().map(seat).collect()
}

/// One requisition for each open seat, as far as the salaries go; what waits is parked by name.
pub(super) fn reqs(told: &Told<'_>, seats: &[Seat], several: bool, together: bool) -> Reqs {
    let first = seats.iter().filter(|seat| seat.state == SeatState::ThisReq);
    let next = seats.iter().filter(|seat| seat.state == SeatState::Next);
    let jobs: Vec<ArchetypeIx> = first.chain(next).map(|seat| seat.archetype).collect();
    let salaries = salaries(told);
    let open = match salaries {
        Salaries::Number(number) => number.clamp(1, jobs.len()),
        Salaries::NotSettled if several || together => jobs.len(),
        Salaries::NotSettled => 1,
    };
    let kept = if several { jobs.len() } else { open };
    let list = jobs.iter().take(kept).enumerate();
    let list = list.map(|(nth, archetype)| Req { archetype: *archetype, parked: nth >= open }).collect();
    Reqs { list, short: several && open < jobs.len() }
}

enum Salaries {
    Number(usize),
    NotSettled,
}

fn salaries(told: &Told<'_>) -> Salaries {
    let questionnaire = told.questionnaire;
    let counts = |at: &crate::id::QuestionIx| questionnaire[*at].choices.iter().any(|c| c.salaries.is_some());
    let Some(at) = questionnaire.all_questions().find(counts) else { return Salaries::NotSettled };
    let mut approved = None;
    each_choice(told, at, |choice, _| approved = questionnaire[at][choice].salaries);
    approved.map_or(Salaries::NotSettled, Salaries::Number)
}

/// Wanted work that is no job of this family, each once.
pub(super) fn other_work(told: &Told<'_>) -> Vec<OtherWorkIx> {
    let questionnaire = told.questionnaire;
    let mut wanted = Vec::new();
    for at in questionnaire.all_questions() {
        each_choice(told, at, |choice, _| {
            wanted.extend(questionnaire[at][choice].other_work.filter(|other| !wanted.contains(other)));
        });
    }
    wanted
}
