//! Postings: whatever was answered, a shipped catalogue makes one that reads whole and an interview with a purpose.

use hirefor::builtin;
use hirefor::draft::job_description;
use hirefor::intake::{Intake, PARTS, Part, Shape};
use hirefor::recommendation::recommend;
use hirefor::spec::shape_of;

use crate::anybody::{Dice, anybody};

/// The shape that a shipped catalogue proposes to each of many people, for what their answers come to.
fn shapes(one: &builtin::Builtin, mut look: impl FnMut(&str, &Shape)) {
    let (q, catalogue) = (one.questionnaire().unwrap(), one.catalogue().unwrap());
    let mut dice = Dice::new();
    let mut hired = 0;
    for _ in 0..300 {
        let intake = Intake::new(&q, anybody(&q, &mut dice), false);
        let got = recommend(intake.told());
        let Some(archetype) = got.archetype() else { continue };
        hired += 1;
        let told = intake.told().with(&got.outcome);
        look(&q[archetype].id, &shape_of(intake.work(), told, &catalogue, archetype));
    }
    assert!(hired > 100, "{}: {hired}", one.id);
}

#[test]
fn whatever_was_answered_a_posting_reads_whole() {
    for one in builtin::ALL {
        shapes(one, |archetype, shape| {
            let posting = job_description(shape);
            for line in posting.lines().filter(|line| !line.starts_with("   ")) {
                for slip in ["..", " .", " ,", "{", "}", "  ", "[to fill: ]"] {
                    assert!(!line.contains(slip), "{archetype}: “{slip}” in\n{line}");
                }
                let words: Vec<&str> = line.split_whitespace().collect();
                assert!(
                    !words.windows(2).any(|two| two[0] == two[1]),
                    "{archetype}: a doubled word in\n{line}"
                );
            }
            for part in PARTS {
                let (least, most) = part.limits();
                let lines = shape.lines(part).len();
                assert!((least..=most).contains(&lines), "{archetype}: {lines} lines for {}", part.key());
            }
        });
    }
}

#[test]
fn every_must_have_is_found_out_in_an_interview_that_is_held() {
    for one in builtin::ALL {
        shapes(one, |archetype, shape| {
            let held: Vec<&str> = shape.lines(Part::Stages).iter().map(stage).collect();
            for must in shape.lines(Part::MustHaves) {
                assert!(
                    held.contains(&assessed_by(must)),
                    "{archetype}: {} is found out nowhere",
                    must.text()
                );
            }
        });
    }
}

#[test]
fn an_interview_of_the_ai_product_engineers_never_takes_an_hour_for_nothing() {
    shapes(builtin::find("ai-product-engineer").unwrap(), |archetype, shape| {
        let wanted: Vec<&str> = shape.lines(Part::MustHaves).iter().map(assessed_by).collect();
        for held in shape.lines(Part::Stages) {
            assert!(wanted.contains(&stage(held)), "{archetype}: {} finds out nothing", held.text());
        }
    });
}

fn stage(line: &hirefor::intake::Line) -> &str {
    &line.fields[Part::Stages.field("id").unwrap()]
}

fn assessed_by(line: &hirefor::intake::Line) -> &str {
    &line.fields[Part::MustHaves.field("assessed-by").unwrap()]
}
