//! The README's picture is the screen that a person sees today.

use std::fs;
use std::path::Path;

#[path = "../../examples/verdict_picture.rs"]
mod verdict_picture;

#[test]
fn the_picture_in_the_readme_is_the_verdict_screen_as_it_is_drawn_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/verdict.svg");
    let picture = verdict_picture::picture();
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::write(&path, &picture).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == picture, "make it again with UPDATE_EXAMPLES=1 cargo test readme");
}
