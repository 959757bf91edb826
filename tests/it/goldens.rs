//! Goldens: what each story's answers become, kept beside them so that a change of wording or weight is seen in review.
//!
//! `UPDATE_EXAMPLES=1 cargo test goldens` writes them again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hirefor::draft::Document;

use crate::place::{Place, story};
use crate::stories::{Story, stories};

/// Where a story keeps its documents.
const DOCUMENTS: &str = "roles";

/// Stories that keep the kit and the brief too, of each kind of engineer some: the others would say the same again.
const IN_FULL: [&str; 16] = [
    "better-tests-worse-sales",
    "contract-clauses",
    "ice-institute",
    "ninety-milliseconds-too-slow",
    "notebook-on-a-laptop",
    "the-trainer-left",
    "doctorate-for-the-night-shift",
    "friday-deploys",
    "scored-while-everybody-sleeps",
    "vendor-changed-the-model",
    "orders-counted-twice",
    "three-revenues-on-monday",
    "the-laptop-on-leave",
    "looks-good-on-tuesdays",
    "eleven-seconds-a-page",
    "the-refund-it-promised",
];

#[test]
fn every_story_s_answers_still_become_the_documents_beside_them() {
    let update = std::env::var_os("UPDATE_EXAMPLES").is_some();
    let stories = stories();
    assert!(stories.len() >= 28, "{}", stories.len());
    let mut drifted = Vec::new();
    for Story { name, folder, .. } in &stories {
        let place = Place::new();
        let said = place.run(&["new", "--answers", &story(name, "answers.toml"), "--out", DOCUMENTS]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        let written: BTreeMap<String, String> = place
            .files()
            .into_iter()
            .filter(|file| !file.contains("/.hirefor/"))
            .filter(|file| IN_FULL.contains(&name.as_str()) || !in_full(file))
            .map(|file| (file.clone(), place.read(&file)))
            .collect();
        if update {
            let _ = fs::remove_dir_all(folder.join(DOCUMENTS));
            for (file, text) in &written {
                fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
                fs::write(folder.join(file), text).unwrap();
            }
        }
        let kept: BTreeMap<String, String> = kept(folder, DOCUMENTS);
        for file in written.keys().chain(kept.keys()) {
            if written.get(file) != kept.get(file) {
                drifted.push(format!("{name}/{file}"));
            }
        }
    }
    assert!(drifted.is_empty(), "look at these, then UPDATE_EXAMPLES=1: {drifted:#?}");
}

/// Whether `file` is one of those that only some stories keep.
fn in_full(file: &str) -> bool {
    [Document::InterviewKit, Document::SourcingBrief].iter().any(|one| file.ends_with(one.file_name()))
}

fn kept(root: &Path, below: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(root.join(below)) else { return found };
    for entry in entries {
        let name = format!("{below}/{}", entry.unwrap().file_name().into_string().unwrap());
        let path = root.join(&name);
        if path.is_dir() {
            found.extend(kept(root, &name));
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

#[test]
fn no_posting_of_a_story_shouts_repeats_itself_or_hides_a_gap() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut documents = 0;
    for entry in fs::read_dir(&examples).unwrap() {
        let folder = entry.unwrap().path();
        for (file, text) in
            kept(&folder, DOCUMENTS).into_iter().filter(|(file, _)| file.ends_with("job-description.md"))
        {
            documents += 1;
            let place = format!("{}/{file}", folder.display());
            for shout in [
                "rockstar",
                "ninja",
                "guru",
                "world-class",
                "cutting-edge",
                "passionate",
                "years of experience",
            ] {
                assert!(!text.to_lowercase().contains(shout), "{place}: {shout}");
            }
            for slip in ["..", " .", " ,", "{", "}", "  ", "the the", "[to fill: ]"] {
                let prose = text.lines().filter(|line| !line.starts_with("   "));
                assert!(!prose.clone().any(|line| line.contains(slip)), "{place}: “{slip}”");
            }
            for line in text.lines() {
                let words: Vec<&str> = line.split_whitespace().collect();
                assert!(
                    !words.windows(2).any(|pair| pair[0] == pair[1]),
                    "{place}: a doubled word in “{line}”"
                );
            }
        }
    }
    assert!(documents >= 24, "{documents}");
}
