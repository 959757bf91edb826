//! The job as data for job boards: `JobPosting` of schema.org, in JSON-LD.
//!
//! Five properties are required: title, description, date posted, who hires, and where (a place, or the country that one
//! may work from). The others are left out when nobody told them.

use serde_json::{Map, Value, json};

use super::fragment::fragment;
use super::reading::read;
use crate::intake::{Date, Location, Pay, Posting};
use crate::questionnaire::{Employment, Fact, Presence};

/// What is told to a job board.
#[derive(Clone, Copy, Debug)]
pub struct Advert<'a> {
    /// The job description as it stands.
    pub job_description: &'a str,
    /// The facts that were told.
    pub posting: &'a Posting,
    /// The day it went out.
    pub posted: Option<Date>,
    /// The number under which the requisition is known.
    pub reference: Option<&'a str>,
    /// The company's web page.
    pub website: Option<&'a str>,
}

/// The job as data.
#[derive(Clone, Debug)]
pub struct JobPosting {
    /// The data.
    pub data: Value,
    /// The recommended properties that it lacks, each with what would give it.
    pub lacks: Vec<(&'static str, Gap)>,
}

/// Something that was not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The job description has no title.
    Title,
    /// The job description has no text.
    Text,
    /// The day it is posted.
    Posted,
    /// The number of the requisition.
    Reference,
    /// A fact that a question asks for.
    Fact(Fact),
}

/// `advert` as a `JobPosting`.
///
/// # Errors
/// Everything required that was not told.
pub fn job_posting(advert: &Advert<'_>) -> Result<JobPosting, Vec<Gap>> {
    let Advert { posting, .. } = *advert;
    let title = read(advert.job_description).title;
    let description = fragment(advert.job_description);
    let place = place(posting);
    let company = posting.company.as_deref().map(str::trim).filter(|company| !company.is_empty());
    let required = [
        (title.is_none(), Gap::Title),
        (description.is_empty(), Gap::Text),
        (company.is_none(), Gap::Fact(Fact::Company)),
        (place.is_empty(), Gap::Fact(Fact::Places)),
        (advert.posted.is_none(), Gap::Posted),
    ];
    let missing: Vec<Gap> =
        required.into_iter().filter(|(missing, _)| *missing).map(|(_, gap)| gap).collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut data = place;
    let mut put = |key: &str, value: Value| data.insert(key.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(title));
    put("description", json!(description));
    put("datePosted", json!(advert.posted.map(|date| date.to_string())));
    put("hiringOrganization", organization(company, advert.website));
    let mut lacks = Vec::new();
    for (key, value, gap) in [
        ("validThrough", posting.closes.map(|date| json!(date.to_string())), Gap::Fact(Fact::Closes)),
        ("employmentType", posting.employment.map(employment_type), Gap::Fact(Fact::Employment)),
        ("baseSalary", one_or_list(posting.pay.iter().map(salary)), Gap::Fact(Fact::Pay)),
        ("incentiveCompensation", sentences(&posting.other_pay), Gap::Fact(Fact::OtherPay)),
        ("jobBenefits", sentences(&posting.benefits), Gap::Fact(Fact::Benefits)),
        ("identifier", advert.reference.map(|number| identifier(company, number)), Gap::Reference),
    ] {
        match value {
            Some(value) => drop(data.insert(key.to_owned(), value)),
            None => lacks.push((key, gap)),
        }
    }
    Ok(JobPosting { data: Value::Object(data), lacks })
}

/// `data` as text that can stand in a script element of a page: nothing in it can end the element or the line.
#[must_use]
pub fn script(data: &Value) -> String {
    // Outside of strings JSON has none of these characters.
    let mut text = format!("{data:#}\n");
    for (character, escape) in [
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u{2028}", "\\u2028"),
        ("\u{2029}", "\\u2029"),
    ] {
        text = text.replace(character, escape);
    }
    text
}

fn organization(company: Option<&str>, website: Option<&str>) -> Value {
    let mut organization = json!({ "@type": "Organization", "name": company });
    if let Some(website) = website {
        organization["sameAs"] = json!(website);
    }
    organization
}

/// Where the job is, or from where it can be done; nothing when that was not told.
fn place(posting: &Posting) -> Map<String, Value> {
    let mut place = Map::new();
    let locations = posting.locations.iter().filter(|location| **location != Location::default());
    if posting.presence != Some(Presence::Remote) {
        let places =
            one_or_list(locations.map(|location| json!({ "@type": "Place", "address": address(location) })));
        place.extend(places.map(|places| ("jobLocation".to_owned(), places)));
        return place;
    }
    let mut countries: Vec<String> = locations.filter_map(country).collect();
    countries.dedup();
    let countries = countries.iter().map(|name| json!({ "@type": "Country", "name": name }));
    if let Some(countries) = one_or_list(countries) {
        place.insert("jobLocationType".to_owned(), json!("TELECOMMUTE"));
        place.insert("applicantLocationRequirements".to_owned(), countries);
    }
    place
}

fn country(location: &Location) -> Option<String> {
    let code = location.country_code().map(str::to_owned);
    code.or_else(|| Some(location.country.clone()).filter(|country| !country.is_empty()))
}

fn address(location: &Location) -> Value {
    let mut address = json!({ "@type": "PostalAddress", "addressLocality": location.city });
    // Letters are how people know a region within its country; numbers say something only with the country before them.
    let region = location.region.split_once('-').map_or(location.region.as_str(), |(_, region)| region);
    let known = region.chars().all(char::is_alphabetic);
    let region = if known { region } else { &location.region };
    if !region.is_empty() {
        address["addressRegion"] = json!(region);
    }
    if let Some(country) = country(location) {
        address["addressCountry"] = json!(country);
    }
    address
}

fn salary(pay: &Pay) -> Value {
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": pay.per.to_uppercase() });
    if pay.min == pay.max {
        value["value"] = json!(pay.min);
    } else {
        value["minValue"] = json!(pay.min);
        value["maxValue"] = json!(pay.max);
    }
    json!({ "@type": "MonetaryAmount", "currency": pay.currency, "value": value })
}

fn employment_type(employment: Employment) -> Value {
    json!(match employment {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::Temporary => "TEMPORARY",
        Employment::Contractor => "CONTRACTOR",
        Employment::Intern => "INTERN",
        Employment::Other => "OTHER",
    })
}

fn identifier(company: Option<&str>, number: &str) -> Value {
    json!({ "@type": "PropertyValue", "name": company, "value": number })
}

fn sentences(lines: &[String]) -> Option<Value> {
    (!lines.is_empty()).then(|| json!(lines.join("; ")))
}

/// One value alone, several as a list.
fn one_or_list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let mut values: Vec<Value> = values.collect();
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}
