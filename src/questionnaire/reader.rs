//! From TOML text to mirrors that know where each part stood, with every mistake and not just the first.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

use crate::diagnostic::{Diagnostic, Span, did_you_mean};

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

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Self { span: spanned.span(), value: spanned.into_inner() })
    }
}

/// An editor is told of the value alone.
impl<T: JsonSchema> JsonSchema for At<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The most mistakes reported for one file; after these the rest is noise.
const MOST_MISTAKES: usize = 50;

/// Reads `source` into `T`, with as much as can be read and everything that could not.
pub(crate) fn read<T: DeserializeOwned + Default>(source: &str) -> (T, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        let place = |e: &toml::de::Error| e.span().unwrap_or(0..0);
        return (T::default(), errors.iter().map(|e| Diagnostic::new(place(e), e.message())).collect());
    }
    let mut root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let mut mistakes: Vec<Diagnostic> = Vec::new();
    loop {
        let error = match T::deserialize(ValueDeserializer::from(root)) {
            Ok(read) => return (read, mistakes),
            Err(error) => error,
        };
        let span = error.span().unwrap_or(0..0);
        mistakes.push(explained(&error, span));
        // Read on as if the mistaken keys were not there: that finds the next mistake.
        let Ok(table) = DeTable::parse(source) else { return (T::default(), mistakes) };
        root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
        let gone = mistakes.iter().all(|one| remove_at(&mut root, &one.span));
        if !gone || mistakes.len() >= MOST_MISTAKES {
            return (T::default(), mistakes);
        }
    }
}

/// serde's complaint in our words.
fn explained(error: &toml::de::Error, span: Span) -> Diagnostic {
    let message = error.message();
    let Some(rest) = message.strip_prefix("unknown field `") else {
        return Diagnostic::new(span, message);
    };
    let mut quoted = rest.split('`').step_by(2);
    let wrong = quoted.next().unwrap_or_default();
    let known: Vec<&str> = rest.split('`').skip(2).step_by(2).collect();
    let complaint = Diagnostic::new(span, format!("unknown key `{wrong}`"));
    match did_you_mean(wrong, known.iter().copied()) {
        Some(near) => complaint.help(format!("did you mean `{near}`?")),
        None => complaint.help(format!("known here: {}", known.join(", "))),
    }
}

/// Takes the innermost key or element that holds `span` out of the tree; false when there is none.
fn remove_at(value: &mut Spanned<DeValue<'_>>, span: &Span) -> bool {
    let holds = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
    match value.get_mut() {
        DeValue::Table(table) => {
            let inner = table.iter().find(|(k, v)| holds(&k.span()) || contains(v, span));
            let Some(key) = inner.map(|(k, _)| k.clone()) else { return false };
            if !holds(&key.span()) && table.get_mut(&key).is_some_and(|v| remove_at(v, span)) {
                return true;
            }
            table.remove(&key).is_some()
        }
        DeValue::Array(array) => {
            let Some(at) = array.iter().position(|v| contains(v, span)) else { return false };
            let mut kept = DeArray::new();
            for (nth, mut item) in std::mem::replace(array, DeArray::new()).into_iter().enumerate() {
                if nth != at || remove_at(&mut item, span) {
                    kept.push(item);
                }
            }
            *array = kept;
            true
        }
        _ => false,
    }
}

/// Whether `span` lies in `value`. The header of a table stands away from its keys, so its parts are asked too.
fn contains(value: &Spanned<DeValue<'_>>, span: &Span) -> bool {
    let outer = value.span();
    if outer.start <= span.start && span.end <= outer.end {
        return true;
    }
    match value.get_ref() {
        DeValue::Table(table) => table.iter().any(|(k, v)| k.span() == *span || contains(v, span)),
        DeValue::Array(array) => array.iter().any(|v| contains(v, span)),
        _ => false,
    }
}
