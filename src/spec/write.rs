//! The text of a role spec or answers file.
//!
//! The whole file is laid out anew from the sitting, in one fixed order; [`super::keep`] then lays that over the file as
//! it stands, so that what a person wrote into it stays where it was.

mod answers;
mod disagreement;
mod record;
mod shape;
mod spelled;

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

use super::proposals::Proposals;
use super::read::State;
use super::{FORMAT, keep, own_role, propose};
use crate::id::{ArchetypeIx, TensionIx};
use crate::intake::{Decision, How, Shown, Told, Work};
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::{Recommendation, Req, recommend};
use crate::wrap::with_endings_of;

/// Where editors find the schema of the file, seen from a role's folder.
const SCHEMA: &str = "#:schema ../.hirefor/role.schema.json";

/// Everything that goes into one `role.toml`.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The questionnaire that was answered.
    pub questionnaire: &'a Questionnaire,
    /// Its catalogue.
    pub catalogue: &'a Catalogue,
    /// The sitting.
    pub work: &'a Work,
    /// What its answers come to.
    pub recommendation: &'a Recommendation,
    /// The role to write.
    pub archetype: ArchetypeIx,
    /// The folders of the other specs of the same split.
    pub siblings: &'a [String],
}

/// The text of the `role.toml` of one role, laid over `previous`, the file as it stands.
///
/// Comments, blank lines and the order of keys in `previous` stay; writing the same sitting again gives the same bytes,
/// so a file that would change is out of date. The shape is brought up to date on the way. A `previous` that is no TOML
/// is not looked at: read it first.
#[must_use]
pub fn write(writing: &Writing<'_>, previous: Option<&str>) -> String {
    let Writing { questionnaire, catalogue, work, recommendation, archetype, siblings } = *writing;
    let shown = Shown::of(questionnaire, &work.answers);
    let told = Told::new(questionnaire, &work.answers, &shown).with(&recommendation.outcome);
    let shape = propose::shape_of(work, told, catalogue, archetype);
    let proposals = Proposals::of(work, told, catalogue, archetype);
    let mut doc = head(questionnaire, work);
    let root = doc.as_table_mut();
    root.insert("siblings", value(siblings.iter().collect::<Array>()));
    let before = previous.and_then(|text| super::read(text).ok());
    root.insert("state", value(state(writing, before.as_ref().map(|spec| spec.glance.state)).name()));
    // These are written by whoever posts the job, and stay.
    if let Some(posted) = before.as_ref().and_then(|spec| spec.glance.posted) {
        root.insert("posted", value(answers::datetime(posted)));
    }
    if let Some(reference) = before.as_ref().and_then(|spec| spec.glance.reference.clone()) {
        root.insert("reference", value(reference));
    }
    root.insert("answers", Item::Table(answers::table(told)));
    let mut decision = decision(questionnaire, &work.decision, Some(archetype));
    let parked: Array = recommendation
        .reqs
        .iter()
        .filter(|req| req.parked)
        .map(|req| questionnaire[req.archetype].id.as_str())
        .collect();
    if !parked.is_empty() {
        decision.insert("parked", value(parked));
    }
    root.insert("decision", Item::Table(decision));
    insert(root, "tensions", Some(tensions(questionnaire, work)));
    root.insert("shape", Item::Table(shape::whole(&shape)));
    // What a person has taken out of the file is settled.
    let still = before.map(|spec| spec.disagreements(questionnaire));
    disagreement::insert(root, questionnaire, still.as_deref().unwrap_or(&work.disagreements));
    root.insert("record", Item::Table(record::table(told, work, recommendation, &shape, &proposals)));
    spelled::out(&mut doc);
    let text = match previous {
        Some(previous) => keep::over(previous, &doc),
        None => doc.to_string(),
    };
    if text.lines().any(|line| line.trim_start().starts_with("#:schema")) {
        text
    } else {
        with_endings_of(&text, format!("{SCHEMA}\n")) + &text
    }
}

/// The text of an answers file for a sitting that may be unfinished: what was answered, decided and settled, and of
/// the shaping only what differs from the proposal.
#[must_use]
pub fn write_answers(questionnaire: &Questionnaire, catalogue: &Catalogue, work: &Work) -> String {
    let shown = Shown::of(questionnaire, &work.answers);
    let told = Told::new(questionnaire, &work.answers, &shown);
    let recommendation = recommend(told);
    let told = told.with(&recommendation.outcome);
    let mut doc = head(questionnaire, work);
    let root = doc.as_table_mut();
    root.insert("answers", Item::Table(answers::table(told)));
    if work.decision != Decision::default() {
        let decision = decision(questionnaire, &work.decision, work.decision.archetype);
        root.insert("decision", Item::Table(decision));
    }
    insert(root, "tensions", Some(tensions(questionnaire, work)));
    let own = own_role(work, &recommendation);
    let mut others = Table::new();
    others.set_implicit(true);
    for (at, shape) in work.shapes.iter().enumerate() {
        let archetype = ArchetypeIx::new(at);
        let Some(shape) = shape else { continue };
        let fresh = propose::propose(work, told, catalogue, archetype);
        let different = shape::different(shape, &fresh);
        if own == Some(archetype) {
            insert(root, "shape", different);
        } else {
            insert(&mut others, &questionnaire.archetypes[at].id, different);
        }
    }
    insert(root, "shape-of", Some(others));
    disagreement::insert(root, questionnaire, &work.disagreements);
    spelled::out(&mut doc);
    format!("{SCHEMA}\n{doc}")
}

/// Inserts `table` at `key` if there is anything in it.
fn insert(parent: &mut Table, key: &str, table: Option<Table>) {
    if let Some(table) = table.filter(|table| !table.is_empty()) {
        parent.insert(key, Item::Table(table));
    }
}

fn head(questionnaire: &Questionnaire, work: &Work) -> DocumentMut {
    let mut doc = DocumentMut::new();
    let mut which = InlineTable::new();
    which.insert("id", questionnaire.id.as_str().into());
    which.insert("version", i64::from(questionnaire.version).into());
    doc.insert("format", value(FORMAT));
    doc.insert("questionnaire", value(which));
    doc.insert("voice", value(work.voice.name()));
    doc
}

/// What has become of the role: as the file says, and otherwise whether it waits.
fn state(writing: &Writing<'_>, before: Option<State>) -> State {
    if let Some(decided @ (State::Open | State::Filled | State::Closed)) = before {
        return decided;
    }
    let waits = |req: &Req| req.parked && req.archetype == writing.archetype;
    let split = writing.work.decision.how == How::Split;
    if split && writing.recommendation.reqs.iter().any(waits) { State::Parked } else { State::Draft }
}

fn decision(questionnaire: &Questionnaire, decision: &Decision, archetype: Option<ArchetypeIx>) -> Table {
    let mut table = Table::new();
    if let Some(archetype) = archetype {
        table.insert("archetype", value(questionnaire[archetype].id.as_str()));
    }
    table.insert("how", value(decision.how.name()));
    if !decision.because.is_empty() {
        table.insert("because", value(decision.because.as_str()));
    }
    table
}

fn tensions(questionnaire: &Questionnaire, work: &Work) -> Table {
    let mut table = Table::new();
    for (at, settlement) in work.tensions.iter().enumerate() {
        let tension = &questionnaire[TensionIx::new(at)];
        let Some(settlement) = settlement else { continue };
        let entry = |way_out: usize, because: &str| {
            let mut entry = InlineTable::new();
            entry.insert("way-out", tension.ways_out.get(way_out)?.id.as_str().into());
            if !because.is_empty() {
                entry.insert("because", because.into());
            }
            Some(entry)
        };
        let Some(mut last) = entry(settlement.way_out, &settlement.because) else { continue };
        let also: Array = settlement.also.iter().filter_map(|(at, because)| entry(*at, because)).collect();
        if !also.is_empty() {
            last.insert("also", also.into());
        }
        table.insert(&tension.id, Item::Value(Value::InlineTable(last)));
    }
    table
}

/// `items` as an array: on one line if it is short, else one item a line.
fn array<'a>(items: impl IntoIterator<Item = &'a str>) -> Array {
    let mut array: Array = items.into_iter().collect();
    if array.to_string().len() > 90 {
        for item in array.iter_mut() {
            item.decor_mut().set_prefix("\n    ");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}
