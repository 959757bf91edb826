//! Lists of which the first that applies is taken: what stands too low in one is never reached.

use super::worlds::Worlds;
use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Span};
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx};
use crate::questionnaire::catalogue::List;
use crate::questionnaire::{Condition, Spot, Use};

/// One entry of such a list: when it applies (always, without), and where it stands.
type Entry<'a> = (Option<&'a Condition>, Span);

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let q = subject.questionnaire;
    let place = |what: Use, otherwise: Span| subject.asked.spot(what).map_or(otherwise, Spot::span);
    let mut lists: Vec<(Vec<Entry<'_>>, Option<QuestionIx>, Option<ArchetypeIx>)> = Vec::new();
    for at in q.all_questions() {
        let asks = q[at].wordings.iter().enumerate();
        let asks = asks
            .map(|(nth, v)| (v.when.as_ref(), place(Use::Ask(at, nth), subject.asked.ask(at, Some(nth)))));
        lists.push((asks.collect(), Some(at), None));
        for choice in (0..q[at].choices.len()).map(ChoiceIx::new) {
            let labels = q[at][choice].wordings.iter().enumerate();
            let labels = labels.map(|(nth, v)| {
                let otherwise = subject.asked.label(at, choice, Some(nth));
                (v.when.as_ref(), place(Use::Label(at, choice, nth), otherwise))
            });
            lists.push((labels.collect(), Some(at), None));
        }
    }
    for (at, archetype) in q.archetypes.iter().enumerate() {
        let at = ArchetypeIx::new(at);
        let sentences = archetype.sentences.iter().enumerate();
        let sentences = sentences.map(|(nth, v)| {
            (v.when.as_ref(), place(Use::Sentence(at, nth), subject.asked.sentence(at, nth)))
        });
        lists.push((sentences.collect(), None, Some(at)));
    }
    let mixes = q.mixes.iter().enumerate();
    let mixes = mixes.map(|(nth, mix)| (mix.when.as_ref(), place(Use::Mix(nth), subject.asked.mix(nth))));
    lists.push((mixes.collect(), None, None));
    let ties = q.tie_breaks.iter().enumerate();
    let ties =
        ties.map(|(nth, tie)| (tie.when.as_ref(), place(Use::TieBreak(nth), subject.asked.tie_break(nth))));
    lists.push((ties.collect(), None, None));
    for (list, context, archetype) in lists {
        for span in unreached(subject, &list, context, archetype, &mut found.untried) {
            found.asked(shadowed(span));
        }
    }
    for archetype in (0..q.archetypes.len()).map(ArchetypeIx::new) {
        let lines = subject.catalogue.proposed();
        let first_taken = |list: List| matches!(list, List::Mission | List::Outreach | List::Task(_));
        let mut taken: Vec<List> =
            lines.iter().map(|line| line.list).filter(|list| first_taken(*list)).collect();
        taken.dedup();
        for list in taken {
            let entries = lines.iter().filter(|line| line.list == list && line.archetype == Some(archetype));
            let entries: Vec<Entry<'_>> = entries.map(|line| (line.when, subject.lines.line(line))).collect();
            for span in unreached(subject, &entries, None, Some(archetype), &mut found.untried) {
                found.line(shadowed(span));
            }
        }
    }
}

fn shadowed(span: Span) -> Diagnostic {
    Diagnostic::new(span, "this is never reached: whenever it applies, one above it applies too")
        .help("the first that applies is taken; move this up, or take it out")
}

/// The places of those entries that can apply, but only where an earlier one does.
fn unreached(
    subject: &Subject<'_>,
    list: &[Entry<'_>],
    context: Option<QuestionIx>,
    archetype: Option<ArchetypeIx>,
    untried: &mut usize,
) -> Vec<Span> {
    let mut unreached = Vec::new();
    for (nth, (when, span)) in list.iter().enumerate().skip(1) {
        let earlier = &list[..nth];
        let conditions: Vec<&Condition> = list[..=nth].iter().filter_map(|(when, _)| *when).collect();
        let worlds = Worlds::of(subject.questionnaire, &conditions, context, archetype);
        let mut applies = false;
        let reached = worlds.any(|world| {
            let holds = |when: Option<&Condition>| when.is_none_or(|when| when.is_true(&world.told));
            let here = context.is_none_or(|at| world.told.shown.contains(at)) && holds(*when);
            applies |= here;
            here && !earlier.iter().any(|(when, _)| holds(*when))
        });
        if worlds.are_too_many() && !reached {
            *untried += 1;
        } else if applies && !reached {
            unreached.push(span.clone());
        }
    }
    unreached
}
