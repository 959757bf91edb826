//! `hirefor draft`: the documents of saved roles again, with what people changed in them.

pub(super) mod export;
pub(super) mod generate;
mod say;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::many::{found, in_order};
use super::printer::{List, Printer};
use super::{Accept, Draft, Only};
use crate::draft::{self, Document, Regenerated, Standing, regenerate};
use crate::store::{Batch, Documents, Files, Trouble};
use generate::Generator;

/// What became of one document.
struct Done {
    document: Document,
    path: PathBuf,
    stood: Standing,
    generated: String,
    became: Regenerated,
}

/// What became of one role.
struct Role {
    spec: PathBuf,
    /// What the person should know about it.
    notices: Vec<String>,
    /// What became of its documents, or why nothing did.
    documents: anyhow::Result<Vec<Done>>,
}

pub(super) fn run(files: &dyn Files, args: &Draft, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    if let Some(form) = export::form(args)? {
        return export::run(files, args, form, printer);
    }
    let documents = wanted(&args.only);
    let mut tally = Tally::default();
    let mut list = args.json.then(List::default);
    let mut specs = Vec::new();
    let mut told = |role: &Role| -> anyhow::Result<()> {
        tally.count(args, role);
        match &mut list {
            Some(list) => list.item(&say::json(role), printer),
            None => say::role(args, role, printer),
        }
    };
    for found in found(files, &args.roles) {
        match found {
            Ok(spec) => specs.push(spec),
            Err((spec, why)) => told(&Role { spec, notices: Vec::new(), documents: Err(why.into()) })?,
        }
    }
    let specs: Vec<&Path> = specs.iter().map(PathBuf::as_path).collect();
    let work = |specs: &[&Path]| together(files, args, &documents, specs);
    in_order(&specs, &work, |role| told(&role))?;
    if let Some(list) = list {
        list.end(printer)?;
    }
    Ok(tally.code())
}

/// The documents to draft, in the order in which they are written.
fn wanted(only: &[Only]) -> Vec<Document> {
    let named = |document: &Document| {
        let name = match document {
            Document::JobDescription => Only::Jd,
            Document::InterviewKit => Only::Kit,
            Document::SourcingBrief => Only::Sourcing,
        };
        only.is_empty() || only.contains(&name)
    };
    Document::ALL.into_iter().filter(named).collect()
}

/// Drafts the roles at `specs` and writes them together; those that cannot be, each for itself.
fn together(files: &dyn Files, args: &Draft, documents: &[Document], specs: &[&Path]) -> Vec<Role> {
    let mut generator = Generator::new(files, args.questionnaire.as_deref());
    let mut drafted = |spec: &&Path| -> Role { one(files, args, documents, spec, &mut generator) };
    let mut roles: Vec<Role> = specs.iter().map(&mut drafted).collect();
    if args.check || args.dry_run || args.stdout {
        return roles;
    }
    // What stands on the disk may have changed meanwhile, so a role that failed among others is drafted again.
    let again: Vec<usize> = match &roles[..] {
        [_] => vec![0],
        _ => staged(files, &roles),
    };
    for at in again {
        if specs.len() > 1 {
            let fresh = drafted(&specs[at]);
            let written = write(files, &fresh);
            match written.and(fresh.documents) {
                // What was written among the others already is not told as unchanged.
                Ok(_) => {}
                Err(why) => roles[at].documents = Err(why),
            }
        } else if let Err(why) = write(files, &roles[at]) {
            roles[at].documents = Err(why);
        }
    }
    roles
}

/// Writes the documents of all `roles` at once; returns those that could not be written so.
fn staged(files: &dyn Files, roles: &[Role]) -> Vec<usize> {
    let all = || (0..roles.len()).filter(|at| roles[*at].documents.is_ok());
    let Some(first) = all().next() else { return Vec::new() };
    let Ok(mut batch) = Batch::new(files, folder(&roles[first].spec)) else { return all().collect() };
    let mut failed = Vec::new();
    for at in all() {
        let before = batch.len();
        if put(&mut batch, &roles[at]).is_err() {
            batch.back_to(before);
            failed.push(at);
        }
    }
    if batch.commit().is_err() { all().collect() } else { failed }
}

/// Writes the documents of one role.
fn write(files: &dyn Files, role: &Role) -> anyhow::Result<()> {
    if role.documents.is_err() {
        return Ok(());
    }
    let mut batch = Batch::new(files, folder(&role.spec))?;
    put(&mut batch, role)?;
    batch.commit()?;
    Ok(())
}

fn put(batch: &mut Batch<'_>, role: &Role) -> Result<(), Trouble> {
    batch.within(folder(&role.spec))?;
    let documents = Documents::beside(&role.spec);
    for done in role.documents.iter().flatten() {
        documents.put(batch, done.document, &done.generated, (&done.stood, &done.became))?;
    }
    Ok(())
}

fn folder(spec: &Path) -> &Path {
    spec.parent().unwrap_or(Path::new(""))
}

/// What becomes of the documents of the role at `spec`; nothing is written.
fn one(
    files: &dyn Files,
    args: &Draft,
    documents: &[Document],
    spec: &Path,
    generator: &mut Generator<'_>,
) -> Role {
    let mut notices = Vec::new();
    let generated = generator.documents(spec, documents, &mut notices);
    let done = generated.and_then(|generated| brought_up_to_date(files, args, spec, generated));
    Role { spec: spec.to_owned(), notices, documents: done }
}

/// What becomes of the documents of one role when they are `generated` so.
fn brought_up_to_date(
    files: &dyn Files,
    args: &Draft,
    spec: &Path,
    generated: Vec<(Document, String)>,
) -> anyhow::Result<Vec<Done>> {
    let documents = Documents::beside(spec);
    let accept = args.accept.map(|accept| match accept {
        Accept::Generated => draft::Accept::Generated,
        Accept::Mine => draft::Accept::Mine,
    });
    let mut all = Vec::new();
    for (document, generated) in generated {
        let stood = if args.stdout { Standing::default() } else { documents.standing(files, document)? };
        let became = regenerate(&generated, &stood, accept);
        all.push(Done { document, path: documents.path(document), stood, generated, became });
    }
    Ok(all)
}

/// What the exit code depends on.
#[derive(Default)]
struct Tally {
    roles: usize,
    failed: usize,
    asks: bool,
}

impl Tally {
    fn count(&mut self, args: &Draft, role: &Role) {
        self.roles += 1;
        self.failed += usize::from(role.documents.is_err());
        let mut done = role.documents.iter().flatten();
        self.asks |= !args.stdout
            && done.any(|done| {
                done.became.state.needs_a_person() || (args.check && done.became.changes_anything())
            });
    }

    /// 2 when nothing could be done, 1 when a part could not, when a person has to decide, or when `--check` found
    /// something.
    fn code(&self) -> ExitCode {
        if self.failed > 0 && self.failed == self.roles {
            return ExitCode::from(2);
        }
        ExitCode::from(u8::from(self.failed > 0 || self.asks))
    }
}
