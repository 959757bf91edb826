//! What keys do.

mod settling;

use hirefor::face::Ending;
use hirefor::intake::{Answer, History, How, Part, Place, Work};
use hirefor::tui::{Message, Then};

use super::{Sitting, answered, bakery, shaped};

fn paste(text: &str) -> Message {
    Message::Paste(text.to_owned())
}

fn said(sitting: &Sitting<'_>, id: &str) -> Option<String> {
    match sitting.answer(id) {
        Some(Answer::Text(text)) => Some(text),
        _ => None,
    }
}

#[test]
fn a_digit_answers_at_once_and_enter_goes_on() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 2");
    assert!(matches!(sitting.answer("rises"), Some(Answer::One(choice)) if choice.at() == 1));
    assert!(sitting.at("rises"));
    sitting.press("enter");
    assert!(sitting.at("heat"));
}

#[test]
fn an_arrow_only_highlights_and_enter_takes_what_is_highlighted() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 2 down");
    assert!(matches!(sitting.answer("rises"), Some(Answer::One(choice)) if choice.at() == 1));
    sitting.press("enter");
    assert!(matches!(sitting.answer("rises"), Some(Answer::One(choice)) if choice.at() == 2));
}

#[test]
fn a_third_tick_is_refused_where_two_are_the_most() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter 2 enter 1 enter 1 enter 1 2 3");
    assert!(matches!(sitting.answer("sold"), Some(Answer::Many(set)) if set.len() == 2));
    assert!(sitting.screen(80, 24).contains("⚠ Tick at most 2."));
    sitting.press("4");
    assert!(matches!(sitting.answer("sold"), Some(Answer::Many(set)) if set.len() == 1), "it stands alone");
}

#[test]
fn a_question_that_needs_an_answer_says_so() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter enter");
    assert!(sitting.at("hours"));
    assert!(sitting.screen(80, 24).contains("Type a number."));
}

#[test]
fn going_back_keeps_a_text_that_is_no_answer() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter soon esc");
    assert!(sitting.at("heat"));
    assert_eq!(sitting.answer("hours"), None);
    sitting.press("enter");
    assert!(sitting.screen(80, 24).contains("❯ soon"));
}

#[test]
fn going_back_keeps_a_text_that_is_an_answer() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter 3 esc");
    assert_eq!(sitting.answer("hours"), Some(Answer::Number(3)));
}

#[test]
fn letters_type_where_text_is_typed() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("jk?q1 enter");
    assert_eq!(said(&sitting, "product").as_deref(), Some("jk?q1"));
}

#[test]
fn what_is_pasted_is_one_answer_and_accepts_nothing() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(paste("the rye\r\nloaf\u{1b}[2J\u{7}\r"));
    assert!(sitting.at("product"));
    sitting.press("enter");
    assert_eq!(said(&sitting, "product").as_deref(), Some("the rye loaf[2J"));
}

#[test]
fn pasting_where_nothing_is_typed_changes_nothing() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter");
    sitting.hear(paste("1"));
    assert_eq!(sitting.answer("rises"), None);
}

#[test]
fn a_field_holds_64_kib_and_says_when_it_is_full() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(paste(&"ä".repeat(40 * 1024)));
    assert!(sitting.screen(80, 24).contains("64 KiB"));
    sitting.press("enter");
    assert_eq!(said(&sitting, "product").map(|text| text.len()), Some(64 * 1024));
}

#[test]
fn one_backspace_takes_back_one_sign_as_people_see_it() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(paste("brot👩‍🍳e\u{301}"));
    sitting.press("backspace backspace enter");
    assert_eq!(said(&sitting, "product").as_deref(), Some("brot"));
    sitting.press("esc");
    sitting.hear(paste("👩‍🍳e\u{301}"));
    sitting.press("left left - enter");
    assert_eq!(said(&sitting, "product").as_deref(), Some("brot-👩‍🍳e\u{301}"));
}

#[test]
fn a_changed_answer_hides_no_later_one_for_good() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let before = sitting.model.work().answers.clone();
    sitting.press("esc esc esc enter enter enter enter");
    assert_eq!(sitting.place(), Place::Verdict);
    assert_eq!(sitting.model.work().answers, before);
}

#[test]
fn an_answer_looked_at_again_leads_back() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("ctrl-r home down enter");
    assert!(sitting.at("rises"));
    sitting.press("2 enter");
    assert_eq!(sitting.place(), Place::Verdict);
}

#[test]
fn a_seventh_must_have_is_refused() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to_must_haves(&mut sitting);
    for name in ["four", "five", "six"] {
        sitting.press("a").type_in(name).press("enter right enter");
    }
    sitting.press("a");
    assert!(sitting.screen(80, 24).contains("Six is the most. Which one goes? d deletes it."));
    sitting.press("d a").type_in("seven").press("enter enter");
    assert_eq!(must_haves(&sitting).len(), 6);
}

#[test]
fn lines_are_edited_moved_deleted_and_found_out() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to_must_haves(&mut sitting);
    sitting.press("e").type_in(", twice").press("enter enter J");
    assert_eq!(must_haves(&sitting)[1], "Has baked rye for a season, twice");
    sitting.press("d");
    assert_eq!(must_haves(&sitting).len(), 2);
    assert!(sitting.screen(80, 24).contains("No stage finds this out"));
    sitting.press("home f");
    assert!(!sitting.screen(80, 24).contains("No stage finds this out"));
}

#[test]
fn a_line_left_while_it_is_typed_stands_as_it_is_typed() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to_must_haves(&mut sitting);
    sitting.press("e").type_in(", twice").press("esc");
    assert_eq!(must_haves(&sitting)[0], "Has baked rye for a season, twice");
    sitting.press("u");
    assert_eq!(must_haves(&sitting)[0], "Has baked rye for a season");
}

#[test]
fn a_table_is_filled_field_by_field() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 20,000 enter dear enter right enter enter");
    assert!(sitting.screen(80, 24).contains("To: type a whole number."));
    sitting.press("ctrl-u 30000 enter enter enter");
    assert!(matches!(sitting.answer("pay"), None | Some(Answer::Table(_))));
    sitting.press("enter");
    assert!(matches!(sitting.answer("pay"), Some(Answer::Table(rows)) if rows.len() == 1));
}

#[test]
fn lines_are_typed_one_after_the_other() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab").type_in("a loaf").press("enter").type_in("a roll").press("enter enter");
    assert_eq!(sitting.answer("benefits"), Some(Answer::Lines(vec!["a loaf".into(), "a roll".into()])));
}

#[test]
fn paragraphs_keep_their_lines() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab tab tab").type_in("A wedding.").press("enter").type_in("Two.").press("tab");
    assert_eq!(said(&sitting, "notes").as_deref(), Some("A wedding.\nTwo."));
    assert!(matches!(sitting.place(), Place::Shape(0)));
}

#[test]
fn saving_says_where_and_then_ends() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to_must_haves(&mut sitting);
    sitting.press("A s");
    assert!(sitting.screen(80, 24).contains("roles/baker/"));
    sitting.press("enter");
    assert!(matches!(sitting.ending, Some(Ending::Saved(ref paths)) if paths.len() == 2));
}

#[test]
fn a_full_disk_is_said_and_nothing_ends() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    to_must_haves(&mut sitting);
    sitting.host.full = true;
    sitting.press("A s");
    assert!(sitting.screen(80, 24).contains("the disk is full"));
    sitting.press("ctrl-c");
    assert_eq!(sitting.ending, None);
    sitting.press("ctrl-c");
    assert_eq!(sitting.ending, Some(Ending::Left { kept: None, signal: None }));
}

#[test]
fn leaving_keeps_even_the_word_that_is_being_typed() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("rye ctrl-c");
    assert!(matches!(sitting.ending, Some(Ending::Left { kept: Some(_), signal: None })));
    let kept = &sitting.host.kept[0];
    assert_eq!(kept.answers.get(bakery.question("product").unwrap()), Some(&Answer::Text("rye".into())));
}

#[test]
fn leaving_before_anything_was_said_keeps_nothing() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("ctrl-c");
    assert_eq!(sitting.ending, Some(Ending::Left { kept: None, signal: None }));
    assert!(sitting.host.kept.is_empty());
}

#[test]
fn a_key_that_means_nothing_draws_nothing() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter");
    let nothing = crossterm::event::KeyCode::Char('z');
    assert_eq!(sitting.hear(Message::Key(nothing.into())), Then::Nothing);
}

#[test]
fn resuming_goes_on_where_it_was_left() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 3 enter");
    let work = sitting.model.work().clone();
    let again = Sitting::with(&bakery, work);
    assert!(again.at("hours"));
}

fn to_must_haves(sitting: &mut Sitting<'_>) {
    sitting.press("tab tab tab tab tab");
    while !sitting.screen(80, 24).contains("Must-have ─") {
        sitting.press("enter");
    }
}

fn must_haves(sitting: &Sitting<'_>) -> Vec<String> {
    let baker = sitting.questionnaire().archetype("baker").unwrap();
    let shape = sitting.model.work().shapes[baker.at()].as_ref().unwrap();
    shape.lines(Part::MustHaves).iter().map(|line| line.text().to_owned()).collect()
}

#[test]
fn what_was_noted_key_by_key_is_the_work() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    let before = sitting.model.work().clone();
    to_must_haves(&mut sitting);
    sitting.press("d A s");
    let mut replayed = Work::new(&bakery);
    let mut history = History::default();
    for step in &sitting.host.noted {
        history.carry_out(&mut replayed, step.clone());
    }
    let now = sitting.model.work();
    assert_ne!(now, &before);
    assert_eq!(replayed.at, now.at);
    assert_eq!(replayed.shapes, now.shapes);
}

#[test]
fn a_note_that_cannot_be_taken_down_is_said_in_the_footer() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.host.jams_at = 1;
    sitting.press("rye enter");
    assert!(sitting.screen(80, 24).contains("autosave off: the disk is full"));
    sitting.press("1 ctrl-c");
    assert!(matches!(sitting.ending, Some(Ending::Left { kept: Some(_), signal: None })));
}

#[test]
fn a_letter_picks_the_word_that_begins_with_it_and_another_says_what_there_is() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 20 enter 30 enter c");
    assert!(sitting.screen(80, 24).contains("← CHF →"), "{}", sitting.screen(80, 24));
    sitting.press("E");
    assert!(sitting.screen(80, 24).contains("← EUR →"));
    sitting.press("z");
    assert!(sitting.screen(80, 24).contains("⚠ One of EUR, CHF."), "{}", sitting.screen(80, 24));
    sitting.hear(Message::Typed("chf".to_owned()));
    assert!(sitting.screen(80, 24).contains("← CHF →"));
    assert!(sitting.press("?").screen(80, 30).contains("Letters pick the word"));
}
