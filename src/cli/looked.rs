//! A saved role as it stands on disk, looked over: what `check` complains about and `status` counts.

use std::path::{self, Path, PathBuf};
use std::rc::Rc;

use super::choose::Chosen;
use super::draft::export;
use super::draft::generate::Generator;
use crate::check::{Checked, Checkup, File, Finding, check};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Span, meet};
use crate::draft::{self, Document, Form, Standing};
use crate::jurisdiction::Employer;
use crate::lint;
use crate::spec::{self, Glance, State};
use crate::store::{Documents, Export, Files, MOST_TOML, Made, company, lint_settings, load};

/// A saved role, looked over.
pub(super) struct Looked {
    pub(super) path: PathBuf,
    pub(super) source: String,
    /// Nothing, if it cannot be read.
    pub(super) glance: Option<Glance>,
    pub(super) documents: Vec<(Document, Standing)>,
    pub(super) checkup: Checkup,
    /// What was made of the job description, and what each is to what would be made now.
    pub(super) exports: Vec<(Form, Option<Made>)>,
}

impl Looked {
    /// The role whose spec is at `path`, its posting read by the linter too, and what was made of it held against it.
    ///
    /// # Errors
    /// When one of its files, its questionnaire or `hirefor.toml` cannot be read.
    pub(super) fn at(files: &dyn Files, path: &Path, generator: &mut Generator<'_>) -> anyhow::Result<Self> {
        let (mut looked, chosen) = Self::read(files, path, generator)?;
        let is_past = |glance: &Glance| matches!(glance.state, State::Filled | State::Closed);
        let Some(chosen) = chosen.filter(|_| !looked.glance.as_ref().is_some_and(is_past)) else {
            return Ok(looked);
        };
        let posting = looked.documents.iter().find(|(one, _)| *one == Document::JobDescription);
        let text = posting.and_then(|(_, standing)| standing.document.as_deref()).unwrap_or_default();
        wording(files, &folder(path), text, &chosen, &mut looked.checkup)?;
        looked.exports = export::standing(files, path, generator)?;
        let behind = looked.exports.iter().filter_map(|(form, made)| behind(*form, *made));
        looked.checkup.findings.extend(behind);
        Ok(looked)
    }

    /// The same by its spec and its documents alone.
    ///
    /// # Errors
    /// As for [`Looked::at`].
    pub(super) fn by_itself(
        files: &dyn Files,
        path: &Path,
        generator: &mut Generator<'_>,
    ) -> anyhow::Result<Self> {
        Ok(Self::read(files, path, generator)?.0)
    }

    /// With the questionnaire that it answers, if its spec can be read.
    fn read(
        files: &dyn Files,
        path: &Path,
        generator: &mut Generator<'_>,
    ) -> anyhow::Result<(Self, Option<Rc<Chosen>>)> {
        let source = load(files, path, MOST_TOML)?;
        let beside = Documents::beside(path);
        let standing = |document| Ok((document, beside.standing(files, document)?));
        let documents: Vec<_> = Document::ALL.into_iter().map(standing).collect::<anyhow::Result<_>>()?;
        let (glance, checkup, chosen) = match spec::read(&source) {
            Err(problems) => (None, unreadable(problems), None),
            Ok(spec) => {
                let chosen = generator.chosen(path, &spec)?;
                let company = company(files, &folder(path))?;
                let checked = Checked {
                    text: &source,
                    spec: &spec,
                    questionnaire: &chosen.questionnaire,
                    catalogue: chosen.catalogue(),
                    documents: &documents,
                    employer: Employer { employees: company.employees(), posted: spec.glance.posted },
                    company: &company.answers(&chosen.questionnaire),
                };
                let checkup = check(&checked);
                (Some(spec.glance), checkup, Some(chosen))
            }
        };
        let looked = Self { path: path.to_owned(), source, glance, documents, checkup, exports: Vec::new() };
        Ok((looked, chosen))
    }

    /// The folder that the role is in.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// The path and the text in which `finding` has its place.
    pub(super) fn file(&self, finding: &Finding) -> (PathBuf, &str) {
        let document = match finding.file {
            File::Spec => return (self.path.clone(), &self.source),
            File::Export(form) => return (Export::beside(&self.path, form.file_name()).path, ""),
            File::Document(document) => document,
        };
        let standing = self.documents.iter().find(|(known, _)| *known == document);
        let text = standing.and_then(|(_, standing)| standing.document.as_deref()).unwrap_or_default();
        (Documents::beside(&self.path).path(document), text)
    }

    /// What was found, file by file, as a person reads it.
    pub(super) fn shown(&self) -> Vec<Diagnostics> {
        let files = self.checkup.findings.chunk_by(|one, other| one.file == other.file);
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
    let open: Vec<Span> = draft::unfinished(text).map(|place| place.span).collect();
    for found in lint::lint(text, yardstick, &settings, Some(*family)).findings {
        let severity = match found.severity {
            lint::Severity::Error => Severity::Error,
            lint::Severity::Warning => Severity::Warning,
            lint::Severity::Advice => continue,
        };
        let meets = |span: &Span| meet(span, &found.span);
        let is_told = |known: &Finding| {
            known.file == File::Document(Document::JobDescription) && meets(&known.diagnostic.span)
        };
        if !checkup.findings.iter().any(is_told) && !open.iter().any(meets) {
            let rule = &yardstick.catalogue.rules[found.rule];
            let message = format!("{} [{}]", found.message, rule.code);
            let diagnostic =
                Diagnostic { severity, ..Diagnostic::new(found.span, message).help(rule.instead.clone()) };
            checkup.findings.push(Finding {
                file: File::Document(Document::JobDescription),
                diagnostic,
                is_law: false,
            });
        }
    }
    checkup.in_order();
    Ok(())
}

/// What is to be mended about what was made of a job description in a `form`, which is to what would be made now as `made`
/// says.
fn behind(form: Form, made: Option<Made>) -> Option<Finding> {
    let again = format!("`hirefor draft {} ROLE`", form.arguments());
    let diagnostic = match made {
        Some(Made::Unchanged | Made::New) => return None,
        Some(Made::Updated) => Diagnostic::new(0..0, "it says something else than the role does by now")
            .help(format!("{again} makes it again")),
        Some(Made::ChangedByHand) => {
            Diagnostic::warning(0..0, "it was changed by hand, so it is not made again when the role changes")
                .help("carry the change over into job-description.md, delete this file, and export again")
        }
        None => Diagnostic::new(0..0, "it cannot be made of the role as it is by now")
            .help(format!("{again} says why; or delete this file")),
    };
    Some(Finding { file: File::Export(form), diagnostic, is_law: false })
}

/// What is to be said of a spec that is none.
fn unreadable(problems: Vec<Diagnostic>) -> Checkup {
    let finding = |diagnostic| Finding { file: File::Spec, diagnostic, is_law: false };
    Checkup { findings: problems.into_iter().map(finding).collect(), ..Checkup::default() }
}
