//! What must hold whatever the bytes are: one function for each way in, for `cargo test` and for a fuzzer alike.

mod journal;
mod keys;
mod lint;
mod merge;
mod play;
mod questionnaire;
mod spec;

pub use journal::journalling as journal;
pub use keys::typing as keys;
pub use lint::linting as lint;
pub use merge::{keeps_the_laws, lost, merging as merge};
pub use play::counting;
pub use questionnaire::asking as questionnaire;
pub use spec::specifying as spec;

use hirefor::diagnostic::{Diagnostic, Diagnostics};
use hirefor::hygiene::is_hostile;

/// Panics unless each complaint in `list` has its place in `text`, and can be shown to anybody.
fn stands(text: &str, list: Vec<Diagnostic>) {
    for one in &list {
        assert!(text.get(one.span.clone()).is_some(), "{} stands at {:?}", one.message, one.span);
        assert!(!one.message.is_empty() && one.help.as_deref() != Some(""), "{one:?}");
    }
    let said = Diagnostics::new("file", text, list).to_string();
    assert_eq!(said.chars().find(|c| is_hostile(*c)), None, "{said:?}");
}
