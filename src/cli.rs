//! The command line.

pub mod plain;
