//! The full screen (being merged).
use crate::face::{Ending, Host};
use crate::intake::Work;
use crate::questionnaire::Questionnaire;
/// Colour and glyphs.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// colour
    pub color: bool,
    /// unicode
    pub unicode: bool,
}
/// Runs.
///
/// # Errors
/// Never.
pub fn run(
    _q: &Questionnaire,
    _work: Work,
    _quick: bool,
    _look: Look,
    _host: &mut dyn Host,
) -> anyhow::Result<Ending> {
    Ok(Ending::Left(None))
}
