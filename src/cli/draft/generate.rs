//! The documents of one spec, as they are generated.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::cli::choose::{Chosen, choose_near};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::draft::{self, Document, job_description};
use crate::intake::{Shown, Told};
use crate::recommendation::recommend;
use crate::spec::{self, RoleSpec};
use crate::store::{Files, MOST_TOML, Trouble, load};

/// Generates documents, and reads each questionnaire only once.
pub(in crate::cli) struct Generator<'a> {
    files: &'a dyn Files,
    named: Option<&'a str>,
    /// The questionnaires of folders, by what a role in the folder answers.
    known: Vec<((PathBuf, String), Rc<Chosen>)>,
}

impl<'a> Generator<'a> {
    /// A generator that takes the questionnaire that is `named`, if one is.
    pub(in crate::cli) fn new(files: &'a dyn Files, named: Option<&'a str>) -> Self {
        Self { files, named, known: Vec::new() }
    }

    /// The `documents` of the role at `path`; what the person should know is added to `notices`.
    pub(super) fn documents(
        &mut self,
        path: &Path,
        documents: &[Document],
        notices: &mut Vec<String>,
    ) -> anyhow::Result<Vec<(Document, String)>> {
        let source = load(self.files, path, MOST_TOML)?;
        let wrong = |list: Vec<Diagnostic>| Diagnostics::new(&path.display().to_string(), &source, list);
        let role = spec::read(&source).map_err(wrong)?;
        let shape = role.shape().map_err(wrong)?;
        if documents == [Document::JobDescription] {
            // It needs no questionnaire, and so none can be missing.
            return Ok(vec![(Document::JobDescription, job_description(&shape))]);
        }
        let chosen = self.chosen(path, &role)?;
        let questionnaire = &chosen.questionnaire;
        let (work, problems) = role.told_as_far(questionnaire);
        if role.glance.questionnaire == questionnaire.id && role.glance.version != questionnaire.version {
            notices.push(format!(
                "{} answers version {} of `{}`; its kit and brief are written with version {}",
                path.display(),
                role.glance.version,
                questionnaire.id,
                questionnaire.version
            ));
        } else if !problems.is_empty() {
            return Err(wrong(problems).into());
        }
        let shown = Shown::of(questionnaire, &work.answers);
        let told = Told::new(questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        let told = told.with(&recommendation.outcome);
        let drafted = draft::drafted(&role, &shape, told, &recommendation, chosen.catalogue(), documents);
        Ok(drafted.map_err(|problem| wrong(vec![problem]))?)
    }

    /// The questionnaire that the role at `path` answers.
    pub(in crate::cli) fn chosen(&mut self, path: &Path, role: &RoleSpec<'_>) -> anyhow::Result<Rc<Chosen>> {
        let folder = path.parent().unwrap_or(Path::new(""));
        // Roles that lie side by side find the same questionnaire.
        let key = (folder.parent().unwrap_or(folder).to_owned(), role.glance.questionnaire.clone());
        if let Some((_, chosen)) = self.known.iter().find(|(known, _)| *known == key) {
            return Ok(chosen.clone());
        }
        let chosen =
            choose_near(self.files, self.named, &role.glance.questionnaire, folder).map_err(|error| {
                match error.downcast::<Trouble>() {
                Ok(trouble) => Trouble::new(trouble.what).at(path).remedy(
                    "say where it is with --questionnaire PATH; the job description needs none: --only jd",
                ).into(),
                Err(other) => other,
            }
            })?;
        let chosen = Rc::new(chosen);
        self.known.push((key, chosen.clone()));
        Ok(chosen)
    }
}
