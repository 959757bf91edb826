//! The places of a posting for which the data cannot say everything: silence is no sign that nothing is asked for there.

use super::{Law, laws};
use crate::country;
use crate::intake::{Location, Posting, listed};

/// A place for which not every rule is known here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unchecked {
    /// The name of the law that is known, which national law carries out; without it, none is known.
    pub frame: Option<&'static str>,
    /// The code of the region, or the name of the country.
    pub place: String,
}

/// The places of `posting` for which not every rule is known here, in order, each once. A place without a code is a finding
/// of its own.
#[must_use]
pub fn unchecked(posting: &Posting) -> Vec<Unchecked> {
    let mut all: Vec<Unchecked> = posting.locations.iter().filter_map(at).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn at(location: &Location) -> Option<Unchecked> {
    let country = location.country_code()?;
    let named = || country::name(country).unwrap_or(country).to_owned();
    let region = location.region_code();
    let in_country = |law: &&Law| law.countries.iter().any(|code| code == country);
    if let Some(law) = laws().iter().find(in_country) {
        return law.is_frame.then(|| Unchecked { frame: Some(&law.name), place: named() });
    }
    let regional = laws().iter().flat_map(|law| &law.regions).any(|region| region.starts_with(country));
    match region {
        Some(region) if laws().iter().any(|law| law.regions.contains(&region) && law.is_in(location)) => None,
        Some(region) => Some(Unchecked { frame: None, place: region }),
        None if regional => None,
        None => Some(Unchecked { frame: None, place: named() }),
    }
}

/// What is not checked, a sentence without a full stop for each law and one for where none is known.
#[must_use]
pub fn unchecked_in_words(all: &[Unchecked]) -> Vec<String> {
    let same = all.chunk_by(|one, other| one.frame == other.frame);
    same.map(|same| {
        let places = listed(&same.iter().map(|one| one.place.clone()).collect::<Vec<_>>());
        match same[0].frame {
            None => format!("no rule on pay in postings is known here for {places}: not checked"),
            Some(law) => {
                format!("for {places}, only {law} is known here: what national law adds is not checked")
            }
        }
    })
    .collect()
}
