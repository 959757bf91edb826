//! One binary of promises, a file for each module that keeps them.
mod scratch;
