//! A new layout laid over the file as it stands: comments, blank lines and the order of keys are the person's and stay.
//!
//! Nothing that still says the same is touched, so a file that says everything already comes back byte for byte. Lines end
//! as they did. A comment
//! whose line is gone moves to the line that followed. Lines that begin with `#?` are ours.

mod comments;
mod matching;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Key, RawString, Table, TableLike};

use comments::{Comments, marks, text, with_marks};
use matching::{partners, same};

use crate::wrap::{unix, with_endings_of};

/// `fresh` laid over `previous`; `fresh` alone when `previous` is no TOML.
pub(super) fn over(previous: &str, fresh: &DocumentMut) -> String {
    let unix = unix(previous);
    let Ok(mut doc) = unix.parse::<DocumentMut>() else { return fresh.to_string() };
    let mut keep = Keep::default();
    keep.table(doc.as_table_mut(), fresh.as_table());
    let last = keep.carried.take();
    if !keep.changed {
        let ended = unix.is_empty() || unix.ends_with('\n');
        return if ended { previous.to_owned() } else { with_endings_of(previous, unix + "\n") };
    }
    doc.set_trailing(format!("{}{last}", doc.trailing().as_str().unwrap_or_default()));
    free(doc.as_table_mut());
    with_endings_of(previous, doc.to_string())
}

#[derive(Default)]
struct Keep {
    changed: bool,
    /// Comments whose line is gone, on the way to the next line.
    carried: Comments,
}

impl Keep {
    /// Makes `old` say what `new` says.
    fn table(&mut self, old: &mut Table, new: &Table) {
        let mut entries = self.entries(old, new);
        // Values are printed before tables, so comments are handed on in that order.
        for values in [true, false] {
            let turn = |item: &Item| !item.is_none() && item.is_value() == values;
            for (key, item) in entries.iter_mut().filter(|(_, item)| turn(item)) {
                if let Some((new_key, new_item)) = new.get_key_value(key.get()) {
                    self.entry(key, item, new_key, new_item);
                } else {
                    self.changed = true;
                    self.carried.key(key);
                    self.carried.item(item);
                    *item = Item::None;
                }
            }
        }
        for (key, item) in entries.into_iter().filter(|(_, item)| !item.is_none()) {
            old.insert_formatted(&key, item);
        }
    }

    /// The entries of `old` in their order, and those only `new` has where they belong.
    fn entries(&mut self, old: &mut Table, new: &Table) -> Vec<(Key, Item)> {
        let keys: Vec<String> = old.iter().map(|(key, _)| key.to_owned()).collect();
        let mut entries: Vec<(Key, Item)> = keys.iter().filter_map(|key| old.remove_entry(key)).collect();
        let mut before: Option<&str> = None;
        for (name, item) in new {
            if !entries.iter().any(|(key, _)| key.get() == name)
                && let Some(key) = new.key(name)
            {
                let at = entries.iter().position(|(key, _)| Some(key.get()) == before);
                entries.insert(at.map_or(0, |at| at + 1), (key.clone(), item.clone()));
                self.changed = true;
            }
            before = Some(name);
        }
        entries
    }

    fn entry(&mut self, key: &mut Key, old: &mut Item, new_key: &Key, new: &Item) {
        let ours = marks(&heading(new_key, new));
        if same(old, new) {
            let carried = self.carried.take_unless(old.is_table() && !prints_header(old));
            self.head(key, old, &carried, &ours);
            return;
        }
        self.changed = true;
        match (&mut *old, new) {
            (Item::Table(table), _) if new.is_table_like() => {
                if prints_header_of(table) {
                    let carried = self.carried.take();
                    self.head(key, old, &carried, &ours);
                }
                if let (Some(table), Some(new)) = (old.as_table_mut(), to_table(new)) {
                    self.table(table, &new);
                }
            }
            (Item::ArrayOfTables(_), Item::ArrayOfTables(new)) => {
                let carried = self.carried.take();
                if let Item::ArrayOfTables(rows) = old {
                    self.rows(rows, new);
                }
                self.head(key, old, &carried, &ours);
            }
            (Item::Value(_), _) => {
                let Ok(mut value) = new.clone().into_value() else { return };
                if let Item::Value(before) = old {
                    self.carried.inside(before);
                    *value.decor_mut() = before.decor().clone();
                }
                *old = Item::Value(value);
                let carried = self.carried.take();
                self.head(key, old, &carried, &ours);
            }
            _ => {
                self.carried.key(key);
                self.carried.item(old);
                (*key, *old) = (new_key.clone(), new.clone());
                let carried = self.carried.take();
                self.head(key, old, &carried, &ours);
            }
        }
    }

    /// Puts comments that were carried here, and our own marks, above an entry.
    fn head(&mut self, key: &mut Key, item: &mut Item, carried: &str, ours: &[String]) {
        let before = heading(key, item);
        let after = with_marks(&before, carried, ours);
        if after == before {
            return;
        }
        self.changed = true;
        match item {
            Item::Table(table) if !table.is_dotted() => table.decor_mut().set_prefix(after),
            Item::ArrayOfTables(rows) => {
                if let Some(first) = rows.get_mut(0) {
                    first.decor_mut().set_prefix(after);
                }
            }
            _ => key.leaf_decor_mut().set_prefix(after),
        }
    }

    /// Makes the rows say what `new` says, each keeping what was written around it.
    fn rows(&mut self, old: &mut ArrayOfTables, new: &ArrayOfTables) {
        let partners = partners(old, new);
        let mut kept: Vec<Option<Table>> = Vec::new();
        for (at, row) in old.iter().enumerate() {
            if partners.contains(&Some(at)) {
                let mut row = row.clone();
                let above = with_marks(&prefix(&row), &self.carried.take(), &[]);
                row.decor_mut().set_prefix(above);
                kept.push(Some(row));
            } else {
                self.carried.table(row);
                kept.push(None);
            }
        }
        let left = self.carried.take();
        let mut rows = ArrayOfTables::new();
        for (row, partner) in new.iter().zip(partners) {
            match partner.and_then(|at| kept[at].take()) {
                Some(mut old) => {
                    self.table(&mut old, row);
                    rows.push(old);
                }
                None => rows.push(row.clone()),
            }
        }
        self.carried.add(&left);
        *old = rows;
    }
}

/// What stands above an entry: before its key, or before the header of its table.
fn heading(key: &Key, item: &Item) -> String {
    match item {
        Item::Table(table) if !table.is_dotted() => prefix(table),
        Item::ArrayOfTables(rows) => rows.get(0).map(prefix).unwrap_or_default(),
        _ => text(key.leaf_decor().prefix()).to_owned(),
    }
}

fn prefix(table: &Table) -> String {
    table.decor().prefix().and_then(RawString::as_str).unwrap_or("\n").to_owned()
}

fn prints_header(item: &Item) -> bool {
    item.as_table().is_none_or(prints_header_of)
}

fn prints_header_of(table: &Table) -> bool {
    !table.is_dotted() && (!table.is_implicit() || !table.get_values().is_empty())
}

fn to_table(item: &Item) -> Option<Table> {
    item.clone().into_table().ok()
}

/// Lets tables be printed in the order of the tree instead of where they once stood.
fn free(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => free(table),
            Item::ArrayOfTables(rows) => rows.iter_mut().for_each(free),
            _ => {}
        }
    }
}

/// The entries of anything like a table.
fn like(item: &Item) -> Option<&dyn TableLike> {
    item.as_table_like()
}
