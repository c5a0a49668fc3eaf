//! Load world, decide, commit, apply; and the driver that walks every task to its end.
