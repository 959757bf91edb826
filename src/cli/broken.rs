//! What is said when the program itself is at fault.

use std::io::{self, Write};
use std::panic::PanicHookInfo;

/// Says what broke and what is kept, and ends the program with the code 101.
///
/// It ends here and does not unwind: nothing catches a panic, the tables for it were a sixth of the program, and an
/// aborted one would leave the answers in a core dump.
pub fn broken(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let what = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let what = what.unwrap_or("it does not say why");
    let place = panic.location().map_or_else(String::new, |place| format!(" ({place})"));
    let said = format!(
        "hirefor broke: {what}{place}\n  \
         This is a fault of the program, not of your answers. What is written stays as it was, and an unfinished sitting\n  \
         is kept: `hirefor resume` goes on with it. Please report the line above, without names or figures of yours.\n"
    );
    // Whoever cannot be told cannot be helped.
    drop(io::stderr().write_all(said.as_bytes()));
    std::process::exit(101);
}
