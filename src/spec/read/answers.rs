//! Answers from their TOML, each held to what its question allows.

use toml::de::DeValue;

use super::walk::{Table, Value, Walk, get};
use crate::hygiene;
use crate::id::{ChoiceIx, QuestionIx, TensionIx};
use crate::intake::{Answer, Cell, Settlement, Shown, Told, Work, accept};
use crate::questionnaire::{Column, ColumnKind, Kind, Question, Questionnaire};

impl Walk {
    /// Reads `[answers]` into `work`.
    ///
    /// Two passes, because what a grid needs depends on the other answers.
    pub(super) fn answers(
        &mut self,
        tree: &Table<'_>,
        work: &mut Work,
        questionnaire: &Questionnaire,
        settlements: &[(TensionIx, Settlement)],
    ) {
        let Some(table) = self.table(tree, "answers") else { return };
        let mut given: Vec<(QuestionIx, &Value<'_>)> = Vec::new();
        for (key, value) in table {
            if let Some(at) = questionnaire.question(key.get_ref()) {
                given.push((at, value));
            } else {
                let known = questionnaire.questions.iter().map(|q| q.id.as_str());
                self.unknown(&key.span(), "question", key.get_ref(), known);
            }
        }
        for (at, value) in &given {
            let answer = self.answer(&questionnaire[*at], value);
            work.answers.set(*at, answer);
        }
        let answers = work.answers.clone();
        let shown = Shown::of(questionnaire, &answers);
        let told = Told::new(questionnaire, &answers, &shown);
        for (at, value) in given {
            let Some(answer) = answers.get(at) else { continue };
            // A way out may have taken back the only tick of a question that needs one.
            let emptied = *answer == Answer::Many(crate::id::ChoiceSet::default())
                && taken_back(questionnaire, settlements).any(|question| question == at);
            match accept(told, at, answer.clone()) {
                Ok(answer) => {
                    work.answers.set(at, Some(answer));
                }
                Err(_) if emptied => {}
                Err(refusal) => {
                    let why = refusal.to_string();
                    let message = format!("`{}` cannot be this", questionnaire[at].id);
                    self.problem(&value.span(), message).help = Some(why.trim_end_matches('.').to_owned());
                }
            }
        }
    }

    pub(super) fn answer(&mut self, question: &Question, value: &Value<'_>) -> Option<Answer> {
        let name = question.id.as_str();
        Some(match &question.kind {
            Kind::OneOf | Kind::Scale => Answer::One(self.choice(question, value)?),
            Kind::ManyOf { .. } => {
                let ticks = self.as_list(value, name)?;
                let ticks: Vec<_> = ticks.iter().map(|tick| self.choice(question, tick)).collect();
                Answer::Many(ticks.into_iter().collect::<Option<_>>()?)
            }
            Kind::Number { .. } => Answer::Number(self.as_whole(value, name)?),
            Kind::Date => Answer::Date(self.as_date(value, name)?),
            Kind::Text { .. } | Kind::LongText { .. } => Answer::Text(self.as_text(value, name)?.value),
            Kind::Lines { .. } => {
                let lines = self.as_list(value, name)?;
                let lines: Vec<_> = lines.iter().map(|line| self.as_text(line, name)).collect();
                Answer::Lines(lines.into_iter().map(|line| Some(line?.value)).collect::<Option<_>>()?)
            }
            Kind::Grid { .. } => Answer::Grid(self.grid(question, value)?),
            Kind::Table { columns, .. } => {
                let rows = match value.get_ref() {
                    DeValue::Array(rows) => rows.iter().collect(),
                    _ => vec![value],
                };
                let rows: Vec<_> = rows.into_iter().map(|row| self.row(columns, row, name)).collect();
                Answer::Table(rows.into_iter().collect::<Option<_>>()?)
            }
        })
    }

    pub(super) fn choice(&mut self, question: &Question, value: &Value<'_>) -> Option<ChoiceIx> {
        let id = self.as_text(value, &question.id)?;
        let found = question.choice(&id);
        if found.is_none() {
            let kind = format!("choice of `{}` called", question.id);
            self.unknown(&id.span, &kind, &id, question.choices.iter().map(|choice| choice.id.as_str()));
        }
        found
    }

    fn grid(&mut self, question: &Question, value: &Value<'_>) -> Option<Vec<Option<ChoiceIx>>> {
        let table = self.as_table(value, &question.id)?;
        let rows = question.rows();
        let mut choices = vec![None; rows.len()];
        let mut whole = true;
        for (key, value) in table {
            let Some(at) = rows.iter().position(|row| row.id == **key.get_ref()) else {
                let kind = format!("row of `{}` called", question.id);
                self.unknown(&key.span(), &kind, key.get_ref(), rows.iter().map(|row| row.id.as_str()));
                whole = false;
                continue;
            };
            choices[at] = self.choice(question, value);
            whole &= choices[at].is_some();
        }
        whole.then_some(choices)
    }

    fn row(&mut self, columns: &[Column], value: &Value<'_>, name: &str) -> Option<Vec<Cell>> {
        let table = self.as_table(value, name)?;
        let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
        let mut whole = true;
        for key in table.keys().filter(|key| !ids.contains(&key.get_ref().as_ref())) {
            let kind = format!("column of `{name}` called");
            self.unknown(&key.span(), &kind, key.get_ref(), ids.iter().copied());
            whole = false;
        }
        let cells: Vec<_> = columns.iter().map(|column| self.cell(column, get(table, &column.id))).collect();
        cells.into_iter().collect::<Option<Vec<_>>>().filter(|_| whole)
    }

    fn cell(&mut self, column: &Column, value: Option<&Value<'_>>) -> Option<Cell> {
        let Some(value) = value else { return Some(Cell::Empty) };
        let label = hygiene::neutral_line(&column.id).into_owned();
        Some(match column.kind {
            ColumnKind::Number => Cell::Number(self.as_whole(value, &label)?),
            ColumnKind::Text | ColumnKind::Code | ColumnKind::OneOf(_) => {
                Cell::Text(self.as_text(value, &label)?.value)
            }
        })
    }
}

/// The questions from which the picked ways out take a wish.
fn taken_back<'a>(
    questionnaire: &'a Questionnaire,
    settlements: &'a [(TensionIx, Settlement)],
) -> impl Iterator<Item = QuestionIx> + 'a {
    let picked = settlements.iter().flat_map(|(tension, settlement)| {
        settlement.picked().filter_map(|(at, _)| questionnaire[*tension].ways_out.get(at))
    });
    picked.filter_map(|way_out| Some(way_out.removes?.0))
}
