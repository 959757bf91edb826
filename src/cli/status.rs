//! `hirefor status`: how it stands with every role, in a table.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::draft::generate::Generator;
use super::look;
use super::looked::Looked;
use super::many::{found, in_order};
use super::printer::{List, Printer};
use crate::diagnostic::Severity;
use crate::store::{Files, Made};
use crate::wrap::wrapped;

#[derive(Args, Debug)]
pub(super) struct Status {
    /// A folder of roles.
    #[arg(value_name = "DIR", default_value = "roles")]
    folder: PathBuf,
    /// Say it for programs.
    #[arg(long)]
    json: bool,
    /// Which questionnaire the roles answer; found by itself, without.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
}

/// The heads of the columns; the last may be as wide as it likes.
const HEADS: [&str; 8] = ["Title", "Archetype", "Stage", "State", "Drafts", "Findings", "To fill", "Folder"];

type Row = [String; HEADS.len()];

pub(super) fn run(files: &dyn Files, args: &Status, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut specs = Vec::new();
    for found in found(files, std::slice::from_ref(&args.folder)) {
        specs.push(found.map_err(|(_, trouble)| {
            trouble.remedy("`hirefor new` writes the first role; `hirefor status DIR` looks elsewhere")
        })?);
    }
    let specs: Vec<&Path> = specs.iter().map(PathBuf::as_path).collect();
    let work = |specs: &[&Path]| {
        let mut generator = Generator::new(files, args.questionnaire.as_deref());
        specs.iter().map(|spec| (spec.to_path_buf(), Looked::at(files, spec, &mut generator))).collect()
    };
    let mut list = args.json.then(List::default);
    let mut rows: Vec<Row> = Vec::new();
    let mut unreadable = Vec::new();
    let mut otherwise: Vec<String> = Vec::new();
    in_order(&specs, &work, |(path, looked): (PathBuf, anyhow::Result<Looked>)| {
        if let Ok(looked) = &looked
            && !looked.checkup.otherwise.is_empty()
        {
            otherwise.push(looked.folder().display().to_string());
        }
        match (looked, &mut list) {
            (Ok(looked), Some(list)) => list.item(&json_of(&looked), printer)?,
            (Ok(looked), None) => rows.push(row(&looked)),
            (Err(error), Some(list)) => {
                let error = format!("{error:#}");
                list.item(&json!({ "role": path.display().to_string(), "error": error }), printer)?;
                unreadable.push(None);
            }
            (Err(error), None) => {
                let mut row: Row = std::array::from_fn(|_| "?".to_owned());
                row[HEADS.len() - 1] = path.parent().unwrap_or(&path).display().to_string();
                rows.push(row);
                unreadable.push(Some(error));
            }
        }
        Ok(())
    })?;
    match list {
        Some(list) => list.end(printer)?,
        None if rows.is_empty() => {}
        None => printer.out(&fitting(&rows, look::columns(&io::stdout())))?,
    }
    if !otherwise.is_empty() && !args.json {
        printer.err(&format!(
            "note: hirefor.toml says otherwise of the company by now than {}\n\
             try: hirefor edit ROLE --company takes over what it says, unless the role is meant to differ\n",
            otherwise.join(", ")
        ));
    }
    unreadable.iter().flatten().for_each(|error| printer.error(error));
    Ok(ExitCode::from(if unreadable.is_empty() { 0 } else { 2 }))
}

fn row(looked: &Looked) -> Row {
    let nothing = || "?".to_owned();
    let spec = looked.glance.as_ref();
    let checkup = &looked.checkup;
    [
        spec.and_then(|spec| spec.title.clone()).unwrap_or_else(nothing),
        spec.and_then(|spec| spec.archetype.as_deref()).map_or_else(nothing, |id| id.replace('-', " ")),
        checkup.stage.as_deref().map_or_else(nothing, |id| id.replace('-', " ")),
        spec.map_or_else(nothing, |spec| spec.state.name().to_owned()),
        checkup.freshness.map_or_else(nothing, |fresh| fresh.word().to_owned())
            + if behind(looked) { ", export stale" } else { "" },
        (checkup.count(Severity::Error) + checkup.count(Severity::Warning)).to_string(),
        checkup.to_fill.to_string(),
        looked.folder().display().to_string(),
    ]
}

/// Whether something that was made of the job description says something else than would be made now.
fn behind(looked: &Looked) -> bool {
    looked.exports.iter().any(|(_, made)| !matches!(made, Some(Made::Unchanged | Made::ChangedByHand)))
}

fn json_of(looked: &Looked) -> serde_json::Value {
    let spec = looked.glance.as_ref();
    let checkup = &looked.checkup;
    json!({
        "role": looked.path.display().to_string(),
        "title": spec.and_then(|spec| spec.title.as_deref()),
        "archetype": spec.and_then(|spec| spec.archetype.as_deref()),
        "stage": checkup.stage,
        "state": spec.map(|spec| spec.state.name()),
        "drafts": checkup.freshness.map(crate::draft::Freshness::word),
        "exports": looked.exports.iter().map(|(form, made)| {
            json!({ "file": form.file_name(), "state": made.map_or("cannot be made", word) })
        }).collect::<Vec<_>>(),
        "errors": checkup.count(Severity::Error),
        "warnings": checkup.count(Severity::Warning),
        "notes": checkup.count(Severity::Note),
        "to-fill": checkup.to_fill,
        "otherwise-than-hirefor-toml": checkup.otherwise,
    })
}

/// How a file that was made once stands, in a word.
fn word(made: Made) -> &'static str {
    match made {
        Made::New | Made::Updated => "stale",
        Made::Unchanged => "fresh",
        Made::ChangedByHand => made.word(),
    }
}

/// `rows` as a table where it fits into `columns`, and otherwise role by role.
fn fitting(rows: &[Row], columns: Option<usize>) -> String {
    let table = table(rows);
    match columns {
        Some(columns) if table.lines().any(|line| line.width() > columns) => by_role(rows, columns),
        _ => table,
    }
}

/// Each role under its title, in as many lines as it takes.
fn by_role(rows: &[Row], columns: usize) -> String {
    let one = |row: &Row| {
        let [title, archetype, reached, state, drafts, findings, to_fill, folder] = row;
        let says = format!(
            "{archetype} · {reached} · {state} · drafts {drafts} · findings: {findings} · to fill: {to_fill} · {folder}"
        );
        format!("{title}\n{}\n", wrapped(&says, columns, "  ", "  ").join("\n"))
    };
    rows.iter().map(one).collect()
}

/// `rows` under their heads, each column as wide as its widest entry, figures to the right.
fn table(rows: &[Row]) -> String {
    let heads = HEADS.map(str::to_owned);
    let all = || std::iter::once(&heads).chain(rows);
    let widths: Vec<usize> =
        (0..HEADS.len()).map(|at| all().map(|row| row[at].width()).max().unwrap_or_default()).collect();
    let line = |row: &Row| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            let blank = " ".repeat(width - cell.width());
            let is_figure = matches!(HEADS[at], "Findings" | "To fill");
            if is_figure { format!("{blank}{cell}") } else { format!("{cell}{blank}") }
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    all().map(line).collect()
}
