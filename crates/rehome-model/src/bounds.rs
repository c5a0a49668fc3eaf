//! How much may happen in a run, and which fault is planted in what is checked.

/// How often each thing may happen between the first state and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Bounds {
    /// Calls of migrate, attach and detach that are accepted.
    pub calls: u8,
    /// Controllers that crash. They may restart at any time after.
    pub crashes: u8,
    /// Verbs and commits that are lost, or whose answer is.
    pub faults: u8,
    /// Verbs that arrive late or twice: at any later moment, behind newer ones.
    pub late: u8,
    /// Instances that die with everything in them.
    pub deaths: u8,
    /// Stages in which the plane fails so long that their task ends and leaves the rest to the repair.
    pub leaves: u8,
    /// Repairs that begin while tasks run. When none runs, or one waits for its next try, one may
    /// always begin, and a controller that restarts always begins with one.
    pub repairs: u8,
}

/// How large the cloud is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// ENIs that can move, 1 or 2. The first begins in the first instance, the second in the second.
    pub interfaces: usize,
    /// Controllers, 1 or 2.
    pub controllers: usize,
}

/// What is checked: the code as it ships, or the same with one fault planted in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// What ships; a repair reads the store as it is after it looked at the plane.
    Shipping,
    /// The plane does what it is told whatever the epoch.
    PlaneWithoutFence,
    /// The plan switches before the move is committed.
    SwitchBeforeCommit,
    /// A move that is committed can still be given up.
    UndoAfterCommit,
    /// A commit succeeds although what it was decided on has changed.
    CommitWithoutGuards,
    /// A move that is over keeps its old place.
    PlaceNotVacated,
    /// A repair reads the world before it looks at the plane.
    RepairReadsBeforeItLooks,
    /// A repair uses the world that its controller saw last, however old.
    RepairOnAStaleView,
    /// As the last, and the plane lets a leg go that is steered to.
    StaleRepairThatCuts,
    /// A task is settled without its last verbs.
    SettleWithoutSwitch,
    /// A controller whose verb failed goes on as if what it staged were there.
    RetryWithoutCare,
}
