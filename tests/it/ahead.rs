//! How many questions may still come is told from the first on, and never grows.

use hirefor::builtin;
use hirefor::intake::{Intake, Operation, Place, Progress, Work};
use hirefor::simulate::{Deck, Plan};

use crate::stories::stories;

#[test]
fn whatever_is_answered_or_skipped_the_number_of_questions_at_most_never_grows() {
    for builtin in builtin::ALL {
        let questionnaire = builtin.questionnaire().unwrap();
        let deck = Deck::new(&questionnaire, Plan { seed: 7, intakes: 300 });
        let mut hand = deck.hand();
        for nth in 0..300 {
            deck.deal(nth, &mut hand);
            let mut intake = Intake::new(&questionnaire, Work::new(&questionnaire), nth % 3 == 0);
            let mut before: Option<Progress> = None;
            while let Place::Question(at) = intake.work().at {
                let progress = intake.progress(at);
                if let Some(before) = before {
                    let id = &questionnaire[at].id;
                    assert!(
                        progress.of <= before.of,
                        "{} {nth} at {id}: {progress} after {before}",
                        builtin.id
                    );
                    assert!(
                        before.is_most || progress.of == before.of,
                        "{} {nth} at {id}: {progress}",
                        builtin.id
                    );
                }
                before = Some(progress);
                let skips = questionnaire[at].optional && (nth + at.at() as u64).is_multiple_of(2);
                let answer = hand.answers.get(at).cloned().filter(|_| !skips);
                intake.apply(Operation::Answer { question: at, answer });
                if intake.next(at).is_err() {
                    break;
                }
            }
        }
    }
}

#[test]
fn how_many_questions_there_are_at_most_is_told_from_the_first_on_and_never_grows() {
    for story in stories() {
        let mut intake = Intake::new(story.questionnaire, Work::new(story.questionnaire), false);
        let (mut most, mut last) = (usize::MAX, None);
        while let Place::Question(at) = intake.work().at {
            let progress = intake.progress(at);
            assert!(progress.of <= most, "{}: {progress} after at most {most}", story.name);
            (most, last) = (progress.of, Some(progress));
            let answer = story.work.answers.get(at).cloned();
            intake.apply(Operation::Answer { question: at, answer });
            if intake.next(at).is_err() {
                break;
            }
        }
        if intake.work().at == Place::Verdict {
            let last = last.unwrap();
            assert_eq!((last.nth, last.is_most), (last.of, false), "{}", story.name);
        }
    }
}
