using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The levels of one kind that others read: after the quota, where the kind has one.</summary>
internal sealed record Settled(LadderNode Ladder, Node By)
{
    public CodeColumn Level => By is QuotaNode quota ? quota.LevelOf(Ladder.Table.Kind) : Ladder.Level;

    public bool HasSameLevels(Settled other) => Level.Narrow.AsSpan().SequenceEqual(other.Level.Narrow);
}

/// <summary>Links to related subjects with the levels to use of them.</summary>
/// <param name="Levels">Null where only decisions are asked for.</param>
internal sealed record LinkedLevels(Links Links, Settled? Levels, CodeColumn? Decided, CodeColumn? Standing)
{
    /// <summary>Decided, else proposed here; there when the related subjects have been ranked.</summary>
    public CodeColumn? Level => Levels?.Level ?? Decided;

    public object?[] Parts => [Links, Levels, Decided, Standing];

    public bool IsRanked(int target) => Standing is null || Standing[target] == 1;
}

/// <summary>The lowest level among related subjects, by owner (LVL-305, LVL-402).</summary>
internal sealed class CapNode : Node
{
    private readonly LinkedLevels[]?[] sources;

    /// <param name="sources">By relation in the order they are tried; null where the scope knows nothing of a relation.</param>
    public CapNode(Table table, LinkedLevels[]?[] sources) : base(table)
    {
        this.sources = sources;
        foreach (var levels in sources.SelectMany(s => s ?? []))
            if (levels.Levels is { By: var ranked }) After(ranked, complete: true);
    }

    /// <summary>Lowest known level; 0 where none applies.</summary>
    public byte[] Lowest { get; private set; } = [];

    /// <summary>Some related subject has no level yet.</summary>
    public bool[] Waits { get; private set; } = [];

    public override void Prepare()
    {
        Lowest = new byte[Table.Count];
        Waits = new bool[Table.Count];
        var taken = new bool[Table.Count];
        foreach (var relation in sources)
        {
            foreach (var source in relation ?? []) Take(source, taken);
            foreach (var owner in (relation ?? []).SelectMany(s => s.Links.Owner).Where(o => o >= 0)) taken[owner] = true;
            // Where this relation may lead to somebody, nothing can be said of the next one.
            for (var owner = 0; owner < taken.Length; owner++) taken[owner] |= Waits[owner] |= relation is null && !taken[owner];
        }
    }

    private void Take(LinkedLevels source, bool[] taken)
    {
        var levels = source.Level;
        for (var i = 0; i < source.Links.Owner.Length; i++)
        {
            var owner = source.Links.Owner[i];
            var target = source.Links.TargetOf(i);
            if (owner < 0 || taken[owner] || !source.IsRanked(target)) continue;
            var level = (byte)(levels?[target] ?? 0);
            if (level == 0) Waits[owner] = true;
            else if (Lowest[owner] == 0 || level < Lowest[owner]) Lowest[owner] = level;
        }
        for (var owner = 0; owner < Table.Count; owner++)
            if (!taken[owner] && !source.Links.IsComplete(owner)) Waits[owner] = true;
    }

    public override void Run(int from, int to) { }
}

/// <summary>Met where the levels of others that a subject's rules read are not all decided.</summary>
internal sealed class ProvisionalNode : Node
{
    private readonly LinkedLevels[] sources;

    public ProvisionalNode(Table table, LinkedLevels[] sources) : base(table) => this.sources = sources;

    public override void Prepare()
    {
        foreach (var source in sources)
        {
            for (var i = 0; i < source.Links.Owner.Length; i++)
            {
                var owner = source.Links.Owner[i];
                var target = source.Links.TargetOf(i);
                if (owner < 0 || !source.IsRanked(target) || source.Decided is { } decided && decided.Knows(target)) continue;
                Out.Met[owner >> 6] |= 1UL << (owner & 63);
            }
        }
    }

    public override void Run(int from, int to) { }
}
