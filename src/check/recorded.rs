//! Whether what a spec records still follows from its answers.

use toml::{Table, Value};

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::intake::Work;
use crate::recommendation::Recommendation;
use crate::spec::{self, Writing};

/// The keys of the record that say what was recommended.
const TOLD: [&str; 8] = ["failure", "archetype", "confidence", "stage", "gates", "tensions", "seats", "reqs"];

/// What of the record, and of the lines that follow from answers and catalogue, would be written otherwise now.
pub(super) fn findings(role: &Checked<'_>, work: &Work, recommendation: &Recommendation) -> Vec<Diagnostic> {
    let Some(archetype) = spec::own_role(work, recommendation) else { return Vec::new() };
    let Checked { text, questionnaire, catalogue, .. } = *role;
    let siblings = &role.spec.glance.siblings;
    let writing = Writing { questionnaire, catalogue, work, recommendation, archetype, siblings };
    let fresh = spec::write(&writing, Some(text));
    if fresh == text {
        return Vec::new();
    }
    let place = role.spec.place(&["record"], None);
    let read = |text: &str| text.parse::<Table>().unwrap_or_default();
    let (was, is) = (read(text), read(&fresh));
    let record = |table: &Table| table.get("record").and_then(Value::as_table).cloned().unwrap_or_default();
    let (was_told, is_told) = (record(&was), record(&is));
    let other: Vec<String> = TOLD
        .iter()
        .filter(|key| was_told.get(**key) != is_told.get(**key))
        .map(|key| format!("{key} {}, recorded as {}", shown(is_told.get(*key)), shown(was_told.get(*key))))
        .collect();
    let help = "`hirefor edit ROLE --refresh` brings the file up to date; look at what it comes to";
    if !other.is_empty() {
        let message = format!("the answers give something else than is recorded: {}", other.join("; "));
        return vec![Diagnostic::new(place, message).help(help)];
    }
    if was_told.get("said") != is_told.get("said") {
        let message = "lines of the role still say what the answers said before";
        return vec![Diagnostic::new(role.spec.place(&["shape"], None), message).help(help)];
    }
    if was.get("shape") != is.get("shape") || was_told != is_told {
        let message = "the catalogue says some lines of this role otherwise by now";
        let help = "`hirefor edit ROLE --refresh` takes them; lines of yours stay";
        return vec![Diagnostic::warning(role.spec.place(&["shape"], None), message).help(help)];
    }
    Vec::new()
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) if list.is_empty() => "none".to_owned(),
        Some(Value::Array(list)) => list.iter().map(|one| shown(Some(one))).collect::<Vec<_>>().join(", "),
        Some(Value::Table(table)) => {
            let pairs = table.iter().map(|(key, value)| format!("{key} {}", shown(Some(value))));
            pairs.collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    }
}
