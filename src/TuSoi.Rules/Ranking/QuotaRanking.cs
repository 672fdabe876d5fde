using TuSoi.Rules.Compiling;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>One group of a quota, with what it allows and what was taken.</summary>
/// <param name="Within">The organisation whose subjects these are; null: the whole scope.</param>
/// <param name="By">Kind or words that divide the scope further.</param>
public sealed record QuotaGroup((Table Table, int Row)? Within, IReadOnlyList<string> By)
{
    /// <summary>Surely Good or better after caps.</summary>
    public int Reached { get; internal set; }

    /// <summary>Good or better, or not known yet.</summary>
    public int MayReach { get; internal set; }

    /// <summary>Reached Excellent and not decided yet: those who compete.</summary>
    public int Qualified { get; internal set; }

    /// <summary>May still reach Excellent.</summary>
    public int MayQualify { get; internal set; }

    /// <summary>Decided Excellent: their places are taken, also where a cap came later (QUO-011).</summary>
    public int Decided { get; internal set; }

    /// <summary>Decided Excellent above a cap that came later.</summary>
    public int Late { get; internal set; }

    /// <summary>Suggested Excellent here.</summary>
    public int Taken { get; internal set; }

    public int Tied { get; internal set; }

    public int Waiting { get; internal set; }

    /// <summary>The higher share applies.</summary>
    public Trit Exceptional { get; internal set; } = Trit.NotMet;

    /// <summary>How many may be Excellent, however what is not known turns out.</summary>
    public int Places { get; internal set; }

    /// <summary>The most there may be if what is not known turns out well.</summary>
    public int MostPlaces { get; internal set; }

    /// <summary>With the other base, shown beside (QUO-003).</summary>
    public int OtherPlaces { get; internal set; }

    public int Free => Math.Max(0, Places - Decided - Taken);

    /// <summary>More decided than there are places.</summary>
    public bool IsOver => Decided > MostPlaces;

    /// <summary>Nothing in the group is unknown.</summary>
    public bool IsSettled => Reached == MayReach && Qualified == MayQualify && Exceptional != Trit.Unknown;

    // One more that reached Good may also mean fewer places: the rule for small groups ends there (AMB-64).
    internal void Settle(Quota quota)
    {
        Quotas.Places[] shares = quota.Higher is not { } higher || Exceptional == Trit.NotMet ? [quota.Places] : Exceptional == Trit.Met ? [higher] : [quota.Places, higher];
        (Places, MostPlaces, OtherPlaces) = (int.MaxValue, 0, shares[0].Other.Among(Reached));
        for (var reached = Reached; reached <= MayReach; reached++)
            foreach (var share in shares) (Places, MostPlaces) = (Math.Min(Places, share.Among(reached)), Math.Max(MostPlaces, share.Among(reached)));
    }
}

/// <summary>What became of a quota: its groups, and the group of every subject.</summary>
public sealed class QuotaRanking
{
    private readonly Dictionary<string, int[]> groupOf;

    private readonly Dictionary<string, Planes> leftOut;

    internal QuotaRanking(Quota quota, IReadOnlyList<QuotaGroup> groups, Dictionary<string, int[]> groupOf, Dictionary<string, Planes> leftOut) =>
        (Quota, Groups, this.groupOf, this.leftOut) = (quota, groups, groupOf, leftOut);

    /// <summary>It cannot be told whether the subject is counted here.</summary>
    internal bool IsDoubtful(string kind, int row) => leftOut.TryGetValue(kind, out var answers) && answers[row] == Trit.Unknown;


    public Quota Quota { get; }

    public IReadOnlyList<QuotaGroup> Groups { get; }

    /// <summary>The group of a subject; null where it is not counted or its organisation is not among the data.</summary>
    public QuotaGroup? GroupOf(string kind, int row) => IndexOf(kind, row) is >= 0 and var index ? Groups[index] : null;

    /// <summary>Index into <see cref="Groups"/>; negative where there is none.</summary>
    public int IndexOf(string kind, int row) => groupOf.TryGetValue(kind, out var rows) ? rows[row] : QuotaGroups.Nowhere;

    /// <summary>Subjects of a group, by kind.</summary>
    public IEnumerable<(string Kind, int Row)> Of(int group)
    {
        foreach (var (kind, rows) in groupOf)
            for (var row = 0; row < rows.Length; row++)
                if (rows[row] == group) yield return (kind, row);
    }
}
