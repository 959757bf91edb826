//! A role spec or an answers file, whatever somebody made of it.

use hirefor::intake::Work;
use hirefor::recommendation::recommend;
use hirefor::spec;

use super::play::counting;
use super::stands;
use crate::bakery::{Bakery, bakery};

/// The text of the file.
pub fn specifying(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    let bakery = bakery();
    let (questionnaire, catalogue) = (&bakery.questionnaire, &bakery.catalogue);
    let work = match spec::read(text).and_then(|spec| spec.work(questionnaire, catalogue)) {
        Ok(work) => work,
        Err(list) => {
            assert!(!list.is_empty(), "nothing is refused without a reason");
            if let Ok(spec) = spec::read(text) {
                written(bakery, &spec.work_as_far(questionnaire, catalogue).0, None);
            }
            return stands(text, list);
        }
    };
    written(bakery, &work, Some(text));
}

/// Panics unless `work` is written so that it can be read again, also over the text that it comes from.
fn written(bakery: &Bakery, work: &Work, text: Option<&str>) {
    let all = counting(&bakery.questionnaire, work);
    same(&bakery.role(&bakery.write_answers(work)), &all, "an answers file");
    for archetype in spec::roles(&bakery.questionnaire, work, &bakery.told(work, recommend)) {
        let kept = bakery.kept(work, archetype);
        let fresh = bakery.write_for(work, archetype, None);
        same(&bakery.role(&fresh), &kept, "a new file");
        assert_eq!(bakery.write_for(&bakery.role(&fresh), archetype, None), fresh, "read and written again");
        let Some(text) = text else { continue };
        let over = bakery.write_for(work, archetype, Some(text));
        same(&bakery.role(&over), &kept, "over the text that it comes from");
        assert_eq!(bakery.write_for(work, archetype, Some(&over)), over, "written twice");
        for comment in comments(text) {
            assert!(over.lines().any(|line| line.trim() == comment), "{comment} is gone from\n{over}");
        }
    }
}

/// Some comments of a person that stand alone on a line of `text`.
fn comments(text: &str) -> impl Iterator<Item = &str> {
    let meaning = |text: &str| text.parse::<toml::Table>().ok();
    let whole = meaning(text);
    let lines = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim();
        line.starts_with('#') && !line.starts_with("#?") && !line.starts_with("#:")
    });
    // Inside a text of several lines it is no comment: there, it makes a difference.
    let is_comment = move |nth: usize| {
        let others = text.lines().enumerate().filter(|(at, _)| *at != nth).map(|(_, line)| line);
        meaning(&others.collect::<Vec<_>>().join("\n")) == whole
    };
    lines.take(4).filter(move |(nth, _)| is_comment(*nth)).map(|(_, line)| line.trim())
}

/// Panics unless both are the same, wherever they stand.
pub fn same(one: &Work, other: &Work, what: &str) {
    assert_eq!(*one, Work { at: one.at, ..other.clone() }, "{what}");
}
