//! Work that several people give to this hire, that belongs elsewhere, and that nobody has in hand.

use super::Stand;
use crate::id::{ArchetypeIx, ChoiceIx, OtherWorkIx, QuestionIx};
use crate::intake::Answer;
use crate::order;
use crate::questionnaire::{PointsTo, Questionnaire};

/// Which work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// That of an archetype.
    Archetype(ArchetypeIx),
    /// That of another family.
    Other(OtherWorkIx),
}

/// Work without an owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unowned {
    /// Which.
    pub work: Wanted,
    /// Who gives it to this hire, by position.
    pub people: Vec<usize>,
    /// The wish that asks for it, if there is one.
    pub wish: Option<(QuestionIx, ChoiceIx)>,
}

/// What at least two of `people` give to this hire, other than the work of `hired`, and nobody says is in good hands. What
/// most of them give comes first.
pub(super) fn unowned(
    questionnaire: &Questionnaire,
    people: &[Stand],
    hired: Option<ArchetypeIx>,
) -> Vec<Unowned> {
    let archetypes = (0..questionnaire.archetypes.len()).map(ArchetypeIx::new);
    let archetypes = archetypes.filter(|archetype| Some(*archetype) != hired).map(Wanted::Archetype);
    let others = (0..questionnaire.other_work.len()).map(OtherWorkIx::new).map(Wanted::Other);
    let mut found: Vec<Unowned> = archetypes
        .chain(others)
        .map(|work| {
            let gives = |at: &usize| people[*at].gives(questionnaire, work);
            let people = (0..people.len()).filter(gives).collect();
            Unowned { work, people, wish: wish(questionnaire, work) }
        })
        .filter(|one| {
            one.people.len() > 1 && !people.iter().any(|stand| stand.holds(questionnaire, one.work))
        })
        .collect();
    // The sort is stable: of as many, the order of the questionnaire.
    order::by_key(&mut found, |one| usize::MAX - one.people.len());
    found
}

/// The first choice that asks for `work`.
fn wish(questionnaire: &Questionnaire, work: Wanted) -> Option<(QuestionIx, ChoiceIx)> {
    let asking = questionnaire.all_questions().filter(|at| questionnaire[*at].asks_for_work());
    let choices = asking
        .flat_map(|at| (0..questionnaire[at].choices.len()).map(move |choice| (at, ChoiceIx::new(choice))));
    choices.into_iter().find(|(at, choice)| asks_for(questionnaire, *at, *choice, work))
}

fn asks_for(questionnaire: &Questionnaire, question: QuestionIx, choice: ChoiceIx, work: Wanted) -> bool {
    let choice = &questionnaire[question][choice];
    match work {
        Wanted::Other(other) => choice.other_work == Some(other),
        Wanted::Archetype(archetype) => {
            choice.evidence.iter().any(|e| e.points_to == PointsTo::Archetype(archetype) && e.weight > 0)
        }
    }
}

impl Stand {
    /// Whether this person would hire for `work`, or says that it is wanted of this hire.
    fn gives(&self, questionnaire: &Questionnaire, work: Wanted) -> bool {
        if work_of(self.hires()) == Some(work) {
            return true;
        }
        let told = self.told(questionnaire);
        let asking = questionnaire.all_questions().filter(|at| questionnaire[*at].asks_for_work());
        asking.into_iter().any(|at| {
            let asks = |choice: &ChoiceIx| asks_for(questionnaire, at, *choice, work);
            match told.answer(at) {
                Some(Answer::One(choice)) => asks(choice),
                Some(Answer::Many(ticks)) => ticks.iter().any(|choice| asks(&choice)),
                Some(Answer::Grid(rows)) => rows.iter().flatten().any(asks),
                _ => false,
            }
        })
    }

    /// Whether this person says that `work` is in good hands.
    fn holds(&self, questionnaire: &Questionnaire, work: Wanted) -> bool {
        let Wanted::Archetype(archetype) = work else { return false };
        let covered = questionnaire[archetype].covered_when.as_ref();
        covered.is_some_and(|when| when.is_true(&self.told(questionnaire)))
    }
}

fn work_of(archetype: Option<ArchetypeIx>) -> Option<Wanted> {
    archetype.map(Wanted::Archetype)
}
