//! What a person sees and does, key by key, on a terminal that is only a buffer.

mod drawn;
mod editing;
mod hearing;
mod leaving;
mod monochrome;
mod pointing;
mod reviewing;
mod keys;
mod previewing;
mod random;
mod shaping;

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hirefor::face::{Changed, Document, Ending, Host, SavedFile, Saving};
use hirefor::intake::{Answer, Line, Part, Place, Shape, Step, Work};
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::questionnaire::{self, Questionnaire};
use hirefor::tui::{Look, Message, Model, Then, step, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

const BAKERY: &str = include_str!("screens/bakery.toml");

fn bakery() -> Questionnaire {
    questionnaire::read(BAKERY).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

/// A host that writes nothing and says that it did.
#[derive(Default)]
struct Paper {
    catalogue: Option<Catalogue>,
    full: bool,
    kept: Vec<Work>,
    noted: Vec<Step>,
    jams_at: usize,
    /// What stands where the job description goes.
    on_disk: Option<String>,
    remarks: Vec<hirefor::face::Remark>,
    /// What the interview kit says, where there is one.
    kit: Option<String>,
}

const JOB: &str = "roles/baker/job-description.md";
const SPEC: &str = "roles/baker/role.toml";

impl Host for Paper {
    fn catalogue(&self) -> &Catalogue {
        self.catalogue.as_ref().expect("a catalogue")
    }

    fn save(&mut self, _: &Work) -> anyhow::Result<Saving> {
        anyhow::ensure!(!self.full, "roles/baker/role.toml: the disk is full");
        Ok(Saving::Saved(vec![SavedFile::new(SPEC), SavedFile::new(JOB)]))
    }

    fn decide(&mut self, _: Changed, _: bool) {}

    fn note(&mut self, step: &Step) -> anyhow::Result<()> {
        self.noted.push(step.clone());
        anyhow::ensure!(self.noted.len() != self.jams_at, "autosave off: the disk is full");
        Ok(())
    }

    fn keep(&mut self, work: &Work) -> anyhow::Result<Option<PathBuf>> {
        anyhow::ensure!(!self.full, "the disk is full");
        self.kept.push(work.clone());
        Ok(Some("kept/bakery.toml".into()))
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        let one = |shape: &Shape| {
            let lines: Vec<String> =
                shape.lines(Part::MustHaves).iter().map(|line| format!("- {}", line.text())).collect();
            let text = format!("# {}\n\n## Must-have\n\n{}\n", shape.single(Part::Title), lines.join("\n"));
            let text = format!("{text}\nPay: **EUR 20** [to fill: pay]\n");
            let on_disk = self.on_disk.clone();
            let kit = self.kit.clone().map(|text| Document {
                title: "Interview kit".into(),
                path: "roles/baker/interview-kit.md".into(),
                text,
                on_disk: None,
                remarks: Vec::new(),
            });
            let toml = "# The role.\n[shape]\ntitle = \"Baker, rye\"\n".to_owned();
            let job = Document {
                title: "Job description".into(),
                path: JOB.into(),
                text,
                on_disk,
                remarks: self.remarks.clone(),
            };
            let spec = Document {
                title: "TOML".into(),
                path: SPEC.into(),
                text: toml,
                on_disk: None,
                remarks: Vec::new(),
            };
            [job].into_iter().chain(kit).chain([spec]).collect()
        };
        work.shapes.iter().flatten().map(one).collect()
    }
}

/// Somebody at the keyboard.
struct Sitting<'q> {
    model: Model<'q>,
    host: Paper,
    ending: Option<Ending>,
}

impl<'q> Sitting<'q> {
    fn new(questionnaire: &'q Questionnaire) -> Self {
        Self::with(questionnaire, Work::new(questionnaire))
    }

    fn with(questionnaire: &'q Questionnaire, work: Work) -> Self {
        let look = Look { color: true, unicode: true };
        let catalogue = Some(Catalogue {
            every: questionnaire::catalogue::Lines::default(),
            archetypes: vec![questionnaire::catalogue::Lines::default(); questionnaire.archetypes.len()],
            other_work: Vec::new(),
        });
        Self {
            model: Model::new(questionnaire, work, false, look, (80, 24)),
            host: Paper { catalogue, ..Paper::default() },
            ending: None,
        }
    }

    fn hear(&mut self, message: Message) -> Then {
        let then = step(&mut self.model, &mut self.host, message);
        if let Then::End(ending) = &then {
            self.ending = Some(ending.clone());
        }
        then
    }

    /// Presses keys: names between spaces; what is no name is typed.
    fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ') {
            match named(word) {
                Some(key) => drop(self.hear(Message::Key(key))),
                None => word.chars().for_each(|c| drop(self.hear(Message::Key(KeyCode::Char(c).into())))),
            }
        }
        self
    }

    fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| drop(self.hear(Message::Key(KeyCode::Char(c).into()))));
        self
    }

    fn buffer(&mut self, width: u16, height: u16) -> Buffer {
        self.hear(Message::Resize(width, height));
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    fn screen(&mut self, width: u16, height: u16) -> String {
        text(&self.buffer(width, height))
    }

    fn answer(&self, id: &str) -> Option<Answer> {
        let at = self.questionnaire().question(id).unwrap();
        self.model.work().answers.get(at).cloned()
    }

    fn questionnaire(&self) -> &'q Questionnaire {
        self.model.questionnaire()
    }

    fn place(&self) -> Place {
        self.model.work().at
    }

    fn at(&self, id: &str) -> bool {
        self.place() == Place::Question(self.questionnaire().question(id).unwrap())
    }
}

fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width.max(1));
    let rows = buffer.content.chunks(width).map(|row| {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn named(word: &str) -> Option<KeyEvent> {
    let (modifiers, name) = match word.split_once('-') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("alt", name)) => (KeyModifiers::ALT, name),
        Some(("shift", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, word),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgdn" => KeyCode::PageDown,
        "end" => KeyCode::End,
        "home" => KeyCode::Home,
        "space" => KeyCode::Char(' '),
        "tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "pgup" => KeyCode::PageUp,
        "f1" => KeyCode::F(1),
        one if !modifiers.is_empty() => KeyCode::Char(one.chars().next()?),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// A sitting whose answers point to a baker, at the result.
fn answered(questionnaire: &Questionnaire) -> Sitting<'_> {
    let mut sitting = Sitting::new(questionnaire);
    sitting
        .type_in("the rye loaf")
        .press("enter 1 enter 1 enter 2 enter down enter down enter 2 enter 1 enter");
    assert_eq!(sitting.place(), Place::Verdict, "{}", sitting.screen(80, 24));
    sitting
}

/// A sitting on the page of the must-haves, with a shape such as a catalogue would propose.
fn shaped(questionnaire: &Questionnaire) -> Sitting<'_> {
    let mut work = answered(questionnaire).model.work().clone();
    let mut shape = Shape::default();
    let line = |fields: &[&str]| Line {
        proposal: Some(fields[0].to_owned()),
        fields: fields.iter().map(|field| (*field).to_owned()).collect(),
        edited: false,
    };
    *shape.lines_mut(Part::Title) = vec![line(&["Baker, rye"])];
    *shape.lines_mut(Part::Outcomes) =
        vec![line(&["The loaf rises", "a ruler", "", "nine centimetres", "3"])];
    *shape.lines_mut(Part::MustHaves) = vec![
        line(&["Has baked rye for a season", "trial"]),
        line(&["Has mended an oven", ""]),
        line(&["Has told a customer that there is no bread today, and kept the customer", "talk"]),
    ];
    // The first is of one's own, and the second comes from the catalogue, with ratings.
    let trial = Line { proposal: None, ..line(&["A trial morning", "180", "the baker", "trial"]) };
    *shape.lines_mut(Part::Stages) = vec![trial, line(&["A talk", "45", "you", "talk"])];
    let baker = questionnaire.archetype("baker").unwrap();
    work.shapes[baker.at()] = Some(shape);
    let mut sitting = Sitting::with(questionnaire, work);
    sitting.press("s");
    sitting
}
