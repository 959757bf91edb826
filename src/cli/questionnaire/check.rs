//! `hirefor questionnaire check`: everything that would hurt later, in one go.

use std::process::ExitCode;

use super::super::choose::{Sources, folder_of};
use super::super::printer::Printer;
use super::{Check, Deny};
use crate::diagnostic::{Diagnostics, Severity};
use crate::lint;
use crate::questionnaire::catalogue::{self, Catalogue};
use crate::questionnaire::{self, Questionnaire};
use crate::simulate::attainable;
use crate::soundness::{self, Findings, Subject};
use crate::store::Files;

pub(in crate::cli) fn check(
    files: &dyn Files,
    args: &Check,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let sources = Sources::read(files, folder_of(&args.path))?;
    let (found, sound) = examine(&sources);
    let (errors, warnings) = (found.count(Severity::Error), found.count(Severity::Warning));
    for ((origin, source), list) in [(&sources.asked, found.questionnaire), (&sources.lines, found.catalogue)]
    {
        if !list.is_empty() {
            printer.err(&format!("{}\n", Diagnostics::new(origin, source, list)));
        }
    }
    let denied = matches!(args.deny, Some(Deny::Warnings)) && warnings > 0;
    if errors + warnings > 0 {
        printer.err(&format!("{}\n", to_mend(errors, warnings)));
    }
    if let Some((questionnaire, _)) = sound.filter(|_| errors == 0) {
        printer.out(&summary(&questionnaire, found.untried))?;
    } else {
        printer.err("What the answers can come to is looked at once these are mended.\n");
    }
    Ok(ExitCode::from(u8::from(errors > 0 || denied)))
}

/// Everything found in both files; and what was read, when it could be.
fn examine(sources: &Sources) -> (Findings, Option<(Questionnaire, Catalogue)>) {
    let mut found = Findings::default();
    let (questionnaire, mistakes) = questionnaire::examine(&sources.asked.1);
    found.questionnaire = mistakes;
    let Some(questionnaire) = questionnaire else { return (found, None) };
    let catalogue = catalogue::read(&sources.lines.1, &questionnaire);
    match catalogue {
        Ok(catalogue) if found.questionnaire.is_empty() => {
            let subject = Subject::new(&questionnaire, &catalogue, &sources.asked.1, &sources.lines.1);
            let rules = lint::of(&[]).catalogue.rules;
            let codes = rules.iter().map(|rule| rule.code.as_str()).collect();
            (soundness::findings(&subject.with_rules(codes)), Some((questionnaire, catalogue)))
        }
        Ok(_) => (found, None),
        Err(mistakes) => {
            found.catalogue = mistakes;
            (found, None)
        }
    }
}

fn to_mend(errors: usize, warnings: usize) -> String {
    let counted = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        many => Some(format!("{many} {what}s")),
    };
    let counted: Vec<String> =
        [counted(errors, "error"), counted(warnings, "warning")].into_iter().flatten().collect();
    format!("{} to mend", counted.join(" and "))
}

fn summary(questionnaire: &Questionnaire, untried: usize) -> String {
    let questions = questionnaire.questions.len();
    let mut lines = format!("{}: sound, {questions} questions\n", questionnaire.id);
    if untried > 0 {
        let conditions = if untried == 1 { "One condition asks" } else { "Some conditions ask" };
        lines.extend([conditions, " for too many answers at once to try them all.\n"]);
    }
    lines += "\nThe most that answers can say for each failure, by stage:\n";
    for (stage, row) in questionnaire.stages.iter().zip(attainable(questionnaire)) {
        lines.extend(["  ", &stage.title, "\n"]);
        for (failure, most) in questionnaire.failures.iter().zip(row) {
            let most = most.map_or("no answers lead here".to_owned(), |most| format!("{most:>3}"));
            lines.extend(["    ", &most, "  ", &failure.short, "\n"]);
        }
    }
    lines
}
