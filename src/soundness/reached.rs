//! Results that no answers lead to: looked for among many intakes, and then by a search of its own for each.

use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::id::{ArchetypeIx, GateIx, TensionIx};
use crate::questionnaire::{Spot, Use};
use crate::simulate::{Deck, Goal, Plan, search, spread};

/// How many intakes are played.
const PLAYED: u64 = 1 << 13;

/// How many intakes each search tries.
const SEARCHED: u64 = 20_000;

pub(super) fn findings(subject: &Subject<'_>, dead: &[Span], found: &mut Findings) {
    let q = subject.questionnaire;
    let deck = Deck::new(q, Plan { intakes: PLAYED, seed: 1 });
    let spread = spread(&deck, 1, &|_| ());
    let look = Look { deck, dead };
    let place = |what: Use, otherwise: Span| subject.asked.spot(what).map_or(otherwise, Spot::span);
    for (nth, archetype) in q.archetypes.iter().enumerate() {
        let at = ArchetypeIx::new(nth);
        let message = format!("no answers lead to hiring the {}", archetype.name);
        let missed = look.missed(spread.hired[nth], Goal::Hire(at), subject.asked.archetype(at), message);
        // Whoever never gets hired is what an author must not miss.
        found.questionnaire.extend(missed.map(|one| Diagnostic { severity: Severity::Error, ..one }));
    }
    for (nth, gate) in q.gates.iter().enumerate() {
        let at = GateIx::new(nth);
        let mut never_fails = true;
        for check in 0..gate.checks.len() {
            let span = place(Use::Check(at, check), subject.asked.gate(at));
            let met = if gate.checks.len() == 1 { spread.gates[nth] } else { 0 };
            let message = format!("this check of the gate `{}` never fails", gate.id);
            let missed = look.missed(met, Goal::Check(at, check), span.clone(), message);
            never_fails &= missed.is_some() || dead.contains(&span);
            found.questionnaire.extend(missed);
        }
        if gate.stops && !never_fails {
            let message = format!("the gate `{}` never stops a hire: one above it always does", gate.id);
            let missed = look.missed(spread.stopped[nth], Goal::Stop(at), subject.asked.gate(at), message);
            found.questionnaire.extend(missed);
        }
    }
    for (nth, tension) in q.tensions.iter().enumerate() {
        let at = TensionIx::new(nth);
        let span = place(Use::Tension(at), subject.asked.tension(at));
        let message = format!("the tension `{}` never shows", tension.id);
        found.questionnaire.extend(look.missed(spread.tensions[nth], Goal::Tension(at), span, message));
    }
    for nth in 0..q.mixes.len() {
        let span = place(Use::Mix(nth), subject.asked.mix(nth));
        let message = "this mix never applies".to_owned();
        found.questionnaire.extend(look.missed(spread.mixes[nth], Goal::Mix(nth), span, message));
    }
    let several = q.several_jobs.iter().zip(&spread.several).enumerate();
    let several = several.map(|(nth, (one, met))| {
        (Use::Several(nth), &one.when, *met, "this never makes several jobs of one")
    });
    let doubts = q.doubts.iter().zip(&spread.doubts).enumerate();
    let doubts =
        doubts.map(|(nth, (one, met))| (Use::Doubt(nth), &one.when, *met, "this doubt never arises"));
    for (what, when, met, message) in several.chain(doubts) {
        let missed = look.missed(met, Goal::True(when), place(what, 0..0), message.to_owned());
        found.questionnaire.extend(missed);
    }
}

struct Look<'a> {
    deck: Deck<'a>,
    /// What is proved never to be true needs no search.
    dead: &'a [Span],
}

impl Look<'_> {
    /// The complaint that nothing leads to `goal`, which was `met` so often.
    fn missed(&self, met: u64, goal: Goal<'_>, span: Span, message: String) -> Option<Diagnostic> {
        if met > 0 || self.dead.contains(&span) {
            return None;
        }
        let played = self.deck.played();
        if self.deck.is_exhaustive() {
            let help = format!(
                "all {played} intakes that there are were played: change what it needs, or take it out"
            );
            // A single check may have been met without being counted.
            let searched = search(&self.deck, goal, &[], played).found.is_none();
            return searched.then(|| Diagnostic::new(span, message).help(help));
        }
        let search = search(&self.deck, goal, &[], SEARCHED);
        if search.found.is_some() {
            return None;
        }
        let tried = played + search.tried;
        let help = format!("none of {tried} intakes came to it; that is a search, not a proof");
        Some(Diagnostic::warning(span, message).help(help))
    }
}
