//! Whatever a terminal does to the wizard, it stays small, gives the terminal back, and hears the next key.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::place::{Place, tool};

/// The most memory that a process has ever had, in KiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or(0, |line| line.trim().trim_end_matches(" kB").parse().unwrap())
}

/// The most that the wizard may take in any storm: three times what it takes on a calm day.
const MOST_KIB: u64 = 24 * 1024;

#[test]
fn twenty_thousand_held_keys_are_all_heard_and_so_is_the_one_that_quits() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of");
    desk.press(&"y".repeat(20_000)).press("\x03");
    let memory = peak(desk.process());
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains(&"y".repeat(20_000)), "no key is lost");
    assert!(memory < MOST_KIB, "{memory} KiB");
}

#[test]
fn arrows_held_for_minutes_do_not_delay_the_key_that_quits() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press(&"\x1b[B\x1b[A".repeat(10_000)).press("q");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn a_paste_that_never_ends_swallows_no_key() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("2\r").see("question 2 of").press("\x1b[200~the rye loaf").see("the rye loaf").press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(desk.kept().contains("the rye loaf"));
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    for nth in 0..300u16 {
        desk.resize(1 + nth * 7 % 200, 1 + nth * 3 % 60);
    }
    desk.resize(1, 1).resize(90, 30).see("question 1 of").press("2\r").see("question 2 of");
    let memory = peak(desk.process());
    desk.press("\x03");
    assert_eq!(desk.end().1, 0);
    assert!(memory < MOST_KIB, "{memory} KiB");
}

#[test]
fn a_window_of_one_cell_still_hears_the_key_that_quits() {
    let place = Place::new();
    let mut desk = Desk::with(&place, &["new"], &[], (1, 1));
    desk.taken().press("\x03");
    assert_eq!(desk.end().1, 0);
    let mut desk = Desk::with(&place, &["new"], &[], (80, 24));
    desk.see("question 1 of").press("2\r").see("question 2 of").resize(1, 1).press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn when_the_terminal_vanishes_the_program_ends_and_keeps_the_answers() {
    let place = Place::new();
    let program = env!("CARGO_BIN_EXE_hirefor");
    // Another terminal inside this one. With SIGHUP ignored, as under nohup, nothing but the terminal itself says that it
    // is gone.
    let inner = format!("trap '' HUP; echo the wizard is $$; exec {program} new");
    let mut desk =
        Desk::running(Path::new("/usr/bin/script"), &place, &["-qec", &inner, "/dev/null"], &[], (80, 24));
    desk.see("question 1 of");
    let said = String::from_utf8_lossy(desk.written()).into_owned();
    let wizard = said.split("the wizard is ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    desk.press("2\r").see("question 2 of").press("the rye loaf").see("the rye loaf").signal("KILL").is_gone();
    let (begun, running) = (Instant::now(), format!("/proc/{wizard}"));
    while Path::new(&running).exists() && begun.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(5));
    }
    assert!(!Path::new(&running).exists(), "it goes on without a terminal");
    let kept = desk.kept();
    assert!(kept.contains("the rye loaf"), "{kept}");
}

/// Somebody in a shell, who starts the wizard there.
fn in_a_shell(place: &Place) -> Desk<'_> {
    let program = env!("CARGO_BIN_EXE_hirefor");
    let args = ["--norc", "--noprofile", "-i"];
    let mut desk = Desk::running(Path::new("/bin/bash"), place, &args, &[("PS1", "shell> ")], (80, 24));
    desk.see("shell> ").press(&format!("{program} new\r")).see("question 1 of");
    desk.press("2\r").see("question 2 of").press("the rye").see("the rye");
    desk
}

#[test]
fn a_wizard_in_the_background_gives_the_terminal_back_and_paints_itself_again() {
    let place = Place::new();
    for way in ["key", "signal"] {
        let mut desk = in_a_shell(&place);
        if way == "key" {
            desk.press("\x1a");
        } else {
            let wizard = desk.child_named("hirefor");
            assert!(std::process::Command::new("kill").args(["-TSTP", &wizard]).status().unwrap().success());
        }
        desk.see("Stopped").see_not("question 2 of");
        desk.press("echo an$((40+2))swer\r").see("an42swer");
        desk.press("fg\r")
            .see("question 2 of")
            .see("the rye")
            .press(" loaf")
            .see("the rye loaf")
            .press("\x03");
        desk.see("hirefor resume").press("exit\r");
        assert_eq!(desk.end().1, 0, "{way}");
        assert!(desk.kept().contains("the rye loaf"), "{way}: {}", desk.kept());
    }
}

#[test]
fn coming_back_sets_the_terminal_once_so_that_no_key_falls_between_two_modes() {
    let Some(strace) = tool(&["strace"]) else { return };
    let place = Place::new();
    let program = env!("CARGO_BIN_EXE_hirefor");
    let args =
        ["-qq", "-f", "-o", "trace", "-e", "trace=ioctl,execve", "/bin/bash", "--norc", "--noprofile", "-i"];
    let mut desk = Desk::running(&strace, &place, &args, &[("PS1", "shell> ")], (80, 24));
    desk.see("shell> ").press(&format!("{program} new\r")).see("question 1 of");
    desk.press("\x1a").see("Stopped").press("fg\r").see("question 1 of").settled();
    desk.press("\x03").see("shell> ").press("exit\r");
    desk.end();
    let trace = place.read("trace");
    let started = trace.lines().find(|line| line.contains("/hirefor\"")).unwrap();
    let own = started.split_once(' ').unwrap().0;
    let sets = trace.lines().filter(|line| line.starts_with(own) && line.contains("TCSETS")).count();
    // Taken, given to the shell, taken again, given back.
    assert_eq!(sets, 4, "{trace}");
}

#[test]
fn without_a_shell_to_come_back_from_the_wizard_stays() {
    let place = Place::new();
    let mut desk = Desk::new(&place);
    desk.press("\x1a").see("There is no shell").press("2\r").see("question 2 of");
    desk.signal("TSTP").press("the rye loaf").see("the rye loaf").press("\x03");
    assert_eq!(desk.end().1, 0);
}

#[test]
fn a_shell_outside_of_the_container_is_none_that_could_come_back() {
    let place = Place::new();
    let own = ["-rpf", "--kill-child"];
    let Some(unshare) = tool(&["unshare"]) else { return };
    if !std::process::Command::new(&unshare).args(own).arg("true").status().is_ok_and(|done| done.success()) {
        // Past the capture of the test harness, so that it is seen.
        let _ =
            std::io::Write::write_all(&mut std::io::stderr(), b"skipped: no container can be made here\n");
        return;
    }
    let line = format!("{} new; :", env!("CARGO_BIN_EXE_hirefor"));
    let args = [&own[..], &["sh", "-c", &line]].concat();
    let mut desk = Desk::running(&unshare, &place, &args, &[], (80, 24));
    desk.see("question 1 of").press("\x1a").see("There is no shell").press("\x03");
    assert_eq!(desk.end().1, 0);
}
