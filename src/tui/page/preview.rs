//! The finished text of a role, its Markdown set simply.

use ratatui::style::Style;
use ratatui::text::Span;

use super::Panel;
use crate::intake::Place;
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::theme::{Look, dim, plain, strong};

/// The columns beyond which prose is hard to read.
const MEASURE: u16 = 92;

pub(super) fn panel(model: &Model<'_>) -> Panel {
    let text = text(model);
    let title = text.map_or("Nothing to show yet", |(title, _)| title);
    Panel::framed(model.layout().main, title, sheet(model), Some(model.preview.scroll))
}

fn text<'m>(model: &'m Model<'_>) -> Option<&'m (String, String)> {
    let Place::Preview(nth) = model.work().at else { return None };
    model.preview.texts.get(nth)
}

fn sheet(model: &Model<'_>) -> Sheet {
    let look = model.look;
    let mut sheet = Sheet::new(look, model.layout().inner().width.min(MEASURE));
    for line in text(model).map_or("", |(_, markdown)| markdown.as_str()).lines() {
        let trimmed = line.trim_start();
        let indent = (line.len() - trimmed.len()).min(8);
        if trimmed.is_empty() {
            sheet.blank();
        } else if let Some(heading) = trimmed.strip_prefix("# ") {
            sheet.blank();
            sheet.mixed(&spans(look, heading, look.accent()));
        } else if let Some(heading) = trimmed.strip_prefix("## ").or_else(|| trimmed.strip_prefix("### ")) {
            sheet.blank();
            sheet.mixed(&spans(look, heading, strong()));
        } else if let Some(item) = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* ")) {
            let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("• ", dim())];
            sheet.hang(mark, indent + 2, &spans(look, item, plain()));
        } else if trimmed.starts_with("<!--") {
            sheet.text(dim(), trimmed);
        } else {
            sheet.mixed(&spans(look, trimmed, plain()));
        }
    }
    sheet
}

/// A line with its strong words strong and its open places marked.
fn spans(look: Look, line: &str, style: Style) -> Vec<(&str, Style)> {
    const OPEN: &str = "[to fill";
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(at) = [rest.find("**"), rest.find(OPEN)].into_iter().flatten().min() {
        let (before, from) = rest.split_at(at);
        out.push((before, style));
        if let Some(strong_words) = from.strip_prefix("**") {
            let Some((words, after)) = strong_words.split_once("**") else {
                rest = from;
                break;
            };
            out.push((words, style.patch(strong())));
            rest = after;
        } else {
            let end = from.find(']').map_or(from.len(), |end| end + 1);
            out.push((&from[..end], look.warn()));
            rest = &from[end..];
        }
    }
    out.push((rest, style));
    out
}
