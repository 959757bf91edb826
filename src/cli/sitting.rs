//! One sitting's outside: the files that its work becomes.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::choose::Chosen;
use crate::face::{Document, Host};
use crate::id::ArchetypeIx;
use crate::intake::journal::{self, Head};
use crate::intake::{Operation, Part, Shown, Told, Work};
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::store::{self, Disk, Journal, Role, Trouble};
use crate::{draft, report, spec};

/// The outside of a face, with the real disk.
pub(super) struct Sitting<'c> {
    chosen: &'c Chosen,
    out: PathBuf,
    /// The folders that this sitting wrote: it may write them again.
    own: RefCell<Vec<String>>,
    head: Head,
    autosave: Autosave,
    /// What is to be said before the first question.
    pub(super) word: Option<String>,
}

/// How far what is done outlives this process.
enum Autosave {
    /// There is nothing yet but the way to where it stands, and that anybody can walk again.
    Waiting(Vec<Operation>),
    /// Every operation goes into the journal.
    On(Journal),
    /// It failed, after a journal that is whole up to there or before there was one.
    Off(Option<Journal>),
}

impl<'c> Sitting<'c> {
    /// A sitting on `chosen` that begins with `work`, and whose roles go under `out`.
    pub(super) fn new(chosen: &'c Chosen, out: &Path, work: &Work, quick: bool) -> Self {
        let head = Head::new(&chosen.questionnaire, work.voice, quick, std::process::id());
        let autosave = Autosave::Waiting(work.operations(&chosen.questionnaire));
        Self { chosen, out: out.to_owned(), own: RefCell::default(), head, autosave, word: None }
    }

    /// Goes on with `journal`, from which the work came.
    pub(super) fn goes_on(&mut self, mut journal: Journal) -> Result<(), Trouble> {
        journal.append(&self.head.record())?;
        self.autosave = Autosave::On(journal);
        Ok(())
    }

    /// Begins a journal of what was `done` so far, in place of one that failed.
    fn begin(&mut self, done: &[Operation]) -> Result<PathBuf, Trouble> {
        let record = |one| journal::record(&self.chosen.questionnaire, one);
        let records: Vec<String> =
            std::iter::once(self.head.record()).chain(done.iter().map(record)).collect();
        let begun = Journal::begin(&records);
        if let (Autosave::Off(failed), Ok(_)) = (&mut self.autosave, &begun)
            && let Some(failed) = failed.take()
        {
            failed.delete();
        }
        match begun {
            Ok(journal) => {
                let path = journal.path().to_owned();
                self.autosave = Autosave::On(journal);
                Ok(path)
            }
            Err(error) => {
                self.give_up();
                Err(error)
            }
        }
    }

    fn give_up(&mut self) {
        self.autosave = match std::mem::replace(&mut self.autosave, Autosave::Off(None)) {
            Autosave::On(journal) | Autosave::Off(Some(journal)) => Autosave::Off(Some(journal)),
            Autosave::Waiting(_) | Autosave::Off(None) => Autosave::Off(None),
        };
    }

    /// Lets go of the journal: `work` is written as a role now.
    fn finish(&mut self, work: &Work) {
        let waiting = Autosave::Waiting(work.operations(&self.chosen.questionnaire));
        if let Autosave::On(journal) | Autosave::Off(Some(journal)) =
            std::mem::replace(&mut self.autosave, waiting)
        {
            journal.delete();
        }
    }

    fn written(&mut self, work: &Work) -> anyhow::Result<Vec<PathBuf>> {
        let roles = self.roles(work);
        if roles.is_empty() {
            let (folder, _, memo) = self.notice(work);
            return Ok(store::save_notice(&Disk, &self.out, &folder, &self.answers(work), &memo)?);
        }
        let written = store::save(&Disk, &self.out, &roles, &spec::role_schema())?;
        self.own.borrow_mut().extend(roles.into_iter().map(|role| role.folder));
        Ok(written)
    }

    /// The answers of `work` as a file that can be gone on with.
    pub(super) fn answers(&self, work: &Work) -> String {
        spec::write_answers(&self.chosen.questionnaire, self.catalogue(), work)
    }

    /// What `work` comes to, handed to `then` with what was told.
    fn recommended<T>(&self, work: &Work, then: impl FnOnce(Told<'_>, &Recommendation) -> T) -> T {
        let shown = Shown::of(&self.chosen.questionnaire, &work.answers);
        let told = Told::new(&self.chosen.questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        then(told.with(&recommendation.outcome), &recommendation)
    }

    /// The files of every role that `work` writes; none when nobody is to be hired.
    fn roles(&self, work: &Work) -> Vec<Role> {
        self.recommended(work, |told, recommendation| {
            let archetypes = spec::roles(&self.chosen.questionnaire, work, recommendation);
            let shape = |archetype: &ArchetypeIx| spec::shape_of(work, told, self.catalogue(), *archetype);
            let shapes: Vec<_> = archetypes.iter().map(shape).collect();
            // A folder that holds another role is not taken over; the new one gets another name.
            let mut taken = Vec::new();
            loop {
                let mut names = Vec::new();
                for shape in &shapes {
                    let others: Vec<String> = names.iter().chain(&taken).cloned().collect();
                    names.push(spec::slug(shape.single(Part::Title), &others));
                }
                let role = |(nth, archetype): (usize, &ArchetypeIx)| {
                    let siblings: Vec<String> =
                        names.iter().filter(|name| **name != names[nth]).cloned().collect();
                    let writing = spec::Writing {
                        questionnaire: &self.chosen.questionnaire,
                        catalogue: self.catalogue(),
                        work,
                        recommendation,
                        archetype: *archetype,
                        siblings: &siblings,
                    };
                    let job_description = draft::job_description(&shapes[nth]);
                    Role { folder: names[nth].clone(), spec: spec::write(&writing, None), job_description }
                };
                let roles: Vec<Role> = archetypes.iter().enumerate().map(role).collect();
                let clashes: Vec<String> =
                    roles.iter().filter(|role| self.clashes(role)).map(|role| role.folder.clone()).collect();
                if clashes.is_empty() {
                    return roles;
                }
                taken.extend(clashes);
            }
        })
    }

    fn clashes(&self, role: &Role) -> bool {
        let other = |text: String| text != role.spec;
        !self.own.borrow().contains(&role.folder)
            && store::spec_in(&Disk, &self.out, &role.folder).is_some_and(other)
    }

    /// Why nobody is to be hired now, as a memo, with the name of its folder.
    fn notice(&self, work: &Work) -> (String, String, String) {
        self.recommended(work, |told, recommendation| {
            let questionnaire = &self.chosen.questionnaire;
            let title = match recommendation.verdict {
                Verdict::Stop { gate, .. } => questionnaire[gate].title.clone(),
                Verdict::Hire { failure, .. } => questionnaire[failure].title.clone(),
            };
            let memo = report::markdown(&report::verdict(told, recommendation, work));
            (spec::slug(&title, &[]), title, memo)
        })
    }
}

impl Host for Sitting<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.chosen.catalogue()
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        let document = |title: &str, path: PathBuf, text: String| {
            let on_disk = store::existing(&Disk, &path).unwrap_or_default();
            Document { title: title.to_owned(), path, text, on_disk }
        };
        let roles = self.roles(work);
        if roles.is_empty() {
            let (folder, _, memo) = self.notice(work);
            let [answers, why] = store::notice(&self.out, &folder);
            return vec![vec![document("Why", why, memo), document("TOML", answers, self.answers(work))]];
        }
        let documents = |role: Role| {
            let paths = role.paths(&self.out);
            vec![
                document("Job description", paths.job_description, role.job_description),
                document("TOML", paths.spec, role.spec),
            ]
        };
        roles.into_iter().map(documents).collect()
    }

    fn save(&mut self, work: &Work) -> anyhow::Result<Vec<PathBuf>> {
        let written = self.written(work)?;
        self.finish(work);
        Ok(written)
    }

    fn note(&mut self, operation: &Operation) -> anyhow::Result<()> {
        let done = match &mut self.autosave {
            Autosave::Off(_) => return Ok(()),
            Autosave::On(journal) => {
                let noted = journal.append(&journal::record(&self.chosen.questionnaire, operation));
                if noted.is_err() {
                    self.give_up();
                }
                return Ok(noted?);
            }
            Autosave::Waiting(done) => {
                done.push(operation.clone());
                if matches!(operation, Operation::Go(_)) {
                    return Ok(());
                }
                std::mem::take(done)
            }
        };
        self.begin(&done)?;
        Ok(())
    }

    fn keep(&mut self, work: &Work) -> anyhow::Result<PathBuf> {
        if let Autosave::On(journal) = &mut self.autosave {
            let kept = journal.sync().map(|()| journal.path().to_owned());
            if kept.is_err() {
                self.give_up();
            }
            return Ok(kept?);
        }
        Ok(self.begin(&work.operations(&self.chosen.questionnaire))?)
    }

    fn word(&self) -> Option<String> {
        self.word.clone()
    }
}
