//! Answers as TOML, each under the question as it was asked.

use toml_edit::{ArrayOfTables, Date as TomlDate, Datetime, Decor, InlineTable, Item, Key, Table, value};

use super::array;
use crate::id::QuestionIx;
use crate::intake::{Answer, Cell, Date, Told, Words};
use crate::questionnaire::{Column, Kind, Question};
use crate::{hygiene, spec::proposals::one_line};

/// The answers that count, in the order they are asked.
pub(super) fn table(told: Told<'_>) -> Table {
    let mut table = Table::new();
    for at in told.questionnaire.all_questions() {
        let Some(item) = told.answer(at).and_then(|answer| item(told, at, answer)) else { continue };
        let asked = asked(told, at);
        let key = Key::new(told.questionnaire[at].id.as_str());
        match item {
            Item::Table(mut row) => {
                row.decor_mut().set_prefix(format!("\n{asked}"));
                table.insert_formatted(&key, Item::Table(row));
            }
            Item::ArrayOfTables(mut rows) => {
                if let Some(first) = rows.get_mut(0) {
                    first.decor_mut().set_prefix(format!("\n{asked}"));
                }
                table.insert_formatted(&key, Item::ArrayOfTables(rows));
            }
            item => {
                table.insert_formatted(&key.with_leaf_decor(Decor::new(asked, " ")), item);
            }
        }
    }
    table
}

/// The question as a comment line of ours.
fn asked(told: Told<'_>, at: QuestionIx) -> String {
    let asked = one_line(&Words(told).ask(at));
    format!("#? {}\n", hygiene::neutral_line(&asked))
}

fn item(told: Told<'_>, at: QuestionIx, answer: &Answer) -> Option<Item> {
    let question = &told.questionnaire[at];
    let (Answer::Grid(choices), Kind::Grid { rows }) = (answer, &question.kind) else {
        return written(question, answer);
    };
    let mut grid = InlineTable::new();
    for (row, choice) in choices.iter().enumerate().filter(|(row, _)| told.shows_row(at, *row)) {
        if let Some(choice) = choice {
            grid.insert(&rows[row].id, question[*choice].id.as_str().into());
        }
    }
    Some(value(grid))
}

/// `answer` to `question`, which is no grid.
pub(super) fn written(question: &Question, answer: &Answer) -> Option<Item> {
    Some(match (answer, &question.kind) {
        (Answer::One(choice), _) => value(question[*choice].id.as_str()),
        (Answer::Many(ticks), _) => value(array(ticks.iter().map(|choice| question[choice].id.as_str()))),
        (Answer::Number(number), _) => value(*number),
        (Answer::Date(date), _) => value(datetime(*date)),
        (Answer::Text(text), _) => value(text.as_str()),
        (Answer::Lines(lines), _) => value(array(lines.iter().map(String::as_str))),
        (Answer::Table(rows), Kind::Table { columns, max, .. }) => {
            let mut rows = rows.iter().map(|cells| row(columns, cells));
            if *max == 1 {
                Item::Table(rows.next()?)
            } else {
                Item::ArrayOfTables(rows.collect::<ArrayOfTables>())
            }
        }
        _ => return None,
    })
}

fn row(columns: &[Column], cells: &[Cell]) -> Table {
    let mut table = Table::new();
    for (column, cell) in columns.iter().zip(cells) {
        match cell {
            Cell::Empty => continue,
            Cell::Text(text) => table.insert(&column.id, value(text.as_str())),
            Cell::Number(number) => table.insert(&column.id, value(*number)),
        };
    }
    table
}

pub(super) fn datetime(date: Date) -> Datetime {
    let date = TomlDate { year: date.year, month: date.month, day: date.day };
    Datetime { date: Some(date), time: None, offset: None }
}
