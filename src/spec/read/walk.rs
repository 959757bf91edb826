//! A parsed file asked part by part; whatever is of the wrong kind or unknown is noted with its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Span, did_you_mean};
use crate::hygiene;
use crate::intake::Date;
use crate::questionnaire::reader::{At, Text};
use crate::spec::FORMAT;

/// A table of a parsed file.
pub(super) type Table<'s> = DeTable<'s>;

/// A value of a parsed file.
pub(super) type Value<'s> = Spanned<DeValue<'s>>;

/// The value at `key`.
pub(super) fn get<'t>(table: &'t Table<'t>, key: &str) -> Option<&'t Value<'t>> {
    table.get(key)
}

/// More names than these are not listed.
const MOST_NAMED: usize = 12;

/// Collects what is wrong while a file is walked.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) problems: Vec<Diagnostic>,
}

impl Walk {
    pub(super) fn problem(&mut self, span: &Span, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.problems.len();
        self.problems.push(Diagnostic::new(span.clone(), message));
        &mut self.problems[at]
    }

    /// Notes that there is no `kind` called `wrong`, with the near name among `known`.
    pub(super) fn unknown<'k>(
        &mut self,
        span: &Span,
        kind: &str,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.into_iter().collect();
        let help = match did_you_mean(wrong, known.iter().copied()) {
            Some(near) if known.len() > MOST_NAMED => Some(format!("did you mean `{near}`?")),
            Some(near) => Some(format!("did you mean `{near}`? known here: {}", known.join(", "))),
            None if (1..=MOST_NAMED).contains(&known.len()) => {
                Some(format!("known here: {}", known.join(", ")))
            }
            None => None,
        };
        self.problem(span, format!("there is no {kind} `{}`", hygiene::neutral_line(wrong))).help = help;
    }

    /// Notes every key of `table` that is not `known`.
    pub(super) fn keys(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            self.unknown(&key.span(), "key", key.get_ref(), known.iter().copied());
        }
    }

    /// The table at `key`, if there is one.
    pub(super) fn table<'t>(&mut self, table: &'t Table<'t>, key: &str) -> Option<&'t Table<'t>> {
        self.as_table(get(table, key)?, key)
    }

    pub(super) fn as_table<'t>(&mut self, value: &'t Value<'t>, name: &str) -> Option<&'t Table<'t>> {
        let found = value.get_ref().as_table();
        if found.is_none() {
            self.wrong(value, name, "a table");
        }
        found
    }

    /// The text at `key`, if there is one.
    pub(super) fn text(&mut self, table: &Table<'_>, key: &str) -> Option<Text> {
        self.as_text(get(table, key)?, key)
    }

    pub(super) fn as_text(&mut self, value: &Value<'_>, name: &str) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(value, name, "text in quotation marks");
            return None;
        };
        Some(At { span: value.span(), value: text.to_owned() })
    }

    /// The list of texts at `key`, empty without one.
    pub(super) fn texts(&mut self, table: &Table<'_>, key: &str) -> Vec<String> {
        let list = get(table, key).and_then(|value| self.as_list(value, key));
        list.unwrap_or_default()
            .iter()
            .filter_map(|item| self.as_text(item, key))
            .map(|text| text.value)
            .collect()
    }

    pub(super) fn as_list<'t>(&mut self, value: &'t Value<'t>, name: &str) -> Option<&'t [Value<'t>]> {
        let found = value.get_ref().as_array();
        if found.is_none() {
            self.wrong(value, name, "a list in brackets");
        }
        found.map(|list| &list[..])
    }

    pub(super) fn as_whole(&mut self, value: &Value<'_>, name: &str) -> Option<i64> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(value, name, "a whole number");
        }
        number
    }

    /// The date at `key`, if there is one.
    pub(super) fn date(&mut self, table: &Table<'_>, key: &str) -> Option<Date> {
        self.as_date(get(table, key)?, key)
    }

    pub(super) fn as_date(&mut self, value: &Value<'_>, name: &str) -> Option<Date> {
        let local = value.get_ref().as_datetime().filter(|d| d.time.is_none() && d.offset.is_none());
        let date = local.and_then(|local| local.date);
        let date = date.and_then(|date| Date::new(date.year, date.month, date.day));
        if date.is_none() {
            self.problem(
                &value.span(),
                match value.get_ref().as_str() {
                    Some(text) if Date::parse(text).is_some() => {
                        format!("`{name}` is a date, and stands without quotation marks")
                    }
                    _ => format!("`{name}` is a day of the calendar, like 2027-01-31"),
                },
            );
        }
        date
    }

    /// What the word at `key` means among `names`.
    pub(super) fn named<T: Copy>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        kind: &str,
        names: &[(&str, T)],
    ) -> Option<T> {
        let word = self.text(table, key)?;
        let found = names.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            self.unknown(&word.span, kind, &word, names.iter().map(|(name, _)| *name));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Notes that `value` is not what `name` holds.
    pub(super) fn wrong(&mut self, value: &Value<'_>, name: &str, wanted: &str) {
        let given = value.get_ref().type_str();
        self.problem(&value.span(), format!("`{name}` is {wanted}, not {}", article(given)));
    }

    /// Notes a format that this program does not read.
    pub(super) fn format(&mut self, tree: &Table<'_>) {
        let Some(value) = get(tree, "format") else {
            self.problem(&(0..0), "`format` is missing").help =
                Some(format!("a role spec and an answers file begin with `format = {FORMAT}`"));
            return;
        };
        match self.as_whole(value, "format") {
            Some(newer) if newer > FORMAT => {
                self.problem(&value.span(), format!("the file is of format {newer}")).help =
                    Some(format!("this program reads format {FORMAT}; a newer hirefor may read it"));
            }
            Some(FORMAT) | None => {}
            Some(_) => {
                self.problem(&value.span(), format!("`format` must be {FORMAT}"));
            }
        }
    }

    /// The questionnaire that was answered, and its version.
    pub(super) fn questionnaire(&mut self, tree: &Table<'_>) -> (Text, At<i64>) {
        let nothing = (Text::default(), At::default());
        let Some(value) = get(tree, "questionnaire") else {
            self.problem(&(0..0), "`questionnaire` is missing").help =
                Some("write `questionnaire = { id = \"…\", version = 1 }`".into());
            return nothing;
        };
        let Some(table) = self.as_table(value, "questionnaire") else { return nothing };
        self.keys(table, &["id", "version"]);
        let id = self.text(table, "id");
        if id.is_none() && get(table, "id").is_none() {
            self.problem(&value.span(), "`id` is missing here");
        }
        let version = get(table, "version").map_or(Some(At { span: value.span(), value: 1 }), |value| {
            Some(At { span: value.span(), value: self.as_whole(value, "version")? })
        });
        let version = version.unwrap_or_default();
        if version.value < 1 && self.problems.is_empty() {
            self.problem(&version.span, "`version` is a number from 1");
        }
        (id.unwrap_or_default(), version)
    }
}

/// "a string", "an integer".
fn article(kind: &str) -> String {
    let an = kind.starts_with(['a', 'i']);
    format!("{} {kind}", if an { "an" } else { "a" })
}
