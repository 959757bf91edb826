//! The recommendation as it was when the file was written: for readers, and to see later whether it still holds.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, value};

use super::array;
use crate::id::{FailureIx, TensionIx};
use crate::intake::{PARTS, Shape, Told, Work};
use crate::recommendation::{Cited, Recommendation, reasons};
use crate::spec::proposals::{Proposals, Said};

/// The most reasons that are recorded; the rest is in the answers.
const REASONS: usize = 5;

pub(super) fn table(
    told: Told<'_>,
    work: &Work,
    recommendation: &Recommendation,
    shape: &Shape,
    proposals: &Proposals,
) -> Table {
    let questionnaire = told.questionnaire;
    let mut table = Table::new();
    table.insert("failure", value(questionnaire[recommendation.failure()].id.as_str()));
    if let Some(archetype) = recommendation.archetype() {
        table.insert("archetype", value(questionnaire[archetype].id.as_str()));
    }
    table.insert("confidence", value(recommendation.confidence.word()));
    table.insert("stage", value(questionnaire[recommendation.stage].id.as_str()));
    let mut scores = InlineTable::new();
    for (at, failure) in questionnaire.failures.iter().enumerate() {
        let points = recommendation.scores.of(FailureIx::new(at)).points;
        scores.insert(&failure.id, i64::from(points).into());
    }
    table.insert("scores", value(scores));
    let gates = recommendation.gates.iter().map(|(gate, _)| questionnaire[*gate].id.as_str());
    table.insert("gates", value(array(gates)));
    table.insert("tensions", value(array(tensions(told, work, recommendation))));
    let mut seats = InlineTable::new();
    for seat in &recommendation.seats {
        seats.insert(&questionnaire[seat.archetype].id, seat.state.words().into());
    }
    table.insert("seats", value(seats));
    let reqs = recommendation.open_reqs().map(|req| questionnaire[req.archetype].id.as_str());
    table.insert("reqs", value(array(reqs)));
    let cited = reasons(&told, recommendation.failure());
    let top = cited.iter().filter(|cited| cited.weight > 0).take(REASONS);
    let rows: ArrayOfTables = top.map(|cited| reason(told, cited)).collect();
    if !rows.is_empty() {
        table.insert("reasons", Item::ArrayOfTables(rows));
    }
    table.insert("proposed", Item::Table(proposed(shape)));
    let said = said(shape, proposals);
    if !said.is_empty() {
        table.insert("said", Item::Table(said));
    }
    table
}

/// What does not fit together, and what did not until a way out was picked.
fn tensions<'q>(told: Told<'q>, work: &Work, recommendation: &Recommendation) -> Vec<&'q str> {
    let known =
        |at: &usize| recommendation.tensions.contains(&TensionIx::new(*at)) || work.tensions[*at].is_some();
    let all = &told.questionnaire.tensions;
    (0..all.len()).filter(known).map(|at| all[at].id.as_str()).collect()
}

/// The proposals that stand in the shape. One that is gone from the file later was deleted by hand.
fn proposed(shape: &Shape) -> Table {
    let mut table = Table::new();
    for part in PARTS {
        let lines = shape.lines(part).iter().filter(|line| !part.is_single() || !line.edited);
        let ids: Array = lines.filter_map(|line| line.proposal.as_deref()).collect();
        if !ids.is_empty() {
            table.insert(part.key(), value(ids));
        }
    }
    table
}

/// The answers in the words that untouched lines hold. If an answer is changed in the file later, these tell a line that
/// still says the old one from a line that a person wrote.
fn said(shape: &Shape, proposals: &Proposals) -> Table {
    let mut said = Said::new();
    for part in PARTS {
        let untouched = shape.lines(part).iter().filter(|line| !line.edited);
        let places = untouched.filter_map(|line| proposals.place(part, line.proposal.as_deref()?));
        said.extend(places.flat_map(|at| proposals.part(part)[at].said.clone()));
    }
    said.iter().map(|(id, words)| (id.as_str(), value(words.as_str()))).collect()
}

fn reason(told: Told<'_>, cited: &Cited<'_>) -> Table {
    let question = &told.questionnaire[cited.question];
    let mut row = Table::new();
    row.insert("question", value(question.id.as_str()));
    if let Some(at) = cited.row {
        row.insert("row", value(question.rows()[at].id.as_str()));
    }
    row.insert("choice", value(question[cited.choice].id.as_str()));
    row.insert("weight", value(i64::from(cited.weight)));
    row.insert("because", value(cited.because));
    row
}
