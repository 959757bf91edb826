//! JSON Schemas for editors: the shape of a file comes from the types that read it, the words from a table of its keys.
//!
//! The types have a default for everything, so that the reader can name each missing part itself; which keys must be there
//! and which words they may hold is said by the table, in the same breath as what they are for.

use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

use super::reader::FromTable;
use super::schema;

/// What the keys of a questionnaire are for.
pub(super) const KEYS: &str = include_str!("keys.toml");

/// The JSON Schema of `questionnaire.toml`, as indented text with a final newline.
#[must_use]
pub fn questionnaire_schema() -> String {
    laid_out::<schema::File>("hirefor questionnaire", &[KEYS])
}

/// The JSON Schema of files that are read into `T`, with the words of `keys`; a later table takes the place of an earlier.
pub(crate) fn laid_out<T: FromTable>(title: &str, keys: &[&str]) -> String {
    // They are ours and tested; without them the schema would only say less.
    let words: Vec<_> = keys.iter().rev().filter_map(|keys| DeTable::parse(keys).ok()).collect();
    let mut tables = Map::new();
    T::schema(&mut tables);
    for (name, table) in &mut tables {
        if let Some(words) =
            words.iter().find_map(|words| words.get_ref().get(name.as_str())?.get_ref().as_table())
        {
            describe(table, words);
        }
    }
    let mut root = tables.remove(T::NAME).unwrap_or_default();
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(title);
    if !tables.is_empty() {
        root["$defs"] = Value::Object(tables);
    }
    format!("{root:#}\n")
}

/// Adds to the schema of one table what is said about its keys.
fn describe(schema: &mut Value, words: &DeTable<'_>) {
    let text = |key: &str| words.get(key).and_then(|value| value.get_ref().as_str());
    let list = |value: &DeValue<'_>| -> Value {
        value.as_array().into_iter().flatten().filter_map(|item| item.get_ref().as_str()).collect()
    };
    if let Some(is) = text("_is") {
        schema["description"] = json!(is);
    }
    if let Some(needed) = words.get("_needs") {
        schema["required"] = list(needed.get_ref());
    }
    let among = words.get("_one-of").and_then(|lists| lists.get_ref().as_table());
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (key, property) in properties {
        if let Some(says) = text(key) {
            property["description"] = json!(says);
        }
        if let Some(among) = among.and_then(|lists| lists.get(key.as_str())) {
            property["enum"] = list(among.get_ref());
        }
        match key.as_str() {
            "id" => property["pattern"] = json!("^[a-z][a-z0-9-]{0,63}$"),
            "format" => property["const"] = json!(1),
            _ => {}
        }
    }
}
