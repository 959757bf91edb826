//! Whether a questionnaire can do what it says: what hurts a person at run time, told to its author beforehand.
//!
//! [`questionnaire::read`](crate::questionnaire::read) has refused what cannot be understood. Here everything can be
//! understood, and the question is what it means: conditions that are never or always true, questions nobody is asked,
//! choices that change nothing, results that no answers lead to, words that do not fit. What is proved is an error; what a
//! search did not find, or only looks unwise, is a warning and says so.

mod alone;
mod effects;
mod missing;
mod reached;
mod truth;
mod variants;
mod widths;
mod worlds;

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::questionnaire::catalogue::{self, Catalogue};
use crate::questionnaire::{Places, Questionnaire};

/// A questionnaire and its catalogue as they were read, with where everything stands.
#[derive(Debug)]
pub struct Subject<'s> {
    /// The questionnaire.
    pub questionnaire: &'s Questionnaire,
    /// Its catalogue.
    pub catalogue: &'s Catalogue,
    asked: Places,
    lines: catalogue::Places,
    rules: Vec<&'s str>,
}

/// What was found, by file.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// About `questionnaire.toml`.
    pub questionnaire: Vec<Diagnostic>,
    /// About `archetypes.toml`.
    pub catalogue: Vec<Diagnostic>,
    /// Conditions that ask for too many answers at once to try them all.
    pub untried: usize,
}

impl<'s> Subject<'s> {
    /// The questionnaire that was read from `asked`, and the catalogue that was read from `lines`.
    #[must_use]
    pub fn new(questionnaire: &'s Questionnaire, catalogue: &'s Catalogue, asked: &str, lines: &str) -> Self {
        let (asked, lines) = (Places::of(asked), catalogue::Places::of(lines, questionnaire));
        Self { questionnaire, catalogue, asked, lines, rules: Vec::new() }
    }

    /// The same, with the codes of all rules for postings, by which choices are ticked from an old one.
    #[must_use]
    pub fn with_rules(self, rules: Vec<&'s str>) -> Self {
        Self { rules, ..self }
    }
}

/// Everything that is unsound or doubtful about `subject`.
#[must_use]
pub fn findings(subject: &Subject<'_>) -> Findings {
    let mut found = Findings::default();
    truth::findings(subject, &mut found);
    variants::findings(subject, &mut found);
    effects::findings(subject, &mut found);
    missing::findings(subject, &mut found);
    widths::findings(subject, &mut found);
    let dead: Vec<Span> = found.questionnaire.iter().map(|one| one.span.clone()).collect();
    reached::findings(subject, &dead, &mut found);
    alone::findings(subject, &mut found);
    found
}

impl Findings {
    /// How many are of `severity`.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.questionnaire.iter().chain(&self.catalogue).filter(|one| one.severity == severity).count()
    }

    fn asked(&mut self, one: Diagnostic) {
        self.questionnaire.push(one);
    }

    fn line(&mut self, one: Diagnostic) {
        self.catalogue.push(one);
    }
}
