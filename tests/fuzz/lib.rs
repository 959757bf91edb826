//! The fuzz targets, as a library for the programs in `bin`.

#[allow(dead_code, reason = "the tests need more of it")]
#[path = "../it/bakery.rs"]
mod bakery;
#[path = "targets/all.rs"]
pub mod targets;
