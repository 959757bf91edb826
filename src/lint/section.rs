//! What a part of a posting is for, whatever its heading calls it.

use serde::{Deserialize, Serialize};

/// What a part of a posting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The title of the job.
    Title,
    /// Place, team, dates: the short lines of a header.
    Facts,
    /// The company and the team.
    Company,
    /// What the job is for.
    Mission,
    /// What will be true by a date.
    Outcomes,
    /// What the person does and owns.
    Duties,
    /// What the person does not own.
    NotOwned,
    /// What a candidate must have.
    MustHave,
    /// What would help.
    NiceToHave,
    /// How candidates are chosen.
    Interview,
    /// Pay, place and hours.
    Pay,
    /// What the company offers besides pay.
    Benefits,
    /// How to apply.
    Apply,
    /// Equal opportunity, privacy, notices.
    Legal,
    /// Nothing of the above, as far as one can tell.
    Other,
}

impl Section {
    /// Each by its name in files.
    pub const NAMES: [(&str, Self); 15] = [
        ("title", Self::Title),
        ("facts", Self::Facts),
        ("company", Self::Company),
        ("mission", Self::Mission),
        ("outcomes", Self::Outcomes),
        ("duties", Self::Duties),
        ("not-owned", Self::NotOwned),
        ("must-have", Self::MustHave),
        ("nice-to-have", Self::NiceToHave),
        ("interview", Self::Interview),
        ("pay", Self::Pay),
        ("benefits", Self::Benefits),
        ("apply", Self::Apply),
        ("legal", Self::Legal),
        ("other", Self::Other),
    ];

    /// The name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// Whether it says what the role is and asks for, rather than who offers it.
    #[must_use]
    pub fn is_role(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Mission | Self::Outcomes | Self::Duties | Self::MustHave | Self::NiceToHave
        )
    }
}
