//! In a real git repository: a manager and a recruiter work on branches of their own, and nobody's word is lost.

use std::process::Command;

use crate::place::{Place, story};

const FOLDER: &str = "roles/machine-learning-reliability-engineer";

/// What `git` with `args` says in `place`; it must not fail.
fn git(place: &Place, args: &[&str]) -> String {
    let quiet = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.args(quiet).args(args).current_dir(place.path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let ended = command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", place.path()).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(ended.status.success(), "git {args:?}: {said}{}", String::from_utf8_lossy(&ended.stderr));
    said
}

/// A repository in which a role and its documents are committed.
fn repository() -> Place {
    let place = Place::new();
    git(&place, &["init", "-q", "-b", "main"]);
    place.write(".gitignore", "state/\n.input\n");
    assert_eq!(place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]).code, 0);
    commit(&place, "A role");
    place
}

fn commit(place: &Place, what: &str) {
    git(place, &["add", "-A"]);
    git(place, &["commit", "-q", "-m", what]);
}

fn edit(place: &Place, name: &str, from: &str, to: &str) {
    let name = format!("{FOLDER}/{name}");
    let text = place.read(&name);
    assert!(text.contains(from), "{from} is not in {name}");
    place.write(&name, text.replacen(from, to, 1));
}

#[test]
fn a_recruiter_and_a_manager_work_on_branches_and_both_are_in_what_comes_of_them() {
    let place = repository();
    git(&place, &["switch", "-q", "-c", "recruiter"]);
    edit(
        &place,
        "job-description.md",
        "## How to apply\n",
        "Ask us about the office dog.\n\n## How to apply\n",
    );
    edit(&place, "job-description.md", "- Has made something cheaper to run without making it worse\n", "");
    assert_eq!(place.run(&["check", "roles"]).code, 0, "a hand edit is no mistake");
    commit(&place, "Our words");
    git(&place, &["switch", "-q", "main"]);
    assert_eq!(place.run(&["edit", FOLDER, "--set", "level=staff"]).code, 0);
    commit(&place, "It is a staff role");
    git(&place, &["merge", "-q", "--no-edit", "recruiter"]);
    let said = place.run(&["draft", "roles"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let posting = place.read(&format!("{FOLDER}/job-description.md"));
    assert!(posting.contains("office dog") && posting.contains("Staff."), "{posting}");
    assert!(!posting.contains("cheaper to run"), "a deleted bullet stays deleted");
    let said = place.run(&["check", "roles"]);
    assert_eq!((said.code, said.out.as_str()), (0, "1 role: nothing to mend\n"));
    git(&place, &["add", "-A"]);
    let said = place.run(&["draft", "roles"]);
    assert_eq!((said.code, said.out.matches(": unchanged").count()), (0, 3), "{}", said.out);
    assert_eq!(git(&place, &["diff", "--stat"]), "", "drafting again changes nothing");
}

#[test]
fn drafts_that_were_written_on_both_branches_are_merged_by_git_and_brought_up_to_date() {
    let place = repository();
    git(&place, &["switch", "-q", "-c", "other"]);
    assert_eq!(place.run(&["edit", FOLDER, "--set", "employment=part-time"]).code, 0);
    commit(&place, "Part-time");
    git(&place, &["switch", "-q", "main"]);
    assert_eq!(place.run(&["edit", FOLDER, "--set", "closing-date=2027-05-05"]).code, 0);
    commit(&place, "Later");
    git(&place, &["merge", "-q", "--no-edit", "other"]);
    let said = place.run(&["edit", FOLDER, "--refresh"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let posting = place.read(&format!("{FOLDER}/job-description.md"));
    assert!(posting.contains("5 May 2027") && posting.contains("Part time"), "{posting}");
}

#[test]
fn a_conflict_that_git_left_in_a_spec_is_named_before_anything_else() {
    let place = repository();
    let answer = |level: &str| assert_eq!(place.run(&["edit", FOLDER, "--set", level]).code, 0);
    git(&place, &["switch", "-q", "-c", "other"]);
    answer("level=mid");
    commit(&place, "Mid");
    git(&place, &["switch", "-q", "main"]);
    answer("level=staff");
    commit(&place, "Staff");
    let merged =
        Command::new("git").args(["merge", "-q", "other"]).current_dir(place.path()).output().unwrap();
    assert!(!merged.status.success());
    let said = place.run(&["check", "roles"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("a conflict of git is still to be decided here"), "{}", said.out);
    for command in [&["draft", "roles"][..], &["explain", FOLDER], &["edit", FOLDER, "--refresh"]] {
        let said = place.run(command);
        assert_eq!(said.code, 2, "{command:?}");
        assert!(said.err.contains("a conflict of git is still to be decided here"), "{}", said.err);
        assert!(!said.err.contains("extra"), "what the parser says of the markers is no help: {}", said.err);
    }
}

#[test]
fn the_difference_of_one_answer_is_small_and_reads_like_a_decision() {
    let place = repository();
    assert_eq!(place.run(&["edit", FOLDER, "--set", "closing-date=2027-05-05"]).code, 0);
    let spec = format!("{FOLDER}/role.toml");
    let diff = git(&place, &["diff", "-U0", &spec]);
    let changed: Vec<&str> = diff
        .lines()
        .filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---"))
        .collect();
    assert_eq!(
        changed.len(),
        6,
        "the answer, the line it stands in, and the record of its words: {changed:#?}"
    );
    assert!(changed.contains(&"+closing-date = 2027-05-05"), "{changed:#?}");
    let files = git(&place, &["diff", "--name-only"]);
    assert_eq!(files.lines().count(), 3, "the spec, the posting and its base: {files}");
}

#[test]
fn the_hook_of_this_repository_runs_the_check() {
    let hooks = include_str!("../../.pre-commit-hooks.yaml");
    let value = |key: &str| hooks.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap().trim();
    let place = repository();
    let args: Vec<&str> =
        value("entry:").split(' ').skip(1).chain([value("args:").trim_matches(['[', ']'])]).collect();
    assert_eq!(place.run(&args).code, 0);
    edit(&place, "job-description.md", "# ", "<<<<<<< mine\n# ");
    assert_eq!(place.run(&args).code, 1);
}

#[test]
fn what_is_kept_of_a_document_until_a_conflict_is_decided_is_not_committed() {
    let place = repository();
    edit(&place, "job-description.md", "- Has set alert thresholds,", "- Has set our alert thresholds,");
    edit(
        &place,
        "role.toml",
        "text = \"Has set alert thresholds,",
        "text = \"Has set many alert thresholds,",
    );
    assert_eq!(place.run(&["draft", "roles"]).code, 1);
    let kept = format!("{FOLDER}/.hirefor/job-description.md.orig");
    assert!(place.read(&kept).contains("Has set our alert"));
    commit(&place, "A conflict");
    let committed = git(&place, &["ls-files"]);
    assert!(!committed.contains(".orig") && !committed.contains("hirefor/.gitignore"), "{committed}");
    assert_eq!(git(&place, &["status", "--porcelain"]), "");
    place.write(&format!("{FOLDER}/.hirefor/.gitignore"), "mine\n");
    let posting = format!("{FOLDER}/job-description.md");
    place.write(&posting, place.read(&kept));
    edit(&place, "role.toml", "Has set many alert", "Has set more alert");
    assert_eq!(place.run(&["draft", "roles"]).code, 1);
    assert_eq!(place.read(&format!("{FOLDER}/.hirefor/.gitignore")), "mine\n", "a person's own stays");
}
