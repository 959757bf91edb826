//! The answer to one question while it is being made, valid or not.
//!
//! It is kept when the question is left, so that going back never costs a word.

use super::editor::Editor;
use super::keymap::Context;
use super::list::{Field, Holds, List};
use crate::id::{ChoiceIx, QuestionIx};
use crate::intake::{Answer, Cell, Date, Open, Rejection, Told, thousands};
use crate::questionnaire::{ColumnKind, Kind, Question};

/// The answer to one question while it is being made.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    /// The highlighted choice; what is chosen stands in the answers.
    Choice(Picking),
    /// The choices so far, and what is highlighted.
    Grid(Grid),
    /// What was typed.
    Text(Box<Editor>),
    /// The lines so far, each with its fields.
    Rows { rows: Vec<Vec<String>>, list: Box<List> },
}

/// The highlighted choice, and the words by which a long list is searched.
#[derive(Clone, Debug, Default)]
pub(super) struct Picking {
    pub(super) at: usize,
    pub(super) search: Option<Box<Editor>>,
}

impl Picking {
    fn at(at: usize) -> Self {
        Self { at, search: None }
    }

    /// The places of the `labels` that hold every word that is looked for.
    pub(super) fn found(&self, labels: &[String]) -> Vec<usize> {
        let Some(search) = &self.search else { return (0..labels.len()).collect() };
        let sought = search.text().to_lowercase();
        let words: Vec<&str> = sought.split_whitespace().collect();
        let holds = |label: &String| {
            let label = label.to_lowercase();
            words.iter().all(|word| label.contains(word))
        };
        (0..labels.len()).filter(|at| holds(&labels[*at])).collect()
    }
}

/// The choices of a grid so far, and the highlighted row and choice.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) chosen: Vec<Option<ChoiceIx>>,
    pub(super) row: usize,
    pub(super) at: usize,
}

impl Grid {
    /// Highlights `row`, at the choice that was made there.
    pub(super) fn to(&mut self, row: usize) {
        self.row = row;
        self.at = self.chosen.get(row).copied().flatten().map_or(0, ChoiceIx::at);
    }
}

impl Draft {
    /// A draft of the answer that there is, or of none.
    pub(super) fn new(told: &Told<'_>, question: QuestionIx) -> Self {
        Self::of(told, question, told.answers.get(question))
    }

    /// The draft that came to `is` and left something `open`, in an earlier sitting.
    pub(super) fn again(
        told: &Told<'_>,
        question: QuestionIx,
        is: Option<&Answer>,
        open: Option<&Open>,
    ) -> Self {
        let q = &told.questionnaire[question];
        let mut draft = Self::of(told, question, is.or(told.answers.get(question)));
        match (&mut draft, open) {
            (Self::Rows { rows, list }, Some(open)) => list.go_on(open, rows.len(), &fields(q)),
            (Self::Text(editor), Some(open)) => drop(editor.replace(&open.texts.concat())),
            _ => {}
        }
        draft
    }

    /// The draft of the answer that there is by now; nothing, unless something of this one waits that can be no answer.
    pub(super) fn over(self, told: &Told<'_>, question: QuestionIx) -> Option<Self> {
        match self {
            Self::Rows { mut list, .. } if list.waits() => {
                let mut fresh = Self::new(told, question);
                if let Self::Rows { rows, list: other } = &mut fresh {
                    **other = list.over(rows.len());
                }
                Some(fresh)
            }
            Self::Text(_) => self.answer(&told.questionnaire[question]).is_err().then_some(self),
            _ => None,
        }
    }

    fn of(told: &Told<'_>, question: QuestionIx, answer: Option<&Answer>) -> Self {
        let q = &told.questionnaire[question];
        match (&q.kind, answer) {
            (Kind::OneOf | Kind::Scale, Some(Answer::One(choice))) => Self::Choice(Picking::at(choice.at())),
            (Kind::OneOf | Kind::Scale | Kind::ManyOf { .. }, _) => Self::Choice(Picking::default()),
            (Kind::Grid { rows }, answer) => {
                let mut chosen = match answer {
                    Some(Answer::Grid(chosen)) => chosen.clone(),
                    _ => Vec::new(),
                };
                chosen.resize(rows.len(), None);
                let row = (0..rows.len()).find(|row| told.shows_row(question, *row)).unwrap_or(0);
                let mut grid = Grid { chosen, row, at: 0 };
                grid.to(row);
                Self::Grid(grid)
            }
            (Kind::LongText { .. }, Some(Answer::Text(text))) => {
                Self::Text(Box::new(Editor::paragraphs(text)))
            }
            (Kind::LongText { .. }, _) => Self::Text(Box::new(Editor::paragraphs(""))),
            (Kind::Text { .. } | Kind::Number { .. } | Kind::Date, answer) => {
                let text = match answer {
                    Some(Answer::Text(text)) => text.clone(),
                    Some(Answer::Number(number)) => thousands(*number),
                    Some(Answer::Date(date)) => date.to_string(),
                    _ => String::new(),
                };
                Self::Text(Box::new(Editor::line(&text)))
            }
            (Kind::Lines { .. } | Kind::Table { .. }, answer) => {
                let rows: Vec<Vec<String>> = match answer {
                    Some(Answer::Lines(lines)) => lines.iter().map(|line| vec![line.clone()]).collect(),
                    Some(Answer::Table(rows)) => {
                        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
                    }
                    _ => Vec::new(),
                };
                let mut list = List::default();
                if rows.is_empty() {
                    list.edit(0, &[], &fields(q));
                }
                Self::Rows { rows, list: Box::new(list) }
            }
        }
    }

    /// What the keys act on.
    pub(super) fn context(&self, question: &Question) -> Context {
        match (self, &question.kind) {
            (Self::Choice(picking), _) if picking.search.is_some() => Context::Search,
            (Self::Choice(_), Kind::ManyOf { .. }) => Context::Tick,
            (Self::Choice(_), _) => Context::Choose,
            (Self::Grid(_), _) => Context::Grid,
            (Self::Text(_), Kind::LongText { .. }) => Context::Paragraphs,
            (Self::Text(_), _) => Context::Line,
            (Self::Rows { list, .. }, _) => list.context(&fields(question), Context::Rows),
        }
    }

    /// The text that is being typed.
    pub(super) fn editor(&mut self) -> Option<&mut Editor> {
        match self {
            Self::Text(editor) => Some(editor),
            Self::Rows { list, .. } => list.editor(),
            Self::Choice(picking) => picking.search.as_deref_mut(),
            Self::Grid(_) => None,
        }
    }

    /// What is being typed and no part of [`Draft::answer`].
    pub(super) fn open(&self, question: &Question) -> Option<Open> {
        match self {
            Self::Rows { rows, list } => list.open(|at| rows.get(at).cloned()),
            Self::Text(editor) if self.answer(question).is_err() => {
                Some(Open { at: 0, field: 0, texts: vec![editor.text()] })
            }
            _ => None,
        }
    }

    /// The answer that was typed; `None` when nothing was, or when choosing is answering.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub(super) fn answer(&self, question: &Question) -> Result<Option<Answer>, Rejection> {
        Ok(match self {
            Self::Choice(_) => None,
            Self::Grid(grid) => {
                grid.chosen.iter().any(Option::is_some).then(|| Answer::Grid(grid.chosen.clone()))
            }
            Self::Text(editor) if editor.is_empty() => None,
            Self::Text(editor) => Some(typed(question, &editor.text())?),
            Self::Rows { rows, .. } if rows.is_empty() => None,
            Self::Rows { rows, .. } if matches!(question.kind, Kind::Lines { .. }) => {
                Some(Answer::Lines(rows.iter().filter_map(|row| row.first().cloned()).collect()))
            }
            Self::Rows { rows, .. } => {
                let cells = |row: &Vec<String>| row.iter().map(|text| Cell::Text(text.clone())).collect();
                Some(Answer::Table(rows.iter().map(cells).collect()))
            }
        })
    }
}

fn typed(question: &Question, text: &str) -> Result<Answer, Rejection> {
    match question.kind {
        Kind::Number { .. } => {
            let number = crate::intake::parse_number(text);
            number.map(Answer::Number).ok_or_else(|| Rejection::new("Type a whole number, like 12."))
        }
        Kind::Date => {
            let date = Date::parse(text).map(Answer::Date);
            date.ok_or_else(|| Rejection::new("Type a date like 2027-01-31: year, month, day."))
        }
        _ => Ok(Answer::Text(text.to_owned())),
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => thousands(*number),
    }
}

/// The fields of one line of the answer.
pub(super) fn fields(question: &Question) -> Vec<Field> {
    match &question.kind {
        Kind::Table { columns, .. } => {
            let field = |column: &crate::questionnaire::Column| Field {
                label: column.label.clone(),
                open: column.optional,
                holds: match &column.kind {
                    ColumnKind::OneOf(words) => {
                        Holds::OneOf(words.iter().map(|word| (word.clone(), word.clone())).collect())
                    }
                    ColumnKind::Number => Holds::Number,
                    ColumnKind::Text | ColumnKind::Code => Holds::Text,
                },
            };
            columns.iter().map(field).collect()
        }
        _ => vec![Field { label: String::new(), holds: Holds::Text, open: false }],
    }
}
