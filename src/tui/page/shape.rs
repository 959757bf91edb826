//! A page of the role: the posting's questions, or the lines of one part of the job description.

mod plan;

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target, panel as hearing, question, rows};
use crate::intake::{Line, PARTS, Part, Shape};
use crate::tui::layout::POSTING_INDENT;
use crate::tui::model::{Model, Offer};
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::fields;

pub(super) fn panels(model: &Model<'_>) -> Vec<Panel> {
    let layout = model.layout();
    let mut sheet = Sheet::new(model.look, layout.inner().width);
    let heading = match (model.part(), &model.shaping.offer) {
        (Some(part), Some(offer)) => {
            offered(model, part, offer, &mut sheet);
            part.heading()
        }
        (Some(part), None) => {
            lines(model, part, &mut sheet);
            if layout.side.is_none() {
                plan::write(model, part, &mut sheet);
            }
            part.heading()
        }
        (None, _) => {
            posting(model, &mut sheet);
            POSTING
        }
    };
    let page = Panel::framed(layout.main, heading, sheet, None);
    std::iter::once(page).chain(layout.side.map(|side| outline(model, side))).collect()
}

/// The name of the page with the questions about the posting.
const POSTING: &str = "The posting";

/// The questions about the posting; the one that has the focus is open.
fn posting(model: &Model<'_>, sheet: &mut Sheet) {
    let look = model.look;
    let words = model.words();
    let posting = model.posting();
    let longest = posting.iter().map(|at| model.questionnaire()[*at].short.width()).max().unwrap_or(0);
    let column = (longest + 4).min(sheet.width / 2);
    for (nth, at) in posting.into_iter().enumerate() {
        let q = &model.questionnaire()[at];
        let from = sheet.height();
        if nth == model.shaping.question {
            sheet.blank();
            let from = sheet.height();
            question::write(model, at, sheet, POSTING_INDENT);
            question::why(model, at, sheet);
            sheet.blank();
            sheet.prefix(from, 0, look.pointer(), look.accent());
            continue;
        }
        let answer = words.answer(at);
        let mark = look.step(if answer.is_some() { Ordering::Less } else { Ordering::Greater });
        let style = if answer.is_some() { look.bar() } else { dim() };
        let (said, faint) = match answer {
            Some(answer) => (answer, plain()),
            None if model.is_missed(at) => ("to fill".to_owned(), look.warn()),
            None => ("optional".to_owned(), dim()),
        };
        let short = cut(&q.short, column.saturating_sub(3));
        let pad = " ".repeat(column.saturating_sub(short.width() + 2));
        // What a cut would hide may be what matters; two rows hold most answers.
        let said = cut(&said, 2 * sheet.width.saturating_sub(column + 4));
        let spans =
            vec![Span::styled(mark, style), Span::raw(" "), Span::styled(short, dim()), Span::raw(pad)];
        sheet.hang(spans, column, &[(&said, faint)]);
        sheet.mark(Target::Posting(nth), from);
    }
}

/// The lines of `part`.
fn lines(model: &Model<'_>, part: Part, sheet: &mut Sheet) {
    let look = model.look;
    sheet.text(dim(), part.advice());
    let shape = model.shape_as_typed(part);
    let lines = shape.lines(part);
    let first: Vec<Vec<String>> = lines.iter().map(|line| vec![line.text().to_owned()]).collect();
    sheet.blank();
    let airy = usize::from(model.layout().inner().height) >= 5 * lines.len() + 8;
    let beneath = |sheet: &mut Sheet, nth: usize, indent: usize| {
        let open = model.shaping.list.editing.as_ref().is_some_and(|editing| editing.at == nth);
        if let Some(line) = lines.get(nth).filter(|_| !open) {
            details(part, line, &shape, sheet, indent);
        }
        let worded = lines.get(nth).map_or(&[][..], |line| model.worded(part, line.text()));
        for advice in shape.advice(part, nth).iter().chain(worded) {
            let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("⚠ ", look.warn())];
            sheet.hang(mark, indent + 2, &[(advice, dim())]);
        }
        if airy {
            sheet.blank();
        }
    };
    rows::write(look, sheet, &first, &model.shaping.list, &fields(model, part), 0, "", beneath);
    sheet.rejection(model.rejection.as_deref());
    let (least, most) = part.limits();
    if lines.len() < least && !part.is_single() && model.shaping.list.editing.is_none() {
        hearing::warn(sheet, &format!("{} so far; a good posting has {least} to {most}.", lines.len()));
    }
}

/// What stands under a line: its other fields, in words.
fn details(part: Part, line: &Line, shape: &Shape, sheet: &mut Sheet, indent: usize) {
    let value = |key: &str| part.value(line, key);
    let or = |value: &str, otherwise: &str| {
        if value.is_empty() { otherwise.to_owned() } else { value.to_owned() }
    };
    let said = match part {
        Part::Outcomes => {
            let from = or(value("from"), "a figure to fill in");
            format!("By month {} · {} · {from} → {}", value("by-month"), value("measure"), value("to"))
        }
        Part::NotOwns if value("who").is_empty() => return,
        Part::NotOwns => value("who").to_owned(),
        Part::MustHaves => match shape.assessed_in(line) {
            Some(nth) => format!("Found out in {}: {}", nth + 1, shape.stages()[nth].1),
            None => return,
        },
        Part::Stages => {
            format!("{} minutes · {}", value("minutes"), or(value("who"), "held by: to fill in"))
        }
        Part::Terms | Part::Apply => value("label").to_owned(),
        _ => return,
    };
    sheet.hang(vec![], indent, &[(&said, dim())]);
}

/// What the catalogue still has for `part`.
fn offered(model: &Model<'_>, part: Part, offer: &Offer, sheet: &mut Sheet) {
    sheet.text(strong(), "Which of these fits as well?");
    sheet.blank();
    let shape = model.shape().cloned().unwrap_or_default();
    for (nth, line) in offer.lines.iter().enumerate() {
        let from = sheet.height();
        question::option(
            model,
            sheet,
            0,
            model.look.radio(nth == offer.at),
            (nth == offer.at, false, false),
            line.text(),
        );
        details(part, line, &shape, sheet, 4);
        sheet.mark(Target::Choice(nth), from);
        if nth == offer.at {
            sheet.also_in_sight(from);
        }
    }
}

/// Every page, and how much stands on it; beside the must-haves, where each is found out.
fn outline(model: &Model<'_>, area: Rect) -> Panel {
    let look = model.look;
    let mut sheet = Sheet::new(look, area.width.saturating_sub(4));
    let posting = model.posting();
    let mut page = |nth: usize, name: &str, says: &str, warn: bool| {
        let order = nth.cmp(&model.shaping.page);
        let style = match order {
            Ordering::Equal => strong(),
            Ordering::Less => plain(),
            Ordering::Greater => dim(),
        };
        let mark = if order == Ordering::Greater { dim() } else { look.bar() };
        let spans = vec![Span::styled(look.step(order), mark), Span::raw(" ")];
        let (says, style_of) = match (says.is_empty(), warn) {
            (true, _) => (String::new(), dim()),
            (false, true) => (format!("  {says} ⚠"), look.warn()),
            (false, false) => (format!("  {says}"), dim()),
        };
        let from = sheet.height();
        sheet.hang(spans, 2, &[(name, style), (&says, style_of)]);
        sheet.mark(Target::Page(nth), from);
    };
    if !posting.is_empty() {
        let open = posting.iter().filter(|at| model.is_missed(**at)).count();
        let says = if open == 0 { String::new() } else { format!("· {open} to fill") };
        page(0, POSTING, &says, open > 0);
    }
    for (nth, part) in PARTS.into_iter().enumerate() {
        let none: &[Line] = &[];
        let lines = model.shape().map_or(none, |shape| shape.lines(part));
        let (least, _) = part.limits();
        let unknown = part == Part::MustHaves
            && lines.iter().any(|line| model.shape().is_some_and(|shape| shape.assessed_in(line).is_none()));
        let says =
            if part.is_single() && !lines.is_empty() { String::new() } else { format!("· {}", lines.len()) };
        page(nth + 1, part.heading(), &says, lines.len() < least || unknown);
    }
    if let Some(part) = model.part() {
        plan::write(model, part, &mut sheet);
    }
    let name = model.role().map(|(_, archetype)| model.questionnaire()[archetype].name.clone());
    Panel::framed(area, name.unwrap_or_default(), sheet, Some(0))
}
