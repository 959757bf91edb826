//! The TOML of a catalogue as it is written.

use crate::questionnaire::reader::{At, Text, mirror};
use crate::questionnaire::schema::Cond;

mirror! {
    File { format: At<i64>, every: At<Lines>, archetype: Vec<At<Lines>>, other_work: Vec<At<OtherWorkSigns>> }
    OtherWorkSigns { id: Text, titles: Vec<Text>, signals: Signals }
    Lines {
        id: Text, avoid_titles: Vec<Text>, title: Vec<At<Line>>, mission: Vec<At<Line>>, outcome: Vec<At<Outcome>>,
        owns: Vec<At<Line>>, not_own: Vec<At<Line>>, must_have: Vec<At<Line>>, nice_to_have: Vec<At<Line>>,
        stage: Vec<At<Stage>>, term: Vec<At<Line>>, apply: Vec<At<Line>>, leave_out: Vec<At<LeaveOut>>,
        background: Vec<At<Plain>>, search: Search, signals: Signals, proof: Vec<At<Proof>>, screen_out: Vec<At<LeaveOut>>,
        filter: Vec<At<Filter>>, call: Vec<At<Call>>, outreach: Vec<At<Plain>>,
    }
    Plain { text: Text, when: Option<At<Cond>> }
    Line {
        id: Text, label: Text, text: Text, fact: Option<Text>, when: Option<At<Cond>>, serves: Option<Text>, who: Option<Text>,
        who_row: Option<Text>, assessed_by: Option<Text>, knock_out: Option<Text>,
    }
    Outcome { id: Text, what: Text, measure: Text, from: Option<Text>, to: Text, by_month: At<i64>, when: Option<At<Cond>> }
    Stage {
        id: Text, name: Text, minutes: At<i64>, who: Text, people: Option<At<i64>>, kind: Text, ask: Text, prepare: Option<Text>, alone: Option<At<i64>>,
        ratings: Option<At<Ratings>>, signals: Signals, variant: Vec<At<StageVariant>>, when: Option<At<Cond>>,
    }
    StageVariant { when: Option<At<Cond>>, ask: Text, prepare: Option<Text>, ratings: Option<At<Ratings>>, signals: Option<Signals> }
    Ratings { poor: Text, mixed: Text, good: Text, excellent: Text }
    LeaveOut { text: Text, because: Text, when: Option<At<Cond>> }
    Proof { text: Text, shows: Text, when: Option<At<Cond>> }
    Filter { text: Text, loses: Text, when: Option<At<Cond>> }
    Call { ask: Text, good: Text, weak: Text, when: Option<At<Cond>> }
    Search {
        any: Vec<Text>, all: Vec<Text>, none: Vec<Text>, titles: Vec<Text>, screen_in: Option<Text>, also: Vec<At<SearchAlso>>,
    }
    SearchAlso { when: Option<At<Cond>>, any: Vec<Text>, titles: Vec<Text> }
    Signals { strong: Vec<Text>, weak: Vec<Text>, not: Vec<Text> }
}
