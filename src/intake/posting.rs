//! What the answers say of the posting, to others than its readers: the facts that job boards and laws ask for by name.

use super::{Answer, Cell, Date, Told};
use crate::country;
use crate::id::QuestionIx;
use crate::questionnaire::{Column, Employment, Fact, Kind, Means, Presence};

/// The facts of a posting as far as they were told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// Who hires.
    pub company: Option<String>,
    /// Where the person can be based.
    pub locations: Vec<Location>,
    /// How much of the time they must be there.
    pub presence: Option<Presence>,
    /// What kind of contract it is.
    pub employment: Option<Employment>,
    /// What it pays, one for each place if places differ.
    pub pay: Vec<Pay>,
    /// What is paid on top.
    pub other_pay: Vec<String>,
    /// What else comes with it.
    pub benefits: Vec<String>,
    /// The last day to apply.
    pub closes: Option<Date>,
    /// How one applies.
    pub apply: Option<String>,
}

/// One place of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The city.
    pub city: String,
    /// The region as in ISO 3166-2: `US-CO`.
    pub region: String,
    /// The country as in ISO 3166-1: `US`.
    pub country: String,
}

impl Location {
    /// The code of the region: as it was given, or with the country that was given beside it (`CO` in `US`).
    #[must_use]
    pub fn region_code(&self) -> Option<String> {
        let (country, region) = (self.country_code()?, self.region.trim().to_uppercase());
        let own = region.strip_prefix(&format!("{country}-")).unwrap_or(&region);
        let is_code = (1..=3).contains(&own.len()) && own.chars().all(|c| c.is_ascii_alphanumeric());
        is_code.then(|| format!("{country}-{own}"))
    }

    /// The code of the country, if one was given: as country, by its code or its name, or before the hyphen of the region.
    #[must_use]
    pub fn country_code(&self) -> Option<&'static str> {
        let region = self.region.split_once('-').map(|(country, _)| country);
        [Some(self.country.as_str()), region].into_iter().flatten().find_map(country::code)
    }

    /// The name of the country; nothing where the city has said it.
    #[must_use]
    pub fn country_said(&self) -> String {
        let name = country::code(&self.country).and_then(country::name).unwrap_or(&self.country);
        if name == self.city { String::new() } else { name.to_owned() }
    }

    /// The region as people write it behind the city, `CO`; nothing in countries where nobody does.
    #[must_use]
    pub fn region_said(&self) -> String {
        let written = self.country_code().is_some_and(|country| ["US", "CA", "AU"].contains(&country));
        let code = self.region_code().filter(|_| written);
        code.and_then(|code| Some(code.split_once('-')?.1.to_owned())).unwrap_or_default()
    }
}

/// What is paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// The currency as in ISO 4217: `EUR`.
    pub currency: String,
    /// The lowest figure.
    pub min: i64,
    /// The highest figure.
    pub max: i64,
    /// What one is paid it for: `year`, `month`, `week`, `day`, `hour`.
    pub per: String,
}

impl Posting {
    /// The facts in the answers that count.
    #[must_use]
    pub fn of(told: Told<'_>) -> Self {
        let facts = Facts(told);
        Self {
            company: facts.text(Fact::Company),
            locations: facts.rows(Fact::Places, |row| Location {
                city: row.text("city"),
                region: row.text("region").to_uppercase(),
                country: row.text("country"),
            }),
            presence: facts.means(Fact::Presence).and_then(|means| match means {
                Means::Presence(presence) => Some(presence),
                Means::Employment(_) => None,
            }),
            employment: facts.means(Fact::Employment).and_then(|means| match means {
                Means::Employment(employment) => Some(employment),
                Means::Presence(_) => None,
            }),
            pay: facts.rows(Fact::Pay, |row| Pay {
                currency: row.text("currency"),
                min: row.number("min"),
                max: row.number("max"),
                per: row.text("per"),
            }),
            other_pay: facts.lines(Fact::OtherPay),
            benefits: facts.lines(Fact::Benefits),
            closes: facts.date(Fact::Closes),
            apply: facts.text(Fact::Apply),
        }
    }

    /// What is wrong with the closing date of a posting that goes out on the day `posted`, in a sentence.
    #[must_use]
    pub fn closes_too_early(&self, posted: Option<Date>) -> Option<String> {
        let (closes, posted) = (self.closes?, posted?);
        let says = || {
            let (closes, posted) = (closes.words(), posted.words());
            format!("applications close on {closes}, before the posting goes out ({posted})")
        };
        (closes < posted).then(says)
    }

    /// Whether `fact` was told.
    #[must_use]
    pub fn carries(&self, fact: Fact) -> bool {
        match fact {
            Fact::Company => self.company.is_some(),
            Fact::Places => !self.locations.is_empty(),
            Fact::Presence => self.presence.is_some(),
            Fact::Employment => self.employment.is_some(),
            Fact::Pay => !self.pay.is_empty(),
            Fact::OtherPay => !self.other_pay.is_empty(),
            Fact::Benefits => !self.benefits.is_empty(),
            Fact::Closes => self.closes.is_some(),
            Fact::Apply => self.apply.is_some(),
        }
    }
}

/// Looks facts up among the answers.
struct Facts<'a>(Told<'a>);

impl<'a> Facts<'a> {
    fn answer(&self, fact: Fact) -> Option<(QuestionIx, &'a Answer)> {
        let question = self.0.questionnaire.fact(fact)?;
        Some((question, self.0.answer(question)?))
    }

    fn lines(&self, fact: Fact) -> Vec<String> {
        let lines = match self.answer(fact) {
            Some((_, Answer::Lines(lines))) => lines.clone(),
            Some((_, Answer::Text(text))) => vec![text.clone()],
            _ => Vec::new(),
        };
        lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
    }

    fn text(&self, fact: Fact) -> Option<String> {
        self.lines(fact).into_iter().next()
    }

    fn date(&self, fact: Fact) -> Option<Date> {
        match self.answer(fact)? {
            (_, Answer::Date(date)) => Some(*date),
            _ => None,
        }
    }

    fn means(&self, fact: Fact) -> Option<Means> {
        match self.answer(fact)? {
            (question, Answer::One(choice)) => self.0.questionnaire[question][*choice].means,
            _ => None,
        }
    }

    fn rows<T>(&self, fact: Fact, one: impl Fn(Row<'a>) -> T) -> Vec<T> {
        let Some((question, Answer::Table(rows))) = self.answer(fact) else { return Vec::new() };
        let Kind::Table { columns, .. } = &self.0.questionnaire[question].kind else { return Vec::new() };
        rows.iter().map(|cells| one(Row { columns, cells })).collect()
    }
}

/// One row of a table, asked by the names of its columns.
#[derive(Clone, Copy)]
struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl<'a> Row<'a> {
    fn cell(self, id: &str) -> &'a Cell {
        let at = self.columns.iter().position(|column| column.id == id);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    fn text(self, id: &str) -> String {
        match self.cell(id) {
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Empty | Cell::Number(_) => String::new(),
        }
    }

    fn number(self, id: &str) -> i64 {
        match self.cell(id) {
            Cell::Number(number) => *number,
            Cell::Empty | Cell::Text(_) => 0,
        }
    }
}
