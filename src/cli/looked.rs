//! A saved role as it stands on disk, looked over: what `check` complains about and `status` counts.

use std::path::{self, Path, PathBuf};

use super::choose::Chosen;
use super::draft::generate::Generator;
use crate::check::{Checked, Checkup, Finding, check};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::draft::{Document, Standing};
use crate::jurisdiction::Employer;
use crate::lint;
use crate::spec::{self, Glance, State};
use crate::store::{Documents, Files, MOST_TOML, company, lint_settings, load};

/// A saved role, looked over.
pub(super) struct Looked {
    pub(super) path: PathBuf,
    pub(super) source: String,
    /// Nothing, if it cannot be read.
    pub(super) glance: Option<Glance>,
    pub(super) documents: Vec<(Document, Standing)>,
    pub(super) checkup: Checkup,
}

impl Looked {
    /// The role whose spec is at `path`, its posting read by the linter too.
    ///
    /// # Errors
    /// When one of its files, its questionnaire or `hirefor.toml` cannot be read.
    pub(super) fn at(files: &dyn Files, path: &Path, generator: &mut Generator<'_>) -> anyhow::Result<Self> {
        let mut looked = Self::unlinted(files, path, generator)?;
        let Ok(spec) = spec::read(&looked.source) else { return Ok(looked) };
        if !matches!(spec.glance.state, State::Filled | State::Closed) {
            let chosen = generator.chosen(path, &spec)?;
            let posting = looked.documents.iter().find(|(one, _)| *one == Document::JobDescription);
            let text = posting.and_then(|(_, standing)| standing.document.as_deref()).unwrap_or_default();
            wording(files, &folder(path), text, &chosen, &mut looked.checkup)?;
        }
        Ok(looked)
    }

    /// The same without what the linter says.
    ///
    /// # Errors
    /// As for [`Looked::at`].
    pub(super) fn unlinted(
        files: &dyn Files,
        path: &Path,
        generator: &mut Generator<'_>,
    ) -> anyhow::Result<Self> {
        let source = load(files, path, MOST_TOML)?;
        let beside = Documents::beside(path);
        let standing = |document| Ok((document, beside.standing(files, document)?));
        let documents: Vec<_> = Document::ALL.into_iter().map(standing).collect::<anyhow::Result<_>>()?;
        let (glance, checkup) = match spec::read(&source) {
            Err(problems) => (None, unreadable(problems)),
            Ok(spec) => {
                let chosen = generator.chosen(path, &spec)?;
                let employees = company(files, &folder(path))?.employees();
                let checked = Checked {
                    text: &source,
                    spec: &spec,
                    questionnaire: &chosen.questionnaire,
                    catalogue: chosen.catalogue(),
                    documents: &documents,
                    employer: Employer { employees, posted: spec.glance.posted },
                };
                let checkup = check(&checked);
                (Some(spec.glance), checkup)
            }
        };
        Ok(Self { path: path.to_owned(), source, glance, documents, checkup })
    }

    /// The path and the text in which `finding` has its place.
    pub(super) fn file(&self, finding: &Finding) -> (PathBuf, &str) {
        let Some(document) = finding.document else { return (self.path.clone(), &self.source) };
        let standing = self.documents.iter().find(|(known, _)| *known == document);
        let text = standing.and_then(|(_, standing)| standing.document.as_deref()).unwrap_or_default();
        (Documents::beside(&self.path).path(document), text)
    }

    /// What was found, file by file, as a person reads it.
    pub(super) fn shown(&self) -> Vec<Diagnostics> {
        let files = self.checkup.findings.chunk_by(|one, other| one.document == other.document);
        files
            .map(|findings| {
                let (path, source) = self.file(&findings[0]);
                let list = findings.iter().map(|finding| finding.diagnostic.clone()).collect();
                Diagnostics::new(&path.display().to_string(), source, list)
            })
            .collect()
    }
}

/// The folder of the spec at `path`, from the root.
fn folder(path: &Path) -> PathBuf {
    let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.parent().map_or_else(|| absolute.clone(), Path::to_owned)
}

/// Adds to `checkup` what the linter finds in the posting `text` of the role in `folder`, as far as it is not there already.
fn wording(
    files: &dyn Files,
    folder: &Path,
    text: &str,
    chosen: &Chosen,
    checkup: &mut Checkup,
) -> anyhow::Result<()> {
    let (yardstick, family) = chosen.yardstick()?;
    let codes: Vec<&str> = yardstick.catalogue.rules.iter().map(|rule| rule.code.as_str()).collect();
    let settings = lint_settings(files, folder, &codes)?;
    for found in lint::lint(text, yardstick, &settings, Some(*family)).findings {
        let severity = match found.severity {
            lint::Severity::Error => Severity::Error,
            lint::Severity::Warning => Severity::Warning,
            lint::Severity::Advice => continue,
        };
        let is_told = |known: &Finding| {
            let span = &known.diagnostic.span;
            known.document == Some(Document::JobDescription)
                && span.start < found.span.end
                && found.span.start < span.end
        };
        if !checkup.findings.iter().any(is_told) {
            let rule = &yardstick.catalogue.rules[found.rule];
            let message = format!("{} [{}]", found.message, rule.code);
            let diagnostic =
                Diagnostic { severity, ..Diagnostic::new(found.span, message).help(rule.instead.clone()) };
            checkup.findings.push(Finding {
                document: Some(Document::JobDescription),
                diagnostic,
                is_law: false,
            });
        }
    }
    checkup.in_order();
    Ok(())
}

/// What is to be said of a spec that is none.
fn unreadable(problems: Vec<Diagnostic>) -> Checkup {
    let finding = |diagnostic| Finding { document: None, diagnostic, is_law: false };
    Checkup { findings: problems.into_iter().map(finding).collect(), ..Checkup::default() }
}
