//! A saved role is opened again: only what was changed differs, and nobody writes over anybody.

use std::fs;
use std::path::PathBuf;

use crate::desk::Desk;
use crate::place::{Place, story};

const ROLE: &str = "roles/machine-learning-reliability-engineer/role.toml";
const FOLDER: &str = "roles/machine-learning-reliability-engineer";

/// A place with a saved role.
fn saved() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["new", "--answers", &story("friday-deploys", "answers.toml")]).code, 0);
    place
}

/// Somebody at the verdict of the saved role.
fn editing(place: &Place) -> Desk<'_> {
    let mut desk = Desk::with(place, &["edit", FOLDER], &[], (80, 24));
    desk.see("what it comes to");
    desk
}

/// Picks another level, and goes on to the last screen.
fn to_the_preview(desk: &mut Desk<'_>) {
    desk.press("s")
        .see("Which of these fit")
        .press("\r")
        .see("❯ What is the company")
        .press("\r")
        .see("❯ How senior");
    desk.press("3A").see("preview");
}

/// Does to a file what another person does to it: another text of the same length, at the same time.
fn meanwhile(place: &Place, old: &str, new: &str) {
    assert_eq!(old.len(), new.len());
    let path: PathBuf = place.path().join(ROLE);
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let text = place.read(ROLE);
    assert!(text.contains(old));
    fs::write(&path, text.replacen(old, new, 1)).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
}

fn journals(place: &Place) -> Vec<String> {
    place.files().into_iter().filter(|file| file.ends_with(".journal")).collect()
}

#[test]
fn a_role_in_which_nothing_is_changed_is_byte_for_byte_the_same() {
    let place = saved();
    place.write(ROLE, place.read(ROLE).replacen("[answers]", "# asked in March\n[answers]", 1));
    let before = place.read(ROLE);
    let mut desk = editing(&place);
    desk.press("s").see("The posting").press("A").see("preview").press("s").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    assert_eq!(place.read(ROLE), before);
    let mut desk = editing(&place);
    desk.press("q");
    let (said, code) = desk.end();
    assert_eq!((code, said.contains("kept")), (0, false), "{said}");
    assert_eq!(place.read(ROLE), before);
    assert_eq!(journals(&place), [""; 0], "where nothing was changed, nothing is unfinished");
}

#[test]
fn one_changed_answer_changes_its_line_and_what_follows_from_it() {
    let place = saved();
    let before = place.read(ROLE).replacen("employment =", "# as in the budget\nemployment =", 1);
    place.write(ROLE, &before);
    let mut desk = editing(&place);
    desk.press("s").see("Which of these fit").press("\t").see("❯ What is the company").press("\t");
    desk.see("❯ How senior").press("\t").see("❯ What kind of contract").press("2A").see("preview");
    desk.press("s").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    let after = place.read(ROLE);
    assert!(after.contains("# as in the budget\nemployment = \"part-time\""), "{after}");
    let changed: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert_eq!(changed.len(), 4, "the answer, its line, where that comes from, and the record: {changed:#?}");
}

#[test]
fn a_second_person_is_told_who_edits_the_role_and_a_killed_one_is_in_nobodys_way() {
    let place = saved();
    let mut desk = editing(&place);
    let process = desk.process().to_string();
    for other in [&["--plain"][..], &["--set", "level=staff"], &["--refresh"]] {
        let args = [&["edit", FOLDER], other].concat();
        place.run(&args).refused(&["is being edited in process", &process]);
    }
    to_the_preview(&mut desk);
    desk.signal("KILL").is_gone();
    let mut desk = editing(&place);
    desk.see("hirefor resume 1").press("q");
    assert_eq!(desk.end().1, 0);
    let mut desk = Desk::with(&place, &["resume"], &[], (80, 24));
    desk.see("preview").press("s").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    assert!(place.read(ROLE).contains("level = \"staff\""));
    assert_eq!(journals(&place), [""; 0]);
}

#[test]
fn both_changes_are_put_together_when_two_people_changed_the_role() {
    let place = saved();
    let mut desk = editing(&place);
    to_the_preview(&mut desk);
    meanwhile(&place, "to = \"nine in ten\"", "to = \"10 times 10\"");
    desk.press("s").see("Changed by somebody else").see("10 times 10").press("t").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    let text = place.read(ROLE);
    assert!(text.contains("10 times 10") && text.contains("level = \"staff\""), "{text}");
    assert!(place.read(&format!("{FOLDER}/job-description.md")).contains("10 times 10"));
}

#[test]
fn what_another_person_changed_stays_until_it_is_written_over_knowingly() {
    let place = saved();
    let mut desk = editing(&place);
    to_the_preview(&mut desk);
    meanwhile(&place, "to = \"nine in ten\"", "to = \"10 times 10\"");
    let theirs = place.read(ROLE);
    desk.press("s").see("Changed by somebody else").press("\x1b").see("preview");
    assert_eq!(place.read(ROLE), theirs);
    desk.press("s").see("Changed by somebody else").press("w").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    let text = place.read(ROLE);
    assert!(text.contains("nine in ten") && text.contains("level = \"staff\""), "{text}");
}

#[test]
fn a_role_that_was_deleted_meanwhile_is_not_brought_back_unasked() {
    let place = saved();
    let mut desk = editing(&place);
    to_the_preview(&mut desk);
    fs::remove_file(place.path().join(ROLE)).unwrap();
    desk.press("s").see("The file is gone").press("w").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    assert!(place.read(ROLE).contains("level = \"staff\""));
}

fn document(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

#[test]
fn an_answer_is_given_without_a_screen_and_has_the_same_consequences() {
    let by_hand = saved();
    let mut desk = editing(&by_hand);
    to_the_preview(&mut desk);
    desk.press("s").see("Saved.").press("\r");
    assert_eq!(desk.end().1, 0);
    let place = saved();
    let said = place.run(&["edit", FOLDER, "--set", "level=staff"]);
    assert!(
        said.out.contains(&format!("\n  {ROLE}: updated\n")),
        "it is called as the person called it: {}",
        said.out
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for name in ["role.toml", "job-description.md", "interview-kit.md", "sourcing-brief.md"] {
        assert_eq!(place.read(&document(name)), by_hand.read(&document(name)), "{name}");
    }
    assert!(journals(&place).iter().all(|name| name.contains("done")), "nothing is left to go on with");
    let before = place.read(ROLE);
    assert_eq!(place.run(&["edit", FOLDER, "--set", "level=staff"]).code, 0);
    assert_eq!(place.read(ROLE), before);
}

#[test]
fn several_answers_are_given_at_once_and_one_row_or_column_alone() {
    let place = saved();
    let set = ["team-today.operating=not-enough", "pay.max=31000", "asked-first=build,run,prove"];
    let args: Vec<&str> =
        ["edit", FOLDER].into_iter().chain(set.iter().flat_map(|set| ["--set", set])).collect();
    let said = place.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = place.read(ROLE);
    assert!(text.contains(
        "team-today = { research = \"in-good-hands\", building = \"not-enough\", operating = \"not-enough\" }"
    ));
    let pay = |text: &str| {
        let rest = text.split_once("[[answers.pay]]").unwrap().1.to_owned();
        rest.lines().skip(1).take_while(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (pay(&saved().read(ROLE)), pay(&text));
    assert_eq!(after[2], "max = 31000", "{after:?}");
    assert!(before.len() == after.len() && (0..after.len()).all(|at| at == 2 || before[at] == after[at]));
    let said = place.run(&["edit", FOLDER, "--set", "closing-date="]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!place.read(ROLE).contains("closing-date = 20"), "an answer is taken back");
}

#[test]
fn what_cannot_be_set_is_refused_with_its_place_and_nothing_is_changed() {
    let place = saved();
    let before = place.read(ROLE);
    let refused = |set: &str, says: &[&str]| {
        place.run(&["edit", FOLDER, "--set", set]).refused(says);
        assert_eq!(place.read(ROLE), before);
        assert_eq!(journals(&place), [""; 0]);
    };
    refused("levl=staff", &["--set:1:1", "there is no question `levl`", "did you mean `level`?"]);
    refused("level=stafff", &["--set:1:9", "did you mean `staff`?"]);
    refused("level", &["no `key=value`"]);
    refused("pay.mx=3", &["did you mean `max`?"]);
    refused("pay.max=1", &["cannot be this"]);
    refused("posted=2027-01-31", &["stands above [answers]"]);
    refused("closing-date=soon", &["is a day of the calendar, like 2027-01-31"]);
    refused("next-failure=", &["must be answered", "next-failure"]);
    refused("story-of-our-life=x", &["the keys are those under [answers]"]);
}

#[test]
fn the_columns_of_one_table_are_set_together_and_a_region_needs_no_country_before_it() {
    let place = saved();
    let place_of_work = ["places.city=Denver", "places.region=co", "places.country=US"];
    let pay = ["pay.max=190000", "pay.min=150000", "pay.currency=USD", "pay.per=year"];
    // Nothing stands there yet that could fill the other columns.
    assert_eq!(place.run(&["edit", FOLDER, "--set", "places=", "--set", "pay="]).code, 0);
    let set = place_of_work.iter().chain(&pay).flat_map(|fact| ["--set", fact]);
    let said = place.run(&["edit", FOLDER].into_iter().chain(set).collect::<Vec<_>>());
    assert_eq!(said.code, 0, "{}", said.err);
    let spec = place.read(ROLE);
    for part in ["city = \"Denver\"", "min = 150000", "max = 190000", "USD 150,000 to 190,000 a year"] {
        assert!(spec.contains(part), "{part} is not in\n{spec}");
    }
    let missed = place.run(&["check", FOLDER]).out;
    assert!(missed.contains("Colorado"), "{missed}");
    assert_eq!(place.run(&["edit", FOLDER, "--set", "places.region=Colorado"]).code, 0);
    let unclear = place.run(&["check", FOLDER]).out;
    assert!(unclear.contains("the region of “Denver” is no code"), "{unclear}");
}

#[test]
fn a_spec_that_is_a_link_out_of_its_folder_is_not_edited_and_a_linked_folder_is_left_alone() {
    let place = saved();
    let elsewhere = Place::new();
    let (there, here) = (elsewhere.path().join("role"), place.path().join(FOLDER));
    fs::rename(&here, &there).unwrap();
    std::os::unix::fs::symlink(&there, &here).unwrap();
    let before = elsewhere.files();
    place.run(&["draft", "roles"]).refused(&["there is no role.toml in this folder"]);
    assert_eq!(place.run(&["draft", FOLDER, "--check"]).code, 0, "whoever names it means it");
    fs::remove_file(&here).unwrap();
    fs::create_dir(&here).unwrap();
    std::os::unix::fs::symlink(there.join("role.toml"), here.join("role.toml")).unwrap();
    place
        .run(&["edit", FOLDER, "--set", "level=staff"])
        .refused(&["a link that leaves its folder", "hirefor edit "]);
    assert_eq!(elsewhere.files(), before);
    assert!(elsewhere.read("role/role.toml").contains("level = \"senior\""));
}

#[test]
fn a_role_keeps_its_folder_whoever_it_turns_out_to_be_for() {
    let place = saved();
    let folders = |place: &Place| place.files().iter().filter(|file| file.ends_with("/role.toml")).count();
    let facts = ["watched=outcomes-with-limits"];
    let args: Vec<&str> =
        ["edit", FOLDER].into_iter().chain(facts.iter().flat_map(|set| ["--set", set])).collect();
    let said = place.run(&args);
    assert_eq!((said.code, folders(&place)), (0, 1), "{}{}", said.out, said.err);
    assert!(said.out.contains("point to someone who gets it out now; before, it was"), "{}", said.out);
    assert!(place.read(ROLE).contains("archetype = \"model-developer\"\nhow = \"accepted\""));
}

#[test]
fn answers_changed_in_the_file_are_brought_into_the_rest_of_it_without_a_screen() {
    let place = saved();
    let text = place.read(ROLE);
    place.write(ROLE, text.replacen("level = \"senior\"", "level = \"staff\"", 1));
    assert_eq!(place.run(&["edit", FOLDER, "--refresh"]).code, 0);
    let set = saved();
    assert_eq!(set.run(&["edit", FOLDER, "--set", "level=staff"]).code, 0);
    for name in ["role.toml", "job-description.md"] {
        assert_eq!(place.read(&document(name)), set.read(&document(name)), "{name}");
    }
}

#[test]
fn a_file_whose_lines_end_as_on_windows_keeps_them_and_one_where_nothing_changed_every_byte() {
    let place = saved();
    let windows = place.read(ROLE).replace('\n', "\r\n");
    let marked = format!("\u{feff}{windows}");
    place.write(ROLE, &marked);
    assert_eq!(place.run(&["edit", FOLDER, "--refresh"]).code, 0);
    assert_eq!(place.read(ROLE), marked);
    assert_eq!(place.run(&["edit", FOLDER, "--set", "level=staff"]).code, 0);
    let after = place.read(ROLE);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert!(after.contains("level = \"staff\"\r\n"));
}

#[test]
fn what_the_linter_finds_in_the_posting_is_said_before_it_is_saved() {
    let place = saved();
    let fits = "Has taken turns in an on-call rotation, and made it easier for the next person";
    place.write(ROLE, place.read(ROLE).replacen(fits, "Native English speaker", 1));
    let mut desk = Desk::with(&place, &["edit", FOLDER], &[], (100, 60));
    desk.see("what it comes to").press("s").see("The posting").press("A").see("Job description ⚠ 1");
    desk.see("⚠ “Native English speaker” asks for origin, not skill.");
    desk.press("q");
    assert_eq!(desk.end().1, 0);
    place.write("hirefor.toml", "[lint.rules]\norigin = \"off\"\n");
    let mut desk = Desk::with(&place, &["edit", FOLDER], &[], (100, 60));
    desk.see("what it comes to").press("s").see("The posting").press("A").see("y copy");
    assert!(!desk.shown().contains('⚠'), "{}", desk.shown());
    desk.press("q");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn every_file_is_said_to_be_what_became_of_it() {
    let place = saved();
    let posting = format!("{FOLDER}/job-description.md");
    place.write(&posting, place.read(&posting).replacen("# Machine", "# The Machine", 1));
    let said = place.run(&["edit", FOLDER, "--set", "closing-date=2027-03-20"]).out;
    let expected = format!(
        "Written:\n  {ROLE}: updated\n  {posting}: merged\nUnchanged:\n  {FOLDER}/interview-kit.md\n  {FOLDER}/sourcing-brief.md\n"
    );
    assert_eq!(said, expected);
    let names = ["role.toml", "job-description.md", "interview-kit.md", "sourcing-brief.md"];
    let lines = names.map(|name| format!("  {FOLDER}/{name}\n")).concat();
    for again in [&["--set", "closing-date=2027-03-20"][..], &["--refresh"]] {
        assert_eq!(place.run(&[&["edit", FOLDER], again].concat()).out, format!("Unchanged:\n{lines}"));
    }
}

#[test]
fn roles_that_say_otherwise_of_the_company_than_its_file_by_now_are_named_and_one_command_takes_it_over() {
    let place = Place::new();
    let file = |benefits: &str| {
        format!("[company]\nabout = \"Koszyk brings bread.\"\nemployees = 90\nbenefits = [\"{benefits}\"]\n")
    };
    place.write("hirefor.toml", file("30 days of holiday"));
    for out in ["roles", "roles/other"] {
        let said = place.run(&["new", "--answers", &story("friday-deploys", "answers.toml"), "--out", out]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let notes = |place: &Place| {
        let said = place.run(&["check", "roles"]);
        assert_eq!(said.code, 0, "it may be meant: {}", said.out);
        said.out.matches("note: hirefor.toml says otherwise by now: Benefits\n").count()
    };
    assert_eq!(notes(&place), 0);
    assert_eq!(place.run(&["status"]).err, "");
    place.write("hirefor.toml", file("31 days of holiday"));
    let before = place.read(ROLE);
    assert_eq!(notes(&place), 2);
    let status = place.run(&["status"]).err;
    assert!(status.contains(FOLDER) && status.contains("hirefor edit ROLE --company"), "{status}");
    assert_eq!(place.read(ROLE), before, "nothing is changed unasked");
    let said = place.run(&["edit", FOLDER, "--company"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains(&format!("{ROLE}: updated\n")), "{}", said.out);
    assert!(place.read(ROLE) == before.replace("30 days of holiday", "31 days of holiday"));
    assert_eq!(notes(&place), 1, "the other is as it was");
    assert_eq!(place.run(&["edit", "roles", "--company"]).code, 0);
    assert_eq!(notes(&place), 0);
    place.write("hirefor.toml", file("32 days of holiday"));
    place.write("roles/a-broken-one/role.toml", "format = ");
    let said = place.run(&["edit", "roles", "--company"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("a-broken-one") && place.read(ROLE).contains("32 days"), "{}", said.err);
    place
        .run(&["edit", "roles", "--set", "level=staff"])
        .refused(&["there are several roles in this folder"]);
}
