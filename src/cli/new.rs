//! `hirefor new` and `hirefor resume`: one intake, in whichever face fits.

use std::env;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::choose::{Chosen, choose};
use super::printer::Printer;
use super::sitting::Sitting;
use super::unfinished::{Unfinished, pick, unfinished};
use super::{Color, New, Resume, look, plain};
use crate::diagnostic::Diagnostics;
use crate::face::{Ending, Host};
use crate::intake::journal::replay;
use crate::intake::{Intake, Place, Words, Work, accept};
use crate::questionnaire::{Phase, Questionnaire};
use crate::spec;
use crate::store::{Disk, Journal, MOST_TOML, Trouble, company, load};
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
    let mut sitting = Sitting::new(&chosen, &args.out, &work, args.quick);
    if args.answers.is_some() {
        return unattended(&chosen, work, args.quick, &mut sitting, printer);
    }
    sitting.word = match unfinished().iter().filter(|other| !other.found.open).count() {
        0 => None,
        1 => Some("one sitting is unfinished: hirefor resume".to_owned()),
        many => Some(format!("{many} sittings are unfinished: hirefor resume")),
    };
    asked(&chosen, work, args.quick, args.plain, color, &mut sitting, printer)
}

pub(super) fn resume(args: &Resume, color: Color, printer: &mut Printer) -> anyhow::Result<ExitCode> {
    let which = args.which.as_deref();
    let number = which.and_then(|which| which.parse().ok());
    if let (Some(file), None) = (which, number) {
        let chosen = choose(args.questionnaire.as_deref())?;
        let mut work = read_answers(&chosen, Path::new(file))?;
        let open = Intake::new(&chosen.questionnaire, work.clone(), false).open();
        work.at = open.map_or(Place::Verdict, Place::Question);
        let mut sitting = Sitting::new(&chosen, &args.out, &work, false);
        return asked(&chosen, work, false, args.plain, color, &mut sitting, printer);
    }
    let Unfinished { found, summary } = pick(unfinished(), number)?;
    let id = &summary.head.questionnaire;
    let chosen = choose(Some(args.questionnaire.as_ref().unwrap_or(id)))?;
    if chosen.questionnaire.id != *id {
        return Err(Trouble::new(format!("this sitting answers the questionnaire `{id}`"))
            .remedy("name its folder with --questionnaire")
            .into());
    }
    let (journal, records) = Journal::resume(&found)?;
    let replayed = replay(&chosen.questionnaire, &records);
    let (work, quick) = stands(&chosen.questionnaire, replayed.work, summary.head.quick);
    let mut sitting = Sitting::new(&chosen, &args.out, &work, quick);
    sitting.goes_on(journal)?;
    sitting.word = match replayed.skipped {
        0 => None,
        many => Some(format!("left out, because the questionnaire has changed: {many}")),
    };
    asked(&chosen, work, quick, args.plain, color, &mut sitting, printer)
}

/// Where a sitting that was cut off goes on, and whether it still walks only the five-minute path.
fn stands(questionnaire: &Questionnaire, mut work: Work, quick: bool) -> (Work, bool) {
    // Whoever has gone further than the five-minute path has chosen to.
    let further = |at| questionnaire.phase(at) == Phase::Intake && !questionnaire[at].quick;
    let here = matches!(work.at, Place::Question(at) if further(at));
    let quick = quick
        && !here
        && !questionnaire.all_questions().any(|at| further(at) && work.answers.get(at).is_some());
    let open = Intake::new(questionnaire, work.clone(), quick).open();
    if let (Some(open), Place::Verdict | Place::Shape(_) | Place::Preview(_)) = (open, work.at) {
        // Only a questionnaire that has changed asks again here.
        work.at = Place::Question(open);
    }
    (work, quick)
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
