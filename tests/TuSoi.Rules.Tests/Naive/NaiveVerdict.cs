namespace TuSoi.Rules.Tests.Naive;

/// <summary>What the naive evaluator says of one subject. Flags are spelled as the engine spells them.</summary>
internal sealed record NaiveVerdict
{
    public required Dictionary<string, bool?> Conditions { get; init; }
    public HashSet<string> Printed { get; init; } = [];
    public HashSet<string> Possible { get; init; } = [];
    public string? Suggested { get; init; }
    public string? ByConditions { get; init; }
    public string? Ballot { get; init; }

    /// <summary>Levels that are possible before the quota, and "open".</summary>
    public HashSet<string> Outcomes { get; init; } = [];
    public string? Ceiling { get; init; }
    public HashSet<string> Flags { get; init; } = [];
}
