//! Whether a saved role still holds: its spec is sound and records what its answers give, every must-have is found out in
//! the interview, the posting says what the law asks for, and its documents are fresh and whole.
//!
//! A role that is filled or closed is past: only what is wrong in its files is said. One that nobody can apply for yet may
//! leave open what is not decided, which is a note.

mod recorded;

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::draft::{self, Document, Form, Freshness, Standing};
use crate::id::QuestionIx;
use crate::intake::{Answer, Part, Posting, Shape, Shown, Told, Work, differing};
use crate::jurisdiction::{self, Employer, Unchecked, Want};
use crate::order;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::catalogue::Catalogue;
use crate::recommendation::recommend;
use crate::spec::{Glance, RoleSpec, State};

/// A saved role, with what it is held against.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The text of its spec.
    pub text: &'a str,
    /// The spec.
    pub spec: &'a RoleSpec<'a>,
    /// The questionnaire that it answers.
    pub questionnaire: &'a Questionnaire,
    /// Its catalogue.
    pub catalogue: &'a Catalogue,
    /// Its documents as they stand.
    pub documents: &'a [(Document, Standing)],
    /// Who hires.
    pub employer: Employer,
    /// What is written down of the company once for all roles, as answers.
    pub company: &'a [(QuestionIx, Answer)],
}

impl Checked<'_> {
    fn document(&self, document: Document) -> Option<&Standing> {
        self.documents.iter().find(|(known, _)| *known == document).map(|(_, standing)| standing)
    }
}

/// A file of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// Its spec.
    Spec,
    /// A document that is generated from it.
    Document(Document),
    /// What was made of its job description.
    Export(Form),
}

/// Something to mend in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In which file.
    pub file: File,
    /// What, where and how.
    pub diagnostic: Diagnostic,
    /// A law asks for it.
    pub is_law: bool,
}

/// How it stands with a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkup {
    /// What is to be mended: first in the spec, then in its documents in their order, each from the top.
    pub findings: Vec<Finding>,
    /// The id of the stage that its answers name.
    pub stage: Option<String>,
    /// How the worst of its documents stands to the spec, where that can be told.
    pub freshness: Option<Freshness>,
    /// The places of work for which not every rule on pay in postings is known.
    pub unchecked: Vec<Unchecked>,
    /// What the role says of the company otherwise than is written down for all roles, as headings.
    pub otherwise: Vec<String>,
    /// How many places are still to be filled in its documents.
    pub to_fill: usize,
}

impl Checkup {
    /// Brings the findings into their order, each once.
    pub fn in_order(&mut self) {
        let place =
            |finding: &Finding| (finding.file, finding.diagnostic.span.start, finding.diagnostic.span.end);
        order::by_key(&mut self.findings, place);
        self.findings.dedup();
    }

    /// How many findings there are of `severity`.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.diagnostic.severity == severity).count()
    }
}

/// Looks at everything in a role that may have come apart.
#[must_use]
pub fn check(role: &Checked<'_>) -> Checkup {
    let Checked { spec, questionnaire, catalogue, .. } = *role;
    let (mut work, problems) = spec.work_as_far(questionnaire, catalogue);
    let mut found = Found::default();
    let is_past = matches!(spec.glance.state, State::Filled | State::Closed);
    let may_be_open = may_be_open(&spec.glance);
    if spec.glance.version < questionnaire.version && !problems.is_empty() {
        let message = format!(
            "it answers version {} of its questionnaire; there is version {}",
            spec.glance.version, questionnaire.version
        );
        let help = "`hirefor edit` asks what is new, and keeps the rest";
        found.in_spec(Diagnostic::new(spec.place(&["questionnaire"], None), message).help(help));
    } else {
        found.all_in_spec(problems);
    }
    let shape = spec.shape();
    if let (Ok(shape), true, false) = (&shape, found.checkup.findings.is_empty(), is_past) {
        work.alone = !spec.glance.siblings.is_empty();
        found.sound(role, &work, shape);
    } else if let (Err(problems), true) = (shape, found.checkup.findings.is_empty()) {
        found.all_in_spec(problems);
    }
    for (document, standing) in role.documents {
        let text = standing.document.as_deref().unwrap_or_default();
        found.checkup.to_fill += draft::unfilled(text).len();
        let open: Vec<Diagnostic> = match (is_past, may_be_open) {
            (true, _) => Vec::new(),
            (_, true) => draft::still_open(text).into_iter().collect(),
            _ => draft::unfinished(text).collect(),
        };
        for obstacle in draft::undecided(text).chain(open) {
            found.in_document(*document, obstacle);
        }
    }
    let mut checkup = found.checkup;
    checkup.in_order();
    checkup
}

/// Whether nobody can apply for a role yet, and no day is set from which they can: what is not decided may then be left open.
fn may_be_open(glance: &Glance) -> bool {
    matches!(glance.state, State::Draft | State::Parked) && glance.posted.is_none()
}

/// What was found so far.
#[derive(Default)]
struct Found {
    checkup: Checkup,
}

impl Found {
    fn in_spec(&mut self, diagnostic: Diagnostic) {
        self.checkup.findings.push(Finding { file: File::Spec, diagnostic, is_law: false });
    }

    fn all_in_spec(&mut self, diagnostics: Vec<Diagnostic>) {
        for diagnostic in diagnostics {
            self.in_spec(diagnostic);
        }
    }

    fn in_document(&mut self, document: Document, diagnostic: Diagnostic) {
        self.checkup.findings.push(Finding { file: File::Document(document), diagnostic, is_law: false });
    }

    /// Everything that can be asked of a spec without mistakes.
    fn sound(&mut self, role: &Checked<'_>, work: &Work, shape: &Shape) {
        let Checked { spec, questionnaire, .. } = *role;
        let shown = Shown::of(questionnaire, &work.answers);
        let told = Told::new(questionnaire, &work.answers, &shown);
        let recommendation = recommend(told);
        self.checkup.stage = Some(questionnaire[recommendation.stage].id.clone());
        self.all_in_spec(recorded::findings(role, work, &recommendation));
        self.unsettled(spec, work, questionnaire);
        self.company(role, told);
        self.coverage(spec, shape);
        let posting = Posting::of(told);
        if let Some(too_early) = posting.closes_too_early(spec.glance.posted) {
            let help = "change `posted`, or the closing date with `hirefor edit`";
            self.in_spec(Diagnostic::new(spec.place(&["posted"], None), too_early).help(help));
        }
        self.law(spec, told, &posting, role.employer);
        let drafted = draft::drafted(
            spec,
            shape,
            told.with(&recommendation.outcome),
            &recommendation,
            role.catalogue,
            &Document::ALL,
        );
        match drafted {
            Ok(drafted) => {
                for (document, generated) in drafted {
                    let freshness = self.fresh(role, document, &generated);
                    let text = role.document(document).and_then(|standing| standing.document.as_deref());
                    if let (Document::JobDescription, Some(Freshness::FreshEdited), Some(text)) =
                        (document, freshness, text)
                    {
                        self.edited(text, &generated, &posting);
                    }
                }
            }
            Err(problem) => self.in_spec(problem),
        }
    }

    /// What several people said differently about the role, and nobody has settled.
    fn unsettled(&mut self, spec: &RoleSpec<'_>, work: &Work, questionnaire: &Questionnaire) {
        for (nth, open) in work.disagreements.iter().enumerate() {
            let question = &questionnaire[open.asked.question];
            let said = open.said.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
            let message = format!("not settled between {said}: {}", question.short);
            let help = "decide it together, change the answer with `hirefor edit`, and delete this entry";
            let place = spec.place(&["disagreement"], Some(nth));
            self.in_spec(Diagnostic::warning(place, message).help(help));
        }
    }

    /// What is written down of the company by now, where the role says something else: it may be meant, so it is a note.
    fn company(&mut self, role: &Checked<'_>, told: Told<'_>) {
        let differs = differing(told, role.company);
        let Some((first, _)) = differs.first() else { return };
        let questions = differs.iter().map(|(at, _)| &role.questionnaire[*at]);
        self.checkup.otherwise = questions.map(|question| question.short.clone()).collect();
        let first = role.questionnaire[*first].id.as_str();
        let place = role.spec.place(&["answers", first], None);
        let place = if place.is_empty() { role.spec.place(&["answers"], None) } else { place };
        let message = format!("hirefor.toml says otherwise by now: {}", self.checkup.otherwise.join(", "));
        let help =
            "`hirefor edit ROLE --company` takes over what it says, unless this role is meant to differ";
        self.in_spec(Diagnostic::note(place, message).help(help));
    }

    /// Every must-have is found out somewhere, and every stage finds something out.
    fn coverage(&mut self, spec: &RoleSpec<'_>, shape: &Shape) {
        for (nth, must) in shape.lines(Part::MustHaves).iter().enumerate() {
            if shape.assessed_in(must).is_none() {
                let place = spec.place(&["shape", Part::MustHaves.key()], Some(nth));
                let help = "name the id of a stage in `assessed-by`, or cut the line";
                self.in_spec(
                    Diagnostic::new(place, "no interview stage finds this must-have out").help(help),
                );
            }
        }
        for (nth, _) in shape.lines(Part::Stages).iter().enumerate().filter(|(_, stage)| shape.is_idle(stage))
        {
            let place = spec.place(&["shape", Part::Stages.key()], Some(nth));
            let help = "let a must-have name it in `assessed-by`, or spare candidates the time";
            self.in_spec(Diagnostic::new(place, "this interview stage finds nothing out").help(help));
        }
    }

    /// What the laws on pay transparency miss in the posting.
    fn law(&mut self, spec: &RoleSpec<'_>, told: Told<'_>, posting: &Posting, employer: Employer) {
        self.checkup.unchecked = jurisdiction::unchecked(posting);
        for finding in jurisdiction::findings(posting, employer) {
            let question =
                told.questionnaire.fact(finding.fact()).map(|at| told.questionnaire[at].id.as_str());
            let place = question.map_or(0..0, |id| spec.place(&["answers", id], None));
            let place = if place.is_empty() { spec.place(&["answers"], None) } else { place };
            let severity = match finding.want {
                Want::Fact(_) | Want::Telling(_) if may_be_open(&spec.glance) => Severity::Note,
                _ if finding.is_required() => Severity::Error,
                _ => Severity::Warning,
            };
            let key = question.map_or_else(String::new, |id| format!(" (`{id}` under [answers])"));
            let help = format!("{}{key}", finding.remedy());
            let diagnostic =
                Diagnostic { severity, ..Diagnostic::new(place, finding.to_string()).help(help) };
            self.checkup.findings.push(Finding { file: File::Spec, diagnostic, is_law: true });
        }
    }

    /// What hand edits of the job description have taken apart: it from its data, or from the documents that go with it.
    fn edited(&mut self, text: &str, generated: &str, posting: &Posting) {
        for differs in draft::differing(text, generated, posting) {
            self.in_document(Document::JobDescription, differs);
        }
        let [asked, rated] = [text, generated].map(draft::must_haves);
        if asked.is_empty() || rated.is_empty() {
            return;
        }
        let place = |line: &str| text.find(line).map_or(0..0, |at| at..at + line.len());
        let (unrated, unasked) = (draft::without_kin(&asked, &rated), draft::without_kin(&rated, &asked));
        for must in unrated {
            // As many as before: it may be one of them in quite other words.
            let severity = if asked.len() > rated.len() { Severity::Error } else { Severity::Warning };
            let message = "no interview finds this must-have out: the interview kit does not rate it";
            let help = "add it to the spec with `hirefor edit`, with the interview that finds it out, and draft again; or \
                        write it under the nice-to-haves";
            let complaint = Diagnostic { severity, ..Diagnostic::new(place(must), message).help(help) };
            self.in_document(Document::JobDescription, complaint);
        }
        if !unasked.is_empty() {
            let message =
                format!("it no longer asks for what the interview kit still rates: {}", unasked.join("; "));
            let help = "cut it from the spec with `hirefor edit` too, and draft again; or put it back";
            let place = place("## Must-have");
            self.in_document(Document::JobDescription, Diagnostic::warning(place, message).help(help));
        }
    }

    /// How `document` stands to what is `generated` now; nothing, where there is nothing in it.
    fn fresh(&mut self, role: &Checked<'_>, document: Document, generated: &str) -> Option<Freshness> {
        let standing = role.document(document)?;
        let freshness = Freshness::of(generated, standing);
        self.checkup.freshness = self.checkup.freshness.max(Some(freshness));
        if standing.document.is_none() {
            self.checkup.to_fill += draft::unfilled(generated).len();
        }
        let at: Span = 0..0;
        if standing.document.as_deref().is_some_and(|text| text.trim().is_empty()) {
            let help = "delete the file, and `hirefor draft` writes it again";
            self.in_document(document, Diagnostic::new(at, "there is nothing in it").help(help));
            return None;
        }
        let complaint = match freshness {
            Freshness::Fresh | Freshness::FreshEdited | Freshness::Undecided => return Some(freshness),
            Freshness::Missing => {
                let message = format!("{} is not written yet", document.file_name());
                self.in_spec(Diagnostic::new(at, message).help("`hirefor draft` writes it"));
                return Some(freshness);
            }
            Freshness::Stale if standing.base.is_none() => Diagnostic::new(
                at,
                "what it was generated as is missing, so no hand edit could be told from it",
            )
            .help("`hirefor draft` writes it; keep `.hirefor` beside the role, in git too"),
            Freshness::Stale | Freshness::StaleEdited => Diagnostic::new(at, "it is behind its spec")
                .help("`hirefor draft` brings it up to date, hand edits included"),
            Freshness::NoBase => Diagnostic::new(at, "nobody can tell which words in it are a person's")
                .help("`hirefor draft` shows what is different, and how to decide"),
            Freshness::Conflict => {
                self.clashing(document, generated, standing);
                return Some(freshness);
            }
        };
        self.in_document(document, complaint);
        Some(freshness)
    }

    /// Each place of `document` in which a person and the spec changed the same lines, with what the spec gives there.
    fn clashing(&mut self, document: Document, generated: &str, standing: &Standing) {
        let (Some(mine), Some(base)) = (&standing.document, &standing.base) else { return };
        for clash in draft::merge(base, mine, generated).conflicts {
            let before = mine.split_inclusive('\n').take(clash.line).map(str::len).sum::<usize>();
            let line = mine[before..].lines().next().unwrap_or_default();
            let gives = match clash.generated.trim() {
                "" => "the spec gives nothing there by now".to_owned(),
                lines => format!("the spec gives there: {lines}"),
            };
            let message = "somebody and the spec changed the same lines";
            let help = format!("`hirefor draft` puts both into it, to be decided; {gives}");
            self.in_document(document, Diagnostic::new(before..before + line.len(), message).help(help));
        }
    }
}
