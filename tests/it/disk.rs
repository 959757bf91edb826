//! Saving on a real disk: one that is full, may not be written, is slow to take what it was given, or loses its writer.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use crate::place::{Place, story, tool};

/// What `line` does in `place`, in a shell; `$hirefor` is the program, `$answers` a whole file of answers.
fn shell(place: &Place, wrapped: &[&str], line: &str) -> Output {
    let mut command = Command::new(wrapped.first().copied().unwrap_or("sh"));
    command.args(wrapped.iter().skip(1)).args(if wrapped.is_empty() { &[][..] } else { &["sh"] });
    command.args(["-c", line]).current_dir(place.path()).env_clear().stdin(Stdio::null());
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", place.path());
    command.env("hirefor", env!("CARGO_BIN_EXE_hirefor"));
    command.env("answers", story("silent-slide", "answers.toml"));
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A shell that may mount; `None` where nobody lets us.
fn mounting(place: &Place, line: &str) -> Option<Output> {
    const OWN: [&str; 2] = ["unshare", "-rm"];
    let may = shell(place, &OWN, "mkdir -p disk && mount -t tmpfs none disk").status.success();
    if !may {
        // Past the capture of the test harness, so that it is seen.
        let _ = writeln!(std::io::stderr(), "skipped: nothing can be mounted here");
    }
    may.then(|| shell(place, &OWN, line))
}

#[test]
fn a_full_disk_is_said_and_nothing_is_left_on_it() {
    let place = Place::new();
    for kib in [8, 16, 24, 40, 56] {
        let line = format!(
            "mount -t tmpfs -o size={kib}k none disk; $hirefor new --answers $answers --out disk/roles; \
             echo code $?; find disk -type f"
        );
        let Some(done) = mounting(&place, &line) else { return };
        let (said, error) = (text(&done.stdout), text(&done.stderr));
        assert_eq!(said, "code 2\n", "{kib} {error}");
        assert!(
            error.contains("the disk is full") && error.contains("nothing that was there is lost"),
            "{error}"
        );
    }
}

#[test]
fn a_full_disk_under_the_journal_is_said_and_saving_elsewhere_works() {
    let place = Place::new();
    let line = "mount -t tmpfs -o size=4k none disk; export XDG_STATE_HOME=$PWD/disk; head -c 4096 /dev/zero > disk/f; \
                printf '2\\nthe loaf\\nq\\n' | $hirefor new --plain; echo code $?; \
                $hirefor new --answers $answers; echo code $?";
    let Some(done) = mounting(&place, line) else { return };
    let (said, error) = (text(&done.stdout), text(&done.stderr));
    assert!(said.contains("autosave off: the disk is full"), "{said}{error}");
    assert!(said.contains("code 2\n") && said.ends_with("code 0\n"), "{said}{error}");
    assert!(place.files().iter().any(|file| file.ends_with("role.toml")));
}

#[test]
fn a_disk_that_may_only_be_read_is_said_and_its_roles_can_be_read() {
    let place = Place::new();
    let line = "mount -t tmpfs none disk; $hirefor new --answers $answers --out disk/roles >/dev/null; \
                mount -o remount,ro disk; $hirefor new --answers $answers --out disk/more; echo code $?; \
                $hirefor draft disk/roles --check; echo code $?; $hirefor explain disk/roles >/dev/null; echo code $?";
    let Some(done) = mounting(&place, line) else { return };
    let (said, error) = (text(&done.stdout), text(&done.stderr));
    let codes: Vec<&str> = said.lines().filter(|line| line.starts_with("code")).collect();
    assert_eq!(codes, ["code 2", "code 0", "code 0"], "{said}{error}");
    assert!(error.contains("the file system is read-only"), "{error}");
}

#[test]
fn where_a_quota_ends_the_program_says_so_and_leaves_nothing_half_written() {
    for blocks in [1, 8, 20] {
        let place = Place::new();
        let line = format!("ulimit -f {blocks}; $hirefor new --answers $answers; echo code $?");
        let done = shell(&place, &[], &line);
        let (said, error) = (text(&done.stdout), text(&done.stderr));
        assert_eq!(said, "code 2\n", "{error}");
        assert!(error.contains("no more may be written here"), "{error}");
        assert_eq!(place.files(), [""; 0], "{blocks}");
    }
}

#[test]
fn everything_is_on_the_disk_before_saved_is_said() {
    let Some(_) = tool(&["strace"]) else { return };
    let place = Place::new();
    let done = shell(
        &place,
        &[],
        "strace -qq -f -y -o trace -e trace=openat,write,fsync,rename,renameat2,syncfs $hirefor new --answers $answers",
    );
    assert!(done.status.success(), "{}", text(&done.stderr));
    let trace = place.read("trace");
    let calls: Vec<&str> =
        trace.lines().filter(|call| call.contains("/roles") || call.contains("Written")).collect();
    let first = |what: &dyn Fn(&str) -> bool| calls.iter().position(|call| what(call));
    let last = |what: &dyn Fn(&str) -> bool| calls.iter().rposition(|call| what(call));
    let named = |call: &str, what: &str| call.contains(&format!(" {what}("));
    let written = last(&|call| named(call, "write") && call.contains(".tmp>")).unwrap();
    let synced = last(&|call| named(call, "fsync") && call.contains(".tmp>")).unwrap();
    let begun = first(&|call| call.contains(" rename")).unwrap();
    let renamed = last(&|call| call.contains(" rename")).unwrap();
    let folders = first(&|call| named(call, "fsync") && !call.contains(".tmp>")).unwrap();
    let said = first(&|call| call.contains("Written")).unwrap();
    let at = [written, synced, begun, renamed, folders, said];
    assert!(at.is_sorted() && synced < begun && renamed < folders && folders < said, "{at:?}\n{trace}");
    let count = |what: &dyn Fn(&&&str) -> bool| calls.iter().filter(what).count();
    let files = place.files().iter().filter(|file| file.starts_with("roles/")).count();
    assert_eq!(count(&|call| named(call, "fsync") && call.contains(".tmp>")), files, "{trace}");
    assert_eq!(count(&|call| call.contains(" rename")), files, "{trace}");
}

/// Every file below `roles`, but those that were never finished.
fn roles(place: &Place) -> BTreeMap<String, String> {
    let files =
        place.files().into_iter().filter(|file| file.starts_with("roles/") && !file.contains("/.hirefor-"));
    files.map(|file| (file.clone(), place.read(&file))).collect()
}

#[test]
fn a_writer_that_is_killed_at_any_moment_leaves_every_file_old_or_new_and_the_next_run_ends_what_it_began() {
    let place = Place::quick();
    let made = place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    assert_eq!(made.code, 0, "{}", made.err);
    let spec = place.files().into_iter().find(|file| file.ends_with("/role.toml")).unwrap();
    let old = roles(&place);
    let changed = place.read(&spec).replace("Limfjord Energi", "Vendsyssel Varme");
    place.write(&spec, &changed);
    let begun = Instant::now();
    assert_eq!(place.run(&["draft", "roles"]).code, 0);
    let whole = begun.elapsed();
    let new = roles(&place);
    let both = new.iter().filter(|(file, text)| old[*file] != **text).count();
    assert!(both >= 4, "{both} files differ");

    let (mut torn_between, mut killed) = (0, 0);
    // From before the first file to after the last, most often where the files are written: at the end.
    for nth in 0..60_u32 {
        for (file, text) in old.iter().filter(|(file, _)| **file != spec) {
            fs::write(place.path().join(file), text).unwrap();
        }
        let mut writer = Command::new(env!("CARGO_BIN_EXE_hirefor"))
            .args(["draft", "roles"])
            .current_dir(place.path())
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(whole.mul_f64(0.3 + f64::from(nth) / 75.0));
        let alive = writer.try_wait().unwrap().is_none();
        drop(writer.kill());
        writer.wait().unwrap();
        killed += usize::from(alive);
        let now = roles(&place);
        assert!(now.keys().eq(new.keys()), "{nth}");
        for (file, text) in &now {
            assert!(old[file] == *text || new[file] == *text, "{nth}: {file} is neither old nor new");
        }
        torn_between +=
            usize::from(now != old && now != new && now.iter().any(|(f, t)| *f != spec && old[f] != *t));
        assert_eq!(place.run(&["draft", "roles"]).code, 0);
        assert!(roles(&place) == new, "{nth}: the next run ends what was begun");
        let left: Vec<String> =
            place.files().into_iter().filter(|file| file.contains("/.hirefor-")).collect();
        assert_eq!(left, [""; 0], "{nth}: and leaves nothing behind");
    }
    println!("killed {killed} times, {torn_between} times between two files");
    assert!(killed > 0, "it was never killed");
}
