//! `hirefor questionnaire simulate`: what many intakes come to.

use std::process::ExitCode;
use std::thread;

use indicatif::ProgressBar;

use super::super::choose::choose;
use super::super::look;
use super::super::printer::Printer;
use super::Simulate;
use crate::id::ArchetypeIx;
use crate::report::{self, Simulated};
use crate::simulate::{Deck, Goal, Plan, nearest, spread, turns};
use crate::store::Files;

/// Intakes of which every answer is given otherwise once.
const TURNED: u64 = 4_000;

/// Intakes tried to find one that comes to an archetype nobody came to.
const SEARCHED: u64 = 100_000;

pub(in crate::cli) fn simulate(
    files: &dyn Files,
    args: &Simulate,
    printer: &mut Printer<'_>,
) -> anyhow::Result<ExitCode> {
    let chosen = choose(files, Some(&args.questionnaire))?;
    let questionnaire = &chosen.questionnaire;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let deck = Deck::new(questionnaire, Plan { intakes: args.intakes, seed: args.seed });
    // Draws on standard error, and only if that is a terminal.
    let bar = ProgressBar::new(deck.played());
    let spread = spread(&deck, threads, &|played| bar.set_position(bar.position().max(played)));
    bar.finish_and_clear();
    let unreached = (0..questionnaire.archetypes.len()).map(ArchetypeIx::new);
    let unreached: Vec<_> = unreached
        .filter(|archetype| spread.hired[archetype.at()] == 0)
        .map(|archetype| (archetype, nearest(&deck, Goal::Hire(archetype), SEARCHED)))
        .collect();
    let turns = turns(&deck, TURNED, threads);
    let simulated =
        Simulated { deck: &deck, seed: args.seed, spread: &spread, turns: &turns, unreached: &unreached };
    printer.out(&if args.json {
        format!("{:#}\n", simulated.json())
    } else {
        report::text(&simulated.report(), 80, !look::unicode())
    })?;
    let mut code = ExitCode::SUCCESS;
    for (at, archetype) in questionnaire.archetypes.iter().enumerate() {
        let percent = spread.percent_hired(ArchetypeIx::new(at));
        let below = args.floor.filter(|floor| percent < f64::from(*floor)).map(|floor| ("floor", floor));
        let above = args.ceiling.filter(|most| percent > f64::from(*most)).map(|most| ("ceiling", most));
        if let Some((bound, limit)) = below.or(above) {
            let id = &archetype.id;
            printer.err(&format!(
                "{id} is hired in {percent:.1} % of the intakes, and the {bound} is {limit} %\n"
            ));
            code = ExitCode::from(1);
        }
    }
    Ok(code)
}
