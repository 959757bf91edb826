//! `hirefor questionnaire preview`: plays a questionnaire in any face, and writes nothing.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::super::Color;
use super::super::choose::choose;
use super::super::new::{begun, played, read_answers, whole};
use super::super::printer::Printer;
use super::super::sitting::Sitting;
use super::Preview;
use crate::face::{Changed, Document, Host, Saving};
use crate::intake::{Intake, Step, Work};
use crate::questionnaire::catalogue::Catalogue;
use crate::store::{Files, Trouble};

pub(in crate::cli) fn preview(
    files: &dyn Files,
    args: &Preview,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let named = Some(args.questionnaire.as_str());
    let (chosen, work) = if let Some(path) = &args.answers {
        read_answers(files, named, path)?
    } else {
        let chosen = choose(files, named)?;
        let work = Work::new(&chosen.questionnaire);
        (chosen, work)
    };
    let mut looking = Looking(begun(files, &chosen, Path::new("roles"), &work, args.quick));
    let intake = Intake::new(&chosen.questionnaire, work, args.quick);
    if args.answers.is_none() {
        return played(intake, args.plain, color, &mut looking, printer);
    }
    whole(&intake, "add these keys, or leave out --answers and be asked")?;
    for document in looking.preview(intake.work()).concat() {
        printer.out(&format!(
            "==== {} ({})\n\n{}\n",
            document.title,
            document.path.display(),
            document.text
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A sitting whose outside is only looked at.
struct Looking<'c>(Sitting<'c>);

impl Host for Looking<'_> {
    fn catalogue(&self) -> &Catalogue {
        self.0.catalogue()
    }

    fn preview(&self, work: &Work) -> Vec<Vec<Document>> {
        self.0.preview(work)
    }

    fn save(&mut self, _: &Work) -> anyhow::Result<Saving> {
        Err(Trouble::new("this is a preview, which writes nothing")
            .remedy("`hirefor new --questionnaire` writes")
            .into())
    }

    fn decide(&mut self, _: Changed, _: bool) {}

    fn note(&mut self, _: &Step) -> anyhow::Result<()> {
        Ok(())
    }

    fn keep(&mut self, _: &Work) -> anyhow::Result<Option<PathBuf>> {
        Ok(None)
    }

    fn word(&self) -> Option<String> {
        Some("a preview: nothing is written, and nothing is kept".to_owned())
    }
}
