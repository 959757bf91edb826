//! What a question or choice is to job boards and laws, held to the form in which they ask for it.

use super::Checker;
use crate::diagnostic::did_you_mean;
use crate::hygiene;
use crate::questionnaire::reader::{At, Text};
use crate::questionnaire::{Fact, Means, schema};

/// What one may be paid by.
const UNITS: [&str; 5] = ["hour", "day", "week", "month", "year"];

impl Checker<'_> {
    /// The fact that a question asks for, if it asks in a form that others can read.
    pub(super) fn fact(&mut self, raw: &At<schema::Question>) -> Option<Fact> {
        let name = raw.fact.as_ref()?;
        let fact = self.word(name, "fact", &Fact::NAMES)?;
        let twice = self.file.question.iter().take_while(|other| other.id.value != raw.id.value);
        if twice.filter_map(|other| other.fact.as_ref()).any(|other| other.value == name.value) {
            self.problem(&name.span, format!("the fact `{}` is asked for already", name.value));
        }
        let kinds: &[&str] = match fact {
            Fact::Company => &["text"],
            Fact::Apply => &["text", "long-text"],
            Fact::Benefits | Fact::OtherPay => &["lines", "text", "long-text"],
            Fact::Presence | Fact::Employment => &["one-of"],
            Fact::Places | Fact::Pay => &["table"],
            Fact::Closes => &["date"],
        };
        if !kinds.contains(&raw.kind.as_str()) {
            self.problem(&name.span, format!("the fact `{}` is no answer of this kind", name.value)).help =
                Some(format!("say kind = \"{}\"", kinds.join("\" or \"")));
        }
        for column in fact.columns() {
            if !raw.columns.iter().any(|known| known.id.value == *column) {
                self.problem(&name.span, format!("the fact `{}` needs a column `{column}`", name.value));
            }
        }
        let units = raw.columns.iter().filter(|column| fact == Fact::Pay && column.id.value == "per");
        for unit in units.flat_map(|column| &column.choices) {
            if !UNITS.contains(&unit.as_str()) {
                self.problem(&unit.span, "pay is for an hour, a day, a week, a month or a year");
            }
        }
        Some(fact)
    }

    /// Which of the fixed words of its question's fact a choice is.
    pub(super) fn means(&mut self, question: &schema::Question, raw: &At<schema::Choice>) -> Option<Means> {
        let fact = question.fact.as_ref().map_or("", |name| name.as_str());
        let words = || Means::NAMES.iter().filter(|(_, means)| known(means.fact()) == fact);
        let Some(name) = &raw.means else {
            if words().next().is_some() {
                let help = words().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
                self.problem(&raw.id.span, format!("which {fact} is this?")).help =
                    Some(format!("write `means = \"…\"` with one of {help}"));
            }
            return None;
        };
        let words: Vec<(&str, Means)> = words().copied().collect();
        if words.is_empty() {
            self.problem(
                &name.span,
                "`means` belongs to a question with fact = \"presence\" or \"employment\"",
            );
            return None;
        }
        self.word(name, "word", &words)
    }

    /// What `name` stands for among `words`.
    pub(in crate::questionnaire) fn word<T: Copy>(
        &mut self,
        name: &Text,
        kind: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == name.value);
        if found.is_none() {
            let names = || words.iter().map(|(word, _)| *word);
            let help = match did_you_mean(name, names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", names().collect::<Vec<_>>().join(", ")),
            };
            self.problem(&name.span, format!("there is no {kind} `{}`", hygiene::neutral_line(name))).help =
                Some(help);
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// The name of `fact` in files.
fn known(fact: Fact) -> &'static str {
    Fact::NAMES[fact as usize].0
}
