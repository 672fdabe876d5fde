namespace TuSoi.Rules.Tests.Naive;

/// <summary>
/// One subject with all that is recorded of it. A fact that is not there is missing: words are strings, counts int, numbers decimal,
/// days DateOnly. A list that is not there is unknown.
/// </summary>
internal sealed class NaiveSubject(string kind, string name)
{
    public string Kind => kind;

    public string Name => name;

    public Dictionary<string, object> Facts { get; } = [];

    /// <summary>By criterion: grade, points, products, plan, done.</summary>
    public Dictionary<string, Dictionary<string, object>> Criteria { get; } = [];

    public Dictionary<string, NaiveList<NaiveSubject>> Related { get; } = [];

    public Dictionary<string, NaiveList<Dictionary<string, object>>> Records { get; } = [];

    public override string ToString() => $"{kind} “{name}”";
}

/// <summary>Rows, and whether there are no others.</summary>
internal sealed class NaiveList<T>
{
    public List<T> Rows { get; init; } = [];

    public bool IsComplete { get; set; }
}
