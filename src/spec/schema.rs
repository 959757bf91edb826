//! The JSON schema of a role spec, for editors: what `#:schema` on the first line of the file points to.
//!
//! Laid out from the same tables that reader and writer walk. It knows no questionnaire, so of an answer it says only what
//! all answers have in common.

use serde_json::{Map, Value, json};

use super::read::State;
use crate::intake::{How, PARTS, Part, Voice};

/// The JSON schema of `role.toml` and of answers files, as indented text with a final newline.
#[must_use]
pub fn role_schema() -> String {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hirefor role spec",
        "description": "What was answered, decided and shaped for one role. A file without `record` is an answers file.",
        "type": "object",
        "additionalProperties": false,
        "required": ["format", "questionnaire"],
        "properties": {
            "format": { "const": super::FORMAT, "description": "The format of this file." },
            "questionnaire": object(&["id"], json!({
                "id": text("The questionnaire that was answered."),
                "version": whole("The version of it."),
            })),
            "voice": names("Whose intake it is.", Voice::NAMES.map(|(name, _)| name)),
            "siblings": texts("The folders of the other specs of the same split."),
            "state": names("What has become of the role.", State::NAMES.map(|(name, _)| name)),
            "posted": date("The day the posting went out, or will; job boards ask for it."),
            "reference": text("The number under which the requisition is known, for job boards."),
            "answers": {
                "type": "object",
                "description": "Each answer under the id of its question.",
                "additionalProperties": { "$ref": "#/$defs/answer" },
            },
            "decision": object(&[], json!({
                "archetype": text("Who is to be hired; the recommended one, without."),
                "how": names("How that was decided.", How::NAMES.map(|(name, _)| name)),
                "because": text("Why it differs from the recommendation."),
                "parked": texts("Who waits for a salary."),
            })),
            "tensions": {
                "type": "object",
                "description": "What was done about what does not fit together.",
                "additionalProperties": object(&["way-out"], json!({
                    "way-out": text("The way out that was picked."),
                    "because": text("The reason for keeping it, or what the way out asked for."),
                    "also": {
                        "type": "array",
                        "description": "The ways out that were picked before, each of which took a wish back.",
                        "items": object(&["way-out"], json!({
                            "way-out": text("The way out that was picked."),
                            "because": text("What the way out asked for."),
                        })),
                    },
                })),
            },
            "shape": { "$ref": "#/$defs/shape" },
            "shape-of": {
                "type": "object",
                "description": "In an answers file: the shape of other roles than the decided one.",
                "additionalProperties": { "$ref": "#/$defs/shape" },
            },
            "disagreement": {
                "type": "array",
                "description": "What several people answered differently, and is still to be settled. Delete an entry once it is.",
                "items": object(&["question", "said"], json!({
                    "question": text("The question."),
                    "row": text("The row, if it is a grid."),
                    "said": {
                        "type": "object",
                        "description": "Each person's answer under their name.",
                        "additionalProperties": { "$ref": "#/$defs/answer" },
                    },
                })),
            },
            "record": {
                "type": "object",
                "description": "The recommendation as it was when the file was written. Written by hirefor, not by hand.",
            },
        },
        "$defs": { "answer": answer(), "shape": shape() },
    });
    format!("{schema:#}\n")
}

fn answer() -> Value {
    let scalar = json!({ "type": ["string", "integer"] });
    json!({
        "description": "The id of a choice, a list of them, a number, a date, text, or a table.",
        "anyOf": [
            scalar,
            { "type": "array", "items": { "type": "string" } },
            { "type": "object", "additionalProperties": scalar },
            { "type": "array", "items": { "type": "object", "additionalProperties": scalar } },
        ],
    })
}

fn shape() -> Value {
    let mut parts = Map::new();
    for part in PARTS {
        parts.insert(part.key().to_owned(), if part.is_single() { text(part.advice()) } else { lines(part) });
    }
    let declined = "Proposals that do not come back, each as part/proposal: outcome/known-limits.";
    parts.insert("declined".to_owned(), texts(declined));
    object(&[], Value::Object(parts))
}

/// A line needs its fields unless they come from a proposal.
fn lines(part: Part) -> Value {
    let mut fields = Map::new();
    let from = "The line of the catalogue it came from; a line without it is your own.";
    fields.insert("proposal".to_owned(), text(from));
    for field in part.fields() {
        let schema = if field.number { whole(field.label) } else { text(field.label) };
        fields.insert(field.key.to_owned(), schema);
    }
    let needed: Vec<&str> = part.fields().iter().filter(|field| !field.open).map(|field| field.key).collect();
    let mut line = object(&[], Value::Object(fields));
    line["anyOf"] = json!([{ "required": ["proposal"] }, { "required": needed }]);
    json!({ "type": "array", "description": part.advice(), "items": line })
}

fn object(required: &[&str], properties: Value) -> Value {
    let mut object = json!({ "type": "object", "additionalProperties": false, "required": required });
    object["properties"] = properties;
    object
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn date(description: &str) -> Value {
    json!({ "type": "string", "format": "date", "description": description })
}

fn texts(description: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": description })
}

fn whole(description: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": description })
}

fn names<const N: usize>(description: &str, names: [&str; N]) -> Value {
    json!({ "enum": names.as_slice(), "description": description })
}
