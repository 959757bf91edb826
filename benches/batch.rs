//! What thousands of roles cost: drafted for the first time, drafted again, checked; in real files.
//!
//! `cargo bench --bench batch` takes 10,000 roles, `cargo bench --bench batch -- 500` so many. Memory is read from the
//! system at the end, the highest of all runs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark writes files, looks at the clock, and stops where it is surprised"
)]

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use hirefor::cli::{Printer, run_on};
use hirefor::store::Disk;

/// A story in which everything was answered.
const STORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/friday-deploys/answers.toml");

fn hirefor(args: &[&str], folder: &Path) {
    let folder = folder.as_os_str().to_owned();
    let args = ["hirefor"].iter().chain(args).map(OsString::from).chain([folder]);
    run_on(&Disk, args, &mut Printer::new(io::sink(), io::sink()));
}

fn timed(what: &str, args: &[&str], folder: &Path) {
    let begun = Instant::now();
    hirefor(args, folder);
    println!("{what:<28}{:>8.2} s", begun.elapsed().as_secs_f64());
}

fn main() {
    let many: usize = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(10_000);
    let place = tempfile::tempdir().unwrap();
    let one = place.path().join("one");
    hirefor(&["new", "--answers", STORY, "--out"], &one);
    let spec = fs::read_dir(&one).unwrap().map(|entry| entry.unwrap().path().join("role.toml"));
    let spec = fs::read(spec.into_iter().find(|path| path.exists()).unwrap()).unwrap();
    let roles = place.path().join("roles");
    for nth in 0..many {
        let folder = roles.join(format!("role-{nth:05}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("role.toml"), &spec).unwrap();
    }
    println!("{many} roles");
    timed("draft, six files each", &["draft"], &roles);
    timed("draft, nothing to do", &["draft"], &roles);
    timed("draft --check", &["draft", "--check"], &roles);
    timed("check", &["check"], &roles);
    timed("status", &["status"], &roles);
    let about = fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", about.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
}
