//! What finds candidates, what they may show, and what the first call asks.

use super::super::{Call, Filter, Fitting, LeaveOut, Proof, Search, Terms, schema};
use crate::questionnaire::check::Checker;
use crate::questionnaire::reader::At;
use crate::questionnaire::{Variant, Wording};

/// The most words of a first message as the catalogue writes it; answers in its gaps need the rest of the ninety.
const MOST_WORDS: usize = 75;

impl Checker<'_> {
    pub(super) fn search(&mut self, raw: &schema::Search) -> Search {
        let terms = Terms {
            any: self.words(&raw.any),
            all: self.words(&raw.all),
            none: self.words(&raw.none),
            titles: self.words(&raw.titles),
        };
        let also = self.each(&raw.also, |check, raw| {
            let (any, titles) = (check.words(&raw.any), check.words(&raw.titles));
            check.fitting(raw.when.as_ref(), Terms { any, titles, ..Terms::default() })
        });
        Search { terms, also, screen_in: self.optional(raw.screen_in.as_ref()) }
    }

    pub(super) fn said(&mut self, raw: &At<schema::Plain>) -> Variant {
        Variant { when: self.condition(raw.when.as_ref()), text: self.wording(&raw.text, &raw.span, "text") }
    }

    pub(super) fn message(&mut self, raw: &At<schema::Plain>) -> Variant {
        let words = raw.text.split_whitespace().count();
        if words > MOST_WORDS {
            let help = format!("at most {MOST_WORDS}: what it asks for must fit on a telephone");
            self.problem(&raw.text.span, format!("this message has {words} words")).help = Some(help);
        }
        self.said(raw)
    }

    pub(super) fn leave_out(&mut self, raw: &At<schema::LeaveOut>) -> Fitting<LeaveOut> {
        let line = LeaveOut {
            text: self.wording(&raw.text, &raw.span, "text"),
            because: self.wording(&raw.because, &raw.span, "because"),
        };
        self.fitting(raw.when.as_ref(), line)
    }

    pub(super) fn proof(&mut self, raw: &At<schema::Proof>) -> Fitting<Proof> {
        let line = Proof {
            text: self.wording(&raw.text, &raw.span, "text"),
            shows: self.wording(&raw.shows, &raw.span, "shows"),
        };
        self.fitting(raw.when.as_ref(), line)
    }

    pub(super) fn filter(&mut self, raw: &At<schema::Filter>) -> Fitting<Filter> {
        let line = Filter {
            text: self.wording(&raw.text, &raw.span, "text"),
            loses: self.wording(&raw.loses, &raw.span, "loses"),
        };
        self.fitting(raw.when.as_ref(), line)
    }

    pub(super) fn call(&mut self, raw: &At<schema::Call>) -> Fitting<Call> {
        let wording = |check: &mut Self, text, key| -> Wording { check.wording(text, &raw.span, key) };
        let line = Call {
            ask: wording(self, &raw.ask, "ask"),
            good: wording(self, &raw.good, "good"),
            weak: wording(self, &raw.weak, "weak"),
        };
        self.fitting(raw.when.as_ref(), line)
    }
}
