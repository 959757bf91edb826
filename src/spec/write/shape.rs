//! Shaped lines as TOML: one table a line, because people comment them.

use toml_edit::{ArrayOfTables, Item, Table, value};

use super::array;
use crate::intake::{Line, PARTS, Part, Shape};

/// The whole shape.
pub(super) fn whole(shape: &Shape) -> Table {
    let mut table = Table::new();
    for part in PARTS {
        let lines = shape.lines(part);
        if part.is_single() {
            single(&mut table, part, lines);
        }
    }
    declined(&mut table, shape);
    for part in PARTS.into_iter().filter(|part| !part.is_single()) {
        rows(&mut table, part, shape.lines(part).iter().map(|line| row(part, line)));
    }
    table
}

/// Of a shape the parts that differ from `fresh`, a line that follows the catalogue by its name alone.
pub(super) fn different(shape: &Shape, fresh: &Shape) -> Option<Table> {
    let mut table = Table::new();
    let parts = || PARTS.into_iter().filter(|part| shape.lines(*part) != fresh.lines(*part));
    for part in parts().filter(|part| part.is_single()) {
        single(&mut table, part, shape.lines(part));
    }
    declined(&mut table, shape);
    table.set_implicit(table.is_empty());
    for part in parts().filter(|part| !part.is_single()) {
        let short = |line: &Line| match &line.proposal {
            Some(id) if !line.edited => named(id),
            _ => row(part, line),
        };
        rows(&mut table, part, shape.lines(part).iter().map(short));
    }
    (!table.is_empty()).then_some(table)
}

fn single(table: &mut Table, part: Part, lines: &[Line]) {
    if let Some(line) = lines.first() {
        table.insert(part.key(), value(line.text()));
    }
}

fn declined(table: &mut Table, shape: &Shape) {
    if !shape.declined.is_empty() {
        table.insert("declined", value(array(shape.declined.iter().map(String::as_str))));
    }
}

fn rows(table: &mut Table, part: Part, rows: impl Iterator<Item = Table>) {
    let rows: ArrayOfTables = rows.collect();
    if !rows.is_empty() {
        table.insert(part.key(), Item::ArrayOfTables(rows));
    }
}

fn named(proposal: &str) -> Table {
    let mut row = Table::new();
    row.insert("proposal", value(proposal));
    row
}

/// A line with every field, the empty ones too: they wait for a person.
fn row(part: Part, line: &Line) -> Table {
    let mut row = line.proposal.as_deref().map(named).unwrap_or_default();
    for (field, text) in part.fields().iter().zip(&line.fields) {
        let number = if field.number { text.parse::<i64>().ok() } else { None };
        row.insert(field.key, number.map_or_else(|| value(text.as_str()), value));
    }
    row
}
