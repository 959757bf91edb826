//! Conditions: one atom or one of `all`, `any`, `not`.

use super::{Checker, Known, nowhere};
use crate::diagnostic::{Span, did_you_mean};
use crate::id::{
    ArchetypeIx, ChoiceIx, ChoiceSet, ConditionIx, FailureIx, GateIx, QuestionIx, RowIx, StageIx,
};
use crate::questionnaire::condition::{Came, Condition};
use crate::questionnaire::reader::{At, Text};
use crate::questionnaire::schema::{self, Bound, Cond};

impl Checker<'_> {
    pub(in crate::questionnaire) fn condition(&mut self, raw: Option<&At<Cond>>) -> Option<Condition> {
        raw.map(|raw| self.one_condition(raw))
    }

    pub(super) fn required_condition(&mut self, raw: Option<&At<Cond>>, beside: &Span) -> Condition {
        self.condition(raw).unwrap_or_else(|| {
            self.problem(beside, "`when` is missing here");
            Condition::All(Vec::new())
        })
    }

    fn one_condition(&mut self, raw: &At<Cond>) -> Condition {
        let Cond {
            all, any, not, question, holds, archetype_in, stage_in, gate, evidence_for, result, ..
        } = &raw.value;
        let heads = [
            ("all", all.is_some()),
            ("any", any.is_some()),
            ("not", not.is_some()),
            ("question", question.is_some()),
            ("holds", holds.is_some()),
            ("archetype-in", archetype_in.is_some()),
            ("stage-in", stage_in.is_some()),
            ("gate", gate.is_some()),
            ("evidence-for", evidence_for.is_some()),
            ("result", result.is_some()),
        ];
        let given: Vec<&str> = heads.iter().filter(|(_, there)| *there).map(|(name, _)| *name).collect();
        if given.len() != 1 {
            let list = heads.map(|(name, _)| name).join(", ");
            let message = if given.is_empty() {
                "a condition says nothing"
            } else {
                "a condition says two things at once"
            };
            self.problem(&raw.span, message).help = Some(format!("write exactly one of {list}"));
            return Condition::All(Vec::new());
        }
        if let Some(parts) = all {
            return Condition::All(parts.iter().map(|part| self.one_condition(part)).collect());
        }
        if let Some(parts) = any {
            return Condition::Any(parts.iter().map(|part| self.one_condition(part)).collect());
        }
        if let Some(part) = not {
            return Condition::Not(Box::new(self.one_condition(part)));
        }
        if let Some(id) = question {
            return self.about_question(raw, id);
        }
        if let Some(id) = holds {
            return self.about_named(id);
        }
        self.about_outcome(raw)
    }

    fn about_named(&mut self, id: &Text) -> Condition {
        let file = self.file;
        let found = self.resolve(id, "condition", &file.condition, |c| &c.id);
        if found.is_some_and(|at| at >= self.conditions_before) {
            self.problem(&id.span, format!("the condition `{}` is written further down", id.value)).help =
                Some("move it above this one".into());
        }
        let late = found.and_then(|at| self.latest(ConditionIx::new(at)));
        if let Some(late) = late.filter(|late| late.at() >= self.questions_before) {
            let asks = &file.question[late.at()].id.value;
            let message = format!("the condition `{}` asks about `{asks}`, which is asked later", id.value);
            self.problem(&id.span, message).help = Some("a condition may only look back".into());
        }
        Condition::Holds(found.map_or_else(nowhere, ConditionIx::new))
    }

    /// Reports a statement about the part of a recommendation that is not known where it is asked.
    fn known_yet(&mut self, raw: &At<Cond>) {
        let result = raw.result.as_ref().map(|result| result.value.as_str());
        let (needed, what, help) = if raw.stage_in.is_some() {
            (Known::Stage, "the stage", "the first mix that applies decides the stage")
        } else if matches!(result, Some("several-jobs" | "short-of-salaries" | "one-req")) {
            (
                Known::Everything,
                "the number of jobs",
                "use it in tensions, doubts, sentences and catalogue lines",
            )
        } else {
            (Known::Verdict, "this", "use it in tensions, doubts, mixes, sentences and catalogue lines")
        };
        if self.known == Known::Answers {
            self.problem(&raw.span, "this can only be asked once there is a recommendation").help =
                Some("use it in tensions, doubts, mixes, sentences and catalogue lines".into());
        } else if self.known < needed {
            self.problem(&raw.span, format!("{what} is not known yet where this is asked")).help =
                Some(help.into());
        }
    }

    fn about_outcome(&mut self, raw: &At<Cond>) -> Condition {
        let file = self.file;
        self.known_yet(raw);
        if let Some(ids) = &raw.archetype_in {
            let found = ids.iter().filter_map(|id| self.resolve(id, "archetype", &file.archetype, |a| &a.id));
            return Condition::ArchetypeIn(found.map(ArchetypeIx::new).collect());
        }
        if let Some(ids) = &raw.stage_in {
            let found = ids.iter().filter_map(|id| self.resolve(id, "stage", &file.stage, |s| &s.id));
            return Condition::StageIn(found.map(StageIx::new).collect());
        }
        if let Some(id) = &raw.gate {
            let found = self.resolve(id, "gate", &file.gate, |g| &g.id);
            return Condition::Gate(GateIx::new(found.unwrap_or_default()));
        }
        if let Some(id) = &raw.evidence_for {
            let found = self.resolve(id, "failure", &file.failure, |f| &f.id);
            let bound = raw.at_least.as_ref().map(|at| &at.value);
            let at_least = if let Some(Bound::Number(points)) = bound {
                i32::try_from(*points).unwrap_or(i32::MAX)
            } else {
                self.problem(&id.span, "`evidence-for` needs `at-least = points`");
                0
            };
            return Condition::EvidenceFor { failure: FailureIx::new(found.unwrap_or_default()), at_least };
        }
        let Some(name) = &raw.result else { return Condition::All(Vec::new()) };
        let known = Came::NAMES.iter().find(|(known, _)| *known == name.value);
        if known.is_none() {
            let near = did_you_mean(name, Came::NAMES.iter().map(|(known, _)| *known));
            let list = Came::NAMES.map(|(known, _)| known).join(", ");
            self.problem(&name.span, format!("no result is called `{}`", name.value)).help =
                Some(near.map_or(format!("known: {list}"), |near| format!("did you mean `{near}`?")));
        }
        Condition::Came(known.map_or(Came::NoReq, |(_, came)| *came))
    }

    /// The position of a question that may be referred to from here.
    pub(super) fn question(&mut self, id: &Text) -> Option<QuestionIx> {
        let file = self.file;
        let found = self.resolve(id, "question", &file.question, |q| &q.id)?;
        if found >= self.questions_before {
            self.problem(
                &id.span,
                format!("the question `{}` is asked later than this is needed", id.value),
            )
            .help = Some("a condition may only look back".into());
        }
        Some(QuestionIx::new(found))
    }

    pub(super) fn choice(&mut self, question: QuestionIx, id: &Text) -> Option<ChoiceIx> {
        let file = self.file;
        let known = &file.question[question.at()];
        let kind = format!("choice in `{}`", known.id.value);
        self.resolve(id, &kind, &known.choice, |c| &c.id).map(ChoiceIx::new)
    }

    pub(super) fn row(&mut self, question: QuestionIx, id: &Text) -> Option<RowIx> {
        let file = self.file;
        let known = &file.question[question.at()];
        let kind = format!("row in `{}`", known.id.value);
        self.resolve(id, &kind, &known.rows, |r| &r.id).map(RowIx::new)
    }

    fn about_question(&mut self, raw: &At<Cond>, id: &Text) -> Condition {
        let Some(question) = self.question(id) else { return Condition::All(Vec::new()) };
        let known = &self.file.question[question.at()];
        let is_grid = known.kind.value == "grid";
        if is_grid && raw.row.is_none() && raw.answered.is_none() {
            self.problem(&id.span, format!("`{}` has rows: say which, with `row`", id.value));
        }
        let row = raw.row.as_ref().and_then(|row| self.row(question, row));
        let given = [raw.is.is_some(), raw.any_of.is_some(), raw.at_least.is_some(), raw.answered.is_some()];
        if given.iter().filter(|there| **there).count() != 1 {
            self.problem(&id.span, "say what the answer must be").help =
                Some("with one of: is, any-of, at-least, answered".into());
        }
        if raw.answered.is_some() {
            return Condition::Answered(question);
        }
        match raw.at_least.as_ref().map(|bound| &bound.value) {
            Some(Bound::Number(value)) => {
                if known.kind.value != "number" {
                    self.problem(&id.span, format!("`{}` is not a number", id.value));
                }
                return Condition::AtLeast { question, value: *value };
            }
            Some(Bound::Choice(name)) => {
                return self.on_scale(
                    question,
                    row,
                    known,
                    &Text { span: raw.span.clone(), value: name.clone() },
                );
            }
            None => {}
        }
        let ids = raw.is.iter().chain(raw.any_of.iter().flatten());
        let choices: ChoiceSet = ids.filter_map(|id| self.choice(question, id)).collect();
        Condition::Chosen { question, row, choices, count: raw.count.unwrap_or(1) }
    }

    fn on_scale(
        &mut self,
        question: QuestionIx,
        row: Option<RowIx>,
        known: &schema::Question,
        from: &Text,
    ) -> Condition {
        if known.kind.value != "scale" {
            self.problem(
                &from.span,
                format!("`{}` is no scale, so its choices have no order", known.id.value),
            )
            .help = Some("list the choices with `any-of`".into());
        }
        let from = self.choice(question, from).map_or(0, ChoiceIx::at);
        let choices =
            (from..known.choice.len()).filter(|at| known.choice[*at].id.value != super::super::DONT_KNOW);
        Condition::Chosen { question, row, choices: choices.map(ChoiceIx::new).collect(), count: 1 }
    }
}
