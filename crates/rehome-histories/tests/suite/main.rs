//! The checker accepts what a right server answers, however calls overlap, and nothing else.

#[cfg(test)]
mod right;
#[cfg(test)]
mod wrong;
