//! The demo scenario: exact per-sequence-number traffic accounting around migrations.
