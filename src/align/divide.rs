//! How much of what lies between people each question explains.

use std::collections::BTreeMap;

use super::{Divide, Side, Stand, everything, is_compared};
use crate::intake::{Answer, Answers, Asked, Shown, Told};
use crate::order;
use crate::questionnaire::Questionnaire;
use crate::recommendation::{Ruling, Verdict, rule};

/// The questions that divide `people`, those of the `differing` ones that change nothing, and the part of what lies between
/// them that comes from questions only some answered, in thousandths.
pub(super) fn divides(
    questionnaire: &Questionnaire,
    people: &[Stand],
    differing: &[(Asked, Vec<Side>)],
) -> (Vec<Divide>, Vec<Divide>, i64) {
    let told: Vec<Answers> = people.iter().map(|stand| told_only(questionnaire, stand)).collect();
    let (mut credits, mut total) = (BTreeMap::new(), 0);
    for (from, stand) in people.iter().enumerate() {
        for (to, other) in people.iter().enumerate().filter(|(to, _)| *to != from) {
            let causes = causes(questionnaire, stand, other);
            for backwards in [false, true] {
                let pair = Pair { questionnaire, from: &told[from], to: &told[to] };
                total += pair.turn(&causes, backwards, &mut credits);
            }
        }
    }
    let mut explained = 0;
    let mut divides: Vec<Divide> = differing
        .iter()
        .map(|(asked, sides)| {
            let credit: i64 = credits.get(asked).copied().unwrap_or(0);
            explained += credit;
            let turned = |side: &Side| Side {
                turns: turns(questionnaire, people, &told, *asked, &side.answer),
                ..side.clone()
            };
            let share = if total > 0 { credit * 1000 / total } else { 0 };
            Divide { asked: *asked, sides: sides.iter().map(turned).collect(), share }
        })
        .collect();
    let unasked = if total > 0 { (total - explained) * 1000 / total } else { 0 };
    // The sort is stable: among questions that explain as much, the one asked first comes first.
    order::by_key(&mut divides, |divide| -divide.share);
    let moves = |divide: &Divide| divide.share > 0 || divide.sides.iter().any(|side| !side.turns.is_empty());
    let (divides, mut beside): (Vec<Divide>, Vec<Divide>) = divides.into_iter().partition(moves);
    order::by_key(&mut beside, |divide| divide.asked);
    (divides, beside, unasked)
}

/// The answers of `stand` that count.
fn told_only(questionnaire: &Questionnaire, stand: &Stand) -> Answers {
    let mut answers = Answers::none(questionnaire);
    let told = stand.told(questionnaire);
    for asked in everything(questionnaire) {
        give(questionnaire, &mut answers, asked, told.said(asked));
    }
    answers
}

/// Gives the answer to `asked`, or takes it back.
fn give(questionnaire: &Questionnaire, answers: &mut Answers, asked: Asked, answer: Option<Answer>) {
    let Some(row) = asked.row else {
        answers.set(asked.question, answer);
        return;
    };
    let mut rows = match answers.get(asked.question) {
        Some(Answer::Grid(rows)) => rows.clone(),
        _ => vec![None; questionnaire[asked.question].rows().len()],
    };
    rows[row] = match answer {
        Some(Answer::One(choice)) => Some(choice),
        _ => None,
    };
    let is_empty = rows.iter().all(Option::is_none);
    answers.set(asked.question, (!is_empty).then_some(Answer::Grid(rows)));
}

/// The answer to `asked`, hidden or not.
fn given(answers: &Answers, asked: Asked) -> Option<Answer> {
    match (answers.get(asked.question)?, asked.row) {
        (Answer::Grid(rows), Some(row)) => (*rows.get(row)?).map(Answer::One),
        (answer, _) => Some(answer.clone()),
    }
}

fn ruled(questionnaire: &Questionnaire, answers: &Answers) -> Ruling {
    let shown = Shown::of(questionnaire, answers);
    rule(&Told::new(questionnaire, answers, &shown))
}

/// How far two results lie apart, in points.
fn apart(questionnaire: &Questionnaire, one: &Ruling, other: &Ruling) -> i64 {
    let failures = (0..questionnaire.failures.len()).map(crate::id::FailureIx::new);
    let points = |failure| one.scores.of(failure).points.abs_diff(other.scores.of(failure).points);
    let scores: i64 = failures.map(|failure| i64::from(points(failure))).sum();
    let turned = came_to(one.verdict) != came_to(other.verdict);
    scores + if turned { i64::from(questionnaire.rules.clear_lead.max(1)) } else { 0 }
}

/// What tells one verdict from another: whom it hires, or what stops it. To what a stopped hire would lean does not count.
fn came_to(verdict: Verdict) -> (Option<usize>, Option<usize>) {
    match verdict {
        Verdict::Hire { archetype, .. } => (Some(archetype.at()), None),
        Verdict::Stop { gate, .. } => (None, Some(gate.at())),
    }
}

/// For what only one of two people was asked: the differing answer that hides it from the other.
fn causes(questionnaire: &Questionnaire, one: &Stand, other: &Stand) -> BTreeMap<Asked, Asked> {
    let (mine, theirs) = (one.told(questionnaire), other.told(questionnaire));
    let all: Vec<Asked> = everything(questionnaire).collect();
    let differs = |asked: &&Asked| match (mine.said(**asked), theirs.said(**asked)) {
        (Some(mine), Some(theirs)) => mine != theirs,
        _ => false,
    };
    let differing: Vec<&Asked> = all.iter().filter(differs).collect();
    let mut causes = BTreeMap::new();
    for asked in &all {
        let hidden_from = match (mine.said(*asked), theirs.said(*asked)) {
            (Some(_), None) => theirs,
            (None, Some(_)) => mine,
            _ => continue,
        };
        let row = asked.row.and_then(|row| questionnaire[asked.question].rows()[row].when.as_ref());
        let hides = match (hidden_from.hidden_by(asked.question), row) {
            (hides, Some(row)) if hides.is_empty() => questionnaire.asked_for(row),
            (hides, _) => hides,
        };
        if let Some(cause) = differing.iter().find(|cause| hides.contains(&cause.question)) {
            causes.insert(*asked, **cause);
        }
    }
    causes
}

/// Two people's answers, the one to be turned into the other's.
struct Pair<'a> {
    questionnaire: &'a Questionnaire,
    from: &'a Answers,
    to: &'a Answers,
}

impl Pair<'_> {
    /// Turns the one into the other and credits each question with what it brings them nearer; how far they were apart.
    fn turn(
        &self,
        causes: &BTreeMap<Asked, Asked>,
        backwards: bool,
        credits: &mut BTreeMap<Asked, i64>,
    ) -> i64 {
        let mut steps: Vec<Asked> = everything(self.questionnaire)
            .filter(|asked| given(self.from, *asked) != given(self.to, *asked))
            .filter(|asked| is_compared(self.questionnaire, asked.question))
            .collect();
        if backwards {
            steps.reverse();
        }
        let goal = ruled(self.questionnaire, self.to);
        let mut answers = self.from.clone();
        let begin = apart(self.questionnaire, &ruled(self.questionnaire, &answers), &goal);
        let mut before = begin;
        for asked in steps {
            give(self.questionnaire, &mut answers, asked, given(self.to, asked));
            let now = apart(self.questionnaire, &ruled(self.questionnaire, &answers), &goal);
            *credits.entry(*causes.get(&asked).unwrap_or(&asked)).or_default() += before - now;
            before = now;
        }
        begin
    }
}

/// Whose intake comes to another verdict when `answer` is given to `asked`.
fn turns(
    questionnaire: &Questionnaire,
    people: &[Stand],
    told: &[Answers],
    asked: Asked,
    answer: &Answer,
) -> Vec<(usize, Verdict)> {
    let mut turned = Vec::new();
    for (at, stand) in people.iter().enumerate() {
        let said = stand.told(questionnaire).said(asked);
        if said.is_none() || said.as_ref() == Some(answer) {
            continue;
        }
        let mut answers = told[at].clone();
        give(questionnaire, &mut answers, asked, Some(answer.clone()));
        let verdict = ruled(questionnaire, &answers).verdict;
        if came_to(verdict) != came_to(stand.recommendation.verdict) {
            turned.push((at, verdict));
        }
    }
    turned
}
