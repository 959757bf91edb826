//! The laws that the program carries, laid out when it is built.

use std::sync::LazyLock;

use super::law::Law;
use crate::intake::{Location, listed};
use crate::questionnaire::Fact;

/// Every law that the program knows.
#[must_use]
pub fn laws() -> &'static [Law] {
    // Written by the build step; were it broken, there would be no findings rather than wrong ones.
    static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/laws"))).unwrap_or_default()
    });
    &LAWS
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
