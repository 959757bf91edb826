//! `hirefor lint`: what to change in any job description before it is published.

mod split;

use std::io::{self, Read as _};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::choose::choose;
use super::printer::Printer;
use super::questionnaire::Deny;
use crate::diagnostic::did_you_mean;
use crate::draft::unified;
use crate::lint::{self, Report, Severity, Yardstick};
use crate::report::lint::{Posting, explain, github, json, sarif, text};
use crate::store::{
    Batch, Before, Files, MOST_POSTING, Trouble, lint_settings, load, postings_under, text_of,
};

#[derive(Args, Debug)]
pub(super) struct Lint {
    /// Postings in Markdown, HTML or plain text, folders of them, or `-` for standard input.
    #[arg(required_unless_present = "explain", value_name = "PATH|-")]
    paths: Vec<PathBuf>,
    /// How to say it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Make the changes that lose nothing, and show them; of standard input, print the changed text.
    #[arg(long)]
    fix: bool,
    /// Say what a rule finds, why, and what to write instead; `list` names the rules.
    #[arg(long, value_name = "CODE", exclusive = true)]
    explain: Option<String>,
    /// Fail on warnings too.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Show every finding, and whose work each line is.
    #[arg(long)]
    all: bool,
    /// Print one skeleton of a role for each job that the posting describes, and what is in none of them.
    #[arg(long, conflicts_with_all = ["fix", "format", "all", "deny"])]
    split: bool,
    /// Write the skeletons as new roles into this folder; nothing that is there is written over.
    #[arg(long, value_name = "DIR", requires = "split")]
    out: Option<PathBuf>,
    /// Hold it against the roles of this questionnaire, not of the one that fits best.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading here.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For code hosts.
    Sarif,
    /// For workflows on GitHub.
    Github,
}

/// So many postings are read sooner than a thread is started.
const FEW: usize = 8;

/// The most columns of a line.
const WIDTH: usize = 100;

pub(super) fn run(files: &dyn Files, args: &Lint, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let (yardstick, family) = yardstick(files, args.questionnaire.as_deref())?;
    if let Some(code) = &args.explain {
        return explained(&yardstick, code, printer);
    }
    let mut read = Vec::new();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            read.push(("-".to_owned(), standard_input()?));
            continue;
        }
        for path in postings_under(files, path)? {
            let source = load(files, &path, MOST_POSTING)?;
            read.push((path.display().to_string(), source));
        }
    }
    let codes: Vec<&str> = yardstick.catalogue.rules.iter().map(|rule| rule.code.as_str()).collect();
    let mut known: Vec<(PathBuf, lint::Settings)> = Vec::new();
    let mut settings: Vec<lint::Settings> = Vec::new();
    for (path, _) in &read {
        let folder = folder_of(path);
        let here = if let Some((_, here)) = known.iter().find(|(other, _)| *other == folder) {
            here.clone()
        } else {
            let here = lint_settings(files, &folder, &codes)?;
            known.push((folder, here.clone()));
            here
        };
        settings.push(here);
    }
    let tasks: Vec<(&str, &lint::Settings)> =
        read.iter().zip(&settings).map(|((_, source), settings)| (source.as_str(), settings)).collect();
    let mut reports = linted(&tasks, &yardstick, family);
    if args.fix || args.split {
        for (((path, source), settings), report) in read.iter_mut().zip(&settings).zip(&mut reports) {
            let again = |text: &str| lint::lint(text, &yardstick, settings, family);
            let fixed = lint::fix(source, report, again);
            if args.fix {
                write(files, path, source, fixed.as_deref(), printer)?;
            }
            *source = fixed.unwrap_or(std::mem::take(source));
        }
    }
    let postings: Vec<Posting<'_>> = read
        .iter()
        .zip(&reports)
        .map(|((path, source), report)| Posting { path: path.clone(), source, report })
        .collect();
    if args.split {
        let parted = split::part(files, &postings, &settings, &yardstick, args.questionnaire.as_deref())?;
        return match &args.out {
            Some(out) => split::write(files, &parted, out, printer),
            None => split::print(&parted, printer),
        };
    }
    // Of standard input, the changed text is what is printed.
    let quiet = args.fix && read.iter().any(|(path, _)| path == "-");
    if !quiet {
        printer.out(&said(&postings, &yardstick, args))?;
    }
    let worst = reports.iter().flat_map(|report| &report.findings).map(|finding| finding.severity).max();
    let limit = if args.deny.is_some() { Severity::Warning } else { Severity::Error };
    Ok(ExitCode::from(u8::from(worst.is_some_and(|worst| worst >= limit))))
}

/// The reports on `postings`, in their order; many are shared out among the processors.
fn linted(postings: &[(&str, &lint::Settings)], yardstick: &Yardstick, family: Option<usize>) -> Vec<Report> {
    let one = |(source, settings): &(&str, &lint::Settings)| lint::lint(source, yardstick, settings, family);
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(postings.len() / FEW);
    if threads < 2 {
        return postings.iter().map(one).collect();
    }
    thread::scope(|scope| {
        let parts = postings.chunks(postings.len().div_ceil(threads));
        let at_work: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().map(one).collect::<Vec<_>>())).collect();
        at_work
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

fn said(postings: &[Posting<'_>], yardstick: &Yardstick, args: &Lint) -> String {
    match args.format {
        Format::Text => {
            let each = postings.iter().map(|posting| text(posting, yardstick, WIDTH, args.all));
            each.collect::<Vec<_>>().join(if args.all { "\n" } else { "" })
        }
        Format::Json => format!("{:#}\n", json(postings, yardstick)),
        Format::Sarif => format!("{:#}\n", sarif(postings, yardstick)),
        Format::Github => postings.iter().map(|posting| github(posting, yardstick)).collect(),
    }
}

/// The rules with the families to hold a posting against, and the one to hold it against if one is named.
fn yardstick(files: &dyn Files, name: Option<&str>) -> anyhow::Result<(Yardstick, Option<usize>)> {
    let shipped = lint::shipped().context("the program file is damaged")?;
    let Some(name) = name else { return Ok((shipped, None)) };
    if let Some(family) = shipped.families.iter().position(|family| family.id == name) {
        return Ok((shipped, Some(family)));
    }
    let chosen = choose(files, Some(name))?;
    let yardstick = lint::of(&[(&chosen.questionnaire, chosen.catalogue())]);
    Ok((yardstick, Some(0)))
}

fn explained(yardstick: &Yardstick, code: &str, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let rules = &yardstick.catalogue.rules;
    if code == "list" {
        let lines: Vec<String> = rules
            .iter()
            .map(|rule| format!("{:<22}{:<9}{}\n", rule.code, rule.severity.word(), rule.what))
            .collect();
        printer.out(&lines.concat())?;
        return Ok(ExitCode::SUCCESS);
    }
    let Some(rule) = rules.iter().find(|rule| rule.code == code) else {
        let near = did_you_mean(code, rules.iter().map(|rule| rule.code.as_str()));
        let remedy = near.map_or_else(
            || "`hirefor lint --explain list` names them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Trouble::new(format!("there is no rule `{code}`")).remedy(remedy).into());
    };
    printer.out(&explain(rule, WIDTH))?;
    Ok(ExitCode::SUCCESS)
}

fn standard_input() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(MOST_POSTING + 1)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    if bytes.len() as u64 > MOST_POSTING {
        return Err(Trouble::new(format!(
            "at most {} KiB are read from standard input",
            MOST_POSTING / 1024
        ))
        .into());
    }
    let text = text_of(bytes)?;
    if text.trim().is_empty() {
        let remedy = "pipe a posting into it, as in `pbpaste | hirefor lint -`";
        return Err(Trouble::new("there is nothing to read on standard input").remedy(remedy).into());
    }
    Ok(text)
}

/// The folder whose `hirefor.toml` speaks for the posting at `path`.
fn folder_of(path: &str) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    if path == "-" {
        return here;
    }
    Path::new(path).parent().map_or_else(|| here.clone(), |folder| here.join(folder))
}

/// Writes the posting at `path`, which was `source`, as it was `fixed`, and shows what is different.
fn write(
    files: &dyn Files,
    path: &str,
    source: &str,
    fixed: Option<&str>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<()> {
    if path == "-" {
        printer.out(fixed.unwrap_or(source))?;
        return Ok(());
    }
    let Some(fixed) = fixed else { return Ok(()) };
    let target = Path::new(path);
    let folder = target.parent().unwrap_or(Path::new(""));
    let mut batch = Batch::new(files, folder)?;
    batch.put(target, fixed, Before::Seen(Some(source)))?;
    batch.commit()?;
    printer.out(&unified([path, path], source, fixed, 0))
}
