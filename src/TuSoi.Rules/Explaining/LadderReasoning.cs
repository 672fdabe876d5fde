using System.Numerics;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Ranking;

namespace TuSoi.Rules.Explaining;

/// <summary>From the answers of one subject to its verdict, keeping what took part.</summary>
internal sealed class LadderReasoning
{
    private const int Lowest = (int)QualityLevel.NotCompleted, Highest = (int)QualityLevel.Excellent;
    private readonly KindRules rules;
    private readonly KindWording wording;
    private readonly Place at;
    private readonly CircumstanceReasoning circumstances;
    private readonly Trit[] printed = new Trit[5], effective = new Trit[5];

    // One bit an outcome: 0 is "open".
    private int candidates;

    public LadderReasoning(KindRules rules, KindWording wording, Place at, CircumstanceReasoning circumstances)
    {
        (this.rules, this.wording, this.at, this.circumstances) = (rules, wording, at, circumstances);
        Conditions = new Trit[rules.Conditions.Count];
        for (var i = 0; i < Conditions.Length; i++) Conditions[i] = Reasoning.Answer(rules.Conditions[i].Body, at);
        Cases = new Trit[rules.Cases.Count];
        AnswerCases();
        for (var level = Lowest; level <= Highest; level++) printed[level] = effective[level] = Reached(c => (int)c.Of.Level == level);
        Veto();
        Resolve();
        Caps = new Caps(rules, at);
        Ballot = BallotReasoning.Of(at);
        Verdict = Conclude();
    }

    public Trit[] Conditions { get; }

    public Trit[] Cases { get; }

    public List<VetoRule> AppliedVetoes { get; } = [];

    public List<ResolutionRule> AppliedSteps { get; } = [];

    public Caps Caps { get; }

    public BallotExplanation? Ballot { get; }

    public QuotaExplanation? Quota { get; private set; }

    public IReadOnlyList<Circumstance> Circumstances => circumstances.All;

    public Verdict Verdict { get; }

    private void AnswerCases()
    {
        for (var i = 0; i < Cases.Length; i++)
            if (rules.Cases[i].Rule is { } rule) Cases[i] = Answer(rule);
        for (var i = 0; i < Cases.Length; i++)
            if (rules.Cases[i].Rule is null) Cases[i] = Reasoning.Negate(Reached(c => c.Rule is not null && c.Of.Level != rules.Cases[i].Of.Level));
    }

    // Some case of these holds.
    private Trit Reached(Func<CaseRule, bool> among)
    {
        var result = Trit.NotMet;
        for (var i = 0; i < Cases.Length; i++)
            if (among(rules.Cases[i])) result = Or(result, Cases[i]);
        return result;
    }

    // A named condition has been answered already.
    private Trit Answer(Rule rule) => rule switch
    {
        NamedRule named => Conditions[named.Index],
        AllRule all => All(all.Of),
        AnyRule any => Any(any.Of),
        NotRule negated => Reasoning.Negate(Answer(negated.Of)),
        _ => Reasoning.Answer(rule, at),
    };

    private Trit All(IReadOnlyList<Rule> of)
    {
        var result = Trit.Met;
        for (var i = 0; i < of.Count && result != Trit.NotMet; i++) result = And(result, Answer(of[i]));
        return result;
    }

    private Trit Any(IReadOnlyList<Rule> of)
    {
        var result = Trit.NotMet;
        for (var i = 0; i < of.Count && result != Trit.Met; i++) result = Or(result, Answer(of[i]));
        return result;
    }

    private static Trit Or(Trit one, Trit other) => one == Trit.Met || other == Trit.Met ? Trit.Met : one == Trit.Unknown || other == Trit.Unknown ? Trit.Unknown : Trit.NotMet;

    private static Trit And(Trit one, Trit other) => Reasoning.Negate(Or(Reasoning.Negate(one), Reasoning.Negate(other)));

    private void Veto()
    {
        foreach (var veto in rules.Vetoes)
        {
            var answer = Answer(veto.When);
            foreach (var level in veto.Of.Removes) effective[(int)level] = And(effective[(int)level], Reasoning.Negate(answer));
            if (answer == Trit.Met && veto.Of.Removes.Any(level => printed[(int)level] == Trit.Met)) AppliedVetoes.Add(veto);
        }
    }

    // Every set of levels that is still possible is tried; a step took part only if it did in all of them.
    private void Resolve()
    {
        var guards = new Trit[rules.Steps.Count];
        for (var s = 0; s < guards.Length; s++) guards[s] = Answer(rules.Steps[s].When);
        Span<bool> applied = stackalloc bool[guards.Length];
        applied.Fill(true);
        for (var set = 0; set < 16; set++)
            if (IsPossible(set)) Try(set, guards, applied);
        for (var s = 0; s < guards.Length; s++)
            if (applied[s]) AppliedSteps.Add(rules.Steps[s]);
    }

    private bool IsPossible(int set)
    {
        for (var level = Lowest; level <= Highest; level++)
            if (effective[level] == (Has(set, level) ? Trit.NotMet : Trit.Met)) return false;
        return true;
    }

    private void Try(int set, Trit[] guards, Span<bool> applied)
    {
        var (certain, live) = (true, true);
        for (var s = 0; s < guards.Length; s++)
        {
            if (!live)
            {
                applied[s] = false;
                continue;
            }
            var guard = And(guards[s], On(rules.Steps[s].Of.On, set));
            if (guard != Trit.NotMet) candidates |= 1 << Outcome(rules.Steps[s].Of.Suggest, set);
            applied[s] &= certain && guard == Trit.Met;
            certain &= guard == Trit.NotMet;
            live = guard != Trit.Met;
        }
        if (live) candidates |= 1 << (BitOperations.PopCount((uint)set) == 1 ? Outcome(Suggest.Highest, set) : 0);
    }

    private static bool Has(int set, int level) => (set >> (level - 1) & 1) != 0;

    private static int Outcome(Suggest suggest, int set) => suggest switch
    {
        Suggest.Open => 0,
        Suggest.Highest => 32 - BitOperations.LeadingZeroCount((uint)set),
        Suggest.Lowest => set == 0 ? 0 : BitOperations.TrailingZeroCount(set) + 1,
        _ => suggest - Suggest.NotCompleted + Lowest,
    };

    private Trit On(On on, int set) => on.Word switch
    {
        "none" => set == 0 ? Trit.Met : Trit.NotMet,
        "several" => BitOperations.PopCount((uint)set) > 1 ? Trit.Met : Trit.NotMet,
        "cases" => OnCases(on.Cases, set),
        _ => Trit.Met,
    };

    private Trit OnCases(IReadOnlyList<string> names, int set)
    {
        var result = Trit.Met;
        for (var i = 0; i < Cases.Length; i++)
            if (names.Contains(rules.Cases[i].Of.FullName)) result = And(result, Has(set, (int)rules.Cases[i].Of.Level) ? Cases[i] : Trit.NotMet);
        return result;
    }

    private Verdict Conclude()
    {
        if (!circumstances.IsRanked) return new Verdict(LevelSet.None, LevelSet.None, null, null, VerdictFlags.NotRanked | circumstances.Flags & VerdictFlags.SpecialDecision, null, Ballot?.Outcome.Level);
        var (met, possible) = (Set(Trit.Met), Set(Trit.Met) | Set(Trit.Unknown));
        var flags = circumstances.Flags | (rules.Ladder.Elsewhere is null ? VerdictFlags.None : VerdictFlags.Elsewhere);
        if (rules.Cases.Count > 0 && possible == LevelSet.None) flags |= VerdictFlags.NoCase;
        if (BitOperations.PopCount((uint)met) > 1) flags |= VerdictFlags.SeveralCases;
        if (AppliedVetoes.Exists(v => v.Of.Decide) || AppliedSteps.Exists(s => s.Of.Decide)) flags |= VerdictFlags.ByReading;
        if (Caps.Undecided.Count > 0) flags |= VerdictFlags.Provisional;
        var decided = at.Code(Known.DecidedLevel, Known.LevelFact);
        var mask = Layered(decided, ref flags);
        (mask, var more, Quota) = QuotaReasoning.Of(at, mask, decided, Ballot?.Outcome);
        flags |= more;
        if (mask == 1) flags |= VerdictFlags.Open;
        flags |= Unknowns(!BitOperations.IsPow2(mask) && !flags.HasFlag(VerdictFlags.Held));
        return new Verdict(met, possible, Level(mask), Ceiling > 0 ? (QualityLevel)Ceiling : null, flags, Level(candidates), Ballot?.Outcome.Level);
    }

    private int Layered(int decided, ref VerdictFlags flags)
    {
        var state = Ballot?.Outcome.State ?? BallotState.None;
        var (mask, layered) = new Layers(candidates, rules.Cases.Count > 0, circumstances.External, state, (int)(Ballot?.Outcome.Level ?? 0),
            Ballot?.Ballot?.Of.Differs ?? BallotDiffers.Lower, Ceiling, Caps.Waits, circumstances.Holds).Apply();
        flags |= layered;
        if (state == BallotState.None && decided == 0 && BallotReasoning.IsAsked(at)) flags |= VerdictFlags.BallotAwaited;
        if (Ceiling > 0 && decided > Ceiling) flags |= VerdictFlags.LateCap;
        return mask;
    }

    private int Ceiling => (circumstances.Ceiling, (int)(Caps.Ceiling ?? 0)) switch { (0, var cap) => cap, (var special, 0) => special, var (special, cap) => Math.Min(special, cap) };

    private static QualityLevel? Level(int mask) => BitOperations.IsPow2(mask) && mask > 1 ? (QualityLevel)BitOperations.TrailingZeroCount(mask) : null;

    private VerdictFlags Unknowns(bool undetermined)
    {
        var flags = undetermined ? VerdictFlags.Undetermined : VerdictFlags.None;
        for (var i = 0; i < Conditions.Length; i++)
        {
            if (Conditions[i] != Trit.Unknown) continue;
            if (IsUnclear(i)) flags |= VerdictFlags.TextUnclear;
            else if (undetermined) flags |= wording.Lines[i].IsJudgement ? VerdictFlags.JudgementOwed : VerdictFlags.FactsMissing;
        }
        return flags;
    }

    /// <summary>Every fact is known; it is the text that does not say.</summary>
    public bool IsUnclear(int condition) => wording.Lines[condition] is { DoubtRow: not null } line
        && Reasoning.Answer(line.Settled.Met, at) != Trit.Unknown && Reasoning.Answer(line.Settled.NotMet, at) != Trit.Unknown;

    private LevelSet Set(Trit answer)
    {
        var set = 0;
        for (var level = Lowest; level <= Highest; level++)
            if (printed[level] == answer) set |= 1 << (level - 1);
        return (LevelSet)set;
    }
}
