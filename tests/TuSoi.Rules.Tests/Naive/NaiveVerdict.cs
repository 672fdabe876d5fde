namespace TuSoi.Rules.Tests.Naive;

/// <summary>What the naive evaluator says of one subject. Flags are spelled as the engine spells them.</summary>
internal sealed class NaiveVerdict
{
    public required Dictionary<string, bool?> Conditions { get; init; }
    public HashSet<string> Printed { get; init; } = [];
    public HashSet<string> Possible { get; init; } = [];
    public string? Suggested { get; init; }
    public string? Ceiling { get; init; }
    public HashSet<string> Flags { get; init; } = [];
}
