//! Which row of the file as it stands a new row is.

use toml_edit::{ArrayOfTables, Item, Table, Value};

use super::like;

/// Whether both say the same, however they are written.
pub(super) fn same(one: &Item, other: &Item) -> bool {
    if let (Some(one), Some(other)) = (like(one), like(other)) {
        let inside = |(key, item): (&str, &Item)| other.get(key).is_some_and(|other| same(item, other));
        return one.len() == other.len() && one.iter().all(inside);
    }
    if let (Some(one), Some(other)) = (list(one), list(other)) {
        return one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| same(one, other));
    }
    match (one.as_value(), other.as_value()) {
        (Some(Value::String(one)), Some(Value::String(other))) => one.value() == other.value(),
        (Some(Value::Integer(one)), Some(Value::Integer(other))) => one.value() == other.value(),
        (Some(Value::Boolean(one)), Some(Value::Boolean(other))) => one.value() == other.value(),
        (Some(Value::Datetime(one)), Some(Value::Datetime(other))) => one.value() == other.value(),
        _ => false,
    }
}

fn list(item: &Item) -> Option<Vec<Item>> {
    match item {
        Item::ArrayOfTables(rows) => Some(rows.iter().cloned().map(Item::Table).collect()),
        Item::Value(Value::Array(list)) => Some(list.iter().cloned().map(Item::Value).collect()),
        _ => None,
    }
}

/// Whether two rows may be the same one.
type Alike = fn(&Table, &Table) -> bool;

/// For each row of `new` the row of `old` it was: the same, or else of the same proposal or question, or else the next of
/// those that have neither.
pub(super) fn partners(old: &ArrayOfTables, new: &ArrayOfTables) -> Vec<Option<usize>> {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let equal: Alike = |one, other| same(&Item::Table(one.clone()), &Item::Table(other.clone()));
    let alike: Alike = |one, other| name(one).is_some() && name(one) == name(other);
    let neither: Alike = |one, other| name(one).is_none() && name(other).is_none();
    for way in [equal, alike, neither] {
        for (at, row) in new.iter().enumerate() {
            if partners[at].is_none() {
                let mut free = old.iter().enumerate().filter(|(nth, _)| !partners.contains(&Some(*nth)));
                partners[at] = free.find(|(_, other)| way(row, other)).map(|(nth, _)| nth);
            }
        }
    }
    partners
}

/// What a row is known by.
fn name(row: &Table) -> Option<[Option<&str>; 3]> {
    let text = |key: &str| row.get(key).and_then(Item::as_str);
    let name = [text("proposal").or(text("question")), text("row"), text("choice")];
    name[0].is_some().then_some(name)
}
