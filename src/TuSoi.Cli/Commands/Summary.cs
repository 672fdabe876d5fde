using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Cli.Commands;

/// <summary>How many of each level, by kind, on the terminal.</summary>
internal static class Summary
{
    public static void Print(ScopeRanking ranking)
    {
        Console.WriteLine($"{"Loại",-28}{"XS",6}{"T",6}{"HT",6}{"KHT",6}{"Chưa đề nghị",14}{"Cần quyết định",16}{"Không xếp",11}");
        foreach (var kind in ranking.Kinds.Values.Where(k => k.Count > 0))
        {
            var verdicts = Enumerable.Range(0, kind.Count).Select(row => kind[row]).ToList();
            int Of(QualityLevel level) => verdicts.Count(v => v.Suggested == level);
            var exempt = verdicts.Count(v => v.Flags.HasFlag(VerdictFlags.NotRanked));
            Console.WriteLine($"{kind.Rules.Kind.Label,-28}{Of(QualityLevel.Excellent),6}{Of(QualityLevel.Good),6}{Of(QualityLevel.Completed),6}{Of(QualityLevel.NotCompleted),6}"
                + $"{verdicts.Count(v => v.Suggested is null) - exempt,14}{verdicts.Count(v => (v.Flags & VerdictFlags.NeedsDecision) != 0),16}{exempt,11}");
        }
    }
}
