//! A page of the role: the posting's questions, or the lines of one part of the job description.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, panel as hearing, question, rows};
use crate::intake::{Line, PARTS, Part};
use crate::tui::layout::POSTING_INDENT;
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::{fields, found_out};

pub(super) fn panels(model: &Model<'_>) -> Vec<Panel> {
    let layout = model.layout();
    let mut sheet = Sheet::new(model.look, layout.inner().width);
    let heading = if let Some(part) = model.part() {
        lines(model, part, &mut sheet);
        part.heading()
    } else {
        posting(model, &mut sheet);
        POSTING
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
        let (said, faint) = match (answer, q.optional) {
            (Some(answer), _) => (answer, plain()),
            (None, true) => ("optional".to_owned(), dim()),
            (None, false) => ("to fill".to_owned(), look.warn()),
        };
        let short = cut(&q.short, column.saturating_sub(3));
        let pad = " ".repeat(column.saturating_sub(short.width() + 2));
        let said = cut(&said, sheet.width.saturating_sub(column));
        let spans =
            vec![Span::styled(mark, style), Span::raw(" "), Span::styled(short, dim()), Span::raw(pad)];
        sheet.hang(spans, column, &[(&said, faint)]);
    }
}

/// The lines of `part`.
fn lines(model: &Model<'_>, part: Part, sheet: &mut Sheet) {
    let look = model.look;
    sheet.text(dim(), part.advice());
    let none: &[Line] = &[];
    let lines = model.shape().map_or(none, |shape| shape.lines(part));
    let first: Vec<Vec<String>> = lines.iter().map(|line| vec![line.text().to_owned()]).collect();
    sheet.blank();
    let beneath = |sheet: &mut Sheet, nth: usize, indent: usize| {
        if let Some(line) = lines.get(nth) {
            details(model, part, line, sheet, indent);
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
fn details(model: &Model<'_>, part: Part, line: &Line, sheet: &mut Sheet, indent: usize) {
    let look = model.look;
    let field = |key: &str| part.field(key).and_then(|at| line.fields.get(at)).map_or("", String::as_str);
    let or = |value: &'_ str, otherwise: &str| {
        if value.is_empty() { otherwise.to_owned() } else { value.to_owned() }
    };
    let said = match part {
        Part::Outcomes => {
            let from = or(field("from"), "a figure to fill in");
            let by = field("by-month");
            format!("By month {by} · {} · from {from} to {}", field("measure"), field("to"))
        }
        Part::NotOwns => or(field("who"), "Who does it is still to fill in."),
        Part::MustHaves => {
            if let Some(stage) = found_out(model, line) {
                format!("Found out in: {stage}")
            } else {
                let warn = look.warn();
                let spans = vec![Span::raw(" ".repeat(indent)), Span::styled("⚠ ", warn)];
                let why = "No stage finds this out: f picks one, d cuts the line.";
                sheet.hang(spans, indent + 2, &[(why, warn)]);
                return;
            }
        }
        Part::Stages => format!("{} minutes · {}", field("minutes"), or(field("who"), "held by: to fill in")),
        Part::Terms | Part::Apply => field("label").to_owned(),
        _ => return,
    };
    sheet.hang(vec![], indent, &[(&said, dim())]);
}

/// Every page, and how much stands on it.
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
        let says = if says.is_empty() { String::new() } else { format!("  {says}") };
        sheet.hang(spans, 2, &[(name, style), (&says, if warn { look.warn() } else { dim() })]);
    };
    if !posting.is_empty() {
        let open = posting
            .iter()
            .filter(|at| !model.questionnaire()[**at].optional && model.work().answers.get(**at).is_none());
        let open = open.count();
        let says = if open == 0 { String::new() } else { format!("· {open} to fill") };
        page(0, POSTING, &says, open > 0);
    }
    for (nth, part) in PARTS.into_iter().enumerate() {
        let none: &[Line] = &[];
        let lines = model.shape().map_or(none, |shape| shape.lines(part));
        let (least, _) = part.limits();
        let unknown = part == Part::MustHaves && lines.iter().any(|line| found_out(model, line).is_none());
        let says =
            if part.is_single() && !lines.is_empty() { String::new() } else { format!("· {}", lines.len()) };
        page(nth + 1, part.heading(), &says, lines.len() < least || unknown);
    }
    let name = model.role().map(|(_, archetype)| model.questionnaire()[archetype].name.clone());
    Panel::framed(area, name.unwrap_or_default(), sheet, Some(0))
}
