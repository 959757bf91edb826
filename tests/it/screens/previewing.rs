//! The finished texts: read, searched, held against what stands, copied, opened.

use hirefor::face::{Host as _, Remark};
use hirefor::lint::Severity;
use hirefor::tui::{Message, Then};

use super::{JOB, Sitting, bakery, named, shaped};

/// A sitting at the finished texts.
fn previewed(questionnaire: &hirefor::questionnaire::Questionnaire) -> Sitting<'_> {
    let mut sitting = shaped(questionnaire);
    sitting.press("tab tab tab tab tab tab A");
    sitting
}

fn press(sitting: &mut Sitting<'_>, key: &str) -> Then {
    sitting.hear(Message::Key(
        named(key).unwrap_or_else(|| key.chars().next().map(crossterm::event::KeyCode::Char).unwrap().into()),
    ))
}

#[test]
fn tab_turns_to_the_next_document_and_back() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    let screen = sitting.screen(80, 20);
    assert!(screen.contains("❯ Job description") && screen.contains("• Has mended an oven"), "{screen}");
    sitting.press("tab");
    let screen = sitting.screen(80, 20);
    assert!(screen.contains("❯ TOML") && screen.contains("title = \"Baker, rye\""), "{screen}");
    sitting.press("tab");
    assert!(sitting.screen(80, 20).contains("❯ Job description"));
}

#[test]
fn a_document_is_held_against_what_stands_on_disk() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    assert!(sitting.screen(80, 20).contains(" · new"));
    sitting.press("d");
    assert!(sitting.screen(80, 20).contains("Nothing stands there yet"));
    sitting.host.on_disk = Some("# Baker, wheat\n\n## Must-have\n".to_owned());
    sitting.press("esc").press("A");
    let screen = sitting.screen(80, 30);
    assert!(screen.contains("differs from what stands there"), "{screen}");
    sitting.press("d");
    let screen = sitting.screen(80, 30);
    assert!(screen.contains("-# Baker, wheat") && screen.contains("+# Baker, rye"), "{screen}");
}

#[test]
fn words_are_found_while_they_are_typed() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    sitting.buffer(80, 12);
    sitting.press("/").type_in("OVEN");
    let reversed = |sitting: &mut Sitting<'_>| {
        let buffer = sitting.buffer(80, 12);
        let found =
            buffer.content.iter().filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
        found.map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    assert_eq!(reversed(&mut sitting), "oven", "{}", sitting.screen(80, 20));
    sitting.press("enter esc");
    assert_eq!(reversed(&mut sitting), "");
    sitting.press("/").type_in("wheat").press("enter");
    assert!(sitting.screen(80, 20).contains("“wheat” stands nowhere here."));
}

#[test]
fn words_are_found_whether_they_come_one_by_one_in_a_burst_or_pasted() {
    let bakery = bakery();
    for burst in [Message::Typed("heat".to_owned()), Message::Paste("heat".to_owned())] {
        let mut sitting = previewed(&bakery);
        sitting.press("/").type_in("w");
        sitting.hear(burst);
        sitting.press("enter");
        assert!(
            sitting.screen(80, 20).contains("“wheat” stands nowhere here."),
            "{}",
            sitting.screen(80, 20)
        );
    }
}

#[test]
fn the_help_of_a_document_names_the_search_and_no_other_role_where_there_is_one() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    let help = sitting.press("?").screen(80, 50);
    assert!(help.contains("/  ") && help.contains("search"), "{help}");
    assert!(!help.contains("other role"), "{help}");
}

#[test]
fn a_copy_goes_to_the_terminal_and_says_where_the_text_has_its_place() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    let Then::Copy(text) = press(&mut sitting, "y") else { panic!("nothing was copied") };
    assert!(text.starts_with("# Baker, rye"), "{text}");
    assert!(sitting.screen(100, 20).contains(&format!("sent to the terminal; its place is {JOB}")));
}

#[test]
fn a_document_is_saved_before_it_is_edited_by_hand_and_the_preview_comes_back() {
    let bakery = bakery();
    let mut sitting = previewed(&bakery);
    assert_eq!(press(&mut sitting, "e"), Then::Open(JOB.into()));
    sitting.host.on_disk = Some("# Baker, rye, by hand\n".to_owned());
    sitting.hear(Message::Opened(JOB.into()));
    let screen = sitting.screen(100, 20);
    assert!(screen.contains("what you changed there stays"), "{screen}");
    assert!(screen.contains("differs from what stands there"), "{screen}");

    sitting.host.full = true;
    assert_eq!(press(&mut sitting, "e"), Then::Draw);
    assert!(sitting.screen(80, 20).contains("the disk is full"), "what cannot be saved is not opened");
    sitting.host.full = false;
    sitting.press("s");
    assert!(sitting.screen(80, 20).contains("Saved."));
}

#[test]
fn no_mark_of_markdown_is_left_in_what_is_read() {
    let place = crate::place::Place::new();
    let answers = crate::place::story("records-in-the-bin", "answers.toml");
    let mut desk = crate::desk::Desk::with(&place, &["resume", &answers], &[], (100, 60));
    desk.see("what it comes to").press("w").see("❯ Why");
    let screen = desk.shown();
    for mark in ["**", "│ # ", "│ ## ", "│ > ", "\\", "`"] {
        assert!(!screen.contains(mark), "{mark} in {screen}");
    }
    desk.press("q");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn what_the_linter_says_stands_below_the_line_it_is_about() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    let says = |at: usize, says: &str| Remark {
        span: at..at + 9,
        severity: Severity::Warning,
        says: says.to_owned(),
    };
    let text = sitting.host.preview(sitting.model.work())[0][0].text.clone();
    let line = text.find("Has mended").unwrap();
    let open = text.find("[to fill").unwrap();
    sitting.host.remarks =
        vec![says(2, "Two titles."), says(line, "Which oven? Say it."), says(open, "Still open.")];
    sitting.press("tab tab tab tab tab tab A");
    let screen = sitting.screen(80, 24);
    let rows: Vec<&str> = screen.lines().map(|row| row.trim_matches(['│', ' '])).collect();
    let after = |line: &str| {
        let at = rows.iter().position(|row| row.contains(line)).unwrap_or_else(|| panic!("{screen}"));
        rows[at + 1]
    };
    assert_eq!(after("Baker, rye"), "⚠ Two titles.", "{screen}");
    assert_eq!(after("Has mended an oven"), "⚠ Which oven? Say it.", "{screen}");
    assert!(screen.contains("❯ Job description ⚠ 3    TOML"), "{screen}");
    assert!(screen.contains("preview · 1 to fill · 2 to mend"), "{screen}");
    assert!(!screen.contains("Still open"), "a place to fill stands out already: {screen}");
    sitting.press("tab");
    assert_eq!(sitting.screen(80, 24).matches('⚠').count(), 1, "the spec is no posting");
}

#[test]
fn one_key_goes_through_all_that_is_to_fill_or_to_mend_in_every_document_round_and_round() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    let filler = "A line of the kit.\n\n".repeat(30);
    let kit = format!("# Kit\n\n{filler}Held by [to fill: who holds it] and [to fill: who else].\n");
    sitting.host.kit = Some(kit);
    let text = sitting.host.preview(sitting.model.work())[0][0].text.clone();
    let line = text.find("Has mended").unwrap();
    sitting.host.remarks =
        vec![Remark { span: line..line + 3, severity: Severity::Warning, says: "Which oven?".into() }];
    sitting.press("tab tab tab tab tab tab A");
    let screen = sitting.screen(80, 16);
    assert!(screen.contains("Job description ⚠ 2    Interview kit ⚠ 2    TOML"), "{screen}");
    assert!(screen.contains("preview · 3 to fill · 1 to mend") && screen.contains("f to fill or mend"));
    let stands_out = |sitting: &mut Sitting<'_>| {
        let buffer = sitting.buffer(80, 16);
        let out = buffer.content.iter();
        let out = out.filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
        out.map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    let all = ["Which oven?", "[to fill: pay]", "[to fill: who holds it]", "[to fill: who else]"];
    for (nth, place) in all.iter().enumerate() {
        sitting.press("f");
        assert_eq!(stands_out(&mut sitting).trim(), *place);
        let screen = sitting.screen(80, 16);
        assert!(screen.contains(place) && screen.contains(&format!("{} of 4", nth + 1)), "{screen}");
    }
    sitting.press("f");
    assert_eq!(stands_out(&mut sitting).trim(), all[0], "and begins again");
    sitting.press("F");
    assert_eq!(stands_out(&mut sitting).trim(), all[3], "or goes back");
    sitting.press("s");
    let screen = sitting.screen(80, 24);
    for words in
        ["Still to fill in: three places", "Job description: pay", "Interview kit: who holds it · who else"]
    {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    assert_eq!(screen.matches("who holds it").count(), 1);
    assert!(!sitting.screen(60, 12).contains("What next"));
    let screen = sitting.press("end").screen(60, 12);
    assert!(screen.contains("changed line."), "all of it can be read in a small window: {screen}");
    sitting.press("esc");
    sitting.host.kit = None;
    sitting.press("esc A");
    assert!(sitting.screen(80, 16).contains("preview · 1 to fill"), "{}", sitting.screen(80, 16));
}

#[test]
fn what_is_missing_in_several_places_is_named_once_and_counted_each_time() {
    let bakery = bakery();
    let mut sitting = shaped(&bakery);
    sitting.host.kit = Some("Held by [to fill: who].\n\nThen by [to fill: who].\n".to_owned());
    sitting.press("tab tab tab tab tab tab A");
    assert!(sitting.screen(80, 24).contains("Interview kit ⚠ 2"), "{}", sitting.screen(80, 24));
    let screen = sitting.press("s").screen(80, 24);
    assert!(screen.contains("three places") && screen.matches("who").count() == 1, "{screen}");
}
