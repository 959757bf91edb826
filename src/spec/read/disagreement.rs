//! What several people answered differently: each answer held to what its question knows.

use super::walk::{Table, Value, Walk, get};
use crate::hygiene;
use crate::intake::{Answer, Asked, Disagreement};
use crate::order;
use crate::questionnaire::Questionnaire;

impl Walk {
    /// Reads `[[disagreement]]`.
    pub(super) fn disagreements(
        &mut self,
        tree: &Table<'_>,
        questionnaire: &Questionnaire,
    ) -> Vec<Disagreement> {
        let list = get(tree, "disagreement").and_then(|value| self.as_list(value, "disagreement"));
        let entries = list.into_iter().flatten();
        entries.filter_map(|entry| self.disagreement(entry, questionnaire)).collect()
    }

    fn disagreement(&mut self, entry: &Value<'_>, questionnaire: &Questionnaire) -> Option<Disagreement> {
        let table = self.as_table(entry, "disagreement")?;
        self.keys(table, &["question", "row", "said"]);
        let Some(id) = self.text(table, "question") else {
            if get(table, "question").is_none() {
                self.problem(&entry.span(), "`question` is missing here");
            }
            return None;
        };
        let Some(at) = questionnaire.question(&id) else {
            let known = questionnaire.questions.iter().map(|question| question.id.as_str());
            self.unknown(&id.span, "question", &id, known);
            return None;
        };
        let question = &questionnaire[at];
        let row = match self.text(table, "row") {
            None => None,
            Some(name) => {
                let found = question.rows().iter().position(|row| row.id == name.value);
                if found.is_none() {
                    let kind = format!("row of `{}` called", question.id);
                    let known = question.rows().iter().map(|row| row.id.as_str());
                    self.unknown(&name.span, &kind, &name, known);
                    return None;
                }
                found
            }
        };
        let mut names: Vec<_> = self.table(table, "said").into_iter().flatten().collect();
        // In the order of the file, which is that of whoever wrote it.
        order::by_key(&mut names, |(name, _)| name.span().start);
        let mut said = Vec::new();
        for (name, value) in names {
            let answer = match row {
                Some(_) => self.choice(question, value).map(Answer::One),
                None => self.answer(question, value),
            };
            let name = hygiene::neutral_line(name.get_ref()).into_owned();
            said.extend(answer.map(|answer| (name, answer)));
        }
        Some(Disagreement { asked: Asked { question: at, row }, said })
    }
}
