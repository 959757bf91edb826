//! Whatever operation of the file system fails, every file is the old one or the new one, and the person is told.

mod faulty;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use hirefor::cli::{Printer, run_on};
use hirefor::draft::Document;
use hirefor::store::{self, Disk, Files, Journals, Role};

use crate::place::{Place, story};
use faulty::{Fault, Faulty};

const ROLE: &str = "roles/machine-learning-reliability-engineer";

/// Every file below `folder`, by its path, without those that were never finished.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                walk(&path, root, found);
            } else if !is_unfinished(&name) {
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// The files that are not the same in both.
fn different<'t>(one: &'t BTreeMap<String, String>, other: &'t BTreeMap<String, String>) -> Vec<&'t String> {
    let names = one.keys().chain(other.keys());
    names.filter(|name| one.get(*name) != other.get(*name)).collect()
}

fn is_unfinished(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "tmp")
}

fn unfinished(place: &Place) -> Vec<String> {
    place.files().into_iter().filter(|name| is_unfinished(name)).collect()
}

/// The program on `files`, with what it says on both streams.
fn run(files: &dyn Files, place: &Place, args: &[&str]) -> (ExitCode, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let within = |arg: &&str| match arg.strip_prefix("./") {
        Some(inside) => place.path().join(inside).into_os_string(),
        None => OsString::from(arg),
    };
    let args: Vec<OsString> =
        std::iter::once(OsString::from("hirefor")).chain(args.iter().map(within)).collect();
    let code = run_on(files, args, &mut Printer::new(&mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

/// What is done on a disk, from a place that was got ready; what the person reads of it when it fails.
struct Doing<'d> {
    what: &'d str,
    ready: &'d dyn Fn(&Place),
    on: &'d dyn Fn(&dyn Files, &Place) -> Result<(), String>,
}

fn nothing_yet(place: &Place) {
    place.write("answers.toml", fs::read(story("friday-deploys", "answers.toml")).unwrap());
}

fn saved(place: &Place) {
    nothing_yet(place);
    new(&Disk, place).unwrap();
}

/// A role whose spec says something new, and in whose job description a person has changed a line.
fn changed(place: &Place) {
    saved(place);
    let spec = format!("{ROLE}/role.toml");
    place.write(&spec, place.read(&spec).replacen("to = \"nine in ten\"", "to = \"all\"", 1));
    let text = format!("{ROLE}/job-description.md");
    place.write(&text, place.read(&text) + "\nBring your own chair.\n");
}

fn program(files: &dyn Files, place: &Place, args: &[&str]) -> Result<(), String> {
    let (code, out, err) = run(files, place, args);
    if code == ExitCode::SUCCESS {
        return Ok(());
    }
    assert!(!out.contains("Written") && err.contains("error: "), "{out}{err}");
    Err(err)
}

fn new(files: &dyn Files, place: &Place) -> Result<(), String> {
    program(files, place, &["new", "--answers", "./answers.toml", "--out", "./roles"])
}

fn set(files: &dyn Files, place: &Place) -> Result<(), String> {
    program(files, place, &["edit", "./roles", "--set", "level=staff"])
}

fn draft(files: &dyn Files, place: &Place) -> Result<(), String> {
    program(files, place, &["draft", "./roles"])
}

/// A role with a page, and a job description that was changed since.
fn exported(place: &Place) {
    saved(place);
    let spec = format!("{ROLE}/role.toml");
    let head = "state = \"draft\"\n";
    place.write(&spec, place.read(&spec).replacen(head, &format!("{head}posted = 2027-01-04\n"), 1));
    export(&Disk, place).unwrap();
    let text = format!("{ROLE}/job-description.md");
    place.write(&text, place.read(&text) + "\nBring your own chair.\n");
}

fn export(files: &dyn Files, place: &Place) -> Result<(), String> {
    program(files, place, &["draft", "./roles", "--format", "html"])
}

/// Two roles with their documents, and what their specs said before.
fn two_roles(files: &dyn Files, place: &Place, nth: &str, before: Option<&str>) -> Result<(), String> {
    let text = |what: &str, nth: &str| format!("# {what}\n\nOne line\n\nLoaves: {nth}\n\nThe last line\n");
    let role = |name: &str| Role {
        folder: name.to_owned(),
        spec: text(name, nth),
        seen: before.map(|before| text(name, before)),
        documents: Document::ALL.map(|one| (one, text(one.title(), nth))).into(),
    };
    let roles = ["baker", "miller"].map(role);
    store::save(files, &place.path().join("roles"), &roles).map(drop).map_err(|why| why.to_string())
}

/// Has `fault` happen at every operation of `doing`, one after another; how often.
fn inject(doing: &Doing<'_>, fault: Fault) -> usize {
    inject_at_every(1, doing, fault)
}

/// The same at every `nth` operation only.
fn inject_at_every(nth: usize, doing: &Doing<'_>, fault: Fault) -> usize {
    let step = nth;
    let place = Place::quick();
    (doing.ready)(&place);
    let old = tree(place.path());
    let count = Faulty::none();
    (doing.on)(&count, &place).unwrap();
    let (new, operations) = (tree(place.path()), count.operations());
    assert!(operations > 20, "{operations}");
    for nth in (0..operations).step_by(step) {
        let place = Place::quick();
        (doing.ready)(&place);
        let said = (doing.on)(&Faulty::at(nth, fault), &place);
        let at = format!("{fault:?} at {nth} of {operations} in {}: {said:?}", doing.what);
        let now = tree(place.path());
        for (name, text) in &now {
            let known = [&old, &new].map(|tree| tree.get(name) == Some(text));
            assert!(known.contains(&true), "{name} is neither old nor new: {at}");
        }
        assert!(old.keys().all(|name| now.contains_key(name)), "a file is gone: {at}");
        match said {
            Ok(()) => assert_eq!(different(&now, &new), [""; 0], "it said that all was well: {at}"),
            Err(why) => assert!(why.contains("at: "), "{at}"),
        }
        if fault.leaves_the_program_running() {
            assert_eq!(unfinished(&place), [""; 0], "{at}");
        }
        // The same again, on a disk that works, comes to the tree of an unbroken run.
        let again = (doing.on)(&Disk, &place);
        assert_eq!((again, different(&tree(place.path()), &new)), (Ok(()), vec![]), "{at}");
    }
    operations
}

#[test]
fn whatever_fails_while_roles_are_written_every_file_is_old_or_new_and_the_next_run_finishes() {
    let edited = |place: &Place| {
        two_roles(&Disk, place, "one", None).unwrap();
        let text = place.read("roles/baker/job-description.md").replace("One line", "A line of my own");
        place.write("roles/baker/job-description.md", text);
    };
    let doings = [
        Doing {
            what: "saving two roles",
            ready: &|_| (),
            on: &|files, place| two_roles(files, place, "one", None),
        },
        Doing {
            what: "saving them again",
            ready: &edited,
            // A spec that was written before the death says the new already, and was not seen to say so.
            on: &|files, place| {
                two_roles(files, place, "two", Some("one"))
                    .or_else(|why| two_roles(files, place, "two", Some("two")).map_err(|_| why))
            },
        },
    ];
    let injected: usize = doings.iter().flat_map(|doing| Fault::ALL.map(|fault| inject(doing, fault))).sum();
    println!("{injected} faults injected into saving");
}

#[test]
fn whatever_fails_in_the_program_every_file_is_old_or_new_and_the_person_is_told() {
    let doings = [
        Doing { what: "new", ready: &nothing_yet, on: &new },
        Doing { what: "new once more", ready: &saved, on: &new },
        Doing { what: "draft", ready: &changed, on: &draft },
        Doing { what: "draft --format html", ready: &exported, on: &export },
    ];
    let faults = [Fault::Full, Fault::DiesAfter];
    let injected: usize = doings.iter().flat_map(|doing| faults.map(|fault| inject(doing, fault))).sum();
    println!("{injected} faults injected into new, draft and a page");
}

#[test]
fn whatever_fails_while_an_answer_is_set_every_file_is_old_or_new_and_the_person_is_told() {
    let doing = Doing { what: "edit --set", ready: &saved, on: &set };
    for fault in [Fault::Full, Fault::DiesAfter] {
        inject_at_every(3, &doing, fault);
    }
}

#[test]
fn a_batch_that_is_stopped_anywhere_and_run_again_comes_to_the_tree_of_an_unbroken_run() {
    let place = Place::quick();
    saved(&place);
    let spec = place.read(&format!("{ROLE}/role.toml"));
    let ready = |place: &Place| {
        for nth in 0..10 {
            place.write(&format!("roles/{nth}/role.toml"), &spec);
        }
        // Two of them were drafted before, and one has words of a person in it.
        for nth in [3, 7] {
            assert_eq!(run(&Disk, place, &["draft", &format!("./roles/{nth}")]).0, ExitCode::SUCCESS);
        }
        let text = "roles/3/job-description.md";
        place.write(text, place.read(text) + "\nBring your own chair.\n");
    };
    let doing = Doing { what: "draft of ten", ready: &ready, on: &draft };
    for fault in [Fault::DiesAfter, Fault::Full] {
        inject_at_every(97, &doing, fault);
    }
}

#[test]
fn what_a_dead_writer_left_is_swept_by_the_next_and_what_a_living_one_holds_is_not() {
    let place = Place::quick();
    changed(&place);
    let left = |name: &str| {
        let path = place.write(&format!("{ROLE}/.hirefor-{name}.tmp"), "half a li");
        fs::File::options().append(true).open(path).unwrap()
    };
    drop(left("dead"));
    let held = left("held");
    held.lock().unwrap();
    assert_eq!(run(&Disk, &place, &["draft", "./roles"]).0, ExitCode::SUCCESS);
    assert_eq!(unfinished(&place), [format!("{ROLE}/.hirefor-held.tmp")]);
}

#[test]
fn whatever_fails_a_journal_tells_all_that_was_said_to_be_on_record() {
    let records: Vec<String> = (0..6).map(|nth| format!("{{\"nth\":{nth}}}")).collect();
    let mut injected = 0;
    for fault in Fault::ALL {
        for nth in 0.. {
            let place = Place::quick();
            let files = Faulty::at(nth, fault);
            let noted = write_down(&files, place.path(), &records);
            injected += 1;
            let found = Journals::under(&Disk, place.path()).list();
            let told: &[String] = found.first().map_or(&[], |found| &found.records);
            assert!(
                told.len() >= noted,
                "{fault:?} at {nth}: {noted} were said to be on record, {told:?} are"
            );
            assert_eq!(told, &records[..told.len()], "{fault:?} at {nth}");
            if noted == records.len() && !files.tripped() {
                break;
            }
        }
    }
    println!("{injected} faults injected into the journal");
}

/// Writes `records` into a journal until something fails; how many are on record then.
fn write_down(files: &Faulty, state: &Path, records: &[String]) -> usize {
    let Ok(mut journal) = Journals::under(files, state).begin(&records[..2]) else { return 0 };
    let mut noted = 2;
    for record in &records[2..] {
        if journal.append(record).is_err() {
            return noted;
        }
        noted += 1;
    }
    drop(journal.sync());
    noted
}

#[test]
fn a_journal_that_cannot_be_deleted_is_put_away_all_the_same() {
    let place = Place::quick();
    let journals = Journals::under(&Disk, place.path());
    for nth in 0..8 {
        let journal = journals.begin(&[format!("{nth}")]).unwrap();
        journal.finish();
    }
    let kept: Vec<String> = journals.list().into_iter().map(|found| found.records.concat()).collect();
    assert_eq!(kept, ["3", "4", "5", "6", "7"], "the last five");
    assert!(journals.list().iter().all(|found| found.done && !found.open));
    let number = journals.begin(&["9".to_owned()]).unwrap().number();
    assert_eq!(number, Some(9), "a number is not given twice");
}

#[test]
fn two_processes_never_write_one_journal() {
    let place = Place::quick();
    let journals = Journals::under(&Disk, place.path());
    let journal = journals.begin(&["rye".to_owned()]).unwrap();
    let found = journals.list().remove(0);
    assert!(found.open);
    assert!(journals.resume(&found).is_err_and(|trouble| trouble.what.contains("open in another process")));
    drop(journal);
    let (mut journal, records) = journals.resume(&journals.list()[0]).unwrap();
    journal.append("spelt").unwrap();
    assert_eq!((records, journals.list()[0].records.len()), (vec!["rye".to_owned()], 2));
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_refused_and_never_waited_for() {
    let place = Place::quick();
    let pipe = place.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let error = Disk.read(&pipe, 10).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
}
