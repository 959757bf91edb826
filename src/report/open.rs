//! What several people answered differently, and nobody has settled yet.

use super::{Block, Section, Teller, Topic, phrase};
use crate::intake::{Answer, Disagreement};

impl Teller<'_> {
    pub(super) fn open(&self) -> Option<Section> {
        let list = &self.work.disagreements;
        let blocks = list.iter().map(|one| self.open_between(one)).collect();
        (!list.is_empty())
            .then(|| Section::new(Topic::Open, "Still open between those who were asked", blocks))
    }

    fn open_between(&self, one: &Disagreement) -> Block {
        let asked = one.asked;
        let mut sides: Vec<(&Answer, Vec<String>)> = Vec::new();
        for (name, answer) in &one.said {
            match sides.iter_mut().find(|(known, _)| *known == answer) {
                Some((_, names)) => names.push(name.clone()),
                None => sides.push((answer, vec![name.clone()])),
            }
        }
        let said = |(answer, names): &(&Answer, Vec<String>)| {
            let answer = phrase::quoted(&self.words.said(asked.question, answer));
            format!("{answer} ({})", phrase::joined(names, "and"))
        };
        let row = asked.row.and_then(|row| self.questionnaire()[asked.question].rows().get(row));
        let ask = self.words.ask(asked.question);
        let intro =
            row.map_or(ask.clone(), |row| format!("{ask} {}", phrase::sentence(&phrase::quoted(&row.label))));
        Block::List { intro, entries: sides.iter().map(said).collect() }
    }
}
