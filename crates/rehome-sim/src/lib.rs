//! Simulated adapters: plane, clock, seeded faults. Ships in the product, always labelled as simulated.
