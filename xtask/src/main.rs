//! Developer tasks: codegen, tidy, ci.
fn main() {}
