//! The facts of a posting: a questionnaire says which answer is which, and the program finds them without knowing its ids.

use std::fs;

use hirefor::builtin;
use hirefor::diagnostic::Diagnostics;
use hirefor::intake::{Location, Pay, Posting, Shown, Told};
use hirefor::questionnaire::{self, Employment, Fact, Presence};
use hirefor::spec;

use crate::place::story;

/// The facts of a story's posting.
pub(crate) fn posting_of(name: &str) -> Posting {
    let source = fs::read_to_string(story(name, "answers.toml")).unwrap();
    let read = spec::read(&source).unwrap();
    let builtin = builtin::find(&read.glance.questionnaire).unwrap();
    let (questionnaire, catalogue) = (builtin.questionnaire().unwrap(), builtin.catalogue().unwrap());
    let work = read.work(&questionnaire, &catalogue).unwrap();
    let shown = Shown::of(&questionnaire, &work.answers);
    Posting::of(Told::new(&questionnaire, &work.answers, &shown))
}

#[test]
fn the_facts_of_a_posting_are_found_among_its_answers() {
    let posting = posting_of("doctorate-for-the-night-shift");
    assert_eq!(posting.company.as_deref(), Some("Front Range Mutual"));
    let denver = Location { city: "Denver".into(), region: "US-CO".into(), country: "US".into() };
    assert_eq!(posting.locations, [denver]);
    assert_eq!(posting.presence, Some(Presence::MostlyRemote));
    assert_eq!(posting.employment, Some(Employment::FullTime));
    let pay = Pay { currency: "USD".into(), min: 148_000, max: 182_000, per: "year".into() };
    assert_eq!(posting.pay, [pay]);
    assert_eq!(posting.benefits.len(), 2);
    assert_eq!(posting.closes.map(|date| date.to_string()).as_deref(), Some("2027-04-02"));
    assert!(posting.apply.is_some_and(|apply| apply.starts_with("Apply at frontrange.example/jobs")));
    assert!(!posting_of("nine-countries").carries(Fact::Pay));
}

#[test]
fn every_shipped_questionnaire_asks_for_each_fact_of_a_posting() {
    for one in builtin::ALL {
        let questionnaire = one.questionnaire().unwrap();
        for (name, fact) in Fact::NAMES {
            assert!(questionnaire.fact(fact).is_some(), "{} asks for no `{name}`", one.id);
        }
    }
}

/// What is said of a questionnaire that asks for pay and contract in this form.
fn complaints(questions: &str) -> String {
    let sound = include_str!("bakery/questionnaire.toml");
    let source = sound.replacen("[[gate]]", &format!("{questions}\n[[gate]]"), 1);
    let list = questionnaire::read(&source).expect_err("it should be refused");
    Diagnostics::new("questionnaire.toml", &source, list).to_string()
}

#[test]
fn a_fact_in_a_form_that_others_cannot_read_is_refused() {
    let question = |id: &str, rest: &str| {
        format!(
            "[[question]]\nid = \"{id}\"\nsection = \"posting\"\nabout = \"role\"\nask = \"?\"\nshort = \"?\"\n{rest}\n"
        )
    };
    let contract = |means: &str| {
        let choice = |id: &str, means: &str| {
            format!("[[question.choice]]\nid = \"{id}\"\nlabel = \"{id}\"\n{means}\n")
        };
        let choices = choice("whole", means) + &choice("half", "means = \"part-time\"");
        question("contract", &format!("kind = \"one-of\"\nfact = \"employment\"\n{choices}"))
    };
    let wage = |columns: &str| {
        question("wage", &format!("kind = \"table\"\nsays = \"\"\nfact = \"pay\"\ncolumns = [{columns}]"))
    };
    for (questions, expected) in [
        (question("who", "kind = \"text\"\nfact = \"compny\""), "did you mean `company`?"),
        (question("who", "kind = \"lines\"\nfact = \"company\""), "say kind = \"text\""),
        (
            question("who", "kind = \"text\"\nfact = \"company\"")
                + &question("whose", "kind = \"text\"\nfact = \"company\""),
            "the fact `company` is asked for already",
        ),
        (contract(""), "which employment is this?"),
        (contract("means = \"remote\""), "known here: full-time, part-time, temporary"),
        (contract("means = \"full-tme\""), "did you mean `full-time`?"),
        (
            question("ready", "kind = \"one-of\"").replace("kind", "quick = true\nkind")
                + "[[question.choice]]\nid = \"yes\"\nlabel = \"Yes\"\nmeans = \"remote\"\n",
            "`means` belongs to a question with fact",
        ),
        (
            wage("{ id = \"min\", kind = \"number\", label = \"From\" }"),
            "the fact `pay` needs a column `currency`",
        ),
        (
            wage("{ id = \"per\", kind = \"one-of\", label = \"Per\", choices = [\"year\", \"game\"] }"),
            "pay is for an hour, a day, a week, a month or a year",
        ),
    ] {
        let said = complaints(&questions);
        assert!(said.contains(expected), "“{expected}” is not in\n{said}");
    }
}
