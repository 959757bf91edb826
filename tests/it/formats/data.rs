//! The job as data for job boards.

use super::*;

fn posted() -> Option<Date> {
    Date::new(2026, 12, 1)
}

fn advert(posting: &Posting) -> Advert<'_> {
    let (reference, website) = (Some("ML-7"), Some("https://frontrange.example"));
    Advert { job_description: BAKERY, posting, posted: posted(), reference, website }
}

#[test]
fn the_data_for_job_boards_is_complete() {
    let posting = posting_of("doctorate-for-the-night-shift");
    let made = job_posting(&advert(&posting)).unwrap();
    assert!(made.lacks.is_empty(), "{:?}", made.lacks);
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Night Oven Hand",
        "description": fragment(BAKERY),
        "datePosted": "2026-12-01",
        "validThrough": "2027-04-02",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization", "name": "Front Range Mutual", "sameAs": "https://frontrange.example",
        },
        "identifier": { "@type": "PropertyValue", "name": "Front Range Mutual", "value": "ML-7" },
        "jobLocation": { "@type": "Place", "address": {
            "@type": "PostalAddress", "addressLocality": "Denver", "addressRegion": "CO", "addressCountry": "US",
        } },
        "baseSalary": { "@type": "MonetaryAmount", "currency": "USD", "value": {
            "@type": "QuantitativeValue", "minValue": 148_000, "maxValue": 182_000, "unitText": "YEAR",
        } },
        "incentiveCompensation": "A yearly bonus of up to 8 % of the salary, by the results of the whole company.",
        "jobBenefits": "Health, dental and vision insurance from the first day; Twenty days of paid leave",
    });
    assert_eq!(made.data, expected);
}

#[test]
fn a_remote_job_says_from_which_country_instead_of_where() {
    let place = |city: &str, country: &str| Location {
        city: city.into(),
        region: String::new(),
        country: country.into(),
    };
    let remote = Posting {
        presence: Some(Presence::Remote),
        locations: vec![
            place("Lund", "SE"),
            place("Malmö", "SE"),
            place("Oslo", "no"),
            place("Rome", "Italy"),
        ],
        ..posting_of("doctorate-for-the-night-shift")
    };
    let data = job_posting(&advert(&remote)).unwrap().data;
    assert!(data.get("jobLocation").is_none());
    assert_eq!(data["jobLocationType"], "TELECOMMUTE");
    let names: Vec<&str> = data["applicantLocationRequirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|country| country["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["SE", "NO", "IT"]);
    let hybrid = Posting { presence: Some(Presence::MostlyRemote), ..remote };
    let data = job_posting(&advert(&hybrid)).unwrap().data;
    assert_eq!(data["jobLocation"].as_array().unwrap().len(), 4);
    assert!(data.get("jobLocationType").is_none(), "a few days a year on site is not remote");
}

#[test]
fn a_single_figure_is_a_value_and_a_numbered_region_keeps_its_country() {
    let mut posting = posting_of("friday-deploys");
    posting.pay[0].max = posting.pay[0].min;
    let data = job_posting(&advert(&posting)).unwrap().data;
    assert_eq!(
        data["baseSalary"]["value"],
        json!({ "@type": "QuantitativeValue", "value": 22_000, "unitText": "MONTH" })
    );
    assert_eq!(data["jobLocation"]["address"]["addressRegion"], "PL-30");
}

#[test]
fn what_job_boards_require_and_nobody_told_is_named_all_at_once() {
    let nothing = Posting::default();
    let empty =
        Advert { job_description: "", posting: &nothing, posted: None, reference: None, website: None };
    let required = [Gap::Title, Gap::Text, Gap::Fact(Fact::Company), Gap::Fact(Fact::Places), Gap::Posted];
    assert_eq!(job_posting(&empty).unwrap_err(), required);
    let remote = Posting { presence: Some(Presence::Remote), ..nothing };
    let gaps = job_posting(&advert(&remote)).unwrap_err();
    assert!(gaps.contains(&Gap::Fact(Fact::Places)), "remote from where?");
    let sparse =
        Posting { locations: vec![Location { city: "Lund".into(), ..Location::default() }], ..remote };
    let sparse = Posting { presence: None, company: Some("Bread".into()), ..sparse };
    let made = job_posting(&Advert { reference: None, ..advert(&sparse) }).unwrap();
    let lacks: Vec<&str> = made.lacks.iter().map(|(property, _)| *property).collect();
    let all = [
        "validThrough",
        "employmentType",
        "baseSalary",
        "incentiveCompensation",
        "jobBenefits",
        "identifier",
    ];
    assert_eq!(lacks, all);
}

#[test]
fn data_in_a_page_cannot_end_its_element_and_is_the_same_data() {
    let data = json!({ "a": "</script><!-- <script> ]]> & \u{2028}\u{2029} \\u003c", "b": "\"" });
    let text = script(&data);
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), data);
    assert!(page(BAKERY, &data).contains(&text));
}
