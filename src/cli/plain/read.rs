//! From typed lines to an answer, kind by kind.

use super::Face;
use super::talk::{Command, Heard, Stop};
use crate::id::{ChoiceIx, ChoiceSet, QuestionIx};
use crate::intake::{Answer, Cell, Date, Rejection, Typed, Words, fitted};
use crate::questionnaire::{Column, ColumnKind, Kind};

/// What came of asking once.
pub(super) enum Taken {
    /// An answer, not yet accepted.
    Answer(Answer),
    /// Enter: what is there stays.
    Keep,
    /// Something that cannot be an answer.
    Wrong(Rejection),
    /// A command.
    Command(Command),
}

/// The line that was heard, or what was heard instead of one.
macro_rules! line {
    ($heard:expr) => {
        match $heard {
            Heard::Line(line) => line,
            Heard::Command(command) => return Ok(Taken::Command(command)),
        }
    };
}

impl Face<'_, '_> {
    /// The choices of `at` that are numbered.
    pub(super) fn choices(&self, at: QuestionIx) -> Vec<ChoiceIx> {
        (0..self.questionnaire()[at].choices.len()).map(ChoiceIx::new).collect()
    }

    /// Asks `at` once.
    pub(super) fn take(&mut self, at: QuestionIx) -> Result<Taken, Stop> {
        let questionnaire = self.questionnaire();
        match &questionnaire[at].kind {
            Kind::LongText { .. } => {
                self.several(at, "  ", |line| line == ".", |lines| Answer::Text(lines.join("\n")))
            }
            Kind::Lines { .. } => {
                self.several(at, "> ", str::is_empty, |lines| Answer::Lines(lines.to_vec()))
            }
            Kind::Grid { rows } => self.grid(at, rows.len()),
            Kind::Table { columns, max, .. } => self.table(at, columns, *max),
            kind => {
                let line = line!(self.listen("> ")?);
                if line.trim().is_empty() {
                    return Ok(Taken::Keep);
                }
                let answer = match kind {
                    Kind::ManyOf { .. } => self.many(at, &line).map(Answer::Many),
                    Kind::Number { .. } => whole_number(&line).map(Answer::Number),
                    Kind::Date => Date::parse(&line)
                        .map(Answer::Date)
                        .ok_or_else(|| Rejection::new("Type a date like 2027-01-31.")),
                    Kind::Text { .. } => Ok(Answer::Text(line)),
                    _ => self.one(at, &line).map(Answer::One),
                };
                Ok(answer.map_or_else(Taken::Wrong, Taken::Answer))
            }
        }
    }

    fn labels(&self, at: QuestionIx) -> Vec<String> {
        let words = Words(self.intake.told());
        self.choices(at).iter().map(|choice| words.label(at, *choice)).collect()
    }

    /// The choice that `typed` is the number or the beginning of.
    fn one(&self, at: QuestionIx, typed: &str) -> Result<ChoiceIx, Rejection> {
        pick(&self.labels(at), typed).map(ChoiceIx::new)
    }

    fn many(&self, at: QuestionIx, typed: &str) -> Result<ChoiceSet, Rejection> {
        let labels = self.labels(at);
        // A label may hold commas itself.
        if let Ok(whole) = pick(&labels, typed) {
            return Ok(ChoiceSet::default().with(ChoiceIx::new(whole)));
        }
        let numbers = typed.chars().all(|c| c.is_ascii_digit() || c == ',' || c.is_whitespace());
        let parts = typed.split(|c: char| c == ',' || (numbers && c.is_whitespace()));
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| pick(&labels, part).map(ChoiceIx::new)).collect()
    }

    /// An answer of several lines, after `next` each but the first, until one `ends` it. What was typed is taken down line
    /// by line.
    fn several(
        &mut self,
        at: QuestionIx,
        next: &str,
        ends: fn(&str) -> bool,
        answer: fn(&[String]) -> Answer,
    ) -> Result<Taken, Stop> {
        let first = line!(self.listen("> ")?);
        if first.trim().is_empty() {
            return Ok(Taken::Keep);
        }
        let mut lines = vec![first];
        loop {
            let typed = Typed::Answer { question: at, is: Some(answer(&lines)), open: None };
            if let Err(error) = self.host.typing(Some(&typed)) {
                self.say(&format!("{error:#}"))?;
            }
            match self.hear(next)? {
                end if ends(end.trim()) => return Ok(Taken::Answer(answer(&lines))),
                line => lines.push(line),
            }
        }
    }

    fn grid(&mut self, at: QuestionIx, rows: usize) -> Result<Taken, Stop> {
        let mut given = match self.intake.work().answers.get(at) {
            Some(Answer::Grid(given)) => given.clone(),
            _ => Vec::new(),
        };
        given.resize(rows, None);
        let shown: Vec<usize> = (0..rows).filter(|row| self.intake.told().shows_row(at, *row)).collect();
        let question = &self.questionnaire()[at];
        let mut nth = 0;
        while let Some(row) = shown.get(nth).copied() {
            let now = given[row].map(|choice| Words(self.intake.told()).label(at, choice));
            let prompt = with_default(&question.rows()[row].label, now.as_deref());
            match self.listen(&prompt)? {
                Heard::Command(Command::Back) if nth > 0 => nth -= 1,
                Heard::Command(Command::Explain) => self.explain(at)?,
                Heard::Command(command) => return Ok(Taken::Command(command)),
                Heard::Line(line) if line.trim().is_empty() => {
                    if given[row].is_some() || question.optional {
                        nth += 1;
                    } else {
                        self.say("Choose the one that comes closest.")?;
                    }
                }
                Heard::Line(line) => match self.one(at, &line) {
                    Ok(choice) => {
                        given[row] = Some(choice);
                        nth += 1;
                    }
                    Err(wrong) => self.say(&wrong.to_string())?,
                },
            }
        }
        Ok(Taken::Answer(Answer::Grid(given)))
    }

    fn table(&mut self, at: QuestionIx, columns: &[Column], most: usize) -> Result<Taken, Stop> {
        let mut rows = match self.intake.work().answers.get(at) {
            Some(Answer::Table(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let before = rows.clone();
        let mut nth = 0;
        while nth < most {
            self.say(&format!("Row {}", nth + 1))?;
            let old = rows.get(nth).cloned();
            let mut row = old.clone().unwrap_or_default();
            row.resize(columns.len(), Cell::Empty);
            let mut deleted = false;
            for (place, column) in columns.iter().enumerate() {
                let line = line!(self.cell(at, column, &row[place])?);
                match line.trim() {
                    "" if place == 0 && old.is_none() => {
                        return Ok(if rows.is_empty() || rows == before {
                            Taken::Keep
                        } else {
                            Taken::Answer(Answer::Table(rows))
                        });
                    }
                    "" => {}
                    "-" if place == 0 => {
                        deleted = true;
                        break;
                    }
                    "-" => row[place] = Cell::Empty,
                    said => row[place] = Cell::Text(said.to_owned()),
                }
            }
            match (deleted, old.is_some()) {
                (true, true) => {
                    rows.remove(nth);
                }
                (true, false) => {}
                (false, true) => {
                    rows[nth] = row;
                    nth += 1;
                }
                (false, false) => {
                    rows.push(row);
                    nth += 1;
                }
            }
        }
        Ok(Taken::Answer(Answer::Table(rows)))
    }

    fn cell(&mut self, at: QuestionIx, column: &Column, now: &Cell) -> Result<Heard, Stop> {
        let label = match &column.kind {
            ColumnKind::OneOf(words) => format!("{} ({})", column.label, words.join(", ")),
            _ => column.label.clone(),
        };
        let now = match now {
            Cell::Empty => None,
            Cell::Text(text) => Some(text.clone()),
            Cell::Number(number) => Some(number.to_string()),
        };
        loop {
            match self.listen(&with_default(&label, now.as_deref()))? {
                Heard::Command(Command::Explain) => self.explain(at)?,
                Heard::Line(line) if line.trim().is_empty() && now.is_none() && !column.optional => {
                    return Ok(Heard::Line(line));
                }
                Heard::Line(line) if line.trim() == "-" || line.trim().is_empty() => {
                    return Ok(Heard::Line(line));
                }
                Heard::Line(line) => match fits(column, &line) {
                    Ok(line) => return Ok(Heard::Line(line)),
                    Err(wrong) => self.say(&wrong.to_string())?,
                },
                other @ Heard::Command(_) => return Ok(other),
            }
        }
    }
}

fn whole_number(typed: &str) -> Result<i64, Rejection> {
    crate::intake::parse_number(typed).ok_or_else(|| Rejection::new("Type a whole number."))
}

/// `typed` if `column` can hold it; the words of a choice may be begun only.
fn fits(column: &Column, typed: &str) -> Result<String, Rejection> {
    if let ColumnKind::OneOf(words) = &column.kind {
        return pick(words, typed).map(|at| words[at].clone());
    }
    fitted(column, Cell::Text(typed.to_owned())).map(|_| typed.to_owned())
}

/// The position in `labels` that `typed` means: by number, by the whole words, or by their unambiguous beginning.
pub(super) fn pick(labels: &[String], typed: &str) -> Result<usize, Rejection> {
    let typed = typed.trim().trim_end_matches('.');
    if let Ok(number) = typed.parse::<usize>() {
        let fits = (1..=labels.len()).contains(&number);
        return fits.then(|| number - 1).ok_or_else(|| wrong_number(labels.len()));
    }
    let wanted = folded(typed);
    let labels: Vec<String> = labels.iter().map(|label| folded(label)).collect();
    if let Some(whole) = labels.iter().position(|label| *label == wanted) {
        return Ok(whole);
    }
    let mut begin = (0..labels.len()).filter(|at| !wanted.is_empty() && labels[*at].starts_with(&wanted));
    match (begin.next(), begin.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            Err(Rejection::new("More than one begins like this: type more of it, or its number."))
        }
        (None, _) => Err(wrong_number(labels.len())),
    }
}

fn wrong_number(most: usize) -> Rejection {
    Rejection::new(format!("Type a number from 1 to {most}, or the first words of a choice."))
}

/// `text` as it compares with what people type: small letters, and the quotation marks of a keyboard.
fn folded(text: &str) -> String {
    crate::report::plain_punctuation(&text.trim().to_lowercase())
}

/// `label [now]: `
fn with_default(label: &str, now: Option<&str>) -> String {
    now.map_or_else(|| format!("{label}: "), |now| format!("{label} [{now}]: "))
}
