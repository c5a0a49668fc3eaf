//! Evacuations against an API of a few lines, and properties of the plan.

#[cfg(test)]
mod api;
#[cfg(test)]
mod plan_properties;
#[cfg(test)]
mod runs;
#[cfg(test)]
mod wire;
