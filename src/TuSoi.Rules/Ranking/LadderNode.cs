using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The inputs of a ladder as nodes, in the order of <see cref="KindRules"/>.</summary>
internal sealed record LadderInputs(
    Node[] Cases, Node[] Vetoes, Node[] Steps, CapNode[] Caps, ProvisionalNode Provisional,
    Node[] Conditions, (Node Met, Node NotMet)?[] Settled, CodeColumn? Standing, CodeColumn? Decided, Circumstances Circumstances, BallotResults? Ballots, bool HasBallot)
{
    /// <summary>Everything the verdicts rest on beside the table.</summary>
    public IEnumerable<object?> Parts(KindRules rules) =>
    [
        rules.Ladder, Circumstances, Ballots, HasBallot, Provisional, .. rules.Cases.Select(c => c.Of), .. Cases, .. rules.Vetoes.Select(v => v.Of), Vetoes.Length, .. Vetoes,
        .. rules.Steps.Select(s => s.Of), Steps.Length, .. Steps, .. Caps, .. Conditions, .. rules.Conditions.Select(c => (object)RuleTree.IsJudgement(c)), .. Settled.SelectMany(s => new Node?[] { s?.Met, s?.NotMet }),
    ];
}

/// <summary>
/// From cases to a verdict, 64 subjects at a time. The suggestion is settled only where every way in which the unknown may turn out leads
/// to the same level: every set of levels that is still possible is tried, and within it a guard that cannot be told keeps its outcome as a
/// candidate and lets the next guard speak.
/// </summary>
internal sealed class LadderNode : Node
{
    private const int Levels = 4;
    private readonly KindRules rules;
    private readonly LadderInputs inputs;
    private readonly ulong[] judged;

    public LadderNode(Table table, KindRules rules, LadderInputs inputs) : base(table)
    {
        (this.rules, this.inputs) = (rules, inputs);
        foreach (var input in inputs.Cases.Concat(inputs.Vetoes).Concat(inputs.Steps).Concat(inputs.Caps).Concat(inputs.Conditions)
            .Concat(inputs.Settled.OfType<(Node Met, Node NotMet)>().SelectMany(s => new[] { s.Met, s.NotMet })).Append(inputs.Provisional)) After(input, complete: false);
        judged = [.. rules.Conditions.Select(c => RuleTree.IsJudgement(c) ? ulong.MaxValue : 0)];
        Level = new CodeColumn(Known.LevelFact, table.Count);
        Printed = new byte[table.Count];
        Possible = new byte[table.Count];
        Ceiling = new byte[table.Count];
        ByConditions = new byte[table.Count];
        Mask = new byte[table.Count];
        Flags = new int[table.Count];
    }

    public byte[] Printed { get; }
    public byte[] Possible { get; }
    public byte[] Ceiling { get; }
    public int[] Flags { get; }

    /// <summary>The level of the conditions alone, before ballot and caps.</summary>
    public byte[] ByConditions { get; }

    /// <summary>Outcomes possible before the quota: bit 0 is "open", bits 1 to 4 are levels; 0: not ranked.</summary>
    public byte[] Mask { get; }

    public BallotResults? Ballots => inputs.Ballots;

    /// <summary>Not decided, and may be Excellent: by the rules, or because the result is open.</summary>
    public bool Competes(int row) => (inputs.Standing is null || inputs.Standing[row] <= 1) && (inputs.Decided?[row] ?? 0) == 0 && (Mask[row] & (1 << (int)QualityLevel.Excellent | 1)) != 0;

    public CodeColumn? Standing => inputs.Standing;

    public CodeColumn? Decided => inputs.Decided;
    public Planes[] ConditionAnswers => [.. inputs.Conditions.Select(c => c.Out)];

    /// <summary>Decided, else suggested before the quota.</summary>
    public CodeColumn Level { get; }

    public override void Run(int from, int to)
    {
        var work = new Work(rules.Steps.Count);
        for (var w = from; w < to; w++)
        {
            PrintLevels(work, w);
            Veto(work, w);
            Resolve(work, w);
            Store(work, w);
        }
    }

    // Three-valued planes of one word: the levels as printed and after vetoes, and the candidates for the suggestion (0 is "open").
    private sealed class Work(int steps)
    {
        public readonly ulong[] PrintedMet = new ulong[Levels], PrintedNot = new ulong[Levels], Met = new ulong[Levels], Not = new ulong[Levels];
        public readonly ulong[] Candidates = new ulong[Levels + 1];
        public readonly ulong[] Fired = new ulong[steps];
        public ulong Certain, Live, ByReading;
    }

    private void PrintLevels(Work work, int w)
    {
        Array.Clear(work.PrintedMet);
        Array.Fill(work.PrintedNot, ulong.MaxValue);
        for (var c = 0; c < rules.Cases.Count; c++)
        {
            var level = (int)rules.Cases[c].Of.Level - 1;
            work.PrintedMet[level] |= inputs.Cases[c].Out.Met[w];
            work.PrintedNot[level] &= inputs.Cases[c].Out.Not[w];
        }
        Array.Copy(work.PrintedMet, work.Met, Levels);
        Array.Copy(work.PrintedNot, work.Not, Levels);
        work.ByReading = 0;
    }

    private void Veto(Work work, int w)
    {
        for (var v = 0; v < rules.Vetoes.Count; v++)
        {
            var (met, not) = (inputs.Vetoes[v].Out.Met[w], inputs.Vetoes[v].Out.Not[w]);
            foreach (var removed in rules.Vetoes[v].Of.Removes)
            {
                var level = (int)removed - 1;
                if (rules.Vetoes[v].Of.Decide) work.ByReading |= met & work.PrintedMet[level];
                work.Met[level] &= not;
                work.Not[level] |= met;
            }
        }
    }

    private void Resolve(Work work, int w)
    {
        Array.Clear(work.Candidates);
        Array.Fill(work.Fired, ulong.MaxValue);
        for (var levels = 0; levels < 1 << Levels; levels++)
        {
            var possible = ulong.MaxValue;
            for (var level = 0; level < Levels; level++) possible &= (levels >> level & 1) != 0 ? ~work.Not[level] : ~work.Met[level];
            if (possible != 0) Try(work, levels, possible, w);
        }
        for (var s = 0; s < rules.Steps.Count; s++)
            if (rules.Steps[s].Of.Decide) work.ByReading |= work.Fired[s];
    }

    // What comes out if exactly these levels are reached, for the subjects for which that is possible.
    private void Try(Work work, int levels, ulong possible, int w)
    {
        (work.Certain, work.Live) = (possible, possible);
        for (var s = 0; s < rules.Steps.Count; s++)
        {
            var step = rules.Steps[s];
            var (met, not) = (inputs.Steps[s].Out.Met[w], inputs.Steps[s].Out.Not[w]);
            var (onMet, onNot) = On(step.Of.On, levels, w);
            (met, not) = (met & onMet, not | onNot);
            work.Fired[s] &= ~possible | (work.Certain & met);
            Take(work, Outcome(step.Of.Suggest, levels), met, not);
        }
        Take(work, BitOperations.PopCount((uint)levels) == 1 ? BitOperations.TrailingZeroCount(levels) + 1 : 0, ulong.MaxValue, 0);
    }

    private (ulong Met, ulong Not) On(On on, int levels, int w) => on.Word switch
    {
        "none" => All(levels == 0),
        "several" => All(BitOperations.PopCount((uint)levels) > 1),
        "cases" => AllCases(on.Cases, levels, w),
        _ => All(true),
    };

    private static (ulong Met, ulong Not) All(bool met) => met ? (ulong.MaxValue, 0) : (0, ulong.MaxValue);

    private (ulong, ulong) AllCases(IReadOnlyList<string> names, int levels, int w)
    {
        ulong met = ulong.MaxValue, not = 0;
        for (var c = 0; c < rules.Cases.Count; c++)
        {
            if (!names.Contains(rules.Cases[c].Of.FullName)) continue;
            var reached = (levels >> ((int)rules.Cases[c].Of.Level - 1) & 1) != 0;
            met &= reached ? inputs.Cases[c].Out.Met[w] : 0;
            not |= reached ? inputs.Cases[c].Out.Not[w] : ulong.MaxValue;
        }
        return (met, not);
    }

    private static int Outcome(Suggest suggest, int levels) => suggest switch
    {
        Ladders.Suggest.Open => 0,
        Ladders.Suggest.Highest => 32 - BitOperations.LeadingZeroCount((uint)levels),
        Ladders.Suggest.Lowest => levels == 0 ? 0 : BitOperations.TrailingZeroCount(levels) + 1,
        _ => suggest - Ladders.Suggest.NotCompleted + 1,
    };

    private static void Take(Work work, int outcome, ulong met, ulong not)
    {
        work.Candidates[outcome] |= work.Live & ~not;
        work.Live &= ~met;
        work.Certain &= not;
    }

    private void Store(Work work, int w)
    {
        var (missing, owed, unclear) = Unknowns(w);
        ulong none = rules.Cases.Count == 0 ? 0 : ulong.MaxValue, several = Several(work.PrintedMet);
        for (var level = 0; level < Levels; level++) none &= work.PrintedNot[level];
        var rows = RowsOf(w);
        var special = inputs.Circumstances.Word(w);
        for (var i = 0; i < rows; i++)
        {
            var bit = 1UL << i;
            var row = (w << 6) + i;
            int printed = 0, possible = 0, candidates = 0;
            for (var level = 0; level < Levels; level++)
            {
                if ((work.PrintedMet[level] & bit) != 0) printed |= 1 << level;
                if ((work.PrintedNot[level] & bit) == 0) possible |= 1 << level;
            }
            for (var c = 0; c <= Levels; c++)
                if ((work.Candidates[c] & bit) != 0) candidates |= 1 << c;
            (Printed[row], Possible[row]) = ((byte)printed, (byte)possible);
            var flags = ((none & bit) != 0 ? VerdictFlags.NoCase : 0) | ((several & bit) != 0 ? VerdictFlags.SeveralCases : 0)
                | ((work.ByReading & bit) != 0 ? VerdictFlags.ByReading : 0) | ((unclear & bit) != 0 ? VerdictFlags.TextUnclear : 0)
                | ((inputs.Provisional.Out.Met[w] & bit) != 0 ? VerdictFlags.Provisional : 0)
                | (rules.Ladder.Elsewhere is null ? 0 : VerdictFlags.Elsewhere);
            Finish(row, candidates, flags, (special & bit) != 0, (missing & bit) != 0, (owed & bit) != 0);
        }
    }

    private void Finish(int row, int candidates, VerdictFlags flags, bool special, bool missing, bool owed)
    {
        var (circumstances, decided) = (special ? inputs.Circumstances : null, inputs.Decided?[row] ?? 0);
        if (inputs.Standing is { } standing && standing[row] > 1)
        {
            (Printed[row], Possible[row], Flags[row]) = (0, 0, (int)(VerdictFlags.NotRanked | (circumstances?.FlagsOf(row) ?? 0) & VerdictFlags.SpecialDecision));
            Level[row] = decided;
            return;
        }
        var (ceiling, waits) = CeilingOf(row, circumstances?.CeilingOf(row) ?? 0);
        var state = inputs.Ballots?.StateOf(row) ?? BallotState.None;
        var (mask, layered) = new Layers(candidates, rules.Cases.Count > 0, circumstances?.ExternalOf(row) ?? 0, state, inputs.Ballots?.LevelOf(row) ?? 0,
            inputs.Ballots?.DiffersOf(row) ?? BallotDiffers.Lower, ceiling, waits, circumstances?.Holds(row) ?? false).Apply();
        flags |= layered | (circumstances?.FlagsOf(row) ?? 0);
        if (state == BallotState.None && inputs.HasBallot && decided == 0) flags |= VerdictFlags.BallotAwaited;
        if (decided > ceiling && ceiling > 0) flags |= VerdictFlags.LateCap;
        if (!BitOperations.IsPow2(mask) && (flags & VerdictFlags.Held) == 0)
            flags |= VerdictFlags.Undetermined | (missing ? VerdictFlags.FactsMissing : 0) | (owed ? VerdictFlags.JudgementOwed : 0);
        if (mask == 1) flags |= VerdictFlags.Open;
        (ByConditions[row], Ceiling[row], Mask[row], Flags[row]) = (Single(candidates), (byte)ceiling, (byte)mask, (int)flags);
        Level[row] = decided > 0 ? decided : Single(mask);
    }

    /// <summary>The one level that is possible; 0 where it is open or there are several.</summary>
    public static byte Single(int mask) => BitOperations.IsPow2(mask) ? (byte)BitOperations.TrailingZeroCount(mask) : (byte)0;

    private (int Ceiling, bool Waits) CeilingOf(int row, int ceiling)
    {
        var waits = false;
        foreach (var cap in inputs.Caps)
        {
            waits |= cap.Waits[row];
            if (cap.Lowest[row] is > 0 and var lowest && (ceiling == 0 || lowest < ceiling)) ceiling = lowest;
        }
        return (ceiling, waits);
    }

    private (ulong Missing, ulong Owed, ulong Unclear) Unknowns(int w)
    {
        ulong missing = 0, owed = 0, unclear = 0;
        for (var c = 0; c < inputs.Conditions.Length; c++)
        {
            var condition = inputs.Conditions[c].Out;
            var unknown = ~(condition.Met[w] | condition.Not[w]);
            if (unknown == 0) continue;
            if (inputs.Settled[c] is { } settled)
            {
                var text = unknown & (settled.Met.Out.Met[w] | settled.Met.Out.Not[w]) & (settled.NotMet.Out.Met[w] | settled.NotMet.Out.Not[w]);
                unclear |= text;
                unknown &= ~text;
            }
            owed |= unknown & judged[c];
            missing |= unknown & ~judged[c];
        }
        return (missing, owed, unclear);
    }

    private static ulong Several(ulong[] met)
    {
        ulong once = 0, twice = 0;
        foreach (var level in met)
        {
            twice |= once & level;
            once |= level;
        }
        return twice;
    }
}
