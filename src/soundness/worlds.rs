//! Every way in which the answers and results that some conditions ask for can come out.

use crate::id::{ArchetypeIx, FailureIx, GateIx, QuestionIx, Set, StageIx};
use crate::intake::{Outcome, Shown, Told};
use crate::questionnaire::{Came, Condition, Questionnaire};
use crate::simulate::{Deck, Hand};

/// The most worlds that are all tried; of more, so many are drawn.
const MOST: u64 = 1 << 14;

/// The worlds that some conditions tell apart.
pub(super) struct Worlds<'q> {
    questionnaire: &'q Questionnaire,
    deck: Deck<'q>,
    outcomes: Vec<Outcome>,
    all: bool,
}

/// One of them.
pub(super) struct World<'w> {
    pub(super) told: Told<'w>,
}

impl<'q> Worlds<'q> {
    /// The worlds that `conditions` tell apart, with what shows the questions that they ask for.
    ///
    /// With an `archetype`, only those in which it is the one in question.
    pub(super) fn of(
        questionnaire: &'q Questionnaire,
        conditions: &[&'q Condition],
        context: Option<QuestionIx>,
        archetype: Option<ArchetypeIx>,
    ) -> Self {
        let conditions = with_what_shows(questionnaire, conditions, context);
        let outcomes = outcomes(questionnaire, &conditions, archetype);
        let deck = Deck::telling_apart(questionnaire, &conditions, MOST / outcomes.len() as u64);
        Self { questionnaire, all: deck.is_exhaustive(), deck, outcomes }
    }

    /// Whether there are too many to try them all.
    pub(super) fn are_too_many(&self) -> bool {
        !self.all
    }

    /// Calls `visit` with each world, or with those that are drawn, until it is told enough.
    pub(super) fn each(&self, mut visit: impl FnMut(&World<'_>) -> Go) {
        let mut hand: Hand = self.deck.hand();
        for nth in 0..self.deck.played() {
            self.deck.deal(nth, &mut hand);
            let shown = Shown::of(self.questionnaire, &hand.answers);
            for outcome in &self.outcomes {
                let told = Told::new(self.questionnaire, &hand.answers, &shown).with(outcome);
                if visit(&World { told }) == Go::Enough {
                    return;
                }
            }
        }
    }

    /// Whether there is a world of which `holds` is true.
    pub(super) fn any(&self, mut holds: impl FnMut(&World<'_>) -> bool) -> bool {
        let mut found = false;
        self.each(|world| {
            found |= holds(world);
            if found { Go::Enough } else { Go::On }
        });
        found
    }
}

/// Whether more worlds are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    On,
    Enough,
}

/// `conditions`, and those under which the questions that they ask for are shown, and so on.
fn with_what_shows<'q>(
    questionnaire: &'q Questionnaire,
    conditions: &[&'q Condition],
    context: Option<QuestionIx>,
) -> Vec<&'q Condition> {
    let mut all = conditions.to_vec();
    let mut seen: Vec<QuestionIx> = Vec::new();
    let mut next: Vec<QuestionIx> = context.into_iter().collect();
    next.extend(all.iter().flat_map(|condition| questionnaire.asked_for(condition)));
    while let Some(at) = next.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        let question = &questionnaire[at];
        let rows = question.rows().iter().map(|row| &row.when);
        let whens = [&questionnaire[question.section].when, &question.when].into_iter().chain(rows).flatten();
        for when in whens {
            next.extend(questionnaire.asked_for(when));
            all.push(when);
        }
    }
    all
}

/// The results that `conditions` tell apart, whether or not answers lead to them.
fn outcomes(
    questionnaire: &Questionnaire,
    conditions: &[&Condition],
    archetype: Option<ArchetypeIx>,
) -> Vec<Outcome> {
    let mut all = vec![Outcome { archetype, ..Outcome::default() }];
    let mut parts: Vec<&Condition> = Vec::new();
    for condition in conditions {
        questionnaire.walk(condition, &mut |part| parts.push(part));
    }
    if archetype.is_none() && parts.iter().any(|part| matches!(part, Condition::ArchetypeIn(_))) {
        let each = || (0..questionnaire.archetypes.len()).map(ArchetypeIx::new);
        all = times(&all, each(), |outcome, one| outcome.archetype = Some(one));
    }
    if parts.iter().any(|part| matches!(part, Condition::StageIn(_))) {
        let each = || (0..questionnaire.stages.len()).map(StageIx::new);
        all = times(&all, each(), |outcome, one| outcome.stage = Some(one));
    }
    let (mut gates, mut came) = (Set::<GateIx>::default(), Set::<Came>::default());
    let mut points: Vec<(FailureIx, Vec<i32>)> = Vec::new();
    for part in parts {
        match part {
            Condition::Gate(gate) => gates = gates.with(*gate),
            Condition::Came(one) => came = came.with(*one),
            Condition::EvidenceFor { failure, at_least } => {
                match points.iter_mut().find(|(known, _)| known == failure) {
                    Some((_, list)) => list.push(*at_least),
                    None => points.push((*failure, vec![0, *at_least])),
                }
            }
            _ => {}
        }
    }
    for gate in gates.iter() {
        all = times(&all, [false, true], |outcome, fails| {
            outcome.gates = if fails { outcome.gates.with(gate) } else { outcome.gates };
        });
    }
    for one in came.iter() {
        all = times(&all, [false, true], |outcome, yes| {
            outcome.came = if yes { outcome.came.with(one) } else { outcome.came };
        });
    }
    for (failure, list) in points {
        all = times(&all, list, |outcome, points| outcome.seen[failure.at()] = points);
    }
    // Where nobody is to be hired, no requisition opens.
    all.retain(|one| !(one.came.contains(Came::NoReq) && one.came.contains(Came::OneReq)));
    all.truncate(MOST as usize);
    all
}

/// Each of `all` with each of `each`.
fn times<T: Copy>(
    all: &[Outcome],
    each: impl IntoIterator<Item = T>,
    set: impl Fn(&mut Outcome, T),
) -> Vec<Outcome> {
    let with = |one: T| {
        let mut part = all.to_vec();
        for outcome in &mut part {
            set(outcome, one);
        }
        part
    };
    each.into_iter().flat_map(with).collect()
}
