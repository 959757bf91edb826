#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hirefor_fuzz::targets::keys(bytes));
