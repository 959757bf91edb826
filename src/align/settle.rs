//! What stands while nothing is settled: one answer to each question, and the rule by which it was taken.

use super::{Divide, Stand, open};
use crate::id::{ChoiceSet, QuestionIx};
use crate::intake::{Answer, Asked, Shown, Told, Voice, Work, accept};
use crate::order;
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::{About, DONT_KNOW, Kind, Questionnaire};
use crate::recommendation::{Recommendation, recommend};
use crate::spec;

/// The intake that everybody's answers make together.
///
/// Of what happened, the answer of most of those who know; when as many say otherwise, the manager's, or whoever's stands
/// first. Of what is wanted, everything that anybody wants. The judgement of what goes wrong, and the facts of the posting,
/// are the manager's, and where the manager is silent, those of whoever stands next.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The sitting, with what is still open.
    pub work: Work,
    /// What it comes to.
    pub recommendation: Recommendation,
}

pub(super) fn settled<'d>(
    questionnaire: &Questionnaire,
    catalogue: &Catalogue,
    people: &[Stand],
    open_between: impl Iterator<Item = &'d Divide>,
) -> Settled {
    let mut work = Work::new(questionnaire);
    work.voice = people.first().map_or_else(Voice::default, |stand| stand.person.work.voice);
    for question in questionnaire.all_questions() {
        if let Some(answer) = together(questionnaire, people, question) {
            // What is shown here depends on the answers before it alone.
            let shown = Shown::of(questionnaire, &work.answers);
            let told = Told::new(questionnaire, &work.answers, &shown);
            let accepted = shown.contains(question).then(|| accept(told, question, answer).ok());
            work.answers.set(question, accepted.flatten());
        }
    }
    for (at, tension) in work.tensions.iter_mut().enumerate() {
        let mut settled = people.iter().map(|stand| &stand.person.work.tensions[at]);
        if let Some(first) = settled.next()
            && settled.all(|other| other == first)
        {
            tension.clone_from(first);
        }
    }
    let mut disagreements: Vec<&Divide> = open_between.collect();
    order::by_key(&mut disagreements, |divide| divide.asked);
    work.disagreements = disagreements.into_iter().map(|divide| open(people, divide)).collect();
    let shown = Shown::of(questionnaire, &work.answers);
    let answers = work.answers.clone();
    let told = Told::new(questionnaire, &answers, &shown);
    let recommendation = recommend(told);
    if let Some(role) = recommendation.archetype() {
        // What somebody has shaped by hand for this role is kept; untouched lines follow the answers.
        let shaped = people.iter().find_map(|stand| stand.person.work.shapes[role.at()].clone());
        work.shapes[role.at()] = shaped;
        let shape = spec::shape_of(&work, told.with(&recommendation.outcome), catalogue, role);
        work.shapes[role.at()] = Some(shape);
    }
    Settled { work, recommendation }
}

/// The one answer to `question`.
fn together(questionnaire: &Questionnaire, people: &[Stand], question: QuestionIx) -> Option<Answer> {
    let q = &questionnaire[question];
    let said = |asked: Asked| -> Vec<Answer> {
        people.iter().filter_map(|stand| stand.told(questionnaire).said(asked)).collect()
    };
    if let Kind::Grid { rows } = &q.kind {
        let row = |row: usize| match usual(questionnaire, question, &said(Asked { question, row: Some(row) }))
        {
            Some(Answer::One(choice)) => Some(choice),
            _ => None,
        };
        let rows: Vec<_> = (0..rows.len()).map(row).collect();
        return rows.iter().any(Option::is_some).then_some(Answer::Grid(rows));
    }
    let said = said(Asked { question, row: None });
    match (q.about, &q.kind) {
        (About::Wishes, Kind::ManyOf { at_most, .. }) => {
            let all = said.iter().filter_map(|answer| match answer {
                Answer::Many(ticks) => Some(ticks.iter()),
                _ => None,
            });
            let all: ChoiceSet = all.flatten().collect();
            // Whoever wants nothing wants it alone.
            let together = all.iter().filter(|choice| all.len() == 1 || !q[*choice].alone);
            let most = at_most.map_or(usize::MAX, |most| most as usize);
            (!said.is_empty()).then(|| Answer::Many(together.take(most).collect()))
        }
        (About::OwnWord | About::Role, _) => said.first().cloned(),
        _ => usual(questionnaire, question, &said),
    }
}

/// The answer of most of those who know; of as many, the first.
fn usual(questionnaire: &Questionnaire, question: QuestionIx, said: &[Answer]) -> Option<Answer> {
    let q = &questionnaire[question];
    let is_told = |answer: &&Answer| match answer {
        Answer::One(choice) => q[*choice].id != DONT_KNOW,
        Answer::Many(ticks) => ticks.iter().all(|choice| q[choice].id != DONT_KNOW),
        _ => true,
    };
    let known: Vec<&Answer> = said.iter().filter(is_told).collect();
    let among = if known.is_empty() { said.iter().collect() } else { known };
    let count = |answer: &Answer| among.iter().filter(|other| **other == answer).count();
    let most = among.iter().map(|answer| count(answer)).max()?;
    among.iter().find(|answer| count(answer) == most).map(|answer| (*answer).clone())
}
