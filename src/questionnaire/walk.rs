//! Every condition of a questionnaire, and what it decides.

use super::{Condition, Questionnaire, Variant, Wording};
use crate::id::{ArchetypeIx, ChoiceIx, ConditionIx, GateIx, QuestionIx, SectionIx, TensionIx};

/// What a condition decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Whatever it is named for.
    Named(ConditionIx),
    /// Whether a section is asked.
    Section(SectionIx),
    /// Whether a question is asked.
    Question(QuestionIx),
    /// Whether a row of a grid is asked.
    Row(QuestionIx, usize),
    /// Whether a question is asked in these words.
    Ask(QuestionIx, usize),
    /// Whether a choice is offered in these words.
    Label(QuestionIx, ChoiceIx, usize),
    /// Whether a seat is taken already.
    Covered(ArchetypeIx),
    /// Whether a sentence says the job.
    Sentence(ArchetypeIx, usize),
    /// Whether an order settles a tie, by position.
    TieBreak(usize),
    /// Whether a check of a gate fails.
    Check(GateIx, usize),
    /// Whether a tension shows.
    Tension(TensionIx),
    /// Whether one requisition would hold several jobs, by position.
    Several(usize),
    /// Whether there is a doubt, by position.
    Doubt(usize),
    /// Whether a mix applies, by position.
    Mix(usize),
    /// Whether all seats of a mix open at once, by position.
    Together(usize),
}

impl Use {
    /// Whether it decides what the answers come to.
    #[must_use]
    pub fn rules(self) -> bool {
        matches!(
            self,
            Self::Covered(_)
                | Self::TieBreak(_)
                | Self::Check(..)
                | Self::Tension(_)
                | Self::Several(_)
                | Self::Doubt(_)
                | Self::Mix(_)
                | Self::Together(_)
        )
    }
}

impl Questionnaire {
    /// Every condition and what it decides, in the order of the questionnaire's lists.
    #[must_use]
    pub fn uses(&self) -> Vec<(Use, &Condition)> {
        let mut all: Vec<(Use, Option<&Condition>)> = Vec::new();
        let named = self.conditions.iter().enumerate();
        all.extend(named.map(|(at, one)| (Use::Named(ConditionIx::new(at)), Some(&one.when))));
        let sections = self.sections.iter().enumerate();
        all.extend(sections.map(|(at, one)| (Use::Section(SectionIx::new(at)), one.when.as_ref())));
        for at in self.all_questions() {
            let question = &self[at];
            all.push((Use::Question(at), question.when.as_ref()));
            let rows = question.rows().iter().enumerate();
            all.extend(rows.map(|(nth, row)| (Use::Row(at, nth), row.when.as_ref())));
            all.extend(variants(&question.wordings, |nth| Use::Ask(at, nth)));
            for (nth, choice) in question.choices.iter().enumerate() {
                let choice_at = ChoiceIx::new(nth);
                all.extend(variants(&choice.wordings, |nth| Use::Label(at, choice_at, nth)));
            }
        }
        for (at, archetype) in self.archetypes.iter().enumerate() {
            let at = ArchetypeIx::new(at);
            all.push((Use::Covered(at), archetype.covered_when.as_ref()));
            all.extend(variants(&archetype.sentences, |nth| Use::Sentence(at, nth)));
        }
        let ties = self.tie_breaks.iter().enumerate();
        all.extend(ties.map(|(nth, order)| (Use::TieBreak(nth), order.when.as_ref())));
        for (at, gate) in self.gates.iter().enumerate() {
            let checks = gate.checks.iter().enumerate();
            all.extend(
                checks.map(|(nth, check)| (Use::Check(GateIx::new(at), nth), Some(&check.fails_when))),
            );
        }
        let tensions = self.tensions.iter().enumerate();
        all.extend(tensions.map(|(at, one)| (Use::Tension(TensionIx::new(at)), Some(&one.when))));
        let several = self.several_jobs.iter().enumerate();
        all.extend(several.map(|(nth, one)| (Use::Several(nth), Some(&one.when))));
        all.extend(self.doubts.iter().enumerate().map(|(nth, one)| (Use::Doubt(nth), Some(&one.when))));
        for (nth, mix) in self.mixes.iter().enumerate() {
            all.push((Use::Mix(nth), mix.when.as_ref()));
            all.push((Use::Together(nth), mix.together_when.as_ref()));
        }
        all.into_iter().filter_map(|(what, when)| Some((what, when?))).collect()
    }

    /// Every sentence with gaps.
    #[must_use]
    pub fn wordings(&self) -> Vec<&Wording> {
        fn text(list: &[Variant]) -> impl Iterator<Item = &Wording> {
            list.iter().map(|one| &one.text)
        }
        let mut all: Vec<&Wording> = self.failures.iter().map(|failure| &failure.says).collect();
        all.extend(self.archetypes.iter().flat_map(|archetype| text(&archetype.sentences)));
        for question in &self.questions {
            all.extend([&question.ask].into_iter().chain(&question.why).chain(&question.help));
            all.extend(text(&question.wordings));
            all.extend(question.choices.iter().flat_map(|choice| text(&choice.wordings)));
            all.extend(question.choices.iter().map(|choice| &choice.label));
        }
        for gate in &self.gates {
            all.push(&gate.says);
            all.extend(
                gate.checks.iter().flat_map(|one| [&one.because].into_iter().chain(&one.reopens_when)),
            );
        }
        for tension in &self.tensions {
            all.extend([&tension.says, &tension.because]);
            all.extend(tension.ways_out.iter().map(|way_out| &way_out.label));
        }
        all.extend(self.several_jobs.iter().chain(&self.doubts).map(|one| &one.because));
        all.extend(self.mixes.iter().map(|mix| &mix.because));
        all
    }

    /// Calls `visit` for `condition`, every part of it, and every part of the conditions that it names.
    pub fn walk<'q>(&'q self, condition: &'q Condition, visit: &mut impl FnMut(&'q Condition)) {
        let mut left = vec![condition];
        // A named condition uses only earlier ones, so this ends.
        while let Some(condition) = left.pop() {
            condition.walk(&mut |part| {
                visit(part);
                if let Condition::Holds(at) = part {
                    left.push(&self[*at].when);
                }
            });
        }
    }

    /// The questions that `condition` asks for, by itself or by the conditions that it names.
    #[must_use]
    pub fn asked_for(&self, condition: &Condition) -> Vec<QuestionIx> {
        let mut questions = Vec::new();
        self.walk(condition, &mut |part| questions.extend(part.asks_for()));
        questions.sort_unstable();
        questions.dedup();
        questions
    }
}

fn variants(
    list: &[Variant],
    what: impl Fn(usize) -> Use,
) -> impl Iterator<Item = (Use, Option<&Condition>)> {
    list.iter().enumerate().map(move |(nth, variant)| (what(nth), variant.when.as_ref()))
}

impl Condition {
    /// The question that this one statement asks for.
    #[must_use]
    pub fn asks_for(&self) -> Option<QuestionIx> {
        match self {
            Self::Chosen { question, .. } | Self::AtLeast { question, .. } | Self::Answered(question) => {
                Some(*question)
            }
            _ => None,
        }
    }

    /// The conditions that this one is put together from.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }
}
