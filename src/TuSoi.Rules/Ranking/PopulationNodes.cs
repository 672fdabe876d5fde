using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>One source of rows to count: links and the answers on their target rows.</summary>
internal sealed record Counted(Links Links, Node Among, Node Where);

/// <summary>Counts, for every owner, what is known of its population. Shared by all rules over the same population.</summary>
internal sealed class TallyNode : Node
{
    private readonly Counted[]?[] sources;

    /// <param name="sources">
    /// By relation in the order they are tried: an owner's first relation with rows is counted alone. Null where the scope knows nothing of
    /// a relation; where it may have rows, nothing can be said of the next one.
    /// </param>
    public TallyNode(Table table, Counted[]?[] sources) : base(table)
    {
        this.sources = sources;
        foreach (var counted in sources.SelectMany(s => s ?? []))
        {
            After(counted.Among, complete: true);
            After(counted.Where, complete: true);
        }
    }

    public Tally[] Tallies { get; private set; } = [];

    public override void Prepare()
    {
        Tallies = new Tally[Table.Count];
        for (var i = 0; i < Tallies.Length; i++) Tallies[i].Complete = true;
        var taken = sources.Length > 1 ? new bool[Table.Count] : null;
        foreach (var relation in sources)
        {
            foreach (var counted in relation ?? []) Count(counted, taken);
            if (relation is null) Doubt(taken);
            if (taken is not null) Take(relation ?? [], taken);
        }
    }

    private void Doubt(bool[]? taken)
    {
        for (var owner = 0; owner < Tallies.Length; owner++) Tallies[owner].Complete &= taken is not null && taken[owner];
    }

    private void Take(Counted[] relation, bool[] taken)
    {
        foreach (var counted in relation)
            foreach (var owner in counted.Links.Owner.Where(o => o >= 0)) taken[owner] = true;
        for (var owner = 0; owner < taken.Length; owner++) taken[owner] |= !Tallies[owner].Complete;
    }

    private void Count(Counted counted, bool[]? taken)
    {
        var (links, among, where) = counted;
        for (var i = 0; i < links.Owner.Length; i++)
        {
            var owner = links.Owner[i];
            if (owner < 0 || taken is not null && taken[owner]) continue;
            var target = links.TargetOf(i);
            Tallies[owner].Add(among.Out[target], where.Out[target]);
        }
        if (links.Complete is null) return;
        for (var owner = 0; owner < Table.Count; owner++)
            if (!links.IsComplete(owner) && (taken is null || !taken[owner])) Tallies[owner].Complete = false;
    }

    public override void Run(int from, int to) { }
}

/// <summary>Whether some row of a population satisfies its predicate: one bit an owner, without counting.</summary>
internal sealed class SomeNode : Node
{
    private readonly Counted[] sources;
    private readonly bool known;
    private readonly ulong[] sure, perhaps;

    /// <param name="sources">Null where the scope knows nothing of the relation.</param>
    /// <param name="wanted">True for "at least one", false for "none".</param>
    public SomeNode(Table table, Counted[]? sources, bool wanted) : base(table)
    {
        (this.sources, known) = (sources ?? [], sources is not null);
        (sure, perhaps) = wanted ? (Out.Met, Out.Not) : (Out.Not, Out.Met);
        foreach (var counted in this.sources)
        {
            After(counted.Among, complete: true);
            After(counted.Where, complete: true);
        }
    }

    public override void Prepare()
    {
        // While counting, the second plane holds "perhaps"; Run turns it round.
        if (!known) Array.Fill(perhaps, ulong.MaxValue);
        foreach (var (links, among, where) in sources)
        {
            for (var i = 0; i < links.Owner.Length; i++)
            {
                var owner = links.Owner[i];
                if (owner < 0) continue;
                var target = links.TargetOf(i);
                ulong bit = 1UL << (owner & 63), at = 1UL << (target & 63);
                var word = target >> 6;
                if ((among.Out.Not[word] & at) != 0 || (where.Out.Not[word] & at) != 0) continue;
                perhaps[owner >> 6] |= bit;
                if ((among.Out.Met[word] & at) != 0 && (where.Out.Met[word] & at) != 0) sure[owner >> 6] |= bit;
            }
            if (links.Complete is null) continue;
            for (var w = 0; w < perhaps.Length; w++) perhaps[w] |= ~links.Complete[w];
        }
    }

    public override void Run(int from, int to)
    {
        for (var w = from; w < to; w++) perhaps[w] = ~perhaps[w];
    }
}

/// <summary>A rule over tallies: count, share, every.</summary>
internal sealed class TallyAnswerNode : Node
{
    private readonly TallyNode tallies;
    private readonly Rule rule;

    public TallyAnswerNode(TallyNode tallies, Rule rule) : base(tallies.Table)
    {
        (this.tallies, this.rule) = (tallies, rule);
        After(tallies, complete: false);
    }

    public override void Run(int from, int to)
    {
        for (var row = from << 6; row < Math.Min(to << 6, Table.Count); row++)
        {
            var answer = Answers.Of(rule, tallies.Tallies[row]);
            if (answer != Trit.Unknown) (answer == Trit.Met ? Out.Met : Out.Not)[row >> 6] |= 1UL << (row & 63);
        }
    }
}

/// <summary>A rule over the subject's own criteria, each with its two answers.</summary>
internal sealed class CriteriaNode : Node
{
    private readonly (Node Among, Node Where)[] criteria;
    private readonly Rule rule;

    public CriteriaNode(Table table, (Node, Node)[] criteria, Rule rule) : base(table)
    {
        (this.criteria, this.rule) = (criteria, rule);
        foreach (var (among, where) in this.criteria)
        {
            After(among, complete: false);
            After(where, complete: false);
        }
    }

    public override void Run(int from, int to)
    {
        for (var row = from << 6; row < Math.Min(to << 6, Table.Count); row++)
        {
            var tally = new Tally { Complete = true };
            foreach (var (among, where) in criteria) tally.Add(among.Out[row], where.Out[row]);
            var answer = Answers.Of(rule, tally);
            if (answer != Trit.Unknown) (answer == Trit.Met ? Out.Met : Out.Not)[row >> 6] |= 1UL << (row & 63);
        }
    }
}

/// <summary>All of the subject's own criteria: bit by bit, without counting.</summary>
internal sealed class EveryCriterionNode : Node
{
    private readonly (Node Among, Node Where)[] criteria;
    private readonly EmptyBase empty;

    public EveryCriterionNode(Table table, (Node, Node)[] criteria, EmptyBase empty) : base(table)
    {
        (this.criteria, this.empty) = (criteria, empty);
        foreach (var (among, where) in this.criteria)
        {
            After(among, complete: false);
            After(where, complete: false);
        }
    }

    public override void Run(int from, int to)
    {
        var nobody = Tallies.OfNobody(empty);
        for (var w = from; w < to; w++)
        {
            ulong met = ulong.MaxValue, not = 0, someone = 0, maybeGood = 0;
            foreach (var (among, where) in criteria)
            {
                met &= among.Out.Not[w] | where.Out.Met[w];
                not |= among.Out.Met[w] & where.Out.Not[w];
                someone |= among.Out.Met[w];
                maybeGood |= ~among.Out.Not[w] & ~where.Out.Not[w];
            }
            // Where perhaps nobody is in the base, the answer must also be that of nobody.
            if (nobody != Trit.Met) met &= someone;
            if (nobody == Trit.NotMet) not |= ~maybeGood;
            (Out.Met[w], Out.Not[w]) = (met, not);
        }
    }
}

internal static class Answers
{
    public static Trit Of(Rule rule, in Tally tally) => rule switch
    {
        TallyRule count => Tallies.Count(count.Comparison, count.Than, tally.Sure, tally.Most),
        ShareRule share => Tallies.Share(share.Comparison, share.Than, share.Empty, tally),
        EveryRule every => Every(every.Empty, tally),
        _ => throw new InvalidOperationException(rule.GetType().Name),
    };

    private static Trit Every(EmptyBase empty, in Tally tally)
    {
        if (tally.Base > tally.Probable) return Trit.NotMet;
        var fine = tally.Complete && tally.Base == tally.Sure && tally.MayJoinBad == 0;
        if (tally.Base > 0) return fine ? Trit.Met : Trit.Unknown;
        if (!tally.Complete) return Trit.Unknown;
        var nobody = Tallies.OfNobody(empty);
        // Perhaps nobody, perhaps some: what both come to.
        return tally.MayJoinGood + tally.MayJoinBad == 0 ? nobody
            : fine && nobody == Trit.Met ? Trit.Met
            : tally.MayJoinGood == 0 && nobody == Trit.NotMet ? Trit.NotMet
            : Trit.Unknown;
    }
}
