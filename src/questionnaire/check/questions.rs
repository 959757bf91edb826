//! Sections, questions, choices, evidence.

use super::Checker;
use crate::diagnostic::Span;
use crate::id::{ArchetypeIx, ChoiceSet, FailureIx, OtherWorkIx, SectionIx};
use crate::questionnaire::reader::{At, Text};
use crate::questionnaire::{
    About, Choice, Column, ColumnKind, Evidence, Kind, Phase, PointsTo, Question, Row, Section, Variant,
    Wording, schema,
};

const KINDS: [&str; 10] =
    ["one-of", "many-of", "scale", "number", "date", "text", "long-text", "lines", "grid", "table"];

impl Checker<'_> {
    pub(super) fn section(&mut self, raw: &At<schema::Section>) -> Section {
        let phase = match raw.phase.as_ref().map(|phase| phase.as_str()) {
            None | Some("intake") => Phase::Intake,
            Some("shape") => Phase::Shape,
            Some(_) => {
                let span = raw.phase.as_ref().map_or(0..0, |phase| phase.span.clone());
                self.problem(&span, "`phase` is intake or shape");
                Phase::Intake
            }
        };
        let first = self.file.question.iter().position(|q| q.section.value == raw.id.value);
        self.questions_before = first.unwrap_or(self.file.question.len());
        let section = Section {
            id: raw.id.value.clone(),
            title: self.required(&raw.title, &raw.span, "title"),
            intro: self.optional(raw.intro.as_ref()),
            when: self.condition(raw.when.as_ref()),
            phase,
        };
        self.questions_before = self.file.question.len();
        section
    }

    pub(super) fn questions(&mut self, file: &schema::File) -> Vec<Question> {
        let mut last = 0;
        let mut questions = Vec::new();
        for (at, raw) in file.question.iter().enumerate() {
            self.questions_before = at;
            let question = self.one_question(raw);
            if question.section.at() < last {
                self.problem(&raw.section.span, "this question stands after a later section").help =
                    Some("keep the questions of a section together, in the order of the sections".into());
            }
            last = last.max(question.section.at());
            questions.push(question);
        }
        self.questions_before = file.question.len();
        questions
    }

    fn one_question(&mut self, raw: &At<schema::Question>) -> Question {
        let file = self.file;
        let section = self.resolve(&raw.section, "section", &file.section, |s| &s.id).unwrap_or_default();
        let about = self.about(&raw.about, &raw.span);
        let kind = self.kind(raw);
        if matches!(kind, Kind::OneOf | Kind::ManyOf { .. } | Kind::Scale | Kind::Grid { .. })
            && raw.choice.len() < 2
        {
            self.problem(&raw.id.span, format!("`{}` needs at least two choices", raw.id.value));
        }
        if raw.choice.len() > ChoiceSet::CAPACITY {
            self.problem(&raw.id.span, format!("at most {} choices", ChoiceSet::CAPACITY));
        }
        Question {
            id: raw.id.value.clone(),
            section: SectionIx::new(section),
            about,
            kind,
            ask: self.wording(&raw.ask, &raw.id.span, "ask"),
            wordings: self.each(&raw.wording, |check, v| check.variant(v, &v.ask, "ask")),
            short: self.required(&raw.short, &raw.id.span, "short"),
            why: self.optional_wording(raw.why.as_ref()),
            help: self.optional_wording(raw.help.as_ref()),
            when: self.condition(raw.when.as_ref()),
            optional: raw.optional,
            quick: raw.quick,
            fallback: self.optional(raw.fallback.as_ref()),
            prefill: self.optional(raw.prefill.as_ref()),
            fact: self.fact(raw),
            choices: raw
                .choice
                .iter()
                .take(ChoiceSet::CAPACITY)
                .map(|c| self.one_choice(raw, about, c))
                .collect(),
        }
    }

    fn about(&mut self, raw: &Text, beside: &Span) -> About {
        match raw.as_str() {
            "facts" => About::Facts,
            "own-word" => About::OwnWord,
            "wishes" => About::Wishes,
            "role" => About::Role,
            _ => {
                let span = if raw.is_empty() { beside } else { &raw.span };
                self.problem(span, "`about` is facts, own-word, wishes or role");
                About::Role
            }
        }
    }

    fn kind(&mut self, raw: &At<schema::Question>) -> Kind {
        let example = self.optional(raw.example.as_ref());
        match raw.kind.as_str() {
            "one-of" => Kind::OneOf,
            "many-of" => {
                let last_counts = match raw.counts.as_ref().map(|counts| counts.as_str()) {
                    None => false,
                    Some("last-ticked") => true,
                    Some(_) => {
                        let span = raw.counts.as_ref().map_or(0..0, |counts| counts.span.clone());
                        self.problem(&span, "`counts` can only be last-ticked");
                        false
                    }
                };
                Kind::ManyOf { at_most: raw.ticks_at_most, last_counts }
            }
            "scale" => Kind::Scale,
            "number" => {
                let range = raw.range.clone().unwrap_or(schema::Range { min: 0, max: i64::MAX });
                if range.min > range.max {
                    self.problem(&raw.id.span, "`range` ends before it begins");
                }
                if raw.choice.iter().any(|c| c.at_least.is_none() && c.id.value != super::super::DONT_KNOW) {
                    self.problem(&raw.id.span, "the choices of a number are bands: each needs `at-least`");
                }
                Kind::Number {
                    unit: self.optional(raw.unit.as_ref()).unwrap_or_default(),
                    min: range.min,
                    max: range.max,
                }
            }
            "date" => Kind::Date,
            "text" => Kind::Text { example },
            "long-text" => Kind::LongText { example },
            "lines" => {
                let between = raw.lines_between.clone().unwrap_or(schema::Between { min: 0, max: 20 });
                Kind::Lines { min: between.min, max: between.max, example }
            }
            "grid" => Kind::Grid { rows: self.each(&raw.rows, Self::grid_row) },
            "table" => {
                let between = raw.rows_between.clone().unwrap_or(schema::Between { min: 0, max: 10 });
                let columns = self.each(&raw.columns, Self::column);
                let says = raw
                    .says
                    .as_ref()
                    .map_or_else(String::new, |says| self.required(says, &raw.id.span, "says"));
                for (id, _) in Wording::new(says.clone()).gaps().unwrap_or_default() {
                    if !columns.iter().any(|c| c.id == id) {
                        let span = raw.says.as_ref().map_or(0..0, |says| says.span.clone());
                        self.problem(&span, format!("there is no column `{id}`"));
                    }
                }
                let rising =
                    raw.rising.iter().filter_map(|id| self.resolve(id, "column", &raw.columns, |c| &c.id));
                let rising = rising.collect();
                Kind::Table { columns, min: between.min, max: between.max, rising, says }
            }
            other => {
                let span = if other.is_empty() { &raw.span } else { &raw.kind.span };
                let near = crate::diagnostic::did_you_mean(other, KINDS);
                self.problem(span, "what kind of question is this?").help =
                    Some(near.map_or(format!("one of {}", KINDS.join(", ")), |near| {
                        format!("did you mean `{near}`?")
                    }));
                Kind::OneOf
            }
        }
    }

    fn grid_row(&mut self, raw: &At<schema::Row>) -> Row {
        Row {
            id: raw.id.value.clone(),
            label: self.required(&raw.label, &raw.span, "label"),
            when: self.condition(raw.when.as_ref()),
        }
    }

    fn column(&mut self, raw: &At<schema::Column>) -> Column {
        let kind = match raw.kind.as_str() {
            "text" => ColumnKind::Text,
            "number" => ColumnKind::Number,
            "code" => ColumnKind::Code,
            "one-of" => {
                let words = raw.choices.iter().map(|word| self.required(word, &word.span, "choices"));
                ColumnKind::OneOf(words.collect())
            }
            _ => {
                self.problem(&raw.span, "a column is text, number, code or one-of");
                ColumnKind::Text
            }
        };
        Column {
            id: raw.id.value.clone(),
            label: self.required(&raw.label, &raw.span, "label"),
            kind,
            optional: raw.optional,
        }
    }

    pub(super) fn variant(&mut self, raw: &At<schema::Variant>, text: &Text, key: &str) -> Variant {
        Variant { when: self.condition(raw.when.as_ref()), text: self.wording(text, &raw.span, key) }
    }

    fn one_choice(&mut self, question: &schema::Question, about: About, raw: &At<schema::Choice>) -> Choice {
        let file = self.file;
        if raw.names.is_some() && about != About::OwnWord {
            self.problem(&raw.span, "only the manager's own word names a failure").help =
                Some("say about = \"own-word\", or take `names` out".into());
        }
        let names = raw.names.as_ref().and_then(|id| self.resolve(id, "failure", &file.failure, |f| &f.id));
        let other = raw
            .other_work
            .as_ref()
            .and_then(|id| self.resolve(id, "other work", &file.other_work, |o| &o.id));
        Choice {
            id: raw.id.value.clone(),
            label: self.wording(&raw.label, &raw.span, "label"),
            wordings: self.each(&raw.wording, |check, v| check.variant(v, &v.label, "label")),
            help: self.optional(raw.help.as_ref()),
            phrase: self.optional(raw.phrase.as_ref()),
            at_least: raw.at_least,
            alone: raw.alone,
            nobody: raw.nobody,
            names: names.map(FailureIx::new),
            other_work: other.map(OtherWorkIx::new),
            means: self.means(question, raw),
            salaries: raw.salaries,
            signals: self.phrases(&raw.signals),
            findings: raw.findings.iter().map(|code| self.required(code, &code.span, "findings")).collect(),
            evidence: raw.evidence.iter().filter_map(|e| self.evidence(question, about, e)).collect(),
        }
    }

    fn evidence(
        &mut self,
        question: &schema::Question,
        about: About,
        raw: &At<schema::Evidence>,
    ) -> Option<Evidence> {
        let file = self.file;
        let points_to = match (&raw.failure, &raw.asks_for) {
            (Some(id), None) => {
                if matches!(about, About::Wishes | About::Role) {
                    self.problem(&id.span, "a wish never scores a failure").help =
                        Some("use `asks-for` with an archetype".into());
                }
                PointsTo::Failure(FailureIx::new(self.resolve(id, "failure", &file.failure, |f| &f.id)?))
            }
            (None, Some(id)) => {
                if about != About::Wishes {
                    self.problem(&id.span, "only a wish asks for an archetype").help =
                        Some("use `failure`, or say about = \"wishes\"".into());
                }
                PointsTo::Archetype(ArchetypeIx::new(self.resolve(
                    id,
                    "archetype",
                    &file.archetype,
                    |a| &a.id,
                )?))
            }
            _ => {
                self.problem(&raw.span, "evidence speaks for one `failure` or `asks-for` one archetype");
                return None;
            }
        };
        if raw.weight.value == 0 || raw.weight.value.abs() > 9 {
            self.problem(&raw.weight.span, "a weight is from -9 to 9, and not 0");
        }
        let row = match &raw.row {
            None if question.kind.value == "grid" => {
                self.problem(&raw.span, "say for which `row` of the grid this counts");
                None
            }
            None => None,
            Some(id) => Some(self.resolve(id, "row", &question.rows, |r| &r.id)?),
        };
        let because = self.required(&raw.because, &raw.span, "because");
        Some(Evidence { points_to, weight: raw.weight.value, because, row })
    }
}
