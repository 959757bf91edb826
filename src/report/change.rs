//! The single answers that would turn it, put into words and grouped by what they would make of it.

use super::{Block, Section, Teller, Topic, phrase};
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx};
use crate::order;
use crate::questionnaire::{About, Condition, DONT_KNOW, Kind};
use crate::recommendation::{Cited, Verdict, counterfactuals, reasons};

/// How many ways to turn it are named at first.
const FIRST: usize = 5;

/// The other answers to one question that lead to the same result.
struct Turn {
    question: QuestionIx,
    row: Option<usize>,
    choices: Vec<ChoiceIx>,
    archetype: Option<ArchetypeIx>,
}

impl Teller<'_> {
    pub(super) fn change(&self) -> Section {
        let heading = "What would change this";
        let mut turns = self.turns();
        if turns.is_empty() {
            let says = "No single other answer about what happened would change it.";
            return Section::new(Topic::Change, heading, vec![Block::Paragraph(says.into())]);
        }
        // What carries the result comes first; one's own word is the easiest to say otherwise, so it comes last
        // unless it decided.
        let cited = reasons(&self.told, self.recommendation.failure());
        let own_word_decides = self.recommendation.facts_alone.is_some();
        let stopping = self.stopping();
        let stops = |turn: &Turn| stopping.contains(&turn.question);
        order::by_key(&mut turns, |turn| {
            (self.is_own_word(turn.question) && !own_word_decides, !stops(turn), -strength(&cited, turn))
        });
        let mut entries: Vec<String> = turns.iter().map(|turn| self.turn(turn)).collect();
        let rest = entries.split_off(entries.len().min(FIRST));
        let list = |entries| Block::List { intro: String::new(), entries };
        let mut section = Section::new(Topic::Change, heading, vec![list(entries)]);
        if !rest.is_empty() {
            let says = match rest.len() {
                1 => "One other answer would change it too.".to_owned(),
                more => {
                    format!("Other answers to {} would change it too.", phrase::counted(more, "question"))
                }
            };
            section.more = Some(super::More { says, blocks: vec![list(rest)] });
        }
        section
    }

    /// The questions that what stops the hire asks for by name.
    fn stopping(&self) -> Vec<QuestionIx> {
        let mut named = Vec::new();
        let Verdict::Stop { gate, .. } = self.recommendation.verdict else { return named };
        for (_, failing) in self.recommendation.gates.iter().filter(|(failed, _)| *failed == gate) {
            for check in failing.iter().map(|nth| &self.questionnaire()[gate].checks[*nth]) {
                check.fails_when.walk(&mut |part| {
                    if let Condition::Chosen { question, .. } | Condition::AtLeast { question, .. } = part {
                        named.push(*question);
                    }
                });
            }
        }
        named
    }

    fn turns(&self) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        for other in counterfactuals(self.told, self.recommendation) {
            if self.questionnaire()[other.question][other.choice].id == DONT_KNOW {
                continue;
            }
            let same = |turn: &&mut Turn| {
                turn.question == other.question && turn.row == other.row && turn.archetype == other.archetype
            };
            match turns.iter_mut().find(same) {
                Some(turn) => turn.choices.push(other.choice),
                None => turns.push(Turn {
                    question: other.question,
                    row: other.row,
                    choices: vec![other.choice],
                    archetype: other.archetype,
                }),
            }
        }
        turns
    }

    fn is_own_word(&self, question: QuestionIx) -> bool {
        self.questionnaire()[question].about == About::OwnWord
    }

    fn turn(&self, turn: &Turn) -> String {
        let then = match (turn.archetype, self.recommendation.archetype()) {
            (Some(archetype), Some(_)) => format!("it would be {} instead", self.plain(archetype)),
            (Some(archetype), None) => format!("it would be time for {}", self.plain(archetype)),
            (None, _) => "we would say not to hire yet".to_owned(),
        };
        let mut said: Vec<String> = turn
            .choices
            .iter()
            .map(|choice| phrase::quoted(&self.words.label(turn.question, *choice)))
            .collect();
        if said.len() > 3 {
            let more = said.len() - 2;
            said.truncate(2);
            said.push(format!("one of {} others", phrase::number(more)));
        }
        let said = phrase::joined(&said, "or");
        let question = &self.questionnaire()[turn.question];
        let row = turn.row.and_then(|row| question.rows().get(row));
        let asked = phrase::quoted(&self.words.ask(turn.question));
        match (row, &question.kind) {
            (Some(row), _) => format!("Had you said {said} for {}, {then}.", phrase::quoted(&row.label)),
            (None, Kind::ManyOf { .. }) => format!("Had you ticked only {said} at {asked}, {then}."),
            (None, _) => format!("Had you said {said} to {asked}, {then}."),
        }
    }
}

/// How much of the result rests on the answer that would be another one.
fn strength(cited: &[Cited<'_>], turn: &Turn) -> i32 {
    let here = cited.iter().filter(|cited| cited.question == turn.question && cited.row == turn.row);
    here.map(|cited| cited.weight).sum()
}
