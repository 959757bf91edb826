//! One answer as `key=value` says it, without a file: the value is read as the file would have it.

use toml::Value as Toml;
use toml::de::DeTable;

use super::walk::{Table, Walk, get};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::id::QuestionIx;
use crate::intake::{Answer, Cell, Date, Told, accept, parse_number};
use crate::questionnaire::{Column, ColumnKind, Kind, Question};

/// What the text of one setting is called where it is complained about.
const ORIGIN: &str = "--set";

/// What is said of one question: its whole answer, or that of some of its rows or columns.
#[derive(Debug)]
pub struct Setting<'s> {
    id: &'s str,
    parts: Vec<(&'s str, &'s str)>,
    value: &'s str,
}

/// The settings in `said`, question by question in the order in which each is first named: what several of them say of the
/// rows or columns of one question belongs together.
///
/// Each is `key=value`, or `key.row=value` for one row of a grid or one column of a table of one row.
///
/// # Errors
/// When one is neither.
pub fn settings(said: &[String]) -> Result<Vec<Setting<'_>>, Diagnostics> {
    let mut all: Vec<Setting<'_>> = Vec::new();
    for one in said {
        let Some((key, value)) = one.split_once('=') else {
            let help = "for example level=staff, or wishes=one,other; key= takes an answer back";
            let complaint = Diagnostic::new(0..one.len(), "this is no `key=value`").help(help);
            return Err(Diagnostics::new(ORIGIN, one, vec![complaint]));
        };
        let value = value.trim();
        match key.trim().split_once('.') {
            None => all.push(Setting { id: key.trim(), parts: Vec::new(), value }),
            Some((id, part)) => {
                let (id, part) = (id.trim(), (part.trim(), value));
                match all.iter_mut().find(|setting| setting.id == id && !setting.parts.is_empty()) {
                    Some(known) => {
                        known.parts.retain(|(known, _)| *known != part.0);
                        known.parts.push(part);
                    }
                    None => all.push(Setting { id, parts: vec![part], value: "" }),
                }
            }
        }
    }
    Ok(all)
}

/// The question that `said` answers, and its answer; none when it is taken back, as by `level=`.
///
/// A value needs no quotation marks; several ticks stand behind each other with commas, and everything else may be written as
/// in the file.
///
/// # Errors
/// What is wrong in it, with its place.
pub fn set(told: Told<'_>, said: &Setting<'_>) -> Result<(QuestionIx, Option<Answer>), Diagnostics> {
    let Setting { id, parts, value } = said;
    let Some(at) = told.questionnaire.question(id) else {
        return Err(Diagnostics::new(ORIGIN, id, vec![unknown(told, id, 0..id.len())]));
    };
    let question = &told.questionnaire[at];
    if value.is_empty() && parts.is_empty() {
        return Ok((at, None));
    }
    let line = if parts.is_empty() {
        format!("{id} = {}", whole(question, value))
    } else {
        let parts: Vec<String> =
            parts.iter().map(|(part, value)| format!("{part} = {}", single(question, part, value))).collect();
        format!("{id} = {{ {} }}", parts.join(", "))
    };
    let parts: Vec<&str> = parts.iter().map(|(part, _)| *part).collect();
    let mut walk = Walk::default();
    let (tree, errors) = DeTable::parse_recoverable(&line);
    let place = |error: &toml::de::Error| error.span().unwrap_or(0..0);
    walk.problems.extend(errors.iter().map(|error| Diagnostic::new(place(error), error.message())));
    let answer = if errors.is_empty() { answer(&mut walk, told, at, &parts, tree.get_ref()) } else { None };
    match answer {
        Some(answer) if walk.problems.is_empty() => Ok((at, Some(answer))),
        _ => Err(Diagnostics::new(ORIGIN, &line, walk.problems)),
    }
}

/// The answer in the only value of `tree`, with what stands already where only a `part` is given.
fn answer(
    walk: &mut Walk,
    told: Told<'_>,
    at: QuestionIx,
    parts: &[&str],
    tree: &Table<'_>,
) -> Option<Answer> {
    let question = &told.questionnaire[at];
    let value = get(tree, &question.id)?;
    let mut answer = walk.answer(question, value)?;
    if !parts.is_empty() {
        match (&mut answer, told.answers.get(at), &question.kind) {
            (Answer::Grid(rows), Some(Answer::Grid(before)), _) => {
                for (row, before) in rows.iter_mut().zip(before) {
                    *row = row.or(*before);
                }
            }
            (Answer::Table(_), Some(Answer::Table(before)), _) if before.len() > 1 => {
                let message =
                    format!("`{}` has {} rows, and this could be any of them", question.id, before.len());
                walk.problem(&value.span(), message).help =
                    Some("write all rows, as in the file: key=[{ … }, { … }]".into());
                return None;
            }
            (Answer::Table(rows), Some(Answer::Table(before)), Kind::Table { columns, .. }) => {
                beside(columns, parts, rows, before);
            }
            _ => {}
        }
    }
    match accept(told, at, answer) {
        Ok(answer) => Some(answer),
        Err(refusal) => {
            let message = format!("`{}` cannot be this", question.id);
            let why = refusal.to_string();
            walk.problem(&value.span(), message).help = Some(why.trim_end_matches('.').to_owned());
            None
        }
    }
}

/// Lets the cells of the only row that stands stay beside the new ones in the columns `parts`.
fn beside(columns: &[Column], parts: &[&str], rows: &mut [Vec<Cell>], before: &[Vec<Cell>]) {
    for (row, before) in rows.iter_mut().zip(before) {
        for ((cell, before), column) in row.iter_mut().zip(before).zip(columns) {
            if !parts.contains(&column.id.as_str()) {
                cell.clone_from(before);
            }
        }
    }
}

/// `value` as TOML for the whole answer to `question`.
fn whole(question: &Question, value: &str) -> String {
    let is_list = value.starts_with('[');
    match &question.kind {
        Kind::Number { .. } => number(value),
        Kind::Date => Date::parse(value).map_or_else(|| quoted(value), |_| value.to_owned()),
        Kind::ManyOf { .. } | Kind::Lines { .. } if is_list => value.to_owned(),
        Kind::ManyOf { .. } => {
            let ticks: Vec<String> = value.split(',').map(|tick| quoted(tick.trim())).collect();
            format!("[{}]", ticks.join(", "))
        }
        Kind::Lines { .. } => format!("[{}]", quoted(value)),
        Kind::Grid { .. } | Kind::Table { .. } if is_list || value.starts_with('{') => value.to_owned(),
        _ => quoted(value),
    }
}

/// `value` as TOML for the row or column `part` of an answer to `question`.
fn single(question: &Question, part: &str, value: &str) -> String {
    let column = match &question.kind {
        Kind::Table { columns, .. } => columns.iter().find(|column| column.id == part),
        _ => None,
    };
    if column.is_some_and(|column| matches!(column.kind, ColumnKind::Number)) {
        number(value)
    } else {
        quoted(value)
    }
}

fn number(value: &str) -> String {
    parse_number(value).map_or_else(|| quoted(value), |number| number.to_string())
}

/// `value` in quotation marks, unless it stands in some.
fn quoted(value: &str) -> String {
    let is_quoted = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
    if is_quoted { value.to_owned() } else { Toml::String(value.to_owned()).to_string() }
}

/// That there is no question `id`, and what was perhaps meant.
fn unknown(told: Told<'_>, id: &str, span: Span) -> Diagnostic {
    let mut walk = Walk::default();
    walk.unknown(
        &span,
        "question",
        id,
        told.questionnaire.questions.iter().map(|question| question.id.as_str()),
    );
    let mut complaint = walk.problems.remove(0);
    if ["state", "posted", "reference", "voice", "siblings"].contains(&id) {
        complaint.help =
            Some(format!("`{id}` is no answer: it stands above [answers] in the file, write it there"));
    } else if complaint.help.is_none() {
        complaint.help = Some("the keys are those under [answers] in the file".into());
    }
    complaint
}
