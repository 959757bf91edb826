//! Everything that one question can be answered with.

use crate::id::{ChoiceIx, ChoiceSet, QuestionIx, RowIx};
use crate::intake::{Answer, Date};
use crate::questionnaire::{Condition, Kind, Phase, Question, Questionnaire};

/// The most sets of ticks that are listed for one question; beyond them only those of few ticks are played.
const MOST_TICKS: usize = 1 << 13;

/// One legal answer, small enough to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// It is left out.
    Nothing,
    /// A choice, in a grid for one row.
    Choice(ChoiceIx),
    /// Ticks.
    Ticks(ChoiceSet),
    /// A number.
    Number(i64),
    /// Something that is typed; what it says does not matter.
    Typed,
}

/// What each of `parts` that asks for `question` says to `pick`.
pub(super) fn signature(
    questionnaire: &Questionnaire,
    parts: &[&Condition],
    question: QuestionIx,
    row: Option<usize>,
    pick: Pick,
) -> Vec<Option<bool>> {
    let asks = parts.iter().filter(|part| part.asks_for() == Some(question));
    asks.map(|part| match (part, pick) {
        (Condition::Answered(_), pick) => Some(pick != Pick::Nothing),
        (Condition::AtLeast { value, .. }, Pick::Number(number)) => Some(number >= *value),
        (Condition::Chosen { row: asked, .. }, _) if asked.map(RowIx::at) != row => None,
        (Condition::Chosen { choices, count, .. }, pick) => {
            let one = |choice| ChoiceSet::default().with(choice);
            let chosen = match pick {
                Pick::Choice(choice) => one(choice),
                Pick::Ticks(ticks) => ticks,
                Pick::Number(number) => one(questionnaire[question].band(number)?),
                Pick::Nothing | Pick::Typed => return None,
            };
            Some(chosen.common(*choices) >= *count)
        }
        _ => None,
    })
    .collect()
}

/// Everything that can be answered, and whether nothing was left out.
pub(super) fn picks(questionnaire: &Questionnaire, at: QuestionIx, question: &Question) -> (Vec<Pick>, bool) {
    let skip = question.optional || questionnaire.phase(at) == Phase::Shape;
    let mut picks = if skip { vec![Pick::Nothing] } else { Vec::new() };
    let mut all = true;
    let choices = || (0..question.choices.len()).map(ChoiceIx::new);
    match &question.kind {
        Kind::OneOf | Kind::Scale | Kind::Grid { .. } => picks.extend(choices().map(Pick::Choice)),
        Kind::ManyOf { at_most, .. } => {
            let alone = choices().filter(|choice| question[*choice].alone);
            picks.extend(alone.map(|choice| Pick::Ticks(ChoiceSet::default().with(choice))));
            let others: Vec<ChoiceIx> = choices().filter(|choice| !question[*choice].alone).collect();
            let most = at_most.map_or(others.len(), |most| others.len().min(most as usize));
            all = ticks(&others, most, &mut picks);
        }
        Kind::Number { min, max, .. } => {
            picks.extend(cuts(questionnaire, at, *min, *max).into_iter().map(Pick::Number));
        }
        _ => picks.push(Pick::Typed),
    }
    (picks, all)
}

/// Lists the sets of up to `most` of `choices`, the small ones first; false when there are too many to list.
fn ticks(choices: &[ChoiceIx], most: usize, picks: &mut Vec<Pick>) -> bool {
    let mut of_size = vec![(ChoiceSet::default(), 0)];
    for _ in 0..most {
        let mut larger = Vec::new();
        for (set, from) in &of_size {
            larger.extend((*from..choices.len()).map(|nth| (set.with(choices[nth]), nth + 1)));
            if picks.len() + larger.len() > MOST_TICKS {
                return false;
            }
        }
        picks.extend(larger.iter().map(|(set, _)| Pick::Ticks(*set)));
        of_size = larger;
    }
    true
}

/// One number of each stretch that anything tells apart from the others.
fn cuts(questionnaire: &Questionnaire, at: QuestionIx, min: i64, max: i64) -> Vec<i64> {
    let mut cuts: Vec<i64> = questionnaire[at].choices.iter().filter_map(|choice| choice.at_least).collect();
    for (_, condition) in questionnaire.uses() {
        questionnaire.walk(condition, &mut |part| match part {
            Condition::AtLeast { question, value } if *question == at => cuts.push(*value),
            _ => {}
        });
    }
    cuts.retain(|cut| (min..=max).contains(cut));
    cuts.push(min);
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// An answer that is there, without a word in it.
pub(super) fn typed(kind: &Kind) -> Answer {
    match kind {
        Kind::Lines { .. } => Answer::Lines(Vec::new()),
        Kind::Table { .. } => Answer::Table(Vec::new()),
        Kind::Date => Date::new(2000, 1, 1).map_or(Answer::Text(String::new()), Answer::Date),
        _ => Answer::Text(String::new()),
    }
}
