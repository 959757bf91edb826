//! Several people's intakes for one role, held against each other: where they agree, what divides them, and what stands
//! when nobody settles it.
//!
//! Each person's answers are ruled on alone; nothing is averaged. What a question explains is measured by turning one
//! person's answers into another's (see [`Divide::share`]). The order in which people are given does not matter.

mod divide;
mod settle;
mod unowned;

use crate::id::{ArchetypeIx, FailureIx, QuestionIx};
use crate::intake::{Answer, Asked, Disagreement, Part, Shape, Shown, Told, Voice, Work};
use crate::order;
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::{About, Kind, Questionnaire};
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::spec;

pub use settle::Settled;
pub use unowned::{Unowned, Wanted};

/// The month until which an outcome is expected early.
const EARLY: u8 = 3;

/// One person and what they told.
#[derive(Clone, Debug)]
pub struct Person {
    /// What they are called here; nobody else is called so.
    pub name: String,
    /// Their sitting.
    pub work: Work,
}

/// What one person's answers come to.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Who.
    pub person: Person,
    /// The questions that their answers show.
    pub shown: Shown,
    /// What their answers come to.
    pub recommendation: Recommendation,
    /// The role as their answers shape it, when somebody is to be hired.
    pub shape: Option<Shape>,
}

/// One answer and who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The answer; the choice of a row of a grid stands alone.
    pub answer: Answer,
    /// Who gave it, by position.
    pub people: Vec<usize>,
    /// Whose intake would come to something else if they said this too, and to what.
    pub turns: Vec<(usize, Verdict)>,
}

/// A question that was answered differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divide {
    /// What was asked.
    pub asked: Asked,
    /// Who said what: the answer of most people first.
    pub sides: Vec<Side>,
    /// How much of what lies between these people it explains, in thousandths.
    ///
    /// Two intakes lie apart by the points between their scores, and by a clear lead more when they come to different
    /// verdicts. Question by question, one person's answers are turned into the other's; each question is credited with
    /// what that brings them nearer. This is done for every two people, in both directions, from the first question to
    /// the last and from the last to the first, so that everything that lies between them is accounted for. What a
    /// question hides from one of them counts for it.
    pub share: i64,
}

/// Several people on one role.
#[derive(Clone, Debug)]
pub struct Alignment<'q> {
    /// What they answered.
    pub questionnaire: &'q Questionnaire,
    /// Who they are and what each comes to: the manager first, then the other voices, then by name.
    pub people: Vec<Stand>,
    /// What at least two were asked and everybody who was asked answered alike.
    pub agreed: Vec<Asked>,
    /// What divides them, the question that explains most first.
    pub divides: Vec<Divide>,
    /// What they answered differently without any change of the result.
    pub beside: Vec<Divide>,
    /// The part of what lies between them that comes from questions only some of them answered, in thousandths.
    pub unasked: i64,
    /// What is asked of this hire by several, belongs elsewhere, and is in nobody's hands.
    pub unowned: Vec<Unowned>,
    /// What stands while nothing is settled.
    pub settled: Settled,
}

/// Holds the intakes of `people` against each other.
#[must_use]
pub fn align<'q>(
    questionnaire: &'q Questionnaire,
    catalogue: &Catalogue,
    people: Vec<Person>,
) -> Alignment<'q> {
    let mut people: Vec<Stand> =
        people.into_iter().map(|person| Stand::new(questionnaire, catalogue, person)).collect();
    order::by(&mut people, |one, other| one.rank().cmp(&other.rank()));
    let (agreed, differing) = compared(questionnaire, &people);
    let (divides, beside, unasked) = divide::divides(questionnaire, &people, &differing);
    let settled = settle::settled(questionnaire, catalogue, &people, divides.iter().chain(&beside));
    let unowned = unowned::unowned(questionnaire, &people, settled.recommendation.archetype());
    Alignment { questionnaire, people, agreed, divides, beside, unasked, unowned, settled }
}

impl Stand {
    fn new(questionnaire: &Questionnaire, catalogue: &Catalogue, person: Person) -> Self {
        let shown = Shown::of(questionnaire, &person.work.answers);
        let told = Told::new(questionnaire, &person.work.answers, &shown);
        let recommendation = recommend(told);
        let told = told.with(&recommendation.outcome);
        let role = spec::own_role(&person.work, &recommendation);
        let shape = role.map(|role| spec::shape_of(&person.work, told, catalogue, role));
        Self { person, shown, recommendation, shape }
    }

    /// What this person told.
    #[must_use]
    pub fn told<'a>(&'a self, questionnaire: &'a Questionnaire) -> Told<'a> {
        let told = Told::new(questionnaire, &self.person.work.answers, &self.shown);
        told.with(&self.recommendation.outcome)
    }

    /// What this person would hire: what they decided, or else what was recommended to them.
    #[must_use]
    pub fn hires(&self) -> Option<ArchetypeIx> {
        spec::own_role(&self.person.work, &self.recommendation)
    }

    /// The failure that this person's answers name, unless they stop the hire.
    #[must_use]
    pub fn fears(&self) -> Option<FailureIx> {
        self.recommendation.archetype().map(|_| self.recommendation.failure())
    }

    /// What this person expects early: the outcomes of the first three months, or else the first one that is due; each
    /// with its month.
    #[must_use]
    pub fn expects(&self) -> Vec<(&str, u8)> {
        let lines = self.shape.iter().flat_map(|shape| shape.lines(Part::Outcomes));
        let mut due: Vec<(&str, u8)> = lines
            .map(|line| (line.text(), Part::Outcomes.value(line, "by-month").parse().unwrap_or(u8::MAX)))
            .collect();
        order::by_key(&mut due, |(_, month)| *month);
        let early = due.iter().filter(|(_, month)| *month <= EARLY).count().max(1);
        due.truncate(early);
        due
    }

    /// Where this person stands among the others.
    fn rank(&self) -> (usize, &str) {
        let name = self.person.name.as_str();
        let named = Voice::NAMES.iter().position(|(voice, _)| *voice == name);
        (named.unwrap_or(self.person.work.voice as usize), name)
    }
}

/// Every single thing that `questionnaire` asks, in its order.
fn everything(questionnaire: &Questionnaire) -> impl Iterator<Item = Asked> + '_ {
    questionnaire.all_questions().flat_map(|question| {
        let rows = questionnaire[question].rows().len();
        let alone = (rows == 0).then_some(Asked { question, row: None });
        alone.into_iter().chain((0..rows).map(move |row| Asked { question, row: Some(row) }))
    })
}

/// Whether the answer to `question` is one that can be held against another's: private notes are nobody else's.
fn is_compared(questionnaire: &Questionnaire, question: QuestionIx) -> bool {
    !matches!(questionnaire[question].kind, Kind::LongText { .. })
}

/// What all answered alike, and what at least two answered differently.
fn compared(questionnaire: &Questionnaire, people: &[Stand]) -> (Vec<Asked>, Vec<(Asked, Vec<Side>)>) {
    let mut agreed = Vec::new();
    let mut differing = Vec::new();
    for asked in everything(questionnaire).filter(|asked| is_compared(questionnaire, asked.question)) {
        let mut sides: Vec<Side> = Vec::new();
        for (at, stand) in people.iter().enumerate() {
            let Some(answer) = stand.told(questionnaire).said(asked) else { continue };
            match sides.iter_mut().find(|side| side.answer == answer) {
                Some(side) => side.people.push(at),
                None => sides.push(Side { answer, people: vec![at], turns: Vec::new() }),
            }
        }
        // The sort is stable: among sides with as many people, the one of whoever stands first is first.
        order::by_key(&mut sides, |side| usize::MAX - side.people.len());
        match &sides[..] {
            [only] if only.people.len() > 1 => agreed.push(asked),
            [_, _, ..] => differing.push((asked, sides)),
            _ => {}
        }
    }
    (agreed, differing)
}

impl Alignment<'_> {
    /// Whether every answer that can be held against another's is the same.
    #[must_use]
    pub fn agrees_in_everything(&self) -> bool {
        self.divides.is_empty() && self.beside.is_empty()
    }

    /// Whether everybody's answers come to the same verdict.
    #[must_use]
    pub fn is_one_job(&self) -> bool {
        let verdict = |stand: &Stand| (stand.hires(), stand.recommendation.verdict);
        self.people.windows(2).all(|pair| verdict(&pair[0]) == verdict(&pair[1]))
    }

    /// The questions to settle, the most dividing first: those that change the result, then what is wanted of this person,
    /// then the rest.
    #[must_use]
    pub fn to_settle(&self) -> Vec<&Divide> {
        let is_wish = |divide: &&Divide| self.questionnaire[divide.asked.question].about == About::Wishes;
        let (wishes, rest): (Vec<&Divide>, Vec<&Divide>) = self.beside.iter().partition(is_wish);
        self.divides.iter().chain(wishes).chain(rest).collect()
    }

    /// Every open disagreement, in the order of the questionnaire.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let mut all: Vec<&Divide> = self.divides.iter().chain(&self.beside).collect();
        order::by_key(&mut all, |divide| divide.asked);
        all.into_iter().map(|divide| open(&self.people, divide)).collect()
    }
}

/// `divide` as it stands in a spec.
fn open(people: &[Stand], divide: &Divide) -> Disagreement {
    let sides = divide.sides.iter().flat_map(|side| side.people.iter().map(move |at| (*at, &side.answer)));
    let mut said: Vec<(usize, &Answer)> = sides.collect();
    order::by_key(&mut said, |(at, _)| *at);
    let named = |(at, answer): (usize, &Answer)| (people[at].person.name.clone(), answer.clone());
    Disagreement { asked: divide.asked, said: said.into_iter().map(named).collect() }
}
