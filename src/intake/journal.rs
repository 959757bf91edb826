//! A sitting as a list of records: each operation as JSON, by ids that outlive a change of the questionnaire.
//!
//! Where the records are kept is no business of this module. Whatever was written, reading it never fails as a whole: a
//! record that says nothing any more is left out and counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Answer, Cell, Date, Decision, How, Line, Operation, PARTS, Part, Place, Settlement, Shape, Voice, Work,
};
use crate::questionnaire::{Kind, Question, Questionnaire};

/// The format of records that this program writes.
const FORMAT: u32 = 1;

/// What a journal begins with, and what is written again by everybody who goes on with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    format: u32,
    /// The id of the questionnaire that is answered.
    pub questionnaire: String,
    /// Its version.
    pub version: u32,
    voice: String,
    /// Whether only the five-minute path is asked.
    pub quick: bool,
    /// The process that writes.
    pub process: u32,
}

/// What can be said of a sitting without its questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How it began, or was last gone on with.
    pub head: Head,
    /// How many questions have an answer.
    pub answered: usize,
}

/// A sitting put together again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The sitting.
    pub work: Work,
    /// How many records say nothing any more.
    pub skipped: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Record {
    Open(Head),
    Answer { question: String, is: Option<Given> },
    Decide { archetype: Option<String>, how: String, because: String },
    Settle { tension: String, by: Option<Settled> },
    Shape { archetype: String, is: Option<Shaped> },
    Go(Stop),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Given {
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
#[serde(rename_all = "kebab-case")]
enum Value {
    Empty,
    Text(String),
    Number(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Settled {
    way_out: String,
    because: String,
}

#[derive(Serialize, Deserialize)]
struct Shaped {
    parts: BTreeMap<String, Vec<Written>>,
    declined: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    proposal: Option<String>,
    fields: Vec<String>,
    edited: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Stop {
    Question(String),
    Verdict,
    Shape(usize),
    Preview(usize),
}

impl Head {
    /// The head of a sitting on `questionnaire` that `process` begins or goes on with.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, voice: Voice, quick: bool, process: u32) -> Self {
        Self {
            format: FORMAT,
            questionnaire: questionnaire.id.clone(),
            version: questionnaire.version,
            voice: voice.name().to_owned(),
            quick,
            process,
        }
    }

    /// The record of it.
    #[must_use]
    pub fn record(&self) -> String {
        json(&Record::Open(self.clone()))
    }
}

/// The record of `operation`.
#[must_use]
pub fn record(questionnaire: &Questionnaire, operation: &Operation) -> String {
    json(&match operation {
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
            let by = settlement.as_ref().map(|settlement| Settled {
                way_out: tension
                    .ways_out
                    .get(settlement.way_out)
                    .map_or_else(String::new, |way| way.id.clone()),
                because: settlement.because.clone(),
            });
            Record::Settle { tension: tension.id.clone(), by }
        }
        Operation::Shape { archetype, shape } => Record::Shape {
            archetype: questionnaire[*archetype].id.clone(),
            is: shape.as_ref().map(|shape| shaped(shape)),
        },
        Operation::Go(place) => Record::Go(match place {
            Place::Question(at) => Stop::Question(questionnaire[*at].id.clone()),
            Place::Verdict => Stop::Verdict,
            Place::Shape(nth) => Stop::Shape(*nth),
            Place::Preview(nth) => Stop::Preview(*nth),
        }),
    })
}

/// The operation that `record` says; `None` when it names what `questionnaire` does not have.
#[must_use]
pub fn operation(questionnaire: &Questionnaire, record: &str) -> Option<Operation> {
    from(questionnaire, serde_json::from_str(record).ok()?)
}

/// What `records` say at first sight; `None` when they do not begin with a head that this program can read.
#[must_use]
pub fn summary(records: &[String]) -> Option<Summary> {
    let mut head = None;
    let mut answered = BTreeMap::new();
    for record in records {
        match serde_json::from_str(record) {
            Ok(Record::Open(next)) if next.format == FORMAT => head = Some(next),
            Ok(Record::Answer { question, is }) if head.is_some() => {
                answered.insert(question, is.is_some());
            }
            _ if head.is_none() => return None,
            _ => {}
        }
    }
    Some(Summary { head: head?, answered: answered.values().filter(|is| **is).count() })
}

/// Carries out all of `records` from the beginning of a sitting on `questionnaire`.
#[must_use]
pub fn replay(questionnaire: &Questionnaire, records: &[String]) -> Replayed {
    let mut replayed = Replayed { work: Work::new(questionnaire), skipped: 0 };
    for record in records {
        match serde_json::from_str(record) {
            Ok(Record::Open(head)) => {
                let voice = Voice::NAMES.iter().find(|(name, _)| *name == head.voice);
                replayed.work.voice = voice.map_or(replayed.work.voice, |(_, voice)| *voice);
            }
            Ok(record) => match from(questionnaire, record) {
                Some(operation) => drop(replayed.work.apply(operation)),
                None => replayed.skipped += 1,
            },
            Err(_) => replayed.skipped += 1,
        }
    }
    replayed
}

fn from(questionnaire: &Questionnaire, record: Record) -> Option<Operation> {
    Some(match record {
        Record::Open(_) => return None,
        Record::Answer { question, is } => {
            let question = questionnaire.question(&question)?;
            let answer = match is {
                Some(is) => Some(answer(&questionnaire[question], is)?),
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
            Operation::Decide(Decision { archetype, how, because })
        }
        Record::Settle { tension, by } => {
            let tension = questionnaire.tension(&tension)?;
            let ways_out = &questionnaire[tension].ways_out;
            let settlement = match by {
                Some(by) => {
                    let at = ways_out.iter().position(|way| way.id == by.way_out)?;
                    Some(Settlement { way_out: at, because: by.because })
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
        Record::Go(Stop::Question(id)) => Operation::Go(Place::Question(questionnaire.question(&id)?)),
        Record::Go(Stop::Verdict) => Operation::Go(Place::Verdict),
        Record::Go(Stop::Shape(nth)) => Operation::Go(Place::Shape(nth)),
        Record::Go(Stop::Preview(nth)) => Operation::Go(Place::Preview(nth)),
    })
}

fn json(record: &Record) -> String {
    // Strings, numbers and lists always become JSON; an empty record would be left out when it is read.
    serde_json::to_string(record).unwrap_or_default()
}

fn given(q: &Question, answer: &Answer) -> Given {
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
fn answer(q: &Question, given: Given) -> Option<Answer> {
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
