using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Cli.Commands;

/// <summary>How many of each level, by kind, on the terminal.</summary>
internal static class Summary
{
    // What a decision does not settle.
    private const VerdictFlags Lasting = VerdictFlags.LateCap | VerdictFlags.SpecialDecision;

    public static void Print(ScopeRanking ranking)
    {
        Console.WriteLine($"{"Loại",-28}{"XS",6}{"T",6}{"HT",6}{"KHT",6}{"Chưa có mức",14}{"Cần quyết định",16}{"Không xếp",11}");
        foreach (var kind in ranking.Kinds.Values.Where(k => k.Count > 0))
        {
            var decided = kind.Table.Find(Known.DecidedLevel);
            var subjects = Enumerable.Range(0, kind.Count).Select(row => (Level: (QualityLevel)kind.Level[row], kind[row].Flags, Decided: decided is not null && decided.Knows(row))).ToList();
            int Of(QualityLevel level) => subjects.Count(s => s.Level == level);
            var exempt = subjects.Count(s => s.Level == 0 && s.Flags.HasFlag(VerdictFlags.NotRanked));
            Console.WriteLine($"{kind.Rules.Kind.Label,-28}{Of(QualityLevel.Excellent),6}{Of(QualityLevel.Good),6}{Of(QualityLevel.Completed),6}{Of(QualityLevel.NotCompleted),6}"
                + $"{Of(0) - exempt,14}{subjects.Count(s => (s.Flags & (s.Decided ? Lasting : VerdictFlags.NeedsDecision)) != 0),16}{exempt,11}");
        }
    }
}
