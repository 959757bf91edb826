//! The line-by-line face: a script of lines is a whole sitting, and nothing that is typed is lost.

mod aside;
mod kept;

use std::path::PathBuf;

use crate::kitchen::{kitchen, nothing_to_propose, told};
use hirefor::cli::plain::run;
use hirefor::face::{Changed, Document, Ending, Host, SavedFile, Saving};
use hirefor::intake::{
    Answer, Cell, Date, History, How, Intake, Line, Operation, Part, Place, Step, Typed, Work,
};
use hirefor::questionnaire::Questionnaire;
use hirefor::questionnaire::catalogue::Catalogue;

/// A host that keeps everything in memory.
struct Shelf {
    catalogue: Catalogue,
    saved: Option<Work>,
    kept: Option<Work>,
    full: bool,
    /// Somebody else has changed the role; what was decided about that.
    changed: bool,
    decided: Option<bool>,
    noted: Vec<Step>,
    typed: Vec<Answer>,
    jams_at: usize,
}

impl Host for Shelf {
    fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn save(&mut self, work: &Work) -> anyhow::Result<Saving> {
        if std::mem::take(&mut self.full) {
            anyhow::bail!("the disk is full");
        }
        if std::mem::take(&mut self.changed) {
            let dish = kitchen().question("dish").unwrap();
            let answer = Some(Answer::Text("the soup".into()));
            return Ok(Saving::Changed(Box::new(Changed {
                path: "roles/cook/role.toml".into(),
                there: "-dish = \"pie\"\n+dish = \"soup\"\n".into(),
                here: String::new(),
                now: Some(String::new()),
                together: Some((String::new(), Operation::Answer { question: dish, answer })),
            })));
        }
        self.saved = Some(work.clone());
        Ok(Saving::Saved(vec![SavedFile::new("roles/cook/role.toml")]))
    }

    fn decide(&mut self, _: Changed, together: bool) {
        self.decided = Some(together);
    }

    fn note(&mut self, step: &Step) -> anyhow::Result<()> {
        self.noted.push(step.clone());
        anyhow::ensure!(self.noted.len() != self.jams_at, "autosave off: the disk is full");
        Ok(())
    }

    fn typing(&mut self, now: Option<&Typed>) -> anyhow::Result<()> {
        if let Some(Typed::Answer { is, .. }) = now {
            self.typed.extend(is.clone());
        }
        Ok(())
    }

    fn keep(&mut self, work: &Work) -> anyhow::Result<Option<PathBuf>> {
        self.kept = Some(work.clone());
        Ok(Some(PathBuf::from("kept/cook")))
    }

    fn preview(&self, _: &Work) -> Vec<Vec<Document>> {
        let document = |title: &str, path: &str, text: &str| Document {
            title: title.to_owned(),
            path: path.into(),
            text: text.to_owned(),
            on_disk: None,
            remarks: Vec::new(),
        };
        vec![vec![
            document("Job description", "roles/cook/job-description.md", "# Cook\n\nBrings it out.\n"),
            document("Interview kit", "roles/cook/interview-kit.md", "Cook with us: [to fill: when]."),
        ]]
    }
}

/// What became of a sitting.
struct Sitting {
    ending: Ending,
    said: String,
    host: Shelf,
}

fn sit(questionnaire: &Questionnaire, work: Work, quick: bool, lines: &[&str]) -> Sitting {
    let catalogue = nothing_to_propose(questionnaire);
    let full = lines.contains(&"full");
    let mut host = Shelf {
        catalogue,
        saved: None,
        kept: None,
        full,
        changed: lines.contains(&"changed"),
        decided: None,
        noted: Vec::new(),
        typed: Vec::new(),
        jams_at: usize::from(lines.contains(&"jams")),
    };
    let typed: String = lines
        .iter()
        .filter(|line| !["full", "jams", "changed"].contains(*line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut said = Vec::new();
    let ending =
        run(Intake::new(questionnaire, work, quick), &mut host, &mut typed.as_bytes(), &mut said).unwrap();
    Sitting { ending, said: String::from_utf8(said).unwrap(), host }
}

fn begin(lines: &[&str]) -> (Questionnaire, Sitting) {
    let questionnaire = kitchen();
    let sitting = sit(&questionnaire, Work::new(&questionnaire), false, lines);
    (questionnaire, sitting)
}

fn answer(questionnaire: &Questionnaire, work: &Work, id: &str) -> Option<Answer> {
    work.answers.get(questionnaire.question(id).unwrap()).cloned()
}

/// The eleven answers before the verdict.
const INTAKE: [&str; 13] =
    ["3", "the fish pie", "one", "2", "1", "2", "Nobody", "2", "3", "guests", "1", "3", "1 2"];

/// The lines that lead from the verdict to the word that saves: the diploma is taken out, the years are kept, the role is
/// shaped, the posting is answered from the level on, and the title is one of their own.
const SHAPE: [&str; 21] = [
    "1",
    "2",
    "the guild",
    "1",
    "2",
    "gbp",
    "21,000",
    "",
    "",
    "free soup",
    "free bread",
    "",
    "2027-02-01",
    "38",
    "a bad year",
    "and a worse one",
    ".",
    "a",
    "Line cook",
    "",
    "y",
];

fn after_intake(lines: &[&'static str]) -> Vec<&'static str> {
    INTAKE.into_iter().chain(lines.iter().copied()).collect()
}

#[test]
fn every_line_of_an_answer_of_several_is_taken_down_as_it_is_typed() {
    let (_, whole) = begin(&after_intake(&SHAPE));
    let note = SHAPE.iter().position(|line| *line == ".").unwrap();
    let (_, cut) = begin(&after_intake(&SHAPE[..note]));
    let last = |sitting: &Sitting| sitting.host.typed.last().cloned();
    assert!(matches!(last(&cut), Some(Answer::Text(text)) if text.lines().count() > 1), "{:?}", last(&cut));
    assert_eq!(last(&cut), last(&whole), "the full stop adds nothing");
    assert!(whole.host.typed.iter().any(|typed| matches!(typed, Answer::Lines(_))));
}

#[test]
fn a_whole_sitting_is_saved_as_it_was_typed() {
    let (questionnaire, sitting) = begin(&after_intake(&[&SHAPE[..], &["2", "y"]].concat()));
    assert_eq!(
        sitting.ending,
        Ending::Saved(vec![SavedFile::new("roles/cook/role.toml")]),
        "{}",
        sitting.said
    );
    assert!(
        sitting.said.contains("Interview kit: roles/cook/interview-kit.md, 1 to fill"),
        "{}",
        sitting.said
    );
    assert!(
        sitting.said.contains("Still to fill in, in roles/cook/interview-kit.md: when."),
        "{}",
        sitting.said
    );
    let work = sitting.host.saved.unwrap();
    let same = told(
        &questionnaire,
        "fear=slips dish=the_fish_pie salaries=one doors=one hands=good/nobody/nobody tasted=yes shelf=served \
         complaint=guests stock=yes wants=keep list=years level=old-hand",
    );
    for at in questionnaire.all_questions().take(12) {
        assert_eq!(work.answers.get(at), same.work().answers.get(at), "{}", questionnaire[at].id);
    }
    let row = vec![Cell::Text("GBP".into()), Cell::Number(21_000), Cell::Empty];
    assert_eq!(answer(&questionnaire, &work, "pay"), Some(Answer::Table(vec![row])));
    let perks = Answer::Lines(vec!["free soup".into(), "free bread".into()]);
    assert_eq!(answer(&questionnaire, &work, "perks"), Some(perks));
    assert_eq!(answer(&questionnaire, &work, "start"), Date::new(2027, 2, 1).map(Answer::Date));
    assert_eq!(answer(&questionnaire, &work, "hours"), Some(Answer::Number(38)));
    let note = Answer::Text("a bad year\nand a worse one".into());
    assert_eq!(answer(&questionnaire, &work, "note"), Some(note));
    assert_eq!(work.decision.how, How::Accepted);
    let settled = work.tensions[0].as_ref().unwrap();
    assert_eq!((settled.way_out, settled.because.as_str()), (2, "the guild"));
    let keeper = questionnaire.archetype("keeper").unwrap();
    let shape = work.shapes[keeper.at()].as_ref().unwrap();
    assert_eq!(shape.lines(Part::Title), [Line::own(vec!["Line cook".into()])]);
    assert!(sitting.said.contains("# Cook\n\nBrings it out."), "{}", sitting.said);
    assert!(sitting.said.contains("Cook with us:"));
    assert!(!sitting.said.contains('\u{1b}'), "no escape codes");
}

#[test]
fn a_question_is_read_out_like_this() {
    let (_, sitting) = begin(&["?", "w", "good", "", "", "r", "q"]);
    insta::assert_snapshot!("plain-first-questions", sitting.said);
}

#[test]
fn the_verdict_and_the_parts_are_read_out_like_this() {
    let (_, sitting) = begin(&after_intake(&["s", "1", "1", "s", "s", "s", "s", "s", "a", "Cook", "b", "q"]));
    let from = sitting.said.find("Cook: whom to hire").unwrap();
    insta::assert_snapshot!("plain-verdict", &sitting.said[from..]);
}

#[test]
fn back_goes_back_also_after_bad_input_and_loses_nothing() {
    let (questionnaire, sitting) = begin(&["3", "the pie", "nine", "b", "b", "", "", "2", "q"]);
    assert!(
        sitting.said.contains("Type a number from 1 to 3, or the first words of a choice."),
        "{}",
        sitting.said
    );
    let kept = sitting.host.kept.unwrap();
    assert_eq!(answer(&questionnaire, &kept, "dish"), Some(Answer::Text("the pie".into())));
    assert_eq!(kept.at, Place::Question(questionnaire.question("doors").unwrap()));
    assert!(sitting.said.contains("Your answer so far: the pie"));
    let (_, first) = begin(&["b", "q"]);
    assert!(first.said.contains("This is the first question."));
    assert_eq!(first.ending, Ending::Left { kept: None, signal: None });
}

#[test]
fn bad_input_is_refused_with_a_sentence_and_asked_again() {
    let (questionnaire, sitting) =
        begin(&["7", "g", "slips", "", "s", "0", "", "1", "s", "2", "1", "1", "1", "2", "1 2 3", "1,2", "q"]);
    for sentence in [
        "Type a number from 1 to 5, or the first words of a choice.",
        "More than one begins like this: type more of it, or its number.",
        "Choose the one that comes closest.",
        "This one cannot be left out.",
        "Tick at most 2.",
    ] {
        assert!(sitting.said.contains(sentence), "{sentence}\n{}", sitting.said);
    }
    let kept = sitting.host.kept.unwrap();
    assert!(matches!(answer(&questionnaire, &kept, "shelf"), Some(Answer::Many(ticks)) if ticks.len() == 2));
    assert_eq!(answer(&questionnaire, &kept, "dish"), None);
}

#[test]
fn the_end_of_input_keeps_every_answer() {
    let all = after_intake(&["s", "1", "2", "eur", "1"]);
    for many in 1..all.len() {
        let (_, sitting) = begin(&all[..many]);
        assert_eq!(
            sitting.ending,
            Ending::Left { kept: Some(PathBuf::from("kept/cook")), signal: None },
            "{many}"
        );
        assert!(sitting.said.ends_with("kept in kept/cook.\nTo go on with them: hirefor resume\n"));
        assert!(sitting.host.kept.is_some() && sitting.host.saved.is_none());
    }
}

#[test]
fn review_lists_the_answers_jumps_and_comes_back() {
    let lines = ["3", "the pie", "1", "2", "1", "2", "2", "2", "r", "4", "1", "", "", "", "q"];
    let (questionnaire, sitting) = begin(&lines);
    assert!(sitting.said.contains("4  Open or not: One house"), "{}", sitting.said);
    assert!(sitting.said.contains("7  Where it is: (no answer yet)"), "{}", sitting.said);
    let kept = sitting.host.kept.unwrap();
    let doors = questionnaire.question("doors").unwrap();
    let closed = questionnaire[doors].choice("closed").unwrap();
    assert_eq!(kept.answers.get(doors), Some(&Answer::One(closed)));
    assert_eq!(kept.at, Place::Question(questionnaire.question("shelf").unwrap()));
}

#[test]
fn a_changed_answer_that_turns_the_result_leads_back_to_it() {
    let questionnaire = kitchen();
    let work = told(
        &questionnaire,
        "fear=slips dish=pie salaries=one doors=one hands=good/nobody/nobody tasted=yes shelf=served \
         complaint=guests stock=yes wants=keep",
    );
    let mut work = work.work().clone();
    work.at = Place::Preview(0);
    // Closed after all: nobody keeps good what nobody eats.
    let sitting = sit(&questionnaire, work, false, &["r", "4", "1", "q"]);
    let kept = sitting.host.kept.unwrap();
    assert_eq!(kept.at, Place::Verdict, "{}", sitting.said);
}

#[test]
fn deciding_otherwise_asks_whom_and_why() {
    let (questionnaire, sitting) =
        begin(&after_intake(&["s", "2", "someone who finds", "", "we like new dishes", "q"]));
    let kept = sitting.host.kept.unwrap();
    assert_eq!(kept.decision.how, How::Overridden);
    assert_eq!(kept.decision.archetype, questionnaire.archetype("taster"));
    assert_eq!(kept.decision.because, "we like new dishes");
}

#[test]
fn a_stop_can_be_kept_without_a_role() {
    let (_, sitting) = begin(&["1", "", "1", "1", "1", "2", "1", "1", "2", "1", "s", "1", "y"]);
    assert!(matches!(sitting.ending, Ending::Saved(_)), "{}", sitting.said);
    assert!(sitting.said.contains("Fill the cellar first"));
    assert!(sitting.said.contains("Do not hire yet, and keep this result"));
}

#[test]
fn several_jobs_can_be_shaped_one_after_the_other() {
    let mut lines = INTAKE.to_vec();
    lines[2] = "two";
    lines[11] = "1,2,3";
    lines[12] = "s";
    lines.extend(["2", "1", "s", "s", "s", "s", "s", "y", "y", "q"]);
    let (_, sitting) = begin(&lines);
    assert!(sitting.said.contains("Role 1 of 2: Someone who keeps it good"), "{}", sitting.said);
    assert!(sitting.said.contains("Role 2 of 2: Someone who serves it"));
    assert_eq!(sitting.host.kept.unwrap().decision.how, How::Split);
}

#[test]
fn lines_are_edited_moved_and_deleted_and_a_seventh_must_have_asks_which_one_goes() {
    let mut lines = after_intake(&["s", "1", "1", "s", "s", "s", "s", "s", "", "", "", "", ""]);
    for must_have in ["one", "two", "three", "four", "five", "six"] {
        lines.extend(["a", must_have, ""]);
    }
    lines.extend(["a", "", "a", "2", "seven", "", "e 1", "first", "", "m 6 1", "d 3", "d 9", "x", "y", "y"]);
    let (questionnaire, sitting) = begin(&lines);
    let work = sitting.host.saved.unwrap();
    let keeper = questionnaire.archetype("keeper").unwrap();
    let shape = work.shapes[keeper.at()].as_ref().unwrap();
    let left: Vec<&str> = shape.lines(Part::MustHaves).iter().map(Line::text).collect();
    assert_eq!(left, ["seven", "first", "four", "five", "six"], "{}", sitting.said);
    assert!(sitting.said.contains("6 lines are the most here."));
    assert!(sitting.said.contains("There are only 5 lines here."));
}

#[test]
fn a_failed_save_says_so_and_can_be_tried_again() {
    let lines = after_intake(&["full", "s", "1", "1", "s", "s", "s", "s", "s", "y", "y", "y"]);
    let (_, sitting) = begin(&lines);
    assert!(sitting.said.contains("This was not saved: the disk is full"), "{}", sitting.said);
    assert!(matches!(sitting.ending, Ending::Saved(_)));
}

#[test]
fn the_short_path_asks_only_its_own_questions() {
    let questionnaire = kitchen();
    let sitting =
        sit(&questionnaire, Work::new(&questionnaire), true, &["3", "", "2", "1", "2", "2", "2", "q"]);
    assert!(sitting.said.contains("Question 1 of 5"), "{}", sitting.said);
    assert!(sitting.said.contains("What now?"), "{}", sitting.said);
}

#[test]
fn a_command_in_quotation_marks_is_an_answer_and_hostile_text_is_spelled_out() {
    let (questionnaire, sitting) = begin(&["3", "\"q\"", "1", "b", "b", "\u{1b}[31mred\r", "b", "q"]);
    let kept = sitting.host.kept.unwrap();
    assert_eq!(answer(&questionnaire, &kept, "dish"), Some(Answer::Text("\u{1b}[31mred".into())));
    assert!(sitting.said.contains("Your answer so far: q"));
    assert!(sitting.said.contains("Your answer so far: <1B>[31mred"), "{}", sitting.said);
    assert!(!sitting.said.contains('\u{1b}'));
}
