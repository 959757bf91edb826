//! Esc leaves what is typed and loses nothing: it stands, or it waits, and `u` takes back exactly that.

use hirefor::intake::{Answer, Part};
use hirefor::tui::Message;

use super::{Sitting, answered, bakery, shaped};

const WAITS: &str = "not whole yet: e goes on with it, d drops it";

fn rows(sitting: &Sitting<'_>) -> usize {
    match sitting.answer("pay") {
        Some(Answer::Table(rows)) => rows.len(),
        _ => 0,
    }
}

#[test]
fn a_half_filled_row_waits_in_its_place_until_it_is_whole_or_dropped() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 20,000 enter esc");
    let screen = sitting.screen(80, 24);
    for words in ["20,000", WAITS, "⚠ To is missing."] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    let level = sitting.answer("level");
    assert!(sitting.press("u").screen(80, 24).contains("From"), "the row is open again");
    assert_eq!(sitting.answer("level"), level, "and no other answer was taken back");
    sitting.press("esc enter");
    assert!(sitting.screen(80, 24).contains("One line is not whole yet"), "{}", sitting.screen(80, 24));
    sitting.press("esc");
    assert!(!sitting.screen(80, 24).contains(WAITS), "one can go back all the same");
    sitting.press("enter");
    assert!(sitting.screen(80, 24).contains("20,000"), "and finds it as it was");
    sitting.press("d");
    assert!(
        sitting.screen(80, 24).contains("u brings it back. Deleted: 20,000"),
        "{}",
        sitting.screen(80, 24)
    );
    sitting.press("u e 30000 enter right enter enter");
    assert_eq!(rows(&sitting), 1, "{}", sitting.screen(80, 24));
}

#[test]
fn a_whole_row_that_is_left_stands_and_one_u_takes_exactly_it_back() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 20,000 enter 30000 enter right esc");
    assert_eq!(rows(&sitting), 1, "{}", sitting.screen(80, 24));
    sitting.press("a 1 enter");
    sitting.hear(Message::Edited("2\n".to_owned()));
    sitting.press("enter right esc");
    assert_eq!(rows(&sitting), 2, "what comes from an editor of one's own stands as well");
    let level = sitting.answer("level");
    sitting.press("u");
    assert_eq!((rows(&sitting), sitting.answer("level")), (1, level));
    sitting.press("U");
    assert_eq!(rows(&sitting), 2);
    sitting.press("end d");
    assert!(sitting.screen(80, 24).contains("u brings it back. Deleted: 1 · 2 · EUR"));
    assert_eq!(rows(&sitting), 1);
    sitting.press("u");
    assert_eq!(rows(&sitting), 2);
}

#[test]
fn a_line_of_the_role_that_cannot_stand_yet_waits_on_its_page() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab tab tab tab tab");
    while !sitting.screen(80, 24).contains("╭ First 12 months") {
        sitting.press("tab");
    }
    sitting.press("a").type_in("The oven is mended").press("esc");
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("The oven is mended") && screen.contains(WAITS), "{screen}");
    sitting.press("tab");
    assert!(sitting.screen(80, 24).contains("One line is not whole yet"));
    sitting.press("esc tab");
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("The oven is mended") && screen.contains(WAITS), "{screen}");
    sitting.press("A");
    assert!(sitting.screen(80, 24).contains("A line that is not whole was left out"));
    sitting.press("esc");
    while !sitting.screen(80, 24).contains("╭ First 12 months") {
        sitting.press("shift-tab");
    }
    let screen = sitting.screen(80, 24);
    assert!(screen.contains("The oven is mended") && screen.contains(WAITS), "{screen}");
    sitting.press("end d");
    assert!(!sitting.screen(80, 24).contains(WAITS));
    sitting.press("u");
    assert!(sitting.screen(80, 24).contains(WAITS));
    sitting.press("e").type_in("a hand").press("enter enter").type_in("hot").press("enter 2 esc");
    let baker = bakery.archetype("baker").unwrap();
    let shape = sitting.model.work().shapes[baker.at()].clone().unwrap();
    assert_eq!(shape.lines(Part::Outcomes).len(), 2, "{}", sitting.screen(80, 24));
}

#[test]
fn a_reason_that_is_left_waits_for_the_same_choice() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("o enter").type_in("we have two bakers").press("esc");
    assert!(sitting.screen(80, 24).contains("What you typed waits"));
    sitting.press("u");
    assert!(sitting.screen(80, 24).contains("❯ we have two bakers"), "{}", sitting.screen(80, 24));
    sitting.press("esc end o enter enter");
    assert_eq!(sitting.model.work().decision.because, "we have two bakers");
}
