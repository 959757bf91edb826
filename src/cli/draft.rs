//! `hirefor draft`: the job description again, from the spec as it stands.

use std::path::Path;
use std::process::ExitCode;

use super::Draft;
use super::printer::Printer;
use crate::diagnostic::Diagnostics;
use crate::draft::{self, Draft as Drafted};
use crate::spec;
use crate::store::{Disk, MOST_TOML, Paths, load, save_draft, specs_under};

pub(super) fn run(args: &Draft, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for path in &args.roles {
        for spec in specs_under(&Disk, path)? {
            let done = one(&spec, args.stdout, printer)?;
            if !done {
                code = ExitCode::from(1);
            }
        }
    }
    Ok(code)
}

/// Drafts one role; false when somebody's own words stand in the way.
fn one(path: &Path, to_stdout: bool, printer: &mut Printer) -> anyhow::Result<bool> {
    let source = load(&Disk, path, MOST_TOML)?;
    let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
    let shape = spec::read(&source).and_then(|spec| spec.shape()).map_err(wrong)?;
    let generated = draft::job_description(&shape);
    if to_stdout {
        printer.out(&generated)?;
        return Ok(true);
    }
    let paths = Paths::beside(path);
    let (on_disk, base) = paths.documents(&Disk)?;
    let shown = paths.job_description.display();
    match draft::fresh(base.as_deref(), on_disk.as_deref(), &generated) {
        Drafted::HandEdited => {
            let difference = draft::difference(on_disk.as_deref().unwrap_or_default(), &generated);
            printer.err(&format!(
                "{shown} was changed by hand, so it is left as it is.\nWhat the spec would make of it:\n{difference}\
                 try: carry your changes over into the spec, or move the file away and draft again\n"
            ));
            return Ok(false);
        }
        state => {
            save_draft(&Disk, &paths, &generated)?;
            printer.out(&format!("{shown}: {}\n", state.word()))?;
        }
    }
    Ok(true)
}
