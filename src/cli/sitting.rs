//! One sitting's outside: the files that its work becomes.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::choose::Chosen;
use crate::face::Host;
use crate::id::ArchetypeIx;
use crate::intake::{Part, Shown, Told, Work};
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::store::{self, Disk, Role};
use crate::{draft, report, spec};

/// The outside of a face, with the real disk.
pub(super) struct Sitting<'c> {
    chosen: &'c Chosen,
    out: PathBuf,
    /// The folders that this sitting wrote: it may write them again.
    own: RefCell<Vec<String>>,
}

impl<'c> Sitting<'c> {
    /// A sitting on `chosen` whose roles go under `out`.
    pub(super) fn new(chosen: &'c Chosen, out: &Path) -> Self {
        Self { chosen, out: out.to_owned(), own: RefCell::default() }
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

    fn preview(&self, work: &Work) -> Vec<(String, String)> {
        let roles = self.roles(work);
        if roles.is_empty() {
            let (_, title, memo) = self.notice(work);
            return vec![(title, memo)];
        }
        roles.into_iter().map(|role| (role.folder, role.job_description)).collect()
    }

    fn save(&mut self, work: &Work) -> anyhow::Result<Vec<PathBuf>> {
        let roles = self.roles(work);
        if roles.is_empty() {
            let (folder, _, memo) = self.notice(work);
            return Ok(store::save_notice(&Disk, &self.out, &folder, &self.answers(work), &memo)?);
        }
        let written = store::save(&Disk, &self.out, &roles, &spec::role_schema())?;
        self.own.borrow_mut().extend(roles.into_iter().map(|role| role.folder));
        Ok(written)
    }

    fn keep(&mut self, work: &Work) -> anyhow::Result<PathBuf> {
        Ok(store::keep(&Disk, &self.answers(work))?)
    }
}
