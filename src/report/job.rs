//! The job in one sentence, or why there is none now; and the failure behind it.

use super::{Block, Section, Teller, Topic, phrase};
use crate::builtin;
use crate::id::GateIx;
use crate::intake::How;
use crate::questionnaire::wording::upper_first;
use crate::questionnaire::{OtherWork, first_true};
use crate::recommendation::Verdict;

impl Teller<'_> {
    pub(super) fn early(&self) -> Section {
        let needed = phrase::number(self.questionnaire().rules.leaning_after);
        let heard = match self.recommendation.heard {
            0 => "None of your answers so far is".to_owned(),
            1 => "One of your answers so far is".to_owned(),
            many => format!("{} of your answers so far are", phrase::capital_number(many)),
        };
        let says = format!("{heard} about what happened. Once there are {needed}, we say where they point.");
        Section::new(Topic::Early, "Too early to say", vec![Block::Paragraph(says)])
    }

    pub(super) fn job(&self) -> Section {
        match self.recommendation.verdict {
            Verdict::Hire { archetype, .. } => {
                let archetype = &self.questionnaire()[archetype];
                let sentence = first_true(&archetype.sentences, &self.told);
                let mut blocks: Vec<Block> =
                    sentence.map(|sentence| Block::Lead(self.words.fill(sentence))).into_iter().collect();
                let kind = format!("Kind of engineer: {}.", archetype.name);
                blocks.push(Block::Paragraph(format!("{kind} {}", phrase::sentence(&archetype.meaning))));
                self.first_guess(&mut blocks);
                self.decided_otherwise(&mut blocks);
                Section::new(Topic::Job, "The job in one sentence", blocks)
            }
            Verdict::Stop { gate, .. } => self.stop(gate),
        }
    }

    fn stop(&self, at: GateIx) -> Section {
        let gate = &self.questionnaire()[at];
        let mut blocks = vec![Block::Lead(self.words.fill(&gate.says))];
        let (because, reopens) = self.checks(at);
        blocks.push(Block::List { intro: "Why:".into(), entries: because });
        if !reopens.is_empty() {
            blocks.push(Block::List { intro: "Think again when:".into(), entries: reopens });
        }
        if let Some(first) = gate.puts_first.map(|other| &self.questionnaire()[other]) {
            let whose = format!("First comes {}, which is work for {}.", first.title, first.role);
            blocks.push(Block::Paragraph(format!("{whose} {}", about(first))));
        }
        if let Some(next) = gate.hands_over.as_deref().filter(|id| builtin::find(id).is_some()) {
            let takes_along =
                "hirefor can ask about that role as well, and takes along the answers that fit:";
            let command = format!("hirefor new --questionnaire {next} --carry-over answers.toml");
            blocks.push(Block::Paragraph(format!("{takes_along} {command}")));
        }
        self.first_guess(&mut blocks);
        self.decided_otherwise(&mut blocks);
        Section::new(Topic::Job, &gate.title, blocks)
    }

    /// Why the checks of a gate failed, and what would have to be true to think again.
    pub(super) fn checks(&self, at: GateIx) -> (Vec<String>, Vec<String>) {
        let failing = self.recommendation.gates.iter().find(|(gate, _)| *gate == at);
        let failing = failing.into_iter().flat_map(|(_, nths)| nths);
        let checks: Vec<_> = failing.map(|nth| &self.questionnaire()[at].checks[*nth]).collect();
        let because = checks.iter().map(|check| self.words.fill(&check.because)).collect();
        let mut reopens: Vec<String> = Vec::new();
        for says in checks.iter().filter_map(|check| check.reopens_when.as_ref()) {
            let says = self.words.fill(says);
            if !reopens.contains(&says) {
                reopens.push(says);
            }
        }
        (because, reopens)
    }

    fn first_guess(&self, blocks: &mut Vec<Block>) {
        if self.recommendation.early {
            let rests = match self.recommendation.heard {
                0 => "no answer".to_owned(),
                many => phrase::counted(many, "answer"),
            };
            let rests = format!("This rests on {rests} about what happened");
            blocks.push(Block::Notice(format!("{rests}: take it as a first guess.")));
        }
    }

    fn decided_otherwise(&self, blocks: &mut Vec<Block>) {
        let decision = &self.work.decision;
        let decided = decision.archetype.filter(|decided| Some(*decided) != self.recommendation.archetype());
        match (decision.how, decided) {
            (How::Overridden, _) => {
                blocks.push(Block::Notice("You decided otherwise; your reason stands at the end.".into()));
            }
            (How::Split, Some(decided)) => {
                let name = &self.questionnaire()[decided].name;
                let says = format!(
                    "This role is another one of the same split, the {name}. What follows is about all of them, and says \
                     which comes first."
                );
                blocks.push(Block::Notice(says));
            }
            _ => {}
        }
    }

    pub(super) fn failure(&self) -> Option<Section> {
        if !self.names_a_failure() {
            return None;
        }
        let failure = &self.questionnaire()[self.recommendation.failure()];
        let says = self.words.fill(&failure.says);
        let heading = match self.recommendation.verdict {
            Verdict::Hire { .. } => "What goes wrong otherwise",
            Verdict::Stop { .. } => "What to prevent once that is done",
        };
        Some(Section::new(Topic::Failure, heading, vec![Block::Paragraph(upper_first(&says))]))
    }
}

/// What some work is and with whom it belongs.
pub(super) fn about(other: &OtherWork) -> String {
    format!("{} It belongs with {}.", phrase::sentence(&other.says), other.owner.trim_end_matches('.'))
}
