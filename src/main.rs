//! The program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    hirefor::cli::run(std::env::args_os())
}
