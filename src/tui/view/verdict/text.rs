//! The text of the result, section by section.

use ratatui::text::Span;

use super::super::panel as hearing;
use super::super::question::option;
use super::super::sheet::Sheet;
use crate::id::{ArchetypeIx, TensionIx};
use crate::intake::How;
use crate::questionnaire::first_true;
use crate::questionnaire::wording::upper_first;
use crate::recommendation::{Cited, Confidence, Counterfactual, SeatState, Verdict, reasons};
use crate::tui::model::Model;
use crate::tui::theme::{dim, plain, strong};
use crate::tui::update::{Item, focus, items};

/// The most reasons that are read one by one.
const REASONS: usize = 6;

/// The most ways in which it could have come out otherwise.
const OTHERWISE: usize = 6;

/// The most other answers to one question that are named.
const ALTERNATIVES: usize = 3;

/// Writes the whole text; `alone` when nothing stands beside it.
pub(super) fn write(model: &Model<'_>, sheet: &mut Sheet, alone: bool) {
    opening(model, sheet);
    if alone {
        sheet.blank();
        hearing::bars(model, sheet, false);
        confidence(model, sheet);
    }
    decided(model, sheet);
    unsettled(model, sheet);
    told(model, sheet);
    own_word(model, sheet);
    provisional(model, sheet);
    otherwise(model, sheet);
    if alone {
        team(model, sheet);
        jobs(model, sheet);
    }
    other_work(model, sheet);
    tensions(model, sheet);
}

fn opening(model: &Model<'_>, sheet: &mut Sheet) {
    let look = model.look;
    let questionnaire = model.questionnaire();
    let words = model.words();
    match model.recommendation.verdict {
        Verdict::Hire { failure, archetype } => {
            let one = &questionnaire[archetype];
            sheet.text(look.accent(), &format!("You need {}: a {}.", one.plain, one.name));
            if let Some(sentence) = first_true(&one.sentences, &model.told()) {
                sheet.blank();
                sheet.text(strong(), &words.fill(sentence));
            }
            sheet.blank();
            sheet.text(plain(), &words.fill(&questionnaire[failure].says));
        }
        Verdict::Stop { gate, leaning } => {
            let gate_at = gate;
            let gate = &questionnaire[gate];
            sheet.hang(vec![Span::styled("⚠ ", look.warn())], 2, &[(&gate.title, look.accent())]);
            sheet.blank();
            sheet.text(strong(), &words.fill(&gate.says));
            let failing = model.recommendation.gates.iter().filter(|(at, _)| *at == gate_at);
            for check in failing.flat_map(|(_, checks)| checks).map(|nth| &gate.checks[*nth]) {
                sheet.blank();
                sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&words.fill(&check.because), plain())]);
                if let Some(again) = &check.reopens_when {
                    let again = words.fill(again);
                    sheet.hang(vec![], 2, &[("Think again when: ", dim()), (&again, plain())]);
                }
            }
            let after = &questionnaire[questionnaire[leaning].archetype].plain;
            if let Some(first) = gate.puts_first {
                let work = &questionnaire[first];
                sheet.heading("What comes first");
                sheet.text(plain(), &format!("{}: {}", upper_first(&work.title), work.says));
                sheet.text(plain(), &format!("Done by {}. Until then with {}.", work.role, work.owner));
            }
            sheet.heading("What comes after");
            sheet.text(plain(), &format!("By what you told us: {after}."));
        }
    }
    for (gate, checks) in &model.recommendation.gates {
        let gate = &questionnaire[*gate];
        if gate.stops {
            continue;
        }
        sheet.blank();
        sheet.hang(vec![Span::styled("⚠ ", look.warn())], 2, &[(&gate.title, strong())]);
        for check in checks {
            sheet.hang(vec![], 2, &[(&words.fill(&gate.checks[*check].because), plain())]);
        }
    }
}

/// How sure it is, in words.
pub(super) fn confidence(model: &Model<'_>, sheet: &mut Sheet) {
    let recommendation = &model.recommendation;
    if recommendation.archetype().is_none() {
        return;
    }
    let says = match recommendation.confidence {
        Confidence::Clear => "Clear: nothing else comes near.",
        Confidence::Likely => "Likely: more than the others, not beyond doubt.",
        Confidence::Close => "Close: it could as well be another.",
    };
    sheet.blank();
    sheet.text(strong(), says);
    if let Some(tie) = recommendation.tie {
        sheet.text(plain(), &format!("Level with: {}.", model.questionnaire()[tie].short));
    }
    for doubt in &recommendation.doubts {
        let because = model.words().fill(&model.questionnaire().doubts[*doubt].because);
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&because, plain())]);
    }
}

/// How much does not fit together, said early because it is read late.
fn unsettled(model: &Model<'_>, sheet: &mut Sheet) {
    let settled = |at: &&TensionIx| model.work().tensions.get(at.at()).is_none_or(Option::is_none);
    match model.recommendation.tensions.iter().filter(settled).count() {
        0 => {}
        1 => hearing::warn(sheet, "One thing does not fit together: tab goes to it."),
        many => hearing::warn(sheet, &format!("{many} things do not fit together: tab goes through them.")),
    }
}

fn decided(model: &Model<'_>, sheet: &mut Sheet) {
    let decision = &model.work().decision;
    if decision.how == How::Overridden
        && let Some(archetype) = decision.archetype
    {
        let name = &model.questionnaire()[archetype].name;
        let look = model.look;
        let because = format!("“{}”", decision.because);
        sheet.blank();
        sheet.mixed(&[
            ("You decided otherwise: ", look.warn()),
            (name, strong()),
            (", because ", plain()),
            (&because, plain()),
        ]);
    }
}

fn tensions(model: &Model<'_>, sheet: &mut Sheet) {
    if model.recommendation.tensions.is_empty() {
        return;
    }
    sheet.heading("What does not fit together");
    for at in &model.recommendation.tensions {
        tension(model, *at, sheet);
    }
}

fn tension(model: &Model<'_>, at: TensionIx, sheet: &mut Sheet) {
    let look = model.look;
    let words = model.words();
    let tension = &model.questionnaire()[at];
    let settled = model.work().tensions.get(at.at()).and_then(Option::as_ref);
    let mark =
        if settled.is_some() { Span::styled("✓ ", look.good()) } else { Span::styled("⚠ ", look.warn()) };
    sheet.blank();
    sheet.hang(vec![mark], 2, &[(&words.fill(&tension.says), strong())]);
    sheet.hang(vec![], 2, &[(&words.fill(&tension.because), plain())]);
    let here = items(model).get(focus(model)).copied().filter(|_| model.verdict.asking.is_none());
    for (nth, way) in tension.ways_out.iter().enumerate() {
        let from = sheet.height();
        let taken = settled.is_some_and(|settlement| settlement.way_out == nth);
        let focused = here == Some(Item::Way(at, nth));
        option(model, sheet, 2, look.radio(taken), (focused, taken, false), &words.fill(&way.label));
        if let Some(because) = settled.filter(|_| taken).map(|s| s.because.as_str()).filter(|b| !b.is_empty())
        {
            sheet.hang(vec![], 6, &[(&format!("“{because}”"), dim())]);
        }
        sheet.marks.push(from..sheet.height());
    }
}

fn told(model: &Model<'_>, sheet: &mut Sheet) {
    let told = model.told();
    let all = reasons(&told, model.recommendation.failure());
    let (with, against): (Vec<Cited<'_>>, Vec<Cited<'_>>) =
        all.into_iter().partition(|cited| cited.weight > 0);
    if !with.is_empty() {
        sheet.heading("What you told us");
        with.iter().take(REASONS).for_each(|cited| reason(model, cited, sheet));
    }
    if !against.is_empty() {
        sheet.heading("What speaks against it");
        against.iter().rev().take(2).for_each(|cited| reason(model, cited, sheet));
    }
}

fn reason(model: &Model<'_>, cited: &Cited<'_>, sheet: &mut Sheet) {
    let look = model.look;
    let words = model.words();
    let row = cited.row.map(|row| model.questionnaire()[cited.question].rows()[row].label.clone());
    let ask =
        row.map_or_else(|| words.ask(cited.question), |row| format!("{} {row}", words.ask(cited.question)));
    let label = words.label(cited.question, cited.choice);
    let ask = format!("{ask} ");
    sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&ask, dim()), ("→ ", look.bar()), (&label, strong())]);
    sheet.hang(vec![], 2, &[(cited.because, plain())]);
}

fn own_word(model: &Model<'_>, sheet: &mut Sheet) {
    let recommendation = &model.recommendation;
    let short = |at: crate::id::FailureIx| model.questionnaire()[at].short.as_str();
    let won = short(recommendation.failure());
    let mut said = Vec::new();
    if let Some(named) = recommendation.own_word {
        said.push(format!("You named “{}” first. What happened points to “{won}”.", short(named)));
    }
    if let Some(facts) = recommendation.facts_alone {
        said.push(format!("What happened, without your own word for it, points to “{}”.", short(facts)));
    }
    if !said.is_empty() {
        sheet.heading("Your word and what happened");
        for said in &said {
            sheet.text(plain(), said);
        }
    }
}

fn provisional(model: &Model<'_>, sheet: &mut Sheet) {
    let unknown = &model.recommendation.provisional;
    if unknown.is_empty() {
        return;
    }
    sheet.heading("For now only");
    sheet.text(plain(), "Too much is not known yet. Ask those who know, then change the answers:");
    for at in unknown {
        let ask = model.words().ask(*at);
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&ask, plain())]);
    }
}

fn otherwise(model: &Model<'_>, sheet: &mut Sheet) {
    let Some(list) = model.counterfactuals.as_ref().filter(|list| !list.is_empty()) else { return };
    sheet.heading("What would change this");
    let mut groups: Vec<Vec<Counterfactual>> = Vec::new();
    for one in list {
        match groups.last_mut() {
            Some(group)
                if group[0].question == one.question
                    && group[0].row == one.row
                    && group[0].archetype == one.archetype =>
            {
                group.push(*one);
            }
            _ => groups.push(vec![*one]),
        }
    }
    let left = groups.len().saturating_sub(OTHERWISE);
    for group in groups.iter().take(OTHERWISE) {
        let said = had_been(model, group);
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&said, plain())]);
    }
    if left > 0 {
        sheet.text(dim(), &format!("And {left} more like these."));
    }
}

/// "If who noticed had been “our own alert”, this would be a model developer."
fn had_been(model: &Model<'_>, group: &[Counterfactual]) -> String {
    let first = group[0];
    let question = &model.questionnaire()[first.question];
    let row = first.row.map(|row| format!(" ({})", question.rows()[row].label)).unwrap_or_default();
    let quoted = |one: &Counterfactual| format!("“{}”", model.words().label(one.question, one.choice));
    let mut labels: Vec<String> = group.iter().take(ALTERNATIVES).map(quoted).collect();
    if group.len() > ALTERNATIVES {
        labels.push("the like".to_owned());
    }
    let subject = crate::questionnaire::wording::lower_first(&question.short);
    let would = match first.archetype {
        Some(archetype) => format!("this would be a {}", model.questionnaire()[archetype].name),
        None => "nobody of this family would be hired yet".to_owned(),
    };
    format!("If “{subject}”{row} had been {}, {would}.", labels.join(" or "))
}

/// Who is on the team, and who comes.
pub(super) fn team(model: &Model<'_>, sheet: &mut Sheet) {
    let look = model.look;
    sheet.heading("The team");
    for seat in &model.recommendation.seats {
        let (mark, style, says) = match seat.state {
            SeatState::Covered => ("✓", look.good(), "in good hands"),
            SeatState::ThisReq => (look.pointer(), look.accent(), "this role"),
            SeatState::Next => (look.step(std::cmp::Ordering::Greater), dim(), "comes next"),
        };
        let name = upper_first(&model.questionnaire()[seat.archetype].name);
        let spans = vec![Span::styled(mark, style), Span::raw(" ")];
        sheet.hang(spans, 2, &[(&name, plain()), (" · ", dim()), (says, dim())]);
    }
    let because = &model.questionnaire().mixes.get(model.recommendation.mix);
    if let Some(mix) = because {
        sheet.text(dim(), &model.words().fill(&mix.because));
    }
}

/// Why it is several jobs, and which of them waits.
pub(super) fn jobs(model: &Model<'_>, sheet: &mut Sheet) {
    let look = model.look;
    let recommendation = &model.recommendation;
    if recommendation.several.is_empty() && recommendation.reqs.len() < 2 {
        return;
    }
    sheet.heading(&format!("{} jobs, not one", counted(recommendation.reqs.len())));
    for nth in &recommendation.several {
        let because = model.words().fill(&model.questionnaire().several_jobs[*nth].because);
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&because, plain())]);
    }
    let name = |archetype: ArchetypeIx| upper_first(&model.questionnaire()[archetype].name);
    for (nth, req) in recommendation.reqs.iter().enumerate() {
        let says = if req.parked { "waits for a salary" } else { "opens now" };
        let mark = vec![Span::styled(format!("{} ", nth + 1), look.bar())];
        let style = if req.parked { dim() } else { plain() };
        sheet.hang(mark, 2, &[(&name(req.archetype), style), (" · ", dim()), (says, dim())]);
    }
}

fn counted(number: usize) -> String {
    match number {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        other => other.to_string(),
    }
}

fn other_work(model: &Model<'_>, sheet: &mut Sheet) {
    if model.recommendation.other_work.is_empty() {
        return;
    }
    sheet.heading("Other work that you asked for");
    for at in &model.recommendation.other_work {
        let work = &model.questionnaire()[*at];
        let rest = format!(": {} Done by {}; until then with {}.", work.says, work.role, work.owner);
        let title = upper_first(&work.title);
        sheet.hang(vec![Span::styled("· ", dim())], 2, &[(&title, strong()), (&rest, plain())]);
    }
}
