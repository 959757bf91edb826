//! What a catalogue leaves out, so that a document would have a hole, and names for what there is not.

use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::id::{ArchetypeIx, ChoiceIx, QuestionIx, TensionIx};
use crate::questionnaire::catalogue::{Lines, List, Stage};

pub(super) fn findings(subject: &Subject<'_>, found: &mut Findings) {
    let every = &subject.catalogue.every;
    for (nth, own) in subject.catalogue.archetypes.iter().enumerate() {
        let at = ArchetypeIx::new(nth);
        let id = &subject.questionnaire[at].id;
        for (part, help) in
            parts(own, every).into_iter().filter_map(|(there, part, help)| (!there).then_some((part, help)))
        {
            let one = Diagnostic::warning(subject.lines.archetype(at), format!("`{id}` has no {part}"));
            found.line(one.help(help));
        }
    }
    unrated(subject, found);
    unknown_must_haves(subject, found);
    unknown_rules(subject, found);
}

/// Whether each part is there, its name, and what lacks it.
fn parts(own: &Lines, every: &Lines) -> Vec<(bool, &'static str, &'static str)> {
    let stage = |kind: &str| own.stages.iter().chain(&every.stages).any(|stage| stage.line.kind == kind);
    let search = &own.search;
    vec![
        (!own.avoid_titles.is_empty(), "`avoid-titles`", "a title that draws other people is easy to choose"),
        (!own.owns.is_empty(), "[[archetype.owns]]", "the job description says what the person will own"),
        (
            !own.not_owns.is_empty() || !every.not_owns.is_empty(),
            "[[archetype.not-own]]",
            "the job description says what the person will not own, and who does",
        ),
        (stage("exercise"), "stage with kind = \"exercise\"", "the interview kit needs work to look at"),
        (stage("prompt"), "stage with kind = \"prompt\"", "the interview kit needs a question to talk about"),
        (
            stage("check"),
            "stage with kind = \"check\"",
            "the interview kit needs a short check of daily work",
        ),
        (
            !own.leave_out.is_empty() || !every.leave_out.is_empty(),
            "[[archetype.leave-out]]",
            "the interview kit says what does not belong in the interview",
        ),
        (
            !own.backgrounds.is_empty(),
            "[[archetype.background]]",
            "the sourcing brief says where such people come from",
        ),
        (
            !search.terms.any.is_empty() && !search.terms.titles.is_empty(),
            "[archetype.search] with `any` and `titles`",
            "the sourcing brief is made of search terms",
        ),
        (
            search.screen_in.is_some(),
            "`screen-in` in [archetype.search]",
            "somebody is lost to every filter by title",
        ),
        (
            !own.signals.strong.is_empty(),
            "[archetype.signals] with `strong`",
            "a posting that was written elsewhere is recognised by them",
        ),
        (
            !own.proofs.is_empty(),
            "[[archetype.proof]]",
            "the sourcing brief asks for work instead of a list of employers",
        ),
        (
            !own.calls.is_empty() || !every.calls.is_empty(),
            "[[archetype.call]]",
            "the sourcing brief has a first call",
        ),
        (!own.outreach.is_empty(), "[[archetype.outreach]]", "the sourcing brief ends with a first message"),
    ]
}

/// Stages that nobody can rate, and stages that find out nothing that is asked for.
fn unrated(subject: &Subject<'_>, found: &mut Findings) {
    let catalogue = subject.catalogue;
    for line in subject.catalogue.proposed().iter().filter(|line| line.list == List::Stage) {
        let lines = line.archetype.map_or(&catalogue.every, |at| &catalogue.archetypes[at.at()]);
        let (stage, id): (&Stage, &str) = (&lines.stages[line.nth].line, line.id.unwrap_or_default());
        if stage.task.ratings.is_none() {
            let message = format!("the stage `{id}` has no `ratings`");
            let help = "say what a poor, a mixed, a good and an excellent answer look like";
            found.line(Diagnostic::warning(subject.lines.line(line), message).help(help));
        }
        let everybody = catalogue.archetypes.iter().chain([&catalogue.every]);
        let must_haves = everybody.flat_map(|lines| &lines.must_haves);
        if !must_haves.into_iter().any(|must_have| must_have.line.assessed_by == id) {
            let message = format!("no must-have is assessed by the stage `{id}`");
            let help =
                "name it in `assessed-by`, or take it out: an hour that finds out nothing is not asked for";
            found.line(Diagnostic::warning(subject.lines.line(line), message).help(help));
        }
    }
}

/// Ways out that add a must-have which no catalogue knows.
fn unknown_must_haves(subject: &Subject<'_>, found: &mut Findings) {
    let proposed = subject.catalogue.proposed();
    let known: Vec<&str> =
        proposed.iter().filter(|line| line.list == List::MustHave).filter_map(|line| line.id).collect();
    for (at, tension) in subject.questionnaire.tensions.iter().enumerate() {
        for (nth, way_out) in tension.ways_out.iter().enumerate() {
            let Some(added) = &way_out.adds_must_have else { continue };
            if known.contains(&added.as_str()) {
                continue;
            }
            let span = subject.asked.added(TensionIx::new(at), nth);
            let one = Diagnostic::new(span, format!("the catalogue has no must-have `{added}`"));
            found.asked(match did_you_mean(added, known.iter().copied()) {
                Some(near) => one.help(format!("did you mean `{near}`?")),
                None => one.help("a way out can add a must-have that stands in archetypes.toml"),
            });
        }
    }
}

/// Choices that are ticked by a rule for postings that there is not, and so never.
fn unknown_rules(subject: &Subject<'_>, found: &mut Findings) {
    let q = subject.questionnaire;
    let choices = |at: QuestionIx| (0..q[at].choices.len()).map(move |nth| (at, ChoiceIx::new(nth)));
    for (at, choice) in q.all_questions().flat_map(choices).filter(|_| !subject.rules.is_empty()) {
        for (nth, code) in q[at][choice].findings.iter().enumerate() {
            if subject.rules.contains(&code.as_str()) {
                continue;
            }
            let span = subject.asked.finding(at, choice, nth);
            let one = Diagnostic::new(span, format!("there is no rule `{code}`"));
            found.asked(match did_you_mean(code, subject.rules.iter().copied()) {
                Some(near) => one.help(format!("did you mean `{near}`?")),
                None => one.help("`hirefor lint --explain list` names every rule"),
            });
        }
    }
}
