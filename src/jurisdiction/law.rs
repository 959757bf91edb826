//! One law on what a posting says about pay, as data.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};
use toml::value::Datetime;

use crate::intake::{Date, listed};
use crate::questionnaire::{Fact, reader};

/// A law on what a posting says about pay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Law {
    /// The name in files.
    pub id: String,
    /// Where it holds, as a sentence says it.
    pub place: String,
    /// What it is called.
    pub name: String,
    /// Where it holds, as in ISO 3166-1.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Where it holds, as in ISO 3166-2.
    #[serde(default)]
    pub regions: Vec<String>,
    /// It holds only in the city of these names.
    #[serde(default)]
    pub cities: Vec<String>,
    /// The day it came into force, where the source says.
    #[serde(default, deserialize_with = "day")]
    pub since: Option<Date>,
    /// The smallest employer it binds, counted as the law counts.
    pub least_employees: u32,
    /// Whom it binds, in words.
    pub employers: String,
    /// What every posting must say.
    #[serde(default)]
    pub posting: Vec<Fact>,
    /// What an applicant must be told although the posting may leave it out.
    #[serde(default)]
    pub applicants: Vec<Fact>,
    /// One figure will do where only that is paid.
    #[serde(default)]
    pub single_figure: bool,
    /// It counts remote work that can be done from there.
    #[serde(default)]
    pub remote: bool,
    /// What else it asks, a sentence each.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Where that was read.
    pub source: String,
    /// When it was read.
    #[serde(deserialize_with = "some_day")]
    pub checked: Date,
}

impl Law {
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
        said.push(format!("({}; {}{since}; read on {}.)", self.name, self.employers, self.checked.words()));
        said.join(" ")
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    law: Vec<Law>,
}

/// Every law that the program knows.
#[must_use]
pub fn laws() -> &'static [Law] {
    // The file is ours and tested; were it broken, there would be no findings rather than wrong ones.
    static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| reader::read::<File>(include_str!("laws.toml")).0.law);
    &LAWS
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    some_day(deserializer).map(Some)
}

fn some_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let date = Datetime::deserialize(deserializer)?.date;
    let date = date.and_then(|date| Date::new(date.year, date.month, date.day));
    date.ok_or_else(|| serde::de::Error::custom("a date like 2027-01-31"))
}
