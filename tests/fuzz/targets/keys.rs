//! Somebody at the wizard who presses anything, in a window of any size.

use std::path::PathBuf;

use hirefor::face::{Changed, Document, Host, SavedFile, Saving};
use hirefor::intake::journal::{Head, Typing, record, replay};
use hirefor::intake::{Intake, Operation, Place, Step, Typed, Work};
use hirefor::questionnaire::Questionnaire;
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::tui::{Ears, Look, Message, Model, Then, step};

use super::{play, spec::same};
use crate::bakery::{BURNT, bakery};

/// No byte of a text, and a pause in the typing.
const PAUSE: u8 = 0xff;
/// No byte of a text either: the window gets as many columns and rows as the next two bytes say.
const WINDOW: u8 = 0xfe;

/// Columns, rows, how far the sitting has come, and what comes from the keyboard then.
pub fn typing(bytes: &[u8]) {
    let [width, height, from, keys @ ..] = bytes else { return };
    let bakery = bakery();
    let began = match from % 4 {
        0 => Work::new(&bakery.questionnaire),
        1 => bakery.work(BURNT),
        2 => Work { at: Place::Shape(0), ..bakery.work(BURNT) },
        _ => play::answered(&bakery.questionnaire, 0),
    };
    let look = Look { color: from & 4 == 0, unicode: from & 8 == 0 };
    let model = Model::new(&bakery.questionnaire, began.clone(), from & 16 > 0, look, size(*width, *height));
    let pad = Pad::new(&bakery.questionnaire, &bakery.catalogue, model.work());
    let mut sitting = Sitting { model, pad, ended: false };
    sitting.hears(Message::Resize(size(*width, *height).0, size(*width, *height).1));
    let mut ears = Ears::default();
    let mut pieces = keys.split(|byte| *byte == WINDOW);
    sitting.types(&mut ears, pieces.next().unwrap_or_default());
    for piece in pieces {
        if let [width, height, keys @ ..] = piece {
            let (width, height) = size(*width, *height);
            sitting.hears(Message::Resize(width, height));
            sitting.types(&mut ears, keys);
        }
    }
    sitting.outlives_a_kill(began);
    sitting.hears(Message::Leave);
    assert!(sitting.ended, "whoever is told to end, ends");
}

/// A window that is worth drawing again and again.
fn size(width: u8, height: u8) -> (u16, u16) {
    (u16::from(width % 140), u16::from(height % 50))
}

struct Sitting<'q> {
    model: Model<'q>,
    pad: Pad<'q>,
    ended: bool,
}

impl Sitting<'_> {
    fn types(&mut self, ears: &mut Ears, keys: &[u8]) {
        for piece in keys.split(|byte| *byte == PAUSE) {
            let mut events = Vec::new();
            ears.hear(piece, false, &mut events);
            if ears.patience().is_some() {
                ears.silence(&mut events);
            }
            assert_eq!(ears.patience(), None, "after a silence nothing is waited for");
            events.into_iter().filter_map(Message::of).for_each(|message| self.hears(message));
            // As in earnest: whatever comes together is drawn once.
            play::draw(&self.model);
        }
    }

    fn hears(&mut self, message: Message) {
        if self.ended {
            return;
        }
        let then = step(&mut self.model, &mut self.pad, message);
        match then {
            Then::End(_) => self.ended = true,
            Then::Outside(text) => self.hears(Message::Edited(text)),
            Then::Open(path) => self.hears(Message::Opened(path)),
            _ => {}
        }
    }

    /// Panics unless everything that was done and typed stands in what was taken down.
    fn outlives_a_kill(&self, began: Work) {
        let questionnaire = self.model.questionnaire();
        let replayed = replay(questionnaire, Work { at: self.pad.began, ..began }, &self.pad.records);
        assert_eq!(replayed.skipped, 0, "{:#?}", self.pad.records);
        same(&replayed.work, self.model.work(), "what was done");
        assert_eq!(replayed.work.at, self.model.work().at);
        assert_eq!(replayed.typing.typed(questionnaire), self.pad.typed, "what was being typed");
        // And whoever goes on finds it in the field again.
        let mut pad = Pad::new(questionnaire, self.pad.catalogue, &replayed.work);
        let intake = Intake::with_history(questionnaire, replayed.work, replayed.history, false);
        let mut again = Model::of(intake, Look { color: false, unicode: false }, (80, 24));
        if let Some(typed) = &self.pad.typed {
            again.go_on(typed.clone());
        }
        step(&mut again, &mut pad, Message::Resize(100, 40));
        play::draw(&again);
        assert_eq!(pad.typed, self.pad.typed, "what is gone on with");
    }
}

/// The outside of the wizard: takes down what is done, and is never in the way.
struct Pad<'q> {
    questionnaire: &'q Questionnaire,
    catalogue: &'q Catalogue,
    began: Place,
    records: Vec<String>,
    typing: Typing,
    typed: Option<Typed>,
}

impl<'q> Pad<'q> {
    fn new(questionnaire: &'q Questionnaire, catalogue: &'q Catalogue, began: &Work) -> Self {
        let head = Head::new(questionnaire, began.voice, false, 7).record();
        let (records, typing) = (vec![head], Typing::default());
        Self { questionnaire, catalogue, began: began.at, records, typing, typed: None }
    }
}

impl Host for Pad<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.catalogue
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        let document = |(name, text): (String, String)| Document {
            title: name.clone(),
            path: name.into(),
            on_disk: Some("# What stood there\n".to_owned()),
            text,
            remarks: Vec::new(),
        };
        let roles = play::documents(self.questionnaire, self.catalogue, work).into_iter();
        roles.map(|role| role.into_iter().map(document).collect()).collect()
    }

    fn save(&mut self, work: &Work) -> anyhow::Result<Saving> {
        let path = PathBuf::from("roles/baker/role.toml");
        // Every other time somebody was faster.
        if self.records.len().is_multiple_of(2) {
            return Ok(Saving::Saved(vec![SavedFile::new(path)]));
        }
        let together = Operation::Together(work.operations(self.questionnaire));
        let (there, here) = ("-a\n+b\n".to_owned(), "-a\n+c\n".to_owned());
        let together = Some(("both".to_owned(), together));
        Ok(Saving::Changed(Box::new(Changed { path, there, here, now: None, together })))
    }

    fn decide(&mut self, _: Changed, _: bool) {
        self.records.push(record(self.questionnaire, &Step::Do(Operation::Together(Vec::new()))));
    }

    fn note(&mut self, step: &Step) -> anyhow::Result<()> {
        (self.typing, self.typed) = (Typing::default(), None);
        self.records.push(record(self.questionnaire, step));
        Ok(())
    }

    fn typing(&mut self, now: Option<&Typed>) -> anyhow::Result<()> {
        self.typed = now.cloned();
        self.records.extend(self.typing.record(self.questionnaire, now));
        Ok(())
    }

    fn keep(&mut self, _: &Work) -> anyhow::Result<Option<PathBuf>> {
        Ok(Some("sittings/1.journal".into()))
    }
}
