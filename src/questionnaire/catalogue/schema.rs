//! The TOML of a catalogue as it is written.

use serde::Deserialize;

use crate::questionnaire::reader::{At, Text};
use crate::questionnaire::schema::Cond;

macro_rules! mirror {
    ($($name:ident { $($field:ident: $kind:ty),* $(,)? })+) => {$(
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub(super) struct $name { $(pub(super) $field: $kind),* }
    )+};
}

mirror! {
    File { format: At<i64>, every: At<Lines>, archetype: Vec<At<Lines>> }
    Lines {
        id: Text, avoid_titles: Vec<Text>, title: Vec<At<Line>>, mission: Vec<At<Line>>, outcome: Vec<At<Outcome>>,
        owns: Vec<At<Line>>, not_own: Vec<At<Line>>, must_have: Vec<At<Line>>, nice_to_have: Vec<At<Line>>,
        stage: Vec<At<Stage>>, term: Vec<At<Line>>, apply: Vec<At<Line>>, leave_out: Vec<At<LeaveOut>>,
        background: Vec<At<Line>>, search: Search, signals: Signals,
    }
    Line {
        id: Text, label: Text, text: Text, when: Option<At<Cond>>, serves: Option<Text>, who: Option<Text>,
        who_row: Option<Text>, assessed_by: Option<Text>,
    }
    Outcome { id: Text, what: Text, measure: Text, from: Option<Text>, to: Text, by_month: At<i64>, when: Option<At<Cond>> }
    Stage {
        id: Text, name: Text, minutes: At<i64>, who: Text, kind: Text, ask: Text, ratings: Option<Ratings>, signals: Signals,
        when: Option<At<Cond>>,
    }
    Ratings { poor: Text, mixed: Text, good: Text, excellent: Text }
    LeaveOut { text: Text, because: Text }
    Search { any: Vec<Text>, all: Vec<Text>, titles: Vec<Text>, screen_in: Option<Text> }
    Signals { strong: Vec<Text>, weak: Vec<Text>, not: Vec<Text> }
}
