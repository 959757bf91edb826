//! Where nobody can be asked, that is said in one line with what to do instead, and no pipe gets a control code.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::Desk;
use crate::place::{Place, story};

const INSTEAD: &str =
    "try: `hirefor new --answers FILE` asks nothing; `hirefor new --plain` asks line by line";

#[test]
fn where_there_is_no_input_at_all_the_program_fails_and_names_the_way_without_questions() {
    let place = Place::quick();
    place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    for args in [&[][..], &["new"], &["new", "--plain"], &["edit", "roles"], &["new", "--quick"]] {
        let said = place.run(args);
        assert_eq!(said.code, 2, "{args:?} {}", said.err);
        assert!(said.err.starts_with("error: the input ended before anything was said\n"), "{}", said.err);
        assert!(said.err.contains(INSTEAD), "{}", said.err);
        assert_eq!(said.err.lines().count(), 2, "{}", said.err);
        assert!(!said.out.contains('\u{1b}'), "{args:?} {}", said.out);
    }
    // One line is somebody: what was said is kept.
    assert_eq!(place.run_with(&["new"], "2\n").code, 0);
}

#[test]
fn with_every_stream_closed_nothing_hangs_and_nothing_breaks() {
    for streams in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let place = Place::quick();
        let program = env!("CARGO_BIN_EXE_hirefor");
        let answers = story("silent-slide", "answers.toml");
        let shell = |args: &str| {
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("exec '{program}' {args} {streams}")]).current_dir(place.path());
            shell.env_clear().env("HOME", place.path()).stdin(Stdio::null()).stdout(Stdio::null());
            shell.stderr(Stdio::null()).status().unwrap().code()
        };
        assert_eq!(shell("new"), Some(2), "{streams}");
        assert_eq!(shell(""), Some(2), "{streams}");
        assert_eq!(shell(&format!("new --answers '{answers}'")), Some(0), "{streams}");
        assert!(place.files().iter().any(|file| file.ends_with("role.toml")), "{streams}");
    }
}

#[test]
fn output_that_is_lost_is_an_error() {
    let place = Place::quick();
    let full = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hirefor"));
        command.args(args).current_dir(place.path()).env_clear().env("HOME", place.path());
        command.stdin(Stdio::null()).stdout(Stdio::from(File::create("/dev/full").unwrap()));
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for args in [&["questionnaire", "list"][..], &["schema", "spec"], &["keys"], &["new"]] {
        let (code, said) = full(args);
        assert!(code == Some(2) && said.contains("No space left"), "{args:?} {code:?} {said}");
    }
}

#[test]
fn somebody_at_a_terminal_is_not_asked_into_a_file() {
    let place = Place::quick();
    let line = format!("'{}' new > asked.txt; echo code $?", env!("CARGO_BIN_EXE_hirefor"));
    let mut desk = Desk::running(Path::new("/bin/sh"), &place, &["-c", &line], &[], (120, 24));
    desk.see("where nobody sees them").see(INSTEAD).see("code 2");
    desk.end();
    assert_eq!(place.read("asked.txt"), "");
}

#[test]
fn a_terminal_that_can_do_nothing_or_says_nothing_is_written_to_line_by_line() {
    for term in ["dumb", ""] {
        let place = Place::quick();
        let mut desk = Desk::with(&place, &["new"], &[("TERM", term)], (80, 24));
        desk.see("Question 1 of").press("2\r").see("Question 2 of").press("q\r").see("hirefor resume");
        let written = String::from_utf8_lossy(desk.written()).into_owned();
        assert!(!written.contains('\u{1b}'), "{written:?}");
        assert_eq!(desk.end().1, 0);
    }
}
