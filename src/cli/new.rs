//! `hirefor new` and `hirefor resume`: one intake, in whichever face fits.

use std::env;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::choose::{Chosen, choose};
use super::printer::Printer;
use super::sitting::Sitting;
use super::{Color, New, Resume, look, plain};
use crate::diagnostic::Diagnostics;
use crate::face::{Ending, Host};
use crate::intake::{Intake, Place, Words, Work, accept};
use crate::questionnaire::Questionnaire;
use crate::spec;
use crate::store::{Disk, MOST_TOML, Trouble, company, kept_answers, load};
use crate::tui;

pub(super) fn new(args: &New, color: Color, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let chosen = choose(args.questionnaire.as_deref())?;
    let mut work = match &args.answers {
        Some(path) => read_answers(&chosen, path)?,
        None => Work::new(&chosen.questionnaire),
    };
    if let Some(voice) = args.voice {
        work.voice = voice;
    }
    prefill(&chosen.questionnaire, &mut work)?;
    let mut sitting = Sitting::new(&chosen, &args.out);
    if args.answers.is_some() {
        return unattended(&chosen, work, args.quick, &mut sitting, printer);
    }
    asked(&chosen, work, args.quick, args.plain, color, &mut sitting, printer)
}

pub(super) fn resume(args: &Resume, color: Color, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let kept = match &args.file {
        Some(file) => file.clone(),
        None => kept_answers()?,
    };
    if args.file.is_none() && !kept.exists() {
        return Err(Trouble::new("nothing was left unfinished")
            .remedy("`hirefor new` begins an intake")
            .into());
    }
    let chosen = choose(args.questionnaire.as_deref())?;
    let mut work = read_answers(&chosen, &kept)?;
    let open = Intake::new(&chosen.questionnaire, work.clone(), false).open();
    work.at = open.map_or(Place::Verdict, Place::Question);
    let mut sitting = Sitting::new(&chosen, &args.out);
    asked(&chosen, work, false, args.plain, color, &mut sitting, printer)
}

fn read_answers(chosen: &Chosen, path: &Path) -> anyhow::Result<Work> {
    let source = load(&Disk, path, MOST_TOML)?;
    let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
    let read = spec::read(&source).map_err(wrong)?;
    Ok(read.work(&chosen.questionnaire, chosen.catalogue()).map_err(wrong)?)
}

/// Answers beforehand what `hirefor.toml` knows of the company, where nothing else is answered.
fn prefill(questionnaire: &Questionnaire, work: &mut Work) -> anyhow::Result<()> {
    let company = company(&Disk, &env::current_dir().unwrap_or_default())?;
    let intake = Intake::new(questionnaire, work.clone(), false);
    for at in questionnaire.all_questions() {
        if work.answers.get(at).is_none()
            && let Some(answer) = company.answer(&questionnaire[at])
            && let Ok(answer) = accept(intake.told(), at, answer)
        {
            work.answers.set(at, Some(answer));
        }
    }
    Ok(())
}

fn unattended(
    chosen: &Chosen,
    work: Work,
    quick: bool,
    sitting: &mut Sitting<'_>,
    printer: &mut Printer,
) -> anyhow::Result<ExitCode> {
    let questionnaire = &chosen.questionnaire;
    let intake = Intake::new(questionnaire, work, quick);
    let open =
        intake.asked().filter(|at| !questionnaire[*at].optional && intake.work().answers.get(*at).is_none());
    let missing: Vec<String> = open
        .map(|at| format!("\n  {} = …  # {}", questionnaire[at].id, Words(intake.told()).ask(at)))
        .collect();
    if !missing.is_empty() {
        let what = format!("the file leaves out what must be answered under [answers]:{}", missing.concat());
        return Err(Trouble::new(what).remedy("add these keys, or leave out --answers and be asked").into());
    }
    let written = sitting.save(intake.work())?;
    say_saved(printer, &written)?;
    Ok(ExitCode::SUCCESS)
}

fn asked(
    chosen: &Chosen,
    work: Work,
    quick: bool,
    by_lines: bool,
    color: Color,
    sitting: &mut Sitting<'_>,
    printer: &mut Printer,
) -> anyhow::Result<ExitCode> {
    let questionnaire = &chosen.questionnaire;
    if by_lines || look::is_accessible() || !look::has_screen() {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        plain::run(questionnaire, work, quick, sitting, &mut input, &mut output)?;
        return Ok(ExitCode::SUCCESS);
    }
    let look = tui::Look { color: look::color(color), unicode: look::unicode() };
    match tui::run(questionnaire, work, quick, look, sitting)? {
        Ending::Saved(paths) => say_saved(printer, &paths)?,
        Ending::Left { kept, signal } => {
            if let Some(path) = kept {
                let path = path.display();
                printer.out(&format!("Your answers are kept in {path}\nGo on with: hirefor resume\n"))?;
            }
            if let Some(code) = signal.and_then(|signal| u8::try_from(128 + signal).ok()) {
                return Ok(ExitCode::from(code));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn say_saved(printer: &mut Printer, paths: &[std::path::PathBuf]) -> anyhow::Result<()> {
    let lines: Vec<String> = paths.iter().map(|path| format!("  {}\n", path.display())).collect();
    printer.out(&format!("Written:\n{}", lines.concat()))
}
