//! One law on what a posting says about pay, as data.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Diagnostic;
use crate::intake::{Date, Location, listed};
use crate::questionnaire::Fact;
use crate::questionnaire::reader::{self, FromToml, Value, mirror, one_of};

mirror! {
    /// A law on what a posting says about pay.
    #[derive(Default)]
    pub struct Law {
        /// The name in files.
        pub id: String,
        /// Where it holds, as a sentence says it.
        pub place: String,
        /// What it is called.
        pub name: String,
        /// Where it holds, as in ISO 3166-1.
        pub countries: Vec<String>,
        /// Where it holds, as in ISO 3166-2.
        pub regions: Vec<String>,
        /// It holds only in the city of these names.
        pub cities: Vec<String>,
        /// The day it came into force, where the source says.
        pub since: Option<Date>,
        /// The smallest employer it binds, counted as the law counts.
        pub least_employees: u32,
        /// Whom it binds, in words.
        pub employers: String,
        /// What every posting must say.
        pub posting: Vec<Fact>,
        /// What an applicant must be told although the posting may leave it out.
        pub applicants: Vec<Fact>,
        /// One figure will do where only that is paid.
        pub single_figure: bool,
        /// It counts remote work that can be done from there.
        pub remote: bool,
        /// National law carries it out, may ask for more, and is not among the laws here.
        pub is_frame: bool,
        /// What else it asks, a sentence each.
        pub duties: Vec<String>,
        /// Where that was read.
        pub source: String,
        /// When it was read.
        pub checked: Option<Date>,
    }

    #[derive(Default)]
    struct File {
        law: Vec<Law>,
    }
}

impl Law {
    /// Whether it holds in the city of `location`, which is in one of its regions.
    pub(super) fn is_in(&self, location: &Location) -> bool {
        self.cities.is_empty() || self.cities.iter().any(|city| city.eq_ignore_ascii_case(&location.city))
    }

    /// What it asks, and of whom, in sentences.
    #[must_use]
    pub fn says(&self) -> String {
        let facts =
            |facts: &[Fact]| listed(&facts.iter().map(|fact| fact.words().to_owned()).collect::<Vec<_>>());
        let mut said = Vec::new();
        if !self.posting.is_empty() {
            said.push(format!("The posting says {}.", facts(&self.posting)));
        }
        if !self.applicants.is_empty() {
            said.push(format!(
                "Applicants are told {}, if the posting leaves it out.",
                facts(&self.applicants)
            ));
        }
        said.extend(self.duties.iter().cloned());
        let since =
            self.since.map_or_else(String::new, |since| format!("; in force since {}", since.words()));
        let checked =
            self.checked.map_or_else(String::new, |checked| format!("; read on {}", checked.words()));
        said.push(format!("({}; {}{since}{checked}.)", self.name, self.employers));
        said.join(" ")
    }
}

/// Every law that the program knows.
#[must_use]
pub fn laws() -> &'static [Law] {
    // The file is ours and tested; were it broken, there would be no findings rather than wrong ones.
    static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| reader::read::<File>(include_str!("laws.toml")).0.law);
    &LAWS
}

impl FromToml for Date {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let date = value.get_ref().as_datetime().and_then(|all| all.date);
        let date = date.and_then(|date| Self::new(date.year, date.month, date.day));
        if date.is_none() {
            problems.push(Diagnostic::new(
                value.span(),
                "a date is written like 2027-01-31, without quotation marks",
            ));
        }
        date
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string", "format": "date" })
    }
}

impl FromToml for Fact {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        one_of(value, &Self::NAMES, problems)
    }

    fn schema(_: &mut Map<String, Json>) -> Json {
        json!({ "type": "string", "enum": Self::NAMES.map(|(name, _)| name) })
    }
}
