//! The schemas that editors read know what the program reads: no more, no less, and every key with a word about it.
//!
//! `UPDATE_SCHEMAS=1 cargo test schemas` writes the committed ones again.

use std::fs;
use std::path::{Path, PathBuf};

use hirefor::diagnostic::Diagnostics;
use hirefor::questionnaire::{self, catalogue, questionnaire_schema};
use hirefor::{spec, store};
use serde_json::{Map, Value, json};

use crate::bakery::bakery;
use crate::place::Place;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Each schema by its name on the command line.
fn schemas() -> [(&'static str, String); 4] {
    [
        ("spec", spec::role_schema()),
        ("questionnaire", questionnaire_schema()),
        ("catalogue", catalogue::catalogue_schema()),
        ("config", store::config_schema()),
    ]
}

fn schema(name: &str) -> Value {
    let text = schemas().into_iter().find(|(known, _)| *known == name).unwrap().1;
    serde_json::from_str(&text).unwrap()
}

/// What a TOML text says, as JSON; a date is its text.
fn said(text: &str) -> Value {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(list) => list.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, inner)| (key, value(inner))).collect(),
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(yes) => json!(yes),
        }
    }
    value(toml::Value::Table(text.parse().unwrap()))
}

/// What the schema called `name` has against a TOML text.
fn complaints(name: &str, text: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    validator.iter_errors(&said(text)).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn files_called(name: &str, folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_called(name, &path, found);
        } else if path.file_name().is_some_and(|known| known == name) {
            found.push(path);
        }
    }
}

#[test]
fn the_committed_schemas_are_those_that_the_program_prints() {
    let place = Place::new();
    for (of, text) in schemas() {
        assert_eq!(place.run(&["schema", of]).out, text);
        assert!(jsonschema::meta::is_valid(&serde_json::from_str(&text).unwrap()), "{of}");
        if !["questionnaire", "catalogue"].contains(&of) {
            continue;
        }
        let path = root().join(format!("questionnaires/.schemas/{of}.schema.json"));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "look at {}, then UPDATE_SCHEMAS=1", path.display());
    }
}

#[test]
fn every_shipped_toml_is_valid() {
    let mut checked = 0;
    for (name, file, folder) in [
        ("spec", "answers.toml", "examples"),
        ("spec", "role.toml", "examples"),
        ("questionnaire", "questionnaire.toml", "questionnaires"),
        ("catalogue", "archetypes.toml", "questionnaires"),
        ("spec", "answers.toml", "tests/it/bakery"),
        ("spec", "role.toml", "tests/it/bakery"),
        ("questionnaire", "questionnaire.toml", "tests/it/bakery"),
        ("catalogue", "archetypes.toml", "tests/it/bakery"),
        ("questionnaire", "kitchen.toml", "tests/it/fixtures"),
    ] {
        let mut found = Vec::new();
        files_called(file, &root().join(folder), &mut found);
        assert!(!found.is_empty(), "{folder} has no {file}");
        for path in found {
            let wrong = complaints(name, &fs::read_to_string(&path).unwrap());
            assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 80, "{checked}");
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let config = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(complaints("config", config), [""; 0]);
}

#[test]
fn what_the_reader_refuses_the_schema_refuses_too() {
    let (asked, lines) = (include_str!("bakery/questionnaire.toml"), include_str!("bakery/archetypes.toml"));
    let role = include_str!("bakery/role.toml");
    for (name, text, old, new) in [
        ("questionnaire", asked, "version = 2", "versoin = 2"),
        ("questionnaire", asked, "version = 2", "version = \"2\""),
        ("questionnaire", asked, "id = \"baker\"", "id = \"The Baker\""),
        ("questionnaire", asked, "format = 1", "format = 2"),
        ("questionnaire", asked, "about = \"role\"", "about = \"roles\""),
        ("questionnaire", asked, "kind = \"one-of\"", "kind = \"one\""),
        ("questionnaire", asked, "summary = \"Who is missing in the bakery?\"\n", ""),
        ("questionnaire", asked, "weight = 4", "weight = \"4\""),
        ("questionnaire", asked, "evidence = [ {", "evidence = [ { wieght = 1,"),
        (
            "questionnaire",
            asked,
            "when = { question = \"oven\", is = \"hot\" }",
            "when = { question = \"oven\", iss = \"hot\" }",
        ),
        ("questionnaire", asked, "stops = true", "stops = \"yes\""),
        ("catalogue", lines, "minutes = 60", "minutes = \"60\""),
        ("catalogue", lines, "kind = \"exercise\"", "kind = \"exam\""),
        ("catalogue", lines, "by-month = 6", "by-week = 6"),
        ("spec", role, "state = \"draft\"", "state = \"drafted\""),
        ("spec", role, "by-month = 2", "by-month = \"2\""),
        ("spec", role, "[shape]", "[shapes]"),
        ("spec", role, "state = \"draft\"", "state = \"draft\"\nposted = 7"),
        ("config", "[company]\nname = \"a\"\n", "name", "naem"),
        ("config", "[company]\nemployees = 3\n", "3", "\"3\""),
        ("config", "[company]\nbenefits = [\"a\"]\n", "[\"a\"]", "\"a\""),
    ] {
        assert!(text.contains(old), "{old}");
        assert_eq!(complaints(name, text), [""; 0], "{name} as it is");
        let wrong = text.replacen(old, new, 1);
        assert!(!complaints(name, &wrong).is_empty(), "{name}: {new}");
        let refused = match name {
            "questionnaire" => questionnaire::read(&wrong).is_err(),
            "catalogue" => catalogue::read(&wrong, &bakery().questionnaire).is_err(),
            "spec" => spec::read(&wrong)
                .and_then(|read| read.work(&bakery().questionnaire, &bakery().catalogue))
                .is_err(),
            _ => {
                let place = Place::new();
                place.write("hirefor.toml", &wrong);
                place.run(&["new", "--answers", &crate::place::story("friday-deploys", "answers.toml")]).code
                    == 2
            }
        };
        assert!(refused, "{name}: {new}");
    }
}

/// The schemas of the tables in a file, by their names; the file itself is `File`.
fn tables(schema: &Value) -> Vec<(String, Map<String, Value>)> {
    let inner = schema["$defs"].as_object().cloned().unwrap_or_default();
    let all = inner.into_iter().chain([("File".to_owned(), schema.clone())]);
    let table = |(name, table): (String, Value)| Some((name, table["properties"].as_object()?.clone()));
    all.filter_map(table).collect()
}

#[test]
fn every_key_has_a_word_about_it_and_every_word_a_key() {
    for name in ["questionnaire", "catalogue", "config", "spec"] {
        for (table, properties) in tables(&schema(name)) {
            for (key, property) in properties {
                let said = property["description"].as_str().unwrap_or_default();
                assert!(
                    said.ends_with(['.', '”']) || name == "spec" && !property.is_null(),
                    "{name}: {table}.{key}"
                );
            }
        }
    }
    for (name, words) in [
        ("questionnaire", include_str!("../../src/questionnaire/keys.toml")),
        ("catalogue", include_str!("../../src/questionnaire/catalogue/keys.toml")),
    ] {
        let tables = tables(&schema(name));
        for (table, keys) in words.parse::<toml::Table>().unwrap() {
            let known = tables.iter().find(|(known, _)| *known == table);
            let properties = &known.unwrap_or_else(|| panic!("{name} has no table {table}")).1;
            let keys = keys.as_table().unwrap();
            let needed = keys.get("_needs").and_then(toml::Value::as_array).into_iter().flatten();
            let listed = needed.filter_map(toml::Value::as_str);
            let among = keys
                .get("_one-of")
                .and_then(toml::Value::as_table)
                .into_iter()
                .flatten()
                .map(|(key, _)| key.as_str());
            let own = keys.keys().map(String::as_str).filter(|key| !key.starts_with('_'));
            for key in own.chain(listed).chain(among) {
                assert!(properties.contains_key(key), "{name}: {table} has no key {key}");
            }
            assert!(keys.contains_key("_is"), "{name}: {table}");
        }
    }
}

#[test]
fn the_words_that_a_key_may_hold_are_those_that_the_reader_names() {
    let asked = include_str!("bakery/questionnaire.toml").replacen(
        "optional = true",
        "optional = true\ncounts = \"x\"",
        1,
    );
    let lines = include_str!("bakery/archetypes.toml");
    let complaint = |file: &str, old: &str, key: &str| {
        let text = if file == "catalogue" { lines } else { &asked };
        let at = text.find(old).unwrap_or_else(|| panic!("{old} is not in {file}"));
        let end = at + text[at..].find('"').unwrap() + 1;
        let close = end + text[end..].find('"').unwrap();
        let wrong = format!("{}qqqqqqqq{}", &text[..end], &text[close..]);
        let list = match file {
            "catalogue" => catalogue::read(&wrong, &bakery().questionnaire).unwrap_err(),
            _ => questionnaire::read(&wrong).unwrap_err(),
        };
        assert!(!key.is_empty());
        Diagnostics::new(file, &wrong, list).to_string()
    };
    for (file, table, key, old) in [
        ("questionnaire", "Question", "about", "about = \"facts\""),
        ("questionnaire", "Question", "kind", "kind = \"one-of\""),
        ("questionnaire", "Section", "phase", "phase = \"shape\""),
        ("questionnaire", "Column", "kind", "kind = \"number\", label"),
        ("questionnaire", "Archetype", "research-credentials", "research-credentials = \"welcome\""),
        ("catalogue", "Stage", "kind", "kind = \"exercise\""),
    ] {
        let said = complaint(file, old, key);
        let schema = schema(file);
        let words = schema["$defs"][table]["properties"][key]["enum"].as_array().cloned().unwrap_or_default();
        assert!(words.len() > 1, "{table}.{key}");
        for word in words {
            let word = word.as_str().unwrap();
            assert!(said.contains(word), "{table}.{key}: {word} is not in\n{said}");
        }
    }
    let schema = schema("questionnaire");
    let among = |table: &str, key: &str| schema["$defs"][table]["properties"][key]["enum"].clone();
    assert_eq!(among("Question", "fact"), json!(questionnaire::Fact::NAMES.map(|(name, _)| name)));
    assert_eq!(among("Choice", "means"), json!(questionnaire::Means::NAMES.map(|(name, _)| name)));
    assert_eq!(among("Cond", "result"), json!(questionnaire::Came::NAMES.map(|(name, _)| name)));
}

#[test]
fn the_first_line_of_a_file_says_where_its_schema_is() {
    let mut found = Vec::new();
    files_called("questionnaire.toml", &root().join("questionnaires"), &mut found);
    files_called("archetypes.toml", &root().join("questionnaires"), &mut found);
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let to = text
            .lines()
            .next()
            .unwrap()
            .strip_prefix("#:schema ")
            .unwrap_or_else(|| panic!("{}", path.display()));
        assert!(path.parent().unwrap().join(to).is_file(), "{}: {to}", path.display());
    }
    let place = Place::new();
    for name in ["friday-deploys", "records-in-the-bin"] {
        place.run(&["new", "--answers", &crate::place::story(name, "answers.toml")]);
    }
    let toml = place.files().into_iter().filter(|file| file.contains(".toml")).collect::<Vec<_>>();
    assert_eq!(toml.len(), 2, "a spec and an answers file: {toml:?}");
    for file in toml {
        let text = place.read(&file);
        let to = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        assert!(place.path().join(&file).parent().unwrap().join(to).is_file(), "{file}: {to}");
    }
}
