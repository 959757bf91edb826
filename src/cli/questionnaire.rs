//! `hirefor questionnaire`: what there is, and whether one is sound.

use std::path::Path;
use std::process::ExitCode;

use super::choose::read_folder;
use super::printer::Printer;
use crate::builtin;
use crate::diagnostic::Diagnostics;
use crate::questionnaire::Questionnaire;
use crate::simulate::attainable;
use crate::store::Files;

pub(super) fn list(printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut lines = String::new();
    for one in builtin::ALL {
        let questionnaire = one.questionnaire()?;
        let Questionnaire { id, title, summary, .. } = &questionnaire;
        lines.extend([format!("{id}  {title}\n    {summary}\n")]);
    }
    printer.out(&lines)?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn check(files: &dyn Files, path: &Path, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let (questionnaire, _) = match read_folder(files, path) {
        Ok(read) => read,
        Err(error) if error.is::<Diagnostics>() => {
            let number = error.downcast_ref::<Diagnostics>().map_or(0, |found| found.list.len());
            printer.err(&format!("{error}\n{number} to mend\n"));
            return Ok(ExitCode::from(1));
        }
        Err(error) => return Err(error),
    };
    let questions = questionnaire.questions.len();
    let mut lines = format!("{}: sound, {questions} questions\n", questionnaire.id);
    lines += "\nThe most that answers can say for each failure, by stage:\n";
    for (stage, row) in questionnaire.stages.iter().zip(attainable(&questionnaire)) {
        lines.extend(["  ", &stage.title, "\n"]);
        for (failure, most) in questionnaire.failures.iter().zip(row) {
            let most = most.map_or("no answers lead here".to_owned(), |most| format!("{most:>3}"));
            lines.extend(["    ", &most, "  ", &failure.short, "\n"]);
        }
    }
    printer.out(&lines)?;
    Ok(ExitCode::SUCCESS)
}
