//! Any sitting in the bakery: random answers, decisions and shaping, as a person could have made them.

use hirefor::id::{ArchetypeIx, ChoiceIx, QuestionIx, TensionIx};
use hirefor::intake::{
    Answer, Cell, Date, Decision, How, Line, PARTS, Settlement, Shape, Shown, Told, Voice, Work, accept,
};
use hirefor::recommendation::recommend;
use hirefor::spec;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::bakery::Bakery;

/// Enough for every run; `PROPTEST_CASES` asks for more.
pub(crate) fn config() -> ProptestConfig {
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    // The crate's own number means that nobody asked.
    ProptestConfig { cases: if usual.cases == 256 { 48 } else { usual.cases }, ..usual }
}

/// What a person may do to a line.
#[derive(Clone, Debug)]
pub(crate) enum Touch {
    Delete,
    Edit(String),
    Add(String),
    Swap,
}

pub(crate) type Touches = Vec<(usize, usize, Touch)>;

/// One line that somebody may type, harmless or not.
pub(crate) fn line() -> impl Strategy<Value = String> {
    let letters = "[a-zA-Zäß0-9 .,:;#'\"\\\\{}*_<>\\[\\]-]{0,12}";
    let hostile =
        prop::sample::select(vec!["", "", "", "\u{1b}", "\u{202e}", "\u{7f}", "\"\"\"", "''", "\t", "%"]);
    (letters, hostile, "[a-z]{1,4}").prop_map(|(one, two, three)| {
        format!("{one}{two}{three}").split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Answers as typed, before they are accepted.
pub(crate) fn answers() -> impl Strategy<Value = Vec<(&'static str, Answer)>> {
    let one = |most: usize| (0..most).prop_map(|at| Answer::One(ChoiceIx::new(at)));
    let ticks = |most: usize| {
        vec(0..most, 0..3).prop_map(|at| Answer::Many(at.into_iter().map(ChoiceIx::new).collect()))
    };
    let row = || option::of((0..2usize).prop_map(ChoiceIx::new));
    let date = (2000u16..2100, 1u8..13, 1u8..29).prop_filter_map("a date", |(y, m, d)| Date::new(y, m, d));
    let pay = (0..200_000i64, 0..200_000i64, option::of(line())).prop_map(|(min, max, basis)| {
        let basis = basis.map_or(Cell::Empty, Cell::Text);
        Answer::Table(vec![vec![Cell::Number(min), Cell::Number(max), Cell::Text("EUR".into()), basis]])
    });
    let place = (line(), option::of(line()))
        .prop_map(|(city, country)| vec![Cell::Text(city), country.map_or(Cell::Empty, Cell::Text)]);
    let first = (
        option::of(line().prop_map(Answer::Text)),
        option::of(one(4)),
        option::of((row(), row()).prop_map(|(dough, oven)| Answer::Grid(vec![dough, oven]))),
        option::of((0..1000i64).prop_map(Answer::Number)),
        option::of(one(2)),
        option::of(ticks(3)),
        option::of(ticks(2)),
    );
    let second = (
        option::of(date.prop_map(Answer::Date)),
        option::of(vec(line(), 1..4).prop_map(|lines| Answer::Text(lines.join("\n")))),
        option::of(vec(line(), 1..6).prop_map(Answer::Lines)),
        option::of(pay),
        option::of(vec(place, 1..4).prop_map(Answer::Table)),
    );
    (first, second).prop_map(
        |((bread, oven, hands, burnt, salaries, wishes, must), (since, story, perks, pay, places))| {
            let all = [
                ("bread", bread),
                ("oven", oven),
                ("hands", hands),
                ("burnt", burnt),
                ("salaries", salaries),
                ("wishes", wishes),
                ("must", must),
                ("since", since),
                ("story", story),
                ("perks", perks),
                ("pay", pay),
                ("places", places),
            ];
            all.into_iter().filter_map(|(id, answer)| Some((id, answer?))).collect()
        },
    )
}

fn decision() -> impl Strategy<Value = Decision> {
    let archetype = || (0..2usize).prop_map(ArchetypeIx::new);
    prop_oneof![
        2 => Just(Decision::default()),
        1 => (archetype(), line()).prop_map(|(archetype, because)| Decision {
            archetype: Some(archetype),
            how: How::Overridden,
            because,
        }),
        1 => option::of(archetype()).prop_map(|archetype| Decision { archetype, how: How::Split, because: String::new() }),
    ]
}

fn touches() -> impl Strategy<Value = Touches> {
    let touch = prop_oneof![
        Just(Touch::Delete),
        line().prop_map(Touch::Edit),
        line().prop_map(Touch::Add),
        Just(Touch::Swap),
    ];
    vec((0..PARTS.len(), 0..6usize, touch), 0..8)
}

/// Whatever a sitting may come to.
#[derive(Clone, Debug)]
pub(crate) struct Sitting {
    pub(crate) answers: Vec<(&'static str, Answer)>,
    decision: Decision,
    settled: [Option<(usize, String)>; 2],
    touches: Touches,
    voice: Voice,
}

pub(crate) fn sitting() -> impl Strategy<Value = Sitting> {
    let voice = prop::sample::select(Voice::NAMES.map(|(_, voice)| voice).to_vec());
    let settled = (option::of((0..3usize, line())), option::of((0..2usize, line())));
    (answers(), decision(), settled, touches(), voice).prop_map(
        |(answers, decision, settled, touches, voice)| Sitting {
            answers,
            decision,
            settled: settled.into(),
            touches,
            voice,
        },
    )
}

impl Sitting {
    /// The sitting, with a shape for each of its roles.
    pub(crate) fn work(&self, bakery: &Bakery) -> Work {
        let questionnaire = &bakery.questionnaire;
        let mut work = answered(bakery, &self.answers);
        work.voice = self.voice;
        for (at, settled) in self.settled.iter().enumerate() {
            let Some((way_out, because)) = settled.clone() else { continue };
            let settlement = Settlement::new(way_out, because);
            let operation = work.settling(questionnaire, TensionIx::new(at), Some(settlement));
            work.apply(operation);
        }
        work.decision = self.decision.clone();
        let recommendation = bakery.recommended(&work);
        for archetype in spec::roles(questionnaire, &work, &recommendation) {
            let mut shape = bakery.shape(&work, archetype);
            touch(&mut shape, &self.touches);
            work.shapes[archetype.at()] = Some(shape);
            work.shapes[archetype.at()] = Some(bakery.shape(&work, archetype));
        }
        work
    }
}

/// A sitting with these answers, as far as they can be answers.
pub(crate) fn answered(bakery: &Bakery, answers: &[(&'static str, Answer)]) -> Work {
    let questionnaire = &bakery.questionnaire;
    let mut work = Work::new(questionnaire);
    for (id, answer) in answers {
        let question = questionnaire.question(id).expect("a question of the bakery");
        let shown = Shown::of(questionnaire, &work.answers);
        let told = Told::new(questionnaire, &work.answers, &shown);
        if let Ok(answer) = accept(told, question, answer.clone()) {
            work.answers.set(question, Some(answer));
        }
    }
    work
}

fn touch(shape: &mut Shape, touches: &Touches) {
    for (part, at, touch) in touches {
        let part = PARTS[*part];
        let there = *at < shape.lines(part).len();
        match touch {
            Touch::Delete => shape.delete(part, *at),
            Touch::Edit(text) if there => {
                let line = &mut shape.lines_mut(part)[*at];
                line.fields[0].clone_from(text);
                line.edited = true;
                if part.is_single() {
                    line.proposal = None;
                }
            }
            Touch::Add(text) if !part.is_single() => {
                let fields = part.fields().iter().map(|f| if f.number { "7".into() } else { text.clone() });
                let line = Line::own(fields.collect());
                let at = (*at).min(shape.lines(part).len());
                shape.lines_mut(part).insert(at, line);
            }
            Touch::Swap if there => shape.lines_mut(part).swap(0, *at),
            _ => {}
        }
    }
}

/// Whether both are the same, wherever they stand.
pub(crate) fn same_but_place(one: &Work, other: &Work) -> Result<(), TestCaseError> {
    let mut other = other.clone();
    other.at = one.at;
    for (at, (one, other)) in one.shapes.iter().zip(&other.shapes).enumerate() {
        if let (Some(one), Some(other)) = (one, other) {
            for part in PARTS {
                prop_assert_eq!(one.lines(part), other.lines(part), "{:?} of role {}", part, at);
            }
            prop_assert_eq!(&one.declined, &other.declined);
        }
    }
    prop_assert_eq!(one, &other);
    Ok(())
}

/// Everything the recommendation may say, to see that it says something.
pub(crate) fn comes_to_a_role(bakery: &Bakery, work: &Work) -> Option<ArchetypeIx> {
    let recommendation = bakery.told(work, recommend);
    spec::roles(&bakery.questionnaire, work, &recommendation).first().copied()
}

/// The position of a question.
pub(crate) fn question(bakery: &Bakery, id: &str) -> QuestionIx {
    bakery.questionnaire.question(id).expect("a question of the bakery")
}

#[test]
fn two_wishes_that_were_taken_back_for_one_reason_are_both_on_record() {
    let shipped = &hirefor::builtin::ALL[0];
    let (questionnaire, catalogue) = (shipped.questionnaire().unwrap(), shipped.catalogue().unwrap());
    let source = std::fs::read_to_string(crate::place::story("silent-slide", "answers.toml")).unwrap();
    let mut work = hirefor::spec::read(&source).unwrap().work(&questionnaire, &catalogue).unwrap();
    // The first thing that does not fit has a way out for each wish that makes it so.
    let (at, ways) = (0..questionnaire.tensions.len())
        .map(|at| {
            let ways = &questionnaire.tensions[at].ways_out;
            let takes: Vec<usize> = (0..ways.len()).filter(|nth| ways[*nth].removes.is_some()).collect();
            (at, takes)
        })
        .find(|(_, takes)| takes.len() > 1)
        .unwrap();
    let tension = TensionIx::new(at);
    for way_out in ways.iter().copied() {
        let operation = work.settling(&questionnaire, tension, Some(Settlement::new(way_out, "")));
        work.apply(operation);
    }
    let settled = work.tensions[at].clone().unwrap();
    assert!(ways.iter().all(|way_out| settled.holds(*way_out)), "{settled:?}");
    // The file says both, and reading it gives the same sitting.
    let text = spec::write_answers(&questionnaire, &catalogue, &work);
    assert!(text.contains("also = [{ way-out = "), "{text}");
    let again = hirefor::spec::read(&text).unwrap().work(&questionnaire, &catalogue).unwrap();
    assert_eq!(again.tensions[at], Some(settled));
    // Keeping the rest afterwards forgets neither.
    let keeps = questionnaire.tensions[at].ways_out.iter().position(|way| way.keeps).unwrap();
    let operation = work.settling(&questionnaire, tension, Some(Settlement::new(keeps, "we must")));
    work.apply(operation);
    let settled = work.tensions[at].clone().unwrap();
    assert!(settled.holds(keeps) && ways.iter().all(|way_out| settled.holds(*way_out)), "{settled:?}");
}
