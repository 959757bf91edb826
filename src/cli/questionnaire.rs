//! `hirefor questionnaire`: what there is, and what an author needs.

mod check;
mod new;
mod preview;
mod simulate;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use super::Color;
use super::printer::Printer;
use crate::builtin::{self, Builtin};
use crate::store::Files;

#[derive(Debug, Subcommand)]
pub(super) enum Questionnaire {
    /// List the questionnaires that the program carries.
    List,
    /// Check a questionnaire: everything that would hurt later, with its place and what to do.
    Check(Check),
    /// Play many intakes, and show what they come to.
    Simulate(Simulate),
    /// Write a small questionnaire that works, to be made one's own.
    New(NewQuestionnaire),
    /// Play a questionnaire in any face, without writing anything.
    Preview(Preview),
}

#[derive(Args, Debug)]
pub(super) struct Check {
    /// The folder of the questionnaire.
    path: PathBuf,
    /// Fail on these too.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

#[derive(Args, Debug)]
pub(super) struct Simulate {
    /// Which questionnaire: an id from `hirefor questionnaire list`, or the path of a folder.
    #[arg(value_name = "ID|PATH")]
    questionnaire: String,
    /// How many intakes; each possible one is played once where there are no more than these.
    #[arg(long, value_name = "NUMBER", default_value_t = 200_000, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    intakes: u64,
    /// Where the drawing begins; the same seed gives the same figures.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Fail if an archetype is hired in fewer intakes than this.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    floor: Option<u8>,
    /// Fail if an archetype is hired in more intakes than this.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    ceiling: Option<u8>,
    /// Print figures for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Args, Debug)]
pub(super) struct NewQuestionnaire {
    /// Its name in files: small letters, digits and hyphens.
    name: String,
    /// Where its folder goes.
    #[arg(long, value_name = "DIR", default_value = "questionnaires")]
    out: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Preview {
    /// Which questionnaire: an id from `hirefor questionnaire list`, or the path of a folder.
    #[arg(value_name = "ID|PATH")]
    questionnaire: String,
    /// Ask only the five-minute path.
    #[arg(long)]
    quick: bool,
    /// Ask line by line, without a full screen.
    #[arg(long, conflicts_with = "answers")]
    plain: bool,
    /// Ask nothing: take every answer from this file, and print the documents.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

/// What else makes a check fail.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Deny {
    /// Everything that is probably not as it was meant.
    Warnings,
}

pub(super) fn run(
    files: &dyn Files,
    what: &Questionnaire,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    match what {
        Questionnaire::List => list(printer),
        Questionnaire::Check(args) => check::check(files, args, printer),
        Questionnaire::Simulate(args) => simulate::simulate(files, args, printer),
        Questionnaire::New(args) => new::new(files, args, printer),
        Questionnaire::Preview(args) => preview::preview(files, args, color, printer),
    }
}

fn list(printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut lines = String::new();
    for one in builtin::ALL {
        let Builtin { id, title, summary, .. } = one;
        lines.extend([format!("{id}  {title}\n    {summary}\n")]);
    }
    printer.out(&lines)?;
    Ok(ExitCode::SUCCESS)
}
