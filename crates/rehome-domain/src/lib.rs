//! The rules of the cloud as pure functions over immutable values.
