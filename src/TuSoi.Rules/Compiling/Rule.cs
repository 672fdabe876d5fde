using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Compiling;

/// <summary>
/// A condition after checking, for one kind of subject, one day and one choice of readings: names resolved, words turned into codes,
/// dated values settled. Both evaluations, of whole columns and of one subject, walk this tree.
/// </summary>
public abstract record Rule;

/// <summary>The code of a fact is accepted; covers equality, lists, and order among grades and levels.</summary>
public sealed record CodeRule(Fact Fact, string Column, bool[] Accepted, Bounds? Bounds) : Rule
{
    public bool Equals(CodeRule? other) => other is not null && Column == other.Column && Accepted.AsSpan().SequenceEqual(other.Accepted);

    public override int GetHashCode() => Column.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The fact is known; met or not met, never in doubt. A subject without a level is not among those ranked (AMB-46).</summary>
public sealed record KnownRule(Fact Fact, string Column) : Rule;

/// <summary>A counted, decimal or dated fact against a constant.</summary>
public sealed record NumberRule(Fact Fact, Comparison Comparison, decimal Than) : Rule;

/// <summary>A fact against another fact of the same row.</summary>
public sealed record FactRule(Fact Fact, Comparison Comparison, Fact Than) : Rule;

/// <summary>One count as part of another.</summary>
public sealed record RatioRule(Fact Of, Fact To, Comparison Comparison, Fraction Than, EmptyBase Empty) : Rule;

/// <summary>Whole months or days between two dates; null is the cut-off day, or the first day of the year for a start that says so.</summary>
public sealed record SpanRule(Fact? Start, Fact? End, DurationUnit Unit, Comparison Comparison, int Than, bool FromYearStart = false) : Rule;

/// <summary>Days of the year that dated records cover, each day once; the year ends on the cut-off day.</summary>
public sealed record DaysRule(RelatedRows Of, string Start, string End, Comparison Comparison, int Than) : Rule;

/// <summary>How many of a population satisfy its predicate.</summary>
public sealed record TallyRule(Population Of, Comparison Comparison, long Than) : Rule;

/// <summary>Which part of a population satisfies its predicate.</summary>
public sealed record ShareRule(Population Of, Comparison Comparison, Fraction Than, EmptyBase Empty) : Rule;

/// <summary>All of a population satisfy its predicate.</summary>
public sealed record EveryRule(Population Of, EmptyBase Empty) : Rule;

public sealed record AllRule(IReadOnlyList<Rule> Of) : Rule
{
    public bool Equals(AllRule? other) => other is not null && (ReferenceEquals(Of, other.Of) || Of.SequenceEqual(other.Of));

    public override int GetHashCode() => HashCode.Combine(Of.Count, Of.Count > 0 ? Of[0] : null);
}

public sealed record AnyRule(IReadOnlyList<Rule> Of) : Rule
{
    public bool Equals(AnyRule? other) => other is not null && (ReferenceEquals(Of, other.Of) || Of.SequenceEqual(other.Of));

    public override int GetHashCode() => HashCode.Combine(~Of.Count, Of.Count > 0 ? Of[0] : null);
}

public sealed record NotRule(Rule Of) : Rule;

/// <summary>If the first holds, the second, else the third; where the first cannot be told, what both agree on.</summary>
public sealed record IfRule(Rule If, Rule Then, Rule Else) : Rule;

/// <summary>Applies only where <paramref name="If"/> holds; elsewhere not applicable, which counts as met.</summary>
public sealed record WhenRule(Rule If, Rule Then) : Rule;

public sealed record ConstantRule(bool Met) : Rule;

/// <summary>The text does not say; the row names the ambiguity. Cannot be told, whatever the facts.</summary>
public sealed record DoubtRule(string Row) : Rule;

/// <summary>A named condition of the ladder; its index is its place among the conditions of the kind.</summary>
public sealed record NamedRule(NamedCondition Named, int Index, Rule Body) : Rule
{
    public string Name => Named.Name;

    public bool Equals(NamedRule? other) => other is not null && Index == other.Index && Name == other.Name;

    public override int GetHashCode() => Index;
}

/// <summary>Rows that a rule counts over: of other tables through links, or the subject's own criteria.</summary>
public abstract record Population(string Label);

/// <summary>Rows of related subjects or of records. <see cref="Targets"/> has the predicates by the kind of the row.</summary>
public sealed record RelatedRows(string Label, IReadOnlyList<string> Links, IReadOnlyList<string> Via, IReadOnlyDictionary<string, RowTest> Targets) : Population(Label)
{
    public bool Equals(RelatedRows? other) => other is not null && Links.SequenceEqual(other.Links) && Via.SequenceEqual(other.Via)
        && Targets.Count == other.Targets.Count && Targets.All(t => other.Targets.TryGetValue(t.Key, out var o) && o.Equals(t.Value));

    public override int GetHashCode() => HashCode.Combine(Links[0], Links.Count, Targets.Count);

    /// <summary>For records: whether they may still change; null for subjects.</summary>
    public bool? RecordsChangeable { get; init; }

    /// <summary>The predicate reads levels of others, so the result waits for their decisions.</summary>
    public bool ReadsLevels => Targets.Values.Any(t => t.ReadsLevels);
}

/// <summary>The subject's own criteria, each with its test.</summary>
public sealed record OwnCriteria(string Label, IReadOnlyList<CriterionTest> Of) : Population(Label)
{
    public bool Equals(OwnCriteria? other) => other is not null && Of.SequenceEqual(other.Of);

    public override int GetHashCode() => Of.Count;
}

/// <summary>Is the row in the base, and does it count.</summary>
public sealed record RowTest(Rule Among, Rule Where, bool ReadsLevels);

/// <summary>The same for one criterion of the subject.</summary>
public sealed record CriterionTest(string Criterion, Rule Among, Rule Where);
