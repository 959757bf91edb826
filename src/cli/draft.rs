//! `hirefor draft`: the documents of saved roles again, with what people changed in them.

mod export;
pub(super) mod generate;
mod say;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::printer::Printer;
use super::{Accept, Draft, Only};
use crate::draft::{self, Document, Regenerated, Standing, regenerate};
use crate::store::{Batch, Documents, Files, specs_under};
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
    if let Some(form) = export::Form::of(args)? {
        return export::run(files, args, form, printer);
    }
    let documents = wanted(&args.only);
    let mut generator = Generator::new(files, args.questionnaire.as_deref());
    let mut roles = Vec::new();
    for path in &args.roles {
        let specs = specs_under(files, path);
        let (specs, missing) =
            specs.map_or_else(|missing| (Vec::new(), Some(missing)), |specs| (specs, None));
        let missing =
            missing.map(|why| Role { spec: path.clone(), notices: Vec::new(), documents: Err(why.into()) });
        let found = specs.iter().map(|spec| one(files, args, &documents, spec, &mut generator));
        for role in missing.into_iter().chain(found) {
            if !args.json {
                say::role(args, &role, printer)?;
            }
            roles.push(role);
        }
    }
    if args.json {
        say::json(&roles, printer)?;
    }
    Ok(code(args, &roles))
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

/// Brings the documents of one role up to date, on disk too unless nothing is to be written.
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
    if !(args.check || args.dry_run || args.stdout) {
        let mut batch = Batch::new(files, spec.parent().unwrap_or(Path::new("")))?;
        for done in &all {
            documents.put(&mut batch, done.document, &done.generated, (&done.stood, &done.became))?;
        }
        batch.commit()?;
    }
    Ok(all)
}

/// 2 when nothing could be done, 1 when a part could not, when a person has to decide, or when `--check` found something.
fn code(args: &Draft, roles: &[Role]) -> ExitCode {
    let failed = roles.iter().filter(|role| role.documents.is_err()).count();
    let mut done = roles.iter().filter_map(|role| role.documents.as_ref().ok()).flatten();
    if failed > 0 && failed == roles.len() {
        return ExitCode::from(2);
    }
    let asks = |done: &Done| {
        !args.stdout && (done.became.state.needs_a_person() || (args.check && done.became.changes_anything()))
    };
    ExitCode::from(u8::from(failed > 0 || done.any(asks)))
}
