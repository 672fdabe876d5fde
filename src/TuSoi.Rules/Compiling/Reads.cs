namespace TuSoi.Rules.Compiling;

/// <summary>What rules look into beside the facts of subjects: whoever answers only them need read no more.</summary>
public sealed class Reads
{
    private readonly HashSet<string> lists = [];

    public Reads(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules) Look(rule);
    }

    /// <summary>Facts that are lists of records, and relations.</summary>
    public bool List(string name) => lists.Contains(name);

    /// <summary>Criteria of subjects, or the score that is worked out of them.</summary>
    public bool Criteria { get; private set; }

    private void Look(Rule rule)
    {
        foreach (var part in RuleTree.Everything(rule)) Criteria |= part is NumberRule { Fact.Id: Known.Score } or FactRule { Fact.Id: Known.Score } or FactRule { Than.Id: Known.Score };
        foreach (var rows in RuleTree.Populations(rule)) Look(rows);
    }

    private void Look(Population rows)
    {
        Criteria |= rows is OwnCriteria;
        if (rows is RelatedRows related) lists.UnionWith([.. related.Links, .. related.Via, .. related.Targets.Keys]);
        foreach (var test in Tests(rows)) Look(test);
    }

    private static IEnumerable<Rule> Tests(Population rows) => rows switch
    {
        OwnCriteria own => own.Of.SelectMany(c => new[] { c.Among, c.Where }),
        RelatedRows related => related.Targets.Values.SelectMany(t => new[] { t.Among, t.Where }),
        _ => [],
    };
}
