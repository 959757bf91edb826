//! What is still to be settled between several people, as TOML.

use toml_edit::{ArrayOfTables, InlineTable, Item, Key, Table, value};

use super::answers;
use crate::intake::Disagreement;
use crate::questionnaire::Questionnaire;

/// What stands above the first entry.
const MARK: &str = "\n#? Answered differently by different people. Settle it, correct the answer above, and delete the entry.\n";

/// Inserts `[[disagreement]]` if there is one.
pub(super) fn insert(parent: &mut Table, questionnaire: &Questionnaire, list: &[Disagreement]) {
    let mut rows: ArrayOfTables = list.iter().map(|one| entry(questionnaire, one)).collect();
    if let Some(first) = rows.get_mut(0) {
        first.decor_mut().set_prefix(MARK);
        parent.insert("disagreement", Item::ArrayOfTables(rows));
    }
}

fn entry(questionnaire: &Questionnaire, one: &Disagreement) -> Table {
    let question = &questionnaire[one.asked.question];
    let mut entry = Table::new();
    entry.insert("question", value(question.id.as_str()));
    if let Some(row) = one.asked.row.and_then(|row| question.rows().get(row)) {
        entry.insert("row", value(row.id.as_str()));
    }
    let mut said = InlineTable::new();
    for (name, answer) in &one.said {
        let item = answers::written(question, answer).and_then(|item| item.into_value().ok());
        if let Some(mut value) = item {
            value.decor_mut().clear();
            said.insert_formatted(&Key::new(name.as_str()), value);
        }
    }
    entry.insert("said", value(said));
    entry
}
