//! Whatever is pressed, at whatever size, a screen is drawn.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hirefor::builtin;
use hirefor::intake::Work;
use hirefor::tui::{Look, Message, Model};
use proptest::prelude::*;

use super::{Sitting, answered, bakery, shaped};

#[test]
fn every_screen_is_drawn_at_many_sizes() {
    let bakery = bakery();
    let states: &[(&str, bool)] = &[
        ("", false),
        ("enter", false),
        ("enter 1 enter 1 enter 3", false),
        ("enter 1 enter 1 enter 3 enter 1", false),
        ("?", false),
        ("f1", false),
        ("ctrl-r", false),
        ("tab tab tab tab", true),
        ("tab tab tab tab 2027-01-31 tab a", true),
        ("tab tab tab tab tab", true),
        ("tab tab tab tab tab tab tab tab tab tab e", true),
        ("tab tab tab tab tab A", true),
        ("tab tab tab tab tab A s", true),
    ];
    for (keys, shape) in states {
        let mut sitting = if *shape { shaped(&bakery) } else { Sitting::new(&bakery) };
        sitting.press(keys);
        every_size(&mut sitting);
    }
    let mut verdict = answered(&bakery);
    every_size(&mut verdict);
    verdict.press("o");
    every_size(&mut verdict);
    verdict.press("enter because");
    every_size(&mut verdict);
}

fn every_size(sitting: &mut Sitting<'_>) {
    for (width, height) in (0..=60).flat_map(|width| (0..=20).map(move |height| (width, height))) {
        if width >= 38 && height >= 9 || width % 7 == height % 7 {
            sitting.buffer(width, height);
        }
    }
}

#[test]
fn the_first_screen_is_drawn_at_every_size() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    for (width, height) in (0..=60).flat_map(|width| (0..=20).map(move |height| (width, height))) {
        sitting.buffer(width, height);
    }
}

fn key() -> impl Strategy<Value = KeyEvent> {
    use KeyCode::*;
    let named = prop::sample::select(vec![
        Enter,
        Esc,
        Up,
        Down,
        Left,
        Right,
        PageUp,
        PageDown,
        Home,
        End,
        Tab,
        BackTab,
        Backspace,
        Delete,
        F(1),
    ]);
    let letter =
        prop::sample::select("123aAdeEfFgGhjJkKlmnopqsuwx?/ .é👩‍🍳\u{301}\u{202e}".chars().collect::<Vec<_>>());
    let code = prop_oneof![3 => named, 4 => letter.prop_map(Char)];
    let modifiers = prop::sample::select(vec![
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::NONE,
        KeyModifiers::ALT,
        KeyModifiers::SHIFT,
        KeyModifiers::CONTROL,
    ]);
    (code, modifiers).prop_map(|(code, modifiers)| KeyEvent::new(code, modifiers))
}

fn message() -> impl Strategy<Value = Message> {
    prop_oneof![
        30 => key().prop_map(Message::Key),
        1 => ".{0,40}".prop_map(Message::Paste),
        1 => (0_u16..130, 0_u16..40).prop_map(|(width, height)| Message::Resize(width, height)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_keys_may_be_pressed(messages in prop::collection::vec(message(), 0..200), from in 0..3) {
        let bakery = bakery();
        let mut sitting = match from {
            0 => Sitting::new(&bakery),
            1 => answered(&bakery),
            _ => shaped(&bakery),
        };
        for message in messages {
            sitting.hear(message);
            let (width, height) = sitting.model.size();
            sitting.buffer(width, height);
        }
    }

    #[test]
    fn any_keys_may_be_pressed_in_a_shipped_questionnaire(
        which in 0..builtin::ALL.len(),
        messages in prop::collection::vec(message(), 0..200),
    ) {
        let questionnaire = builtin::ALL[which].questionnaire().unwrap();
        let mut sitting = Sitting::new(&questionnaire);
        let look = Look { color: true, unicode: true };
        sitting.model = Model::new(&questionnaire, Work::new(&questionnaire), false, look, (80, 24));
        sitting.host.catalogue = Some(builtin::ALL[which].catalogue().unwrap());
        for message in messages {
            sitting.hear(message);
            let (width, height) = sitting.model.size();
            sitting.buffer(width, height);
        }
    }
}
