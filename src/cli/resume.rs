//! `hirefor resume`: on with a sitting that was left unfinished or was cut off.

use std::path::Path;
use std::process::ExitCode;

use super::autosave::Autosave;
use super::choose::choose;
use super::new::{asked, begun, read_answers};
use super::printer::Printer;
use super::sitting::Sitting;
use super::unfinished::{Unfinished, pick, unfinished};
use super::{Color, Resume, edit};
use crate::intake::journal::replay;
use crate::intake::{Intake, Place, Typed, Work};
use crate::questionnaire::{Phase, Questionnaire};
use crate::store::{Files, Journals, Trouble, spec_at};

pub(super) fn resume(
    files: &dyn Files,
    args: &Resume,
    color: Color,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    if let Some(number) = args.discard {
        let one = pick(unfinished(files), Some(number))?;
        Journals::usual(files)?.discard(&one.found)?;
        printer.out(&format!("Sitting {number} is gone.\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let which = args.which.as_deref();
    let number = which.and_then(|which| which.parse().ok());
    if let (Some(file), None) = (which, number) {
        let (chosen, mut work) = read_answers(files, args.questionnaire.as_deref(), Path::new(file))?;
        let open = Intake::new(&chosen.questionnaire, work.clone(), false).open();
        work.at = open.map_or(Place::Verdict, Place::Question);
        let sitting = begun(files, &chosen, &args.out, &work, false);
        return asked(Intake::new(&chosen.questionnaire, work, false), args.plain, color, sitting, printer);
    }
    let Unfinished { found, summary } = pick(unfinished(files), number)?;
    let Some(summary) = summary else {
        return Err(Trouble::new(
            "this sitting is damaged from its beginning on, or a newer hirefor wrote it",
        )
        .remedy(format!("`hirefor resume --discard {}` removes it", found.number))
        .into());
    };
    let id = &summary.head.questionnaire;
    let chosen = choose(files, Some(args.questionnaire.as_ref().unwrap_or(id)))?;
    if chosen.questionnaire.id != *id {
        return Err(Trouble::new(format!("this sitting answers the questionnaire `{id}`"))
            .remedy("name its folder with --questionnaire")
            .into());
    }
    let (mut journal, records) = Journals::usual(files)?.resume(&found)?;
    let head = summary.head.again(std::process::id());
    let began = match &head.role {
        Some(role) => edit::begins(&chosen, &role.path.display().to_string(), &role.text)?,
        None => edit::Begins::new(Work::new(&chosen.questionnaire)),
    };
    let replayed = replay(&chosen.questionnaire, began.work, &records);
    let stood = replayed.work.at;
    let (work, quick) = stands(&chosen.questionnaire, replayed.work, head.quick);
    journal.append(&head.record())?;
    let role = head.role.clone();
    let autosave = Autosave::on(files, &chosen.questionnaire, head, journal).again(replayed.typing.clone());
    let mut sitting = Sitting::new(files, &chosen, &args.out, autosave);
    sitting.word = match replayed.skipped {
        0 => None,
        many => Some(format!("left out, because the questionnaire has changed: {many}")),
    };
    if let Some(role) = role {
        if spec_at(files, &role.path)?.as_ref() != Some(&role.text) {
            sitting.word = Some("role.toml has changed since: saving shows how".to_owned());
        }
        sitting.writes_over(&role, began.archetype, began.siblings);
    }
    let is_renewed = began.renewed.is_some();
    if let Some(renewed) = began.renewed {
        sitting.lays_over(renewed.text);
    }
    let mut intake = Intake::with_history(&chosen.questionnaire, work, replayed.history, quick);
    if is_renewed {
        intake.ask_only_what_is_open();
    }
    let typed = replayed.typing.typed(&chosen.questionnaire);
    sitting.spot = replayed.spot.filter(|_| intake.work().at == stood);
    sitting.typed = typed.and_then(|typed| left_open(&mut intake, typed));
    asked(intake, args.plain, color, sitting, printer)
}

/// What is left of what was being `typed`, once whatever can be an answer is one.
fn left_open(intake: &mut Intake<'_>, typed: Typed) -> Option<Typed> {
    let Typed::Answer { question, is: Some(is), open } = typed else { return Some(typed) };
    match intake.answer(question, is.clone()) {
        Ok(()) => open.map(|open| Typed::Answer { question, is: None, open: Some(open) }),
        Err(_) => Some(Typed::Answer { question, is: Some(is), open }),
    }
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
