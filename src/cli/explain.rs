//! `hirefor explain`: why a saved role is what it is.

use std::path::Path;
use std::process::ExitCode;

use super::choose::choose_near;
use super::printer::Printer;
use super::{Explain, Format, look};
use crate::diagnostic::Diagnostics;
use crate::intake::{Shown, Told};
use crate::recommendation::recommend;
use crate::store::{Files, MOST_TOML, load, specs_under};
use crate::{report, spec};

pub(super) fn run(files: &dyn Files, args: &Explain, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    for path in specs_under(files, &args.role)? {
        let source = load(files, &path, MOST_TOML)?;
        let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
        let read = spec::read(&source).map_err(wrong)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let chosen = choose_near(files, args.questionnaire.as_deref(), &read.glance.questionnaire, folder)?;
        let renewed = read.renewed(&chosen.questionnaire, chosen.catalogue());
        let renewed = renewed.as_ref().and_then(|renewed| spec::read(&renewed.text).ok());
        let work = renewed
            .as_ref()
            .unwrap_or(&read)
            .work(&chosen.questionnaire, chosen.catalogue())
            .map_err(wrong)?;
        let shown = Shown::of(&chosen.questionnaire, &work.answers);
        let told = Told::new(&chosen.questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        let told = told.with(&recommendation.outcome);
        let said = match args.format {
            Format::Text => {
                report::text(&report::verdict(told, &recommendation, &work).in_full(), 80, !look::unicode())
            }
            Format::Md => report::markdown(&report::verdict(told, &recommendation, &work).in_full()),
            Format::Json => format!("{:#}\n", report::json(told, &recommendation, &work)),
        };
        printer.out(&said)?;
    }
    Ok(ExitCode::SUCCESS)
}
