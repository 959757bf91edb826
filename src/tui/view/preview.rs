//! The finished text of a role, its Markdown set simply.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Span;

use super::frame::panel;
use super::sheet::Sheet;
use crate::intake::Place;
use crate::tui::model::Model;
use crate::tui::theme::Look;

/// The columns beyond which prose is hard to read.
const MEASURE: u16 = 92;

pub(super) fn draw(model: &Model<'_>, frame: &mut Frame<'_>) {
    let text = text(model);
    let title = text.map_or("Nothing to show yet", |(title, _)| title);
    panel(model, frame, model.layout().main, title, &sheet(model), Some(model.preview.scroll));
}

/// How many rows the text has.
pub(in crate::tui) fn height(model: &Model<'_>) -> usize {
    sheet(model).height()
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
            sheet.mixed(&spans(look, heading, look.strong()));
        } else if let Some(item) = trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("* ")) {
            let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("• ", look.dim())];
            sheet.hang(mark, indent + 2, &spans(look, item, look.plain()));
        } else if trimmed.starts_with("<!--") {
            sheet.text(look.dim(), trimmed);
        } else {
            sheet.mixed(&spans(look, trimmed, look.plain()));
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
        if let Some(strong) = from.strip_prefix("**") {
            let Some((strong, after)) = strong.split_once("**") else {
                rest = from;
                break;
            };
            out.push((strong, style.patch(look.strong())));
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
