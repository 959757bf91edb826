//! Three-way merge: both sides' work survives, or somebody is asked.

use std::fs;
use std::path::Path;
use std::process::Command;

use hirefor::draft::{conflict_markers, merge};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::place::Place;
use crate::sittings::config;
use crate::targets::{keeps_the_laws, lost};

const LIST: &str =
    "# Baker\n\nBake.\n\n## Own\n\n- the dough\n- the oven\n- the shop\n\n## Not own\n\n- the wheat\n";

fn clean(base: &str, yours: &str, generated: &str) -> String {
    let merged = merge(base, yours, generated);
    assert_eq!(merged.conflicts.len(), 0, "{}", merged.text);
    merged.text
}

fn edit(from: &str, to: &str) -> String {
    assert!(LIST.contains(from), "{from}");
    LIST.replacen(from, to, 1)
}

#[test]
fn neighbouring_lines_changed_by_different_sides_are_both_kept() {
    let yours = edit("- the dough\n", "- the rye dough\n");
    let generated = edit("- the oven\n", "- the hot oven\n");
    let expected = LIST.replace("the dough", "the rye dough").replace("the oven", "the hot oven");
    assert_eq!(clean(LIST, &yours, &generated), expected);
    assert_eq!(clean(LIST, &generated, &yours), expected);
}

#[test]
fn several_neighbours_in_turn_are_all_kept() {
    let yours = edit("- the dough\n", "- the rye dough\n").replace("- the shop\n", "- the corner shop\n");
    let generated = edit("- the oven\n", "- the hot oven\n");
    assert_eq!(
        clean(LIST, &yours, &generated),
        LIST.replace("the dough", "the rye dough")
            .replace("the oven", "the hot oven")
            .replace("the shop", "the corner shop")
    );
}

#[test]
fn the_same_line_changed_by_both_is_a_conflict_and_its_neighbours_are_not() {
    let yours = edit("- the dough\n- the oven\n", "- my dough\n- my oven\n");
    let generated = edit("- the oven\n- the shop\n", "- our oven\n- our shop\n");
    let merged = merge(LIST, &yours, &generated);
    let marked = "- my dough\n<<<<<<< as it stands\n- my oven\n=======\n- our oven\n>>>>>>> as generated\n- our shop\n";
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.text, edit("- the dough\n- the oven\n- the shop\n", marked));
    assert_eq!(conflict_markers(&merged.text), [8, 10, 12]);
}

#[test]
fn a_deleted_line_stays_deleted_also_beside_a_change_or_a_new_line() {
    let yours = edit("- the oven\n", "");
    assert_eq!(clean(LIST, &yours, LIST), yours);
    let generated = edit("- the shop\n", "- the corner shop\n");
    assert_eq!(clean(LIST, &yours, &generated), yours.replace("the shop", "the corner shop"));
    let last = edit("- the shop\n", "");
    let generated = edit("- the shop\n", "- the shop\n- the till\n");
    assert_eq!(clean(LIST, &last, &generated), last.replace("- the oven\n", "- the oven\n- the till\n"));
}

#[test]
fn a_deleted_line_that_was_changed_meanwhile_is_a_conflict() {
    let merged = merge(LIST, &edit("- the oven\n", ""), &edit("- the oven\n", "- the hot oven\n"));
    assert_eq!(merged.conflicts.len(), 1);
    assert!(merged.text.contains("<<<<<<< as it stands\n=======\n- the hot oven\n>>>>>>> as generated\n"));
}

#[test]
fn a_line_added_beside_a_changed_one_needs_nobody() {
    let yours = edit("- the shop\n", "- the shop\n- my till\n");
    let generated = edit("- the shop\n", "- the corner shop\n");
    assert_eq!(clean(LIST, &yours, &generated), yours.replace("the shop", "the corner shop"));
    let yours = edit("- the dough\n", "- my flour\n- the dough\n");
    let generated = edit("- the dough\n", "- the rye dough\n");
    assert_eq!(clean(LIST, &yours, &generated), yours.replace("the dough", "the rye dough"));
}

#[test]
fn two_lines_added_at_the_same_place_are_for_a_person_to_put_in_order() {
    let merged = merge(
        LIST,
        &edit("- the shop\n", "- the shop\n- mine\n"),
        &edit("- the shop\n", "- the shop\n- ours\n"),
    );
    assert_eq!(merged.conflicts.len(), 1);
    assert!(merged.text.contains("<<<<<<< as it stands\n- mine\n=======\n- ours\n>>>>>>> as generated\n"));
}

#[test]
fn a_line_added_to_a_section_that_is_taken_out_does_not_slip_into_another() {
    let yours = edit("- the wheat\n", "- the wheat\n- the mill\n");
    let generated = edit("\n## Not own\n\n- the wheat\n", "");
    let merged = merge(LIST, &yours, &generated);
    assert_eq!(merged.conflicts.len(), 1, "{}", merged.text);
    assert!(merged.text.contains("- the mill\n=======\n"), "{}", merged.text);
}

#[test]
fn what_both_sides_changed_alike_stands_once() {
    let yours = edit("- the oven\n- the shop\n", "- the hot oven\n- my shop\n");
    let generated = edit("- the oven\n- the shop\n", "- the hot oven\n- our shop\n");
    let merged = merge(LIST, &yours, &generated);
    assert_eq!(merged.text.matches("- the hot oven\n").count(), 1, "{}", merged.text);
    assert!(merged.text.contains("- the hot oven\n<<<<<<<"));
}

#[test]
fn line_endings_are_kept_as_found() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    let yours = windows(&edit("- the dough\n", "- my dough\n"));
    let generated = edit("- the oven\n", "- the hot oven\n");
    let expected = windows(&LIST.replace("the dough", "my dough").replace("the oven", "the hot oven"));
    assert_eq!(clean(LIST, &yours, &generated), expected);
    assert_eq!(clean(&windows(LIST), &yours, &generated), expected, "git may have changed the base too");
    let conflict = merge(LIST, &yours, &edit("- the dough\n", "- our dough\n"));
    assert!(conflict.text.contains(">>>>>>> as generated\r\n"));
    assert!(!conflict.text.replace("\r\n", "").contains(['\r', '\n']));
    assert_eq!(conflict_markers(&conflict.text).len(), 3);
}

#[test]
fn a_missing_end_of_the_last_line_joins_no_two_lines() {
    assert_eq!(clean("a\n", "a", "a\nb\n"), "a\nb\n");
    let merged = merge("a\nb", "a\nmine", "a\nours");
    assert_eq!(merged.text, "a\n<<<<<<< as it stands\nmine\n=======\nours\n>>>>>>> as generated\n");
    // What is no end of a line here is none, whatever it is elsewhere.
    let merged = merge("a\nb", "a\nmine\r", "a\nours\r");
    assert_eq!(conflict_markers(&merged.text), [2, 4, 6], "{:?}", merged.text);
}

#[test]
fn markers_left_standing_are_found_and_headings_are_not() {
    assert_eq!(conflict_markers("a\n<<<<<<< as it stands\nb\n=======\nc\n>>>>>>> x\n"), [2, 4, 6]);
    assert_eq!(conflict_markers("- b\n=======\n- c\n"), [2], "also one that was forgotten alone");
    assert_eq!(conflict_markers("a\n>>>>>>> main\n"), [2]);
    assert_eq!(conflict_markers("||||||| base\n"), [1]);
    assert!(conflict_markers("A heading\n=======\n\n>>>>>>>> deep quote\n<<<<<<<x\n").is_empty());
}

/// Versions of one text, as lines of a small alphabet or of real drafts, edited.
fn texts() -> impl Strategy<Value = (String, String, String)> {
    (0..drafts().len(), changes(), changes()).prop_map(|(at, mine, generated)| {
        let base = &drafts()[at];
        (base.clone(), changed(base, &mine), changed(base, &generated))
    })
}

/// Few different lines, so that diffs go astray.
fn muddles() -> impl Strategy<Value = (String, String, String)> {
    let text = || {
        vec(prop::sample::select(vec!["a\n", "b\n", "# h\n", "\n"]), 0..7).prop_map(|lines| lines.concat())
    };
    (text(), text(), text())
}

#[derive(Clone, Debug)]
enum Change {
    Delete,
    Say(String),
    Append(String),
    Insert(String),
    Swap,
    Split,
}

fn changes() -> impl Strategy<Value = Vec<(usize, Change)>> {
    let words = || "[a-z]{2,7} [a-z]{2,7}";
    let change = prop_oneof![
        3 => Just(Change::Delete),
        4 => words().prop_map(Change::Say),
        4 => words().prop_map(Change::Append),
        3 => words().prop_map(Change::Insert),
        1 => Just(Change::Swap),
        1 => Just(Change::Split),
    ];
    vec((0..200usize, change), 0..6)
}

fn changed(text: &str, changes: &[(usize, Change)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, change) in changes {
        let at = at % lines.len().max(1);
        if lines.is_empty() {
            break;
        }
        match change {
            Change::Delete => drop(lines.remove(at)),
            Change::Say(words) => lines[at] = format!("- {words}"),
            Change::Append(words) => lines[at] = format!("{} {words}", lines[at]),
            Change::Insert(words) => lines.insert(at, format!("- {words}")),
            Change::Swap => {
                let other = (at + 1) % lines.len();
                lines.swap(at, other);
            }
            Change::Split => {
                let middle = lines[at].find(". ").map_or(0, |end| end + 2);
                let rest = lines[at].split_off(middle);
                lines.insert(at + 1, format!("- {rest}"));
            }
        }
    }
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// The job descriptions of all stories.
fn drafts() -> &'static [String] {
    static DRAFTS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    DRAFTS.get_or_init(|| {
        let mut found = Vec::new();
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        let mut stories: Vec<_> =
            fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).collect();
        stories.sort();
        for roles in stories.iter().filter_map(|story| fs::read_dir(story.join("roles")).ok()) {
            let mut roles: Vec<_> = roles.map(|entry| entry.unwrap().path()).collect();
            roles.sort();
            found.extend(
                roles.iter().filter_map(|role| fs::read_to_string(role.join("job-description.md")).ok()),
            );
        }
        assert!(found.len() > 30, "{}", found.len());
        found
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases * 8, ..config() })]

    #[test]
    fn a_merge_of_edited_drafts_keeps_the_laws(texts in texts()) {
        let (base, yours, generated) = texts;
        keeps_the_laws(&base, &yours, &generated);
    }

    #[test]
    fn a_merge_of_muddled_texts_keeps_the_laws(texts in muddles()) {
        let (base, yours, generated) = texts;
        keeps_the_laws(&base, &yours, &generated);
    }
}

/// What git makes of the same three versions, and whether it saw a conflict.
fn by_git(place: &Place, base: &str, yours: &str, generated: &str) -> (String, bool) {
    for (name, text) in [("yours", yours), ("base", base), ("generated", generated)] {
        place.write(name, text);
    }
    let mut command = Command::new("git");
    command.args(["merge-file", "-p", "-q", "yours", "base", "generated"]).current_dir(place.path());
    let output = command.output().expect("git is there");
    let code = output.status.code().unwrap();
    assert!((0..128).contains(&code), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), code > 0)
}

/// How many merges git is asked for.
const TRIED: usize = 1000;

#[test]
fn on_a_thousand_edited_drafts_no_more_is_lost_than_with_git_and_less_is_asked() {
    let place = Place::new();
    let mut runner = TestRunner::deterministic();
    let (mut same, mut both_ask, mut only_git_asks, mut only_we_ask, mut otherwise) = (0, 0, 0, 0, 0);
    for _ in 0..TRIED {
        let (base, yours, generated) = texts().new_tree(&mut runner).unwrap().current();
        let ours = merge(&base, &yours, &generated);
        let (git, git_asks) = by_git(&place, &base, &yours, &generated);
        let losses = |text: &str| lost(&base, &yours, text).len() + lost(&base, &generated, text).len();
        assert!(losses(&ours.text) <= losses(&git), "{}", ours.text);
        match (!ours.conflicts.is_empty(), git_asks) {
            (false, false) if ours.text == git => same += 1,
            (true, true) => both_ask += 1,
            (false, true) => only_git_asks += 1,
            (true, false) => only_we_ask += 1,
            // Two lines that changed places: which of them was moved is a matter of taste.
            (false, false) => otherwise += 1,
        }
    }
    println!(
        "of {TRIED} merges {same} are git's word for word and {otherwise} another way; {both_ask} are a conflict to both, \
         {only_git_asks} to git alone, {only_we_ask} to us alone"
    );
    assert!(only_we_ask + otherwise <= TRIED / 100 && only_we_ask < only_git_asks);
}
