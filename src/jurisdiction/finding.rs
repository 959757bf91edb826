//! What the laws want of a posting and do not find there.

use std::fmt;

use super::{Applies, Employer, Law, Reach, applying, laws};
use crate::intake::{Location, Posting};
use crate::questionnaire::{Fact, Presence};

/// Something that laws want of a posting and do not find there; shown as one sentence that names them.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is wanted.
    pub want: Want,
    /// The laws that want it; none when it cannot even be told which laws hold.
    pub laws: Vec<Applies>,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// The country of a place, as a code.
    Country(Location),
    /// The region of a place, as a code: within its country the law differs.
    Region(Location),
    /// A fact that every posting must carry.
    Fact(Fact),
    /// A lowest figure in the pay.
    Lowest,
    /// A lowest and a highest figure, where there is only one.
    BothEnds,
    /// A fact that applicants must be told, now that the posting does not.
    Telling(Fact),
}

/// What the laws that hold for `posting` want and do not find, first what comes first in a posting.
#[must_use]
pub fn findings(posting: &Posting, employer: Employer) -> Vec<Finding> {
    let applying = applying(posting, employer);
    let those = |wants: &dyn Fn(&Applies) -> bool| applying.iter().copied().filter(|a| wants(a)).collect();
    let wanted = |want: Want, laws: Vec<Applies>| (!laws.is_empty()).then_some(Finding { want, laws });
    let mut found = unclear(posting);
    let missing = |fact: &(&str, Fact)| Some(fact.1).filter(|fact| !posting.carries(*fact));
    for fact in Fact::NAMES.iter().filter_map(missing) {
        found.extend(wanted(Want::Fact(fact), those(&|applies| applies.law.posting.contains(&fact))));
    }
    let in_posting = |applies: &Applies| applies.law.posting.contains(&Fact::Pay);
    if posting.pay.iter().any(|pay| pay.min == 0) {
        found.extend(wanted(Want::Lowest, those(&in_posting)));
    }
    if posting.pay.iter().any(|pay| pay.min == pay.max) {
        let both = those(&|applies| in_posting(applies) && !applies.law.single_figure);
        found.extend(wanted(Want::BothEnds, both));
    }
    for fact in Fact::NAMES.iter().filter_map(missing) {
        found.extend(wanted(Want::Telling(fact), those(&|applies| applies.law.applicants.contains(&fact))));
    }
    found
}

/// The places that do not say which law holds.
fn unclear(posting: &Posting) -> Vec<Finding> {
    let regional = |country: &str| laws().iter().flat_map(|law| &law.regions).any(|r| within(r, country));
    let away = matches!(posting.presence, Some(Presence::Remote | Presence::MostlyRemote));
    let want = |location: &Location| match location.country_code() {
        None => Some(Want::Country(location.clone())),
        Some(country)
            if regional(country)
                && location.region_code().is_none()
                && (!away || !location.region.trim().is_empty()) =>
        {
            Some(Want::Region(location.clone()))
        }
        Some(_) => None,
    };
    posting.locations.iter().filter_map(want).map(|want| Finding { want, laws: Vec::new() }).collect()
}

/// Whether `region` is a code of the country with the code `country`.
fn within(region: &str, country: &str) -> bool {
    region.split_once('-').is_some_and(|(prefix, rest)| prefix == country && !rest.is_empty())
}

impl Finding {
    /// Whether a law wants it of the posting itself, wherever the person will work.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !matches!(self.want, Want::Telling(_)) && self.laws.iter().any(|a| a.reach != Reach::Perhaps)
    }

    /// The fact to add or mend.
    #[must_use]
    pub fn fact(&self) -> Fact {
        match self.want {
            Want::Country(_) | Want::Region(_) => Fact::Places,
            Want::Fact(fact) | Want::Telling(fact) => fact,
            Want::Lowest | Want::BothEnds => Fact::Pay,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match &self.want {
            Want::Country(_) => {
                "write the country by its name in English or as two letters: Germany or DE".to_owned()
            }
            Want::Region(_) => "write the region as its code, like US-CO".to_owned(),
            Want::Fact(Fact::OtherPay | Fact::Benefits) => {
                "say it in a line of its own, and say “none” if there is none".to_owned()
            }
            Want::Fact(fact) => format!("say {}", fact.words()),
            Want::Lowest | Want::BothEnds => {
                "name the lowest and the highest that you expect to pay".to_owned()
            }
            Want::Telling(fact) => {
                format!(
                    "say it in the posting, or tell every applicant of {} before the interview",
                    fact.words()
                )
            }
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.want {
            Want::Country(place) => {
                let named = [&place.city, &place.country].map(String::as_str).join(", ");
                write!(
                    f,
                    "the country of “{named}” is none that we know, so nobody can say which laws hold"
                )?;
            }
            Want::Region(place) => {
                let what = if place.region.trim().is_empty() { "missing" } else { "no code" };
                write!(
                    f,
                    "the region of “{}” is {what}, and within the country the laws differ",
                    place.city
                )?;
            }
            Want::Fact(fact) => write!(f, "the posting says nothing of {}", fact.words())?,
            Want::Lowest => write!(f, "the pay has no lowest figure")?,
            Want::BothEnds => write!(f, "the pay is one figure, without a lowest and a highest")?,
            Want::Telling(fact) => write!(f, "applicants must be told of {}", fact.words())?,
        }
        let by = |reach: Reach| {
            let laws =
                self.laws.iter().filter(|applies| applies.reach == reach).map(|applies| named(applies.law));
            laws.collect::<Vec<_>>().join(", ")
        };
        for (reach, words) in [
            (Reach::There, "asked for in"),
            (Reach::Remote, "asked of remote work that can be done in"),
            (Reach::Perhaps, "if the person works from there, asked for in"),
        ] {
            let laws = by(reach);
            if !laws.is_empty() {
                write!(f, "; {words} {laws}")?;
            }
        }
        Ok(())
    }
}

/// A law as a sentence names it, with the size of an employer from which it holds.
fn named(law: &Law) -> String {
    match law.least_employees {
        0 | 1 => format!("{} ({})", law.place, law.name),
        least => format!("{} ({}, from {least} employees)", law.place, law.name),
    }
}
