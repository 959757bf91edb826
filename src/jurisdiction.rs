//! What a posting must say about pay where the work is done, and which law asks for it. This is no legal advice.
//!
//! The laws are data, `jurisdiction/laws.toml`, each with its source and the day it was read. They are held against the
//! facts of a [`Posting`], whoever wrote it: a sitting, a saved spec, or somebody else's text that was read for them.

mod finding;
mod known;
mod law;
mod unchecked;

pub use finding::{Finding, Want, findings};
pub use known::laws;
pub use law::{Law, read};
pub use unchecked::{Unchecked, unchecked, unchecked_in_words};

use crate::intake::{Date, Location, Posting};
use crate::questionnaire::{Fact, Presence};

/// What has to stand beside every finding.
pub const NO_LEGAL_ADVICE: &str = "This is no legal advice: it compares the posting with short readings of the laws, each with its source and date.";

/// What a law may depend on beyond the posting itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Employer {
    /// How many people work there, if that is known.
    pub employees: Option<u32>,
    /// When the posting went out, if it did.
    pub posted: Option<Date>,
}

/// Why a law holds for a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The work is done there.
    There,
    /// It can be done from there, and the law says that this counts.
    Remote,
    /// It holds if the person works from there.
    Perhaps,
}

/// A law that holds for a posting, and why.
#[derive(Clone, Copy, Debug)]
pub struct Applies {
    /// The law.
    pub law: &'static Law,
    /// Why it holds.
    pub reach: Reach,
}

/// The laws that hold for `posting`, in the order of the data.
#[must_use]
pub fn applying(posting: &Posting, employer: Employer) -> Vec<Applies> {
    let days = |law: &Law| [law.checked, employer.posted, posting.closes].into_iter().flatten().max();
    let in_force = |law: &&Law| law.since.is_none_or(|since| days(law).is_some_and(|day| since <= day));
    let binds = |law: &&Law| employer.employees.is_none_or(|employees| law.least_employees <= employees);
    let places: Vec<Coded<'_>> = posting.locations.iter().filter_map(Coded::of).collect();
    let reached = |law: &'static Law| {
        let reaches = places.iter().filter_map(|place| reach(law, place, posting.presence));
        reaches.min().map(|reach| Applies { law, reach })
    };
    laws().iter().filter(in_force).filter(binds).filter_map(reached).collect()
}

/// The facts that a law wants in `posting`, told or not.
#[must_use]
pub fn asked(posting: &Posting) -> Vec<Fact> {
    let applying = applying(posting, Employer::default());
    let mut facts: Vec<Fact> = applying.iter().flat_map(|applies| applies.law.posting.clone()).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// A place with its codes, which are looked up once for all laws.
struct Coded<'a> {
    location: &'a Location,
    country: &'static str,
    region: Option<String>,
}

impl<'a> Coded<'a> {
    fn of(location: &'a Location) -> Option<Self> {
        Some(Self { location, country: location.country_code()?, region: location.region_code() })
    }
}

fn reach(law: &Law, place: &Coded<'_>, presence: Option<Presence>) -> Option<Reach> {
    let Coded { location, country, region } = place;
    if law.countries.iter().any(|code| code == country) {
        return Some(Reach::There);
    }
    let there = region.as_ref().is_some_and(|region| law.regions.contains(region));
    if there && law.is_in(location) {
        return Some(Reach::There);
    }
    let away = matches!(presence, Some(Presence::Remote | Presence::MostlyRemote));
    let within = law.regions.iter().any(|region| region.split_once('-').is_some_and(|(c, _)| c == *country));
    // A city's law is left to that of its state, or a remote posting would be told of every town.
    if !away || !within || !law.cities.is_empty() {
        return None;
    }
    Some(if law.remote { Reach::Remote } else { Reach::Perhaps })
}
