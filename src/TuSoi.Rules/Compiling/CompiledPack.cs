using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ladders;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scoring;

namespace TuSoi.Rules.Compiling;

/// <summary>A pack ready to evaluate: for one day, with one reading chosen for each ambiguity.</summary>
public sealed class CompiledPack
{
    public required Pack Pack { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The reading in force for every AMB row.</summary>
    public required IReadOnlyDictionary<string, string> Readings { get; init; }

    /// <summary>Rules by kind of subject, for kinds that have a ladder.</summary>
    public required IReadOnlyDictionary<string, KindRules> Kinds { get; init; }

    /// <summary>Ballots by kind, the last purpose first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Ballot>> Ballots { get; init; }

    /// <summary>Special cases by kind.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SpecialRule>> SpecialCases { get; init; }

    /// <summary>What has to be read to tell them.</summary>
    public Reads SpecialReads => new(SpecialCases.Values.SelectMany(rules => rules).SelectMany(r => r.Needs is { } needs ? [r.When, needs] : new[] { r.When }));

    public required IReadOnlyList<Quota> Quotas { get; init; }
}

/// <summary>The ladder of one kind, compiled.</summary>
public sealed class KindRules
{
    public required SubjectKind Kind { get; init; }
    public required Ladder Ladder { get; init; }
    public CriteriaFrame? Frame { get; init; }

    /// <summary>The total score as a fact, where the frame has point tables.</summary>
    public required Fact ScoreFact { get; init; }

    public bool IsScored => Frame is { PointTables.Count: > 0 };

    /// <summary>What happens with a criterion "if any" that did not arise: its points are left out and the rest rescaled, or given in full.</summary>
    public bool Rescales { get; init; } = true;

    /// <summary>Conditions in the order of the pack: the lines of the card.</summary>
    public required IReadOnlyList<NamedRule> Conditions { get; init; }

    public required IReadOnlyList<CaseRule> Cases { get; init; }
    public required IReadOnlyList<VetoRule> Vetoes { get; init; }
    public required IReadOnlyList<ResolutionRule> Steps { get; init; }
    public required IReadOnlyList<CapRule> Caps { get; init; }

    /// <summary>Subjects whose levels the rules read; the verdict waits for decisions on them.</summary>
    public required IReadOnlyList<RelatedRows> LevelsOfOthers { get; init; }

    public IEnumerable<CaseRule> CasesOf(QualityLevel level) => Cases.Where(c => c.Of.Level == level);
}

/// <summary>A case of a level; a residual has no rule of its own.</summary>
public sealed record CaseRule(CaseOf Of, Rule? Rule);

public sealed record VetoRule(Veto Of, Rule When);

/// <summary>A resolution in force under the chosen readings.</summary>
public sealed record ResolutionRule(Resolution Of, Rule When);

public sealed record CapRule(Cap Of);
