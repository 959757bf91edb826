//! Typing at a real terminal: in any script, in any window, pasted, interrupted, and gone on with where the cursor stood.

use crate::desk::Desk;
use crate::place::{Place, story};

/// At the question that takes a name.
fn at_the_name(place: &Place, size: (u16, u16)) -> Desk<'_> {
    let mut desk = Desk::with(place, &["new"], &[], size);
    desk.see("question 1 of").press("2\r").see("question 2 of");
    desk
}

#[test]
fn a_window_that_changes_its_size_in_the_middle_of_a_word_costs_no_letter() {
    let place = Place::new();
    let mut desk = at_the_name(&place, (80, 24));
    desk.press("the fore").see("the fore");
    desk.resize(44, 12).press("cast of ").see("the forecast of");
    desk.resize(20, 4).see("needs more");
    desk.resize(120, 40).see("the forecast of").press("loads").see("the forecast of loads").settled();
    let (row, column) = desk.cursor();
    let line = desk.shown().lines().nth(usize::from(row)).unwrap().to_owned();
    let before: String = line.chars().take(usize::from(column)).collect();
    assert!(before.ends_with("the forecast of loads"), "the cursor stands behind it: {before:?}");
    desk.press("\r").see("question 3 of").press("\x03");
    desk.end();
    assert!(desk.kept().contains("the forecast of loads"));
}

#[test]
fn wide_signs_accents_and_emoji_are_typed_moved_over_and_erased_as_one_sees_them() {
    let place = Place::new();
    let mut desk = at_the_name(&place, (80, 24));
    desk.press("需要予測").see("需要予測").settled();
    let (_, column) = desk.cursor();
    desk.press("\x1b[D").settled();
    assert_eq!(desk.cursor().1, column - 2, "one step is one wide sign");
    desk.press("\x7f").see("需要測").press("\x1b[F e\u{301}\u{323}👩\u{200d}🍳").see("👩").settled();
    let end = desk.cursor().1;
    desk.press("\x7f").see_not("👩").settled();
    assert!(desk.cursor().1 < end, "one sign less");
    desk.press("\x7f\x7f").see("需要測").press("!\r").see("question 3 of").press("\x03");
    desk.end();
    assert!(desk.kept().contains("需要測!"), "{}", desk.kept());
}

#[test]
fn three_thousand_words_are_pasted_as_one_answer_and_come_out_whole() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (100, 30));
    desk.see("what it comes to").press("s").see("The posting");
    // The last question of the posting takes paragraphs.
    desk.press("\x12").see("All answers").press("\x1b[F\r").see_not("All answers").press("\x15").settled();
    let words: Vec<String> = (0..3000).map(|nth| format!("word-{nth}")).collect();
    let text = words.chunks(100).map(|line| line.join(" ")).collect::<Vec<_>>().join("\r\n");
    desk.press("\x1b[200~").press(&text).press("\x1b[201~").see("word-2999");
    desk.press("\t").settled();
    desk.press("\x03");
    desk.end();
    let kept = desk.kept();
    assert!(words.iter().all(|word| kept.contains(word.as_str())), "every word is there");
    assert!(!kept.contains("\\r"), "lines end as everywhere");
}

#[test]
fn whoever_leaves_comes_back_to_the_very_screen_and_cursor() {
    let place = Place::new();
    let mut desk = at_the_name(&place, (100, 30));
    desk.press("the load forecast\r").see("question 3 of").press("1\r").see("question 4 of").press("2\r");
    desk.see("question 5 of").press("\x1b").see("question 4 of").settled();
    let (screen, cursor) = (desk.shown(), desk.cursor());
    desk.press("\x03");
    desk.end();
    let mut desk = Desk::with(&place, &["resume"], &[], (100, 30));
    desk.see("question 4 of").settled();
    assert_eq!(desk.shown(), screen);
    assert_eq!(desk.cursor(), cursor);
    // In the middle of a text as well.
    desk.press("\x1b").see("question 3 of").press("\x1b").see("question 2 of").press(", and more").settled();
    let (screen, cursor) = (desk.shown(), desk.cursor());
    desk.press("\x03");
    desk.end();
    let mut desk = Desk::with(&place, &["resume"], &[], (100, 30));
    desk.see("question 2 of").settled();
    assert_eq!(desk.shown(), screen);
    assert_eq!(desk.cursor(), cursor);
    desk.press("\x03");
    desk.end();
}

#[test]
fn one_goes_back_from_a_field_that_is_not_right_yet_and_finds_it_as_it_was() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (100, 30));
    desk.see("what it comes to").press("s").see("The posting");
    for _ in 0..20 {
        if desk.shown().contains("❯ 2027-01-31") {
            break;
        }
        desk.press("\t").settled();
    }
    desk.press("\x15soon\r").see("Type a date like").press("\x1b[Z").see_not("Type a date like");
    desk.press("\t").see("soon").press("\x152027-02-01\r").see_not("soon").press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains("2027-02-01"));
}

#[test]
fn help_covers_every_screen_and_gives_it_back_as_it_was() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (90, 30));
    desk.see("what it comes to");
    let steps = [
        ("", "what it comes to", "?"),
        ("s", "The posting ─", "?"),
        ("A", "preview", "?"),
        ("\x1b", "How to apply ─", "?"),
        ("e", "leave it", "\x1bOP"),
        ("\x1b", "accept all", "?"),
        ("\x12", "All answers ·", "?"),
        ("\x1b[H\r", "question 1 of", "?"),
    ];
    for (to, shows, help) in steps {
        desk.press(to).see(shows).settled();
        let (before, cursor) = (desk.shown(), desk.cursor());
        desk.press(help).see("Leave, and come back").press("\x1b").see_not("Leave, and come back").settled();
        assert_eq!(desk.shown(), before, "after {to:?}");
        assert_eq!(desk.cursor(), cursor, "after {to:?}");
    }
    desk.press("\x03");
    desk.end();
}

#[test]
fn whoever_is_cut_off_comes_back_to_the_page_and_the_line_and_the_choice() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (100, 30));
    // One change, so that there is something to come back to.
    desk.see("what it comes to").press("s").see("The posting ─").press("\t").see("called?");
    desk.press("\x15Brightwater\r").see("Brightwater");
    let looks: [(&str, &str); 5] = [
        ("\x1b\x1b\x1b\t\t", "what it comes to"),
        ("s\t\tjj", "How senior"),
        ("A\x1b\x1b\x1b\x1b\x1b", "Must-have ─"),
        ("jj", "Must-have ─"),
        ("A\tjjjj", "preview"),
    ];
    for (nth, (keys, shows)) in looks.into_iter().enumerate() {
        for key in keys.chars() {
            desk.press(&key.to_string()).settled();
        }
        desk.see(shows).settled();
        let (screen, cursor) = (desk.shown(), desk.cursor());
        if nth % 2 == 0 {
            desk.signal("KILL").is_gone();
        } else {
            desk.press("\x03");
            desk.end();
        }
        desk = Desk::with(&place, &["resume"], &[], (100, 30));
        desk.see(shows).settled();
        assert_eq!(desk.shown(), screen, "after {keys:?}");
        assert_eq!(desk.cursor(), cursor, "after {keys:?}");
    }
    desk.press("\x03");
    desk.end();
}

#[test]
fn a_currency_is_picked_by_its_letters_one_after_the_other() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["resume", &story("friday-deploys", "answers.toml")], &[], (100, 40));
    desk.see("what it comes to")
        .press("s")
        .see("The posting ─")
        .press("\t\t\t\t\t\t\t\t")
        .see("What does it pay?");
    desk.press("a").see("Currency");
    for (letter, picked) in [("G", "GBP"), ("B", "GBP"), ("P", "GBP"), ("s", "SEK"), ("g", "SGD")] {
        desk.press(letter).see(&format!("← {picked} →"));
    }
    desk.press("\x03");
    desk.end();
}
