//! What is typed, word by word and sign by sign.

use hirefor::builtin;
use hirefor::intake::{Answer, Place, Work};
use hirefor::tui::{Message, Then};

use super::{Sitting, bakery, shaped};

fn typed(sitting: &mut Sitting<'_>) -> String {
    match sitting.press("enter").answer("product") {
        Some(Answer::Text(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn typing_is_taken_back_word_by_word_and_typed_again() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.type_in("the rye  loaf").press("alt-u");
    assert!(sitting.screen(80, 24).contains("❯ the rye"));
    sitting.press("alt-u alt-u alt-e");
    assert_eq!(typed(&mut sitting), "the");
}

#[test]
fn what_was_pasted_or_erased_is_taken_back_as_one() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(Message::Paste("brown and white".into()));
    sitting.press("ctrl-w ctrl-w alt-u alt-u");
    assert_eq!(typed(&mut sitting), "brown and white");
    sitting.press("esc backspace backspace backspace alt-u");
    assert_eq!(typed(&mut sitting), "brown and white");
}

#[test]
fn a_new_word_ends_what_could_be_typed_again() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.type_in("rye wheat").press("alt-u").type_in("oats").press("alt-e");
    assert_eq!(typed(&mut sitting), "rye oats");
}

#[test]
fn words_are_those_of_unicode_in_any_script() {
    let bakery = bakery();
    for (text, after_two_words_back) in [
        ("don't burn it", "don't |burn it"),
        ("Brötchen, e\u{301}clair — 2.5 kg", "Brötchen, e\u{301}clair — |2.5 kg"),
        ("黒パン", "|黒パン"),
        ("👩‍🍳 bakes", "|👩‍🍳 bakes"),
    ] {
        let mut sitting = Sitting::new(&bakery);
        sitting.hear(Message::Paste(text.into()));
        sitting.press("alt-b alt-b |");
        assert_eq!(typed(&mut sitting), after_two_words_back, "{text}");
    }
}

#[test]
fn a_word_is_erased_on_either_side() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(Message::Paste("one two three four".into()));
    sitting.press("alt-b alt-b alt-d ctrl-w");
    assert_eq!(typed(&mut sitting), "one four");
}

#[test]
fn a_field_that_is_typed_full_says_so() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.hear(Message::Paste("x".repeat(64 * 1024 - 1)));
    assert!(!sitting.screen(80, 24).contains("64 KiB"));
    sitting.press("yz");
    assert!(sitting.screen(80, 24).contains("64 KiB"));
    assert!(typed(&mut sitting).ends_with("xy"));
}

#[test]
fn a_number_says_at_once_what_it_is_taken_for_and_when_it_is_out_of_bounds() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.press("enter 1 enter 1 enter 30");
    assert!(sitting.screen(80, 24).contains("30 hours"));
    sitting.press("0");
    assert!(sitting.screen(80, 24).contains("⚠ Between 0 and 48 hours."));
    sitting.press("backspace");
    assert!(!sitting.screen(80, 24).contains('⚠'));
}

#[test]
fn a_number_in_a_table_is_read_back_in_thousands() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.press("2 enter 52000");
    assert!(sitting.screen(80, 24).contains("52,000"));
}

#[test]
fn what_is_typed_goes_into_an_editor_outside_and_comes_back_as_one_step() {
    let bakery = bakery();
    let mut sitting = Sitting::new(&bakery);
    sitting.type_in("the rye loaf");
    let key = super::named("ctrl-g").unwrap();
    assert_eq!(sitting.hear(Message::Key(key)), Then::Outside("the rye loaf".into()));
    sitting.hear(Message::Edited("the rye loaf,\nthe big one\n".into()));
    assert!(sitting.screen(80, 24).contains("❯ the rye loaf, the big one"));
    sitting.press("alt-u");
    assert_eq!(typed(&mut sitting), "the rye loaf");
}

#[test]
fn a_long_list_is_searched_by_words_and_a_short_one_is_not() {
    let questionnaire = builtin::ALL[0].questionnaire().unwrap();
    let long = questionnaire.all_questions().find(|at| questionnaire[*at].choices.len() > 9).unwrap();
    let mut work = Work::new(&questionnaire);
    work.at = Place::Question(long);
    let mut sitting = Sitting::with(&questionnaire, work);
    let last = questionnaire[long].choices.last().unwrap().label.raw().to_owned();
    let longest = last.split(' ').max_by_key(|part| part.len()).unwrap();
    let sought = longest.trim_end_matches(',').to_uppercase();
    sitting.press("/").type_in(&sought);
    let screen = sitting.screen(100, 30);
    assert!(screen.contains(&format!("/ {sought}")) && screen.contains(&last), "{screen}");
    let hidden = questionnaire[long].choices[0].label.raw();
    assert!(!screen.contains(hidden), "{screen}");
    sitting.press("enter");
    let screen = sitting.screen(100, 30);
    assert!(screen.contains(&format!("☑ {last}")) && screen.contains(hidden), "{screen}");
    sitting.press("/").type_in("no such words");
    assert!(sitting.screen(100, 30).contains("No choice has these words."));
    sitting.press("enter esc");
    assert!(sitting.screen(100, 30).contains(hidden));

    let bakery = bakery();
    let mut short = Sitting::new(&bakery);
    short.press("enter /");
    assert!(!short.screen(80, 24).contains("words of the choice"));
}
