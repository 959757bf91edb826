//! `hirefor align`: several people's intakes for one role, held against each other.

mod into;
mod people;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::look;
use super::printer::Printer;
use crate::align::align;
use crate::draft::report_page;
use crate::report;
use crate::store::Files;

#[derive(Args, Debug)]
pub(super) struct Align {
    /// One for each person: a file of answers, a spec or its folder; NAME=PATH says who it is.
    #[arg(required = true, value_name = "[NAME=]ROLE")]
    roles: Vec<String>,
    /// How to say it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write what stands while nothing is settled as a new role, with every open disagreement in its spec.
    #[arg(long, value_name = "ROLE")]
    into: Option<PathBuf>,
    /// Which questionnaire they answer, when it is not a shipped one.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading here.
    #[default]
    Text,
    /// Markdown.
    Md,
    /// One web page that needs nothing else.
    Html,
    /// For programs.
    Json,
}

pub(super) fn run(files: &dyn Files, args: &Align, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let (chosen, people, restrictions) = people::read(files, args)?;
    let aligned = align(&chosen.questionnaire, chosen.catalogue(), people);
    // What cannot be written is refused before anything is said.
    let written = args.into.as_deref().map(|path| into::write(files, &chosen, &aligned, path)).transpose()?;
    let said = report::alignment(&aligned, &restrictions);
    let format = if args.json { Format::Json } else { args.format };
    printer.out(&match format {
        Format::Text => report::text(&said, 80, !look::unicode()),
        Format::Md => report::markdown(&said.in_full()),
        Format::Html => report_page(&report::markdown(&said.in_full())),
        Format::Json => format!("{:#}\n", report::alignment_json(&aligned, &restrictions)),
    })?;
    match written {
        Some(written) if format == Format::Text => printer.out(&format!("\n{written}"))?,
        Some(written) => printer.err(&written),
        None => {}
    }
    Ok(ExitCode::SUCCESS)
}
