namespace TuSoi.Opening;

/// <summary>A line of the standing roster as it is when a cycle is opened.</summary>
public sealed record RosterRow(long Entry, string Code, string Family, string Kind, string Name, long? Person, long? Unit, string Path);

/// <summary>A member's part in a collective, or a leader's heading of a body.</summary>
public sealed record RosterBond(long Entry, string Bond, long Body);
