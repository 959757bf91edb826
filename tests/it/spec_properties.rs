//! What holds of role specs whatever was answered, decided and shaped.

use hirefor::intake::{Intake, PARTS, Part, Work};
use hirefor::spec;
use proptest::prelude::*;

use crate::bakery::bakery;
use crate::sittings::{answered, answers, comes_to_a_role, config, question, same_but_place, sitting};
use crate::targets::counting;

/// `text` with a comment of a person before or behind some of its lines, and the comments.
fn commented(text: &str, places: &[(prop::sample::Index, bool)]) -> (String, Vec<String>) {
    let meaning = |text: &str| text.parse::<toml::Table>().ok();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut comments = Vec::new();
    for (nth, (place, behind)) in places.iter().enumerate() {
        let comment = format!("# note {nth} of mine");
        let at = place.index(lines.len());
        let mut other = lines.clone();
        if *behind {
            other[at] = format!("{} {comment}", other[at]);
        } else {
            other.insert(at, comment.clone());
        }
        let is_ours = |line: &str| line.starts_with("#?") || line.starts_with("#:");
        let lost = *behind && (is_ours(&lines[at]) || lines[at].starts_with('#'));
        // Inside a text of several lines it would be no comment.
        if !lost && meaning(&other.join("\n")) == meaning(text) {
            lines = other;
            comments.push(comment);
        }
    }
    (lines.join("\n") + "\n", comments)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read_back(sitting in sitting()) {
        let bakery = bakery();
        let work = sitting.work(bakery);
        if let Some(archetype) = comes_to_a_role(bakery, &work) {
            let text = bakery.write_for(&work, archetype, None);
            same_but_place(&bakery.role(&text), &bakery.kept(&work, archetype))?;
        }
    }

    #[test]
    fn an_answers_file_is_read_back(sitting in sitting()) {
        let bakery = bakery();
        let work = sitting.work(bakery);
        let text = bakery.write_answers(&work);
        same_but_place(&bakery.role(&text), &counting(&bakery.questionnaire, &work))?;
    }

    #[test]
    fn an_answers_file_and_a_role_spec_come_to_the_same_role_spec(sitting in sitting()) {
        let bakery = bakery();
        let work = sitting.work(bakery);
        if let Some(archetype) = comes_to_a_role(bakery, &work) {
            let straight = bakery.write_for(&work, archetype, None);
            let unattended = bakery.write_for(&bakery.role(&bakery.write_answers(&work)), archetype, None);
            prop_assert_eq!(&straight, &unattended);
            prop_assert_eq!(bakery.write_for(&bakery.role(&straight), archetype, None), straight);
        }
    }

    #[test]
    fn proposing_again_changes_nothing(sitting in sitting()) {
        let bakery = bakery();
        let mut work = sitting.work(bakery);
        if let Some(archetype) = comes_to_a_role(bakery, &work) {
            let once = bakery.shape(&work, archetype);
            work.shapes[archetype.at()] = Some(once.clone());
            prop_assert_eq!(bakery.shape(&work, archetype), once);
        }
    }

    #[test]
    fn a_shape_that_nobody_touched_is_the_same_whatever_it_was_before(before in answers(), after in answers()) {
        let bakery = bakery();
        let (before, mut after) = (answered(bakery, &before), answered(bakery, &after));
        for archetype in [bakery.archetype("dough-maker"), bakery.archetype("oven-hand")] {
            let fresh = bakery.shape(&after, archetype);
            after.shapes[archetype.at()] = Some(bakery.shape(&before, archetype));
            prop_assert_eq!(bakery.shape(&after, archetype), fresh);
        }
    }

    #[test]
    fn answers_changed_in_the_file_shape_a_role_as_in_a_sitting(before in answers(), after in answers()) {
        let bakery = bakery();
        let (before, after) = (answered(bakery, &before), answered(bakery, &after));
        for archetype in [bakery.archetype("dough-maker"), bakery.archetype("oven-hand")] {
            let table = |work: &Work| {
                let text = bakery.write_for(work, archetype, None);
                text.parse::<toml::Table>().unwrap_or_default()
            };
            let mut file = table(&before);
            file.insert("answers".into(), table(&after)["answers"].clone());
            let read = bakery.role(&file.to_string()).shapes[archetype.at()].clone().unwrap_or_default();
            let fresh = bakery.shape(&after, archetype);
            // Who does it depends on a row, not on words, so there the file keeps what it said.
            for part in PARTS.into_iter().filter(|part| *part != Part::NotOwns) {
                prop_assert_eq!(read.lines(part), fresh.lines(part), "{:?}", part);
            }
        }
    }

    #[test]
    fn a_comment_survives_every_save(
        first in sitting(),
        second in sitting(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..12),
    ) {
        let bakery = bakery();
        let (first, second) = (first.work(bakery), second.work(bakery));
        let roles = comes_to_a_role(bakery, &first).zip(comes_to_a_role(bakery, &second));
        if let Some((one, other)) = roles {
            let (text, comments) = commented(&bakery.write_for(&first, one, None), &places);
            prop_assert_eq!(bakery.write_for(&first, one, Some(&text)), text.clone());
            let saved = bakery.write_for(&second, other, Some(&text));
            for comment in &comments {
                prop_assert_eq!(saved.matches(comment).count(), 1, "{} in\n{}\nfrom\n{}", comment, saved, text);
            }
            prop_assert_eq!(bakery.write_for(&second, other, Some(&saved)), saved.clone());
            same_but_place(&bakery.role(&saved), &bakery.kept(&second, other))?;
        }
    }

    #[test]
    fn one_changed_answer_changes_no_other_answer_no_own_line_and_no_comment(
        sitting in sitting(),
        changed in answers(),
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..6),
    ) {
        let bakery = bakery();
        let before = sitting.work(bakery);
        let Some(archetype) = comes_to_a_role(bakery, &before).filter(|_| !changed.is_empty()) else { return Ok(()) };
        let (text, comments) = commented(&bakery.write_for(&before, archetype, None), &places);
        let work = bakery.role(&text);
        prop_assert_eq!(bakery.write_for(&work, archetype, Some(&text)), text.clone(), "nothing edited, nothing changed");
        let (id, _) = &changed[which.index(changed.len())];
        let answer = answered(bakery, &changed).answers.get(question(bakery, id)).cloned();
        let mut after = work.clone();
        after.answers.set(question(bakery, id), answer);
        // No face saves a sitting in which something that was answered must be answered further.
        let intake = Intake::new(&bakery.questionnaire, after.clone(), false);
        let half = intake.asked().any(|at| after.answers.get(at).is_some() && intake.lacks(at));
        if half || comes_to_a_role(bakery, &after) != Some(archetype) {
            return Ok(());
        }
        let saved = bakery.write_for(&after, archetype, Some(&text));
        let read = |text: &str| text.parse::<toml::Table>().unwrap();
        let (old, new) = (read(&text), read(&saved));
        let answers = |file: &toml::Table| file.get("answers").and_then(|it| it.as_table()).cloned().unwrap_or_default();
        let shown = |work: &Work| bakery.told(work, |told| {
            let all = bakery.questionnaire.all_questions();
            all.filter(|at| told.answer(*at).is_some()).map(|at| bakery.questionnaire[at].id.clone()).collect::<Vec<_>>()
        });
        let (had, has) = (shown(&work), shown(&after));
        for (key, value) in answers(&old) {
            if key != *id && has.contains(&key) {
                prop_assert_eq!(answers(&new).get(&key).cloned(), Some(value), "{}", key);
            }
        }
        for key in answers(&new).keys() {
            prop_assert!(key == id || had.contains(key) || has.contains(key), "{} came from nowhere", key);
        }
        for part in PARTS {
            for line in work.shapes[archetype.at()].iter().flat_map(|shape| shape.lines(part)).filter(|line| line.edited) {
                let shape = bakery.role(&saved).shapes[archetype.at()].clone().unwrap_or_default();
                prop_assert!(shape.lines(part).iter().any(|other| other.fields == line.fields), "{:?} is gone", line);
            }
        }
        for comment in &comments {
            prop_assert_eq!(saved.matches(comment).count(), 1, "{}", comment);
        }
        let windows = |text: &str| text.replace('\n', "\r\n");
        prop_assert_eq!(bakery.write_for(&after, archetype, Some(&windows(&text))), windows(&saved));
    }

    #[test]
    fn an_answer_set_from_the_command_line_is_the_answer_in_the_file(given in answers()) {
        let bakery = bakery();
        let given = answered(bakery, &given);
        let text = bakery.write_answers(&given);
        let (file, given) = (text.parse::<toml_edit::DocumentMut>().unwrap(), bakery.role(&text));
        for (key, value) in file["answers"].as_table().unwrap() {
            let at = question(bakery, key);
            let plain = value.as_str().map(str::to_owned);
            let said = plain.unwrap_or_else(|| match value {
                toml_edit::Item::Value(value) => value.clone().decorated("", "").to_string(),
                table => table.clone().into_value().unwrap().decorated("", "").to_string(),
            });
            let said = [format!("{key}={said}")];
            let setting = &spec::settings(&said).unwrap()[0];
            let set = bakery.told(&given, |told| spec::set(told, setting));
            let (question, answer) = set.map_err(|wrong| TestCaseError::fail(format!("{}\n{wrong}", said[0])))?;
            prop_assert_eq!((question, answer.as_ref()), (at, given.answers.get(at)));
        }
    }
}
