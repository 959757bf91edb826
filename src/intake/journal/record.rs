//! One record: a step as JSON, and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Head;
use super::typing::Change;
use crate::id::{ChoiceSet, QuestionIx};
use crate::intake::{
    Answer, Answers, Asked, Cell, Date, Decision, Disagreement, How, Line, Operation, PARTS, Part, Place,
    Settlement, Shape, Shown, Spot, Step, Told, accept,
};
use crate::questionnaire::{Kind, Question, Questionnaire};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Record {
    Open(Head),
    Answer { question: String, is: Option<Given> },
    Decide { archetype: Option<String>, how: String, because: String },
    Settle { tension: String, by: Option<Settled> },
    Shape { archetype: String, is: Option<Shaped> },
    Follow { archetype: String, is: Option<Shaped> },
    Disagree(Vec<Open>),
    Together(Vec<Record>),
    Go(Stop),
    Typing(Change),
    Look(Spot),
    Undo,
    Redo,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Given {
    One(String),
    Many(Vec<String>),
    Number(i64),
    Date(String),
    Text(String),
    Lines(Vec<String>),
    Grid(Vec<(String, Option<String>)>),
    Table(Vec<Vec<(String, Value)>>),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Open {
    question: String,
    row: Option<String>,
    said: Vec<(String, Given)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Value {
    Empty,
    Text(String),
    Number(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Settled {
    way_out: String,
    because: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Shaped {
    parts: BTreeMap<String, Vec<Written>>,
    declined: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    proposal: Option<String>,
    fields: Vec<String>,
    edited: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stop {
    Question(String),
    Verdict,
    Shape(usize),
    Preview(usize),
}

impl Record {
    /// Whether a person changes something by it.
    pub(super) fn is_change(&self) -> bool {
        !matches!(
            self,
            Self::Open(_)
                | Self::Go(_)
                | Self::Follow { .. }
                | Self::Disagree(_)
                | Self::Typing(_)
                | Self::Look(_)
                | Self::Undo
                | Self::Redo
        )
    }

    /// Whether the sitting stands elsewhere after it.
    pub(super) fn goes(&self) -> bool {
        matches!(self, Self::Go(_) | Self::Undo | Self::Redo)
    }

    /// The questions that are answered by it, or taken back.
    pub(super) fn answers(self, found: &mut Vec<(String, bool)>) {
        match self {
            Self::Answer { question, is } => found.push((question, is.is_some())),
            Self::Together(all) => all.into_iter().for_each(|one| one.answers(found)),
            _ => {}
        }
    }
}

/// The record of `step`.
#[must_use]
pub fn record(questionnaire: &Questionnaire, step: &Step) -> String {
    json(&match step {
        Step::Do(operation) => recorded(questionnaire, operation),
        Step::Undo => Record::Undo,
        Step::Redo => Record::Redo,
    })
}

fn recorded(questionnaire: &Questionnaire, operation: &Operation) -> Record {
    match operation {
        Operation::Answer { question, answer } => {
            let q = &questionnaire[*question];
            Record::Answer { question: q.id.clone(), is: answer.as_ref().map(|answer| given(q, answer)) }
        }
        Operation::Decide(decision) => Record::Decide {
            archetype: decision.archetype.map(|at| questionnaire[at].id.clone()),
            how: decision.how.name().to_owned(),
            because: decision.because.clone(),
        },
        Operation::Settle { tension, settlement } => {
            let tension = &questionnaire[*tension];
            let id = |at: usize| tension.ways_out.get(at).map_or_else(String::new, |way| way.id.clone());
            let by = settlement.as_ref().map(|settlement| Settled {
                way_out: id(settlement.way_out),
                because: settlement.because.clone(),
                also: settlement.also.iter().map(|(at, because)| (id(*at), because.clone())).collect(),
            });
            Record::Settle { tension: tension.id.clone(), by }
        }
        Operation::Shape { archetype, shape } => Record::Shape {
            archetype: questionnaire[*archetype].id.clone(),
            is: shape.as_ref().map(|shape| shaped(shape)),
        },
        Operation::Follow { archetype, shape } => Record::Follow {
            archetype: questionnaire[*archetype].id.clone(),
            is: shape.as_ref().map(|shape| shaped(shape)),
        },
        Operation::Disagree(open) => {
            Record::Disagree(open.iter().map(|one| still_open(questionnaire, one)).collect())
        }
        Operation::Together(all) => {
            Record::Together(all.iter().map(|one| recorded(questionnaire, one)).collect())
        }
        Operation::Go(place) => Record::Go(match place {
            Place::Question(at) => Stop::Question(questionnaire[*at].id.clone()),
            Place::Verdict => Stop::Verdict,
            Place::Shape(nth) => Stop::Shape(*nth),
            Place::Preview(nth) => Stop::Preview(*nth),
        }),
    }
}

/// The step that `record` says; `None` when it names what `questionnaire` does not have.
#[must_use]
pub fn step(questionnaire: &Questionnaire, record: &str) -> Option<Step> {
    stepped(questionnaire, serde_json::from_str(record).ok()?)
}

/// [`step`], of a record that was read.
pub(super) fn stepped(questionnaire: &Questionnaire, record: Record) -> Option<Step> {
    Some(match record {
        Record::Undo => Step::Undo,
        Record::Redo => Step::Redo,
        record => Step::Do(from(questionnaire, record)?),
    })
}

fn from(questionnaire: &Questionnaire, record: Record) -> Option<Operation> {
    Some(match record {
        Record::Open(_) | Record::Typing(_) | Record::Look(_) | Record::Undo | Record::Redo => return None,
        Record::Answer { question, is } => {
            let question = questionnaire.question(&question)?;
            let answer = match is {
                Some(is) => {
                    let answer = answer(&questionnaire[question], is)?;
                    Some(Some(answer).filter(|answer| still_one(questionnaire, question, answer))?)
                }
                None => None,
            };
            Operation::Answer { question, answer }
        }
        Record::Decide { archetype, how, because } => {
            let archetype = match archetype {
                Some(id) => Some(questionnaire.archetype(&id)?),
                None => None,
            };
            let (_, how) = *How::NAMES.iter().find(|(name, _)| *name == how)?;
            if how == How::Overridden && archetype.is_none() {
                return None;
            }
            Operation::Decide(Decision { archetype, how, because })
        }
        Record::Settle { tension, by } => {
            let tension = questionnaire.tension(&tension)?;
            let ways_out = &questionnaire[tension].ways_out;
            let settlement = match by {
                Some(by) => {
                    let at = |id: &str| ways_out.iter().position(|way| way.id == id);
                    let also = by.also.into_iter().filter_map(|(id, because)| Some((at(&id)?, because)));
                    Some(Settlement { way_out: at(&by.way_out)?, because: by.because, also: also.collect() })
                }
                None => None,
            };
            Operation::Settle { tension, settlement }
        }
        Record::Shape { archetype, is } => {
            let shape = match is {
                Some(is) => Some(Box::new(shape(is)?)),
                None => None,
            };
            Operation::Shape { archetype: questionnaire.archetype(&archetype)?, shape }
        }
        Record::Follow { archetype, is } => {
            let shape = match is {
                Some(is) => Some(Box::new(shape(is)?)),
                None => None,
            };
            Operation::Follow { archetype: questionnaire.archetype(&archetype)?, shape }
        }
        Record::Disagree(open) => {
            let open = open.into_iter().map(|one| disagreement(questionnaire, one));
            Operation::Disagree(open.collect::<Option<_>>()?)
        }
        Record::Together(all) => {
            let all = all.into_iter().map(|one| from(questionnaire, one));
            Operation::Together(all.collect::<Option<_>>()?)
        }
        Record::Go(Stop::Question(id)) => Operation::Go(Place::Question(questionnaire.question(&id)?)),
        Record::Go(Stop::Verdict) => Operation::Go(Place::Verdict),
        Record::Go(Stop::Shape(nth)) => Operation::Go(Place::Shape(nth)),
        Record::Go(Stop::Preview(nth)) => Operation::Go(Place::Preview(nth)),
    })
}

/// Whether `answer` is one to `question` as that is asked today. What may stand half answered in a sitting, may do so.
fn still_one(questionnaire: &Questionnaire, question: QuestionIx, answer: &Answer) -> bool {
    if matches!(answer, Answer::Grid(_)) || *answer == Answer::Many(ChoiceSet::default()) {
        return true;
    }
    let none = Answers::none(questionnaire);
    let shown = Shown::of(questionnaire, &none);
    let accepted = accept(Told::new(questionnaire, &none, &shown), question, answer.clone());
    accepted.as_ref() == Ok(answer)
}

/// `record` as JSON.
pub(super) fn json(record: &Record) -> String {
    // Strings, numbers and lists always become JSON; an empty record would be left out when it is read.
    serde_json::to_string(record).unwrap_or_default()
}

pub(super) fn given(q: &Question, answer: &Answer) -> Given {
    match answer {
        Answer::One(choice) => Given::One(q[*choice].id.clone()),
        Answer::Many(ticks) => Given::Many(ticks.iter().map(|choice| q[choice].id.clone()).collect()),
        Answer::Number(number) => Given::Number(*number),
        Answer::Date(date) => Given::Date(date.to_string()),
        Answer::Text(text) => Given::Text(text.clone()),
        Answer::Lines(lines) => Given::Lines(lines.clone()),
        Answer::Grid(chosen) => {
            let rows = if let Kind::Grid { rows } = &q.kind { rows.as_slice() } else { &[] };
            let id = |choice: &Option<_>| choice.map(|choice| q[choice].id.clone());
            Given::Grid(rows.iter().zip(chosen).map(|(row, choice)| (row.id.clone(), id(choice))).collect())
        }
        Answer::Table(lines) => {
            let columns = if let Kind::Table { columns, .. } = &q.kind { columns.as_slice() } else { &[] };
            let value = |cell: &Cell| match cell {
                Cell::Empty => Value::Empty,
                Cell::Text(text) => Value::Text(text.clone()),
                Cell::Number(number) => Value::Number(*number),
            };
            let line = |cells: &Vec<Cell>| {
                columns.iter().zip(cells).map(|(column, cell)| (column.id.clone(), value(cell))).collect()
            };
            Given::Table(lines.iter().map(line).collect())
        }
    }
}

/// The answer to `q` that was given; `None` when it is one to another kind of question.
pub(super) fn answer(q: &Question, given: Given) -> Option<Answer> {
    Some(match (&q.kind, given) {
        (Kind::OneOf | Kind::Scale, Given::One(id)) => Answer::One(q.choice(&id)?),
        (Kind::ManyOf { .. }, Given::Many(ids)) => {
            Answer::Many(ids.iter().map(|id| q.choice(id)).collect::<Option<_>>()?)
        }
        (Kind::Number { .. }, Given::Number(number)) => Answer::Number(number),
        (Kind::Date, Given::Date(date)) => Answer::Date(Date::parse(&date)?),
        (Kind::Text { .. } | Kind::LongText { .. }, Given::Text(text)) => Answer::Text(text),
        (Kind::Lines { .. }, Given::Lines(lines)) => Answer::Lines(lines),
        (Kind::Grid { rows }, Given::Grid(chosen)) => {
            let mut choices = vec![None; rows.len()];
            for (row, choice) in chosen {
                let row = rows.iter().position(|known| known.id == row)?;
                if let Some(choice) = choice {
                    choices[row] = Some(q.choice(&choice)?);
                }
            }
            Answer::Grid(choices)
        }
        (Kind::Table { columns, .. }, Given::Table(lines)) => {
            let line = |values: Vec<(String, Value)>| {
                let mut cells = vec![Cell::Empty; columns.len()];
                for (column, value) in values {
                    cells[columns.iter().position(|known| known.id == column)?] = match value {
                        Value::Empty => Cell::Empty,
                        Value::Text(text) => Cell::Text(text),
                        Value::Number(number) => Cell::Number(number),
                    };
                }
                Some(cells)
            };
            Answer::Table(lines.into_iter().map(line).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn still_open(questionnaire: &Questionnaire, one: &Disagreement) -> Open {
    let q = &questionnaire[one.asked.question];
    let said = one.said.iter().map(|(name, answer)| (name.clone(), given(q, answer))).collect();
    Open { question: q.id.clone(), row: one.asked.row.map(|row| q.rows()[row].id.clone()), said }
}

fn disagreement(questionnaire: &Questionnaire, open: Open) -> Option<Disagreement> {
    let question = questionnaire.question(&open.question)?;
    let q = &questionnaire[question];
    let row = match open.row {
        Some(id) => Some(q.rows().iter().position(|row| row.id == id)?),
        None => None,
    };
    let said = open.said.into_iter().map(|(name, is)| {
        let is = match (row, is) {
            (Some(_), Given::One(id)) => Answer::One(q.choice(&id)?),
            (_, is) => answer(q, is)?,
        };
        Some((name, is))
    });
    Some(Disagreement { asked: Asked { question, row }, said: said.collect::<Option<_>>()? })
}

fn shaped(shape: &Shape) -> Shaped {
    let line = |line: &Line| Written {
        proposal: line.proposal.clone(),
        fields: line.fields.clone(),
        edited: line.edited,
    };
    let lines = |part: Part| (part.key().to_owned(), shape.lines(part).iter().map(line).collect());
    let parts = PARTS.into_iter().filter(|part| !shape.lines(*part).is_empty()).map(lines).collect();
    Shaped { parts, declined: shape.declined.clone() }
}

fn shape(shaped: Shaped) -> Option<Shape> {
    let mut shape = Shape::default();
    shape.declined = shaped.declined;
    shape.declined.retain(|name| Shape::can_be_declined(name));
    for (key, lines) in shaped.parts {
        let part = PARTS.into_iter().find(|part| part.key() == key)?;
        for Written { proposal, fields, edited } in lines {
            if fields.len() != part.fields().len() {
                return None;
            }
            shape.lines_mut(part).push(Line { proposal, fields, edited });
        }
    }
    Some(shape)
}
