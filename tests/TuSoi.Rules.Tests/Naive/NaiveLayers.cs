namespace TuSoi.Rules.Tests.Naive;

/// <summary>What comes after the conditions, for each outcome that is possible: the level of another body, the ballot, caps.</summary>
internal static class NaiveLayers
{
    public const string Open = "open";
    public static readonly string[] Levels = ["NotCompleted", "Completed", "Good", "Excellent"];

    public static int Rank(string level) => Array.IndexOf(Levels, level);

    /// <summary>The outcomes after the ballot.</summary>
    public static HashSet<string> Voted(HashSet<string> candidates, bool hasCases, NaiveOutcome ballot) => ballot.State switch
    {
        "None" => candidates,
        "Reached" when !hasCases => [ballot.Level!],
        "Reached" => [.. candidates.Select(c => Voted(c, ballot))],
        // No level by ballot: only what is lowest anyway is certain.
        _ => [.. candidates.Select(c => c == "NotCompleted" ? c : Open)],
    };

    private static string Voted(string candidate, NaiveOutcome ballot) => candidate == Open ? Open : ballot.Differs switch
    {
        "conditions" => candidate,
        "open" => candidate == ballot.Level ? candidate : Open,
        _ => Lower(candidate, ballot.Level),
    };

    /// <summary>The outcomes under a ceiling; where another may still come, under every one that it may be.</summary>
    public static HashSet<string> Capped(HashSet<string> candidates, string? ceiling, bool waits)
    {
        var ceilings = waits ? Levels.Select(l => Lower(l, ceiling)).Append(ceiling) : [ceiling];
        return [.. ceilings.SelectMany(limit => candidates.Select(c => Lower(c, limit)))];
    }

    public static string Lower(string level, string? ceiling) => level != Open && ceiling is not null && Rank(level) > Rank(ceiling) ? ceiling : level;
}
