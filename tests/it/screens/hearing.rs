//! What is heard while questions are asked: bars that move, what was just said, what does not fit, what is still open.

use hirefor::builtin;
use hirefor::intake::{Place, Work};
use hirefor::spec;
use hirefor::tui::{Look, Model};

use super::{Sitting, answered, bakery};
use crate::place::story;

/// The row of `screen` that holds `word`.
fn row<'s>(screen: &'s str, word: &str) -> &'s str {
    screen.lines().find(|line| line.contains(word)).unwrap_or_else(|| panic!("no {word:?} in\n{screen}"))
}

#[test]
fn a_bar_shows_what_the_last_answer_gave_and_took() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1");
    let screen = sitting.screen(120, 40);
    assert!(row(&screen, "Rising").contains("▓") && row(&screen, "Rising").contains("▲ some"), "{screen}");
    assert!(screen.contains("Just now: The oven is lukewarm."), "{screen}");
    sitting.press("3");
    let screen = sitting.screen(120, 40);
    assert!(!row(&screen, "Rising").contains('▲'), "a hot oven says nothing: {screen}");
    sitting.press("esc 2");
    let screen = sitting.screen(120, 40);
    assert!(row(&screen, "Rising").contains("▼ some"), "{screen}");
    assert!(row(&screen, "Selling").contains("▲ a little"), "{screen}");
}

#[test]
fn what_moved_is_what_the_answer_says_and_not_the_way_to_it() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1");
    let straight = sitting.screen(120, 40);
    sitting.press("3 2 1");
    assert_eq!(sitting.screen(120, 40), straight);
}

#[test]
fn what_does_not_fit_is_said_as_it_appears_and_what_is_open_is_counted() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1");
    let screen = sitting.screen(120, 40);
    assert!(row(&screen, "○ The oven").contains("· 1"), "{screen}");
    assert!(row(&screen, "○ The counter").contains("· 2"), "{screen}");
    sitting.press("enter 2 enter down enter down enter 2 enter 1");
    let screen = sitting.screen(120, 40);
    assert!(screen.contains("A diploma in pastry is asked for"), "{screen}");
    assert!(screen.contains("We come back to it at the end."), "{screen}");
    assert!(!screen.contains("Still to hear"), "{screen}");
}

#[test]
fn nothing_is_promised_that_the_five_minute_path_does_not_keep() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let work = Work::new(&questionnaire);
    let mut sitting = Sitting::with(&questionnaire, work.clone());
    sitting.model = Model::new(&questionnaire, work, true, Look { color: true, unicode: true }, (80, 24));
    let mut last = String::new();
    for _ in 0..40 {
        if sitting.place() == Place::Verdict {
            break;
        }
        let screen = sitting.screen(80, 24);
        let takes_it_back = screen.contains("too soon to say") || screen.contains("with the result");
        assert!(!(last.contains("more answer") && takes_it_back), "{last}\n{screen}");
        last = screen;
        sitting.press(if last.contains("for example") { "loaf enter" } else { "1 enter" });
    }
    assert_eq!(sitting.place(), Place::Verdict);
    assert!(!last.contains("more answer"), "{last}");
    assert!(last.contains("Where this points is said with the result."), "{last}");
}

#[test]
fn all_evidence_is_shown_to_whoever_asks() {
    let shipped = &builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let source = std::fs::read_to_string(story("silent-slide", "answers.toml")).unwrap();
    let mut work = spec::read(&source).unwrap().work(&questionnaire, &catalogue).unwrap();
    work.at = Place::Verdict;
    let mut sitting = Sitting::with(&questionnaire, work);
    let few = sitting.screen(120, 200);
    assert!(few.contains("more answers point the same way. x shows all."), "{few}");
    sitting.press("x");
    let all = sitting.screen(120, 200);
    assert!(!all.contains("x shows all.") && all.matches('→').count() > few.matches('→').count(), "{all}");
    sitting.press("x");
    assert_eq!(sitting.screen(120, 200), few);
}

#[test]
fn a_seat_says_whether_somebody_sits_in_it() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let screen = sitting.screen(120, 60);
    assert!(screen.contains("◉ Someone who makes it rise (baker): this"), "{screen}");
    assert!(screen.contains("○ Someone who sells it (seller): the next"), "{screen}");
}
