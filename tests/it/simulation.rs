//! Simulation: no archetype wins by default, everything that a questionnaire can say is sometimes said, and the figures
//! are the same on any number of threads.

use hirefor::builtin;
use hirefor::id::{ArchetypeIx, GateIx};
use hirefor::intake::{Answer, Shown, Told};
use hirefor::questionnaire::read;
use hirefor::recommendation::rule;
use hirefor::simulate::{Deck, Goal, Hand, Pick, Plan, attainable, nearest, spread, turns};

use crate::bakery::bakery;
use crate::place::Place;

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
fn any_number_of_threads_plays_the_same_intakes_and_another_seed_plays_others() {
    let q = builtin::ALL[0].questionnaire().unwrap();
    let played = |seed, threads| {
        let deck = Deck::new(&q, Plan { intakes: 10_000, seed });
        (spread(&deck, threads, &|_| ()), turns(&deck, 20, threads))
    };
    let one = played(3, 1);
    assert_eq!(one, played(3, 2));
    assert_eq!(one, played(3, 5));
    assert_ne!(one.0, played(4, 2).0);
}

#[test]
fn where_there_are_few_intakes_each_is_played_once() {
    let q = &bakery().questionnaire;
    let deck = Deck::new(q, Plan { intakes: 10_000, seed: 1 });
    assert!(deck.is_exhaustive());
    // Oven, two rows of hands, burnt loaves on either side of fifty, salaries, wishes or none, musts.
    assert_eq!(deck.played(), 4 * 2 * 2 * 2 * 2 * 5 * 3);
    let mut seen = Vec::new();
    let mut hand = deck.hand();
    for nth in 0..deck.played() {
        deck.deal(nth, &mut hand);
        assert!(!seen.contains(&hand.answers), "{:?}", hand.answers);
        seen.push(hand.answers.clone());
    }
    let spread = spread(&deck, 2, &|_| ());
    assert_eq!(
        (spread.stopped[0] * 4, spread.hired.iter().sum::<u64>()),
        (spread.played, spread.played / 4 * 3)
    );
    // The oven is hot in one of four, and only then is asked how many loaves burnt.
    assert_eq!(spread.questions(), (6, 6, 7));
    assert_eq!(spread.lengths[7] * 4, spread.played);
}

#[test]
fn strata_give_every_answer_that_decides_what_is_asked_its_share() {
    let q = builtin::ALL[0].questionnaire().unwrap();
    let deck = Deck::new(&q, Plan { intakes: 5_000, seed: 9 });
    let live = q.question("live").unwrap();
    let mut counts = vec![0; q[live].choices.len()];
    let mut hand = deck.hand();
    for nth in 0..deck.played() {
        deck.deal(nth, &mut hand);
        let Some(Answer::One(choice)) = hand.answers.get(live) else { panic!("live is answered") };
        counts[choice.at()] += 1;
    }
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

#[test]
fn what_moves_the_verdict_is_told_from_what_never_does() {
    let q = &bakery().questionnaire;
    let deck = Deck::new(q, Plan { intakes: 10_000, seed: 1 });
    let turned = |id: &str| {
        let turns = turns(&deck, 500, 2);
        let of = turns.iter().filter(|turn| q[turn.question].id == id);
        of.map(|turn| (turn.tried, turn.turned)).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    let (tried, oven) = turned("oven");
    assert!(tried == 500 && oven > 300, "{oven} of {tried}");
    assert!(matches!(turned("wishes"), (500, 0)));
    // Burnt loaves are asked about only where the oven is hot.
    assert!(turned("burnt").0 < 200);
}

#[test]
fn an_archetype_that_nobody_came_to_is_searched_for_and_the_nearest_way_there_told() {
    // Only the rarest of answers leads to the oven hand: all of twelve questions answered in one way of six.
    let mut asked = include_str!("bakery/questionnaire.toml").to_owned();
    asked = asked.replacen(
        "weight = 4, because = \"The oven is hot",
        "weight = -9, because = \"The oven is hot",
        1,
    );
    asked = asked.replacen(
        "{ row = \"oven\", failure = \"burnt-bread\", weight = 2",
        "{ row = \"oven\", failure = \"burnt-bread\", weight = 1",
        1,
    );
    for nth in 0..10 {
        let id = format!("sign-{nth}");
        let choices = ["a", "b", "c", "d", "e", "f"].map(|choice| {
            let evidence = if choice == "c" {
                "    evidence = [ { failure = \"burnt-bread\", weight = 1, because = \"A sign.\" } ]\n"
            } else {
                "    evidence = [ { failure = \"flat-bread\", weight = 1, because = \"No sign.\" } ]\n"
            };
            format!("    [[question.choice]]\n    id = \"{choice}\"\n    label = \"{choice}\"\n{evidence}")
        });
        let question = format!(
            "[[question]]\nid = \"{id}\"\nsection = \"now\"\nabout = \"facts\"\nkind = \"one-of\"\nask = \"Sign?\"\nshort = \"Sign\"\n{}\n",
            choices.concat()
        );
        asked = asked.replacen(
            "[[question]]\nid = \"salaries\"",
            &format!("{question}[[question]]\nid = \"salaries\""),
            1,
        );
    }
    let q = read(&asked).unwrap();
    let oven_hand = q.archetype("oven-hand").unwrap();
    let deck = Deck::new(&q, Plan { intakes: 20, seed: 5 });
    assert_eq!(spread(&deck, 1, &|_| ()).hired[oven_hand.at()], 0);
    let near = nearest(&deck, Goal::Hire(oven_hand), 20_000).expect("there is a way");
    let mut hand = deck.hand();
    deck.deal(near.intake, &mut hand);
    let hired = |hand: &Hand| {
        let shown = Shown::of(&q, &hand.answers);
        rule(&Told::new(&q, &hand.answers, &shown)).verdict.archetype()
    };
    assert_ne!(hired(&hand), Some(oven_hand));
    let answer = |pick| match pick {
        Pick::Choice(choice) => Answer::One(choice),
        Pick::Number(number) => Answer::Number(number),
        other => panic!("{other:?}"),
    };
    for (nth, change) in near.changes.iter().enumerate() {
        assert!(change.before != change.after && change.row.is_none(), "{nth}");
        hand.answers.set(change.question, Some(answer(change.after)));
    }
    assert_eq!(hired(&hand), Some(oven_hand), "{:?}", near.changes);
}

#[test]
fn the_simulate_command_shows_the_spread_and_holds_it_to_a_floor_and_a_ceiling() {
    let place = Place::new();
    let simulate = |more: &[&str]| {
        let args = ["questionnaire", "simulate", "ml-engineer", "--intakes", "2000"];
        place.run(&[&args[..], more].concat())
    };
    let said = simulate(&["--floor", "10", "--ceiling", "60"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for part in [
        "What they come to",
        "model-operator",
        "█",
        "How many questions",
        "These never did, because wishes score no failure",
    ] {
        assert!(said.out.contains(part), "{part} is not in\n{}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    let said = simulate(&["--floor", "30", "--json"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("model-developer is hired in") && said.err.contains("the floor is 30 %"),
        "{}",
        said.err
    );
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let hired: u64 =
        json["hired"].as_object().unwrap().values().map(|one| one["intakes"].as_u64().unwrap()).sum();
    let stopped: u64 =
        json["stopped"].as_object().unwrap().values().map(|one| one["intakes"].as_u64().unwrap()).sum();
    assert_eq!(Some(hired + stopped), json["intakes"].as_u64());
    assert_eq!(simulate(&["--json"]).out, simulate(&["--json"]).out);
    place.run(&["questionnaire", "simulate", "nothing"]).refused(&["there is no questionnaire `nothing`"]);
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
            assert!(row.iter().all(Option::is_some), "{} is reached whatever goes wrong: {row:?}", stage.id);
        }
    }
}
