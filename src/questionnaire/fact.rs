//! What an answer is to others than the reader of a posting: job boards and laws on pay transparency ask for it by name.
//!
//! A question says with `fact` which of these it asks for, and a choice with `means` which of the fixed words it is; so
//! nothing outside the questionnaire has to know the ids of its questions.

use serde::{Deserialize, Serialize};

/// A fact of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Who hires: text.
    Company,
    /// Where the person can be based: a table of city, region and country.
    Places,
    /// How much of the time they must be there: one choice, which means a [`Presence`].
    Presence,
    /// What kind of contract it is: one choice, which means an [`Employment`].
    Employment,
    /// What it pays: a table of currency, min, max and per.
    Pay,
    /// What is paid on top: bonus, shares, commission.
    OtherPay,
    /// What else comes with it.
    Benefits,
    /// Until when people can apply: a date.
    Closes,
    /// How one applies.
    Apply,
}

impl Fact {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 9] = [
        ("company", Self::Company),
        ("places", Self::Places),
        ("presence", Self::Presence),
        ("employment", Self::Employment),
        ("pay", Self::Pay),
        ("other-pay", Self::OtherPay),
        ("benefits", Self::Benefits),
        ("closes", Self::Closes),
        ("apply", Self::Apply),
    ];

    /// The fact as a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Company => "the company",
            Self::Places => "the place of work",
            Self::Presence => "the working arrangement",
            Self::Employment => "the kind of contract",
            Self::Pay => "the pay",
            Self::OtherPay => "other pay (bonus, shares, commission)",
            Self::Benefits => "the benefits",
            Self::Closes => "the closing date",
            Self::Apply => "how to apply",
        }
    }

    /// The columns that its table must have, for a fact that is a table.
    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Places => &["city", "country"],
            Self::Pay => &["currency", "min", "max", "per"],
            _ => &[],
        }
    }
}

/// How much of the time a person must be at the place of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Most days.
    OnSite,
    /// Some days.
    Hybrid,
    /// A few times a year.
    MostlyRemote,
    /// Never.
    Remote,
}

/// What kind of contract a job comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Employment {
    /// Full-time.
    FullTime,
    /// Part-time.
    PartTime,
    /// For a fixed term.
    Temporary,
    /// A contract for the work.
    Contractor,
    /// An internship.
    Intern,
    /// Something else.
    Other,
}

/// Which of the fixed words of a fact a choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Means {
    /// A choice of a question about presence.
    Presence(Presence),
    /// A choice of a question about the contract.
    Employment(Employment),
}

impl Means {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 10] = [
        ("on-site", Self::Presence(Presence::OnSite)),
        ("hybrid", Self::Presence(Presence::Hybrid)),
        ("mostly-remote", Self::Presence(Presence::MostlyRemote)),
        ("remote", Self::Presence(Presence::Remote)),
        ("full-time", Self::Employment(Employment::FullTime)),
        ("part-time", Self::Employment(Employment::PartTime)),
        ("temporary", Self::Employment(Employment::Temporary)),
        ("contractor", Self::Employment(Employment::Contractor)),
        ("intern", Self::Employment(Employment::Intern)),
        ("other", Self::Employment(Employment::Other)),
    ];

    /// The fact that has this word.
    #[must_use]
    pub fn fact(self) -> Fact {
        match self {
            Self::Presence(_) => Fact::Presence,
            Self::Employment(_) => Fact::Employment,
        }
    }
}
