//! The journal of a sitting: what was done can be done again, after any death and after a change of the questionnaire.

use hirefor::intake::journal::{self, Head, Typing};
use hirefor::intake::{Answer, Operation, Place, Step, Typed, Voice, Work};
use hirefor::questionnaire::Questionnaire;
use proptest::prelude::*;

use crate::bakery::bakery;
use crate::sittings::{config, question, sitting};

fn records(questionnaire: &Questionnaire, work: &Work) -> Vec<String> {
    let head = Head::new(questionnaire, work.voice, false, 7).record();
    let done = work.operations(questionnaire);
    let record = |one: &Operation| journal::record(questionnaire, &Step::Do(one.clone()));
    std::iter::once(head).chain(done.iter().map(record)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_operation_is_read_as_it_was_written(sitting in sitting(), nth in 0..5usize) {
        let bakery = bakery();
        let work = sitting.work(bakery);
        let q = &bakery.questionnaire;
        let done = work.operations(q);
        let mut now = work.clone();
        let undone: Vec<Operation> = done.iter().rev().map(|one| now.apply(one.clone())).collect();
        let mut back = Work::new(q);
        let taken_back: Vec<Operation> = done.iter().map(|one| back.apply(one.clone())).collect();
        let places = [Place::Verdict, Place::Shape(nth), Place::Preview(nth)].map(Operation::Go);
        for operation in done.iter().chain(&undone).chain(&taken_back).chain(&places) {
            let step = Step::Do(operation.clone());
            let record = journal::record(q, &step);
            prop_assert_eq!(journal::step(q, &record), Some(step), "{}", record);
        }
    }

    #[test]
    fn what_was_typed_last_is_what_is_gone_on_with(texts in prop::collection::vec("[aeß需\\n\"]{0,12}", 1..8)) {
        let bakery = bakery();
        let q = &bakery.questionnaire;
        let at = question(bakery, "story");
        let answer = |text: &String| {
            let is = Some(Answer::Text(text.clone())).filter(|_| !text.is_empty())?;
            Some(Typed::Answer { question: at, is: Some(is), open: None })
        };
        let mut typing = Typing::default();
        let mut all = records(q, &Work::new(q));
        all.extend(texts.iter().filter_map(|text| typing.record(q, answer(text).as_ref())));
        let replayed = journal::replay(q, Work::new(q), &all);
        prop_assert_eq!(replayed.skipped, 0);
        prop_assert_eq!(replayed.typing.typed(q), answer(texts.last().unwrap()));
        prop_assert_eq!(replayed.work.answers.get(at), None);
        // What is done afterwards takes its place.
        all.push(journal::record(q, &Step::Do(Operation::Go(Place::Verdict))));
        prop_assert_eq!(journal::replay(q, Work::new(q), &all).typing, Typing::default());
    }

    #[test]
    fn all_records_from_the_beginning_give_the_work(sitting in sitting()) {
        let bakery = bakery();
        let work = sitting.work(bakery);
        let q = &bakery.questionnaire;
        let replayed = journal::replay(q, Work::new(q), &records(q, &work));
        prop_assert_eq!(replayed.skipped, 0);
        prop_assert_eq!(replayed.work, work);
    }
}

#[test]
fn what_a_newer_questionnaire_no_longer_has_is_left_out_and_counted() {
    let bakery = bakery();
    let work = bakery.work(crate::bakery::BURNT);
    let records = records(&bakery.questionnaire, &work);
    let mut newer = bakery.questionnaire.clone();
    newer.questions[question(bakery, "oven").at()].id = "stove".into();
    let at = question(bakery, "wishes").at();
    for choice in &mut newer.questions[at].choices {
        choice.id.push_str("-again");
    }
    newer.questions[question(bakery, "bread").at()].kind = hirefor::questionnaire::Kind::Date;
    let replayed = journal::replay(&newer, Work::new(&newer), &records);
    assert_eq!(replayed.skipped, 3);
    assert_eq!(replayed.work.answers.get(question(bakery, "burnt")), Some(&Answer::Number(80)));
    for gone in ["oven", "wishes", "bread"] {
        assert_eq!(replayed.work.answers.get(question(bakery, gone)), None, "{gone}");
    }
}

#[test]
fn a_record_from_the_future_is_left_out_and_counted() {
    let q = &bakery().questionnaire;
    let head = Head::new(q, Voice::Data, true, 7);
    let records = [head.record(), r#"{"sing":{"song":"la"}}"#.to_owned(), "not even".to_owned()];
    let replayed = journal::replay(q, Work::new(q), &records);
    assert_eq!((replayed.skipped, replayed.work.voice), (2, Voice::Data));
    let summary = journal::summary(&records).unwrap();
    assert_eq!((summary.head, summary.answered), (head, 0));
    assert_eq!(journal::summary(&records[1..]), None);
}
