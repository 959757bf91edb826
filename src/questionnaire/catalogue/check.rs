//! From the mirror of a catalogue to lines whose references all lead somewhere.

mod sourcing;
mod stage;

use super::schema;
use super::{Catalogue, Fitting, Lines, MustHave, NotOwn, OtherWorkSigns, Outcome, Proposal, Signals, Term};
use crate::diagnostic::Diagnostic;
use crate::id::{QuestionIx, RowIx};
use crate::questionnaire::check::{Checker, Known};
use crate::questionnaire::reader::{self, At, Text};
use crate::questionnaire::schema::{Cond, File};
use crate::questionnaire::{Fact, Questionnaire, Wording};

/// Reads a catalogue from the text of its `archetypes.toml`, for `questionnaire`.
///
/// # Errors
/// Every mistake in the text, each with its place.
pub fn read(source: &str, questionnaire: &Questionnaire) -> Result<Catalogue, Vec<Diagnostic>> {
    let (file, mistakes) = reader::read::<schema::File>(source);
    if !mistakes.is_empty() && file.archetype.is_empty() {
        return Err(mistakes);
    }
    let names = File::names(questionnaire);
    let mut check = Checker::new(&names, mistakes);
    check.known = Known::Everything;
    if file.format.value != 1 {
        check.problem(&file.format.span, "`format` must be 1");
    }
    let stages = &file.every.stage;
    let every = check.lines(&file.every, stages);
    let mut archetypes = vec![None; questionnaire.archetypes.len()];
    for raw in &file.archetype {
        let found = check.resolve(&raw.id, "archetype", &names.archetype, |a| &a.id);
        let lines = check.lines(raw, stages);
        check.enough(raw, &lines, &every);
        if let Some(at) = found {
            if archetypes[at].is_some() {
                check.problem(&raw.id.span, format!("the archetype `{}` is there already", raw.id.value));
            }
            archetypes[at] = Some(lines);
        }
    }
    for (known, lines) in questionnaire.archetypes.iter().zip(&archetypes) {
        if lines.is_none() {
            check.problem(&(0..0), format!("the catalogue has no [[archetype]] `{}`", known.id));
        }
    }
    let archetypes = archetypes.into_iter().map(Option::unwrap_or_default).collect();
    let mut other_work = vec![OtherWorkSigns::default(); questionnaire.other_work.len()];
    check.unique("other work", &file.other_work.iter().map(|raw| &raw.id).collect::<Vec<_>>());
    for raw in &file.other_work {
        if let Some(at) = check.resolve(&raw.id, "other work", &names.other_work, |o| &o.id) {
            other_work[at] =
                OtherWorkSigns { titles: check.phrases(&raw.titles), signals: check.signals(&raw.signals) };
        }
    }
    if check.problems.is_empty() {
        Ok(Catalogue { every, archetypes, other_work })
    } else {
        Err(check.problems)
    }
}

impl Checker<'_> {
    fn lines(&mut self, raw: &schema::Lines, shared: &[At<schema::Stage>]) -> Lines {
        let stages: Vec<&Text> = raw.stage.iter().chain(shared).map(|stage| &stage.id).collect();
        let own: Vec<&Text> = raw.stage.iter().map(|stage| &stage.id).collect();
        self.unique("stage", &own);
        for (kind, list) in [
            ("title", &raw.title),
            ("mission", &raw.mission),
            ("line", &raw.owns),
            ("line", &raw.not_own),
            ("must-have", &raw.must_have),
            ("nice-to-have", &raw.nice_to_have),
            ("term", &raw.term),
            ("line", &raw.apply),
        ] {
            self.unique(kind, &list.iter().map(|line| &line.id).collect::<Vec<_>>());
        }
        self.unique("outcome", &raw.outcome.iter().map(|line| &line.id).collect::<Vec<_>>());
        for line in &raw.owns {
            if let Some(id) = &line.serves {
                self.resolve(id, "outcome", &raw.outcome, |o| &o.id);
            }
        }
        Lines {
            titles: self.each(&raw.title, Self::plain),
            avoid_titles: self.words(&raw.avoid_titles),
            missions: self.each(&raw.mission, Self::plain),
            outcomes: self.each(&raw.outcome, Self::outcome),
            owns: self.each(&raw.owns, Self::plain),
            not_owns: self.each(&raw.not_own, Self::not_own),
            must_haves: self.each(&raw.must_have, |check, line| check.must_have(line, &stages)),
            nice_to_haves: self.each(&raw.nice_to_have, Self::plain),
            stages: self.each(&raw.stage, Self::stage),
            terms: self.each(&raw.term, Self::term),
            apply: self.each(&raw.apply, Self::term),
            leave_out: self.each(&raw.leave_out, Self::leave_out),
            backgrounds: self.each(&raw.background, Self::said),
            search: self.search(&raw.search),
            signals: self.signals(&raw.signals),
            proofs: self.each(&raw.proof, Self::proof),
            screen_out: self.each(&raw.screen_out, Self::leave_out),
            filters: self.each(&raw.filter, Self::filter),
            calls: self.each(&raw.call, Self::call),
            outreach: self.each(&raw.outreach, Self::message),
        }
    }

    /// Reports an archetype that could not fill a job description whatever was answered.
    fn enough(&mut self, raw: &At<schema::Lines>, own: &Lines, every: &Lines) {
        let always = |count: usize, shared: usize| count + shared;
        let outcomes = own.outcomes.iter().filter(|o| o.when.is_none()).count();
        let musts = own.must_haves.iter().filter(|m| m.when.is_none()).count();
        for (what, have, need) in [
            ("title", own.titles.iter().filter(|t| t.when.is_none()).count(), 1),
            ("mission", own.missions.iter().filter(|m| m.when.is_none()).count(), 1),
            ("outcome", outcomes, 3),
            ("must-have", always(musts, every.must_haves.len()), 3),
            ("stage", always(own.stages.len(), every.stages.len()), 2),
        ] {
            if have < need {
                self.problem(
                    &raw.id.span,
                    format!("`{}` has {have} {what} without `when`, and needs {need}", raw.id.value),
                );
            }
        }
    }

    fn signals(&mut self, raw: &schema::Signals) -> Signals {
        Signals {
            strong: self.phrases(&raw.strong),
            weak: self.phrases(&raw.weak),
            not: self.phrases(&raw.not),
        }
    }

    fn words(&mut self, list: &[Text]) -> Vec<String> {
        list.iter().map(|word| self.required(word, &word.span, "text")).collect()
    }

    fn proposal<T>(&mut self, id: &Text, when: Option<&At<Cond>>, line: T) -> Proposal<T> {
        Proposal { id: id.value.clone(), when: self.condition(when), line }
    }

    fn fitting<T>(&mut self, when: Option<&At<Cond>>, line: T) -> Fitting<T> {
        Fitting { when: self.condition(when), line }
    }

    fn plain(&mut self, raw: &At<schema::Line>) -> Proposal<Wording> {
        let text = self.wording(&raw.text, &raw.span, "text");
        self.proposal(&raw.id, raw.when.as_ref(), text)
    }

    fn term(&mut self, raw: &At<schema::Line>) -> Proposal<Term> {
        let label = self.required(&raw.label, &raw.span, "label");
        let text = self.wording(&raw.text, &raw.span, "text");
        let fact = raw.fact.as_ref().and_then(|name| self.word(name, "fact", &Fact::NAMES));
        self.proposal(&raw.id, raw.when.as_ref(), Term { label, text, fact })
    }

    fn must_have(&mut self, raw: &At<schema::Line>, stages: &[&Text]) -> Proposal<MustHave> {
        let assessed_by = raw.assessed_by.as_ref().map_or_else(String::new, |id| id.value.clone());
        if !stages.iter().any(|stage| stage.value == assessed_by) {
            let span = raw.assessed_by.as_ref().map_or(raw.span.clone(), |id| id.span.clone());
            self.problem(&span, "a must-have needs the interview stage that assesses it").help =
                Some("name one of this archetype's stages with `assessed-by`, or cut the must-have".into());
        }
        let text = self.wording(&raw.text, &raw.span, "text");
        let knock_out = self.optional_wording(raw.knock_out.as_ref());
        self.proposal(&raw.id, raw.when.as_ref(), MustHave { text, assessed_by, knock_out })
    }

    fn not_own(&mut self, raw: &At<schema::Line>) -> Proposal<NotOwn> {
        let who_row = raw.who_row.as_ref().and_then(|id| self.grid_with(id));
        let line = NotOwn {
            text: self.wording(&raw.text, &raw.span, "text"),
            who: self.optional_wording(raw.who.as_ref()),
            who_row,
        };
        self.proposal(&raw.id, raw.when.as_ref(), line)
    }

    /// The grid that has a row called `id`.
    fn grid_with(&mut self, id: &Text) -> Option<(QuestionIx, RowIx)> {
        for (question, raw) in self.file.question.iter().enumerate() {
            if let Some(row) = raw.rows.iter().position(|row| row.id.value == id.value) {
                return Some((QuestionIx::new(question), RowIx::new(row)));
            }
        }
        self.problem(&id.span, format!("no grid has a row `{}`", id.value));
        None
    }

    fn outcome(&mut self, raw: &At<schema::Outcome>) -> Proposal<Outcome> {
        let by_month = u8::try_from(raw.by_month.value).unwrap_or_default();
        if !(1..=24).contains(&by_month) {
            self.problem(&raw.by_month.span, "`by-month` is from 1 to 24, counted from the start");
        }
        let line = Outcome {
            what: self.wording(&raw.what, &raw.span, "what"),
            measure: self.wording(&raw.measure, &raw.span, "measure"),
            from: self.optional_wording(raw.from.as_ref()),
            to: self.wording(&raw.to, &raw.span, "to"),
            by_month,
        };
        self.proposal(&raw.id, raw.when.as_ref(), line)
    }
}
