//! What a posting must say about pay follows from where the work is done, and each finding names the law.

use std::fs;

use hirefor::builtin;
use hirefor::country;
use hirefor::draft::{job_description, unfilled};
use hirefor::intake::{Date, Location, Part, Pay, Posting, Shape, Shown, Told};
use hirefor::jurisdiction::{Employer, Want, applying, findings, laws, read, unchecked, unchecked_in_words};
use hirefor::questionnaire::{Fact, Presence};
use hirefor::recommendation::recommend;
use hirefor::spec;

use crate::place::story;
use crate::posting::posting_of;

const DENVER: &str = "doctorate-for-the-night-shift";

/// A posting that says nothing yet, for a place written as `city, region, country`.
fn at(place: &str, presence: Presence) -> Posting {
    let mut parts = place.split(", ").map(str::to_owned);
    let mut next = || parts.next().unwrap();
    let location = Location { city: next(), region: next(), country: next() };
    Posting { locations: vec![location], presence: Some(presence), ..Posting::default() }
}

fn pay(min: i64, max: i64) -> Vec<Pay> {
    vec![Pay { currency: "USD".into(), min, max, per: "year".into() }]
}

/// What is wanted of a posting, by fact, with the ids of the laws that want it.
fn wanted(posting: &Posting) -> Vec<(Want, Vec<&'static str>)> {
    let ids = |laws: &[hirefor::jurisdiction::Applies]| laws.iter().map(|a| a.law.id.as_str()).collect();
    let found = findings(posting, Employer::default());
    found.iter().map(|one| (one.want.clone(), ids(&one.laws))).collect()
}

#[test]
fn the_laws_that_the_program_carries_are_those_of_the_file_and_a_slip_in_it_has_its_place() {
    let source = include_str!("../../src/jurisdiction/laws.toml");
    assert_eq!(format!("{:?}", read(source).unwrap()), format!("{:?}", laws()));
    let slip = source.replacen("\nleast-employees", "\nleast-employes", 1);
    let problems = read(&slip).unwrap_err();
    assert!(
        problems.iter().any(|problem| problem.span.start == slip.find("least-employes ").unwrap()),
        "{problems:?}"
    );
}

#[test]
fn every_law_says_where_it_holds_what_it_asks_and_where_and_when_that_was_read() {
    assert_eq!(laws().len(), 20);
    for law in laws() {
        let clash = laws().iter().filter(|other| other.id == law.id).count();
        assert_eq!(clash, 1, "{}", law.id);
        assert!(!law.source.is_empty() && law.checked >= Date::new(2026, 11, 22), "{}", law.id);
        assert!(law.countries.is_empty() != law.regions.is_empty(), "{}", law.id);
        assert!(!(law.posting.is_empty() && law.applicants.is_empty()), "{}", law.id);
        let kinds = [Fact::Pay, Fact::OtherPay, Fact::Benefits, Fact::Closes];
        assert!(law.posting.iter().chain(&law.applicants).all(|fact| kinds.contains(fact)), "{}", law.id);
        for code in law.countries.iter().chain(&law.regions) {
            assert!(
                code.len() == 2 || code.split_once('-').is_some_and(|(c, r)| c.len() == 2 && r.len() == 2)
            );
        }
        for text in law.duties.iter().chain([&law.employers]) {
            assert!(text.trim() == text && !text.is_empty(), "{}: {text:?}", law.id);
        }
        assert!(law.duties.iter().all(|duty| duty.ends_with('.')), "{}", law.id);
    }
}

#[test]
fn a_posting_that_says_everything_has_no_finding_and_each_missing_fact_names_its_law() {
    let whole = posting_of(DENVER);
    assert!(wanted(&whole).is_empty(), "{:?}", wanted(&whole));
    let onsite = Posting { presence: Some(Presence::OnSite), ..whole };
    for (fact, without) in [
        (Fact::Pay, Posting { pay: Vec::new(), ..onsite.clone() }),
        (Fact::OtherPay, Posting { other_pay: Vec::new(), ..onsite.clone() }),
        (Fact::Benefits, Posting { benefits: Vec::new(), ..onsite.clone() }),
        (Fact::Closes, Posting { closes: None, ..onsite.clone() }),
    ] {
        assert_eq!(wanted(&without), [(Want::Fact(fact), vec!["us-co"])]);
        let found = findings(&without, Employer::default());
        assert!(found[0].is_required() && found[0].fact() == fact);
        let expected = format!(
            "the posting says nothing of {}; asked for in Colorado (Equal Pay for Equal Work Act, Part 2)",
            fact.words()
        );
        assert_eq!(found[0].to_string(), expected);
    }
}

#[test]
fn a_place_without_such_a_law_wants_nothing() {
    for place in ["Austin, US-TX, US", "Zürich, CH-ZH, CH", "Accra, , GH"] {
        assert!(wanted(&at(place, Presence::OnSite)).is_empty(), "{place}");
    }
}

#[test]
fn where_not_every_rule_is_known_that_is_said() {
    let said = |place, presence| unchecked_in_words(&unchecked(&at(place, presence)));
    let none = |place| format!("no rule on pay in postings is known here for {place}: not checked");
    for (place, code) in [
        ("Toronto, CA-ON, CA", "CA-ON"),
        ("Accra, , GH", "Ghana"),
        ("Austin, US-TX, US", "US-TX"),
        ("Columbus, US-OH, US", "US-OH"),
    ] {
        assert_eq!(said(place, Presence::OnSite), [none(code)]);
        assert_eq!(
            said(place, Presence::Remote),
            [none(code)],
            "what other states ask for is something else"
        );
    }
    let frame = "for Austria, only Directive (EU) 2023/970, Article 5 is known here: what national law adds is not checked";
    assert_eq!(said("Wien, , AT", Presence::Hybrid), [frame]);
    for known in ["Denver, US-CO, US", "Cleveland, US-OH, US", "Anywhere, , US", "Munich, , Bavaria"] {
        assert_eq!(said(known, Presence::Remote), [""; 0], "{known}");
    }
    let both = Posting {
        locations: ["Wien, , AT", "Accra, , GH", "Kraków, PL-12, PL", "Toronto, , CA"]
            .map(|place| at(place, Presence::OnSite).locations.remove(0))
            .into(),
        ..Posting::default()
    };
    assert_eq!(
        unchecked_in_words(&unchecked(&both)),
        [none("Canada and Ghana"), frame.replace("Austria", "Austria and Poland")]
    );
}

#[test]
fn remote_work_is_asked_about_wherever_in_the_country_it_can_be_done() {
    let found = findings(&at("Austin, US-TX, US", Presence::Remote), Employer::default());
    let benefits = found.iter().find(|one| one.want == Want::Fact(Fact::Benefits)).unwrap();
    let said = benefits.to_string();
    let (sure, perhaps) = said.split_once("; if the person works from there, asked for in ").unwrap();
    assert!(sure.contains("asked of remote work that can be done in Colorado") && sure.contains("Maryland"));
    assert!(
        perhaps.contains("Illinois (Equal Pay Act of 2003, from 15 employees)")
            && perhaps.contains("Minnesota")
            && !perhaps.contains("Colorado")
    );
    assert!(!said.contains("Cleveland") && !said.contains("Delaware"), "{said}");
    assert!(benefits.is_required());
    let hawaii = |one: &&hirefor::jurisdiction::Applies| one.law.id == "us-hi";
    let applies = applying(&at("Toronto, CA-ON, CA", Presence::Remote), Employer::default());
    assert_eq!(applies.iter().filter(hawaii).count(), 0, "another country");
}

#[test]
fn a_city_s_own_law_holds_in_the_city() {
    let laws_of = |place| wanted(&at(place, Presence::Hybrid)).remove(0).1;
    assert_eq!(laws_of("New York, US-NY, US"), ["us-ny", "us-ny-nyc"]);
    assert_eq!(laws_of("brooklyn, US-NY, US"), ["us-ny", "us-ny-nyc"]);
    assert_eq!(laws_of("Albany, US-NY, US"), ["us-ny"]);
    assert!(wanted(&at("Columbus, US-OH, US", Presence::OnSite)).is_empty());
}

#[test]
fn a_single_figure_or_one_without_a_lower_end_is_questioned_where_the_law_asks_for_both() {
    let paid = |place, min, max| wanted(&Posting { pay: pay(min, max), ..at(place, Presence::OnSite) });
    assert_eq!(paid("Albany, US-NY, US", 90_000, 90_000), [(Want::BothEnds, vec!["us-ny"])]);
    assert!(paid("Honolulu, US-HI, US", 90_000, 90_000).is_empty(), "Hawaii takes one figure");
    assert_eq!(paid("Albany, US-NY, US", 0, 90_000), [(Want::Lowest, vec!["us-ny"])]);
    assert!(paid("Albany, US-NY, US", 80_000, 90_000).is_empty());
}

#[test]
fn in_the_european_union_applicants_must_hear_the_pay_but_the_posting_may_leave_it_out() {
    let lisbon = at("Lisbon, PT-11, PT", Presence::Remote);
    assert_eq!(wanted(&lisbon), [(Want::Telling(Fact::Pay), vec!["eu"])]);
    let found = findings(&lisbon, Employer::default());
    assert!(!found[0].is_required());
    assert!(found[0].to_string().contains("Directive (EU) 2023/970"));
    assert!(wanted(&Posting { pay: pay(50_000, 60_000), ..lisbon }).is_empty());
}

#[test]
fn an_employer_below_the_threshold_is_left_alone() {
    let vermont = at("Burlington, US-VT, US", Presence::OnSite);
    let with = |employees| findings(&vermont, Employer { employees: Some(employees), posted: None }).len();
    assert_eq!((with(4), with(5)), (0, 1));
}

#[test]
fn a_law_counts_from_the_day_it_is_in_force() {
    let wilmington = at("Wilmington, US-DE, US", Presence::OnSite);
    assert!(wanted(&wilmington).is_empty());
    let day = Date::new(2027, 9, 26);
    let closes_later = Posting { closes: day, ..wilmington.clone() };
    assert_eq!(wanted(&closes_later).len(), 2);
    assert_eq!(findings(&wilmington, Employer { employees: None, posted: day }).len(), 2);
}

#[test]
fn a_place_that_does_not_say_which_law_holds_is_a_finding_of_its_own() {
    let want = |place| wanted(&at(place, Presence::OnSite)).into_iter().map(|(want, _)| want).next();
    assert!(matches!(want("Springfield, , US"), Some(Want::Region(_))));
    assert!(matches!(want("Springfield, Illinois, US"), Some(Want::Region(_))));
    assert!(matches!(want("Munich, , Bavaria"), Some(Want::Country(_))));
    assert_eq!(want("Munich, , Germany"), want("Munich, , DE"), "a name says it as well as its code");
    assert!(matches!(want("Springfield, Illinois, usa"), Some(Want::Region(_))), "whatever people call it");
    assert_eq!(want("Munich, DE-BY, Germany"), Some(Want::Telling(Fact::Pay)), "the region says the country");
    assert_eq!(want("Reykjavik, , is"), None);
    let anywhere = at("Springfield, , US", Presence::Remote);
    assert!(
        !wanted(&anywhere).iter().any(|(want, _)| matches!(want, Want::Region(_))),
        "it makes no difference"
    );
    let said = findings(&at("Springfield, , US", Presence::OnSite), Employer::default())[0].to_string();
    assert!(said.starts_with("the region of “Springfield” is missing"), "{said}");
}

/// The shape that the Denver story's answers get after `change`.
fn shaped(change: impl Fn(String) -> String) -> Shape {
    let source = change(fs::read_to_string(story(DENVER, "answers.toml")).unwrap());
    let read = spec::read(&source).unwrap();
    let builtin = builtin::find(&read.glance.questionnaire).unwrap();
    let (questionnaire, catalogue) = (builtin.questionnaire().unwrap(), builtin.catalogue().unwrap());
    let work = read.work(&questionnaire, &catalogue).unwrap();
    let shown = Shown::of(&questionnaire, &work.answers);
    let told = Told::new(&questionnaire, &work.answers, &shown);
    let recommendation = recommend(told);
    let archetype = spec::roles(&questionnaire, &work, &recommendation)[0];
    spec::shape_of(&work, told.with(&recommendation.outcome), &catalogue, archetype)
}

/// The file without the answers to these questions.
fn without<'a>(ids: &'a [&'a str]) -> impl Fn(String) -> String + 'a {
    move |text| {
        let gone = |line: &&str| !ids.iter().any(|id| line.starts_with(&format!("{id} =")));
        text.split_inclusive('\n').filter(gone).collect()
    }
}

#[test]
fn what_the_law_asks_for_stands_in_the_draft_to_be_filled_where_it_belongs() {
    let facts = ["bonus", "benefits", "closing-date"];
    let text = job_description(&shaped(without(&facts)));
    assert_eq!(unfilled(&text), ["other pay", "benefits", "closing date"]);
    let terms = text.split("## Pay, place and hours").nth(1).unwrap().split("## ").next().unwrap();
    let (pay, bonus) = (terms.find("**Pay:**").unwrap(), terms.find("**Other pay:** [to fill").unwrap());
    assert!(pay < bonus && bonus < terms.find("**Benefits:** [to fill: benefits].").unwrap(), "{terms}");
    let apply = text.split("## How to apply").nth(1).unwrap();
    assert!(apply.contains("**Closing date:** Applications close on [to fill: closing date]."), "{apply}");
    let elsewhere = |text: String| without(&facts)(text).replace("\"US-CO\"", "\"US-TX\"");
    let office = |text: String| elsewhere(text).replace("\"mostly-remote\"", "\"office\"");
    assert!(unfilled(&job_description(&shaped(office))).is_empty(), "no law asks in Texas");
}

#[test]
fn a_line_that_the_law_asks_for_and_a_person_deleted_stays_away() {
    let declined =
        |text: String| without(&["benefits"])(text) + "\n[shape]\ndeclined = [\"term/benefits\"]\n";
    let shape = shaped(declined);
    assert!(!shape.lines(Part::Terms).iter().any(|line| line.proposal.as_deref() == Some("benefits")));
}

#[test]
fn the_sourcing_brief_says_what_the_law_asks_where_the_job_is_and_nothing_elsewhere() {
    let brief = |name: &str| {
        let place = crate::place::Place::new();
        place.run(&["new", "--answers", &story(name, "answers.toml")]);
        let file = place.files().into_iter().find(|file| file.ends_with("/sourcing-brief.md")).unwrap();
        place.read(&file)
    };
    let denver = brief(DENVER);
    let block = denver.split("## What the posting has to say where the job is").nth(1).unwrap();
    let block = block.split("\n## ").next().unwrap();
    for part in [
        "no legal advice",
        "- **Colorado:** The posting says the pay, ",
        "30 days",
        "read on 22 November 2026",
    ] {
        assert!(block.contains(part), "{part} in {block}");
    }
    assert!(block.contains("- **If the person works from there:** California, "), "{block}");
    assert!(!brief("nine-countries").contains("where the job is\n"), "no place, no law");
}

#[test]
fn a_country_is_known_by_its_code_and_by_what_people_call_it() {
    for (said, code) in
        [("pl", "PL"), ("Poland", "PL"), (" the netherlands ", "NL"), ("UK", "GB"), ("U.S.", "US")]
    {
        assert_eq!(country::code(said), Some(code), "{said}");
    }
    assert_eq!((country::code("XX"), country::code(""), country::code("Bavaria")), (None, None, None));
    assert_eq!(country::name("CZ"), Some("Czechia"));
    let named = ('A'..='Z').flat_map(|one| ('A'..='Z').map(move |other| format!("{one}{other}")));
    let named: Vec<(String, &str)> =
        named.filter_map(|code| country::name(&code).map(|name| (code, name))).collect();
    assert_eq!(named.len(), 249, "as many as ISO 3166-1 has");
    for (code, name) in named {
        assert_eq!(country::code(name), Some(code.as_str()), "{name} is one country alone");
    }
}
