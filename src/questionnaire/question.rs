//! Questions, their choices, and what each choice says.

use super::{Condition, Fact, Means, Variant, Wording};
use crate::id::{ArchetypeIx, ChoiceIx, FailureIx, OtherWorkIx, SectionIx};
use serde::{Deserialize, Serialize};

/// What a question is for; decides where its evidence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// What happened: scores failures.
    Facts,
    /// The manager's own judgement: scores failures, and is left out when the facts alone are asked.
    OwnWord,
    /// What is asked for: scores archetypes in the second ledger, never a failure.
    Wishes,
    /// Facts of the posting: scores nothing.
    Role,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// The name in files.
    pub id: String,
    /// Where it stands.
    pub section: SectionIx,
    /// What it is for.
    pub about: About,
    /// How it is answered.
    pub kind: Kind,
    /// The question as asked.
    pub ask: Wording,
    /// Other words for it; the first that applies.
    pub wordings: Vec<Variant>,
    /// Two to four words for lists.
    pub short: String,
    /// Why we ask, in one sentence.
    pub why: Option<Wording>,
    /// How to answer, when that needs saying.
    pub help: Option<Wording>,
    /// When it is shown.
    pub when: Option<Condition>,
    /// May be left out.
    pub optional: bool,
    /// Belongs to the five-minute path.
    pub quick: bool,
    /// What stands in a sentence when there is no answer.
    pub fallback: Option<String>,
    /// The key of `hirefor.toml` that answers it beforehand: `company.name`.
    pub prefill: Option<String>,
    /// What the answer is to job boards and laws.
    pub fact: Option<Fact>,
    /// The choices; bands for a number, empty for text.
    pub choices: Vec<Choice>,
}

/// How a question is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// Exactly one choice.
    OneOf,
    /// Any number of choices.
    ManyOf {
        /// The most that may be ticked.
        at_most: Option<u32>,
        /// Only the ticked choice that stands last gives evidence.
        last_counts: bool,
    },
    /// Exactly one choice, and the choices are in order.
    Scale,
    /// A whole number between two bounds.
    Number {
        /// What is counted: "days".
        unit: String,
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
    },
    /// A calendar date.
    Date,
    /// One line.
    Text {
        /// An answer as it might be given.
        example: Option<String>,
    },
    /// Paragraphs.
    LongText {
        /// An answer as it might be given.
        example: Option<String>,
    },
    /// Several lines of text.
    Lines {
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
        /// A line as it might be given.
        example: Option<String>,
    },
    /// One choice for each row.
    Grid {
        /// The rows.
        rows: Vec<Row>,
    },
    /// Rows of typed columns.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The fewest rows.
        min: usize,
        /// The most rows.
        max: usize,
        /// Columns of numbers that must not fall from one to the next: from and to.
        rising: Vec<usize>,
        /// How a sentence says one row: `{currency} {min} to {max}`.
        says: String,
    },
}

/// One row of a grid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// The name in files.
    pub id: String,
    /// The name on screen.
    pub label: String,
    /// When it is shown.
    pub when: Option<Condition>,
}

/// One column of a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Column {
    /// The name in files.
    pub id: String,
    /// The name on screen.
    pub label: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// May be left empty.
    pub optional: bool,
}

/// What a column of a table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    /// One line.
    Text,
    /// A whole number, not negative.
    Number,
    /// One of these words.
    OneOf(Vec<String>),
    /// A short code, kept in capitals: a country, a region. A name in its place stays a name.
    Code,
}

/// One choice of a question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// The name in files.
    pub id: String,
    /// The choice on screen.
    pub label: Wording,
    /// Other words for it; the first that applies.
    pub wordings: Vec<Variant>,
    /// One line of help.
    pub help: Option<String>,
    /// How a sentence says it.
    pub phrase: Option<String>,
    /// The smallest number that this band holds.
    pub at_least: Option<i64>,
    /// Excludes all other ticks.
    pub alone: bool,
    /// In a grid: choosing it for a row says that nobody does that work.
    pub nobody: bool,
    /// The failure that choosing this names.
    pub names: Option<FailureIx>,
    /// The other work that choosing this asks for.
    pub other_work: Option<OtherWorkIx>,
    /// Which of the fixed words of the question's fact it is.
    pub means: Option<Means>,
    /// How many salaries it says are approved.
    pub salaries: Option<usize>,
    /// Phrases of an old job description that tick it.
    pub signals: Vec<String>,
    /// Rules of the linter whose findings in an old job description tick it.
    pub findings: Vec<String>,
    /// What choosing it says.
    pub evidence: Vec<Evidence>,
}

/// What one choice says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Which ledger, and whom it speaks for.
    pub points_to: PointsTo,
    /// How strongly; negative when the thing was checked and is fine.
    pub weight: i32,
    /// Why, in one sentence.
    pub because: String,
    /// Only for this row of a grid.
    pub row: Option<usize>,
}

/// The two ledgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PointsTo {
    /// Need: a failure was seen, or its absence was.
    Failure(FailureIx),
    /// Wish: this archetype is asked for.
    Archetype(ArchetypeIx),
}

impl Question {
    /// The choice called `id`.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<ChoiceIx> {
        self.choices.iter().position(|c| c.id == id).map(ChoiceIx::new)
    }

    /// The band of choices that the number `value` falls into.
    #[must_use]
    pub fn band(&self, value: i64) -> Option<ChoiceIx> {
        let holds = |c: &Choice| c.at_least.is_some_and(|from| from <= value);
        let best = (0..self.choices.len()).filter(|at| holds(&self.choices[*at]));
        best.max_by_key(|at| self.choices[*at].at_least).map(ChoiceIx::new)
    }

    /// Whether any choice gives evidence for or against a failure.
    #[must_use]
    pub fn is_symptom(&self) -> bool {
        let speaks = |e: &Evidence| matches!(e.points_to, PointsTo::Failure(_));
        self.choices.iter().any(|c| c.evidence.iter().any(speaks))
    }

    /// Whether it asks which work is wanted, rather than what a candidate brings along: only then is the work of other
    /// families among its choices.
    #[must_use]
    pub fn asks_for_work(&self) -> bool {
        self.about == About::Wishes && self.choices.iter().any(|choice| choice.other_work.is_some())
    }

    /// The rows of a grid; none for other kinds.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        match &self.kind {
            Kind::Grid { rows } => rows,
            _ => &[],
        }
    }
}

impl std::ops::Index<ChoiceIx> for Question {
    type Output = Choice;
    fn index(&self, at: ChoiceIx) -> &Choice {
        &self.choices[at.at()]
    }
}
