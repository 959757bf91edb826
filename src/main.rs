//! The program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(hirefor::cli::broken));
    hirefor::cli::run(std::env::args_os())
}
