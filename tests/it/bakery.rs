//! A family of roles that is small enough to read: two failures, every kind of question, a gate and two tensions.

use std::sync::OnceLock;

use hirefor::diagnostic::{Diagnostic, Diagnostics};
use hirefor::id::ArchetypeIx;
use hirefor::intake::{How, Shape, Shown, Told, Work};
use hirefor::questionnaire::catalogue::{self, Catalogue};
use hirefor::questionnaire::{self, Questionnaire};
use hirefor::recommendation::{Recommendation, recommend};
use hirefor::spec;

use crate::targets::counting;

pub(crate) struct Bakery {
    pub(crate) questionnaire: Questionnaire,
    pub(crate) catalogue: Catalogue,
}

/// The answers of a bakery whose bread burns.
pub(crate) const BURNT: &str = r#"
[answers]
bread = "the rye"
oven = "hot"
hands = { dough = "well", oven = "nobody" }
burnt = 80
salaries = "one"
wishes = ["nights"]
must = ["cap"]
"#;

/// The bakery, read once.
pub(crate) fn bakery() -> &'static Bakery {
    static BAKERY: OnceLock<Bakery> = OnceLock::new();
    BAKERY.get_or_init(Bakery::new)
}

impl Bakery {
    fn new() -> Self {
        let (asked, lines) =
            (include_str!("bakery/questionnaire.toml"), include_str!("bakery/archetypes.toml"));
        let questionnaire = sound(asked, questionnaire::read(asked));
        let catalogue = sound(lines, catalogue::read(lines, &questionnaire));
        Self { questionnaire, catalogue }
    }

    /// The sitting in an answers file with this body.
    pub(crate) fn work(&self, body: &str) -> Work {
        self.role(&format!("format = 1\nquestionnaire = {{ id = \"baker\", version = 2 }}\n{body}"))
    }

    /// The sitting in a whole file.
    pub(crate) fn role(&self, source: &str) -> Work {
        let spec = sound(source, spec::read(source));
        sound(source, spec.work(&self.questionnaire, &self.catalogue))
    }

    /// What is wrong in a whole file, as a person sees it.
    pub(crate) fn complaints(&self, source: &str) -> String {
        let list = spec::read(source).and_then(|spec| spec.work(&self.questionnaire, &self.catalogue));
        let list = list.expect_err("the file should be refused");
        Diagnostics::new("role.toml", source, list).to_string()
    }

    pub(crate) fn recommended(&self, work: &Work) -> Recommendation {
        self.told(work, recommend)
    }

    pub(crate) fn told<T>(&self, work: &Work, then: impl FnOnce(Told<'_>) -> T) -> T {
        let shown = Shown::of(&self.questionnaire, &work.answers);
        then(Told::new(&self.questionnaire, &work.answers, &shown))
    }

    pub(crate) fn archetype(&self, id: &str) -> ArchetypeIx {
        self.questionnaire.archetype(id).expect("an archetype of the bakery")
    }

    /// The shape of one role, brought up to date.
    pub(crate) fn shape(&self, work: &Work, archetype: ArchetypeIx) -> Shape {
        let recommendation = self.recommended(work);
        self.told(work, |told| {
            spec::shape_of(work, told.with(&recommendation.outcome), &self.catalogue, archetype)
        })
    }

    /// `work` as the role spec of `archetype` keeps it.
    pub(crate) fn kept(&self, work: &Work, archetype: ArchetypeIx) -> Work {
        let mut kept = counting(&self.questionnaire, work);
        let recommendation = self.recommended(work);
        let follows = work.decision.how == How::Accepted && recommendation.archetype() == Some(archetype);
        kept.decision.archetype = Some(archetype).filter(|_| !follows);
        // The other roles of a split have files of their own.
        let roles = spec::roles(&self.questionnaire, &kept, &recommendation);
        for (at, shape) in kept.shapes.iter_mut().enumerate().filter(|(at, _)| *at != archetype.at()) {
            *shape = None;
            let other = ArchetypeIx::new(at);
            if roles.contains(&other) {
                let mut fresh = work.clone();
                fresh.shapes[at] = None;
                *shape = Some(self.shape(&fresh, other));
            }
        }
        kept
    }

    /// The role.toml of the first role of `work`.
    pub(crate) fn write(&self, work: &Work, previous: Option<&str>) -> String {
        let recommendation = self.recommended(work);
        let archetype = spec::roles(&self.questionnaire, work, &recommendation)[0];
        self.write_for(work, archetype, previous)
    }

    pub(crate) fn write_for(&self, work: &Work, archetype: ArchetypeIx, previous: Option<&str>) -> String {
        let recommendation = self.recommended(work);
        let (questionnaire, catalogue) = (&self.questionnaire, &self.catalogue);
        let writing = spec::Writing {
            questionnaire,
            catalogue,
            work,
            recommendation: &recommendation,
            archetype,
            siblings: &[],
        };
        spec::write(&writing, previous)
    }

    pub(crate) fn write_answers(&self, work: &Work) -> String {
        spec::write_answers(&self.questionnaire, &self.catalogue, work)
    }
}

fn sound<T>(source: &str, read: Result<T, Vec<Diagnostic>>) -> T {
    read.unwrap_or_else(|list| panic!("{}", Diagnostics::new("bakery", source, list)))
}
