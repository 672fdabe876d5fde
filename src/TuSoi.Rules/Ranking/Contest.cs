using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Ranking;

/// <summary>Somebody who reached Excellent, or may have, and is not decided yet.</summary>
/// <param name="Votes">Votes for Excellent among <paramref name="Among"/>; 0 of 0 where no count is known.</param>
/// <param name="Sure">Excellent is the only outcome before the quota, and the subject is counted here.</param>
/// <param name="Doubtful">It cannot be told whether the subject is counted here; if not, it needs no place.</param>
internal readonly record struct Contender(QuotaSubjects Subjects, int Row, long Votes, long Among, bool Sure, bool Doubtful)
{
    public LadderNode Ladder => Subjects.Ladder;

    public bool Knows(Fact? key) => key is null ? Among > 0 : Values.Of(Ladder.Table, key, Row) is not null;

    public decimal Value(Fact key) => Values.Of(Ladder.Table, key, Row)!.Value;

    public static Contender Of(QuotaSubjects subjects, int row)
    {
        var outcome = subjects.Ladder.Ballots?.OutcomeOf(row) ?? default;
        var doubtful = subjects.IsDoubtful(row);
        return new(subjects, row, outcome.Votes, outcome.Among, subjects.Ladder.Mask[row] == Chances.Excellent && !doubtful, doubtful);
    }
}

/// <summary>What the quota says to one subject.</summary>
internal enum Chance : byte { None, Takes, Full, Tied, Waits, Unchecked }

/// <summary>From the outcomes before the quota to those after it.</summary>
internal static class Chances
{
    public const int Excellent = 1 << (int)QualityLevel.Excellent, Good = 1 << (int)QualityLevel.Good;
    private const VerdictFlags Open = VerdictFlags.Undetermined | VerdictFlags.FactsMissing | VerdictFlags.JudgementOwed;

    /// <summary>The level suggested, 1 to 4 or 0, and what a person has to know.</summary>
    public static (byte Level, VerdictFlags Flags) Apply(Chance chance, byte mask, VerdictFlags flags) => chance switch
    {
        Chance.Unchecked => (LadderNode.Single(mask), flags | VerdictFlags.QuotaUnchecked),
        Chance.Full or Chance.Tied or Chance.Waits when mask == Excellent => ((byte)QualityLevel.Good, flags | Flag(chance)),
        // Whatever is missing, there is no place: Good is certain.
        Chance.Full when (mask & Excellent) != 0 && BitOperations.IsPow2((mask & ~Excellent) | Good) => ((byte)QualityLevel.Good, flags & ~Open | VerdictFlags.QuotaFull),
        _ => (LadderNode.Single(mask), flags),
    };

    private static VerdictFlags Flag(Chance chance) => chance switch { Chance.Tied => VerdictFlags.QuotaTie, Chance.Waits => VerdictFlags.QuotaWaits, _ => VerdictFlags.QuotaFull };
}

/// <summary>
/// The contenders of one group for the places of a quota. Who is surely among the first takes a place, who surely is not has none; who is
/// level with others at the last place is tied; everything else waits for what is not known. Never more takers than places.
/// </summary>
internal sealed class Contest
{
    private readonly Quota quota;
    private readonly bool[] usable;

    private readonly List<Contender> all;

    /// <param name="all">The order of the list does not matter, and is changed.</param>
    public Contest(Quota quota, List<Contender> all)
    {
        (this.quota, this.all) = (quota, all);
        usable = new bool[quota.Keys.Count];
        for (var k = 0; k < usable.Length; k++) usable[k] = k == 0 || AllKnow(quota.Keys[k]);
    }

    /// <summary>Tells each contender its chance, and the group what became of its places.</summary>
    public void Decide(QuotaGroup group)
    {
        var (least, most) = (Math.Max(0, group.Places - group.Decided), Math.Max(0, group.MostPlaces - group.Decided));
        var unordered = 0;
        foreach (var one in all) unordered += one.Knows(quota.Keys[0]) ? 0 : 1;
        all.Sort(Compare);
        var settled = group.IsSettled && unordered == 0;
        for (int start = 0, better = 0; start < all.Count;)
        {
            var end = start + 1;
            var ordered = all[start].Knows(quota.Keys[0]);
            while (end < all.Count && Compare(all[start], all[end]) == 0) end++;
            for (var i = start; i < end; i++)
            {
                // Those who may stand before or level with this one, and those who surely stand before.
                var (before, surely) = ordered ? (end - 1 + unordered, better) : (all.Count - 1, 0);
                var chance = all[i].Sure && before < least ? Chance.Takes : surely >= most && !all[i].Doubtful ? Chance.Full : settled ? Chance.Tied : Chance.Waits;
                Tell(group, all[i], chance);
            }
            for (var i = start; i < end; i++) better += all[i].Sure ? 1 : 0;
            start = end;
        }
    }

    private static void Tell(QuotaGroup group, in Contender one, Chance chance)
    {
        one.Subjects.Chances[one.Row] = chance;
        if (one.Ladder.Mask[one.Row] != Chances.Excellent) return;
        switch (chance)
        {
            case Chance.Takes: group.Taken++; break;
            case Chance.Tied: group.Tied++; break;
            case Chance.Waits: group.Waiting++; break;
        }
    }

    private bool AllKnow(Fact? key)
    {
        foreach (var one in all)
            if (!one.Knows(key)) return false;
        return true;
    }

    // Higher first; who cannot be ordered stands last.
    private int Compare(Contender one, Contender other)
    {
        var first = one.Knows(quota.Keys[0]);
        if (first != other.Knows(quota.Keys[0])) return first ? -1 : 1;
        if (!first) return 0;
        for (var k = 0; k < quota.Keys.Count; k++)
        {
            if (!usable[k]) continue;
            var sign = quota.Keys[k] is { } fact ? other.Value(fact).CompareTo(one.Value(fact)) : Share(other, one);
            if (sign != 0) return sign;
        }
        return 0;
    }

    // Counts of slips are whole numbers of 32 bits, so their products fit.
    private static int Share(in Contender one, in Contender other) => (one.Votes * other.Among).CompareTo(other.Votes * one.Among);
}
