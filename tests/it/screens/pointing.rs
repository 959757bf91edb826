//! The mouse, once it is switched on: a click does what a key does.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use hirefor::intake::{Answer, Part, Place};
use hirefor::tui::{Message, Then};

use super::{Sitting, answered, bakery, shaped};

/// Clicks on the last place where `words` stand on a screen of this size.
fn click(sitting: &mut Sitting<'_>, (width, height): (u16, u16), words: &str) -> Then {
    let screen = sitting.screen(width, height);
    let (row, line) = screen
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(words))
        .last()
        .unwrap_or_else(|| panic!("no {words:?} in\n{screen}"));
    let before = &line[..line.rfind(words).unwrap()];
    let column = unicode_width::UnicodeWidthStr::width(before);
    mouse(sitting, MouseEventKind::Down(MouseButton::Left), column, row)
}

fn mouse(sitting: &mut Sitting<'_>, kind: MouseEventKind, column: usize, row: usize) -> Then {
    let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
    sitting.hear(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

#[test]
fn the_mouse_is_switched_on_and_off_again() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    let key = super::named("alt-m").unwrap();
    assert_eq!(sitting.hear(Message::Key(key)), Then::Mouse(true));
    assert_eq!(sitting.hear(Message::Key(key)), Then::Mouse(false));
}

#[test]
fn a_click_chooses_and_the_footer_s_keys_can_be_clicked() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter");
    click(&mut sitting, SMALL, "It rose");
    assert!(matches!(sitting.answer("rises"), Some(Answer::One(choice)) if choice.at() == 1));
    click(&mut sitting, SMALL, "enter take it");
    assert!(sitting.at("heat"));
    click(&mut sitting, SMALL, "esc back");
    assert!(sitting.at("rises"));
    // Beside everything that means something, nothing happens.
    assert_eq!(mouse(&mut sitting, MouseEventKind::Down(MouseButton::Left), 0, 0), Then::Nothing);
    assert_eq!(mouse(&mut sitting, MouseEventKind::Moved, 10, 5), Then::Nothing);
}

#[test]
fn a_row_of_a_grid_and_an_entry_of_the_list_can_be_clicked() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter 2 enter");
    assert!(sitting.at("team"));
    click(&mut sitting, SMALL, "The counter");
    click(&mut sitting, SMALL, "Nobody");
    click(&mut sitting, SMALL, "The ovens");
    click(&mut sitting, SMALL, "In good hands");
    assert!(
        matches!(sitting.answer("team"), Some(Answer::Grid(rows)) if rows.len() == 2 && rows[0] != rows[1])
    );
    sitting.press("ctrl-r");
    click(&mut sitting, SMALL, "This morning");
    assert!(sitting.at("rises"));
}

#[test]
fn the_wheel_scrolls_texts_and_moves_in_lists() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let before = sitting.screen(80, 24);
    mouse(&mut sitting, MouseEventKind::ScrollDown, 10, 5);
    let after = sitting.screen(80, 24);
    assert_ne!(before, after);
    mouse(&mut sitting, MouseEventKind::ScrollUp, 10, 5);
    assert_eq!(sitting.screen(80, 24), before);
}

#[test]
fn what_can_be_done_about_the_result_is_clicked_where_it_stands() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let screen = sitting.screen(120, 60);
    assert!(screen.contains("Take the diploma out"), "{screen}");
    click(&mut sitting, (120, 60), "Take the diploma out");
    assert!(!sitting.screen(120, 60).contains("tab goes to"), "{}", sitting.screen(120, 60));
    click(&mut sitting, (120, 60), "Decide otherwise");
    click(&mut sitting, (120, 60), "seller: someone who sells it");
    sitting.type_in("we have a baker").press("enter");
    assert_eq!(sitting.place(), Place::Shape(0));
}

#[test]
fn pages_lines_and_documents_are_clicked_where_they_stand() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    click(&mut sitting, LARGE, "Closing date");
    assert!(sitting.screen(120, 40).contains("By when do people apply?"));
    click(&mut sitting, LARGE, Part::MustHaves.heading());
    assert!(sitting.screen(120, 40).contains("╭ Must-have ─"), "{}", sitting.screen(120, 40));
    click(&mut sitting, (120, 60), "Has mended an oven");
    let mut twice = || {
        let screen = sitting.screen(120, 60);
        let row = screen.lines().position(|line| line.contains("Has mended an oven")).unwrap();
        mouse(&mut sitting, MouseEventKind::Down(MouseButton::Left), 10, row);
        sitting.screen(120, 60)
    };
    let screen = (twice(), twice()).1;
    assert!(screen.contains("Found out in stage"), "the second click edits: {screen}");
    sitting.press("esc A");
    click(&mut sitting, SMALL, "TOML");
    assert!(sitting.screen(80, 24).contains("❯ TOML"));
}
