//! Whether an answer can be one: bad input is refused at the field, never stored.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use super::{Answer, Cell, Told, thousands};
use crate::id::QuestionIx;
use crate::questionnaire::{Column, ColumnKind, Kind, Question};

/// The most bytes that one field holds.
pub(crate) const FIELD_BYTES: usize = 64 * 1024;

/// The most bytes of text that all answers of a sitting hold together: a spec has to stay one that can be read.
const SITTING_BYTES: usize = 1024 * 1024;

/// Why an answer was refused, in a sentence that stands under the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection(String);

impl Rejection {
    /// A refusal that says `why`.
    #[must_use]
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Rejection {}

/// The refusal of a question that was left out but may not be.
pub(super) fn missing(question: &Question) -> Rejection {
    Rejection::new(match question.kind {
        Kind::OneOf | Kind::Scale => "Choose the one that comes closest.",
        Kind::ManyOf { .. } => "Tick at least one.",
        Kind::Number { .. } => "Type a number.",
        Kind::Date => "Type a date like 2027-01-31.",
        Kind::Text { .. } | Kind::LongText { .. } => "Type an answer.",
        Kind::Lines { .. } | Kind::Table { .. } => "Add at least one line.",
        Kind::Grid { .. } => "Choose one in every row.",
    })
}

/// What of `given` would be another answer than the one that counts, to a question that is asked.
#[must_use]
pub fn differing(told: Told<'_>, given: &[(QuestionIx, Answer)]) -> Vec<(QuestionIx, Answer)> {
    let asked = given.iter().filter(|(at, _)| told.shown.contains(*at));
    let fitting = asked.filter_map(|(at, answer)| Some((*at, accept(told, *at, answer.clone()).ok()?)));
    fitting.filter(|(at, answer)| told.answer(*at) != Some(answer)).collect()
}

/// `answer` as it is stored for `question`: trimmed, in bounds, and with what was left out left out.
///
/// # Errors
/// Why it cannot be an answer to this question.
pub fn accept(told: Told<'_>, question: QuestionIx, answer: Answer) -> Result<Answer, Rejection> {
    let answer = fitting(told, question, answer)?;
    let bytes = answer.bytes();
    if bytes > 0 && bytes + told.answers.bytes_beside(question) > SITTING_BYTES {
        return Err(Rejection::new("All answers together hold at most 1 MiB: shorten this one, or another."));
    }
    Ok(answer)
}

fn fitting(told: Told<'_>, question: QuestionIx, answer: Answer) -> Result<Answer, Rejection> {
    let q = &told.questionnaire[question];
    let wrong_kind = || Rejection::new("This question is answered in another way.");
    match (&q.kind, answer) {
        (Kind::OneOf | Kind::Scale, Answer::One(choice)) if choice.at() < q.choices.len() => {
            Ok(Answer::One(choice))
        }
        (Kind::ManyOf { at_most, .. }, Answer::Many(set)) => {
            if set.iter().any(|choice| choice.at() >= q.choices.len()) {
                return Err(wrong_kind());
            }
            if set.is_empty() && !q.optional {
                return Err(missing(q));
            }
            if let Some(most) = at_most.filter(|most| set.len() > *most) {
                return Err(Rejection::new(format!("Tick at most {most}.")));
            }
            if set.len() > 1
                && let Some(alone) = set.iter().find(|choice| q[*choice].alone)
            {
                let label = q[alone].label.raw();
                return Err(Rejection::new(format!("“{label}” stands alone: untick it or the others.")));
            }
            Ok(Answer::Many(set))
        }
        (Kind::Number { unit, min, max }, Answer::Number(number)) => {
            if (*min..=*max).contains(&number) {
                return Ok(Answer::Number(number));
            }
            let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
            Err(Rejection::new(match *max {
                i64::MAX => format!("At least {min}{unit}."),
                max => format!("Between {min} and {max}{unit}."),
            }))
        }
        (Kind::Date, Answer::Date(date)) => Ok(Answer::Date(date)),
        (Kind::Text { .. }, Answer::Text(text)) => Ok(Answer::Text(in_words(line(&text)?)?)),
        (Kind::LongText { .. }, Answer::Text(text)) => Ok(Answer::Text(in_words(paragraphs(&text)?)?)),
        (Kind::Lines { min, max, .. }, Answer::Lines(lines)) => {
            let lines: Vec<String> = lines
                .iter()
                .filter(|l| !l.trim().is_empty())
                .map(|l| in_words(line(l)?))
                .collect::<Result<_, _>>()?;
            if lines.is_empty() || lines.len() < *min {
                return Err(Rejection::new(format!("At least {}.", counted((*min).max(1), "line"))));
            }
            if lines.len() > *max {
                return Err(Rejection::new(format!("At most {}.", counted(*max, "line"))));
            }
            Ok(Answer::Lines(lines))
        }
        (Kind::Grid { rows }, Answer::Grid(mut choices)) => {
            choices.resize(rows.len(), None);
            for (row, choice) in choices.iter().enumerate() {
                if choice.is_some_and(|choice| choice.at() >= q.choices.len()) {
                    return Err(wrong_kind());
                }
                if choice.is_none() && told.shows_row(question, row) && !q.optional {
                    return Err(Rejection::new(format!("Choose one for “{}” too.", rows[row].label)));
                }
            }
            Ok(Answer::Grid(choices))
        }
        (Kind::Table { columns, min, max, rising, .. }, Answer::Table(rows)) => {
            let rows = table(columns, rows)?;
            rows.iter().try_for_each(|row| rises(columns, rising, row))?;
            if rows.is_empty() || rows.len() < *min {
                return Err(Rejection::new(format!("At least {}.", counted((*min).max(1), "row"))));
            }
            if rows.len() > *max {
                return Err(Rejection::new(format!("At most {}.", counted(*max, "row"))));
            }
            Ok(Answer::Table(rows))
        }
        _ => Err(wrong_kind()),
    }
}

/// Refuses a row whose numbers fall where they must not: a range that ends below its beginning.
fn rises(columns: &[Column], rising: &[usize], row: &[Cell]) -> Result<(), Rejection> {
    for pair in rising.windows(2) {
        if let (Cell::Number(from), Cell::Number(to)) = (&row[pair[0]], &row[pair[1]])
            && to < from
        {
            let said = |at: usize, number: i64| format!("“{}” ({})", columns[at].label, thousands(number));
            let (from, to) = (said(pair[0], *from), said(pair[1], *to));
            return Err(Rejection::new(format!("{to} is less than {from}.")));
        }
    }
    Ok(())
}

fn table(columns: &[Column], rows: Vec<Vec<Cell>>) -> Result<Vec<Vec<Cell>>, Rejection> {
    let mut kept = Vec::new();
    for mut row in rows {
        row.resize(columns.len(), Cell::Empty);
        if row.iter().all(|cell| *cell == Cell::Empty) {
            continue;
        }
        for (column, cell) in columns.iter().zip(&mut row) {
            *cell = fitted(column, std::mem::replace(cell, Cell::Empty))?;
        }
        kept.push(row);
    }
    Ok(kept)
}

/// `cell` as it is stored in `column`.
///
/// # Errors
/// Why it cannot stand there.
pub(crate) fn fitted(column: &Column, cell: Cell) -> Result<Cell, Rejection> {
    let label = &column.label;
    let cell = match (&column.kind, cell) {
        (_, Cell::Text(text)) if text.trim().is_empty() => Cell::Empty,
        (ColumnKind::Text | ColumnKind::Code, Cell::Text(text)) => Cell::Text(written(column, &text)?),
        (ColumnKind::OneOf(words), Cell::Text(text)) => {
            let found = words.iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
            let word =
                found.ok_or_else(|| Rejection::new(format!("{label}: one of {}.", words.join(", "))))?;
            Cell::Text(word.clone())
        }
        (ColumnKind::Number, Cell::Number(number)) if number >= 0 => Cell::Number(number),
        (ColumnKind::Number, Cell::Text(text)) => Cell::Number(
            parse_number(&text)
                .filter(|number| *number >= 0)
                .ok_or_else(|| Rejection::new(format!("{label}: type a whole number.")))?,
        ),
        (_, Cell::Empty) => Cell::Empty,
        _ => return Err(Rejection::new(format!("{label}: this is no answer here."))),
    };
    if cell == Cell::Empty && !column.optional {
        return Err(Rejection::new(format!("{label} is missing.")));
    }
    Ok(cell)
}

/// The whole number in `text`; spaces, commas, dots and apostrophes between thousands are taken as such.
#[must_use]
pub(crate) fn parse_number(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let groups: Vec<&str> = digits.split([' ', ',', '.', '\'', '\u{a0}', '\u{202f}', '_']).collect();
    let (first, rest) = groups.split_first()?;
    let whole = !first.is_empty()
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3);
    let joined = groups.concat();
    let plain = whole && joined.chars().all(|c| c.is_ascii_digit());
    plain.then(|| joined.parse::<i64>().ok())?.map(|number| sign * number)
}

/// `text` in capitals if it is a code, like `de` or `us-co`.
fn code(text: String) -> String {
    let part = |part: &str| matches!(part.len(), 1..=3) && part.chars().all(|c| c.is_ascii_alphanumeric());
    if text.split('-').all(part) { text.to_ascii_uppercase() } else { text }
}

/// `text` as the cell of a `column` that is written by hand: words, a code, or where it may stay empty anything.
///
/// # Errors
/// Why it cannot stand there.
fn written(column: &Column, text: &str) -> Result<String, Rejection> {
    let named = |wrong: Rejection| Rejection::new(format!("{}: {wrong}", column.label));
    let text = line(text)?;
    match &column.kind {
        ColumnKind::Code => in_words(text).map(code).map_err(named),
        _ if column.optional => Ok(text),
        _ => in_words(text).map_err(named),
    }
}

/// `text`, unless it can be no name and no sentence: it has no letter, and no figure with its sign either.
///
/// # Errors
/// What is asked for instead.
pub(crate) fn in_words(text: String) -> Result<String, Rejection> {
    let says = |c: char| c.is_alphabetic() || "%‰€$£¥₹".contains(c);
    if text.contains(says) {
        return Ok(text);
    }
    let begins: String = text.chars().take(20).collect();
    Err(Rejection::new(format!("“{begins}” has no letter in it. Say it in words.")))
}

fn line(text: &str) -> Result<String, Rejection> {
    let one: Vec<&str> = text.split_whitespace().collect();
    filled(one.join(" "))
}

fn paragraphs(text: &str) -> Result<String, Rejection> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = unix.lines().map(str::trim_end).collect();
    filled(lines.join("\n").trim().to_owned())
}

fn filled(text: String) -> Result<String, Rejection> {
    if text.graphemes(true).next().is_none() {
        return Err(Rejection::new("Type an answer."));
    }
    if text.len() > FIELD_BYTES {
        return Err(Rejection::new("This is longer than a field can hold (64 KiB)."));
    }
    Ok(text)
}

fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("one {thing}") } else { format!("{number} {thing}s") }
}
