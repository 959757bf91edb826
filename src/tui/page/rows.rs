//! A list of lines of which one may be open for editing.

use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::Target;
use crate::intake::{parse_number, thousands};
use crate::tui::list::{Editing, Field, Holds, List};
use crate::tui::sheet::Sheet;
use crate::tui::theme::{Look, dim, plain};

/// Writes the lines; `beneath` adds what stands under one of them.
#[expect(clippy::too_many_arguments, reason = "one call, from two screens")]
pub(super) fn write(
    look: Look,
    sheet: &mut Sheet,
    rows: &[Vec<String>],
    list: &List,
    fields: &[Field],
    indent: usize,
    example: &str,
    beneath: impl Fn(&mut Sheet, usize, usize),
) {
    let (count, new) = (rows.len(), Vec::new());
    let waiting = list.waiting(count).map(|_| &new);
    for (nth, row) in rows.iter().chain(waiting).enumerate() {
        if let Some(editing) = list.editing.as_ref().filter(|editing| editing.at == nth) {
            open(look, sheet, editing, fields, indent, example);
            beneath(sheet, nth, indent + 2);
            continue;
        }
        let here = nth == list.at && list.editing.is_none();
        let from = sheet.height();
        let style = if here { look.accent() } else { plain() };
        let spans = vec![
            Span::raw(" ".repeat(indent)),
            Span::styled(if here { look.pointer() } else { "·" }, if here { look.accent() } else { dim() }),
            Span::raw(" "),
        ];
        let waits = list.waiting(nth).map(Editing::values);
        let row = waits.as_ref().unwrap_or(row);
        let first = row.first().map_or("", String::as_str);
        let more = said(row, fields);
        sheet.hang(spans, indent + 2, &[(first, style), (&more, dim())]);
        if waits.is_some() {
            unfinished(look, sheet, indent + 2);
        }
        if nth < count {
            beneath(sheet, nth, indent + 2);
        }
        sheet.mark(Target::Line(nth), from);
        if here {
            sheet.focus_from(from);
            sheet.cursor_in(indent);
        }
    }
    match &list.editing {
        Some(editing) if editing.at >= rows.len() => open(look, sheet, editing, fields, indent, example),
        None if list.many(count) == 0 => {
            let from = sheet.height();
            sheet.hang(vec![], indent + 2, &[("Nothing here yet: a adds a line.", dim())]);
            sheet.focus_from(from);
        }
        _ => {}
    }
}

/// That a line waits to be whole.
fn unfinished(look: Look, sheet: &mut Sheet, indent: usize) {
    let mark = vec![Span::raw(" ".repeat(indent)), Span::styled("⚠ ", look.warn())];
    sheet.hang(mark, indent + 2, &[("not whole yet: e goes on with it, d drops it", dim())]);
}

/// The fields after the first, in a row.
fn said(row: &[String], fields: &[Field]) -> String {
    let rest = row.iter().zip(fields).skip(1).filter(|(value, _)| !value.is_empty());
    rest.map(|(value, field)| match &field.holds {
        Holds::OneOf(words) => {
            let shown = words.iter().find(|(word, _)| word == value);
            format!(" · {}", shown.map_or(value.as_str(), |(_, shown)| shown))
        }
        Holds::Text | Holds::Number => format!(" · {value}"),
    })
    .collect()
}

fn open(look: Look, sheet: &mut Sheet, editing: &Editing, fields: &[Field], indent: usize, example: &str) {
    let set_off = fields.len() > 1;
    if set_off {
        sheet.blank();
    }
    let top = sheet.height();
    let labels = fields.iter().map(|field| field.label.width()).max().unwrap_or(0);
    for (nth, (field, editor)) in fields.iter().zip(&editing.fields).enumerate() {
        let here = nth == editing.field;
        let from = sheet.height();
        let deep = if labels == 0 { indent + 2 } else { indent + labels + 4 };
        match &field.holds {
            Holds::Text | Holds::Number if nth > 0 && field.open => {
                sheet.editor(editor, deep, here, "may stay empty");
            }
            Holds::Text => sheet.editor(editor, deep, here, if nth == 0 { example } else { "" }),
            Holds::Number => {
                sheet.editor(editor, deep, here, "");
                let typed = editor.text();
                let said = parse_number(&typed).map(thousands).filter(|said| *said != typed.trim());
                if let Some(said) = said {
                    sheet.hang(vec![], deep, &[(&said, dim())]);
                }
            }
            Holds::OneOf(words) => {
                let value = editor.text();
                let shown =
                    words.iter().find(|(word, _)| *word == value).map_or("none yet", |(_, shown)| shown);
                let arrows = if here { format!("← {shown} →") } else { shown.to_owned() };
                sheet.hang(vec![], deep, &[(&arrows, plain())]);
                if here {
                    sheet.focus_from(from);
                    sheet.cursor_in(deep);
                }
            }
        }
        let style = if here { look.accent() } else { dim() };
        if here {
            sheet.prefix(from, indent, look.pointer(), look.accent());
        }
        sheet.prefix(from, indent + 2, &field.label, style);
    }
    sheet.also_in_sight(top);
    if set_off {
        sheet.blank();
    }
}
