//! A journal, whatever was written into it and whatever became of its bytes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hirefor::intake::journal::{record, replay, step, summary};
use hirefor::intake::{Intake, Work};
use hirefor::questionnaire::Questionnaire;
use hirefor::store::{Files, Journals, Log, Newcomer, Stands};
use hirefor::tui::{Look, Model};

use super::play;
use crate::bakery::bakery;

/// The first byte says what the others are. 0: the bytes of a journal. Otherwise two bytes for a place, and texts of
/// records, a line each; the journal that they make is then, from that place on, 1: cut off, 2: damaged, 3: written twice.
pub fn journalling(bytes: &[u8]) {
    let [kind, rest @ ..] = bytes else { return };
    if *kind == 0 {
        went_on_with(rest, &[]);
        return;
    }
    let [high, low, texts @ ..] = rest else { return };
    let texts = String::from_utf8_lossy(texts);
    let records: Vec<String> = texts.lines().map(str::to_owned).collect();
    let ends: Vec<usize> = (0..=records.len()).map(|many| written(&records[..many]).len()).collect();
    let mut journal = written(&records);
    assert_eq!(read(&journal), records, "it is read as it was written");
    let at = usize::from(u16::from_be_bytes([*high, *low])).min(journal.len());
    let before = ends.iter().filter(|end| **end <= at).count() - 1;
    match kind % 4 {
        1 => journal.truncate(at),
        2 => journal[at..].iter_mut().take(1).for_each(|byte| *byte ^= kind),
        3 => journal.extend_from_within(at..),
        _ => {}
    }
    went_on_with(&journal, &records[..before]);
    sat_through(&bakery().questionnaire, &records);
}

/// Panics unless `journal` is read at least as far as `whole`, and can be gone on with from there.
fn went_on_with(journal: &[u8], whole: &[String]) {
    let drawer = Drawer::with(journal);
    let journals = Journals::under(&drawer, Path::new("state"));
    let found = journals.list().pop().expect("a journal is there, whatever is in it");
    assert!(found.records.starts_with(whole), "{whole:?} is not read of {:?}", found.records);
    assert!(journal.starts_with(&written(&found.records)), "nothing is read that was not written");
    let (mut goes_on, records) = journals.resume(&found).expect("a drawer takes everything");
    assert_eq!(records, found.records);
    goes_on.append("one more").expect("a drawer takes everything");
    drop(goes_on);
    let after = journals.list().pop().expect("it is still there");
    assert_eq!(after.records.split_last(), Some((&"one more".to_owned(), &records[..])));
}

/// Panics unless the sitting that `records` tell of can be looked at, gone through backwards and forwards, and written.
fn sat_through(questionnaire: &Questionnaire, records: &[String]) {
    drop(summary(records));
    let replayed = replay(questionnaire, Work::new(questionnaire), records);
    assert!(replayed.skipped <= records.len());
    for text in records {
        if let Some(known) = step(questionnaire, text) {
            let again = step(questionnaire, &record(questionnaire, &known));
            assert_eq!(again, Some(known), "{text}");
        }
    }
    let mut intake = Intake::with_history(questionnaire, replayed.work, replayed.history, false);
    let stands = intake.work().clone();
    let mut back = 0;
    while intake.undo() {
        back += 1;
    }
    while back > 0 && intake.redo() {
        back -= 1;
    }
    assert_eq!((back, intake.work()), (0, &stands), "what is taken back can be done again");
    let text = bakery().write_answers(intake.work());
    // Whether its lines can stand is for whoever reads a spec to say.
    if intake.work().shapes.iter().all(Option::is_none) {
        let (read, stood) = (bakery().role(&text), play::counting(questionnaire, intake.work()));
        assert_eq!((read.answers, read.decision), (stood.answers, stood.decision));
        assert_eq!(read.tensions, stood.tensions);
    }
    let mut model = Model::of(intake, Look { color: true, unicode: true }, (80, 24));
    if let Some(typed) = replayed.typing.typed(questionnaire) {
        model.go_on(typed);
    }
    play::draw(&model);
}

/// The texts of the records in `journal`, as far as they are whole.
fn read(journal: &[u8]) -> Vec<String> {
    let drawer = Drawer::with(journal);
    Journals::under(&drawer, Path::new("state")).list().pop().expect("a journal").records
}

/// The bytes of a journal of `records`.
fn written(records: &[String]) -> Vec<u8> {
    let drawer = Drawer::default();
    drop(Journals::under(&drawer, Path::new("state")).begin(records).expect("a drawer takes everything"));
    drawer.0.bytes().clone().unwrap_or_default()
}

/// A folder for one journal, in memory.
#[derive(Default)]
struct Drawer(Sheet);

/// What stands in a journal; nothing, where there is none.
#[derive(Clone, Default)]
struct Sheet(Arc<Mutex<Option<Vec<u8>>>>);

impl Drawer {
    fn with(journal: &[u8]) -> Self {
        let drawer = Self::default();
        *drawer.0.bytes() = Some(journal.to_vec());
        drawer
    }
}

impl Sheet {
    fn bytes(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn nothing_of_the_kind<T>() -> io::Result<T> {
    Err(io::ErrorKind::Unsupported.into())
}

impl Files for Drawer {
    fn stands(&self, _: &Path) -> io::Result<Stands> {
        Ok(self.0.bytes().as_ref().map_or(Stands::Nothing, |bytes| Stands::File(bytes.len() as u64)))
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        self.0.bytes().clone().ok_or(io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(self.0.bytes().iter().map(|_| folder.join("1.journal")).collect())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn beside(&self, _: &Path) -> io::Result<Box<dyn Newcomer>> {
        nothing_of_the_kind()
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync_all(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sweep(&self, _: &Path) {}

    fn make_private_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn log(&self, _: &Path, new: bool) -> io::Result<Box<dyn Log>> {
        if new {
            *self.0.bytes() = Some(Vec::new());
        }
        Ok(Box::new(self.0.clone()))
    }

    fn held(&self, _: &Path) -> (bool, Option<Duration>) {
        (false, None)
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        nothing_of_the_kind()
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        *self.0.bytes() = None;
        Ok(())
    }
}

impl Log for Sheet {
    fn hold(&self) -> io::Result<bool> {
        Ok(true)
    }

    fn release(&self) {}

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A disk may take less than it is given.
        let some = &bytes[..bytes.len().min(1000)];
        self.bytes().get_or_insert_default().extend_from_slice(some);
        Ok(some.len())
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        self.bytes().get_or_insert_default().truncate(usize::try_from(bytes).unwrap_or(usize::MAX));
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn again(&self) -> io::Result<Box<dyn Log>> {
        // Nothing has to be brought to a disk, so no thread is needed for it.
        nothing_of_the_kind()
    }
}
