//! Comments: whose they are, and what becomes of them when their line goes.

use toml_edit::{Item, Key, RawString, Table, Value};

/// Comments of a person, each a line, on the way to another place.
#[derive(Default)]
pub(super) struct Comments(String);

impl Comments {
    /// All of them, as lines.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    /// All of them, unless they cannot be put down here.
    pub(super) fn take_unless(&mut self, nowhere: bool) -> String {
        if nowhere { String::new() } else { self.take() }
    }

    /// Lines to carry as well.
    pub(super) fn add(&mut self, lines: &str) {
        self.0.push_str(lines);
    }

    /// What stands around a key.
    pub(super) fn key(&mut self, key: &Key) {
        self.raw(key.leaf_decor().prefix());
        self.raw(key.leaf_decor().suffix());
    }

    /// What stands around and inside an item.
    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::None => {}
            Item::Value(value) => {
                self.inside(value);
                self.raw(value.decor().prefix());
                self.raw(value.decor().suffix());
            }
            Item::Table(table) => self.table(table),
            Item::ArrayOfTables(rows) => rows.iter().for_each(|row| self.table(row)),
        }
    }

    /// What stands around and inside a table.
    pub(super) fn table(&mut self, table: &Table) {
        self.raw(table.decor().prefix());
        self.raw(table.decor().suffix());
        for (name, item) in table {
            if let Some(key) = table.key(name) {
                self.key(key);
            }
            self.item(item);
        }
    }

    /// What stands inside a value of several lines.
    pub(super) fn inside(&mut self, value: &Value) {
        match value {
            Value::Array(list) => {
                for item in list {
                    self.raw(item.decor().prefix());
                    self.inside(item);
                    self.raw(item.decor().suffix());
                }
                self.raw(Some(list.trailing()));
            }
            Value::InlineTable(table) => {
                for (name, value) in table {
                    if let Some(key) = table.key(name) {
                        self.key(key);
                    }
                    self.raw(value.decor().prefix());
                    self.inside(value);
                    self.raw(value.decor().suffix());
                }
                self.raw(Some(table.trailing()));
            }
            _ => {}
        }
    }

    fn raw(&mut self, raw: Option<&RawString>) {
        for line in text(raw).lines().map(str::trim).filter(|line| line.starts_with('#') && !is_ours(line)) {
            self.0.push_str(line);
            self.0.push('\n');
        }
    }
}

/// The characters of `raw`.
pub(super) fn text(raw: Option<&RawString>) -> &str {
    raw.and_then(RawString::as_str).unwrap_or_default()
}

fn is_ours(line: &str) -> bool {
    line.trim_start().starts_with("#?")
}

/// Our own lines in what stands above an entry.
pub(super) fn marks(above: &str) -> Vec<String> {
    above.lines().map(str::trim).filter(|line| is_ours(line)).map(str::to_owned).collect()
}

/// `above` with `carried` comments in front of what is written there, and with `ours` as its marks.
pub(super) fn with_marks(above: &str, carried: &str, ours: &[String]) -> String {
    let blank = above.len() - above.trim_start_matches('\n').len();
    let (blank, rest) = above.split_at(blank);
    if marks(rest) == ours {
        return format!("{blank}{carried}{rest}");
    }
    let mut ours = ours.iter();
    let mut out = format!("{blank}{carried}");
    for line in rest.split_inclusive('\n') {
        if !is_ours(line) {
            out.push_str(line);
        } else if let Some(mark) = ours.next() {
            out.push_str(mark);
            out.push('\n');
        }
    }
    for mark in ours {
        out.push_str(mark);
        out.push('\n');
    }
    out
}
