//! What stands round every screen: the title bar, the panels' borders, and the notice for small windows.

use std::cmp::Ordering;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};
use unicode_width::UnicodeWidthStr;

use crate::intake::{PARTS, Place};
use crate::tui::layout::LEAST;
use crate::tui::model::{Model, Overlay};
use crate::tui::page::Panel;
use crate::tui::sheet::{Sheet, cut};
use crate::tui::theme::{Look, dim, plain, strong};

/// The first line: what this is, and how far it has come.
pub(super) fn title(model: &Model<'_>, frame: &mut Frame<'_>, area: Rect) {
    let look = model.look;
    let width = usize::from(area.width);
    let (steps, words) = place(model);
    let right: Vec<Span<'static>> = if steps.1 > 0 {
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
    let buffer = frame.buffer_mut();
    buffer.set_line(area.x, area.y, &left, area.width);
    let from = width.saturating_sub(taken + 1);
    let room = (width - from) as u16;
    if width > taken + 10 {
        buffer.set_line(area.x + from as u16, area.y, &Line::from(right), room);
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
            ((at, sections.len()), format!("question {} of {}", progress.nth, progress.of))
        }
        (_, Place::Verdict) => (none, "what it comes to".to_owned()),
        (_, Place::Shape(_)) => {
            let first = usize::from(model.posting().is_empty());
            let page = model.shaping.page;
            ((page - page.min(first), PARTS.len() + 1 - first), format!("the role{}", which(model)))
        }
        (_, Place::Preview(_)) => (none, format!("preview{}", which(model))),
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

/// Draws `panel`, border and all.
pub(in crate::tui) fn panel(frame: &mut Frame<'_>, panel: &Panel) {
    let area = panel.area;
    if let Some(heading) = &panel.heading {
        let mut block = Block::bordered().border_type(BorderType::Rounded).border_style(dim());
        if !heading.is_empty() {
            let heading = cut(heading, usize::from(area.width).saturating_sub(6));
            block =
                block.title(Span::styled(format!(" {heading} "), strong().remove_modifier(Modifier::DIM)));
        }
        frame.render_widget(block, area);
    }
    let window = panel.window();
    let cursor = panel.sheet.draw(frame.buffer_mut(), panel.inside(), window);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    let x = area.right().saturating_sub(10);
    if panel.heading.is_some() && area.width > 20 {
        for (more, words, y) in
            [(window.above, " ↑ more ", area.y), (window.below, " ↓ more ", area.bottom().saturating_sub(1))]
        {
            if more {
                frame.buffer_mut().set_string(x, y, words, dim());
            }
        }
    }
}

/// The notice for a window that holds nothing else.
pub(in crate::tui) fn too_small(look: Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut sheet = Sheet::new(look, area.width);
    sheet.text(strong(), "hirefor needs more room");
    let (columns, rows) = LEAST;
    sheet.text(plain(), &format!("At least {columns} columns by {rows} rows."));
    sheet.text(dim(), "Nothing is lost. Ctrl-c leaves and keeps your answers.");
    let window = sheet.window(area.height, Some(0));
    sheet.draw(frame.buffer_mut(), area, window);
}
