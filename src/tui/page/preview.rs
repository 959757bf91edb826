//! The documents as they would be written: one of them set to be read, or held against what stands on disk.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::{Panel, Target, markdown};
use crate::draft::difference;
use crate::face::Document;
use crate::tui::model::Model;
use crate::tui::sheet::{Sheet, cut_before};
use crate::tui::theme::{dim, plain, strong};

/// The columns beyond which prose is hard to read.
const MEASURE: u16 = 92;

pub(super) fn panel(model: &Model<'_>) -> Panel {
    let (sheet, heading) = sheet(model);
    Panel::framed(model.layout().main, heading, sheet, Some(model.preview.scroll))
}

/// The rows on which the words that are looked for stand.
pub(in crate::tui) fn found(model: &Model<'_>) -> Vec<usize> {
    sheet(model).0.found(&model.preview.sought)
}

fn sheet(model: &Model<'_>) -> (Sheet, String) {
    let mut sheet = Sheet::new(model.look, model.layout().inner().width.min(MEASURE));
    let Some(document) = model.document() else { return (sheet, "Nothing to show yet".to_owned()) };
    tabs(model, &mut sheet);
    if let Some(search) = &model.preview.search {
        let top = sheet.height();
        sheet.editor(search, 2, true, "words to look for");
        sheet.prefix(top, 0, "/", model.look.accent());
    }
    sheet.pin();
    let before = sheet.height();
    if model.preview.difference {
        held_against(document, &mut sheet);
    } else if document.is_markdown() {
        let findings: Vec<_> = document.findings().collect();
        markdown::write(&document.text, &findings, model.preview.looked_at, &mut sheet);
    } else {
        source(&document.text, &mut sheet);
    }
    debug_assert!(sheet.height() >= before);
    sheet.paint_found(&model.preview.sought);
    let stands = format!(" · {}", stands(document));
    let room = usize::from(model.layout().main.width).saturating_sub(stands.width() + 8);
    (sheet, format!("{}{stands}", cut_before(&document.path.display().to_string(), room)))
}

/// What the document is to what stands on disk.
fn stands(document: &Document) -> &'static str {
    match &document.on_disk {
        None => "new",
        Some(text) if *text == document.text => "as it stands",
        Some(_) => "differs from what stands there",
    }
}

/// The titles of the role's documents, each with the number of places that want a person; the one that is shown is marked.
fn tabs(model: &Model<'_>, sheet: &mut Sheet) {
    let row = sheet.height();
    let (documents, at) = (model.documents(), model.preview.tab);
    let wide = |document: &Document| document.title.width() + marked(document.wants()).width() + 4;
    let all: usize = documents.iter().map(wide).sum();
    if all > sheet.width + 2 {
        let title = documents.get(at).map_or("", |document| document.title.as_str());
        let wants = marked(documents.get(at).map_or(0, Document::wants));
        let says = format!("  {} of {}", at + 1, documents.len());
        let pointer = vec![Span::styled(model.look.pointer(), model.look.accent()), Span::raw(" ")];
        let parts = [(title, model.look.accent()), (&wants, model.look.warn()), (&says, dim())];
        return sheet.hang(pointer, 2, &parts);
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut marks = Vec::new();
    let mut used = 0;
    for (nth, document) in documents.iter().enumerate() {
        let here = nth == at;
        let pointer = if here { model.look.pointer() } else { " " };
        let style = if here { model.look.accent() } else { plain() };
        let wants = marked(document.wants());
        let wide = document.title.width() + wants.width() + 2;
        spans.extend([
            Span::styled(pointer, model.look.accent()),
            Span::raw(" "),
            Span::styled(document.title.clone(), style),
            Span::styled(wants, model.look.warn()),
            Span::raw("  "),
        ]);
        marks.push((Target::Tab(nth), used..used + wide));
        used += wide + 2;
    }
    sheet.row(spans);
    for (target, columns) in marks {
        sheet.mark_part(target, row, columns);
    }
}

/// How many places want a person, where any does.
fn marked(wants: usize) -> String {
    if wants == 0 { String::new() } else { format!(" ⚠ {wants}") }
}

/// The document against what stands on disk, line by line.
fn held_against(document: &Document, sheet: &mut Sheet) {
    sheet.blank();
    let look = sheet.look;
    let Some(on_disk) = &document.on_disk else {
        return sheet.text(plain(), "Nothing stands there yet: all of it is new.");
    };
    let difference = difference(on_disk, &document.text);
    if difference.is_empty() {
        return sheet.text(plain(), "It stands there already, word for word.");
    }
    for line in difference.lines() {
        let style = match line.as_bytes().first() {
            Some(b'+') => look.good(),
            Some(b'-') => look.bad(),
            Some(b'@') => dim(),
            _ => plain(),
        };
        sheet.hang(vec![], 0, &[(line, style)]);
    }
}

/// A text for programs, line by line.
fn source(text: &str, sheet: &mut Sheet) {
    sheet.blank();
    for line in text.lines() {
        let style = match line.trim_start().as_bytes().first() {
            Some(b'#') => dim(),
            Some(b'[') => strong(),
            _ => Style::new(),
        };
        let indent = line.len() - line.trim_start().len();
        if line.is_empty() {
            sheet.row(vec![]);
        } else {
            sheet.hang(vec![Span::raw(" ".repeat(indent))], indent, &[(line.trim_start(), style)]);
        }
    }
}
