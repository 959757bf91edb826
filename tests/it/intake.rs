//! An intake whatever is done to it: nothing panics, nothing is lost, and every refusal says why.

mod refused;

use hirefor::builtin;
use hirefor::id::{ArchetypeIx, ChoiceIx, QuestionIx, TensionIx};
use hirefor::intake::{
    Answer, Cell, Date, Decision, How, Intake, Operation, Place, Settlement, Told, Work, accept,
};
use hirefor::questionnaire::catalogue::Catalogue;
use hirefor::questionnaire::{ColumnKind, Kind, Question, Questionnaire};
use hirefor::recommendation::recommend;
use hirefor::{report, spec};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;

use crate::kitchen::{kitchen, told};
use crate::sittings::{config, line};

static SHIPPED: LazyLock<(Questionnaire, Catalogue)> = LazyLock::new(|| {
    let one = builtin::ALL[0];
    (one.questionnaire().unwrap(), one.catalogue().unwrap())
});

/// Something that a face may do with an intake.
#[derive(Clone, Debug)]
enum Deed {
    Answer(Index, Said),
    Leave(Index),
    Next,
    Back,
    Jump(Index),
    Settle(Index, Option<(usize, String)>),
    Decide(Decision),
    Go(Place),
}

/// What somebody says, whatever they are asked.
#[derive(Clone, Debug)]
struct Said {
    picks: Vec<Index>,
    number: i64,
    text: String,
    /// Says it in the way of another kind of question, or beyond what there is to choose.
    astray: bool,
}

fn said() -> impl Strategy<Value = Said> {
    let number = prop_oneof![0..100i64, any::<i64>()];
    (vec(any::<Index>(), 8), number, line(), prop::bool::weighted(0.2))
        .prop_map(|(picks, number, text, astray)| Said { picks, number, text, astray })
}

fn deed() -> impl Strategy<Value = Deed> {
    let archetype = || (0..3usize).prop_map(ArchetypeIx::new);
    let how = prop::sample::select(How::NAMES.map(|(_, how)| how).to_vec());
    let decision = (prop::option::of(archetype()), how, line())
        .prop_map(|(archetype, how, because)| Decision { archetype, how, because });
    let place = prop_oneof![
        Just(Place::Verdict),
        (0..3usize).prop_map(Place::Shape),
        (0..3usize).prop_map(Place::Preview)
    ];
    let settled = prop::option::of((0..4usize, line()));
    prop_oneof![
        8 => (any::<Index>(), said()).prop_map(|(at, said)| Deed::Answer(at, said)),
        1 => any::<Index>().prop_map(Deed::Leave),
        3 => Just(Deed::Next),
        1 => Just(Deed::Back),
        1 => any::<Index>().prop_map(Deed::Jump),
        1 => (any::<Index>(), settled).prop_map(|(at, settled)| Deed::Settle(at, settled)),
        1 => decision.prop_map(Deed::Decide),
        1 => place.prop_map(Deed::Go),
    ]
}

/// What `said` comes to at a question of this kind.
fn answer(question: &Question, said: &Said) -> Answer {
    let count = question.choices.len();
    let pick = |nth: usize| {
        let most = if said.astray { 64 } else { count.max(1) };
        ChoiceIx::new(said.picks[nth % said.picks.len()].index(most))
    };
    let cell = |nth: usize, kind: &ColumnKind| match kind {
        ColumnKind::OneOf(words) => {
            Cell::Text(words[said.picks[nth % said.picks.len()].index(words.len())].clone())
        }
        ColumnKind::Number => Cell::Number(said.number),
        ColumnKind::Text | ColumnKind::Code => Cell::Text(said.text.clone()),
    };
    match &question.kind {
        Kind::Grid { .. } if said.astray && said.number % 2 == 0 => Answer::Grid(vec![None]),
        Kind::OneOf | Kind::Scale if said.astray && said.number % 2 == 0 => Answer::Text(said.text.clone()),
        Kind::OneOf | Kind::Scale => Answer::One(pick(0)),
        Kind::ManyOf { .. } => {
            let most = 1 + said.number.rem_euclid(if said.astray { 4 } else { 2 });
            Answer::Many((0..usize::try_from(most).unwrap()).map(pick).collect())
        }
        Kind::Number { .. } => Answer::Number(said.number),
        Kind::Date => {
            let date = Date::new(2000, 1 + u8::try_from(pick(0).at() % 12).unwrap(), 1);
            Answer::Date(date.unwrap())
        }
        Kind::Text { .. } | Kind::LongText { .. } => Answer::Text(said.text.clone()),
        Kind::Lines { .. } => Answer::Lines(vec![said.text.clone(); said.picks[0].index(9)]),
        Kind::Grid { rows } => Answer::Grid((0..rows.len()).map(|row| Some(pick(row))).collect()),
        Kind::Table { columns, .. } => {
            let row = columns.iter().enumerate().map(|(nth, column)| cell(nth, &column.kind));
            Answer::Table(vec![row.collect(); 1 + said.picks[1].index(3)])
        }
    }
}

fn question(at: Index) -> QuestionIx {
    QuestionIx::new(at.index(SHIPPED.0.questions.len()))
}

/// Does it, as far as it can be done; whether that changes more than the place.
fn act(intake: &mut Intake<'_>, deed: &Deed) -> bool {
    let q = intake.questionnaire();
    let here = match intake.work().at {
        Place::Question(at) => Some(at),
        _ => None,
    };
    let operation = match deed {
        Deed::Answer(at, said) => {
            // Mostly to what is asked now, as a person does.
            let at = here.filter(|_| at.index(3) > 0).unwrap_or_else(|| question(*at));
            return intake.answer(at, answer(&q[at], said)).is_ok();
        }
        Deed::Next => {
            let _ = here.map(|at| intake.next(at));
            return false;
        }
        Deed::Leave(at) => Operation::Answer { question: question(*at), answer: None },
        Deed::Back => match here.and_then(|at| intake.before(at)) {
            Some(at) => Operation::Go(Place::Question(at)),
            None => return false,
        },
        Deed::Jump(at) => Operation::Go(Place::Question(question(*at))),
        Deed::Settle(at, settled) => {
            let settlement = settled.clone().map(|(way_out, because)| Settlement::new(way_out, because));
            intake.work().settling(q, TensionIx::new(at.index(q.tensions.len())), settlement)
        }
        Deed::Decide(decision) => Operation::Decide(decision.clone()),
        Deed::Go(place) => Operation::Go(*place),
    };
    let changes = operation.is_change();
    intake.apply(operation);
    changes
}

/// An intake in which everything that is asked was answered from `sayings`, as far as it could be.
fn answered(sayings: &[Said]) -> Intake<'static> {
    let q = &SHIPPED.0;
    let mut intake = Intake::new(q, Work::new(q), false);
    for at in q.all_questions() {
        if intake.is_asked(at) {
            drop(intake.answer(at, answer(&q[at], &sayings[at.at() % sayings.len()])));
        }
    }
    intake
}

/// The answers that a file would keep, by question.
fn written(intake: &Intake<'_>) -> toml::Table {
    let text = spec::write_answers(&SHIPPED.0, &SHIPPED.1, intake.work());
    let file: toml::Table = text.parse().unwrap();
    file["answers"].as_table().unwrap().clone()
}

/// Everything that a recommendation says.
fn comes_to(told: Told<'_>) -> String {
    format!("{:?}", recommend(told))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_done_nothing_panics_and_everything_can_be_undone(deeds in vec(deed(), 1..60)) {
        let q = &SHIPPED.0;
        let mut intake = Intake::new(q, Work::new(q), false);
        let mut changed = Vec::new();
        for deed in &deeds {
            let before = intake.work().clone();
            if act(&mut intake, deed) {
                changed.push(before);
            } else {
                let there = Work { at: intake.work().at, ..before };
                prop_assert_eq!(intake.work(), &there, "{:?} changed nothing, or so it said", deed);
            }
            if let Place::Question(at) = intake.work().at {
                let progress = intake.progress(at);
                prop_assert!(progress.nth <= progress.of);
            }
            let got = recommend(intake.told());
            prop_assert!(!report::verdict(intake.told(), &got, intake.work()).sections.is_empty());
        }
        written(&intake);
        let end = intake.work().clone();
        for before in changed.iter().rev() {
            prop_assert!(intake.undo());
            prop_assert_eq!(intake.work(), before);
        }
        prop_assert!(!intake.undo(), "nothing is left to take back");
        for _ in &changed {
            prop_assert!(intake.redo());
        }
        prop_assert!(!intake.redo(), "nothing is left to make again");
        if !changed.is_empty() {
            prop_assert_eq!(intake.work(), &end);
        }
    }

    #[test]
    fn a_refused_answer_changes_nothing_and_a_taken_one_can_be_given_again(
        sayings in vec(said(), 16),
        more in vec((any::<Index>(), said()), 24),
    ) {
        let mut intake = answered(&sayings);
        for (at, said) in more {
            let at = question(at);
            let before = intake.work().clone();
            if let Err(why) = intake.answer(at, answer(&SHIPPED.0[at], &said)) {
                prop_assert_eq!(intake.work(), &before, "{}", why);
                prop_assert!(why.to_string().ends_with('.'), "{}", why);
            } else {
                let stored = intake.work().answers.get(at).cloned().unwrap();
                prop_assert_eq!(accept(intake.told(), at, stored.clone()), Ok(stored));
            }
        }
    }

    #[test]
    fn the_order_of_the_answers_never_matters(
        sayings in vec(said().prop_map(|said| Said { astray: false, ..said }), 16),
        order in Just(SHIPPED.0.all_questions().collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let q = &SHIPPED.0;
        let first = answered(&sayings);
        let mut second = Intake::new(q, Work::new(q), false);
        for at in order {
            if let Some(answer) = first.work().answers.get(at) {
                second.answer(at, answer.clone()).unwrap();
            }
        }
        prop_assert_eq!(&first.work().answers, &second.work().answers);
        for at in q.all_questions() {
            prop_assert_eq!(first.is_asked(at), second.is_asked(at), "{}", q[at].id);
        }
        prop_assert_eq!(comes_to(first.told()), comes_to(second.told()));
        prop_assert_eq!(written(&first), written(&second));
    }

    #[test]
    fn an_answer_that_is_hidden_does_not_count_and_is_back_when_it_is_shown(
        sayings in vec(said().prop_map(|said| Said { astray: false, ..said }), 16),
        changes in vec((any::<Index>(), said()), 12),
    ) {
        let q = &SHIPPED.0;
        let mut intake = answered(&sayings);
        let before = (intake.work().clone(), written(&intake), comes_to(intake.told()));
        for (at, said) in changes {
            let at = question(at);
            let was: Vec<QuestionIx> =
                q.all_questions().filter(|at| intake.told().answer(*at).is_some()).collect();
            if intake.answer(at, answer(&q[at], &said)).is_err() {
                continue;
            }
            let hidden: Vec<QuestionIx> = was.into_iter().filter(|at| !intake.is_asked(*at)).collect();
            let kept = written(&intake);
            let mut without = intake.clone();
            for gone in &hidden {
                prop_assert!(intake.told().answer(*gone).is_none());
                prop_assert!(!kept.contains_key(&q[*gone].id), "{}", q[*gone].id);
                without.apply(Operation::Answer { question: *gone, answer: None });
            }
            prop_assert_eq!(comes_to(intake.told()), comes_to(without.told()));
            prop_assert!(intake.undo());
            prop_assert_eq!((intake.work().clone(), written(&intake), comes_to(intake.told())), before.clone());
        }
    }

    #[test]
    fn going_to_and_fro_changes_only_the_place(sayings in vec(said(), 16), ways in vec(any::<bool>(), 1..80)) {
        let mut intake = answered(&sayings);
        let before = intake.work().clone();
        for on in ways {
            let Place::Question(at) = intake.work().at else { break };
            if on {
                drop(intake.next(at));
            } else if let Some(back) = intake.before(at) {
                intake.apply(Operation::Go(Place::Question(back)));
                prop_assert_eq!(intake.after(back), Some(at));
            }
        }
        let after = Work { at: before.at, ..intake.work().clone() };
        prop_assert_eq!(after, before);
    }
}
