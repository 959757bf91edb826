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

/// How many requisitions there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reqs {
    /// All of them.
    pub(super) all: usize,
    /// Those that open now; the rest waits.
    pub(super) open: usize,
    /// There are fewer salaries than jobs.
    pub(super) short: bool,
}

/// The seats of mix `mix`, with the winner in front when the mix has no seat for it.
pub(super) fn seats<'t>(
    told: &'t Told<'_>,
    mix: usize,
    winner: ArchetypeIx,
    stopped: bool,
) -> impl Iterator<Item = Seat> + 't {
    let questionnaire = told.questionnaire;
    let team = &questionnaire.mixes[mix].seats;
    let in_front = (!team.contains(&winner) && !stopped).then_some(winner);
    in_front.into_iter().chain(team.iter().copied()).map(move |archetype| {
        let covered = questionnaire[archetype].covered_when.as_ref().is_some_and(|when| when.is_true(told));
        let state = match (stopped, archetype == winner, covered) {
            (false, true, _) => SeatState::ThisReq,
            (_, _, true) => SeatState::Covered,
            _ => SeatState::Next,
        };
        Seat { archetype, state }
    })
}

/// How many requisitions `jobs` make, as far as the salaries go.
pub(super) fn count(told: &Told<'_>, jobs: usize, several: bool, together: bool) -> Reqs {
    let open = match salaries(told) {
        Salaries::Number(number) => number.clamp(1, jobs),
        Salaries::NotSettled if several || together => jobs,
        Salaries::NotSettled => 1,
    };
    Reqs { all: if several { jobs } else { open }, open, short: several && open < jobs }
}

/// One requisition for each open seat, the first one first; what waits is parked by name.
pub(super) fn reqs(seats: &[Seat], count: Reqs) -> Vec<Req> {
    let of = |state: SeatState| seats.iter().filter(move |seat| seat.state == state);
    let jobs = of(SeatState::ThisReq).chain(of(SeatState::Next)).take(count.all).enumerate();
    jobs.map(|(nth, seat)| Req { archetype: seat.archetype, parked: nth >= count.open }).collect()
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
