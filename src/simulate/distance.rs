//! How far an intake is from something that it has not come to: nothing once it has, less the nearer it is.
//!
//! The figures only have to fall on the way, so that a search finds it; they mean nothing by themselves.

use crate::id::{ArchetypeIx, FailureIx, GateIx, QuestionIx};
use crate::intake::Told;
use crate::questionnaire::{Came, Check, Condition};
use crate::recommendation::Ruling;

/// How far one wrong answer is.
const ANSWER: i64 = 4;

/// How far something is that no single answer brings nearer.
const FAR: i64 = 12;

/// One intake and what it comes to.
pub(super) struct Stand<'a> {
    pub(super) told: Told<'a>,
    pub(super) ruling: &'a Ruling,
}

impl Stand<'_> {
    /// How far it is from hiring `archetype`.
    pub(super) fn to_hire(&self, archetype: ArchetypeIx) -> i64 {
        let questionnaire = self.told.questionnaire;
        if self.ruling.verdict.archetype() == Some(archetype) {
            return 0;
        }
        let own = questionnaire.failure_of(archetype);
        let points = |failure: FailureIx| i64::from(self.ruling.scores.of(failure).points);
        let all = (0..questionnaire.failures.len()).map(FailureIx::new);
        let best = all.filter(|failure| *failure != own).map(points).max().unwrap_or(0);
        let behind = (best - points(own) + 1).max(0);
        let in_the_way = questionnaire.gates.iter().enumerate().filter(|(at, gate)| {
            let fails = self.ruling.outcome.gates.contains(GateIx::new(*at));
            fails && (gate.stops || gate.rules_out.contains(&archetype))
        });
        let gates: i64 = in_the_way.map(|(_, gate)| self.to_pass(&gate.checks)).sum();
        1 + behind + gates
    }

    /// How far it is from being stopped by `gate`.
    pub(super) fn to_stop(&self, gate: GateIx) -> i64 {
        let gates = &self.told.questionnaire.gates;
        let earlier: i64 = gates[..gate.at()]
            .iter()
            .filter(|other| other.stops)
            .map(|other| self.to_pass(&other.checks))
            .sum();
        earlier + self.to_fail(gate)
    }

    /// How far it is from `gate` failing.
    pub(super) fn to_fail(&self, gate: GateIx) -> i64 {
        let checks = &self.told.questionnaire[gate].checks;
        checks.iter().map(|check| self.to_check(check)).min().unwrap_or(FAR)
    }

    /// How far it is from `check` failing.
    pub(super) fn to_check(&self, check: &Check) -> i64 {
        let highest = self.ruling.scores.highest(self.told.questionnaire.failures.len());
        let above = check.highest_below.map_or(0, |below| i64::from(highest - below + 1).max(0));
        above + self.to(&check.fails_when, true)
    }

    fn to_pass(&self, checks: &[Check]) -> i64 {
        let highest = self.ruling.scores.highest(self.told.questionnaire.failures.len());
        let pass = |check: &Check| match check.highest_below {
            Some(below) if highest >= below => 0,
            Some(below) => i64::from(below - highest).min(self.to(&check.fails_when, false)),
            None => self.to(&check.fails_when, false),
        };
        checks.iter().map(pass).sum()
    }

    /// How far it is from `condition` being true, or not true when that is `wanted`.
    pub(super) fn to(&self, condition: &Condition, wanted: bool) -> i64 {
        if condition.is_true(&self.told) == wanted {
            return 0;
        }
        let each = |parts: &[Condition], sum: bool| {
            let distances = parts.iter().map(|part| self.to(part, wanted));
            if sum { distances.sum() } else { distances.min().unwrap_or(FAR) }
        };
        let distance = match condition {
            Condition::All(parts) => each(parts, wanted),
            Condition::Any(parts) => each(parts, !wanted),
            Condition::Not(part) => self.to_false(part, wanted),
            Condition::Holds(at) => self.to(&self.told.questionnaire[*at].when, wanted),
            Condition::Chosen { question, choices, count, .. } => {
                let missing = i64::from((*count).min(choices.len()));
                self.to_shown(*question, wanted) + if wanted { missing * ANSWER } else { ANSWER }
            }
            Condition::AtLeast { question, .. } | Condition::Answered(question) => {
                self.to_shown(*question, wanted) + ANSWER
            }
            Condition::ArchetypeIn(list) if wanted => {
                list.iter().map(|archetype| self.to_hire(*archetype)).min().unwrap_or(FAR)
            }
            Condition::Gate(gate) if wanted => self.to_fail(*gate),
            Condition::Gate(gate) => self.to_pass(&self.told.questionnaire[*gate].checks),
            Condition::EvidenceFor { failure, at_least } => {
                let seen = self.ruling.outcome.seen[failure.at()];
                i64::from((at_least - seen).abs()) + 1
            }
            Condition::StageIn(list) if wanted => self.to_stage(list),
            Condition::Came(Came::SeveralJobs) if wanted => self.to_several(),
            Condition::ArchetypeIn(_) | Condition::StageIn(_) | Condition::Came(_) => FAR,
        };
        distance.max(1)
    }

    /// How far it is from `part` being known to be false, or from that not being so.
    fn to_false(&self, part: &Condition, wanted: bool) -> i64 {
        // Something that nobody answered is not false either: it must be answered first.
        match part.asks_for() {
            Some(question) if wanted && !self.told.shown.contains(question) => {
                self.to_shown(question, true) + ANSWER
            }
            _ => self.to(part, !wanted),
        }
    }

    /// How far it is from `question` being shown, as far as that is needed.
    fn to_shown(&self, question: QuestionIx, wanted: bool) -> i64 {
        let questionnaire = self.told.questionnaire;
        if !wanted || self.told.shown.contains(question) {
            return 0;
        }
        let whens = [&questionnaire[questionnaire[question].section].when, &questionnaire[question].when];
        whens.into_iter().flatten().map(|when| self.to(when, true)).sum()
    }

    pub(super) fn to_mix(&self, mix: usize) -> i64 {
        let mixes = &self.told.questionnaire.mixes;
        let when = |at: usize, wanted| mixes[at].when.as_ref().map_or(0, |when| self.to(when, wanted));
        when(mix, true) + (0..mix).map(|earlier| when(earlier, false)).sum::<i64>()
    }

    fn to_stage(&self, stages: &[crate::id::StageIx]) -> i64 {
        let mixes = self.told.questionnaire.mixes.iter().enumerate();
        let of_stage = mixes.filter(|(_, mix)| stages.contains(&mix.stage));
        of_stage.map(|(at, _)| self.to_mix(at)).min().unwrap_or(FAR)
    }

    fn to_several(&self) -> i64 {
        let several = &self.told.questionnaire.several_jobs;
        several.iter().map(|because| self.to(&because.when, true)).min().unwrap_or(FAR)
    }
}
