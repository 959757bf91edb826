//! From the mirror of a file to a questionnaire in which every reference leads somewhere.
//!
//! Nothing stops at the first mistake: what cannot be resolved is reported with its place and left out, and only a
//! questionnaire without any report is handed on.

mod conditions;
mod facts;
mod questions;
mod rules;

use super::reader::{self, At, Text};
use super::{Condition, MOST_FAILURES, Questionnaire, Rules, Wording, schema};
use crate::diagnostic::{Diagnostic, Span, did_you_mean};
use crate::hygiene;
use crate::id::{ConditionIx, QuestionIx, Set};

/// Reads a questionnaire from the text of its `questionnaire.toml`.
///
/// # Errors
/// Every mistake in the text, each with its place.
pub fn read(source: &str) -> Result<Questionnaire, Vec<Diagnostic>> {
    match examine(source) {
        (Some(questionnaire), mistakes) if mistakes.is_empty() => Ok(questionnaire),
        (_, mistakes) => Err(mistakes),
    }
}

/// Every mistake in the text of a `questionnaire.toml`; and as much of the questionnaire as can be understood, which is
/// enough to look for mistakes in its catalogue, and for nothing else.
#[must_use]
pub fn examine(source: &str) -> (Option<Questionnaire>, Vec<Diagnostic>) {
    let (file, mistakes) = reader::read::<schema::File>(source);
    if !mistakes.is_empty() && file.id.is_empty() {
        return (None, mistakes);
    }
    let mut check = Checker::new(&file, mistakes);
    let questionnaire = check.questionnaire(&file);
    (Some(questionnaire), check.problems)
}

/// The ids of one file, and what was found wrong so far.
pub(super) struct Checker<'a> {
    pub(super) file: &'a schema::File,
    pub(super) problems: Vec<Diagnostic>,
    /// How many questions may be referred to: all of them, or those before the one at hand.
    questions_before: usize,
    /// How many named conditions may be referred to.
    conditions_before: usize,
    /// The last question that each named condition asks about.
    latest: Vec<Option<QuestionIx>>,
    /// What is known of the recommendation where the condition at hand is asked.
    pub(super) known: Known,
}

/// How much of a recommendation is known where a condition is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// Only the answers.
    Answers,
    /// The archetype, the gates, and what the facts alone say.
    Verdict,
    /// The stage of the team as well.
    Stage,
    /// The number of jobs and requisitions as well.
    Everything,
}

impl<'a> Checker<'a> {
    pub(super) fn new(file: &'a schema::File, problems: Vec<Diagnostic>) -> Self {
        let (questions_before, conditions_before) = (file.question.len(), file.condition.len());
        let (latest, known) = (Vec::new(), Known::Answers);
        Self { file, problems, questions_before, conditions_before, latest, known }
    }

    pub(super) fn problem(&mut self, span: &Span, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.problems.len();
        self.problems.push(Diagnostic::new(span.clone(), message));
        &mut self.problems[at]
    }

    fn questionnaire(&mut self, file: &schema::File) -> Questionnaire {
        self.head(file);
        self.duplicates();
        let conditions = self.named_conditions(file);
        Questionnaire {
            id: file.id.value.clone(),
            version: u32::try_from(file.version.value).unwrap_or_default(),
            title: self.required(&file.title, &file.id.span, "title"),
            summary: self.required(&file.summary, &file.id.span, "summary"),
            rules: self.rules(&file.rules),
            conditions,
            failures: self.each(&file.failure, Self::failure),
            archetypes: self.each(&file.archetype, Self::archetype),
            other_work: self.each(&file.other_work, Self::other_work),
            stages: self.each(&file.stage, Self::titled),
            sections: self.each(&file.section, Self::section),
            questions: self.questions(file),
            tie_breaks: self.each(&file.tie_break, Self::tie_break),
            gates: self.each(&file.gate, Self::gate),
            tensions: self.each(&file.tension, Self::tension),
            several_jobs: self.each(&file.several_jobs, Self::several),
            doubts: self.each(&file.doubt, Self::doubt),
            mixes: self.each(&file.mix, Self::mix),
        }
    }

    pub(super) fn each<R, T>(&mut self, raw: &[At<R>], one: impl Fn(&mut Self, &At<R>) -> T) -> Vec<T> {
        raw.iter().map(|item| one(self, item)).collect()
    }

    fn head(&mut self, file: &schema::File) {
        if file.format.value != 1 {
            self.problem(&file.format.span, "`format` must be 1").help =
                Some("this program reads format 1; a newer hirefor may read others".into());
        }
        if file.version.value < 1 || file.version.value > i64::from(u32::MAX) {
            self.problem(&file.version.span, "`version` must be a number from 1");
        }
        for (what, empty) in [
            ("[[failure]]", file.failure.is_empty()),
            ("[[archetype]]", file.archetype.is_empty()),
            ("[[section]]", file.section.is_empty()),
            ("[[question]]", file.question.is_empty()),
            ("[[mix]]", file.mix.is_empty()),
            ("[[stage]]", file.stage.is_empty()),
        ] {
            if empty {
                self.problem(&(0..0), format!("a questionnaire needs at least one {what}"));
            }
        }
        if file.failure.len() > MOST_FAILURES {
            let span = file.failure[MOST_FAILURES].span.clone();
            self.problem(&span, format!("at most {MOST_FAILURES} failures can be told apart"));
        }
        if file.question.len() > 500 {
            let span = file.question[500].span.clone();
            self.problem(&span, "at most 500 questions");
        }
        // Sets of these are kept in one word each.
        let most = Set::<usize>::CAPACITY;
        for (what, beyond) in [
            ("gates", file.gate.get(most).map(|one| &one.span)),
            ("tensions", file.tension.get(most).map(|one| &one.span)),
            ("reasons for several jobs", file.several_jobs.get(most).map(|one| &one.span)),
            ("doubts", file.doubt.get(most).map(|one| &one.span)),
        ] {
            if let Some(span) = beyond {
                self.problem(span, format!("at most {most} {what}"));
            }
        }
    }

    fn duplicates(&mut self) {
        let file = self.file;
        let mut names = vec![
            ("condition", ids(&file.condition, |c| &c.id)),
            ("failure", ids(&file.failure, |c| &c.id)),
            ("archetype", ids(&file.archetype, |c| &c.id)),
            ("other work", ids(&file.other_work, |c| &c.id)),
            ("stage", ids(&file.stage, |c| &c.id)),
            ("section", ids(&file.section, |c| &c.id)),
            ("question", ids(&file.question, |c| &c.id)),
            ("gate", ids(&file.gate, |c| &c.id)),
            ("tension", ids(&file.tension, |c| &c.id)),
            ("questionnaire", vec![&file.id]),
        ];
        for question in &file.question {
            names.push(("choice", ids(&question.choice, |c| &c.id)));
            names.push(("row", ids(&question.rows, |c| &c.id)));
            names.push(("column", ids(&question.columns, |c| &c.id)));
        }
        for tension in &file.tension {
            names.push(("way out", ids(&tension.way_out, |c| &c.id)));
        }
        for (kind, list) in names {
            self.unique(kind, &list);
        }
    }

    /// Phrases to look for in somebody's text.
    pub(super) fn phrases(&mut self, list: &[Text]) -> Vec<String> {
        for text in list {
            self.clean(text);
            if let Some(why) = crate::phrase::wrong(&text.value) {
                let phrase = hygiene::neutral_line(&text.value);
                self.problem(&text.span, format!("`{phrase}` is no phrase: {why}"));
            }
        }
        list.iter().map(|text| text.value.clone()).collect()
    }

    /// Reports ids that are empty, malformed or used twice.
    pub(super) fn unique(&mut self, kind: &str, list: &[&Text]) {
        for (at, id) in list.iter().enumerate() {
            if id.is_empty() {
                self.problem(&id.span, format!("this {kind} has no `id`"));
            } else if !is_id(id) {
                self.problem(&id.span, format!("`{}` is no id", hygiene::neutral_line(id))).help =
                    Some("ids are small letters, digits and hyphens, and begin with a letter".into());
            } else if list[..at].iter().any(|other| other.value == id.value) {
                self.problem(&id.span, format!("the {kind} `{}` is there already", id.value));
            }
        }
    }

    /// The text, or a report that `key` is missing beside `beside`.
    pub(super) fn required(&mut self, text: &Text, beside: &Span, key: &str) -> String {
        if text.trim().is_empty() {
            self.problem(beside, format!("`{key}` is missing here"));
        } else {
            self.clean(text);
        }
        text.value.clone()
    }

    pub(super) fn optional(&mut self, text: Option<&Text>) -> Option<String> {
        text.map(|text| {
            self.clean(text);
            text.value.clone()
        })
    }

    fn clean(&mut self, text: &Text) {
        if let Some(hostile) = text.chars().find(|c| hygiene::is_hostile(*c)) {
            let number = u32::from(hostile);
            self.problem(&text.span, format!("the text holds the control character U+{number:04X}")).help =
                Some("delete it; it can mislead a terminal or a reader".into());
        }
    }

    pub(super) fn wording(&mut self, text: &Text, beside: &Span, key: &str) -> Wording {
        let wording = Wording::new(self.required(text, beside, key));
        match wording.gaps() {
            Err(_) => {
                self.problem(&text.span, "a brace stands alone").help =
                    Some("write {question-id} where an answer belongs".into());
            }
            Ok(gaps) => {
                for (id, _) in gaps {
                    let name = Text { span: text.span.clone(), value: id };
                    self.question(&name);
                }
            }
        }
        wording
    }

    pub(super) fn optional_wording(&mut self, text: Option<&Text>) -> Option<Wording> {
        text.map(|text| self.wording(text, &text.span, "text"))
    }

    /// The position of `id` in `known`, or a report with a near name.
    pub(super) fn resolve<R>(
        &mut self,
        id: &Text,
        kind: &str,
        known: &[At<R>],
        name: impl Fn(&R) -> &Text,
    ) -> Option<usize> {
        let found = known.iter().position(|item| name(item).value == id.value);
        if found.is_none() {
            let near =
                did_you_mean(id, known.iter().map(|item| name(item).value.as_str())).map(str::to_owned);
            let wrong = hygiene::neutral_line(id).into_owned();
            self.problem(&id.span, format!("there is no {kind} `{wrong}`")).help =
                near.map(|near| format!("did you mean `{near}`?"));
        }
        found
    }

    fn named_conditions(&mut self, file: &schema::File) -> Vec<super::Named> {
        let mut named = Vec::new();
        for (at, raw) in file.condition.iter().enumerate() {
            self.conditions_before = at;
            let when = self.required_condition(raw.when.as_ref(), &raw.span);
            let mut latest = None;
            when.walk(&mut |part| {
                let named = if let Condition::Holds(at) = part { self.latest(*at) } else { None };
                latest = latest.max(part.asks_for()).max(named);
            });
            self.latest.push(latest);
            named.push(super::Named { id: raw.id.value.clone(), when });
        }
        self.conditions_before = file.condition.len();
        named
    }

    /// The last question that the named condition `at` asks about.
    fn latest(&self, at: ConditionIx) -> Option<QuestionIx> {
        self.latest.get(at.at()).copied().flatten()
    }

    fn rules(&mut self, raw: &At<schema::Rules>) -> Rules {
        let mut number = |value: Option<i32>, key: &str| {
            value.unwrap_or_else(|| {
                self.problem(&raw.span, format!("`{key}` is missing in [rules]"));
                0
            })
        };
        Rules {
            dont_know_limit: number(raw.dont_know_limit, "dont-know-limit"),
            tie: number(raw.tie, "tie"),
            clear_lead: number(raw.clear.lead, "clear.lead"),
            clear_share: number(raw.clear.share, "clear.share"),
            likely_lead: number(raw.likely.lead, "likely.lead"),
            provisional_above: raw.provisional_above.unwrap_or(33),
            leaning_after: raw.leaning_after.unwrap_or(5),
        }
    }
}

fn ids<R>(list: &[At<R>], id: impl Fn(&R) -> &Text) -> Vec<&Text> {
    list.iter().map(|item| id(&item.value)).collect()
}

/// Whether `id` may stand in files: small letters, digits and hyphens, beginning with a letter, at most 64 of them.
#[must_use]
pub fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.len() <= 64
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A position for a reference that could not be resolved; the report beside it keeps it from being used.
fn nowhere() -> ConditionIx {
    ConditionIx::new(0)
}
