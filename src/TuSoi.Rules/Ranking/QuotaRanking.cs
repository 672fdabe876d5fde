using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
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

/// <summary>The subjects of one kind under a quota: their groups, and what the quota says to each.</summary>
internal sealed record QuotaSubjects(LadderNode Ladder, int[] Groups, Planes? LeftOut)
{
    public Chance[] Chances { get; } = new Chance[Groups.Length];

    /// <summary>It cannot be told whether the subject is counted here.</summary>
    public bool IsDoubtful(int row) => LeftOut is not null && LeftOut[row] == Trit.Unknown;

    public CodeColumn LevelsAfter()
    {
        var level = Ladder.Level with { Narrow = [.. Ladder.Level.Narrow] };
        for (var row = 0; row < Chances.Length; row++)
            if (Chances[row] > Chance.Takes) level.Narrow[row] = Ranking.Chances.Apply(Chances[row], Ladder.Mask[row], VerdictFlags.None).Level;
        return level;
    }
}

/// <summary>What became of a quota: its groups, and the group of every subject.</summary>
public sealed class QuotaRanking
{
    // Side by side, group after group: the kind by its place, and the row.
    private int[] starts = [];
    private (int Kind, int Row)[] contenders = [];

    internal QuotaRanking(Quota quota, IReadOnlyList<QuotaGroup> groups, IReadOnlyList<QuotaSubjects> subjects) => (Quota, Groups, Subjects) = (quota, groups, subjects);

    public Quota Quota { get; }

    public IReadOnlyList<QuotaGroup> Groups { get; }

    internal IReadOnlyList<QuotaSubjects> Subjects { get; }

    /// <summary>The group of a subject; null where it is not counted or its organisation is not among the data.</summary>
    public QuotaGroup? GroupOf(string kind, int row) => IndexOf(kind, row) is >= 0 and var index ? Groups[index] : null;

    /// <summary>Index into <see cref="Groups"/>; negative where there is none.</summary>
    public int IndexOf(string kind, int row) => Of(kind)?.Groups[row] ?? QuotaGroups.Nowhere;

    internal QuotaSubjects? Of(string kind) => Subjects.FirstOrDefault(s => s.Ladder.Table.Kind == kind);

    /// <summary>Those who compete in a group, as they come.</summary>
    /// <param name="all">The list to fill, which is emptied first.</param>
    internal List<Contender> ContendersOf(int group, List<Contender> all)
    {
        all.Clear();
        for (var i = starts[group]; i < starts[group + 1]; i++) all.Add(Contender.Of(Subjects[contenders[i].Kind], contenders[i].Row));
        return all;
    }

    /// <summary>Puts the contenders of each group side by side; how many there are has been counted.</summary>
    internal void GatherContenders()
    {
        starts = new int[Groups.Count + 1];
        for (var g = 0; g < Groups.Count; g++) starts[g + 1] = starts[g] + Groups[g].MayQualify;
        contenders = new (int, int)[starts[^1]];
        int[] at = [.. starts];
        for (var kind = 0; kind < Subjects.Count; kind++)
            for (var row = 0; row < Subjects[kind].Groups.Length; row++)
                if (Subjects[kind].Groups[row] is >= 0 and var group && Subjects[kind].Ladder.Competes(row)) contenders[at[group]++] = (kind, row);
    }

    /// <summary>Subjects of a group, by kind.</summary>
    public IEnumerable<(string Kind, int Row)> Of(int group)
    {
        foreach (var subjects in Subjects)
            for (var row = 0; row < subjects.Groups.Length; row++)
                if (subjects.Groups[row] == group) yield return (subjects.Ladder.Table.Kind, row);
    }
}
