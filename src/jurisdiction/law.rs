//! One law on what a posting says about pay, as data.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Diagnostic;
use crate::intake::Date;
use crate::questionnaire::Fact;
use crate::questionnaire::reader::{self, FromToml, Value, mirror, one_of};

mirror! {
    /// A law on what a posting says about pay.
    #[derive(Default, Serialize, Deserialize)]
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

/// Reads the text of `laws.toml`.
///
/// # Errors
/// Every mistake in it, each with its place.
pub fn read(source: &str) -> Result<Vec<Law>, Vec<Diagnostic>> {
    let (file, problems) = reader::read::<File>(source);
    if problems.is_empty() { Ok(file.law) } else { Err(problems) }
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
