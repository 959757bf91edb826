//! `hirefor.toml`: the company's facts, written down once at the root of a repository.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Files, MOST_TOML, Stands, load};
use crate::diagnostic::Diagnostics;
use crate::intake::Answer;
use crate::questionnaire::{Kind, Question, reader};

/// The company's facts, by the keys that a question's `prefill` names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Company {
    name: Option<String>,
    about: Option<String>,
    benefits: Vec<String>,
    equal_opportunity: Option<String>,
    how_to_apply: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    company: Company,
}

impl Company {
    /// What the file answers beforehand to `question`.
    #[must_use]
    pub fn answer(&self, question: &Question) -> Option<Answer> {
        let one = |text: &Option<String>| text.clone().map(Answer::Text);
        let answer = match question.prefill.as_deref()? {
            "company.name" => one(&self.name),
            "company.about" => one(&self.about),
            "company.equal-opportunity" => one(&self.equal_opportunity),
            "company.how-to-apply" => one(&self.how_to_apply),
            "company.benefits" if !self.benefits.is_empty() => Some(Answer::Lines(self.benefits.clone())),
            _ => None,
        }?;
        match (&answer, &question.kind) {
            (Answer::Text(_), Kind::Text { .. } | Kind::LongText { .. })
            | (Answer::Lines(_), Kind::Lines { .. }) => Some(answer),
            _ => None,
        }
    }
}

/// The company's facts from the nearest `hirefor.toml` in `folder` or above it; none when there is no such file.
///
/// # Errors
/// When the file cannot be read or has mistakes, each with its place.
pub fn company(files: &dyn Files, folder: &Path) -> anyhow::Result<Company> {
    let Some(path) = find(files, folder) else { return Ok(Company::default()) };
    let source = load(files, &path, MOST_TOML)?;
    let (file, mistakes) = reader::read::<File>(&source);
    if mistakes.is_empty() {
        return Ok(file.company);
    }
    Err(Diagnostics::new(&path.display().to_string(), &source, mistakes).into())
}

/// The nearest `hirefor.toml`, no higher than the root of the repository.
fn find(files: &dyn Files, folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join("hirefor.toml");
        if matches!(files.stands(&path), Ok(Stands::File(_))) {
            return Some(path);
        }
        if !matches!(files.stands(&folder.join(".git")), Ok(Stands::Nothing)) {
            return None;
        }
    }
    None
}
