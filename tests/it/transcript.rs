//! A whole sitting line by line, as it is read out: what the program says, and what the person types after each prompt.
//!
//! `UPDATE_EXAMPLES=1 cargo test transcript` writes it again.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use hirefor::builtin;
use hirefor::cli::plain;
use hirefor::draft;
use hirefor::face::{Changed, Document, Ending, Host, SavedFile, Saving};
use hirefor::intake::{Intake, Shown, Step, Told, Work};
use hirefor::questionnaire::Questionnaire;
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::recommendation::recommend;
use hirefor::spec;

use crate::journeys::{Teller, lines};

/// A host whose documents are real, and that writes none of them.
struct Clerk {
    questionnaire: Questionnaire,
    catalogue: Catalogue,
}

const JOB: &str = "roles/machine-learning-engineer/job-description.md";

impl Host for Clerk {
    fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        let shown = Shown::of(&self.questionnaire, &work.answers);
        let told = Told::new(&self.questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        let told = told.with(&recommendation.outcome);
        let one = |role| {
            let text = draft::job_description(&spec::shape_of(work, told, &self.catalogue, role));
            vec![Document {
                title: "Job description".into(),
                path: JOB.into(),
                text,
                on_disk: None,
                remarks: Vec::new(),
            }]
        };
        spec::roles(&self.questionnaire, work, &recommendation).into_iter().map(one).collect()
    }

    fn save(&mut self, _: &Work) -> anyhow::Result<Saving> {
        Ok(Saving::Saved(vec![SavedFile::new(JOB)]))
    }

    fn decide(&mut self, _: Changed, _: bool) {}

    fn note(&mut self, _: &Step) -> anyhow::Result<()> {
        Ok(())
    }

    fn keep(&mut self, _: &Work) -> anyhow::Result<Option<PathBuf>> {
        Ok(None)
    }
}

/// A person who types the next line when they are asked, and sees it on the page.
struct Typist {
    lines: VecDeque<String>,
    line: Vec<u8>,
    page: Rc<RefCell<Vec<u8>>>,
}

impl Read for Typist {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let ready = self.fill_buf()?.len().min(bytes.len());
        bytes[..ready].copy_from_slice(&self.line[..ready]);
        self.consume(ready);
        Ok(ready)
    }
}

impl BufRead for Typist {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.line.is_empty()
            && let Some(next) = self.lines.pop_front()
        {
            self.line = format!("{next}\n").into_bytes();
            self.page.borrow_mut().extend_from_slice(&self.line);
        }
        Ok(&self.line)
    }

    fn consume(&mut self, many: usize) {
        self.line.drain(..many);
    }
}

struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The whole sitting of the story called `name`; on the way, the person asks why, looks at all answers and goes back once.
fn transcript(name: &str) -> String {
    let shipped = &builtin::ALL[0];
    let questionnaire = shipped.questionnaire().unwrap();
    let script = lines::from_here_to_the_end(&mut Teller::new(name));
    let on_the_way = ["?", "x", "b", "h", "r", ""];
    let lines = on_the_way.into_iter().chain(script.lines()).map(str::to_owned).collect();
    let page = Rc::new(RefCell::new(Vec::new()));
    let mut typist = Typist { lines, line: Vec::new(), page: page.clone() };
    let mut host =
        Clerk { questionnaire: shipped.questionnaire().unwrap(), catalogue: shipped.catalogue().unwrap() };
    let intake = Intake::new(&questionnaire, Work::new(&questionnaire), false);
    let ending = plain::run(intake, &mut host, &mut typist, &mut Page(page.clone())).unwrap();
    assert!(matches!(ending, Ending::Saved(_)), "{ending:?}");
    let text = page.borrow().clone();
    String::from_utf8(text).unwrap()
}

#[test]
fn a_whole_sitting_is_read_out_like_this() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/line-by-line.txt");
    let said = transcript("silent-slide");
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == said, "look at it, then UPDATE_EXAMPLES=1:\n{}", draft::difference(&kept, &said));
}

#[test]
fn nothing_is_drawn_and_nothing_is_redrawn() {
    for name in ["silent-slide", "records-in-the-bin", "nine-countries"] {
        let said = transcript(name);
        let drawn = ['│', '─', '╭', '❯', '◉', '○', '☐', '☑', '⚠', '\u{1b}', '\r', '\u{8}'];
        let sign = said.chars().find(|c| drawn.contains(c));
        assert_eq!(sign, None, "{name}: a sign that cannot be read out");
        let long = said.lines().find(|line| {
            line.chars().count() > 80 && line.contains(' ') && !line.starts_with(['#', '-', '>', '*'])
        });
        // What a person types, and the documents as they are, may be longer.
        let own = long.filter(|line| !line.starts_with("> ") && !line.contains(": "));
        assert!(own.is_none_or(|line| line.ends_with('.')), "{name}: {own:?}");
    }
}
