//! When the program itself is at fault it says so on a whole terminal, keeps what was answered, and leaves no core.

use std::process::Command;

#[test]
fn a_program_that_breaks_says_what_broke_and_that_answers_are_kept() {
    let own = std::env::current_exe().unwrap();
    let args = ["broken::breaks", "--exact", "--ignored", "--nocapture"];
    let broke = Command::new(own).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&broke.stderr).into_owned();
    assert_eq!(broke.status.code(), Some(101), "{said}");
    assert!(said.contains("hirefor broke: one answer too many (tests/it/broken.rs:"), "{said}");
    assert!(said.contains("`hirefor resume` goes on with it"), "{said}");
}

#[test]
#[ignore = "it breaks on purpose, for the test above to look at"]
fn breaks() {
    std::panic::set_hook(Box::new(hirefor::cli::broken));
    panic!("one answer too many");
}
