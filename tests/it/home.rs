//! Bare `hirefor`: where to begin, what was left, and the roles in this folder.

use std::path::{Path, PathBuf};

use crossterm::event::{KeyCode, KeyEvent};
use hirefor::builtin;
use hirefor::face::{Begin, Details, Entry, HomeHost};
use hirefor::tui::{Home, Look, Message, Then};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::desk::{Desk, KEPT};
use crate::place::{Place, story};

const SIZE: (u16, u16) = (100, 30);
const ROLE: &str = "roles/machine-learning-reliability-engineer";

fn at_home(place: &Place) -> Desk<'_> {
    let mut desk = Desk::with(place, &[], &[], SIZE);
    desk.see("Where to begin");
    desk
}

/// The keys that lead to what stands after the new roles, then `then`.
fn after_the_new(then: &str) -> String {
    "j".repeat(builtin::ALL.len()) + then
}

/// A folder with one saved role.
fn with_a_role() -> Place {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    place
}

#[test]
fn whoever_opens_it_first_reads_a_paragraph_and_presses_one_key() {
    let place = Place::new();
    let mut desk = at_home(&place);
    desk.see("Enter begins.").press("\r").see("question 1 of").press("q");
    assert_eq!(desk.end().1, 0);
    assert!(place.files().iter().all(|file| !file.contains("hirefor")), "nothing was written for looking");
}

#[test]
fn what_was_left_is_offered_with_how_far_it_is_and_goes_on_where_it_was() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["new"], &[], SIZE);
    desk.see("question 1 of").press("2\r").see("question 2 of").press("the rye loaf\r").see("question 3 of");
    desk.press("\x03");
    desk.end();

    let mut desk = at_home(&place);
    desk.see("Left unfinished")
        .see("1 of at most 2")
        .see(" answered")
        .see("too early to say where it points");
    assert!(!desk.shown().contains("Enter begins."), "the paragraph is for the first time");
    desk.press(&after_the_new("\r")).see("question 3 of").press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn what_was_left_is_discarded_only_when_the_person_says_so() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["new"], &[], SIZE);
    desk.see("question 1 of").press("2\r").see("question 2 of").press("\x03");
    desk.end();
    let mut desk = at_home(&place);
    desk.press(&after_the_new("d")).see("Discard these answers for good?").press("\x1b").see("discard");
    assert!(place.files().contains(&KEPT.to_owned()));
    desk.press("d").see("Discard these answers for good?").press("y").see("Discarded.").see("Enter begins.");
    assert!(!place.files().contains(&KEPT.to_owned()));
    desk.press("q");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn a_role_is_listed_with_its_state_and_what_can_be_done_with_it() {
    let place = with_a_role();
    let document = format!("{ROLE}/job-description.md");
    let mut desk = at_home(&place);
    desk.see("Machine Learning Reliability Engineer").see("model operator · draft · job description fresh");
    desk.press(&after_the_new("x")).see("The job in one sentence").press("\x1b").see("Where to begin");
    // A line changed in the spec makes the document stale, and g writes it again.
    let spec = place.read(&format!("{ROLE}/role.toml"));
    place.write(
        &format!("{ROLE}/role.toml"),
        spec.replace("More than one person can bring", "Two people can bring"),
    );
    desk.press("q");
    desk.end();
    let mut desk = at_home(&place);
    desk.see("job description stale").press(&after_the_new("g")).see("job-description.md: updated");
    desk.see("job description fresh");
    assert!(place.read(&document).contains("Two people can bring"));
    desk.press("q");
    desk.end();
    // What a person wrote is theirs; what could not be put together is said.
    let text = place.read(&document);
    place.write(&document, format!("{text}\nBy hand.\n"));
    let mut desk = at_home(&place);
    desk.see("job description fresh, with words of yours").press("q");
    desk.end();
    place.write(&document, format!("<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n"));
    let mut desk = at_home(&place);
    desk.see("has a conflict to settle").press(&after_the_new("g")).see("says what to do");
    desk.press("\r").see("what it comes to").press("q");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn what_is_to_fill_is_one_number_at_home_in_the_table_and_in_the_preview() {
    let place = Place::new();
    let answers = std::fs::read_to_string(story("friday-deploys", "answers.toml")).unwrap();
    let bare: Vec<&str> = answers
        .lines()
        .filter(|line| {
            !["company =", "how-to-apply", "on-call-terms"].iter().any(|key| line.starts_with(key))
        })
        .collect();
    place.write("answers.toml", bare.join("\n"));
    let said = place.run(&["new", "--answers", "answers.toml"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let texts = ["job-description.md", "interview-kit.md", "sourcing-brief.md"]
        .map(|name| place.read(&format!("{ROLE}/{name}")).matches("[to fill:").count());
    let all: usize = texts.iter().sum();
    assert!(texts[0] > 0 && all > texts[0], "not only the posting has some: {texts:?}");
    let table = place.run(&["status", "--json"]).out;
    assert!(table.contains(&format!("\"to-fill\": {all}")), "{all}: {table}");
    let mut desk = at_home(&place);
    desk.see(&format!("· {all} to fill")).press(&after_the_new("\r")).see("what it comes to");
    desk.press("s").see("The posting").press("A").see(&format!("preview · {all} to fill"));
    desk.press("s").see("Still to fill in").press("\r");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn what_is_no_role_is_said_and_nothing_breaks() {
    let place = Place::new();
    place.write("roles/broken/role.toml", "format = [");
    place.write("roles/empty/notes.txt", "");
    let mut desk = at_home(&place);
    desk.see("role.toml cannot be read").see("there is no such file");
    desk.press(&after_the_new("\r"));
    let (screen, code) = desk.end();
    assert_eq!(code, 2, "{screen}");
    assert!(screen.contains("roles/broken/role.toml:1"), "{screen}");
}

#[test]
fn line_by_line_the_same_is_offered() {
    let place = with_a_role();
    let next = builtin::ALL.len() + 1;
    let said = place.run_with(&[], &format!("x {next}\ng {next}\nx 1\n99\nq\n"));
    assert_eq!(said.code, 0, "{}", said.err);
    for words in [
        "1  A new role: ML engineer.",
        &format!("{next}  Open a role: Machine Learning Reliability Engineer, model operator, draft,"),
        "The job in one sentence",
        "nothing has changed",
        "That cannot be done with this one.",
        &format!("Type a number from 1 to {next}"),
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let said = place.run_with(&[], "1\n2\nq\n");
    assert!(said.out.contains("Question 2 of"), "{}", said.out);
    let said = place.run_with(&["--plain"], "5 2\n1\n\nq\n");
    assert!(said.out.contains("Where do you want to begin?"), "{}", said.out);
    assert!(said.out.contains("Question 2 of at most 14"), "the five-minute path: {}", said.out);
    let said = place.run_with(&[], &format!("d {next}\n\nd {next}\ny\nd {next}\ny\nq\n"));
    assert!(said.out.contains("They are kept."), "{}", said.out);
    assert!(!place.files().contains(&KEPT.to_owned()));
}

/// A folder with very many roles, that counts how often it is looked into.
struct Many {
    looked: usize,
}

impl HomeHost for Many {
    fn entries(&mut self) -> Vec<Entry> {
        let role = |nth: usize| Entry::Role { path: PathBuf::from(format!("roles/role-{nth:05}")) };
        let new = Entry::New { id: "cook".into(), title: "Cook".into(), summary: "Who cooks?".into() };
        let left = Entry::Left { number: 7, title: "Cook".into(), open: false };
        let open = Entry::Left { number: 8, title: "Cook".into(), open: true };
        [new, left, open].into_iter().chain((0..10_000).map(role)).collect()
    }

    fn details(&mut self, _: &Entry) -> Details {
        self.looked += 1;
        Details { title: None, says: "fresh".into(), warns: self.looked.is_multiple_of(2) }
    }

    fn explain(&mut self, path: &Path) -> anyhow::Result<String> {
        Ok(format!("Why\n  {}\n", path.display()))
    }

    fn generate(&mut self, _: &Path) -> anyhow::Result<String> {
        anyhow::bail!("the disk is full")
    }

    fn discard(&mut self, _: u32) -> anyhow::Result<()> {
        Ok(())
    }
}

fn key(home: &mut Home, host: &mut Many, code: KeyCode) -> Then {
    home.step(host, &Message::Key(KeyEvent::from(code)))
}

fn screen(home: &mut Home, host: &mut Many, (width, height): (u16, u16)) -> String {
    home.step(host, &Message::Resize(width, height));
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| home.view(frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let rows = buffer.content.chunks(usize::from(width.max(1)));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n").collect()
}

#[test]
fn of_very_many_roles_only_those_in_sight_are_looked_into() {
    let mut host = Many { looked: 0 };
    let look = Look { color: false, unicode: true };
    let mut home = Home::new(look, (80, 24), &mut host);
    assert!(host.looked <= 24, "{}", host.looked);
    assert!(screen(&mut home, &mut host, (80, 24)).contains("role-00000"));
    key(&mut home, &mut host, KeyCode::End);
    assert!(screen(&mut home, &mut host, (80, 24)).contains("role-09999"));
    assert!(host.looked <= 4 * 24, "{}", host.looked);
}

#[test]
fn it_is_drawn_at_every_size_in_every_state() {
    use KeyCode::{Char, Down};
    let states: [&[KeyCode]; 6] = [
        &[],
        &[Char('?')],
        &[Down, Char('d')],
        &[Down, Down, Down, Char('x')],
        &[Down, Down, Down, Char('g')],
        &[KeyCode::End],
    ];
    for keys in states {
        let mut host = Many { looked: 0 };
        let mut home = Home::new(Look { color: true, unicode: true }, (80, 24), &mut host);
        for code in keys {
            key(&mut home, &mut host, *code);
        }
        for (width, height) in (0..=60).flat_map(|width| (0..=20).map(move |height| (width, height))) {
            screen(&mut home, &mut host, (width, height));
        }
    }
}

#[test]
fn only_what_can_be_done_is_done() {
    let mut host = Many { looked: 0 };
    let mut home = Home::new(Look { color: true, unicode: true }, (80, 24), &mut host);
    for code in [KeyCode::Char('x'), KeyCode::Char('g'), KeyCode::Char('d'), KeyCode::Char('z')] {
        assert_eq!(key(&mut home, &mut host, code), Then::Nothing, "{code:?} means nothing at a new role");
    }
    key(&mut home, &mut host, KeyCode::Down);
    key(&mut home, &mut host, KeyCode::Down);
    assert_eq!(key(&mut home, &mut host, KeyCode::Enter), Then::Nothing, "somebody is at it");
    key(&mut home, &mut host, KeyCode::Home);
    assert!(matches!(key(&mut home, &mut host, KeyCode::Char('5')), Then::End(_)));
    assert!(matches!(&home.begin, Some(Begin { entry: Entry::New { id, .. }, quick: true }) if id == "cook"));
}

#[test]
fn roles_of_the_same_title_are_told_apart_and_the_table_fits_into_the_terminal() {
    let place = with_a_role();
    let other = std::fs::read_to_string(story("friday-deploys", "answers.toml")).unwrap();
    place.write("other.toml", other);
    let said = place.run(&["new", "--answers", "other.toml"]);
    assert!(said.code == 0 && said.out.contains(&format!("{ROLE}-2/role.toml")), "{}", said.out);
    let mut desk = at_home(&place);
    desk.see("in machine-learning-reliability-engineer-2").press("q");
    desk.end();
    let mut desk = Desk::with(&place, &["status"], &[], (80, 24));
    let (screen, code) = desk.end();
    assert_eq!(code, 0);
    let rows: Vec<&str> = screen.lines().map(str::trim_end).collect();
    for whole in [
        "Machine Learning Reliability Engineer",
        "  model operator · one live model · draft · drafts fresh · findings: 0 · to",
        &format!("  fill: 0 · {ROLE}-2"),
    ] {
        assert!(rows.contains(&whole), "{whole}: {screen}");
    }
    let piped = place.run(&["status"]).out;
    assert!(piped.starts_with("Title  ") && piped.lines().count() == 3, "{piped}");
}
