//! What a company wants otherwise: the `[lint]` table of `hirefor.toml`.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::catalogue::Severity;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::reader::{FromToml, Value, mirror, one_of};

mirror! {
    /// What a company wants otherwise.
    pub struct Settings {
        /// A rule's own severity, or `off`, by its code.
        pub rules: BTreeMap<String, Level>,
        /// Words that no rule may complain about.
        pub allow: Vec<String>,
        /// The most must-haves.
        pub most_must_haves: usize,
        /// The most tools in one line.
        pub most_tools: usize,
        /// Years of experience from which on they are a long line.
        pub long_years: u32,
        /// The most words.
        pub most_words: usize,
        /// The school year up to which a posting reads well.
        pub most_grade: usize,
        /// How many times the top of a pay range may be its bottom.
        pub widest_pay: f64,
        /// The year to count the ages of tools from; the catalogue's own, without.
        pub year: Option<u32>,
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rules: BTreeMap::new(),
            allow: Vec::new(),
            most_must_haves: 8,
            most_tools: 6,
            long_years: 8,
            most_words: 1000,
            most_grade: 15,
            widest_pay: 2.0,
            year: None,
        }
    }
}

/// What becomes of a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They are not shown.
    Off,
    /// They are advice.
    Advice,
    /// They are warnings.
    Warning,
    /// They are errors.
    Error,
}

impl FromToml for Level {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        one_of(value, &Self::NAMES, problems)
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string", "enum": Self::NAMES.map(|(name, _)| name) })
    }
}

impl Level {
    /// Each by its name in files.
    const NAMES: [(&str, Self); 4] =
        [("off", Self::Off), ("advice", Self::Advice), ("warning", Self::Warning), ("error", Self::Error)];

    /// The severity that findings get; none when they are not shown.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Advice => Some(Severity::Advice),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}
