//! The README's pictures are the screens that a person sees today: drawn by the program on a terminal of a test.
//!
//! `UPDATE_EXAMPLES=1 cargo test pictures` makes them again.

mod svg;

use std::fs;
use std::path::Path;

use hirefor::builtin;

use crate::desk::Desk;
use crate::journeys::{Teller, keys};
use crate::place::{Place, story};

const SIZE: (u16, u16) = (100, 32);

/// Draws what stands on the screen of `desk`, and whether it is the picture that is kept as `name`.
fn drawn(desk: &mut Desk<'_>, name: &str, says: &str) -> Option<String> {
    let picture = svg::svg(desk.settled(), says);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.svg"));
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    (kept != picture).then(|| name.to_owned())
}

#[test]
fn the_pictures_in_the_readme_are_the_screens_as_they_are_drawn_today() {
    let place = Place::new();
    let said = place.run(&["new", "--answers", &story("silent-slide", "answers.toml")]);
    assert_eq!(said.code, 0, "{}", said.err);
    let mut teller = Teller::new("friday-deploys");
    let mut drifted = Vec::new();

    let mut desk = Desk::with(&place, &["new"], &[], SIZE);
    keys::some_answers(&mut teller, &mut desk, 17);
    drifted.extend(drawn(&mut desk, "question", "A question, and beside it what the answers point to"));
    desk.press("\x03");
    desk.end();

    let mut desk = Desk::with(&place, &[], &[], SIZE);
    desk.see("Left unfinished").press(&"j".repeat(builtin::ALL.len()));
    drifted.extend(drawn(
        &mut desk,
        "home",
        "Where to begin: a new role, what was left unfinished, a saved role",
    ));
    desk.press("\r");
    keys::some_answers(&mut teller, &mut desk, usize::MAX);
    desk.see("what it comes to");
    drifted.extend(drawn(
        &mut desk,
        "verdict",
        "The verdict: the job in one sentence, why, and how sure that is",
    ));
    desk.press("s").see("The posting").press("A").see("preview");
    drifted.extend(drawn(&mut desk, "preview", "The job description as it would be written"));
    for page in
        ["How to apply ─", "Pay, place, hours ─", "How we interview ─", "Nice to have ─", "Must-have ─"]
    {
        desk.press("\x1b").see(page);
    }
    drifted.extend(drawn(&mut desk, "shape", "The must-haves, and which interview stage finds each out"));
    desk.press("\x03");
    desk.end();
    assert!(drifted.is_empty(), "make them again with UPDATE_EXAMPLES=1 cargo test pictures: {drifted:?}");
}

#[test]
fn the_readme_shows_every_picture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for name in ["home", "question", "verdict", "shape", "preview"] {
        assert!(readme.contains(&format!("](examples/{name}.svg)")), "{name}");
        assert!(root.join(format!("examples/{name}.svg")).is_file(), "{name}");
    }
}
