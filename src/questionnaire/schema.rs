//! The TOML of a questionnaire as it is written: flat mirrors in which nothing is resolved and nothing is required.
//!
//! Everything has a default so that [`super::check`] can name each missing part itself; unknown keys are refused by the reader.

use serde_json::{Map, Value as Json, json};

use super::reader::{At, FromToml, Text, Value, mirror};
use crate::diagnostic::Diagnostic;

type Ids = Vec<Text>;

mirror! {
    File {
        format: At<i64>, id: Text, version: At<i64>, title: Text, summary: Text, rules: At<Rules>,
        condition: Vec<At<NamedCondition>>, failure: Vec<At<Failure>>, archetype: Vec<At<Archetype>>,
        other_work: Vec<At<OtherWork>>, stage: Vec<At<Titled>>, section: Vec<At<Section>>, question: Vec<At<Question>>,
        tie_break: Vec<At<TieBreak>>, gate: Vec<At<Gate>>, tension: Vec<At<Tension>>, several_jobs: Vec<At<Because>>,
        doubt: Vec<At<Because>>, mix: Vec<At<Mix>>,
    }
    Rules {
        dont_know_limit: Option<i32>, tie: Option<i32>, clear: Lead, likely: Lead, provisional_above: Option<usize>,
        leaning_after: Option<usize>,
    }
    Lead { lead: Option<i32>, share: Option<i32> }
    Cond {
        all: Option<Vec<At<Cond>>>, any: Option<Vec<At<Cond>>>, not: Option<Box<At<Cond>>>,
        question: Option<Text>, row: Option<Text>, is: Option<Text>, any_of: Option<Ids>, count: Option<u32>,
        at_least: Option<At<Bound>>, answered: Option<bool>, holds: Option<Text>, archetype_in: Option<Ids>,
        stage_in: Option<Ids>, gate: Option<Text>, evidence_for: Option<Text>, result: Option<Text>,
    }
    NamedCondition { id: Text, when: Option<At<Cond>> }
    Titled { id: Text, title: Text }
    Failure { id: Text, title: Text, short: Text, says: Text, archetype: Text }
    Archetype {
        id: Text, name: Text, plain: Text, meaning: Text, covered_when: Option<At<Cond>>,
        research_credentials: Text, sentence: Vec<At<Variant>>,
    }
    Variant { when: Option<At<Cond>>, text: Text, ask: Text, label: Text }
    OtherWork { id: Text, title: Text, role: Text, says: Text, owner: Text, questionnaire: Option<Text> }
    Section { id: Text, title: Text, intro: Option<Text>, when: Option<At<Cond>>, phase: Option<Text> }
    Question {
        id: Text, section: Text, about: Text, kind: Text, ask: Text, wording: Vec<At<Variant>>, short: Text,
        why: Option<Text>, help: Option<Text>, when: Option<At<Cond>>, optional: bool, quick: bool,
        fallback: Option<Text>, prefill: Option<Text>, fact: Option<Text>, example: Option<Text>, ticks_at_most: Option<u32>,
        counts: Option<Text>, unit: Option<Text>, range: Option<Range>, lines_between: Option<Between>,
        rows: Vec<At<Row>>, columns: Vec<At<Column>>, rows_between: Option<Between>, rising: Vec<Text>, says: Option<Text>,
        choice: Vec<At<Choice>>,
    }
    Range { min: i64, max: i64 }
    Between { min: usize, max: usize }
    Row { id: Text, label: Text, when: Option<At<Cond>> }
    Column { id: Text, kind: Text, label: Text, choices: Vec<Text>, optional: bool }
    Choice {
        id: Text, label: Text, wording: Vec<At<Variant>>, help: Option<Text>, phrase: Option<Text>, at_least: Option<i64>,
        alone: bool, nobody: bool, names: Option<Text>, other_work: Option<Text>, means: Option<Text>, salaries: Option<usize>, signals: Vec<Text>, findings: Vec<Text>,
        evidence: Vec<At<Evidence>>,
    }
    Evidence { failure: Option<Text>, asks_for: Option<Text>, weight: At<i32>, because: Text, row: Option<Text> }
    TieBreak { when: Option<At<Cond>>, order: Ids }
    Gate {
        id: Text, title: Text, says: Text, stops: bool, rules_out: Ids, puts_first: Option<Text>, hands_over: Option<Text>,
        check: Vec<At<Check>>,
    }
    Check { fails_when: Option<At<Cond>>, highest_below: Option<i32>, because: Text, reopens_when: Option<Text> }
    Tension { id: Text, when: Option<At<Cond>>, says: Text, because: Text, way_out: Vec<At<WayOut>> }
    WayOut {
        id: Text, label: Text, removes: Option<Wish>, adds: Option<Adds>, revisit: Option<Text>, asks: Option<Text>,
        keeps: bool,
    }
    Wish { question: Text, choice: Text }
    Adds { must_have: Text }
    Because { when: Option<At<Cond>>, because: Text }
    Mix {
        stage: Text, when: Option<At<Cond>>, seats: Ids, because: Text, source: Option<Text>, together_when: Option<At<Cond>>,
    }
}

/// The bound of `at-least`: a number, or the id of a choice on a scale.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// `at-least = 91`
    Number(i64),
    /// `at-least = "some"`
    Choice(String),
}

impl Default for Bound {
    fn default() -> Self {
        Self::Number(0)
    }
}

impl FromToml for Bound {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if value.get_ref().is_str() {
            return String::from_toml(value, problems).map(Self::Choice);
        }
        i64::from_toml(value, problems).map(Self::Number)
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": ["integer", "string"] })
    }
}

impl File {
    /// The names in `questionnaire`, enough to resolve the references of a catalogue.
    pub(super) fn names(questionnaire: &super::Questionnaire) -> Self {
        let choice = |c: &super::Choice| bare(Choice { id: name(&c.id), ..Choice::default() });
        let row = |r: &super::Row| bare(Row { id: name(&r.id), ..Row::default() });
        let question = |q: &super::Question| {
            let kind = match q.kind {
                super::Kind::Scale => "scale",
                super::Kind::Number { .. } => "number",
                super::Kind::Grid { .. } => "grid",
                _ => "",
            };
            let (choice, rows) = (q.choices.iter().map(choice).collect(), q.rows().iter().map(row).collect());
            bare(Question { id: name(&q.id), kind: name(kind), choice, rows, ..Question::default() })
        };
        Self {
            condition: list(&questionnaire.conditions, |c| NamedCondition { id: name(&c.id), when: None }),
            failure: list(&questionnaire.failures, |f| Failure { id: name(&f.id), ..Failure::default() }),
            archetype: list(&questionnaire.archetypes, |a| Archetype {
                id: name(&a.id),
                ..Archetype::default()
            }),
            other_work: list(&questionnaire.other_work, |o| OtherWork {
                id: name(&o.id),
                ..OtherWork::default()
            }),
            stage: list(&questionnaire.stages, |s| Titled { id: name(&s.id), ..Titled::default() }),
            gate: list(&questionnaire.gates, |g| Gate { id: name(&g.id), ..Gate::default() }),
            question: questionnaire.questions.iter().map(question).collect(),
            ..Self::default()
        }
    }
}

fn name(id: &str) -> Text {
    bare(id.to_owned())
}

fn bare<T>(value: T) -> At<T> {
    At { span: 0..0, value }
}

fn list<T, R>(items: &[T], one: impl Fn(&T) -> R) -> Vec<At<R>> {
    items.iter().map(|item| bare(one(item))).collect()
}
