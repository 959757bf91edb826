//! Failures, archetypes, gates, tensions, mixes.

use super::{Checker, Known};
use crate::id::{ArchetypeIx, FailureIx, OtherWorkIx, StageIx};
use crate::questionnaire::reader::{At, Text};
use crate::questionnaire::{
    Archetype, Because, Check, Failure, Gate, Mix, OtherWork, Tension, TieBreak, Titled, WayOut, schema,
};

impl Checker<'_> {
    pub(super) fn failure(&mut self, raw: &At<schema::Failure>) -> Failure {
        let file = self.file;
        let archetype =
            self.resolve(&raw.archetype, "archetype", &file.archetype, |a| &a.id).unwrap_or_default();
        let taken = file.failure.iter().filter(|other| other.archetype.value == raw.archetype.value).count();
        if taken > 1 {
            self.problem(&raw.archetype.span, "two failures share this archetype; each needs its own");
        }
        Failure {
            id: raw.id.value.clone(),
            title: self.required(&raw.title, &raw.span, "title"),
            short: self.required(&raw.short, &raw.span, "short"),
            says: self.wording(&raw.says, &raw.span, "says"),
            archetype: ArchetypeIx::new(archetype),
        }
    }

    pub(super) fn archetype(&mut self, raw: &At<schema::Archetype>) -> Archetype {
        let file = self.file;
        if !raw.id.is_empty() && !file.failure.iter().any(|f| f.archetype.value == raw.id.value) {
            self.problem(&raw.id.span, format!("no failure names the archetype `{}`", raw.id.value));
        }
        let welcome = match raw.research_credentials.as_str() {
            "welcome" => true,
            "tension" => false,
            _ => {
                self.problem(&raw.span, "`research-credentials` is welcome or tension");
                false
            }
        };
        let covered_when = self.condition(raw.covered_when.as_ref());
        let sentences = self.knowing(Known::Everything, |check| {
            check.each(&raw.sentence, |check, v| check.variant(v, &v.text, "text"))
        });
        if raw.sentence.last().is_none_or(|last| last.when.is_some()) {
            self.problem(&raw.span, "the last `sentence` must have no `when`, so that one always applies");
        }
        Archetype {
            id: raw.id.value.clone(),
            name: self.required(&raw.name, &raw.span, "name"),
            plain: self.required(&raw.plain, &raw.span, "plain"),
            meaning: self.required(&raw.meaning, &raw.span, "meaning"),
            covered_when,
            research_credentials_welcome: welcome,
            sentences,
        }
    }

    pub(super) fn other_work(&mut self, raw: &At<schema::OtherWork>) -> OtherWork {
        OtherWork {
            id: raw.id.value.clone(),
            title: self.required(&raw.title, &raw.span, "title"),
            role: self.required(&raw.role, &raw.span, "role"),
            says: self.required(&raw.says, &raw.span, "says"),
            owner: self.required(&raw.owner, &raw.span, "owner"),
            questionnaire: self.optional(raw.questionnaire.as_ref()),
        }
    }

    pub(super) fn titled(&mut self, raw: &At<schema::Titled>) -> Titled {
        Titled { id: raw.id.value.clone(), title: self.required(&raw.title, &raw.span, "title") }
    }

    fn failures(&mut self, ids: &[Text]) -> Vec<FailureIx> {
        let file = self.file;
        ids.iter()
            .filter_map(|id| self.resolve(id, "failure", &file.failure, |f| &f.id))
            .map(FailureIx::new)
            .collect()
    }

    fn archetypes(&mut self, ids: &[Text]) -> Vec<ArchetypeIx> {
        let file = self.file;
        let found = ids.iter().filter_map(|id| self.resolve(id, "archetype", &file.archetype, |a| &a.id));
        found.map(ArchetypeIx::new).collect()
    }

    pub(super) fn tie_break(&mut self, raw: &At<schema::TieBreak>) -> TieBreak {
        TieBreak { when: self.condition(raw.when.as_ref()), order: self.failures(&raw.order) }
    }

    pub(super) fn gate(&mut self, raw: &At<schema::Gate>) -> Gate {
        let file = self.file;
        if raw.check.is_empty() {
            self.problem(&raw.span, "a gate needs at least one [[gate.check]]");
        }
        if !raw.stops && raw.rules_out.is_empty() {
            self.problem(&raw.span, "this gate has no effect").help =
                Some("say stops = true, or rules-out = [..]".into());
        }
        let first = raw
            .puts_first
            .as_ref()
            .and_then(|id| self.resolve(id, "other work", &file.other_work, |o| &o.id));
        Gate {
            id: raw.id.value.clone(),
            title: self.required(&raw.title, &raw.span, "title"),
            says: self.wording(&raw.says, &raw.span, "says"),
            stops: raw.stops,
            rules_out: self.archetypes(&raw.rules_out),
            puts_first: first.map(OtherWorkIx::new),
            hands_over: self.optional(raw.hands_over.as_ref()),
            checks: self.each(&raw.check, Self::gate_check),
        }
    }

    fn gate_check(&mut self, raw: &At<schema::Check>) -> Check {
        Check {
            fails_when: self.required_condition(raw.fails_when.as_ref(), &raw.span),
            highest_below: raw.highest_below,
            because: self.wording(&raw.because, &raw.span, "because"),
            reopens_when: self.optional_wording(raw.reopens_when.as_ref()),
        }
    }

    pub(super) fn tension(&mut self, raw: &At<schema::Tension>) -> Tension {
        let when =
            self.knowing(Known::Everything, |check| check.required_condition(raw.when.as_ref(), &raw.span));
        if raw.way_out.len() < 2 {
            self.problem(&raw.span, "a tension needs at least two ways out");
        }
        Tension {
            id: raw.id.value.clone(),
            when,
            says: self.wording(&raw.says, &raw.span, "says"),
            because: self.wording(&raw.because, &raw.span, "because"),
            ways_out: self.each(&raw.way_out, Self::way_out),
        }
    }

    fn way_out(&mut self, raw: &At<schema::WayOut>) -> WayOut {
        let removes = raw.removes.as_ref().and_then(|wish| {
            let question = self.question(&wish.question)?;
            if self.file.question[question.at()].about.value != "wishes" {
                self.problem(&wish.question.span, "a way out may change a wish, never a fact").help =
                    Some("use `revisit` to look at the answer again".into());
            }
            Some((question, self.choice(question, &wish.choice)?))
        });
        WayOut {
            id: raw.id.value.clone(),
            label: self.wording(&raw.label, &raw.span, "label"),
            removes,
            adds_must_have: raw.adds.as_ref().map(|adds| adds.must_have.value.clone()),
            revisit: raw.revisit.as_ref().and_then(|id| self.question(id)),
            asks: self.optional(raw.asks.as_ref()),
            keeps: raw.keeps,
        }
    }

    pub(super) fn several(&mut self, raw: &At<schema::Because>) -> Because {
        self.because(Known::Stage, raw)
    }

    pub(super) fn doubt(&mut self, raw: &At<schema::Because>) -> Because {
        self.because(Known::Everything, raw)
    }

    fn because(&mut self, known: Known, raw: &At<schema::Because>) -> Because {
        let when = self.knowing(known, |check| check.required_condition(raw.when.as_ref(), &raw.span));
        Because { when, because: self.wording(&raw.because, &raw.span, "because") }
    }

    fn knowing<T>(&mut self, known: Known, read: impl FnOnce(&mut Self) -> T) -> T {
        self.known = known;
        let read = read(self);
        self.known = Known::Answers;
        read
    }

    pub(super) fn mix(&mut self, raw: &At<schema::Mix>) -> Mix {
        let file = self.file;
        let when = self.knowing(Known::Verdict, |check| check.condition(raw.when.as_ref()));
        let together_when = self.knowing(Known::Stage, |check| check.condition(raw.together_when.as_ref()));
        let stage = self.resolve(&raw.stage, "stage", &file.stage, |s| &s.id).unwrap_or_default();
        Mix {
            stage: StageIx::new(stage),
            when,
            seats: self.archetypes(&raw.seats),
            because: self.wording(&raw.because, &raw.span, "because"),
            source: self.optional(raw.source.as_ref()),
            together_when,
        }
    }
}
