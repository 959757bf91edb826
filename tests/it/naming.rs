//! A name has a letter in it, and so has a sentence: what has none is questioned where it is typed, in every face.

use crate::desk::Desk;
use crate::place::{Place, Said, story};

const ROLE: &str = "roles/machine-learning-reliability-engineer";
const ASKS: &str = "“3” has no letter in it. Say it in words.";

fn saved() -> Place {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    place
}

#[test]
fn a_bare_figure_is_no_name_on_the_screen() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of").press("3\r").see(ASKS).see("question 2 of");
    desk.press("x\r").see("question 3 of").press("\x03");
    desk.end();

    let mut desk = Desk::with(&place, &["resume", &story("friday-deploys", "answers.toml")], &[], (100, 40));
    desk.see("what it comes to").press("s").see("The posting ─").press("\t\t\t\t").see("Poznań · PL-30");
    desk.press("a").see("Country").press("3\r\rPL\r").see(&format!("City: {ASKS}"));
    desk.press("\x15Łódź\r3\r\r").see("Region (ISO code): “3” has no letter").press("\x15PL-10\r\r");
    desk.see_not("no letter").see("Łódź").press("\x03");
    desk.end();
}

#[test]
fn a_bare_figure_measures_nothing_and_decides_nothing() {
    let place = saved();
    let mut desk = Desk::with(&place, &["edit", ROLE], &[], (100, 40));
    desk.see("what it comes to").press("o\r").see("It goes into the file").press("3\r").see(ASKS);
    desk.press("\x1b").see("waits").press("s").see("The posting ─").press("A").see("preview");
    desk.press("\x1b").see("How to apply ─");
    for page in [
        "Pay, place, hours ─",
        "How we interview ─",
        "Nice to have ─",
        "Must-have ─",
        "not own ─",
        "will own ─",
        "First 12 months ─",
    ] {
        desk.press("\x1b").see(page);
    }
    desk.press("e\t\x153\r\r\r\r").see(&format!("Measured by: {ASKS}"));
    desk.press("\x03");
    desk.end();
}

#[test]
fn a_bare_figure_is_no_name_line_by_line() {
    let place = Place::new();
    let said = place.run_with(&["new", "--plain"], "2\n3\nthe rye loaf\nq\n");
    assert!(said.out.contains(ASKS) && said.out.contains("Question 3 of"), "{}", said.out);
}

#[test]
fn a_bare_figure_is_no_name_in_a_file_or_a_setting() {
    let place = saved();
    let refused =
        |said: &Said| assert!(said.code == 2 && said.err.contains("has no letter in it"), "{}", said.err);
    refused(&place.run(&["edit", ROLE, "--set", "company=3"]));
    refused(&place.run(&["edit", ROLE, "--set", "places.city=12"]));
    let answers = std::fs::read_to_string(story("friday-deploys", "answers.toml")).unwrap();
    place.write("answers.toml", answers.replace("PL-30", "30"));
    let said = place.run(&["new", "--answers", "answers.toml"]);
    refused(&said);
    assert!(said.err.contains("Region (ISO code): “30”"), "{}", said.err);
    // A figure that says of what it is one is no nonsense, nor is what may be left empty.
    let said = place.run(&["edit", ROLE, "--set", "bonus=10 %", "--set", "pay.basis=2027-01"]);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn what_the_linter_would_say_of_a_line_is_said_while_it_is_typed() {
    let place = saved();
    let mut desk = Desk::with(&place, &["edit", ROLE], &[], (80, 40));
    desk.see("what it comes to").press("s").see("The posting ─").press("A").see("preview");
    let pages = [
        "How to apply ─",
        "Pay, place, hours ─",
        "How we interview ─",
        "Nice to have ─",
        "Must-have ─",
        "What they will not own ─",
        "What they will own ─",
        "First 12 months ─",
    ];
    for page in pages {
        desk.press("\x1b").see(page).settled();
        assert!(!desk.shown().contains("⚠ “"), "what we propose is clean: {}", desk.shown());
    }
    for page in ["What they will own ─", "What they will not own ─", "Must-have ─"] {
        desk.press("\r").see(page);
    }
    desk.press("e\x15Ten years of Python").see("Ten years of Python").see("⚠ ");
    desk.settled();
    assert!(desk.shown().contains("counts years"), "{}", desk.shown());
    desk.press("\x15A rockstar with passion").see("“rockstar”").press("\x03");
    desk.end();
}
