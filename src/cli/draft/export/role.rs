//! A role about to be published: its text, its facts, and what is still in the way.

use std::path::{self, Path, PathBuf};
use std::rc::Rc;

use crate::cli::choose::Chosen;
use crate::cli::draft::generate::Generator;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::draft::{self, Advert, Document, Form, Gap, JobPosting};
use crate::intake::{Posting, Shown, Told};
use crate::jurisdiction::{self, Employer};
use crate::spec::{self, Glance, RoleSpec};
use crate::store::{Company, Documents, Files, MOST_TOML, Trouble, company, load};

/// A role about to be published.
pub(super) struct Role {
    spec: PathBuf,
    glance: Glance,
    /// The job description as it stands, or else as the spec gives it.
    job_description: String,
    /// The same as the spec gives it.
    generated: String,
    /// The spec gives another text by now than the one it stands on.
    stale: bool,
    /// What was told; a text and a fragment do without.
    facts: Option<Facts>,
}

struct Facts {
    chosen: Rc<Chosen>,
    posting: Posting,
    company: Company,
}

impl Role {
    pub(super) fn read(
        files: &dyn Files,
        form: Form,
        spec: &Path,
        generator: &mut Generator<'_>,
    ) -> anyhow::Result<Self> {
        let source = load(files, spec, MOST_TOML)?;
        let wrong = |list: Vec<Diagnostic>| Diagnostics::new(&spec.display().to_string(), &source, list);
        let read = spec::read(&source).map_err(wrong)?;
        let generated = draft::job_description(&read.shape().map_err(wrong)?);
        let stands = Documents::beside(spec).standing(files, Document::JobDescription)?;
        let facts = match Facts::read(files, spec, &read, generator) {
            Ok((facts, problems)) if problems.is_empty() || !form.has_data() => Some(facts),
            Ok((_, problems)) => return Err(wrong(problems).into()),
            Err(error) if form.has_data() => return Err(error),
            Err(_) => None,
        };
        let stale = stands.document.is_some() && stands.base.is_some_and(|base| base != generated);
        let job_description = stands.document.unwrap_or_else(|| generated.clone());
        Ok(Self { spec: spec.to_owned(), glance: read.glance, job_description, generated, stale, facts })
    }

    /// The job description in `form`.
    pub(super) fn made(&self, form: Form) -> anyhow::Result<String> {
        let mut obstacles = draft::obstacles(&self.job_description);
        if let (true, Some(facts)) = (form.has_data(), &self.facts) {
            obstacles.extend(draft::differing(&self.job_description, &self.generated, &facts.posting));
            if let Some(too_early) = facts.posting.closes_too_early(self.glance.posted) {
                let remedy = "change `posted`, or the closing date with `hirefor edit`";
                return Err(Trouble::new(too_early).at(&self.spec).remedy(remedy).into());
            }
        }
        if !obstacles.is_empty() {
            let origin = Documents::beside(&self.spec).path(Document::JobDescription).display().to_string();
            return Err(Diagnostics::new(&origin, &self.job_description, obstacles).into());
        }
        Ok(match form {
            Form::Page => draft::page(&self.job_description, &self.data()?.data),
            Form::Fragment => draft::fragment(&self.job_description),
            Form::Data => draft::script(&self.data()?.data),
            Form::Text => draft::plain_text(&self.job_description),
        })
    }

    fn data(&self) -> Result<JobPosting, Trouble> {
        let nothing = Posting::default();
        let advert = Advert {
            job_description: &self.job_description,
            posting: self.facts.as_ref().map_or(&nothing, |facts| &facts.posting),
            posted: self.glance.posted,
            reference: self.glance.reference.as_deref(),
            website: self.facts.as_ref().and_then(|facts| facts.company.website()),
        };
        draft::job_posting(&advert).map_err(|gaps| {
            let asked = gaps.iter().any(|gap| matches!(gap, Gap::Fact(_)));
            let lines = gaps.into_iter().map(|gap| {
                let (key, what) = self.key(gap);
                format!("\n  {key}: {what}")
            });
            let what =
                format!("job boards require what this role does not say:{}", lines.collect::<String>());
            let by_hand = "write `posted` and its date into the spec, above [answers]";
            let remedy = if asked {
                format!("`hirefor edit` asks for the answers; {by_hand}")
            } else {
                by_hand.to_owned()
            };
            Trouble::new(what).at(&self.spec).remedy(remedy)
        })
    }

    /// The key of the spec that fills `gap`, and what it means.
    fn key(&self, gap: Gap) -> (String, String) {
        let fixed = |key: &str, what: &str| (key.to_owned(), what.to_owned());
        match gap {
            Gap::Title => fixed("shape.title", "the job description begins with no title"),
            Gap::Text => fixed("shape", "the job description says nothing"),
            Gap::Posted => fixed("posted", "the day the posting goes out, a date like 2027-01-31"),
            Gap::Reference => fixed("reference", "the number under which the requisition is known"),
            Gap::Fact(fact) => {
                let questionnaire = self.facts.as_ref().map(|facts| &facts.chosen.questionnaire);
                let asked = questionnaire
                    .and_then(|questionnaire| questionnaire.fact(fact).map(|at| &questionnaire[at]));
                match asked {
                    Some(question) => (format!("answers.{}", question.id), question.short.to_lowercase()),
                    None => fixed("answers", &format!("the questionnaire does not ask for {}", fact.words())),
                }
            }
        }
    }

    /// What to look at before this is published, and whether a law was named.
    pub(super) fn notes(&self, form: Form) -> (Vec<String>, bool) {
        let mut notes = Vec::new();
        if self.stale {
            notes.push("the spec gives another text by now: `hirefor draft` brings it up to date".to_owned());
        }
        if let Ok(data) = self.data()
            && form.has_data()
            && !data.lacks.is_empty()
        {
            let lacks = data.lacks.iter().map(|(property, gap)| format!("{property} ({})", self.key(*gap).0));
            notes.push(format!(
                "job boards would like to know more: {}",
                lacks.collect::<Vec<_>>().join(", ")
            ));
        }
        let Some(facts) = &self.facts else { return (notes, false) };
        let employer = Employer { employees: facts.company.employees(), posted: self.glance.posted };
        let findings = jurisdiction::findings(&facts.posting, employer);
        notes.extend(findings.iter().map(|finding| {
            let (key, _) = self.key(Gap::Fact(finding.fact()));
            format!("{finding}\ntry: {} ({key})", finding.remedy())
        }));
        let unchecked = jurisdiction::unchecked(&facts.posting);
        notes.extend(jurisdiction::unchecked_in_words(&unchecked));
        (notes, !(findings.is_empty() && unchecked.is_empty()))
    }
}

impl Facts {
    /// The facts of a role, and what of it could not be read. Another version of the questionnaire is read as far as it
    /// goes.
    fn read(
        files: &dyn Files,
        spec: &Path,
        read: &RoleSpec<'_>,
        generator: &mut Generator<'_>,
    ) -> anyhow::Result<(Self, Vec<Diagnostic>)> {
        let chosen = generator.chosen(spec, read)?;
        let (work, mut problems) = read.work_as_far(&chosen.questionnaire, chosen.catalogue());
        if read.glance.version != chosen.questionnaire.version {
            problems.clear();
        }
        let shown = Shown::of(&chosen.questionnaire, &work.answers);
        let posting = Posting::of(Told::new(&chosen.questionnaire, &work.answers, &shown));
        let absolute = path::absolute(spec).unwrap_or_else(|_| spec.to_owned());
        let company = company(files, absolute.parent().unwrap_or(&absolute))?;
        Ok((Self { chosen, posting, company }, problems))
    }
}
