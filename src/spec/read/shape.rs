//! Shaped lines from their TOML: the person's own, and those that come from a proposal.

use super::RoleSpec;
use super::walk::{Table, Value, Walk, get};
use crate::diagnostic::Diagnostic;
use crate::id::ArchetypeIx;
use crate::intake::{Field, Line, PARTS, Part, Shape, Told, Work};
use crate::questionnaire::catalogue::Catalogue;
use crate::questionnaire::reader::Text;
use crate::recommendation::Recommendation;
use crate::spec::proposals::{Proposals, Said, one_line};
use crate::spec::propose::{Merge, asked_for};
use crate::spec::{own_role, roles, shape_of};

/// What a role spec remembers of the time when it was written; an answers file has none of it.
struct Record {
    /// The proposals that stood in it.
    proposed: Vec<(Part, String)>,
    /// The answers in the words that untouched lines held.
    said: Said,
}

impl Walk {
    /// Reads `[shape]` and `[shape-of.…]` into `work`, and brings the shape of every role up to date.
    pub(super) fn shapes(
        &mut self,
        tree: &Table<'_>,
        work: &mut Work,
        told: Told<'_>,
        catalogue: &Catalogue,
        recommendation: &Recommendation,
    ) {
        let record = self.remembered(tree);
        let mut given: Vec<(ArchetypeIx, &Table<'_>)> = Vec::new();
        if let Some(value) = get(tree, "shape") {
            let table = self.as_table(value, "shape");
            if let Some(own) = own_role(work, recommendation) {
                given.extend(table.map(|table| (own, table)));
            } else {
                let message = "there is no role to shape: the answers come to no requisition";
                self.problem(&value.span(), message).help =
                    Some("if somebody is to be hired all the same, say whom and why in [decision]".into());
            }
        }
        if let Some(others) = self.table(tree, "shape-of") {
            for (key, value) in others {
                let id = Text { span: key.span(), value: key.get_ref().to_string() };
                let archetype = self.archetype(&id, told.questionnaire);
                let table = self.as_table(value, &id);
                given.extend(archetype.zip(table));
            }
        }
        for archetype in roles(told.questionnaire, work, recommendation) {
            if !given.iter().any(|(other, _)| *other == archetype) {
                work.shapes[archetype.at()] = Some(shape_of(work, told, catalogue, archetype));
            }
        }
        for (archetype, table) in given {
            let proposals = Proposals::of(work, told, catalogue, archetype);
            let asked = asked_for(told, work);
            let before =
                record.as_ref().map(|record| Proposals::with(work, told, catalogue, archetype, &record.said));
            let reading = Reading { proposals: &proposals, before: before.as_ref(), record: record.as_ref() };
            let shape = reading.shape(self, table);
            let merge = Merge { proposals: &proposals, asked: &asked, replaces: record.is_some() };
            work.shapes[archetype.at()] = Some(merge.shape(Some(&shape)));
        }
    }

    /// Reads what concerns the shape in `[record]`; whatever else is wrong there does no harm.
    fn remembered(&mut self, tree: &Table<'_>) -> Option<Record> {
        let record = self.table(tree, "record")?;
        let mut quiet = Self::default();
        let mut proposed = Vec::new();
        let mut said = Said::new();
        if let Some(table) = quiet.table(record, "proposed") {
            for part in PARTS {
                proposed.extend(quiet.texts(table, part.key()).into_iter().map(|id| (part, id)));
            }
        }
        if let Some(table) = quiet.table(record, "said") {
            for (id, words) in table {
                let words = quiet.as_text(words, id.get_ref());
                said.extend(words.map(|words| (id.get_ref().to_string(), words.value)));
            }
        }
        Some(Record { proposed, said })
    }

    fn declined(&mut self, table: &Table<'_>) -> Vec<String> {
        let Some(value) = get(table, "declined") else { return Vec::new() };
        let list = self.as_list(value, "declined").unwrap_or_default();
        let mut declined = Vec::new();
        for item in list {
            let Some(name) = self.as_text(item, "declined") else { continue };
            if Shape::can_be_declined(&name) {
                declined.push(name.value);
            } else {
                self.problem(&name.span, "a declined line is named by part and proposal").help =
                    Some("for example \"outcome/known-limits\"".into());
            }
        }
        declined
    }

    fn field(&mut self, field: Field, value: &Value<'_>) -> Option<String> {
        if field.number && value.get_ref().as_str() != Some("") {
            return self.as_whole(value, field.key).map(|number| number.to_string());
        }
        self.as_text(value, field.key).map(|text| one_line(&text))
    }

    /// Notes unknown keys of `[record]`, which otherwise only machines read.
    pub(super) fn record(&mut self, tree: &Table<'_>) {
        let Some(table) = self.table(tree, "record") else { return };
        let known = [
            "failure",
            "archetype",
            "confidence",
            "stage",
            "scores",
            "gates",
            "tensions",
            "seats",
            "reqs",
            "proposed",
            "said",
            "reasons",
        ];
        self.keys(table, &known);
    }
}

impl RoleSpec<'_> {
    /// The shape as it stands in the file, without questionnaire or catalogue: what a document is drafted from.
    ///
    /// # Errors
    /// Everything that is wrong in `[shape]`, each with its place; an answers file has none to draft from.
    pub fn shape(&self) -> Result<Shape, Vec<Diagnostic>> {
        let mut walk = Walk::default();
        let table = walk.table(&self.tree, "shape");
        let reading = Reading { proposals: &Proposals::none(), before: None, record: None };
        let shape = table.map(|table| reading.shape(&mut walk, table));
        if shape.is_none() && walk.problems.is_empty() {
            let help = "`hirefor new --answers FILE` writes one from an answers file";
            walk.problems.push(Diagnostic::new(0..0, "there is no [shape] to draft from").help(help));
        }
        if walk.problems.is_empty() { Ok(shape.unwrap_or_default()) } else { Err(walk.problems) }
    }
}

/// Reads one shape.
struct Reading<'a> {
    proposals: &'a Proposals,
    /// What the catalogue said in the words of the record.
    before: Option<&'a Proposals>,
    record: Option<&'a Record>,
}

impl Reading<'_> {
    fn shape(&self, walk: &mut Walk, table: &Table<'_>) -> Shape {
        let mut known = vec!["declined"];
        known.extend(PARTS.map(Part::key));
        walk.keys(table, &known);
        let mut shape = Shape::default();
        shape.declined = walk.declined(table);
        for part in PARTS {
            let Some(value) = get(table, part.key()) else { continue };
            *shape.lines_mut(part) = if part.is_single() {
                walk.as_text(value, part.key())
                    .map(|text| self.single(part, &text, &shape))
                    .into_iter()
                    .collect()
            } else {
                let lines = walk.as_list(value, part.key()).unwrap_or_default();
                lines.iter().filter_map(|line| self.line(walk, part, line)).collect()
            };
        }
        self.deleted_by_hand(&mut shape);
        shape
    }

    /// A title or mission follows the catalogue if it is what is proposed, or was when the file was written.
    fn single(&self, part: Part, text: &str, shape: &Shape) -> Line {
        let text = one_line(text);
        let same = |at: &usize| self.says(part, *at, std::slice::from_ref(&text));
        let picks = self.proposals.picks(part, &[], |id| shape.is_declined(part, id));
        let first = picks.into_iter().find(same);
        let from = first.or_else(|| (0..self.proposals.part(part).len()).find(same));
        let proposal = from.map(|at| self.proposals.part(part)[at].id.clone());
        let recorded = proposal.as_ref().is_some_and(|id| self.recorded(part, id));
        Line { edited: first.is_none() && !recorded, proposal, fields: vec![text] }
    }

    /// Whether the catalogue says `fields` at this place, in today's words or in those of the record.
    fn says(&self, part: Part, at: usize, fields: &[String]) -> bool {
        let says = |proposals: &Proposals| proposals.part(part)[at].fields == fields;
        says(self.proposals) || self.before.is_some_and(says)
    }

    fn recorded(&self, part: Part, id: &str) -> bool {
        self.record.is_some_and(|record| record.proposed.iter().any(|(p, known)| *p == part && known == id))
    }

    fn line(&self, walk: &mut Walk, part: Part, value: &Value<'_>) -> Option<Line> {
        let table = walk.as_table(value, part.key())?;
        let mut known = vec!["proposal"];
        known.extend(part.fields().iter().map(|field| field.key));
        walk.keys(table, &known);
        let proposal = walk.text(table, "proposal");
        let place = proposal.as_ref().and_then(|id| self.proposals.place(part, id));
        let says = place.map(|at| &self.proposals.part(part)[at].fields);
        let mut fields = Vec::new();
        for (nth, field) in part.fields().iter().enumerate() {
            let missing = says.map(|says| says[nth].clone()).or(field.open.then(String::new));
            match (get(table, field.key), missing) {
                (Some(given), _) => fields.push(walk.field(*field, given)?),
                (None, Some(missing)) => fields.push(missing),
                (None, None) => {
                    if let Some(id) = &proposal {
                        let known = self.proposals.part(part).iter().map(|line| line.id.as_str());
                        walk.unknown(&id.span, &format!("proposal for `{}` called", part.key()), id, known);
                    } else {
                        walk.problem(&value.span(), format!("`{}` is missing here", field.key));
                    }
                    return None;
                }
            }
        }
        let edited = place.is_none_or(|at| !self.says(part, at, &fields));
        Some(Line { proposal: proposal.map(|id| id.value), fields, edited })
    }

    /// A proposal that stood in the file when it was written and is gone was deleted by hand: it does not return.
    fn deleted_by_hand(&self, shape: &mut Shape) {
        let stood = self.record.into_iter().flat_map(|record| &record.proposed);
        for (part, id) in stood.filter(|(part, _)| !part.is_single()) {
            let there = shape.lines(*part).iter().any(|line| line.proposal.as_ref() == Some(id));
            if !there && !shape.is_declined(*part, id) {
                shape.declined.push(format!("{}/{id}", part.key()));
            }
        }
    }
}
