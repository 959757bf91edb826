//! From TOML text to mirrors that know where each part stood, with every mistake and not just the first.
//!
//! Tables are read by a list of their keys rather than by code made for each of them: there are some fifty, and serde's
//! code for them weighed more than a megabyte.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Span, did_you_mean};

/// A value of a parsed file.
pub(crate) type Value<'s> = Spanned<DeValue<'s>>;

/// What a TOML value is read into.
pub(crate) trait FromToml: Sized {
    /// Reads `value` and notes what is wrong with it; none where nothing of it can be used.
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self>;

    /// What a JSON Schema says of it; tables go into `tables` and are referred to by their names.
    fn schema(tables: &mut Map<String, Json>) -> Json;
}

/// What a TOML table is read into: each key has a default, and no other key is known.
pub(crate) trait FromTable: FromToml + Default + 'static {
    /// The name of such tables in a schema.
    const NAME: &'static str;
    /// What they are; empty where a table of words says it.
    const IS: &'static str;
    /// Their keys.
    const KEYS: &'static [Key<Self>];
}

/// One key of a table.
pub(crate) struct Key<T> {
    /// The name of the field, with `_` where the key has `-`.
    pub(crate) field: &'static str,
    pub(crate) says: &'static str,
    pub(crate) set: fn(&mut T, &Value<'_>, &mut Vec<Diagnostic>),
    pub(crate) schema: Schema,
}

/// What a schema says of a kind of value.
type Schema = fn(&mut Map<String, Json>) -> Json;

/// Structs that are read from tables, a key for each field.
macro_rules! mirror {
    ($($name:ident { $($field:ident: $kind:ty),* $(,)? })+) => {
        $crate::questionnaire::reader::mirror! {
            $(#[derive(Default)] pub(crate) struct $name { $(pub(crate) $field: $kind),* })+
        }
    };
    ($($(#[doc = $is:literal])* $(#[derive($($derived:ident),*)])? $seen:vis struct $name:ident {
        $($(#[doc = $says:literal])* $open:vis $field:ident: $kind:ty),* $(,)?
    })+) => {$(
        $(#[doc = $is])*
        #[derive(Clone, Debug $(, $($derived),*)?)]
        $seen struct $name { $($(#[doc = $says])* $open $field: $kind),* }

        impl $crate::questionnaire::reader::FromToml for $name {
            fn from_toml(
                value: &$crate::questionnaire::reader::Value<'_>,
                problems: &mut Vec<$crate::diagnostic::Diagnostic>,
            ) -> Option<Self> {
                $crate::questionnaire::reader::table(value, problems)
            }

            fn schema(tables: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                $crate::questionnaire::reader::table_schema::<Self>(tables)
            }
        }

        impl $crate::questionnaire::reader::FromTable for $name {
            const NAME: &'static str = stringify!($name);
            const IS: &'static str = concat!($($is),*);
            const KEYS: &'static [$crate::questionnaire::reader::Key<Self>] = &[$(
                $crate::questionnaire::reader::Key {
                    field: stringify!($field),
                    says: concat!($($says),*),
                    set: |table, value, problems| {
                        let read = $crate::questionnaire::reader::FromToml::from_toml(value, problems);
                        if let Some(read) = read {
                            table.$field = read;
                        }
                    },
                    schema: <$kind as $crate::questionnaire::reader::FromToml>::schema,
                }
            ),*];
        }
    )+};
}
pub(crate) use mirror;

/// Reads `source` into `T`, with as much as can be read and everything that could not.
pub(crate) fn read<T: FromTable>(source: &str) -> (T, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        let place = |e: &toml::de::Error| e.span().unwrap_or(0..0);
        return (T::default(), errors.iter().map(|e| Diagnostic::new(place(e), e.message())).collect());
    }
    let mut problems = Vec::new();
    let read = of_table(table.get_ref(), &mut problems);
    problems.truncate(MOST_PROBLEMS);
    (read, problems)
}

/// The most mistakes reported for one file; after these the rest is noise.
const MOST_PROBLEMS: usize = 50;

fn of_table<T: FromTable>(table: &DeTable<'_>, problems: &mut Vec<Diagnostic>) -> T {
    let mut read = T::default();
    for (name, value) in table {
        match T::KEYS.iter().find(|key| is_named(key.field, name.get_ref())) {
            Some(key) => (key.set)(&mut read, value, problems),
            None => problems.push(unknown(name, &T::KEYS.iter().map(|key| key.field).collect::<Vec<_>>())),
        }
    }
    read
}

fn is_named(field: &str, name: &str) -> bool {
    field.bytes().map(|b| if b == b'_' { b'-' } else { b }).eq(name.bytes())
}

fn unknown(name: &Spanned<std::borrow::Cow<'_, str>>, fields: &[&str]) -> Diagnostic {
    let known: Vec<String> = fields.iter().map(|field| field.replace('_', "-")).collect();
    let complaint = Diagnostic::new(name.span(), format!("unknown key `{}`", name.get_ref()));
    match did_you_mean(name.get_ref(), known.iter().map(String::as_str)) {
        Some(near) => complaint.help(format!("did you mean `{near}`?")),
        None => complaint.help(format!("known here: {}", known.join(", "))),
    }
}

/// Reads a table.
pub(crate) fn table<T: FromTable>(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    Some(of_table(wanted(value, value.get_ref().as_table(), "a table", problems)?, problems))
}

/// What a schema says of a table, which goes into `tables`.
pub(crate) fn table_schema<T: FromTable>(tables: &mut Map<String, Json>) -> Json {
    let keys = || T::KEYS.iter().map(|key| (key.field, key.says, key.schema)).collect();
    described(T::NAME, T::IS, &keys, tables)
}

/// [`table_schema`] of a table that is called `name`.
fn described(
    name: &str,
    is: &str,
    keys: &dyn Fn() -> Vec<(&'static str, &'static str, Schema)>,
    tables: &mut Map<String, Json>,
) -> Json {
    if !tables.contains_key(name) {
        // A condition holds conditions.
        tables.insert(name.to_owned(), Json::Null);
        let mut properties = Map::new();
        for (field, says, schema) in keys() {
            let mut property = schema(tables);
            if !says.is_empty() {
                property["description"] = json!(says.trim());
            }
            properties.insert(field.replace('_', "-"), property);
        }
        let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
        if !is.is_empty() {
            table["description"] = json!(is.trim());
        }
        tables.insert(name.to_owned(), table);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// What was `found` in `value`, or a note that it should have been `kind`.
fn wanted<T>(value: &Value<'_>, found: Option<T>, kind: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    if found.is_none() {
        let is = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date or a time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = if is == kind {
            format!("this is {is} out of range")
        } else {
            format!("this is {is} where {kind} is needed")
        };
        problems.push(Diagnostic::new(value.span(), message));
    }
    found
}

/// The one of `all` that `value` names.
pub(crate) fn one_of<T: Copy>(
    value: &Value<'_>,
    all: &[(&str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let name = wanted(value, value.get_ref().as_str(), "text", problems)?;
    let found = all.iter().find(|(known, _)| *known == name).map(|(_, one)| *one);
    if found.is_none() {
        let names = all.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
        let complaint = Diagnostic::new(value.span(), format!("there is no `{name}` here"));
        problems.push(complaint.help(format!("known here: {names}")));
    }
    found
}

fn whole(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// Reads a kind of value by one function, and says in a schema what it is.
macro_rules! plain {
    ($($kind:ty: $words:literal, $schema:tt, $read:expr;)+) => {$(
        impl FromToml for $kind {
            fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
                let read: fn(&DeValue<'_>) -> Option<Self> = $read;
                wanted(value, read(value.get_ref()), $words, problems)
            }

            fn schema(_: &mut Map<String, Json>) -> Json {
                json!($schema)
            }
        }
    )+};
}

plain! {
    String: "text", { "type": "string" }, |value| value.as_str().map(str::to_owned);
    PathBuf: "text", { "type": "string" }, |value| value.as_str().map(PathBuf::from);
    bool: "`true` or `false`", { "type": "boolean" }, |value| value.as_bool();
    i64: "a whole number", { "type": "integer" }, |value| value.as_integer().and_then(whole);
    i32: "a whole number", { "type": "integer" }, |value| value.as_integer().and_then(whole)?.try_into().ok();
    u32: "a whole number", { "type": "integer", "minimum": 0 }, |value| value.as_integer().and_then(whole)?.try_into().ok();
    usize: "a whole number", { "type": "integer", "minimum": 0 }, |value| value.as_integer().and_then(whole)?.try_into().ok();
    f64: "a number", { "type": "number", "format": "double" }, |value| match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        // Whole numbers of a sensible size are exact.
        DeValue::Integer(number) => Some(f64::from(i32::try_from(whole(number)?).ok()?)),
        _ => None,
    };
}

impl<T: FromToml> FromToml for Option<T> {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        T::from_toml(value, problems).map(Some)
    }

    fn schema(tables: &mut Map<String, Json>) -> Json {
        T::schema(tables)
    }
}

impl<T: FromToml> FromToml for Box<T> {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        T::from_toml(value, problems).map(Self::new)
    }

    fn schema(tables: &mut Map<String, Json>) -> Json {
        T::schema(tables)
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let list = wanted(value, value.get_ref().as_array(), "a list", problems)?;
        Some(list.iter().filter_map(|item| T::from_toml(item, problems)).collect())
    }

    fn schema(tables: &mut Map<String, Json>) -> Json {
        list_schema(&T::schema(tables))
    }
}

fn list_schema(items: &Json) -> Json {
    json!({ "type": "array", "items": items })
}

impl<T: FromToml> FromToml for BTreeMap<String, T> {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let table = wanted(value, value.get_ref().as_table(), "a table", problems)?;
        let read = |(name, value): (&Spanned<std::borrow::Cow<'_, str>>, _)| {
            Some((name.get_ref().to_string(), T::from_toml(value, problems)?))
        };
        Some(table.iter().filter_map(read).collect())
    }

    fn schema(tables: &mut Map<String, Json>) -> Json {
        json!({ "type": "object", "additionalProperties": T::schema(tables) })
    }
}

/// A value and the bytes it was read from.
#[derive(Clone, Debug, Default)]
pub(crate) struct At<T> {
    pub(crate) span: Span,
    pub(crate) value: T,
}

/// A string and the bytes it was read from.
pub(crate) type Text = At<String>;

impl<T> Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: FromToml> FromToml for At<T> {
    fn from_toml(value: &Value<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(Self { span: value.span(), value: T::from_toml(value, problems)? })
    }

    fn schema(tables: &mut Map<String, Json>) -> Json {
        T::schema(tables)
    }
}
