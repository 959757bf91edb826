//! `hirefor draft`: the job description again, from the spec as it stands.

use std::path::Path;
use std::process::ExitCode;

use super::Draft;
use super::printer::Printer;
use crate::diagnostic::Diagnostics;
use crate::draft::{self, Draft as Drafted};
use crate::spec;
use crate::store::{Batch, Files, MOST_TOML, Paths, load, put_draft, specs_under};

pub(super) fn run(files: &dyn Files, args: &Draft, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in &args.roles {
        for spec in specs_under(files, path)? {
            let done = one(files, &spec, args.stdout, printer)?;
            if !done {
                code = ExitCode::from(1);
            }
        }
    }
    Ok(code)
}

/// Drafts one role; false when somebody's own words stand in the way.
fn one(files: &dyn Files, path: &Path, to_stdout: bool, printer: &mut Printer<'_>) -> anyhow::Result<bool> {
    let source = load(files, path, MOST_TOML)?;
    let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
    let shape = spec::read(&source).and_then(|spec| spec.shape()).map_err(wrong)?;
    let generated = draft::job_description(&shape);
    if to_stdout {
        printer.out(&generated)?;
        return Ok(true);
    }
    let paths = Paths::beside(path);
    let shown = paths.job_description.display();
    let mut batch = Batch::new(files, path.parent().unwrap_or(Path::new("")))?;
    let state = put_draft(files, &mut batch, &paths, &generated)?;
    batch.commit()?;
    if state == Drafted::HandEdited {
        let (on_disk, _) = paths.documents(files)?;
        let difference = draft::difference(on_disk.as_deref().unwrap_or_default(), &generated);
        printer.err(&format!(
            "{shown} was changed by hand, so it is left as it is.\nWhat the spec would make of it:\n{difference}\
             try: carry your changes over into the spec, or move the file away and draft again\n"
        ));
        return Ok(false);
    }
    printer.out(&format!("{shown}: {}\n", state.word()))?;
    Ok(true)
}
