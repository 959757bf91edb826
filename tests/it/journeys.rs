//! From the first question to the files: whichever face asks, the same answers give the same bytes.

pub(crate) mod keys;
pub(crate) mod lines;

use std::collections::BTreeMap;

use hirefor::draft::difference;
use hirefor::id::{QuestionIx, TensionIx};
use hirefor::intake::{Intake, Operation, Place as At, Settlement, Work};
use hirefor::questionnaire::{Phase, Questionnaire};
use hirefor::recommendation::{Verdict, recommend};

use crate::desk::{Desk, KEPT};
use crate::place::{Place, story};
use crate::stories::{Story, stories};

/// Wide and high enough that nothing is wrapped away or scrolled out of sight.
pub(crate) const ROOMY: (u16, u16) = (200, 60);

/// Stories of every questionnaire: one that settles what does not fit together, three that leave it open, and one that
/// hires nobody.
const STORIES: [&str; 5] = [
    "friday-deploys",
    "notebook-on-a-laptop",
    "letters-by-prompt",
    "records-in-the-bin",
    "orders-counted-twice",
];

/// Somebody who knows all answers of a story, and an intake that has none of them yet.
pub(crate) struct Teller<'q> {
    told: Work,
    intake: Intake<'q>,
}

impl<'q> Teller<'q> {
    pub(crate) fn new(name: &str) -> Self {
        let Story { questionnaire, work, .. } =
            stories().into_iter().find(|story| story.name == name).unwrap();
        Self::of(questionnaire, work)
    }

    /// Somebody who knows the answers in `told`.
    pub(crate) fn of(questionnaire: &'q Questionnaire, told: Work) -> Self {
        Self { told, intake: Intake::new(questionnaire, Work::new(questionnaire), false) }
    }

    fn questionnaire(&self) -> &'q Questionnaire {
        self.intake.questionnaire()
    }

    /// The question that is asked now, before the result.
    fn asked(&self) -> Option<QuestionIx> {
        match self.intake.work().at {
            At::Question(at) => Some(at),
            _ => None,
        }
    }

    /// Writes the story's answer down here too, and goes on.
    fn answered(&mut self, at: QuestionIx) {
        let answer = self.told.answers.get(at).cloned();
        self.intake.apply(Operation::Answer { question: at, answer });
        if self.questionnaire().phase(at) == Phase::Intake {
            self.intake.next(at).unwrap();
        }
    }

    /// The questions of the posting that are still to come, one after another as each is answered.
    fn posting_after(&self, before: Option<QuestionIx>) -> Option<QuestionIx> {
        self.intake.in_phase(Phase::Shape).find(|at| before.is_none_or(|before| *at > before))
    }

    /// What does not fit together in the result so far, with what the story says about it.
    fn tensions(&self) -> Vec<(TensionIx, Option<Settlement>)> {
        let list = recommend(self.intake.told()).tensions;
        list.into_iter().map(|at| (at, self.told.tensions[at.at()].clone())).collect()
    }

    /// Whether what was told ends where another questionnaire goes on.
    fn hands_over(&self) -> bool {
        let told = Intake::new(self.questionnaire(), self.told.clone(), false);
        match recommend(told.told()).verdict {
            Verdict::Stop { gate, .. } => self.questionnaire()[gate].hands_over.is_some(),
            Verdict::Hire { .. } => false,
        }
    }

    fn hires(&self) -> bool {
        recommend(self.intake.told()).archetype().is_some()
    }
}

/// Every file below `folder`, by its path from there.
pub(crate) fn below(place: &Place, folder: &str) -> BTreeMap<String, String> {
    let inside = |file: &String| Some((file.strip_prefix(folder)?.to_owned(), place.read(file)));
    place.files().iter().filter_map(inside).collect()
}

/// Says which file differs, and where, rather than printing all of them.
pub(crate) fn same_files(got: &BTreeMap<String, String>, expected: &BTreeMap<String, String>, whose: &str) {
    assert!(expected.len() >= 2, "{whose}: {expected:?}");
    assert!(got.keys().eq(expected.keys()), "{whose}: {:?}, not {:?}", got.keys(), expected.keys());
    for (path, text) in expected {
        assert!(got[path] == *text, "{whose}, {path}:\n{}", difference(&got[path], text));
    }
}

/// Writes the story down from its file, into `out`.
fn from_a_file(place: &Place, name: &str, out: &str) {
    let said = place.run(&["new", "--answers", &story(name, "answers.toml"), "--out", out]);
    assert_eq!(said.code, 0, "{name}: {}", said.err);
}

#[test]
fn the_same_answers_give_the_same_bytes_in_every_face() {
    for name in STORIES {
        let place = Place::new();
        from_a_file(&place, name, "file");
        let asks = Teller::new(name).questionnaire().id.clone();
        let mut desk = Desk::with(&place, &["new", "--questionnaire", &asks, "--out", "keys"], &[], ROOMY);
        keys::from_here_to_the_end(&mut Teller::new(name), &mut desk);
        let (screen, code) = desk.end();
        assert!(code == 0 && screen.contains("Written:"), "{name}: {screen}");
        let handed_over = Teller::new(name).hands_over();
        assert_eq!(screen.contains("Go on with: hirefor new"), handed_over, "{name}: {screen}");
        let script = lines::from_here_to_the_end(&mut Teller::new(name));
        let by_lines = ["new", "--questionnaire", &asks, "--plain", "--out", "lines"];
        let said = place.run_with(&by_lines, &script);
        assert!(said.code == 0 && said.out.contains("Saved:"), "{name}: {}{}", said.out, said.err);
        assert_eq!(said.out.contains("Go on with: hirefor new"), handed_over, "{name}: {}", said.out);
        let file = below(&place, "file/");
        same_files(&below(&place, "keys/"), &file, &format!("{name} by keys"));
        same_files(&below(&place, "lines/"), &file, &format!("{name} by lines"));
    }
}

#[test]
fn a_sitting_that_was_interrupted_comes_to_the_same_bytes_as_an_unbroken_one() {
    let name = "notebook-on-a-laptop";
    let place = Place::new();
    from_a_file(&place, name, "unbroken");
    let mut teller = Teller::new(name);
    let mut desk = Desk::with(&place, &["new", "--out", "broken"], &[], ROOMY);
    keys::some_answers(&mut teller, &mut desk, 12);
    let at = teller.asked().unwrap();
    let here = keys::title(&teller, at);
    desk.see(&here).press("\x03");
    let (screen, code) = desk.end();
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Go on with: hirefor resume"), "{screen}");
    assert!(desk.kept().contains("the roadside-load forecast") && place.files().contains(&KEPT.to_owned()));
    assert!(below(&place, "broken/").is_empty(), "nothing is written before it is saved");

    let mut desk = Desk::with(&place, &["resume", "--out", "broken"], &[], ROOMY);
    // The first open question; on the review of all answers, those from before are there.
    desk.see(&here).press("\x12").see("the roadside-load forecast").press("\x1b").see(&here);
    keys::from_here_to_the_end(&mut teller, &mut desk);
    let (screen, code) = desk.end();
    assert_eq!(code, 0, "{screen}");
    same_files(&below(&place, "broken/"), &below(&place, "unbroken/"), name);
}

#[test]
fn a_terminal_that_can_do_nothing_is_spoken_to_line_by_line_without_an_escape() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["new"], &[("TERM", "dumb")], (80, 24));
    desk.see("Question 1 of").press("2\n").see("Question 2 of").press("q\n");
    let (screen, code) = desk.end();
    assert_eq!(code, 0, "{screen}");
    assert!(!desk.written().contains(&0x1b), "{:?}", String::from_utf8_lossy(desk.written()));
    assert!(!desk.kept().is_empty());
}

#[test]
fn a_pipe_is_spoken_to_line_by_line_without_an_escape() {
    let program = env!("CARGO_BIN_EXE_hirefor");
    // The terminal could do more; it is the pipe that cannot.
    for (piped, typed) in [("'hirefor' new | cat", "2\nq\n"), ("printf '2\\nq\\n' | 'hirefor' new", "")] {
        let place = Place::new();
        let piped = piped.replace("hirefor", program);
        let mut desk = Desk::running("/bin/sh".as_ref(), &place, &["-c", &piped], &[], ROOMY);
        let (screen, code) = desk.press(typed).end();
        assert!(code == 0 && screen.contains("Question 2 of"), "{piped}: {screen}");
        assert!(!desk.written().contains(&0x1b), "{piped}: {:?}", String::from_utf8_lossy(desk.written()));
        assert!(!desk.kept().is_empty(), "{piped}");
    }
}
