//! The text of the result: the report, painted, with the ways out of what does not fit as things to choose.

use std::cmp::Ordering;

use ratatui::text::Span;

use super::super::question::option;
use super::super::{Target, panel as hearing};
use crate::recommendation::SeatState;
use crate::report::{Block, Misfit, Reason, SeatSaid, Section, Topic};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::{Item, focus, items};

/// What stands beside the text where there is room for it.
const SIDE: [Topic; 4] = [Topic::Bars, Topic::Sureness, Topic::Team, Topic::Roles];

/// Writes the whole text; `alone` when nothing stands beside it.
pub(super) fn write(model: &Model<'_>, sheet: &mut Sheet, alone: bool) {
    let sections = model.report.iter().flat_map(|report| &report.sections);
    for section in sections.filter(|section| alone || !SIDE.contains(&section.topic)) {
        write_section(model, section, sheet);
        if section.topic == Topic::Job {
            unsettled(model, sheet);
        }
    }
}

/// Writes what stands beside the text.
pub(super) fn write_side(model: &Model<'_>, sheet: &mut Sheet) {
    let section = |topic: &Topic| model.report.as_ref().and_then(|report| report.section(*topic));
    for section in SIDE.iter().filter_map(section) {
        write_section(model, section, sheet);
    }
}

fn write_section(model: &Model<'_>, section: &Section, sheet: &mut Sheet) {
    let says_itself = matches!(section.topic, Topic::Job | Topic::Bars | Topic::Sureness);
    if !says_itself {
        sheet.heading(&section.heading);
    } else if sheet.height() > 0 {
        sheet.blank();
    }
    section.blocks.iter().for_each(|block| write_block(model, block, sheet));
    match &section.more {
        Some(more) if model.verdict.expanded => {
            more.blocks.iter().for_each(|block| write_block(model, block, sheet));
        }
        Some(more) => sheet.mixed(&[(&more.says, dim()), (" x", strong()), (" shows all.", dim())]),
        None => {}
    }
}

fn write_block(model: &Model<'_>, block: &Block, sheet: &mut Sheet) {
    let look = model.look;
    match block {
        Block::Lead(words) => sheet.text(look.accent(), words),
        Block::Paragraph(words) => sheet.text(plain(), words),
        Block::Notice(words) => hearing::warn(sheet, words),
        Block::List { intro, entries } => {
            if !intro.is_empty() {
                sheet.text(plain(), intro);
            }
            for entry in entries {
                sheet.hang(vec![Span::styled("· ", dim())], 2, &[(entry, plain())]);
            }
        }
        Block::Seats(seats) => seats.iter().for_each(|one| seat(model, one, sheet)),
        Block::Bars(_) => hearing::bars(model, sheet, false),
        Block::Reason(one) => reason(model, one, sheet),
        Block::Misfit(one) => misfit(model, one, sheet),
    }
}

/// A seat: whether it is taken, who sits in it, and how it stands with it.
fn seat(model: &Model<'_>, one: &SeatSaid, sheet: &mut Sheet) {
    let look = model.look;
    let (mark, style) = match one.state {
        SeatState::ThisReq => (look.step(Ordering::Equal), look.accent()),
        SeatState::Covered => ("✓", look.good()),
        SeatState::Next => (look.step(Ordering::Greater), dim()),
    };
    let strength = if one.state == SeatState::ThisReq { strong() } else { plain() };
    let name = format!(" ({}): ", one.name);
    let parts = [(one.who.as_str(), strength), (&name, dim()), (&one.says, strength)];
    sheet.hang(vec![Span::styled(mark, style), Span::raw(" ")], 2, &parts);
}

fn reason(model: &Model<'_>, one: &Reason, sheet: &mut Sheet) {
    let question = format!("{} ", one.question);
    let parts = [(question.as_str(), dim()), ("→ ", model.look.bar()), (one.answer.as_str(), strong())];
    sheet.hang(vec![Span::styled("· ", dim())], 2, &parts);
    sheet.hang(vec![], 2, &[(&one.because, plain())]);
}

/// How much does not fit together, said early because it is read late.
fn unsettled(model: &Model<'_>, sheet: &mut Sheet) {
    match model.misfits().filter(|misfit| misfit.decided.is_none()).count() {
        0 => {}
        1 => hearing::warn(sheet, "One thing does not fit together: tab goes to it."),
        many => hearing::warn(sheet, &format!("{many} things do not fit together: tab goes through them.")),
    }
}

fn misfit(model: &Model<'_>, one: &Misfit, sheet: &mut Sheet) {
    let look = model.look;
    let settled = model.work().tensions.get(one.tension.at()).and_then(Option::as_ref);
    let mark = match one.decided {
        Some(_) => Span::styled("✓ ", look.good()),
        None => Span::styled("⚠ ", look.warn()),
    };
    sheet.blank();
    sheet.hang(vec![mark], 2, &[(&one.says, strong())]);
    sheet.hang(vec![], 2, &[(&one.because, plain())]);
    // What no longer stands offers nothing to pick; what was done is said instead.
    if !model.recommendation.tensions.contains(&one.tension) {
        if let Some(decided) = &one.decided {
            sheet.hang(vec![], 2, &[(decided, dim())]);
        }
        return;
    }
    // What was taken back before is no choice any more, but it was done.
    let ways_out = &model.questionnaire()[one.tension].ways_out;
    for (at, _) in settled.iter().flat_map(|settlement| settlement.picked()) {
        let gone = !one.ways_out.iter().any(|(nth, _)| *nth == at);
        if let Some(way_out) = ways_out.get(at).filter(|_| gone) {
            let mark = vec![Span::raw("  "), Span::styled("✓ ", look.good())];
            sheet.hang(mark, 4, &[(&model.words().fill(&way_out.label), dim())]);
        }
    }
    let here = items(model).get(focus(model)).copied().filter(|_| model.verdict.asking.is_none());
    for (nth, label) in &one.ways_out {
        let from = sheet.height();
        let taken = settled.is_some_and(|settlement| settlement.way_out == *nth);
        let focused = here == Some(Item::Way(one.tension, *nth));
        option(model, sheet, 2, look.radio(taken), (focused, taken, false), label);
        if let Some(because) = settled.filter(|_| taken).map(|s| s.because.as_str()).filter(|b| !b.is_empty())
        {
            sheet.hang(vec![], 6, &[(&format!("“{because}”"), dim())]);
        }
        sheet.mark(Target::Item(Item::Way(one.tension, *nth)), from);
    }
}
