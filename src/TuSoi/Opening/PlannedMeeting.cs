using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>A meeting that has its day.</summary>
public sealed record PlannedMeeting(Subject Host, MeetingRule Rule, DateOnly Day, TimeOnly? Starts, bool Opened);
