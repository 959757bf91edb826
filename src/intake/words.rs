//! Answers as a sentence says them.

use super::{Answer, Cell, Location, Told};
use crate::id::{ChoiceIx, QuestionIx};
use crate::questionnaire::wording::lower_first;
use crate::questionnaire::{Fact, Kind, Question, Wording, first_true};

/// Fills the gaps of sentences from what was told.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a>(pub Told<'a>);

impl Words<'_> {
    /// `wording` with its gaps filled; an answer that is missing becomes its fallback or `[to fill: …]`.
    #[must_use]
    pub fn fill(&self, wording: &Wording) -> String {
        wording.fill(|id| self.gap(id))
    }

    /// The question as it is asked of these answers.
    #[must_use]
    pub fn ask(&self, question: QuestionIx) -> String {
        let q = &self.0.questionnaire[question];
        self.fill(first_true(&q.wordings, &self.0).unwrap_or(&q.ask))
    }

    /// A choice as it is offered.
    #[must_use]
    pub fn label(&self, question: QuestionIx, choice: ChoiceIx) -> String {
        let choice = &self.0.questionnaire[question][choice];
        self.fill(first_true(&choice.wordings, &self.0).unwrap_or(&choice.label))
    }

    /// The answer to `question` for a list of answers, in the words that were offered; `None` without one.
    #[must_use]
    pub fn answer(&self, question: QuestionIx) -> Option<String> {
        Some(self.said(question, self.0.answers.get(question)?))
    }

    /// `answer` to `question` in the words that were offered, whoever gave it.
    #[must_use]
    pub fn said(&self, question: QuestionIx, answer: &Answer) -> String {
        let q = &self.0.questionnaire[question];
        let label = |choice: ChoiceIx| self.label(question, choice);
        match answer {
            Answer::One(choice) => label(*choice),
            Answer::Many(set) if set.is_empty() => "none".to_owned(),
            Answer::Many(set) => set.iter().map(label).collect::<Vec<_>>().join(" · "),
            Answer::Grid(rows) => {
                let shown = (0..rows.len()).filter(|row| self.0.shows_row(question, *row));
                let said =
                    shown.filter_map(|row| Some(format!("{}: {}", q.rows()[row].label, label(rows[row]?))));
                said.collect::<Vec<_>>().join(" · ")
            }
            other => plain(q, other),
        }
    }

    fn gap(&self, id: &str) -> String {
        let questionnaire = self.0.questionnaire;
        let Some(at) = questionnaire.question(id) else { return format!("[to fill: {id}]") };
        let question = &questionnaire[at];
        let phrase = |choice: ChoiceIx| {
            let said = question[choice].phrase.clone();
            said.unwrap_or_else(|| lower_first(&self.label(at, choice)))
        };
        match self.0.answer(at) {
            Some(Answer::One(choice)) => phrase(*choice),
            Some(Answer::Many(set)) => listed(&set.iter().map(phrase).collect::<Vec<_>>()),
            Some(Answer::Text(text)) => within_a_sentence(text),
            Some(other) => plain(question, other),
            None => question.fallback.clone().unwrap_or_else(|| self.missing(at)),
        }
    }

    /// What stands where `question` has no answer and needs one.
    #[must_use]
    pub fn missing(&self, question: QuestionIx) -> String {
        format!("[to fill: {}]", lower_first(&self.0.questionnaire[question].short))
    }
}

/// A typed name as it stands within a sentence: "The load forecast" begins small there, and "Leeds" does not.
fn within_a_sentence(text: &str) -> String {
    match text.split_once(' ') {
        Some((article @ ("The" | "Our" | "A" | "An"), rest)) => format!("{} {rest}", article.to_lowercase()),
        _ => text.to_owned(),
    }
}

/// An answer that needs no choices to be said.
fn plain(question: &Question, answer: &Answer) -> String {
    match (answer, &question.kind) {
        (Answer::Number(number), Kind::Number { unit, .. }) if !unit.is_empty() => {
            format!("{} {unit}", thousands(*number))
        }
        (Answer::Number(number), _) => thousands(*number),
        (Answer::Date(date), _) => date.words(),
        (Answer::Text(text), _) => text.clone(),
        (Answer::Lines(lines), _) => lines.join("; "),
        (Answer::Table(rows), Kind::Table { columns, says, .. }) => {
            let says = Wording::new(says.as_str());
            let places = question.fact == Some(Fact::Places);
            let one = |row: &Vec<Cell>| {
                let text = |id: &str| {
                    let at = columns.iter().position(|column| column.id == id);
                    at.and_then(|at| row.get(at)).map_or_else(String::new, cell)
                };
                let place = places.then(|| Location {
                    city: text("city"),
                    region: text("region"),
                    country: text("country"),
                });
                tidy(&says.fill(|id| match (&place, id) {
                    (Some(place), "country") => place.country_said(),
                    (Some(place), "region") => place.region_said(),
                    _ => text(id),
                }))
            };
            rows.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => thousands(*number),
    }
}

/// A row without the punctuation that an empty cell leaves behind.
fn tidy(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().collect();
    let mut tidy = words.join(" ");
    for (wrong, right) in [(" ,", ","), (",,", ","), ("()", "")] {
        tidy = tidy.replace(wrong, right);
    }
    tidy.trim_matches([' ', ',']).to_owned()
}

/// `number` with a comma between thousands: 95,000.
#[must_use]
pub fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number < 0 { format!("-{out}") } else { out }
}

/// `a, b and c`.
pub(crate) fn listed(items: &[String]) -> String {
    match items {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
