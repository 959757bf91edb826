//! The whole state of a sitting, and the operations that change it.

use super::{Answer, Answers, Disagreement, Place, Shape};
use crate::id::{ArchetypeIx, QuestionIx, TensionIx};
use crate::questionnaire::Questionnaire;

/// Whose intake it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The hiring manager.
    #[default]
    Manager,
    /// Infrastructure.
    Infra,
    /// Data.
    Data,
    /// Product.
    Product,
    /// Leadership.
    Leadership,
}

impl Voice {
    /// Every voice, by its name in files.
    pub const NAMES: [(&str, Self); 5] = [
        ("manager", Self::Manager),
        ("infra", Self::Infra),
        ("data", Self::Data),
        ("product", Self::Product),
        ("leadership", Self::Leadership),
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// What a person decided on the recommendation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The archetype to hire; the recommended one, without.
    pub archetype: Option<ArchetypeIx>,
    /// How it was decided.
    pub how: How,
    /// Why it differs from the recommendation.
    pub because: String,
}

/// How a decision came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// As recommended.
    #[default]
    Accepted,
    /// Against the recommendation, with a reason.
    Overridden,
    /// One spec for each job.
    Split,
}

impl How {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 3] =
        [("accepted", Self::Accepted), ("overridden", Self::Overridden), ("split", Self::Split)];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// The way out that was picked for a tension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Which of the tension's ways out.
    pub way_out: usize,
    /// The reason for keeping, or what was asked for; empty when nothing was.
    pub because: String,
    /// Those that were picked before it and stand beside it, because each took a wish back; with their reasons.
    pub also: Vec<(usize, String)>,
}

impl Settlement {
    /// A settlement by `way_out` alone.
    #[must_use]
    pub fn new(way_out: usize, because: impl Into<String>) -> Self {
        Self { way_out, because: because.into(), also: Vec::new() }
    }

    /// Every way out that was picked, in the order in which that happened, with its reason.
    pub fn picked(&self) -> impl Iterator<Item = (usize, &str)> {
        let before = self.also.iter().map(|(way_out, because)| (*way_out, because.as_str()));
        before.chain([(self.way_out, self.because.as_str())])
    }

    /// Whether `way_out` is among those that were picked.
    #[must_use]
    pub fn holds(&self, way_out: usize) -> bool {
        self.picked().any(|(picked, _)| picked == way_out)
    }
}

/// The whole state of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Whose intake it is.
    pub voice: Voice,
    /// The answers, to hidden questions too.
    pub answers: Answers,
    /// What was decided on the recommendation.
    pub decision: Decision,
    /// What was done about each tension, by its position.
    pub tensions: Vec<Option<Settlement>>,
    /// The shape of each role, by the position of its archetype.
    pub shapes: Vec<Option<Shape>>,
    /// Where the sitting stands.
    pub at: Place,
    /// What several people said differently before this sitting, and is still to be settled.
    pub disagreements: Vec<Disagreement>,
    /// Only the decided role is written here; the others of its split have files of their own.
    pub alone: bool,
}

/// One change of [`Work`]: what is journaled, undone and redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// An answer is given, changed, or taken back.
    Answer {
        /// The question.
        question: QuestionIx,
        /// The new answer.
        answer: Option<Answer>,
    },
    /// The recommendation is decided on.
    Decide(Decision),
    /// A tension is settled, or opened again.
    Settle {
        /// The tension.
        tension: TensionIx,
        /// What is done about it.
        settlement: Option<Settlement>,
    },
    /// A role gets another shape.
    Shape {
        /// Whose shape.
        archetype: ArchetypeIx,
        /// The whole new shape.
        shape: Option<Box<Shape>>,
    },
    /// The shape of a role follows what was changed elsewhere.
    Follow {
        /// Whose shape.
        archetype: ArchetypeIx,
        /// The whole new shape.
        shape: Option<Box<Shape>>,
    },
    /// Several people are still to agree on this.
    Disagree(Vec<Disagreement>),
    /// Several changes that belong together.
    Together(Vec<Operation>),
    /// The sitting moves on.
    Go(Place),
}

impl Operation {
    /// Whether a person changes something by it; otherwise it only goes somewhere, or follows.
    #[must_use]
    pub fn is_change(&self) -> bool {
        !matches!(self, Self::Go(_) | Self::Follow { .. } | Self::Disagree(_))
    }

    /// The questions whose answers it changes.
    #[must_use]
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Answer { question, .. } => vec![*question],
            Self::Together(all) => all.iter().flat_map(Self::questions).collect(),
            _ => Vec::new(),
        }
    }
}

impl Work {
    /// A sitting that begins.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let first = questionnaire.all_questions().next();
        Self {
            voice: Voice::default(),
            answers: Answers::none(questionnaire),
            decision: Decision::default(),
            tensions: vec![None; questionnaire.tensions.len()],
            shapes: vec![None; questionnaire.archetypes.len()],
            at: first.map_or(Place::Verdict, Place::Question),
            disagreements: Vec::new(),
            alone: false,
        }
    }

    /// Carries out `operation` and returns the one that undoes it.
    pub fn apply(&mut self, operation: Operation) -> Operation {
        use std::mem::replace;
        match operation {
            Operation::Answer { question, answer } => {
                Operation::Answer { question, answer: self.answers.set(question, answer) }
            }
            Operation::Decide(decision) => Operation::Decide(replace(&mut self.decision, decision)),
            Operation::Settle { tension, settlement } => {
                let before = replace(&mut self.tensions[tension.at()], settlement);
                Operation::Settle { tension, settlement: before }
            }
            Operation::Shape { archetype, shape } => {
                let before = replace(&mut self.shapes[archetype.at()], shape.map(|shape| *shape));
                Operation::Shape { archetype, shape: before.map(Box::new) }
            }
            Operation::Follow { archetype, shape } => {
                let before = replace(&mut self.shapes[archetype.at()], shape.map(|shape| *shape));
                Operation::Follow { archetype, shape: before.map(Box::new) }
            }
            Operation::Disagree(open) => Operation::Disagree(replace(&mut self.disagreements, open)),
            Operation::Together(operations) => {
                let mut back: Vec<Operation> = operations.into_iter().map(|one| self.apply(one)).collect();
                back.reverse();
                Operation::Together(back)
            }
            Operation::Go(place) => Operation::Go(replace(&mut self.at, place)),
        }
    }

    /// The operations that lead from the beginning of a sitting to this.
    #[must_use]
    pub fn operations(&self, questionnaire: &Questionnaire) -> Vec<Operation> {
        // Before any change, so that taking one back leaves it alone.
        let open = (!self.disagreements.is_empty()).then(|| Operation::Disagree(self.disagreements.clone()));
        let answers = questionnaire.all_questions().filter_map(|question| {
            let answer = Some(self.answers.get(question)?.clone());
            Some(Operation::Answer { question, answer })
        });
        let decision =
            (self.decision != Decision::default()).then(|| Operation::Decide(self.decision.clone()));
        let tensions = self.tensions.iter().enumerate().filter_map(|(at, settlement)| {
            let settlement = Some(settlement.clone()?);
            Some(Operation::Settle { tension: TensionIx::new(at), settlement })
        });
        let shapes = self.shapes.iter().enumerate().filter_map(|(at, shape)| {
            let shape = Some(Box::new(shape.clone()?));
            Some(Operation::Shape { archetype: ArchetypeIx::new(at), shape })
        });
        let open = open.into_iter();
        open.chain(answers)
            .chain(decision)
            .chain(tensions)
            .chain(shapes)
            .chain([Operation::Go(self.at)])
            .collect()
    }

    /// What leads from this to `other`, wherever the two stand.
    #[must_use]
    pub fn changes_to(&self, other: &Self, questionnaire: &Questionnaire) -> Operation {
        let mut changes = Vec::new();
        for question in questionnaire.all_questions() {
            let answer = other.answers.get(question);
            if self.answers.get(question) != answer {
                changes.push(Operation::Answer { question, answer: answer.cloned() });
            }
        }
        if self.decision != other.decision {
            changes.push(Operation::Decide(other.decision.clone()));
        }
        for (at, (mine, settlement)) in self.tensions.iter().zip(&other.tensions).enumerate() {
            if mine != settlement {
                changes
                    .push(Operation::Settle { tension: TensionIx::new(at), settlement: settlement.clone() });
            }
        }
        for (at, (mine, shape)) in self.shapes.iter().zip(&other.shapes).enumerate() {
            if mine != shape {
                let archetype = ArchetypeIx::new(at);
                changes.push(Operation::Shape { archetype, shape: shape.clone().map(Box::new) });
            }
        }
        Operation::Together(changes)
    }

    /// What settling `tension` by `settlement` changes: the wish that its way out takes back, and the note of it. A wish
    /// that was taken back before stays so, and stays noted.
    #[must_use]
    pub fn settling(
        &self,
        questionnaire: &Questionnaire,
        tension: TensionIx,
        settlement: Option<Settlement>,
    ) -> Operation {
        let mut operations = Vec::new();
        let all = &questionnaire[tension].ways_out;
        let takes_back = |at: usize| all.get(at).is_some_and(|way_out| way_out.removes.is_some());
        let settlement = settlement.map(|mut settlement| {
            for (at, because) in self.tensions[tension.at()].iter().flat_map(Settlement::picked) {
                if takes_back(at) && !settlement.holds(at) {
                    settlement.also.push((at, because.to_owned()));
                }
            }
            settlement
        });
        let way_out = settlement.as_ref().and_then(|settlement| all.get(settlement.way_out));
        if let Some((question, choice)) = way_out.and_then(|way_out| way_out.removes)
            && let Some(Answer::Many(ticks)) = self.answers.get(question)
        {
            let answer = Some(Answer::Many(ticks.without(choice)));
            operations.push(Operation::Answer { question, answer });
        }
        operations.push(Operation::Settle { tension, settlement });
        Operation::Together(operations)
    }
}
