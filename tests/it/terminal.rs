//! The wizard on a real terminal: it takes it, gives it back by every door, and loses no answer on the way.

use std::path::PathBuf;

use hirefor::builtin;
use hirefor::face::{Changed, Document, Host, Saving};
use hirefor::intake::{Intake, Step, Work};
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::tui::{self, Look};

use crate::desk::Desk;
use crate::place::{Place, tool};

#[test]
fn leaving_gives_the_terminal_back_and_keeps_the_answers() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of").press("the rye loaf").see("the rye loaf").press("\x03");
    let (_, code) = desk.end();
    assert_eq!(code, 0);
    assert!(desk.kept().contains("the rye loaf"), "{}", desk.kept());
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_answers() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let place = Place::new();
        let mut desk = Desk::new(&place);
        desk.press("2\r").see("question 2 of").press("the rye loaf").see("the rye loaf").signal(name);
        let (_, code) = desk.end();
        assert_eq!(code, 128 + number, "{name}");
        assert!(desk.kept().contains("the rye loaf"), "{name}: {}", desk.kept());
    }
}

#[test]
fn a_resized_window_is_drawn_anew() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    let sizes =
        [((20, 5), "needs more"), ((120, 40), "What we hear"), ((80, 24), "Five more answers that point")];
    for ((columns, rows), shows) in sizes {
        desk.resize(columns, rows).see(shows);
    }
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn a_megabyte_is_pasted_and_the_next_key_still_counts() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of");
    desk.press("\x1b[200~").press(&"flour ".repeat(170_000)).press("\x1b[201~").see("64 KiB");
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains("flour flour"));
}

#[test]
fn a_moved_highlight_costs_one_frame_of_few_bytes_and_a_key_without_effect_costs_nothing() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.settled();
    for (key, frames, most) in [("\x1b[B", 1, 250), ("\x1b[A", 1, 250), ("\x1b[A", 0, 0)] {
        let before = desk.written().len();
        desk.press(key).settled();
        let frame = String::from_utf8_lossy(&desk.written()[before..]).into_owned();
        assert_eq!(frame.matches("\x1b[?2026h").count(), frames, "{frame:?}");
        assert!(frame.len() <= most, "{} bytes: {frame:?}", frame.len());
    }
}

#[test]
fn a_frame_is_one_write_and_none_waits_for_the_disk() {
    let Some(strace) = tool(&["strace"]) else { return };
    let place = Place::new();
    let program = env!("CARGO_BIN_EXE_hirefor");
    let calls = "trace=write,writev,fsync,fdatasync,syncfs";
    let args = ["-qq", "-f", "-o", "trace", "-e", calls, program, "new"];
    let mut desk = Desk::running(&strace, &place, &args, &[], (80, 24));
    desk.see("question 1 of").settled();
    desk.press("\x1b[B").settled();
    let trace = place.read("trace");
    assert!(!trace.contains("sync"), "{trace}");
    // The other screen together with the first frame, and the frame after the key.
    assert_eq!(trace.matches(" write(1,").count(), 2, "{trace}");
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
}

/// A host that fails in a way that nobody foresaw.
struct Breaks(Catalogue);

impl Host for Breaks {
    fn catalogue(&self) -> &Catalogue {
        &self.0
    }

    fn preview(&self, _: &Work) -> Vec<Vec<Document>> {
        Vec::new()
    }

    fn save(&mut self, _: &Work) -> anyhow::Result<Saving> {
        anyhow::bail!("nobody saves here")
    }

    fn decide(&mut self, _: Changed, _: bool) {}

    fn note(&mut self, _: &Step) -> anyhow::Result<()> {
        Ok(())
    }

    fn keep(&mut self, _: &Work) -> anyhow::Result<Option<PathBuf>> {
        panic!("the drawer is stuck")
    }
}

/// Says to this program that it runs on a terminal that a test has set up.
const ON_A_DESK: &str = "HIREFOR_TEST_ON_A_DESK";

#[test]
#[ignore = "runs on a terminal of its own, set up by the test that follows"]
fn a_wizard_whose_host_panics() {
    if std::env::var_os(ON_A_DESK).is_some() {
        let shipped = builtin::ALL[0];
        let questionnaire = shipped.questionnaire().unwrap();
        let look = Look { color: true, unicode: true };
        let mut host = Breaks(shipped.catalogue().unwrap());
        drop(tui::run(Intake::new(&questionnaire, Work::new(&questionnaire), false), look, &mut host));
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let place = Place::new();
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", "terminal::a_wizard_whose_host_panics", "--ignored", "--nocapture"];
    let mut desk = Desk::running(&program, &place, &args, &[(ON_A_DESK, "1")], (80, 24));
    desk.see("question 1 of").press("2\r").see("question 2 of").press("\x03");
    let (screen, code) = desk.end();
    assert_ne!(code, 0);
    assert!(screen.contains("the drawer is stuck"), "{screen}");
}

#[test]
fn a_text_goes_to_the_editor_of_the_person_and_back() {
    let place = Place::new();
    let script = place.write("editor.sh", "cat \"$1\" > seen; printf ' and the\\nwheat\\n' >> \"$1\"");
    let editor = format!("/bin/sh {}", script.display());
    let mut desk = Desk::with(&place, &["new"], &[("EDITOR", &editor)], (80, 24));
    desk.see("question 1 of").press("2\r").see("question 2 of").press("the rye").see("the rye");
    desk.press("\x07").see("the rye and the wheat");
    assert_eq!(place.read("seen"), "the rye");
    desk.press("\r").see("question 3 of").press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains("the rye and the wheat"));
}

#[test]
fn an_editor_that_is_not_there_is_said_and_the_text_stays() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["new"], &[("VISUAL", "no-such-editor")], (80, 24));
    desk.see("question 1 of").press("2\r").see("question 2 of").press("the rye").see("the rye");
    desk.press("\x07").see("there is no editor");
    assert!(desk.press(" loaf").see("the rye loaf").press("\x03").end().1 == 0);
}

#[test]
fn a_document_is_copied_and_edited_by_hand_on_the_way() {
    let place = Place::new();
    let script = place.write("editor.sh", "printf 'By hand.\\n' >> \"$1\"");
    let editor = format!("/bin/sh {}", script.display());
    let answers = crate::place::story("silent-slide", "answers.toml");
    let mut desk = Desk::with(&place, &["resume", &answers], &[("VISUAL", &editor)], (100, 30));
    desk.see("what it comes to").press("s").see("The posting").press("A").see("preview");
    desk.press("y").see("sent to the terminal");
    let written = String::from_utf8_lossy(desk.written()).into_owned();
    assert!(written.contains("\x1b]52;c;"), "{written:?}");
    desk.press("e").see("what you changed there stays");
    assert!(
        place.read("roles/machine-learning-reliability-engineer/job-description.md").ends_with("By hand.\n")
    );
    // What was written by hand is part of what the next save would leave there.
    desk.press("d").see("word for word").press("q");
    assert_eq!(desk.end().1, 0);
}
