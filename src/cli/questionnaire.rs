//! `hirefor questionnaire`: what there is, and what an author needs.

mod check;
mod new;
mod preview;
mod simulate;

pub(super) use check::check;
pub(super) use new::new;
pub(super) use preview::preview;
pub(super) use simulate::simulate;

use std::process::ExitCode;

use super::printer::Printer;
use crate::builtin::{self, Builtin};

pub(super) fn list(printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut lines = String::new();
    for one in builtin::ALL {
        let Builtin { id, title, summary, .. } = one;
        lines.extend([format!("{id}  {title}\n    {summary}\n")]);
    }
    printer.out(&lines)?;
    Ok(ExitCode::SUCCESS)
}
