//! Screens as they look.

use hirefor::tui::{Look, Message, Model};

use super::{Sitting, answered, bakery, shaped, text};

macro_rules! looks {
    ($name:literal, $screen:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots" }, {
            insta::assert_snapshot!($name, $screen);
        });
    };
}

#[test]
fn a_question_has_its_panel_beside_it_where_there_is_room() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.type_in("the rye loaf").press("enter 1");
    looks!("question-120x40", sitting.screen(120, 40));
    looks!("question-80x24", sitting.screen(80, 24));
    looks!("question-50x15", sitting.screen(50, 15));
    looks!("question-too-small", sitting.screen(30, 8));
}

#[test]
fn an_answer_moves_the_bars() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1");
    looks!("bars-100x20", sitting.screen(100, 20));
    looks!("bars-80x24", sitting.screen(80, 24));
}

#[test]
fn every_kind_of_field_is_drawn() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    looks!("field-text", sitting.screen(60, 16));
    sitting.press("enter 1 enter 1 enter 300");
    looks!("field-number", sitting.screen(60, 16));
    sitting.press("enter");
    looks!("field-number-refused", sitting.screen(60, 16));
    sitting.press("backspace backspace enter down space");
    looks!("field-grid", sitting.screen(60, 16));
    sitting.press("enter down enter 1 2 3");
    looks!("field-many-at-its-limit", sitting.screen(60, 18));
}

#[test]
fn the_result_says_why_and_what_can_be_done() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    looks!("verdict-120x40", sitting.screen(120, 40));
    looks!("verdict-80x24", sitting.screen(80, 24));
    sitting.press("shift-tab enter");
    looks!("verdict-asks-why", sitting.screen(80, 24));
}

#[test]
fn a_gate_says_what_comes_first() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("esc 1 3 enter");
    looks!("verdict-stop-80x30", sitting.screen(80, 30));
}

#[test]
fn the_posting_is_one_page() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 20 enter 30 enter right enter");
    looks!("posting-120x24", sitting.screen(120, 24));
    looks!("posting-80x24", sitting.screen(80, 24));
}

#[test]
fn a_page_of_the_role_shows_what_is_found_out_where() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab shift-tab shift-tab tab tab tab tab tab right right right right right");
    looks!("must-haves-100x24", sitting.screen(100, 24));
    sitting.press("down e enter");
    looks!("must-haves-edited-80x20", sitting.screen(80, 20));
}

#[test]
fn the_texts_are_previewed_and_saved() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("tab tab tab tab tab tab A");
    looks!("preview-80x16", sitting.screen(80, 16));
    sitting.press("s");
    looks!("saved-80x16", sitting.screen(80, 16));
}

#[test]
fn all_answers_and_the_keys_can_be_read_anywhere() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    sitting.press("ctrl-r down");
    looks!("answers-80x24", sitting.screen(80, 24));
    sitting.press("esc ?");
    looks!("keys-80x30", sitting.screen(80, 30));
}

#[test]
fn without_colour_and_unicode_nothing_is_lost() {
    let bakery = bakery();
    let work = answered(&bakery).model.work().clone();
    let look = Look { color: false, unicode: false };
    let mut sitting = Sitting::with(&bakery, work.clone());
    sitting.model = Model::new(&bakery, work, false, look, (80, 24));
    sitting.press("esc");
    let buffer = sitting.buffer(80, 20);
    looks!("plain-80x20", text(&buffer));
    assert!(buffer.content.iter().all(|cell| cell.symbol().is_ascii()));
    assert!(buffer.content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
}

#[test]
fn everything_returns_when_the_window_grows_again() {
    let bakery = bakery();
    let mut sitting = answered(&bakery);
    let before = sitting.screen(100, 30);
    sitting.screen(10, 3);
    sitting.hear(Message::Resize(0, 0));
    assert_eq!(sitting.screen(100, 30), before);
}
