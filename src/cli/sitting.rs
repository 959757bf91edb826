//! One sitting's outside: the files that its work becomes.

use std::path::{Path, PathBuf};

use super::autosave::Autosave;
use super::choose::Chosen;
use super::clash;
use crate::builtin;
use crate::diagnostic::meet;
use crate::draft::{Material, regenerate};
use crate::face::{Changed, Document, Host, Remark, Saving};
use crate::id::ArchetypeIx;
use crate::intake::journal::Original;
use crate::intake::{Part, Shown, Spot, Step, Told, Typed, Work};
use crate::order;
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, Verdict, recommend};
use crate::store::{self, Before, Files, Role, Trouble};
use crate::{draft, lint, report, spec};

/// The outside of a face.
pub(super) struct Sitting<'c> {
    pub(super) files: &'c dyn Files,
    pub(super) chosen: &'c Chosen,
    /// The folder that the folders of its roles are in.
    pub(super) out: PathBuf,
    /// The specs that it may write over.
    pub(super) own: Vec<Own>,
    /// The folders of the other roles of a split, of which only one is written.
    pub(super) siblings: Vec<String>,
    pub(super) autosave: Autosave<'c>,
    /// What is to be said before the first question.
    pub(super) word: Option<String>,
    /// What was being typed when the sitting was cut off.
    pub(super) typed: Option<Typed>,
    /// What was looked at then.
    pub(super) spot: Option<Spot>,
    /// The command that asks about the role which comes first, once it is saved that another one does.
    pub(super) next: Option<String>,
    /// It began with a saved role, which keeps its folder whoever it turns out to be.
    edits: bool,
    /// The documents that the last save left as they are, because a person has to decide something in them.
    pub(super) left: Vec<PathBuf>,
}

/// A spec that this sitting has read or written.
#[derive(Clone)]
pub(super) struct Own {
    /// The name of its folder.
    pub(super) folder: String,
    /// What it said then; nothing, if it was gone.
    pub(super) seen: Option<String>,
    /// The text that the next one is laid over.
    pub(super) under: Option<String>,
    /// Whose role it is.
    pub(super) archetype: ArchetypeIx,
}

impl<'c> Sitting<'c> {
    /// A sitting on `chosen` whose roles go under `out`.
    pub(super) fn new(files: &'c dyn Files, chosen: &'c Chosen, out: &Path, autosave: Autosave<'c>) -> Self {
        let out = out.to_owned();
        Self {
            files,
            chosen,
            out,
            own: Vec::new(),
            siblings: Vec::new(),
            autosave,
            word: None,
            typed: None,
            spot: None,
            next: None,
            edits: false,
            left: Vec::new(),
        }
    }

    /// The same, on a saved `role`: its files are written again, and other roles go beside its folder.
    pub(super) fn writes_over(
        &mut self,
        role: &Original,
        archetype: Option<ArchetypeIx>,
        siblings: Vec<String>,
    ) {
        let folder = role.path.parent().unwrap_or(Path::new("/"));
        let out = folder.parent().unwrap_or(folder);
        // Said as a person here would say it.
        let here = self.files.real(Path::new("."));
        here.map_or(out, |here| out.strip_prefix(here).unwrap_or(out)).clone_into(&mut self.out);
        self.siblings = siblings;
        self.edits = true;
        if let (Some(archetype), Some(name)) = (archetype, folder.file_name()) {
            let (folder, text) = (name.to_string_lossy().into_owned(), Some(role.text.clone()));
            self.own.push(Own { folder, seen: text.clone(), under: text, archetype });
        }
    }

    /// The same, with `text` in the place of the one that was read: what a newer questionnaire makes of it.
    pub(super) fn lays_over(&mut self, text: String) {
        if let Some(own) = self.own.first_mut() {
            own.under = Some(text);
        }
    }

    fn written(&mut self, work: &Work) -> anyhow::Result<Saving> {
        let roles = self.roles(work)?;
        if roles.is_empty() {
            let (folder, _, memo) = self.notice(work);
            let written = store::save_notice(
                self.files,
                &self.out,
                &folder,
                [&self.answers(work), &memo],
                Before::Own,
            )?;
            self.next = written.first().and_then(|answers| self.hand_over(work, &answers.path));
            return Ok(Saving::Saved(written));
        }
        for (role, _) in &roles {
            if let Some(changed) = self.changed(role)? {
                return Ok(Saving::Changed(Box::new(changed)));
            }
        }
        let (files, archetypes): (Vec<Role>, Vec<ArchetypeIx>) = roles.into_iter().unzip();
        let store::Saved { files: written, left } = store::save(self.files, &self.out, &files)?;
        self.left = left;
        for (role, archetype) in files.into_iter().zip(archetypes) {
            self.owns(Own {
                folder: role.folder,
                seen: Some(role.spec.clone()),
                under: Some(role.spec),
                archetype,
            });
        }
        Ok(Saving::Saved(written))
    }

    /// The answers of `work` as a file that can be gone on with.
    fn answers(&self, work: &Work) -> String {
        spec::write_answers(&self.chosen.questionnaire, self.catalogue(), work)
    }

    /// How the spec of `role` was changed by somebody else, if it was.
    fn changed(&self, role: &Role) -> anyhow::Result<Option<Changed>> {
        let Some(own) = self.own.iter().find(|own| own.folder == role.folder) else { return Ok(None) };
        let path = store::spec_path(&self.out, &own.folder);
        let now = store::spec_at(self.files, &path)?;
        if now == own.seen {
            return Ok(None);
        }
        let before = own.seen.as_deref().unwrap_or_default();
        let there = now.as_deref().unwrap_or_default();
        let together = clash::together(self.chosen, [before, &role.spec, there]);
        let [there, here] = [there, &role.spec].map(|text| draft::difference(before, text));
        Ok(Some(Changed { path, there, here, now, together }))
    }

    fn owns(&mut self, own: Own) {
        self.own.retain(|known| known.folder != own.folder);
        self.own.push(own);
    }

    /// What `work` comes to, handed to `then` with what was told.
    fn recommended<T>(&self, work: &Work, then: impl FnOnce(Told<'_>, &Recommendation) -> T) -> T {
        let shown = Shown::of(&self.chosen.questionnaire, &work.answers);
        let told = Told::new(&self.chosen.questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        then(told.with(&recommendation.outcome), &recommendation)
    }

    /// The files of every role that `work` writes; none when nobody is to be hired.
    ///
    /// # Errors
    /// When nobody can tell whether a folder holds another role.
    fn roles(&self, work: &Work) -> Result<Vec<(Role, ArchetypeIx)>, Trouble> {
        self.recommended(work, |told, recommendation| {
            let archetypes = spec::roles(&self.chosen.questionnaire, work, recommendation);
            let shape = |archetype: &ArchetypeIx| spec::shape_of(work, told, self.catalogue(), *archetype);
            let shapes: Vec<_> = archetypes.iter().map(shape).collect();
            // A folder that holds another role is not taken over; the new one gets another name.
            let mut taken: Vec<String> = Vec::new();
            loop {
                let mut names: Vec<String> = Vec::new();
                for (shape, archetype) in shapes.iter().zip(&archetypes) {
                    let taken = [&names[..], &taken].concat();
                    let kept = self.own.first().filter(|_| self.edits && shapes.len() == 1);
                    let own = kept.filter(|own| !taken.contains(&own.folder)).map(|own| own.folder.clone());
                    names.push(
                        own.unwrap_or_else(|| self.folder(shape.single(Part::Title), *archetype, &taken)),
                    );
                }
                let role = |(nth, archetype): (usize, &ArchetypeIx)| {
                    let others = names.iter().filter(|name| **name != names[nth]);
                    let siblings: Vec<String> =
                        if work.alone { self.siblings.clone() } else { others.cloned().collect() };
                    let own = self.own.iter().find(|own| own.folder == names[nth]);
                    let writing = spec::Writing {
                        questionnaire: &self.chosen.questionnaire,
                        catalogue: self.catalogue(),
                        work,
                        recommendation,
                        archetype: *archetype,
                        siblings: &siblings,
                    };
                    let (catalogue, archetype) = (self.catalogue(), *archetype);
                    let material = Material { shape: &shapes[nth], catalogue, archetype, told };
                    let role = Role {
                        folder: names[nth].clone(),
                        spec: spec::write(&writing, own.and_then(|own| own.under.as_deref())),
                        seen: own.and_then(|own| own.seen.clone()),
                        documents: draft::Document::ALL.map(|one| (one, one.draft(&material))).into(),
                    };
                    (role, archetype)
                };
                let roles: Vec<_> = archetypes.iter().enumerate().map(role).collect();
                let free = taken.len();
                for (role, _) in &roles {
                    if self.clashes(role)? {
                        taken.push(role.folder.clone());
                    }
                }
                if taken.len() == free {
                    return Ok(roles);
                }
            }
        })
    }

    /// The folder of the role for `archetype`: the one that it has already, or a new one named after its title.
    fn folder(&self, title: &str, archetype: ArchetypeIx, taken: &[String]) -> String {
        let own = self.own.iter().find(|own| own.archetype == archetype && !taken.contains(&own.folder));
        own.map_or_else(|| spec::slug(title, taken), |own| own.folder.clone())
    }

    fn clashes(&self, role: &Role) -> Result<bool, Trouble> {
        let own = self.own.iter().any(|own| own.folder == role.folder);
        Ok(!own && store::holds_another(self.files, &self.out, &role.folder, &role.spec)?)
    }

    /// The command that asks about the role which comes first instead, taking along what is in the file `answers`.
    fn hand_over(&self, work: &Work, answers: &Path) -> Option<String> {
        let verdict = self.recommended(work, |_, recommendation| recommendation.verdict);
        let Verdict::Stop { gate, .. } = verdict else { return None };
        let next = builtin::find(self.chosen.questionnaire[gate].hands_over.as_deref()?)?.id;
        Some(format!("hirefor new --questionnaire {next} --carry-over {}", in_a_shell(answers)))
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

impl Sitting<'_> {
    /// What the linter says about the posting `text`; nothing where it cannot.
    fn remarks(&self, text: &str) -> Vec<Remark> {
        let Ok((yardstick, family)) = self.chosen.yardstick() else { return Vec::new() };
        let codes: Vec<&str> = yardstick.catalogue.rules.iter().map(|rule| rule.code.as_str()).collect();
        // A slip in the settings was told when the sitting began.
        let settings = store::lint_settings(self.files, &self.out, &codes).unwrap_or_default();
        let found = lint::lint(text, yardstick, &settings, Some(*family)).findings;
        let mut remarks: Vec<Remark> = found
            .into_iter()
            .map(|finding| Remark {
                says: report::lint::remark(&finding, yardstick),
                severity: finding.severity,
                span: finding.span,
            })
            .collect();
        order::by_key(&mut remarks, |remark| remark.span.start);
        remarks
    }
}

impl Host for Sitting<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.chosen.catalogue()
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        let document = |title: &str, path: PathBuf, text: String| {
            let on_disk = store::existing(self.files, &path).unwrap_or_default();
            Document { title: title.to_owned(), path, text, on_disk, remarks: Vec::new() }
        };
        let roles = match self.roles(work) {
            Ok(roles) => roles,
            Err(trouble) => return vec![vec![document("Preview", self.out.clone(), trouble.to_string())]],
        };
        if roles.is_empty() {
            let (folder, _, memo) = self.notice(work);
            let [answers, why] = store::notice(&self.out, &folder);
            return vec![vec![document("Why", why, memo), document("TOML", answers, self.answers(work))]];
        }
        let documents = |(role, _): (Role, ArchetypeIx)| {
            let spec = store::spec_path(&self.out, &role.folder);
            let stand = store::Documents::beside(&spec);
            let drafted = role.documents.into_iter().map(|(one, generated)| {
                let stands = stand.standing(self.files, one).unwrap_or_default();
                let became = regenerate(&generated, &stands, None);
                let new = became.text.filter(|_| !became.state.needs_a_person());
                let text = new.or_else(|| stands.document.clone()).unwrap_or(generated);
                let is_posting = one == draft::Document::JobDescription;
                let remarks = if is_posting { self.remarks(&text) } else { Vec::new() };
                let path = stand.path(one);
                Document { title: one.title().to_owned(), path, text, on_disk: stands.document, remarks }
            });
            drafted.chain([document("TOML", spec.clone(), role.spec)]).collect()
        };
        roles.into_iter().map(documents).collect()
    }

    fn wording(&self, part: Part, line: &str) -> Vec<String> {
        // The others are judged by more than the words of one line: an outcome by its figures, a stage by its plan.
        if !matches!(part, Part::Owns | Part::NotOwns | Part::MustHaves | Part::NiceToHaves) {
            return Vec::new();
        }
        let before = format!("# \n\n## {}\n\n- ", part.heading());
        let here = before.len()..before.len() + line.len();
        let is_here = |remark: &Remark| meet(&remark.span, &here);
        let all = self.remarks(&format!("{before}{line}\n"));
        let open = draft::unfilled(line);
        all.into_iter().filter(is_here).filter(|_| open.is_empty()).map(|remark| remark.says).collect()
    }

    fn save(&mut self, work: &Work) -> anyhow::Result<Saving> {
        let saving = self.written(work)?;
        if let Saving::Saved(_) = saving {
            self.autosave.finish(work);
        }
        Ok(saving)
    }

    fn decide(&mut self, on: Changed, together: bool) {
        let path = |own: &Own| store::spec_path(&self.out, &own.folder);
        let Some(own) = self.own.iter_mut().find(|own| path(own) == on.path) else { return };
        own.under = match on.together {
            Some((text, _)) if together => Some(text),
            _ => on.now.clone(),
        };
        own.seen = on.now;
    }

    fn note(&mut self, step: &Step) -> anyhow::Result<()> {
        Ok(self.autosave.note(step)?)
    }

    fn typing(&mut self, now: Option<&Typed>) -> anyhow::Result<()> {
        Ok(self.autosave.typing(now)?)
    }

    fn typed(&mut self) -> Option<Typed> {
        self.typed.take()
    }

    fn looking(&mut self, now: Spot) -> anyhow::Result<()> {
        Ok(self.autosave.looking(now)?)
    }

    fn spot(&mut self) -> Option<Spot> {
        self.spot.take()
    }

    fn keep(&mut self, work: &Work) -> anyhow::Result<Option<PathBuf>> {
        Ok(self.autosave.keep(work)?)
    }

    fn next(&self) -> Option<String> {
        self.next.clone()
    }

    fn word(&self) -> Option<String> {
        self.word.clone()
    }
}

/// `path` as a shell takes it.
pub(super) fn in_a_shell(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
