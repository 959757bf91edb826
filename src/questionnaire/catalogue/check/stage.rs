//! Interview stages: what is asked in each, and how the answer is judged.

use super::super::{Fitting, Proposal, Stage, Task, schema};
use crate::diagnostic::Span;
use crate::questionnaire::check::Checker;
use crate::questionnaire::reader::At;

impl Checker<'_> {
    pub(super) fn stage(&mut self, raw: &At<schema::Stage>) -> Proposal<Stage> {
        let kind = raw.kind.value.clone();
        if !["exercise", "prompt", "check", "talk"].contains(&kind.as_str()) {
            self.problem(&raw.kind.span, "`kind` is exercise, prompt, check or talk");
        }
        let minutes = u32::try_from(raw.minutes.value).unwrap_or_default();
        if !(5..=480).contains(&minutes) {
            self.problem(&raw.minutes.span, "`minutes` is from 5 to 480");
        }
        let people = raw.people.as_ref().map_or(1, |people| u32::try_from(people.value).unwrap_or_default());
        if let Some(raw) = raw.people.as_ref().filter(|_| !(1..=9).contains(&people)) {
            self.problem(&raw.span, "`people` is from 1 to 9: as many as `who` names");
        }
        let alone = raw.alone.as_ref().map_or(0, |alone| u32::try_from(alone.value).unwrap_or(u32::MAX));
        if let Some(raw) = raw.alone.as_ref().filter(|_| alone >= minutes) {
            self.problem(&raw.span, "`alone` is a part of `minutes`, without the talk about it");
        }
        let task = Task {
            ask: self.wording(&raw.ask, &raw.span, "ask"),
            prepare: self.optional_wording(raw.prepare.as_ref()),
            ratings: raw.ratings.as_ref().map(|ratings| self.ratings(ratings)),
            strong: self.words(&raw.signals.strong),
            weak: self.words(&raw.signals.weak),
        };
        let variants = self.each(&raw.variant, |check, raw| check.variant_of(&task, raw));
        let line = Stage {
            name: self.wording(&raw.name, &raw.span, "name"),
            minutes,
            who: self.wording(&raw.who, &raw.span, "who"),
            people,
            alone,
            kind,
            task,
            variants,
        };
        self.proposal(&raw.id, raw.when.as_ref(), line)
    }

    /// Another task; what it leaves out is as in `task`.
    fn variant_of(&mut self, task: &Task, raw: &At<schema::StageVariant>) -> Fitting<Task> {
        if raw.when.is_none() {
            let help = "without one, it would always take the place of what it varies";
            self.problem(&raw.span, "a variant of a stage needs a `when`").help = Some(help.into());
        }
        let signals = raw.signals.as_ref();
        let words = |check: &mut Self, own: Option<&Vec<_>>, other: &Vec<String>| {
            own.filter(|own| !own.is_empty()).map_or_else(|| other.clone(), |own| check.words(own))
        };
        let line = Task {
            ask: self.wording(&raw.ask, &raw.span, "ask"),
            prepare: self.optional_wording(raw.prepare.as_ref()).or_else(|| task.prepare.clone()),
            ratings: raw
                .ratings
                .as_ref()
                .map(|ratings| self.ratings(ratings))
                .or_else(|| task.ratings.clone()),
            strong: words(self, signals.map(|signals| &signals.strong), &task.strong),
            weak: words(self, signals.map(|signals| &signals.weak), &task.weak),
        };
        self.fitting(raw.when.as_ref(), line)
    }

    fn ratings(&mut self, raw: &At<schema::Ratings>) -> [String; 4] {
        let span: Span = raw.span.clone();
        [(&raw.poor, "poor"), (&raw.mixed, "mixed"), (&raw.good, "good"), (&raw.excellent, "excellent")]
            .map(|(text, key)| self.required(text, &span, key))
    }
}
