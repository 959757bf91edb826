//! JSON Schemas for editors: the shape of a file comes from the types that read it, the words from a table of its keys.
//!
//! The types have a default for everything, so that the reader can name each missing part itself; which keys must be there
//! and which words they may hold is said by the table, in the same breath as what they are for.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use toml::Table;

use super::schema;

/// What the keys of a questionnaire are for.
pub(super) const KEYS: &str = include_str!("keys.toml");

/// The name of the whole file among the types.
const FILE: &str = "File";

/// The JSON Schema of `questionnaire.toml`, as indented text with a final newline.
#[must_use]
pub fn questionnaire_schema() -> String {
    laid_out::<schema::File>("hirefor questionnaire", &[KEYS])
}

/// The JSON Schema of files that are read into `T`, with the words of `keys`; a later table takes the place of an earlier.
pub(crate) fn laid_out<T: JsonSchema>(title: &str, keys: &[&str]) -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut root = generator.into_root_schema_for::<T>().to_value();
    let mut words = Table::new();
    for keys in keys {
        // They are ours and tested; without them the schema would only say less.
        words.extend(keys.parse::<Table>().unwrap_or_default());
    }
    let mut definitions = root.get_mut("$defs").map_or_else(|| json!({}), Value::take);
    for (name, definition) in definitions.as_object_mut().into_iter().flatten() {
        describe(definition, words.get(name).and_then(toml::Value::as_table));
    }
    describe(&mut root, words.get(FILE).and_then(toml::Value::as_table));
    root["title"] = json!(title);
    if definitions.as_object().is_some_and(|all| !all.is_empty()) {
        root["$defs"] = definitions;
    }
    format!("{:#}\n", tidy(root))
}

/// Adds to the schema of one table what is said about its keys.
fn describe(schema: &mut Value, words: Option<&Table>) {
    let Some(words) = words else { return };
    let text = |key: &str| words.get(key).and_then(toml::Value::as_str);
    if let Some(is) = text("_is") {
        schema["description"] = json!(is);
    }
    if let Some(needed) = words.get("_needs") {
        schema["required"] = json!(needed);
    }
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (key, property) in properties {
        if let Some(says) = text(key) {
            property["description"] = json!(says);
        }
        if let Some(among) = words.get("_one-of").and_then(|lists| lists.get(key)) {
            property["enum"] = json!(among);
        }
        match key.as_str() {
            "id" => property["pattern"] = json!("^[a-z][a-z0-9-]{0,63}$"),
            "format" => property["const"] = json!(1),
            _ => {}
        }
    }
}

/// `schema` without what TOML has no word for: nothing is null, and every default is the reader's own affair.
fn tidy(schema: Value) -> Value {
    match schema {
        Value::Object(object) => {
            let mut tidied: Map<String, Value> = Map::new();
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("default", _) => {}
                    // Whole numbers have no size in TOML.
                    ("format", Value::String(format)) if format.contains("int") => {}
                    ("type", Value::Array(kinds)) => {
                        let kinds: Vec<Value> = kinds.into_iter().filter(|kind| kind != "null").collect();
                        let kinds = if kinds.len() == 1 { kinds[0].clone() } else { Value::Array(kinds) };
                        tidied.insert(key, kinds);
                    }
                    ("anyOf", Value::Array(kinds)) => {
                        let null = json!({ "type": "null" });
                        let mut kinds =
                            kinds.into_iter().filter(|kind| *kind != null).map(tidy).collect::<Vec<_>>();
                        match (kinds.len(), kinds.pop()) {
                            (1, Some(Value::Object(only))) => tidied.extend(only),
                            (_, last) => {
                                kinds.extend(last);
                                tidied.insert(key, Value::Array(kinds));
                            }
                        }
                    }
                    (_, value) => {
                        tidied.insert(key, tidy(value));
                    }
                }
            }
            Value::Object(tidied)
        }
        Value::Array(list) => Value::Array(list.into_iter().map(tidy).collect()),
        other => other,
    }
}
