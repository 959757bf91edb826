//! The command line: what can be asked of the program, and the outside of its faces.

#![allow(clippy::disallowed_methods, reason = "the command line reads the environment")]

mod align;
mod autosave;
mod broken;
mod check;
mod choose;
mod clash;
mod draft;
mod edit;
mod explain;
mod home;
mod keys;
mod lint;
mod look;
mod looked;
mod many;
mod new;
pub mod plain;
mod printer;
mod questionnaire;
mod resume;
mod schema;
mod sitting;
mod status;
mod unfinished;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::intake::Voice;
use crate::store::{Disk, Files, outlive_quotas};

pub use broken::broken;
pub use printer::Printer;

/// Name the failure, hire for it: an intake that finds out what a role is for, and writes its spec and documents.
#[derive(Debug, Parser)]
#[command(name = "hirefor", version, about, max_term_width = 100, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    new: New,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find out what to hire for, shape the role, and write it down (bare `hirefor` asks first where to begin).
    New(New),
    /// Go on with a sitting that was left unfinished, or was cut off.
    Resume(Resume),
    /// Change the answers of a saved role; what does not follow from them stays as it is.
    Edit(edit::Edit),
    /// Write job description, interview kit and sourcing brief again from saved roles; hand edits survive.
    Draft(Draft),
    /// Say what is to be mended in saved roles before they are merged or published.
    Check(check::Check),
    /// Say how it stands with every saved role.
    Status(status::Status),
    /// Say why a saved role is what it is.
    Explain(Explain),
    /// Hold several people's intakes for one role against each other: where they agree, and what to settle.
    Align(align::Align),
    /// Say what every key on the screen does.
    Keys,
    /// Say what to change in any job description before it is published.
    Lint(lint::Lint),
    /// List questionnaires, or check one that you write.
    #[command(subcommand)]
    Questionnaire(questionnaire::Questionnaire),
    /// Print a JSON schema for editors.
    Schema {
        /// Of which file.
        #[arg(value_enum)]
        of: schema::Schema,
    },
}

#[derive(Args, Debug, Default)]
struct New {
    /// Which questionnaire: an id from `hirefor questionnaire list`, or the path of a folder; otherwise the one that the
    /// answers name, or the first of the list.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
    /// Where the folder of the role goes.
    #[arg(long, value_name = "DIR", default_value = "roles")]
    out: PathBuf,
    /// Ask only the five-minute path; the result is provisional.
    #[arg(long)]
    quick: bool,
    /// Whose intake this is.
    #[arg(long = "as", value_name = "VOICE", value_parser = voice)]
    voice: Option<Voice>,
    /// Ask line by line, without a full screen.
    #[arg(long, conflicts_with = "answers")]
    plain: bool,
    /// Ask nothing: take every answer from this file.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Answer beforehand what this file says to the same questions, although it answers another questionnaire.
    #[arg(long, value_name = "FILE")]
    carry_over: Option<PathBuf>,
    /// Read the posting you have: say what it describes, and tick the wish list for you to confirm.
    #[arg(long, value_name = "POSTING")]
    from: Option<PathBuf>,
}

impl New {
    /// The intake as it is without any argument.
    fn bare() -> Self {
        Self { out: "roles".into(), ..Self::default() }
    }
}

#[derive(Args, Debug)]
struct Resume {
    /// The number of the sitting, or a file of answers; the only sitting there is, without.
    #[arg(value_name = "NUMBER|FILE")]
    which: Option<String>,
    /// Delete the sitting with this number instead.
    #[arg(long, value_name = "NUMBER", conflicts_with = "which")]
    discard: Option<u32>,
    /// Which questionnaire they answer, when it is not a shipped one.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
    /// Where the folder of the role goes.
    #[arg(long, value_name = "DIR", default_value = "roles")]
    out: PathBuf,
    /// Ask line by line, without a full screen.
    #[arg(long)]
    plain: bool,
}

#[derive(Args, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
struct Draft {
    /// Roles: specs, their folders, or a folder of roles.
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<PathBuf>,
    /// Only these documents.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "DOCUMENT")]
    only: Vec<Only>,
    /// Write nothing; list what would change, and exit with 1 if anything would.
    #[arg(long, conflicts_with_all = ["dry_run", "stdout"])]
    check: bool,
    /// Write nothing; say what would become of each document.
    #[arg(long, conflicts_with = "stdout")]
    dry_run: bool,
    /// Print the documents as they are generated instead of writing them.
    #[arg(long, conflicts_with_all = ["json", "accept"])]
    stdout: bool,
    /// Say what became of each document for programs.
    #[arg(long)]
    json: bool,
    /// Where nobody can tell what was changed by hand, take this version.
    #[arg(long, value_enum, value_name = "VERSION")]
    accept: Option<Accept>,
    /// Which questionnaire the roles answer; found by itself, without.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
    /// Make something else of the job description as it stands, hand edits included, and write it beside it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: DraftFormat,
    /// With --format html: only what may be pasted into an applicant-tracking system.
    #[arg(long)]
    fragment: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    /// The job description.
    Jd,
    /// The interview kit.
    Kit,
    /// The sourcing brief.
    Sourcing,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Accept {
    /// The one that is generated now; the other is kept beside it.
    Generated,
    /// The one that stands there.
    Mine,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum DraftFormat {
    /// The Markdown itself, written again from the spec.
    #[default]
    Md,
    /// One web page that needs nothing else, with the job as data for job boards in it.
    Html,
    /// The job as data for job boards, laid out as schema.org says.
    JsonLd,
    /// Plain text, wrapped.
    Text,
}

#[derive(Args, Debug)]
struct Explain {
    /// The role: a spec or its folder.
    role: PathBuf,
    /// How to say it.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Which questionnaire it answers, when it is not a shipped one.
    #[arg(long, value_name = "ID|PATH")]
    questionnaire: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For reading here.
    #[default]
    Text,
    /// A memo in Markdown.
    Md,
    /// For programs.
    Json,
}

fn voice(name: &str) -> Result<Voice, String> {
    let known = Voice::NAMES.iter().find(|(known, _)| *known == name);
    known
        .map(|(_, voice)| *voice)
        .ok_or_else(|| format!("one of {}", Voice::NAMES.map(|(known, _)| known).join(", ")))
}

/// Runs the program with the arguments `args`, the first of which is its own name.
///
/// The exit code is 0 when all is well, 1 when something was found that should be mended, 2 when it could not be done.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    outlive_quotas();
    run_on(&Disk, args, &mut Printer::default())
}

/// [`run`], on other files than those of the disk, and with other outputs.
pub fn run_on(
    files: &dyn Files,
    args: impl IntoIterator<Item = OsString>,
    printer: &mut Printer<'_>,
) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    // These are what people wait for most; there is nothing in them to parse.
    let words: Vec<&str> = args.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).collect();
    let begun = match words[..] {
        [] | ["--plain"] => Some(home::home(files, !words.is_empty(), printer)),
        ["new"] => Some(new::new(files, &New::bare(), Color::default(), printer)),
        _ => None,
    };
    if let Some(begun) = begun {
        return said(begun, printer);
    }
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let result = match cli.command.unwrap_or(Command::New(cli.new)) {
        Command::New(args) => new::new(files, &args, cli.color, printer),
        Command::Resume(args) => resume::resume(files, &args, cli.color, printer),
        Command::Edit(args) => edit::edit(files, &args, cli.color, printer),
        Command::Draft(args) => draft::run(files, &args, printer),
        Command::Check(args) => check::run(files, &args, printer),
        Command::Status(args) => status::run(files, &args, printer),
        Command::Explain(args) => explain::run(files, &args, printer),
        Command::Align(args) => align::run(files, &args, printer),
        Command::Keys => keys::run(printer),
        Command::Lint(args) => lint::run(files, &args, printer),
        Command::Questionnaire(what) => questionnaire::run(files, &what, cli.color, printer),
        Command::Schema { of } => printer.out(&of.text()).map(|()| ExitCode::SUCCESS),
    };
    said(result, printer)
}

/// The exit code of `result`, after what went wrong was said.
fn said(result: anyhow::Result<ExitCode>, printer: &mut Printer<'_>) -> ExitCode {
    result.unwrap_or_else(|error| {
        if !printer::is_closed_pipe(&error) {
            printer.error(&error);
        }
        ExitCode::from(2)
    })
}
