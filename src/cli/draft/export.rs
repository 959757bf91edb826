//! `hirefor draft --format`: the job description as it stands, in the form in which it leaves the house.

mod role;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use super::generate::Generator;
use crate::cli::many::{found, in_order};
use crate::cli::printer::{List, Printer};
use crate::cli::{Draft, DraftFormat, Only};
use crate::draft::Form;
use crate::jurisdiction::NO_LEGAL_ADVICE;
use crate::store::{Batch, Export, Files, Made, Stands, Trouble};
use crate::wrap::wrapped;
use role::Role;

/// The longest line of a note.
const WIDTH: usize = 96;

/// What `args` ask for; nothing when it is the Markdown itself.
pub(super) fn form(args: &Draft) -> Result<Option<Form>, Trouble> {
    let form = match (args.format, args.fragment) {
        (DraftFormat::Html, true) => Form::Fragment,
        (_, true) => return Err(Trouble::new("only HTML has a fragment").remedy("add --format html")),
        (DraftFormat::Md, false) => return Ok(None),
        (DraftFormat::Html, false) => Form::Page,
        (DraftFormat::JsonLd, false) => Form::Data,
        (DraftFormat::Text, false) => Form::Text,
    };
    if args.only.iter().any(|only| *only != Only::Jd) {
        return Err(Trouble::new("only the job description has other forms").remedy("leave out --only"));
    }
    if args.accept.is_some() {
        return Err(Trouble::new("--accept is about the Markdown").remedy("leave out --format"));
    }
    Ok(Some(form))
}

/// What became of one role.
struct Exported {
    /// The spec, or the path in which none was found.
    spec: PathBuf,
    /// What was made of it and what that is to the file that stands, or why nothing was.
    made: anyhow::Result<(String, Made)>,
    /// What to look at before it is published.
    notes: Vec<String>,
    /// One of them is about a law.
    names_a_law: bool,
    /// It could be read.
    read: bool,
}

impl Exported {
    fn failed(spec: &Path, error: anyhow::Error) -> Self {
        Self { spec: spec.to_owned(), made: Err(error), notes: Vec::new(), names_a_law: false, read: false }
    }

    /// Whether somebody has something to mend, or under `--check` to write.
    fn asks(&self, args: &Draft) -> bool {
        match &self.made {
            Err(_) => true,
            Ok((_, made)) => {
                !args.stdout && (*made == Made::ChangedByHand || args.check && *made != Made::Unchanged)
            }
        }
    }
}

/// Exports every role that `args` name. One that cannot be is told about, and the others are done.
pub(super) fn run(
    files: &dyn Files,
    args: &Draft,
    form: Form,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let mut tally = Tally::default();
    let mut list = args.json.then(List::default);
    let mut told = |exported: &Exported| -> anyhow::Result<()> {
        tally.count(args, exported);
        match &mut list {
            Some(list) => list.item(&json_of(form, exported), printer),
            None => say(args, form, exported, printer),
        }
    };
    let mut specs = Vec::new();
    for found in found(files, &args.roles) {
        match found {
            Ok(spec) => specs.push(spec),
            Err((path, why)) => told(&Exported::failed(&path, why.into()))?,
        }
    }
    let specs: Vec<&Path> = specs.iter().map(PathBuf::as_path).collect();
    let work = |specs: &[&Path]| {
        let mut generator = Generator::new(files, args.questionnaire.as_deref());
        specs.iter().map(|spec| one(files, args, form, spec, &mut generator)).collect()
    };
    in_order(&specs, &work, |exported| told(&exported))?;
    if let Some(list) = list {
        list.end(printer)?;
    }
    if tally.names_a_law {
        printer.note(NO_LEGAL_ADVICE);
    }
    Ok(tally.code())
}

/// What the exit code and the last line depend on.
#[derive(Default)]
struct Tally {
    read: bool,
    asks: bool,
    names_a_law: bool,
}

impl Tally {
    fn count(&mut self, args: &Draft, exported: &Exported) {
        self.read |= exported.read;
        self.asks |= exported.asks(args);
        self.names_a_law |= exported.names_a_law;
    }

    /// 2 when nothing could be read, 1 when somebody has something to do.
    fn code(&self) -> ExitCode {
        ExitCode::from(if self.read { u8::from(self.asks) } else { 2 })
    }
}

fn one(files: &dyn Files, args: &Draft, form: Form, spec: &Path, generator: &mut Generator<'_>) -> Exported {
    match Role::read(files, form, spec, generator) {
        Err(error) => Exported::failed(spec, error),
        Ok(role) => {
            let made = role.made(form).and_then(|made| {
                let stands = if args.stdout { Made::New } else { put(files, args, form, spec, &made)? };
                Ok((made, stands))
            });
            let (notes, names_a_law) = role.notes(form);
            Exported { spec: spec.to_owned(), made, notes, names_a_law, read: true }
        }
    }
}

/// Writes what was made, unless nothing is to be written.
fn put(files: &dyn Files, args: &Draft, form: Form, spec: &Path, made: &str) -> Result<Made, Trouble> {
    let export = Export::beside(spec, form.file_name());
    let stands = export.standing(files)?;
    if !(args.check || args.dry_run) {
        let mut batch = Batch::new(files, spec.parent().unwrap_or(Path::new("")))?;
        export.put(&mut batch, made, &stands)?;
        batch.commit()?;
    }
    Ok(Made::of(made, &stands))
}

/// What stands in each form beside the job description, and what it is to what is made of the role by now; nothing, where it
/// cannot be made any more.
///
/// # Errors
/// When one of these files cannot be read.
pub(in crate::cli) fn standing(
    files: &dyn Files,
    spec: &Path,
    generator: &mut Generator<'_>,
) -> anyhow::Result<Vec<(Form, Option<Made>)>> {
    let mut all = Vec::new();
    for form in Form::ALL {
        let export = Export::beside(spec, form.file_name());
        if matches!(files.stands(&export.path), Ok(Stands::Nothing)) {
            continue;
        }
        let stands = export.standing(files)?;
        let made = Role::read(files, form, spec, generator).and_then(|role| role.made(form));
        all.push((form, made.ok().map(|made| Made::of(&made, &stands))));
    }
    Ok(all)
}

fn say(args: &Draft, form: Form, exported: &Exported, printer: &mut Printer<'_>) -> anyhow::Result<()> {
    let path = Export::beside(&exported.spec, form.file_name()).path;
    match &exported.made {
        Err(error) => {
            printer.error(error);
        }
        Ok((made, _)) if args.stdout => printer.out(made)?,
        Ok((_, Made::Unchanged)) if args.check => {}
        Ok((_, state)) => {
            let only_says = (args.check || args.dry_run) && matches!(state, Made::New | Made::Updated);
            let would = if only_says { "would be " } else { "" };
            printer.out(&format!("{}: {would}{}\n", path.display(), state.word()))?;
        }
    }
    if matches!(exported.made, Ok((_, Made::ChangedByHand))) {
        printer.err(&format!(
            "{} was changed by hand; it is left as it is\n\
             try: carry the change over into job-description.md, delete this file, and export again\n",
            path.display()
        ));
    }
    if !exported.notes.is_empty() {
        let lines: Vec<String> =
            exported.notes.iter().flat_map(|note| wrapped(note, WIDTH, "  - ", "    ")).collect();
        printer.err(&format!("{}, before you publish it:\n{}\n", exported.spec.display(), lines.join("\n")));
    }
    Ok(())
}

fn json_of(form: Form, exported: &Exported) -> serde_json::Value {
    json!({
        "role": exported.spec.display().to_string(),
        "path": Export::beside(&exported.spec, form.file_name()).path.display().to_string(),
        "state": exported.made.as_ref().ok().map(|(_, made)| made.word()),
        "error": exported.made.as_ref().err().map(|error| format!("{error:#}")),
        "notes": exported.notes,
    })
}
