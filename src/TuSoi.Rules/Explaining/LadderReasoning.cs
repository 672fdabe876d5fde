using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>From the answers of one subject to its verdict, keeping what took part.</summary>
internal sealed class LadderReasoning
{
    private static readonly QualityLevel[] Levels = [QualityLevel.NotCompleted, QualityLevel.Completed, QualityLevel.Good, QualityLevel.Excellent];
    private readonly KindRules rules;
    private readonly Place at;
    private readonly Trit[] printed = new Trit[5], effective = new Trit[5];
    private readonly HashSet<int> candidates = [];

    public LadderReasoning(KindRules rules, Place at)
    {
        (this.rules, this.at) = (rules, at);
        Conditions = [.. rules.Conditions.Select(c => Reasoning.Answer(c, at))];
        Cases = [.. rules.Cases.Select(c => c.Rule is { } rule ? Answer(rule) : Trit.Unknown)];
        for (var i = 0; i < Cases.Length; i++)
            if (rules.Cases[i].Rule is null)
                Cases[i] = Reasoning.Negate(Any(Cases.Where((_, j) => rules.Cases[j].Rule is not null && rules.Cases[j].Of.Level != rules.Cases[i].Of.Level)));
        foreach (var level in Levels) printed[(int)level] = effective[(int)level] = Any(Cases.Where((_, i) => rules.Cases[i].Of.Level == level));
        Veto();
        Resolve();
        Verdict = Conclude();
    }

    public Trit[] Conditions { get; }

    public Trit[] Cases { get; }

    public List<VetoRule> AppliedVetoes { get; } = [];

    public List<StepRule> AppliedSteps { get; } = [];

    public Verdict Verdict { get; }

    // A named condition has been answered already.
    private Trit Answer(Rule rule) => rule switch
    {
        NamedRule named => Conditions[named.Index],
        AllRule all => All(all.Of.Select(Answer)),
        AnyRule any => Any(any.Of.Select(Answer)),
        NotRule negated => Reasoning.Negate(Answer(negated.Of)),
        _ => Reasoning.Answer(rule, at),
    };

    private static Trit All(IEnumerable<Trit> trits) => Reasoning.Negate(Any(trits.Select(Reasoning.Negate)));

    private static Trit Any(IEnumerable<Trit> trits)
    {
        var result = Trit.NotMet;
        foreach (var trit in trits)
        {
            if (trit == Trit.Met) return Trit.Met;
            if (trit == Trit.Unknown) result = Trit.Unknown;
        }
        return result;
    }

    private void Veto()
    {
        foreach (var veto in rules.Vetoes)
        {
            var answer = Answer(veto.When);
            foreach (var level in veto.Of.Removes) effective[(int)level] = All([effective[(int)level], Reasoning.Negate(answer)]);
            if (answer == Trit.Met && veto.Of.Removes.Any(level => printed[(int)level] == Trit.Met)) AppliedVetoes.Add(veto);
        }
    }

    // Every set of levels that is still possible is tried; a step took part only if it did in all of them.
    private void Resolve()
    {
        var applied = new HashSet<StepRule>(rules.Steps);
        for (var set = 0; set < 16; set++)
        {
            var reached = Levels.Where(l => (set >> ((int)l - 1) & 1) != 0).ToHashSet();
            if (Levels.All(l => effective[(int)l] != (reached.Contains(l) ? Trit.NotMet : Trit.Met))) applied.IntersectWith(Try(reached));
        }
        AppliedSteps.AddRange(rules.Steps.Where(applied.Contains));
    }

    private List<StepRule> Try(HashSet<QualityLevel> reached)
    {
        var fired = new List<StepRule>();
        var certain = true;
        foreach (var step in rules.Steps)
        {
            var guard = All([Answer(step.When), On(step.Of.On, reached)]);
            if (guard != Trit.NotMet) candidates.Add(Outcome(step.Of.Suggest, reached));
            if (certain && guard == Trit.Met) fired.Add(step);
            certain &= guard == Trit.NotMet;
            if (guard == Trit.Met) return fired;
        }
        candidates.Add(reached.Count == 1 ? (int)reached.First() : 0);
        return fired;
    }

    private static int Outcome(Suggest suggest, HashSet<QualityLevel> reached) => suggest switch
    {
        Suggest.Open => 0,
        Suggest.Highest => reached.Select(l => (int)l).DefaultIfEmpty().Max(),
        Suggest.Lowest => reached.Select(l => (int)l).DefaultIfEmpty().Min(),
        _ => (int)Enum.Parse<QualityLevel>(suggest.ToString()),
    };

    private Trit On(On on, HashSet<QualityLevel> reached) => on.Word switch
    {
        "none" => reached.Count == 0 ? Trit.Met : Trit.NotMet,
        "several" => reached.Count > 1 ? Trit.Met : Trit.NotMet,
        "cases" => All(rules.Cases.Select((c, i) => (c, i)).Where(c => on.Cases.Contains(c.c.Of.FullName)).Select(c => reached.Contains(c.c.Of.Level) ? Cases[c.i] : Trit.NotMet)),
        _ => Trit.Met,
    };

    private Verdict Conclude()
    {
        if (at.Table.Find(Known.Standing) is CodeColumn standing && standing[at.Row] > 1) return new Verdict(LevelSet.None, LevelSet.None, null, null, VerdictFlags.NotRanked);
        var flags = rules.Ladder.Elsewhere is null ? VerdictFlags.None : VerdictFlags.Elsewhere;
        if (Levels.All(l => printed[(int)l] == Trit.NotMet)) flags |= VerdictFlags.NoCase;
        if (Levels.Count(l => printed[(int)l] == Trit.Met) > 1) flags |= VerdictFlags.SeveralCases;
        if (AppliedVetoes.Any(v => v.Of.Decide) || AppliedSteps.Any(s => s.Of.Decide)) flags |= VerdictFlags.ByReading;
        var caps = new Caps(rules, at);
        if (caps.IsProvisional(rules)) flags |= VerdictFlags.Provisional;
        var outcomes = candidates.Select(c => caps.Ceiling is { } ceiling && c > (int)ceiling ? (int)ceiling : c).Distinct().ToList();
        var result = outcomes is [var one] && !(caps.Waits && one > (int)QualityLevel.NotCompleted) ? one : -1;
        if (result > 0 && candidates.Any(c => c > result && caps.Ceiling is { } top && c > (int)top)) flags |= VerdictFlags.Capped;
        if (result == 0) flags |= VerdictFlags.Open;
        flags |= Unknowns(result < 0);
        return new Verdict(Set(t => t == Trit.Met), Set(t => t != Trit.NotMet), result > 0 ? (QualityLevel)result : null, caps.Ceiling, flags);
    }

    private VerdictFlags Unknowns(bool undetermined)
    {
        var flags = undetermined ? VerdictFlags.Undetermined : VerdictFlags.None;
        for (var i = 0; i < Conditions.Length; i++)
        {
            if (Conditions[i] != Trit.Unknown) continue;
            if (IsUnclear(rules.Conditions[i], at)) flags |= VerdictFlags.TextUnclear;
            else if (undetermined) flags |= RuleTree.IsJudgement(rules.Conditions[i]) ? VerdictFlags.JudgementOwed : VerdictFlags.FactsMissing;
        }
        return flags;
    }

    /// <summary>Every fact is known; it is the text that does not say.</summary>
    public static bool IsUnclear(NamedRule condition, Place at) => RuleTree.HasDoubt(condition)
        && Reasoning.Answer(RuleTree.Settle(condition, true), at) != Trit.Unknown
        && Reasoning.Answer(RuleTree.Settle(condition, false), at) != Trit.Unknown;

    private LevelSet Set(Func<Trit, bool> belongs) =>
        Levels.Where(l => belongs(printed[(int)l])).Aggregate(LevelSet.None, (set, l) => set | (LevelSet)(1 << ((int)l - 1)));
}
