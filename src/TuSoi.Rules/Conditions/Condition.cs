using TuSoi.Rules.Yaml;
using YamlDotNet.RepresentationModel;

namespace TuSoi.Rules.Conditions;

/// <summary>
/// A condition as a pack writes it: a composition of closed mechanisms, without expressions. Every value is met, not met, or cannot be told
/// because facts are missing (Kleene's three values).
/// </summary>
public abstract record Condition : IFromYaml<Condition>
{
    public Mark At { get; init; }

    /// <summary>Names used, in the order in which they are written.</summary>
    public static IEnumerable<string> Names(Condition condition) => condition switch
    {
        Use use => [use.Name],
        All all => all.Of.SelectMany(Names),
        Any any => any.Of.SelectMany(Names),
        Not negated => Names(negated.Of),
        When limited => Names(limited.If).Concat(Names(limited.Then)),
        _ => [],
    };

    public static Condition? FromYaml(YamlNode node, YamlFile file) => ConditionReader.Read(node, file);
}

/// <summary>A fact against bounds: <c>score: {from: 70, below: 85}</c>.</summary>
public sealed record Compare(string Fact, Bounds Bounds) : Condition;

/// <summary>A coded fact is one of these words: <c>standing: to_be_ranked</c>, <c>area: [mass, party_building]</c>.</summary>
public sealed record OneOf(string Fact, IReadOnlyList<string> Words) : Condition;

/// <summary>The kind of subject, or a trait of its kind: known without any fact.</summary>
public sealed record KindIs(IReadOnlyList<string> Words) : Condition;

/// <summary>How many of a selection satisfy <c>where</c>.</summary>
public sealed record CountOf(Selection Of, Bounds Bounds) : Condition;

/// <summary>Which part of a selection satisfies <c>where</c>; <see cref="Empty"/> says what a base of nobody means.</summary>
public sealed record ShareOf(Selection Of, Bounds Bounds, EmptyBase Empty) : Condition;

/// <summary>All of a selection satisfy <c>where</c>.</summary>
public sealed record Every(Selection Of, EmptyBase Empty) : Condition;

/// <summary>One counted fact as part of another: <c>ratio: {of: targets_exceeded, to: targets_assigned, from: 50%}</c>.</summary>
public sealed record RatioOf(string Of, string To, Bounds Bounds, EmptyBase Empty) : Condition;

/// <summary>Time between two dates: <c>between: {start: admitted_on, end: cut_off, months: {from: 6}}</c>.</summary>
public sealed record Between(string Start, string End, DurationUnit Unit, Bounds Bounds) : Condition;

/// <summary>Days covered by dated records within the year, each day once: <c>days: {of: leaves, start: starts_on, end: ends_on, where: …, from: 90}</c>.</summary>
public sealed record DaysOf(Selection Of, string Start, string End, Bounds Bounds) : Condition;

public sealed record All(IReadOnlyList<Condition> Of) : Condition;

public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

public sealed record Not(Condition Of) : Condition;

/// <summary>Applies only where <paramref name="If"/> holds; elsewhere it is "not applicable", which counts as met.</summary>
public sealed record When(Condition If, Condition Then) : Condition;

/// <summary>The first case whose <c>when</c> holds gives the answer.</summary>
public sealed record Choose(IReadOnlyList<(Condition When, Condition Then)> Cases, Condition Else) : Condition;

/// <summary>One text, several readings: the selected option of an AMB row gives the condition.</summary>
public sealed record ByReading(string Row, IReadOnlyDictionary<string, Condition> Options) : Condition;

/// <summary>The text does not say: a person has to decide. Cannot be told, and names the AMB row.</summary>
public sealed record Undecided(string Row) : Condition;

/// <summary>A named condition.</summary>
public sealed record Use(string Name) : Condition;

/// <summary>Always met, or never.</summary>
public sealed record Constant(bool Met) : Condition;

public enum DurationUnit { Days, Months }

/// <summary>What a share of nobody is.</summary>
public enum EmptyBase { Unknown, Met, NotMet, NotApplicable }

/// <summary>Which of a relation's rows form the base.</summary>
public enum Base { ToBeRanked, AtCutOff, Ranked }

/// <summary>
/// Rows to count: of a relation (tried in order until one is not empty), of records (perhaps those of related subjects: <see cref="Via"/>), or the subject's own criteria.
/// </summary>
public sealed record Selection(IReadOnlyList<string> Of, IReadOnlyList<string> Via, Base? Base, Condition? Among, Condition? Where)
{
    public const string Criteria = "criteria";

    public bool IsCriteria => Of is [Criteria];
}
