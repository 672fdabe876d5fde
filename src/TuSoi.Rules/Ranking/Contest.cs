using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Ranking;

/// <summary>Somebody who reached Excellent, or may have, and is not decided yet.</summary>
/// <param name="Votes">Votes for Excellent among <paramref name="Among"/>; 0 of 0 where no count is known.</param>
/// <param name="Sure">Excellent is the only outcome before the quota, and the subject is counted here.</param>
/// <param name="Doubtful">It cannot be told whether the subject is counted here; if not, it needs no place.</param>
internal readonly record struct Contender(int Group, LadderNode Ladder, int Row, long Votes, long Among, bool Sure, bool Doubtful)
{
    public static Contender Of(int group, LadderNode ladder, int row, bool doubtful)
    {
        var outcome = ladder.Ballots?.OutcomeOf(row) ?? default;
        return new(group, ladder, row, outcome.Votes, outcome.Among, ladder.Mask[row] == 1 << (int)QualityLevel.Excellent && !doubtful, doubtful);
    }
}

/// <summary>What the quota says to one contender.</summary>
internal enum Chance { Takes, Full, Tied, Waits }

/// <summary>
/// The contenders of one group for the places of a quota. Who is surely among the first takes a place, who surely is not has none; who is
/// level with others at the last place is tied; everything else waits for what is not known. Never more takers than places.
/// </summary>
internal sealed class Contest
{
    private readonly Quota quota;
    private readonly bool[] usable;

    public Contest(Quota quota, List<Contender> all)
    {
        this.quota = quota;
        usable = [.. quota.Keys.Select((key, i) => i == 0 || all.TrueForAll(c => Knows(c, key)))];
    }

    /// <summary>The contenders of a ranking that is done, by group.</summary>
    public static List<Contender>[] Contenders(QuotaRanking quota, ScopeRanking ranking)
    {
        var all = quota.Groups.Select(_ => new List<Contender>()).ToArray();
        foreach (var kind in quota.Quota.Kinds)
        {
            if (!ranking.Kinds.TryGetValue(kind, out var ranked)) continue;
            for (var row = 0; row < ranked.Count; row++)
            {
                if (quota.IndexOf(kind, row) is not (>= 0 and var group) || !ranked.Ladder.Competes(row)) continue;
                all[group].Add(Contender.Of(group, ranked.Ladder, row, quota.IsDoubtful(kind, row)));
            }
        }
        return all;
    }

    /// <summary>Tells each contender its chance. The order of the list does not matter, and is changed.</summary>
    public void Decide(QuotaGroup group, List<Contender> all, Action<Contender, Chance> tell)
    {
        var (least, most) = (Math.Max(0, group.Places - group.Decided), Math.Max(0, group.MostPlaces - group.Decided));
        var unordered = all.Count(c => !Knows(c, quota.Keys[0]));
        all.Sort(Compare);
        var settled = group.IsSettled && unordered == 0;
        for (int start = 0, better = 0; start < all.Count;)
        {
            var end = start + 1;
            var ordered = Knows(all[start], quota.Keys[0]);
            while (end < all.Count && Compare(all[start], all[end]) == 0) end++;
            for (var i = start; i < end; i++)
            {
                // Those who may stand before or level with this one, and those who surely stand before.
                var (before, surely) = ordered ? (end - 1 + unordered, better) : (all.Count - 1, 0);
                var chance = all[i].Sure && before < least ? Chance.Takes : surely >= most && !all[i].Doubtful ? Chance.Full : settled ? Chance.Tied : Chance.Waits;
                tell(all[i], chance);
            }
            for (var i = start; i < end; i++) better += all[i].Sure ? 1 : 0;
            start = end;
        }
    }

    // Higher first; who cannot be ordered stands last.
    private int Compare(Contender one, Contender other)
    {
        var first = Knows(one, quota.Keys[0]);
        if (first != Knows(other, quota.Keys[0])) return first ? -1 : 1;
        if (!first) return 0;
        for (var k = 0; k < quota.Keys.Count; k++)
        {
            if (!usable[k]) continue;
            var sign = quota.Keys[k] is { } fact ? Value(other, fact).CompareTo(Value(one, fact)) : ((Int128)other.Votes * one.Among).CompareTo((Int128)one.Votes * other.Among);
            if (sign != 0) return sign;
        }
        return 0;
    }

    private static bool Knows(Contender one, Fact? key) => key is null ? one.Among > 0 : Values.Of(one.Ladder.Table, key, one.Row) is not null;

    private static decimal Value(Contender one, Fact key) => Values.Of(one.Ladder.Table, key, one.Row)!.Value;
}
