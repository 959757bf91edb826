//! Keys at the result: what can be done about it.

use super::{Effect, highlighted, review, scrolled};
use crate::id::{ArchetypeIx, TensionIx};
use crate::intake::{Decision, How, Operation, Place, Settlement, in_words};
use crate::tui::editor::Editor;
use crate::tui::keymap::Action;
use crate::tui::model::{Asking, Model, Notice};
use crate::tui::page::{self, Target};

/// One thing that can be done at the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Item {
    /// Take this way out of what does not fit together.
    Way(TensionIx, usize),
    /// Go on as decided before.
    GoOn,
    /// Shape the recommended role.
    Shape,
    /// Shape one role for each job.
    Split,
    /// Answer what the five-minute path left out.
    Rest,
    /// Write down why nobody is hired.
    WriteDown,
    /// Hire somebody else.
    Otherwise,
    /// Change answers.
    Change,
}

/// Everything that can be done, in the order of the screen.
pub(in crate::tui) fn items(model: &Model<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for misfit in model.misfits().filter(|misfit| model.recommendation.tensions.contains(&misfit.tension)) {
        items.extend(misfit.ways_out.iter().map(|(nth, _)| Item::Way(misfit.tension, *nth)));
    }
    if model.work().decision.how != How::Accepted {
        items.push(Item::GoOn);
    }
    if model.recommendation.archetype().is_some() {
        items.push(Item::Shape);
    }
    if model.recommendation.reqs.len() > 1 {
        items.push(Item::Split);
    }
    if model.roles().is_empty() {
        items.push(Item::WriteDown);
    }
    if model.intake.is_quick() {
        items.push(Item::Rest);
    }
    items.extend([Item::Otherwise, Item::Change]);
    items
}

/// Which item has the focus: the first action, until another is chosen.
pub(in crate::tui) fn focus(model: &Model<'_>) -> usize {
    let items = items(model);
    let first = items.iter().position(|item| !matches!(item, Item::Way(..))).unwrap_or(0);
    model.verdict.focus.unwrap_or(first).min(items.len() - 1)
}

/// An action as it is offered, with its key.
pub(in crate::tui) fn label(model: &Model<'_>, item: Item) -> (String, &'static str) {
    let decision = &model.work().decision;
    let name = |archetype: ArchetypeIx| model.questionnaire()[archetype].name.as_str();
    match item {
        Item::GoOn => match decision.archetype.filter(|_| decision.how == How::Overridden) {
            Some(archetype) => (format!("Go on with the {}", name(archetype)), ""),
            None => ("Go on with the roles".to_owned(), ""),
        },
        Item::Shape => ("Shape this role".to_owned(), "s"),
        Item::Split => (format!("Split into {} roles", model.recommendation.reqs.len()), "p"),
        Item::WriteDown => ("Write this down".to_owned(), "w"),
        Item::Rest => ("Answer the rest".to_owned(), "m"),
        Item::Otherwise => ("Decide otherwise".to_owned(), "o"),
        Item::Change => ("Change answers".to_owned(), "c"),
        Item::Way(tension, way) => {
            (model.words().fill(&model.questionnaire()[tension].ways_out[way].label), "")
        }
    }
}

pub(super) fn act(model: &mut Model<'_>, action: Action) -> Effect {
    if model.verdict.asking.is_some() {
        return asked(model, action);
    }
    let items = items(model);
    let now = focus(model);
    (model.rejection, model.verdict.just_left) = (None, false);
    match action {
        Action::NextField => {
            let unsettled = unsettled(model).filter(|_| model.verdict.focus.is_none());
            look(model, unsettled.unwrap_or((now + 1) % items.len()));
        }
        Action::PreviousField => look(model, (now + items.len() - 1) % items.len()),
        // What is out of sight is shown first, or something would be decided unread.
        Action::Accept if !in_sight(model, items[now]) => look(model, now),
        Action::Accept => act_on(model, items[now]),
        Action::ShapeRole => act_on(model, Item::Shape),
        Action::Split => act_on(model, Item::Split),
        Action::WriteDown => act_on(model, Item::WriteDown),
        Action::Rest => act_on(model, Item::Rest),
        Action::Otherwise => act_on(model, Item::Otherwise),
        Action::Expand => model.verdict.expanded = !model.verdict.expanded,
        Action::Back => {
            let last = model.intake.asked().next_back();
            if let Some(question) = last {
                model.go(Place::Question(question));
            }
        }
        other => {
            let (window, far) = page::extent(model);
            model.verdict.scroll = scrolled(model.verdict.scroll, other, window, far);
        }
    }
    if matches!(model.work().at, Place::Preview(_)) { Effect::Preview } else { Effect::Draw }
}

/// Gives the item at `to` the focus and brings it into sight.
fn look(model: &mut Model<'_>, to: usize) {
    model.verdict.focus = Some(to);
    let Some(item) = items(model).get(to).copied() else { return };
    let (window, _) = page::extent(model);
    if let Some(rows) = page::rows_of(model, Target::Item(item)) {
        let scroll = model.verdict.scroll.min(rows.start);
        model.verdict.scroll = scroll.max((rows.end + 1).saturating_sub(window)).min(rows.start);
    }
}

/// Whether the beginning of `item` can be seen.
fn in_sight(model: &Model<'_>, item: Item) -> bool {
    let (window, _) = page::extent(model);
    let top = model.verdict.scroll;
    page::rows_of(model, Target::Item(item)).is_none_or(|rows| (top..top + window).contains(&rows.start))
}

/// Does what was clicked.
pub(super) fn click(model: &mut Model<'_>, item: Item) -> Effect {
    model.verdict.focus = items(model).iter().position(|other| *other == item);
    act_on(model, item);
    if matches!(model.work().at, Place::Preview(_)) { Effect::Preview } else { Effect::Draw }
}

fn act_on(model: &mut Model<'_>, item: Item) {
    match item {
        Item::Way(tension, way_out) => take(model, tension, way_out),
        Item::GoOn => model.go(Place::Shape(0)),
        Item::Shape => decide(model, Decision::default()),
        Item::Split => decide(model, Decision { how: How::Split, ..Decision::default() }),
        Item::WriteDown => model.go(Place::Preview(0)),
        Item::Rest => {
            model.intake.set_quick(false);
            let open = model.intake.open();
            if let Some(question) = open {
                model.go(Place::Question(question));
            }
        }
        Item::Otherwise => {
            let recommended = model.recommendation.archetype();
            let all = (0..model.questionnaire().archetypes.len()).map(ArchetypeIx::new);
            let list = all.filter(|archetype| Some(*archetype) != recommended).collect();
            model.verdict.asking = Some(Asking::Whom { list, at: 0 });
        }
        Item::Change => review::open(model),
    }
}

fn decide(model: &mut Model<'_>, decision: Decision) {
    if model.work().decision != decision {
        model.apply(Operation::Decide(decision));
    }
    model.go(Place::Shape(0));
}

/// Takes a way out, or takes it back; asks first where it needs a word.
fn take(model: &mut Model<'_>, tension: TensionIx, way_out: usize) {
    let taken = model.work().tensions[tension.at()].as_ref().is_some_and(|s| s.way_out == way_out);
    let way = &model.questionnaire()[tension].ways_out[way_out];
    if taken {
        model.apply(Operation::Settle { tension, settlement: None });
    } else if let Some(question) = way.revisit {
        review::look_at(model, question);
    } else if way.keeps || way.asks.is_some() {
        let again = |left: &Asking| match left {
            Asking::WayOut { tension: of, way_out: way, .. } => (*of, *way) == (tension, way_out),
            _ => false,
        };
        let left = model.verdict.left.take_if(|left| again(left));
        let fresh = || Asking::WayOut { tension, way_out, reason: Editor::line("") };
        model.verdict.asking = Some(left.unwrap_or_else(fresh));
    } else {
        settle(model, tension, Settlement::new(way_out, ""));
    }
}

fn settle(model: &mut Model<'_>, tension: TensionIx, settlement: Settlement) {
    let questionnaire = model.questionnaire();
    let operation = model.work().settling(questionnaire, tension, Some(settlement));
    for question in operation.questions() {
        model.drafts[question.at()] = None;
    }
    model.apply(operation);
    model.tell();
    // On to what is settled next, or where one was; nothing moves under the eye.
    let next = unsettled(model);
    if !model.recommendation.tensions.contains(&tension) {
        model.verdict.focus = None;
    }
    let says = if next.is_some() { "Settled; this is the next." } else { "Settled; nothing else is open." };
    model.notice = Some(Notice::Good(says.to_owned()));
    if let Some(next) = next {
        look(model, next);
    }
}

/// The first way out of what does not fit together and is not settled.
fn unsettled(model: &Model<'_>) -> Option<usize> {
    let open: Vec<TensionIx> =
        model.misfits().filter(|misfit| misfit.decided.is_none()).map(|misfit| misfit.tension).collect();
    items(model).iter().position(|item| matches!(item, Item::Way(tension, _) if open.contains(tension)))
}

/// Leaves what is asked back; a reason that was typed waits.
fn leave(model: &mut Model<'_>) {
    let left = model.verdict.asking.take();
    let typed = |asking: &Asking| match asking {
        Asking::Why { reason, .. } | Asking::WayOut { reason, .. } => !reason.is_empty(),
        Asking::Whom { .. } => false,
    };
    if let Some(left) = left.filter(typed) {
        let says = "What you typed waits: the same choice goes on with it, and so does u.";
        model.notice = Some(Notice::Good(says.to_owned()));
        (model.verdict.left, model.verdict.just_left) = (Some(left), true);
    }
}

fn asked(model: &mut Model<'_>, action: Action) -> Effect {
    model.rejection = None;
    let width = model.layout().typing(0);
    let Some(asking) = model.verdict.asking.as_mut() else { return Effect::Nothing };
    if action == Action::Back {
        leave(model);
        return Effect::Draw;
    }
    match asking {
        Asking::Whom { list, at } if matches!(action, Action::Accept | Action::Toggle) => {
            let archetype = list[*at];
            let again = |left: &Asking| matches!(left, Asking::Why { archetype: of, .. } if *of == archetype);
            let left = model.verdict.left.take_if(|left| again(left));
            *asking = left.unwrap_or_else(|| Asking::Why { archetype, reason: Editor::line("") });
        }
        Asking::Whom { list, at } => *at = highlighted(*at, action, list.len()),
        Asking::Why { reason, .. } | Asking::WayOut { reason, .. } if action == Action::Accept => {
            if reason.is_empty() {
                model.rejection = Some("Say it in a few words: it goes into the file.".to_owned());
                return Effect::Draw;
            }
            let because = reason.text().split_whitespace().collect::<Vec<_>>().join(" ");
            if let Err(wrong) = in_words(because.clone()) {
                model.rejection = Some(wrong.to_string());
                return Effect::Draw;
            }
            match model.verdict.asking.take() {
                Some(Asking::Why { archetype, .. }) => {
                    let how = How::Overridden;
                    decide(model, Decision { archetype: Some(archetype), how, because });
                }
                Some(Asking::WayOut { tension, way_out, .. }) => {
                    settle(model, tension, Settlement::new(way_out, because));
                }
                _ => {}
            }
        }
        Asking::Why { reason, .. } | Asking::WayOut { reason, .. } => drop(reason.act(action, width)),
    }
    Effect::Draw
}
