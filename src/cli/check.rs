//! `hirefor check`: what a pull request needs to know of the roles in it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::draft::generate::Generator;
use super::looked::Looked;
use super::many::{found, in_order};
use super::printer::{List, Printer};
use super::questionnaire::Deny;
use crate::check::Finding;
use crate::diagnostic::{Places, Severity};
use crate::jurisdiction::{NO_LEGAL_ADVICE, Unchecked, unchecked_in_words};
use crate::store::Files;

#[derive(Args, Debug)]
pub(super) struct Check {
    /// Roles: specs, their folders, or a folder of roles.
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<PathBuf>,
    /// Fail on these too.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Say what was found for programs.
    #[arg(long)]
    json: bool,
    /// Which questionnaire the roles answer; found by itself, without.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
}

/// What was seen so far.
#[derive(Default)]
struct Tally {
    roles: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    unreadable: usize,
    names_a_law: bool,
    unchecked: Vec<Unchecked>,
}

pub(super) fn run(files: &dyn Files, args: &Check, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    let mut tally = Tally::default();
    let mut list = args.json.then(List::default);
    let mut specs = Vec::new();
    for found in found(files, &args.roles) {
        match found {
            Ok(spec) => specs.push(spec),
            Err((path, trouble)) => one(&path, Err(trouble.into()), &mut tally, list.as_mut(), printer)?,
        }
    }
    let specs: Vec<&Path> = specs.iter().map(PathBuf::as_path).collect();
    let work = |specs: &[&Path]| {
        let mut generator = Generator::new(files, args.questionnaire.as_deref());
        specs.iter().map(|spec| (spec.to_path_buf(), Looked::at(files, spec, &mut generator))).collect()
    };
    in_order(&specs, &work, |(path, looked)| one(&path, looked, &mut tally, list.as_mut(), printer))?;
    match list {
        Some(list) => list.end(printer)?,
        None => printer.out(&tally.summary())?,
    }
    if !args.json {
        tally.unchecked.sort_unstable();
        for says in unchecked_in_words(&tally.unchecked) {
            printer.note(&format!("note: {says}"));
        }
        if tally.names_a_law || !tally.unchecked.is_empty() {
            printer.note(NO_LEGAL_ADVICE);
        }
    }
    let denied = matches!(args.deny, Some(Deny::Warnings)) && tally.warnings > 0;
    Ok(ExitCode::from(match tally {
        Tally { unreadable: 1.., .. } => 2,
        Tally { errors: 1.., .. } => 1,
        _ => u8::from(denied),
    }))
}

/// Says what was found in one role.
fn one(
    path: &Path,
    looked: anyhow::Result<Looked>,
    tally: &mut Tally,
    list: Option<&mut List>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<()> {
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => {
            tally.unreadable += 1;
            if let Some(list) = list {
                let error = format!("{error:#}");
                list.item(
                    &json!({ "role": path.display().to_string(), "error": error, "findings": [] }),
                    printer,
                )?;
            } else {
                printer.error(&error);
            }
            return Ok(());
        }
    };
    tally.roles += 1;
    tally.errors += looked.checkup.count(Severity::Error);
    tally.warnings += looked.checkup.count(Severity::Warning);
    tally.notes += looked.checkup.count(Severity::Note);
    for one in &looked.checkup.unchecked {
        if !tally.unchecked.contains(one) {
            tally.unchecked.push(one.clone());
        }
    }
    tally.names_a_law |= looked.checkup.findings.iter().any(|finding| finding.is_law);
    if let Some(list) = list {
        return list.item(&json_of(&looked), printer);
    }
    looked.shown().iter().try_for_each(|file| printer.complaints(file))
}

fn json_of(looked: &Looked) -> serde_json::Value {
    let finding = |finding: &Finding| {
        let (path, source) = looked.file(finding);
        let (line, column) = Places::new(source).line_and_column(finding.diagnostic.span.start);
        json!({
            "severity": match finding.diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            "file": path.display().to_string(),
            "line": line,
            "column": column,
            "message": finding.diagnostic.message,
            "help": finding.diagnostic.help,
        })
    };
    let findings: Vec<_> = looked.checkup.findings.iter().map(finding).collect();
    json!({
        "role": looked.path.display().to_string(),
        "error": null,
        "findings": findings,
        "unchecked": unchecked_in_words(&looked.checkup.unchecked),
    })
}

impl Tally {
    fn summary(&self) -> String {
        let counted = |many: usize, noun: &str| format!("{many} {noun}{}", if many == 1 { "" } else { "s" });
        let roles = counted(self.roles, "role");
        let found: Vec<String> = [(self.errors, "error"), (self.warnings, "warning")]
            .into_iter()
            .filter(|(many, _)| *many > 0)
            .map(|(many, noun)| counted(many, noun))
            .collect();
        let notes = match self.notes {
            0 => String::new(),
            many => format!("; {}", counted(many, "note")),
        };
        match (self.roles, found.is_empty()) {
            (0, _) => String::new(),
            (_, true) => format!("{roles}: nothing to mend{notes}\n"),
            (_, false) => format!("{roles}: {} to mend{notes}\n", found.join(" and ")),
        }
    }
}
