//! `hirefor.toml`: the company's facts and where its questionnaires are, written down once at the root of a repository.

use std::path::{self, Path, PathBuf};

use super::{Files, MOST_TOML, Stands, load};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::id::QuestionIx;
use crate::intake::Answer;
use crate::lint::Settings;
use crate::questionnaire::json_schema::laid_out;
use crate::questionnaire::reader::{self, mirror};
use crate::questionnaire::{Kind, Question, Questionnaire};

const FILE: &str = "hirefor.toml";

mirror! {
    /// The company's facts, by the keys that a question's `prefill` names.
    #[derive(Default)]
    pub struct Company {
        /// What the company is called.
        name: Option<String>,
        /// What it does, in one or two full sentences.
        about: Option<String>,
        /// What comes with every job, one benefit a line.
        benefits: Vec<String>,
        /// Its equal-opportunity line, one or two full sentences.
        equal_opportunity: Option<String>,
        /// How one applies: one full sentence, with the address.
        how_to_apply: Option<String>,
        /// Its web page, for job boards.
        website: Option<String>,
        /// How many people work there; some laws on pay transparency bind only larger employers.
        employees: Option<u32>,
    }

    /// The facts of the company and the settings of its repository, written down once at its root.
    #[derive(Default)]
    struct File {
        /// The company's facts, which answer questions beforehand.
        company: Company,
        /// The folder in which the questionnaires are.
        questionnaires: Option<PathBuf>,
        /// What the linter is to do otherwise here.
        lint: Settings,
    }
}

/// The JSON Schema of `hirefor.toml`, as indented text with a final newline.
#[must_use]
pub fn config_schema() -> String {
    laid_out::<File>("hirefor.toml", &[])
}

impl Company {
    /// The company's web page.
    #[must_use]
    pub fn website(&self) -> Option<&str> {
        self.website.as_deref()
    }

    /// How many people work there: some laws bind only larger employers.
    #[must_use]
    pub fn employees(&self) -> Option<u32> {
        self.employees
    }

    /// What the file answers beforehand to the questions of `questionnaire`.
    #[must_use]
    pub fn answers(&self, questionnaire: &Questionnaire) -> Vec<(QuestionIx, Answer)> {
        let all = questionnaire.all_questions();
        all.filter_map(|at| Some((at, self.answer(&questionnaire[at])?))).collect()
    }

    fn answer(&self, question: &Question) -> Option<Answer> {
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
    Ok(nearest(files, folder, |_, _| Vec::new())?.map(|(_, file)| file.company).unwrap_or_default())
}

/// What the company wants otherwise of the linter, from the same file; `known` are the codes of the rules.
///
/// # Errors
/// When the file cannot be read or has mistakes, each with its place.
pub fn lint_settings(files: &dyn Files, folder: &Path, known: &[&str]) -> anyhow::Result<Settings> {
    let unknown = |file: &File, source: &str| {
        let codes = file.lint.rules.keys().filter(|code| !known.contains(&code.as_str()));
        codes.map(|code| unknown_rule(code, source, known)).collect()
    };
    Ok(nearest(files, folder, unknown)?.map(|(_, file)| file.lint).unwrap_or_default())
}

fn unknown_rule(code: &str, source: &str, known: &[&str]) -> Diagnostic {
    // Codes are long enough not to stand anywhere else first but under `[lint.rules]`.
    let from = source.find("[lint").unwrap_or_default();
    let at = source[from..].find(code).map_or(from, |at| from + at);
    let complaint = Diagnostic::new(at..at + code.len(), format!("there is no rule `{code}`"));
    match did_you_mean(code, known.iter().copied()) {
        Some(near) => complaint.help(format!("did you mean `{near}`?")),
        None => complaint.help("`hirefor lint --explain list` names them all"),
    }
}

/// The folder of the questionnaire called `id` for a role in `folder`: where the nearest `hirefor.toml` keeps
/// questionnaires, or else in a folder `questionnaires` here or above.
///
/// # Errors
/// When the file cannot be read or has mistakes, each with its place.
pub fn questionnaire_near(files: &dyn Files, folder: &Path, id: &str) -> anyhow::Result<Option<PathBuf>> {
    if !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Ok(None);
    }
    let folder = path::absolute(if folder == Path::new("") { Path::new(".") } else { folder })?;
    let here = nearest(files, &folder, |_, _| Vec::new())?;
    let kept = here.and_then(|(home, file)| Some(home.join(file.questionnaires?)));
    let near = up_to_root(files, &folder).into_iter().map(|folder| folder.join("questionnaires"));
    let mut found = kept.into_iter().chain(near).map(|all| all.join(id));
    Ok(found.find(|one| matches!(files.stands(&one.join("questionnaire.toml")), Ok(Stands::File(_)))))
}

/// The nearest `hirefor.toml`, in which `check` may find more to mend, and the folder in which it stands.
fn nearest(
    files: &dyn Files,
    folder: &Path,
    check: impl Fn(&File, &str) -> Vec<Diagnostic>,
) -> anyhow::Result<Option<(PathBuf, File)>> {
    let has = |folder: &&Path| matches!(files.stands(&folder.join(FILE)), Ok(Stands::File(_)));
    let Some(home) = up_to_root(files, folder).into_iter().find(has) else { return Ok(None) };
    let path = home.join(FILE);
    let source = load(files, &path, MOST_TOML)?;
    let (file, mut mistakes) = reader::read::<File>(&source);
    mistakes.extend(check(&file, &source));
    if mistakes.is_empty() {
        return Ok(Some((home.to_owned(), file)));
    }
    Err(Diagnostics::new(&path.display().to_string(), &source, mistakes).into())
}

/// `folder` and those above it, no higher than the root of the repository.
fn up_to_root<'p>(files: &dyn Files, folder: &'p Path) -> Vec<&'p Path> {
    let mut folders = Vec::new();
    for folder in folder.ancestors() {
        folders.push(folder);
        if !matches!(files.stands(&folder.join(".git")), Ok(Stands::Nothing)) {
            break;
        }
    }
    folders
}
