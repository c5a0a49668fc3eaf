//! The suite of the load program.

#[cfg(test)]
mod load;
