//! One binary of promises, a file for each module that keeps them.

mod bakery;
mod draft;
mod sittings;
mod spec;
mod spec_files;
mod spec_properties;
