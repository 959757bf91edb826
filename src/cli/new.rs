//! `hirefor new`: one intake, in whichever face fits.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::autosave::Autosave;
use super::choose::{Chosen, choose};
use super::printer::Printer;
use super::sitting::Sitting;
use super::unfinished::unfinished;
use super::{Color, New, look, plain};
use crate::builtin;
use crate::diagnostic::Diagnostics;
use crate::draft::State;
use crate::face::{Ending, Host, Saving, alike};
use crate::intake::journal::Head;
use crate::intake::{Answer, Intake, Words, Work, accept};
use crate::lint;
use crate::questionnaire::Questionnaire;
use crate::report::lint::{Posting, reads_as};
use crate::report::phrase::{counted, number};
use crate::spec;
use crate::store::{Files, MOST_POSTING, MOST_TOML, SavedFile, Trouble, company, load};
use crate::tui;

pub(super) fn new(
    files: &dyn Files,
    args: &New,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let named = args.questionnaire.as_deref();
    let (chosen, mut work) = match &args.answers {
        Some(path) => read_answers(files, named, path)?,
        None => blank(files, named)?,
    };
    if let Some(voice) = args.voice {
        work.voice = voice;
    }
    let carried = match &args.carry_over {
        Some(path) => Some(carry_over(files, &chosen.questionnaire, path, &mut work)?),
        None => None,
    };
    prefill(files, &chosen.questionnaire, &mut work)?;
    let read = args.from.as_deref().map(|path| read_posting(files, &chosen, path, &mut work)).transpose()?;
    let mut sitting = begun(files, &chosen, &args.out, &work, args.quick);
    let intake = Intake::new(&chosen.questionnaire, work, args.quick);
    if args.answers.is_some() {
        if let Some(carried) = carried {
            printer.out(&format!("{carried}\n"))?;
        }
        return unattended(&intake, &mut sitting, printer);
    }
    let left =
        || match unfinished(files).iter().filter(|other| !other.found.open && !other.found.done).count() {
            0 => None,
            1 => Some("one sitting is unfinished: hirefor resume".to_owned()),
            many => Some(format!("{many} sittings are unfinished: hirefor resume")),
        };
    sitting.word = read.or(carried).or_else(left);
    asked(intake, args.plain, color, sitting, printer)
}

/// Reads the posting at `path`, ticks in `work` what it wishes for, and says what it describes.
fn read_posting(files: &dyn Files, chosen: &Chosen, path: &Path, work: &mut Work) -> anyhow::Result<String> {
    let source = load(files, path, MOST_POSTING)?;
    let (yardstick, family) = chosen.yardstick()?;
    let report = lint::lint(&source, yardstick, &lint::Settings::default(), Some(*family));
    let questionnaire = &chosen.questionnaire;
    let mut ticks = 0;
    for (at, answer) in lint::wishes(&source, &report, yardstick, questionnaire) {
        let intake = Intake::new(questionnaire, work.clone(), false);
        if work.answers.get(at).is_none()
            && let Ok(answer) = accept(intake.told(), at, answer)
        {
            if let Answer::Many(set) = &answer {
                ticks += set.len();
            }
            work.answers.set(at, Some(answer));
        }
    }
    let posting = Posting { path: path.display().to_string(), source: &source, report: &report };
    let ticked = match ticks {
        0 => String::new(),
        1 => "; one wish is ticked for you to confirm".to_owned(),
        many => format!("; {many} wishes are ticked for you to confirm"),
    };
    Ok(format!("{} {}{ticked}", posting.path, reads_as(&posting, yardstick)))
}

/// The outside of a sitting that begins with `work`, and whose roles go under `out`.
pub(super) fn begun<'c>(
    files: &'c dyn Files,
    chosen: &'c Chosen,
    out: &Path,
    work: &Work,
    quick: bool,
) -> Sitting<'c> {
    let head = Head::new(&chosen.questionnaire, work.voice, quick, std::process::id());
    let autosave = Autosave::waiting(files, &chosen.questionnaire, head, work);
    Sitting::new(files, chosen, out, autosave)
}

/// A sitting without answers on the questionnaire that is `named`.
fn blank(files: &dyn Files, named: Option<&str>) -> anyhow::Result<(Chosen, Work)> {
    let chosen = choose(files, named)?;
    let work = Work::new(&chosen.questionnaire);
    Ok((chosen, work))
}

/// The sitting that the file at `path` tells of, on the questionnaire that is `named`, or else on the shipped one that the
/// file answers.
pub(super) fn read_answers(
    files: &dyn Files,
    named: Option<&str>,
    path: &Path,
) -> anyhow::Result<(Chosen, Work)> {
    let source = load(files, path, MOST_TOML)?;
    let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
    let read = spec::read(&source).map_err(wrong)?;
    let answered = builtin::find(&read.glance.questionnaire).map(|shipped| shipped.id);
    let chosen = choose(files, named.or(answered))?;
    let work = read.work(&chosen.questionnaire, chosen.catalogue()).map_err(wrong)?;
    Ok((chosen, work))
}

/// Answers beforehand what the file at `path` says to questions of `questionnaire` that are still open; says how many.
fn carry_over(
    files: &dyn Files,
    questionnaire: &Questionnaire,
    path: &Path,
    work: &mut Work,
) -> anyhow::Result<String> {
    let source = load(files, path, MOST_TOML)?;
    let wrong = |list| Diagnostics::new(&path.display().to_string(), &source, list);
    let carried = spec::read(&source).map_err(wrong)?.carried(questionnaire);
    let mut taken = 0;
    for at in questionnaire.all_questions().filter(|at| carried.answers.get(*at).is_some()) {
        if work.answers.get(at).is_none() {
            work.answers.set(at, carried.answers.get(at).cloned());
            taken += 1;
        }
    }
    if taken == 0 {
        return Ok("nothing was carried over: that file answers no question that is open here".to_owned());
    }
    let (taken, left) = (counted(taken, "answer"), number(carried.left));
    Ok(format!("{taken} carried over: look at each as you pass; {left} stayed behind"))
}

/// Answers beforehand what `hirefor.toml` knows of the company, where nothing else is answered.
fn prefill(files: &dyn Files, questionnaire: &Questionnaire, work: &mut Work) -> anyhow::Result<()> {
    let company = company(files, &env::current_dir().unwrap_or_default())?;
    let intake = Intake::new(questionnaire, work.clone(), false);
    for (at, answer) in company.answers(questionnaire) {
        if work.answers.get(at).is_none()
            && let Ok(answer) = accept(intake.told(), at, answer)
        {
            work.answers.set(at, Some(answer));
        }
    }
    Ok(())
}

fn unattended(
    intake: &Intake<'_>,
    sitting: &mut Sitting<'_>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    whole(intake, "add these keys, or leave out --answers and be asked")?;
    written(intake, sitting, printer)
}

/// Saves what was said, and says what was written.
pub(super) fn written(
    intake: &Intake<'_>,
    sitting: &mut Sitting<'_>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    match sitting.save(intake.work())? {
        Saving::Saved(written) => {
            say_saved(printer, &written)?;
            say_left(printer, &sitting.left);
        }
        Saving::Changed(changed) => return Err(Trouble::changed(&changed.path).into()),
    }
    say_next(printer, sitting.next.as_deref())?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses answers that leave out what must be answered; `remedy` is what to do then.
pub(super) fn whole(intake: &Intake<'_>, remedy: &str) -> Result<(), Trouble> {
    let questionnaire = intake.questionnaire();
    let open = intake.asked().filter(|at| intake.lacks(*at));
    let missing: Vec<String> = open
        .map(|at| format!("\n  {} = …  # {}", questionnaire[at].id, Words(intake.told()).ask(at)))
        .collect();
    if !missing.is_empty() {
        let what = format!("what must be answered under [answers] is left out:{}", missing.concat());
        return Err(Trouble::new(what).remedy(remedy));
    }
    Ok(())
}

/// Asks `intake` in whichever face fits, and says how that ended.
pub(super) fn asked(
    intake: Intake<'_>,
    by_lines: bool,
    color: Color,
    mut sitting: Sitting<'_>,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let ended = played(intake, by_lines, color, &mut sitting, printer);
    sitting.autosave.end();
    say_left(printer, &sitting.left);
    let code = ended?;
    say_next(printer, sitting.next.as_deref())?;
    Ok(code)
}

/// Asks `intake` in whichever face fits, with `host` as its outside.
pub(super) fn played(
    intake: Intake<'_>,
    by_lines: bool,
    color: Color,
    host: &mut dyn Host,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    if by_lines || look::by_lines()? {
        let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
        return plain::run(intake, host, &mut input, &mut output).map(|_| ExitCode::SUCCESS);
    }
    let look = tui::Look { color: look::color(color), unicode: look::unicode() };
    tui::run(intake, look, host).and_then(|ending| say(&ending, printer))
}

fn say(ending: &Ending, printer: &mut Printer<'_>) -> anyhow::Result<ExitCode> {
    match ending {
        Ending::Saved(paths) => say_saved(printer, paths)?,
        Ending::Left { kept, signal } => {
            let said = kept.as_ref().map_or(Ok(()), |path| {
                let path = path.display();
                printer.out(&format!("Your answers are kept in {path}\nGo on with: hirefor resume\n"))
            });
            if let Some(code) = signal.and_then(|signal| u8::try_from(128 + signal).ok()) {
                // Whoever told the program to end may have taken the terminal along.
                return Ok(ExitCode::from(code));
            }
            said?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Says which documents were left as they are, and how to find out what is to be decided in them.
fn say_left(printer: &mut Printer<'_>, left: &[PathBuf]) {
    for path in left {
        let folder = path.parent().unwrap_or(path);
        printer.err(&format!(
            "note: {} is left as it is, because something in it is for you to decide\n  try: hirefor draft {}\n",
            path.display(),
            folder.display()
        ));
    }
}

/// Says what was written, and what said already what it should.
fn say_saved(printer: &mut Printer<'_>, saved: &[SavedFile]) -> anyhow::Result<()> {
    let (unchanged, written): (Vec<_>, Vec<_>) =
        saved.iter().partition(|file| file.state == State::Unchanged);
    if !written.is_empty() {
        let lines: Vec<String> = written.iter().map(|file| format!("  {file}\n")).collect();
        printer.out(&format!("Written:\n{}", lines.concat()))?;
    }
    if !unchanged.is_empty() {
        let lines: Vec<String> =
            unchanged.iter().map(|file| format!("  {}\n", file.path.display())).collect();
        printer.out(&format!("Unchanged:\n{}", lines.concat()))?;
    }
    if let Some((says, command)) = alike(saved) {
        printer.paragraph(says)?;
        printer.out(&format!(
            "  {command}
"
        ))?;
    }
    Ok(())
}

/// Says which intake comes next, when the one that was saved hands over to another questionnaire.
fn say_next(printer: &mut Printer<'_>, next: Option<&str>) -> anyhow::Result<()> {
    match next {
        Some(command) => printer.out(&format!("Go on with: {command}\n")),
        None => Ok(()),
    }
}
