//! Without colour and weight, every state can still be told: each has a sign or a word of its own.

use hirefor::intake::Work;
use hirefor::tui::{Look, Model};

use super::{Sitting, answered, bakery, shaped};

/// The rows of the screen that hold `words`, as bare text.
fn rows(sitting: &mut Sitting<'_>, words: &str) -> String {
    let screen = sitting.screen(120, 60);
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains(words)).collect();
    assert!(!rows.is_empty(), "no {words:?} in\n{screen}");
    rows.join("\n")
}

/// The same sitting on a terminal that shows only ASCII, or all of Unicode, and no colour.
fn on_paper(sitting: &mut Sitting<'_>, unicode: bool) {
    let work: Work = sitting.model.work().clone();
    let look = Look { color: false, unicode };
    sitting.model = Model::new(sitting.questionnaire(), work, false, look, (120, 60));
}

/// Says that what stands in the rows with `words` differs after every one of `keys`.
fn each_differs(unicode: bool, keys: &[&str], words: &str) {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    on_paper(&mut sitting, unicode);
    let mut seen = Vec::new();
    for key in keys {
        sitting.press(key);
        let now = rows(&mut sitting, words);
        assert!(!seen.contains(&now), "after {key:?}: {now}");
        seen.push(now);
    }
}

#[test]
fn highlighted_chosen_both_and_neither() {
    for unicode in [true, false] {
        each_differs(unicode, &["enter", "down", "2", "up"], "It rose");
    }
}

#[test]
fn ticked_open_and_shut_because_there_are_enough() {
    for unicode in [true, false] {
        let far = "enter 1 enter 1 enter 2 enter 1 enter 1 enter 1 down down down";
        each_differs(
            unicode,
            &[far, "up up 2 down down", "up up up up 1 up up 3 down down down down"],
            "Given away",
        );
    }
}

#[test]
fn a_bar_that_gained_one_that_lost_and_one_that_stayed() {
    for unicode in [true, false] {
        each_differs(unicode, &["enter 1 enter 1", "3", "esc 2"], "Rising");
    }
}

#[test]
fn a_section_that_is_behind_at_hand_and_ahead() {
    for unicode in [true, false] {
        let bakery = bakery();
        let mut sitting = Sitting::new(&bakery);
        on_paper(&mut sitting, unicode);
        let ahead = rows(&mut sitting, "The counter");
        let here = rows(&mut sitting, "The oven");
        let marks = |row: &str| row.split("||").last().unwrap().split("││").last().unwrap().to_owned();
        let sign = |row: &str| marks(row).trim_start().chars().next();
        assert_ne!(sign(&ahead), sign(&here), "{ahead}\n{here}");
    }
}

#[test]
fn what_does_not_fit_open_and_settled() {
    for unicode in [true, false] {
        let bakery = bakery();
        let mut sitting = answered(&bakery);
        on_paper(&mut sitting, unicode);
        let open = rows(&mut sitting, "A diploma in pastry is asked for");
        sitting.press("shift-tab enter").type_in("she has one").press("enter");
        let settled = rows(&mut sitting, "A diploma in pastry is asked for");
        assert_ne!(open, settled);
    }
}

#[test]
fn an_answer_that_is_given_open_left_out_and_refused() {
    for unicode in [true, false] {
        let bakery = bakery();
        let mut sitting = Sitting::new(&bakery);
        on_paper(&mut sitting, unicode);
        sitting.press("enter 1 enter ctrl-r");
        let signs: Vec<String> = ["This morning", "Heat", "Product"]
            .iter()
            .map(|name| {
                let row = rows(&mut sitting, name);
                let at = row.find(name).unwrap();
                row[..at].trim_matches(['│', '|', ' ', '❯', '>']).to_owned() + &row[at + name.len()..]
            })
            .collect();
        assert!(signs[0] != signs[1] && signs[1] != signs[2], "{signs:?}");
        sitting.press("esc 1 enter enter");
        let refused = sitting.screen(120, 60);
        let sign = if unicode { "⚠ Type a number." } else { "! Type a number." };
        assert!(refused.contains(sign), "{refused}");
    }
}

#[test]
fn a_page_of_the_role_that_wants_a_look_and_one_that_does_not() {
    for unicode in [true, false] {
        let bakery = bakery();
        let mut sitting = shaped(&bakery);
        on_paper(&mut sitting, unicode);
        let row = rows(&mut sitting, "Must-have");
        assert!(row.contains(if unicode { '⚠' } else { '!' }), "{row}");
        let fine = rows(&mut sitting, "How we interview");
        assert!(!fine.contains('⚠') && !fine.contains('!'), "{fine}");
    }
}

#[test]
fn no_cell_has_a_colour() {
    let bakery = bakery();
    for keys in ["", "o", "x", "shift-tab", "ctrl-r", "?", "s", "s tab tab", "s A", "s A d"] {
        let mut sitting = answered(&bakery);
        on_paper(&mut sitting, true);
        sitting.press(keys);
        let buffer = sitting.buffer(120, 40);
        let reset = ratatui::style::Color::Reset;
        assert!(buffer.content.iter().all(|cell| cell.fg == reset && cell.bg == reset), "{keys}");
    }
}
