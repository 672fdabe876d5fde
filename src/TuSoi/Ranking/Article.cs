using TuSoi.Rules.Conditions;
using TuSoi.Rules.Compiling;

namespace TuSoi.Ranking;

/// <summary>An article of the pack's document, with our one-sentence readings of it.</summary>
internal sealed record Article(string Name, IReadOnlyList<string> Says)
{
    /// <summary>All articles that the rules of a kind rest on, in the order in which the pack names them.</summary>
    public static IReadOnlyList<Article> Of(CompiledPack pack, KindRules rules) =>
        [.. Sentences(rules).Concat(Layers(pack, rules.Kind.Id)).Where(s => s.Article.Length > 0 && s.Says.Length > 0).GroupBy(s => s.Article).Select(g => new Article(g.Key, [.. g.Select(s => s.Says).Distinct()]))];

    private static IEnumerable<(string Article, string Says)> Sentences(KindRules rules)
    {
        foreach (var condition in rules.Conditions) yield return (condition.Named.Head.Because.Article, Sentence(condition.Named.Head));
        foreach (var veto in rules.Vetoes) yield return (veto.Of.Because?.Article ?? "", veto.Of.Says);
        foreach (var step in rules.Steps) yield return (step.Of.Because?.Article ?? "", step.Of.Says);
        foreach (var cap in rules.Caps) yield return (cap.Of.Because.Article, cap.Of.Says);
        if (rules.Ladder.Elsewhere is { } elsewhere) yield return (elsewhere.Because.Article, elsewhere.Says);
        if (rules.Kind.Says.Length > 0) yield return (rules.Kind.Because.Article, rules.Kind.Says);
    }

    private static IEnumerable<(string Article, string Says)> Layers(CompiledPack pack, string kind)
    {
        foreach (var ballot in pack.Ballots.GetValueOrDefault(kind, [])) yield return (ballot.Of.Because.Article, ballot.Of.Says);
        foreach (var quota in pack.Quotas.Where(q => q.Kinds.Contains(kind)))
        {
            yield return (quota.Of.Because.Article, quota.Of.Says);
            if (quota.Of.Few is { } few) yield return (few.Because.Article, few.Says);
            if (quota.Of.Exception is { } exception) yield return (exception.Because.Article, exception.Says);
        }
    }

    // How the local text stands to the one above belongs to the reading.
    private static string Sentence(ConditionHead head) => (head.Narrows ?? head.Fills ?? head.Departs) is { } link ? $"{head.Says} So với cấp trên: {link.Reason}" : head.Says;
}
