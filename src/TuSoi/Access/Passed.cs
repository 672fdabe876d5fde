using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Access;

/// <summary>A subject whose step may be done now.</summary>
public sealed record Passed(Subject Subject, StepRule Step, bool Late);
