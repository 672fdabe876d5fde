using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>What the quota says to one subject, found by comparing it with each of the others in its group.</summary>
internal sealed class QuotaReasoning
{
    private const int Excellent = Chances.Excellent, Good = Chances.Good;
    private readonly Quota quota;
    private readonly Contender own;

    private QuotaReasoning(Quota quota, Contender own) => (this.quota, this.own) = (quota, own);

    /// <summary>The outcomes after the quota, the flags it adds, and the subject's place; nothing changes where no quota concerns it.</summary>
    /// <param name="mask">Outcomes before the quota, as worked out for this subject.</param>
    public static (int Mask, VerdictFlags Flags, QuotaExplanation? Place) Of(Place at, int mask, int decided, BallotOutcome? ballot)
    {
        if (at.Ranking.Quotas.FirstOrDefault(q => q.Quota.Kinds.Contains(at.Table.Kind)) is not { } ranking) return (mask, 0, null);
        var index = ranking.IndexOf(at.Table.Kind, at.Row);
        if (index < 0) return (mask, index == QuotaGroups.Nowhere && mask == Excellent && decided == 0 ? VerdictFlags.QuotaUnchecked : 0, null);
        var group = ranking.Groups[index];
        if (decided > 0 || (mask & (Excellent | 1)) == 0) return (mask, 0, new(ranking, group, 0, 0));
        var others = at.Surroundings.ContendersOf(ranking, index);
        var doubtful = ranking.Quota.LeaveOut.TryGetValue(at.Table.Kind, out var leave) && Reasoning.Answer(leave, at) == Trit.Unknown;
        var own = new Contender(ranking.Of(at.Table.Kind)!, at.Row, ballot?.Votes ?? 0, ballot?.Among ?? 0, mask == Excellent && !doubtful, doubtful);
        return new QuotaReasoning(ranking.Quota, own).Place(ranking, group, others, mask);
    }

    private (int, VerdictFlags, QuotaExplanation?) Place(QuotaRanking ranking, QuotaGroup group, IReadOnlyList<Contender> all, int mask)
    {
        List<Contender> others = [.. all.Where(c => c.Ladder != own.Ladder || c.Row != own.Row)];
        var keys = quota.Keys.Where((key, i) => i == 0 || all.All(c => c.Knows(key))).ToList();
        int surely = 0, level = 0;
        foreach (var other in others)
        {
            var sign = own.Knows(keys[0]) && other.Knows(keys[0]) ? Compare(other, own, keys) : (int?)null;
            if (sign > 0 && other.Sure) surely++;
            else if (sign is null or >= 0) level++;
        }
        var place = new QuotaExplanation(ranking, group, surely, level);
        var (least, most) = (Math.Max(0, group.Places - group.Decided), Math.Max(0, group.MostPlaces - group.Decided));
        var full = surely >= most && !own.Doubtful;
        if (mask == Excellent)
        {
            if (own.Sure && surely + level < least) return (mask, 0, place);
            var settled = group.IsSettled && all.All(c => c.Knows(quota.Keys[0]));
            return (Good, full ? VerdictFlags.QuotaFull : settled ? VerdictFlags.QuotaTie : VerdictFlags.QuotaWaits, place);
        }
        var without = (mask & ~Excellent) | Good;
        return full && (mask & Excellent) != 0 && without == Good ? (Good, VerdictFlags.QuotaFull, place) : (mask, 0, place);
    }

    private static int Compare(Contender one, Contender other, List<Fact?> keys)
    {
        foreach (var key in keys)
        {
            var sign = key is null ? ((Int128)one.Votes * other.Among).CompareTo((Int128)other.Votes * one.Among) : one.Value(key).CompareTo(other.Value(key));
            if (sign != 0) return sign;
        }
        return 0;
    }
}
