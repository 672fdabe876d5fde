using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;

namespace TuSoi.Rules.Explaining;

/// <summary>The ballot that counts for one subject: of the last purpose that has a line.</summary>
internal static class BallotReasoning
{
    /// <summary>Null where no line is recorded of any ballot beside the one by which the subject ranks itself.</summary>
    public static BallotExplanation? Of(Place at)
    {
        var ballots = at.Ranking.Pack.Ballots.GetValueOrDefault(at.Table.Kind, []).Where(b => b.GivesLevel).ToList();
        if (ballots.Count == 0 || at.Surroundings.Ballots is not { } counts) return null;
        var rows = (at.Scope.LinksOf(at.Table.Kind, Known.Ballots) ?? []).SelectMany(l => l.Of(at.Row, at.Table.Count)).Where(row => counts.Criterion(row) is null).ToList();
        foreach (var ballot in ballots)
        {
            var own = rows.Where(row => (counts.Purpose(row) ?? (ballots.Count == 1 ? ballot.Of.Purpose : null)) == ballot.Of.Purpose).ToList();
            if (own.Count == 0) continue;
            List<int> first = [.. own.Where(row => !counts.IsSecond(row))], second = [.. own.Where(counts.IsSecond)];
            var conduct = at.Ranking.Pack.Pack.Conduct;
            if (first.Count > 1 || second.Count > 1) return new(ballot, first.Count == 1 ? counts[first[0]] : new(), null, new(BallotState.Conflicting, null, 0, 0)) { Conduct = conduct };
            if (first.Count == 0) return new(ballot, new(), counts[second[0]], new(BallotState.Incomplete, null, 0, 0)) { Conduct = conduct };
            BallotLine? next = second.Count == 1 ? counts[second[0]] : null;
            return new(ballot, counts[first[0]], next, BallotCounting.Count(ballot, counts[first[0]], next)) { Conduct = conduct };
        }
        return null;
    }

    public static bool IsAsked(Place at) => at.Ranking.Pack.Ballots.GetValueOrDefault(at.Table.Kind, []).Any(b => b.GivesLevel);
}
