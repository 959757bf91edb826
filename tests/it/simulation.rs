//! Simulation: no archetype wins by default, and everything that a questionnaire can say is sometimes said.

use hirefor::builtin;
use hirefor::id::{ArchetypeIx, GateIx};
use hirefor::simulate::{Deck, Plan, attainable, spread};

#[test]
fn no_archetype_of_a_shipped_questionnaire_wins_by_default() {
    for one in builtin::ALL {
        let q = one.questionnaire().unwrap();
        let deck = Deck::new(&q, Plan { intakes: 20_000, seed: 7 });
        let spread = spread(&deck, 1, &|_| ());
        let (least, middle, most) = spread.questions();
        println!(
            "{}: {} intakes of {least} to {most} questions, mostly {middle}, close/likely/clear {:?}",
            q.id, spread.played, spread.confidence
        );
        for (at, archetype) in q.archetypes.iter().enumerate() {
            let percent = spread.percent_hired(ArchetypeIx::new(at));
            println!("{percent:>6.1} % {}", archetype.id);
            assert!((10.0..=60.0).contains(&percent), "{} wins {percent} % of random intakes", archetype.id);
        }
        for (at, gate) in q.gates.iter().enumerate().filter(|(_, gate)| gate.stops) {
            let percent = spread.percent_stopped(GateIx::new(at));
            println!("{percent:>6.1} % {}", gate.id);
            assert!(spread.stopped[at] > 0, "{} never stops a hire", gate.id);
            assert!(percent <= 20.0, "{} stops {percent} % of random intakes", gate.id);
        }
        for (tension, times) in q.tensions.iter().zip(&spread.tensions) {
            println!("{:>6.1} % {}", spread.percent(*times), tension.id);
            assert!(*times > 0, "{} never shows", tension.id);
        }
    }
}

#[test]
fn at_every_stage_each_possible_failure_can_collect_about_as_much_as_the_others() {
    for one in builtin::ALL {
        let q = one.questionnaire().unwrap();
        for (stage, row) in q.stages.iter().zip(attainable(&q)) {
            let named: Vec<String> = q
                .failures
                .iter()
                .zip(&row)
                .map(|(f, most)| format!("{} {:?}", f.id, most.unwrap_or(0)))
                .collect();
            println!("{}: {}", stage.id, named.join(", "));
            let reached: Vec<i32> = row.iter().flatten().copied().filter(|most| *most > 10).collect();
            let (least, most) = (reached.iter().min().unwrap(), reached.iter().max().unwrap());
            assert!(least * 2 >= *most, "{}: {row:?}", stage.id);
        }
    }
}
