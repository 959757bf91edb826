//! What stands round every screen: the title bar, the panels' borders, and the notice for small windows.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::face::Document;
use crate::intake::{PARTS, Place};
use crate::tui::layout::LEAST;
use crate::tui::model::{Model, Overlay};
use crate::tui::page::Panel;
use crate::tui::picture::Picture;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{Look, dim, plain, strong};

/// The first line: what this is, and how far it has come.
pub(super) fn title(model: &Model<'_>, picture: &mut Picture, area: Rect) {
    let look = model.look;
    let width = usize::from(area.width);
    let (steps, words) = place(model);
    // Where not all fits, the words come first.
    let right: Vec<Span<'static>> = if steps.1 > 0 && width > steps.1 + words.width() + 12 {
        let dots: Vec<Span<'static>> = (0..steps.1)
            .map(|at| {
                let order = at.cmp(&steps.0);
                let style = if order == Ordering::Greater { dim() } else { look.bar() };
                Span::styled(look.step(order), style)
            })
            .collect();
        dots.into_iter().chain([Span::raw("  "), Span::raw(words)]).collect()
    } else {
        vec![Span::raw(words)]
    };
    let taken: usize = right.iter().map(|span| span.content.width()).sum();
    let name = cut(&model.questionnaire().title, width.saturating_sub(taken + 14));
    let left =
        Line::from(vec![Span::styled(" hirefor", look.accent()), Span::styled(format!("  {name}"), dim())]);
    picture.put(area.x, area.y, left, area.width);
    let from = width.saturating_sub(taken + 1);
    let room = (width - from) as u16;
    if width > taken + 10 {
        picture.put(area.x + from as u16, area.y, Line::from(right), room);
    }
}

/// How many steps are behind, of how many, and the place in words.
fn place(model: &Model<'_>) -> ((usize, usize), String) {
    let none = (0, 0);
    match (model.overlay, model.work().at) {
        (Some(Overlay::Help { .. }), _) => (none, "help".to_owned()),
        (Some(Overlay::Review(_)), _) => (none, "all answers".to_owned()),
        _ if model.saved.is_some() => (none, "saved".to_owned()),
        (_, Place::Question(question)) => {
            let sections = model.intake.sections();
            let section = model.questionnaire()[question].section;
            let at = sections.iter().position(|other| *other == section).unwrap_or(0);
            let progress = model.intake.progress(question);
            ((at, sections.len()), format!("question {progress}"))
        }
        (_, Place::Verdict) => (none, "what it comes to".to_owned()),
        (_, Place::Shape(_)) => {
            let first = usize::from(model.posting().is_empty());
            let page = model.shaping.page;
            ((page - page.min(first), PARTS.len() + 1 - first), format!("the role{}", which(model)))
        }
        (_, Place::Preview(_)) => (none, format!("preview{}{}", which(model), wants(model))),
    }
}

/// Which of several roles it is.
fn which(model: &Model<'_>) -> String {
    let roles = model.roles().len();
    match model.role() {
        Some((nth, archetype)) if roles > 1 => {
            format!(" · {} ({} of {roles})", model.questionnaire()[archetype].name, nth + 1)
        }
        _ => String::new(),
    }
}

/// What the documents of the role still want of a person.
fn wants(model: &Model<'_>) -> String {
    let of = |many: fn(&Document) -> usize| model.documents().iter().map(many).sum();
    let counted: [(usize, &str); 2] = [
        (of(|document| document.to_fill().len()), "to fill"),
        (of(|document| document.findings().count()), "to mend"),
    ];
    let said = counted.iter().filter(|(many, _)| *many > 0).map(|(many, what)| format!(" · {many} {what}"));
    said.collect()
}

/// Draws `panel`, border and all.
pub(in crate::tui) fn panel(picture: &mut Picture, panel: Panel) {
    let (area, inside, window) = (panel.area, panel.inside(), panel.window());
    if let Some(heading) = &panel.heading {
        border(picture, area, heading);
        let x = area.right().saturating_sub(10);
        if area.width > 20 {
            for (more, words, y) in
                [(window.above, " ↑ more ", area.y), (window.below, " ↓ more ", area.bottom() - 1)]
            {
                if more {
                    picture.put_span(x, y, Span::styled(words, dim()));
                }
            }
        }
    }
    panel.sheet.onto(picture, inside, window);
}

/// Draws a rounded border inside of `area`, with `heading` on it.
fn border(picture: &mut Picture, area: Rect, heading: &str) {
    let inner = usize::from(area.width.saturating_sub(2));
    let (top, bottom) = (area.y, area.bottom().saturating_sub(1));
    let across = |cells: usize| "─".repeat(cells);
    let heading = match cut(heading, inner.saturating_sub(4)) {
        none if none.is_empty() => none,
        some => format!(" {some} "),
    };
    let rest = format!("{}╮", across(inner.saturating_sub(heading.width())));
    let spans = [Span::styled("╭", dim()), Span::styled(heading, strong()), Span::styled(rest, dim())];
    picture.put(area.x, top, Line::from_iter(spans), area.width);
    for y in top + 1..bottom {
        picture.put_span(area.x, y, Span::styled("│", dim()));
        picture.put_span(area.right() - 1, y, Span::styled("│", dim()));
    }
    picture.put_span(area.x, bottom, Span::styled(format!("╰{}╯", across(inner)), dim()));
}

/// The notice for a window that holds nothing else.
pub(in crate::tui) fn too_small(look: Look, picture: &mut Picture) {
    let (width, height) = picture.size();
    let mut sheet = Sheet::new(look, width);
    sheet.text(strong(), "hirefor needs more room");
    let (columns, rows) = LEAST;
    sheet.text(plain(), &format!("At least {columns} columns by {rows} rows."));
    sheet.text(dim(), "Nothing is lost. Ctrl-c leaves and keeps your answers.");
    let window = sheet.window(height, Some(0));
    sheet.onto(picture, Rect::new(0, 0, width, height), window);
}
