//! Whatever ends the program, the answers are there when it is asked to go on.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::desk::{Desk, KEPT};
use crate::place::{Place, story};

/// From the result of a whole file of answers to the texts, with one answer changed on the way.
fn to_the_preview(desk: &mut Desk<'_>) {
    desk.see("what it comes to").press("s").see("The posting").press("1A").see("preview");
}

/// A place with a sitting of one answer that was left.
fn left_once(place: &Place) {
    assert_eq!(place.run_with(&["new", "--plain"], "2\nthe rye loaf\nq\n").code, 0);
}

#[test]
fn a_killed_sitting_goes_on_where_it_was() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of").press("the rye loaf\r").see("question 3 of");
    desk.press("1\r").see("question 4 of").signal("KILL");
    desk.is_gone();
    let mode = fs::metadata(place.path().join(KEPT)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let mut desk = Desk::with(&place, &["resume"], &[], (80, 24));
    desk.see("question 4 of").press("\x12").see("the rye loaf").press("\x1b").see("question 4 of");
    // What is done after resuming outlives the next death as well.
    desk.press("1\r").see("question 5 of").signal("KILL");
    desk.is_gone();
    let mut desk = Desk::with(&place, &["resume"], &[], (80, 24));
    desk.see("question 5 of").press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn what_was_being_typed_when_the_program_was_killed_stands_in_the_field_again() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of").press("the rye laof").see("laof").press("\x7f\x7f\x7foaf");
    desk.see("the rye loaf").settled();
    desk.signal("KILL").is_gone();
    let mut desk = Desk::with(&place, &["resume"], &[], (80, 24));
    desk.see("question 2 of").see("the rye loaf").press("!\r").see("question 3 of").signal("KILL").is_gone();
    let said = place.run_with(&["resume", "--plain"], "r\nq\n");
    assert!(said.out.contains("the rye loaf!") && !said.out.contains("laof"), "{}", said.out);
    // It was an answer by then, which can be taken back.
    let said = place.run_with(&["resume", "--plain"], "b\nu\nr\nq\n");
    assert!(said.out.contains("What the seat is for: the rye loaf\n"), "{}", said.out);
}

/// Kills the program at `desk` and goes on; the screen and the cursor are what they were.
fn killed<'p>(place: &'p Place, mut desk: Desk<'p>) -> Desk<'p> {
    desk.settled();
    let (screen, cursor) = (desk.shown(), desk.cursor());
    desk.signal("KILL").is_gone();
    let mut desk = Desk::with(place, &["resume"], &[], (100, 30));
    desk.taken().settled();
    assert_eq!(desk.shown(), screen);
    assert_eq!(desk.cursor(), cursor);
    desk
}

#[test]
fn a_row_a_date_a_line_and_a_reason_that_were_half_typed_stand_in_their_fields_again() {
    let place = Place::new();
    let answers = story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (100, 30));
    desk.see("what it comes to").press("o").see("Whom do you hire").press("\r").see("It goes into the file");
    desk.press("the board wants").see("the board wants");
    let mut desk = killed(&place, desk);
    desk.press("\x1b").see_not("the board wants").press("s").see("The posting");
    desk.press("\t\t\t\t").see("Where can this person").press("a").see("City").press("Viborg\tDK-82\tD");
    desk.see("DK-82");
    let mut desk = killed(&place, desk);
    desk.signal("KILL").is_gone();
    let said = place.run_with(&["resume", "--plain"], "q\n");
    assert!(said.out.contains("when it was cut off: Viborg · DK-82 · D\n"), "{}", said.out);
    let mut desk = Desk::with(&place, &["resume"], &[], (100, 30));
    desk.see("DK-82");
    desk.press("K\r").see("Viborg · DK-82 · DK");
    desk.press("\t\t\t\t\t\t").see("❯ 2027-01-31").press("\x7f\x7f").see_not("2027-01-31");
    let mut desk = killed(&place, desk);
    desk.press("15\r").see("How does one apply?").press(&"\x1b[Z".repeat(4)).see("What does it pay?");
    desk.press("A")
        .see("preview")
        .press("\x1b")
        .see("How to apply ─")
        .press("e")
        .see("leave it")
        .press(" now");
    desk.see("example. now");
    let mut desk = killed(&place, desk);
    desk.press("\r\r").see_not("leave it").press("\x03");
    assert_eq!(desk.end().1, 0);
    let kept = desk.kept();
    assert!(
        kept.contains("example. now") && kept.contains("2027-01-15") && kept.contains("Viborg"),
        "{kept}"
    );
}

#[test]
fn a_sitting_killed_at_its_last_screen_is_saved_as_if_nothing_had_happened() {
    let place = Place::new();
    let answers = story("friday-deploys", "answers.toml");
    let mut unbroken = Desk::with(&place, &["resume", &answers, "--out", "unbroken"], &[], (80, 24));
    to_the_preview(&mut unbroken);
    unbroken.press("s").see("Saved.").press("\r");
    assert_eq!(unbroken.end().1, 0);
    assert!(!place.files().contains(&KEPT.to_owned()), "what is saved is not unfinished");

    let mut desk = Desk::with(&place, &["resume", &answers], &[], (80, 24));
    to_the_preview(&mut desk);
    desk.signal("KILL").is_gone();
    let mut desk = Desk::with(&place, &["resume", "--out", "broken"], &[], (80, 24));
    desk.see("preview").press("s").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    let written = place.files();
    let below = |folder: &str| -> Vec<(String, String)> {
        let inside = |file: &String| Some((file.strip_prefix(folder)?.to_owned(), place.read(file)));
        written.iter().filter_map(inside).collect()
    };
    assert!(!below("broken/").is_empty());
    assert_eq!(below("broken/"), below("unbroken/"));
    assert!(!written.contains(&KEPT.to_owned()), "what is saved is not unfinished");
}

#[test]
fn a_journal_that_was_cut_anywhere_is_gone_on_with() {
    let place = Place::new();
    left_once(&place);
    let path = place.path().join(KEPT);
    let whole = fs::read(&path).unwrap();
    for cut in [whole.len() - 1, whole.len() - 30] {
        fs::write(&path, [&whole[..cut], b"garbage"].concat()).unwrap();
        let said = place.run_with(&["resume", "--plain"], "r\nb\nq\n");
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(
            !said.out.contains("Question 1 of") || said.out.contains("Your answer so far"),
            "{}",
            said.out
        );
        // What was written behind the cut counts.
        let again = place.run_with(&["resume", "--plain"], "q\n");
        assert_eq!(again.code, 0, "{}", again.err);
    }
}

#[test]
fn several_unfinished_sittings_are_listed_and_called_by_number() {
    let place = Place::new();
    left_once(&place);
    let said = place.run_with(&["new", "--plain"], "3\nthe white loaf\nq\n");
    assert!(said.out.contains("one sitting is unfinished: hirefor resume"), "{}", said.out);
    place.run_with(&["resume", "--plain"], "").refused(&[
        "several sittings are unfinished",
        "\n  1  ml-engineer, 2 answers, last touched just now\n",
        "\n  2  ml-engineer, 2 answers, last touched just now\n",
        "try: `hirefor resume 1`",
    ]);
    place.run(&["resume", "7"]).refused(&["no unfinished sitting 7", "  1  ", "  2  "]);
    let said = place.run_with(&["resume", "2", "--plain"], "r\nq\n");
    assert!(said.out.contains("the white loaf") && !said.out.contains("the rye loaf"), "{}", said.out);
    let mut desk = Desk::new(&place);
    desk.see("2 sittings are unfinished").press("\x03");
    assert_eq!(desk.end().1, 0);
    let files = place.files();
    assert_eq!(files.iter().filter(|file| file.contains("sittings")).count(), 2, "{files:?}");
}

#[test]
fn a_sitting_that_is_open_elsewhere_is_left_alone() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of");
    place.run(&["resume"]).refused(&["sitting 1 is open in process", "go on there"]);
    place.run(&["resume", "1"]).refused(&["sitting 1 is open in process"]);
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
    assert_eq!(place.run_with(&["resume", "--plain"], "q\n").code, 0);
}

#[test]
fn a_state_folder_that_cannot_be_written_is_said_and_saving_still_works() {
    let place = Place::new();
    place.write("state", "a file where a folder should be");
    let answers = story("friday-deploys", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[], (80, 24));
    to_the_preview(&mut desk);
    desk.see("autosave off").press("s").see("Saved.");
    desk.press("\r");
    assert_eq!(desk.end().1, 0);
    assert!(place.files().iter().any(|file| file.ends_with("role.toml")));

    let mut desk = Desk::new(&place);
    desk.press("2\r").see("autosave off: something on the way is a file, not a folder").press("\x03");
    desk.see("leave again").press("\x03");
    assert_eq!(desk.end().1, 0);

    let said = place.run_with(&["new", "--plain"], "2\nthe rye loaf\n1\nq\n");
    assert_eq!(said.out.matches("autosave off").count(), 1, "{}", said.out);
    assert_eq!(said.code, 2, "what could not be kept is no success: {}", said.err);
}
