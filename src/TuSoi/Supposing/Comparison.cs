using TuSoi.Ranking;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;

namespace TuSoi.Supposing;

/// <summary>A ranking beside the same one under a supposition: who would have another result, and how many of each kind.</summary>
public sealed class Comparison
{
    private readonly RankedSubjects before, after;
    private readonly CardKinds kinds;
    private readonly Ancestry ancestry;
    private readonly CardNames names = new();

    private Comparison(ScopeRanking before, ScopeRanking after, IReadOnlyDictionary<string, IReadOnlyList<string>> codes)
    {
        (this.before, this.after) = (new(before, codes), new(after, codes));
        (kinds, ancestry) = (new CardKinds(before.Pack), new Ancestry(before.Scope));
        // Everybody is named, changed or not: so a card has the name that the result gave it.
        Subjects = [.. before.Kinds.SelectMany(kind => Enumerable.Range(0, kind.Value.Count).Select(row => (Kind: kind.Key, Row: row, File: names.For(this.before.CodeOf(kind.Key, row), kind.Key))))
            .Where(s => Outcomes.Differ(before.Kinds[s.Kind][s.Row], after.Kinds[s.Kind][s.Row])).AsParallel().AsOrdered().Select(s => Changed(s.Kind, s.Row, s.File))];
        var changed = Subjects.GroupBy(s => s.Kind.Id).ToDictionary(g => g.Key, g => g.Count());
        Kinds = [.. before.Kinds.Where(k => k.Value.Count > 0).Select(k => Count(k.Value, after.Kinds[k.Key], changed.GetValueOrDefault(k.Key)))];
    }

    /// <summary>In the order of the result.</summary>
    public IReadOnlyList<ChangedSubject> Subjects { get; }

    public IReadOnlyList<ChangedKind> Kinds { get; }

    /// <param name="codes">The office's codes by kind and row.</param>
    public static Comparison Of(ScopeRanking before, ScopeRanking after, IReadOnlyDictionary<string, IReadOnlyList<string>> codes) => new(before, after, codes);

    private ChangedSubject Changed(string kind, int row, string file)
    {
        var (was, now) = (before.Of(kind, row), after.Of(kind, row));
        var unit = ancestry.Above(before.Ranking.Scope.Find(kind)!, row).Select(above => above.Table.NameOf(above.Row));
        return new(was.Explanation.Kind, was.Code, was.Explanation.Name, string.Join("; ", unit), Outcomes.Words(was.Explanation.Verdict), Outcomes.Words(now.Explanation.Verdict),
            was.Decided is { } decided ? Wording.ShortLevel(decided) : "", string.Join("; ", new ChangeReasons(kinds[kind], was.Explanation, now.Explanation).All()), $"the/{file}.html");
    }

    private static ChangedKind Count(KindRanking was, KindRanking now, int changed)
    {
        int[] before = new int[5], after = new int[5];
        for (var row = 0; row < was.Count; row++)
        {
            before[(int)(was[row].Suggested ?? 0)]++;
            after[(int)(now[row].Suggested ?? 0)]++;
        }
        return new(was.Rules.Kind, was.Count, changed, [.. KindCount.Levels.Select(l => (l.Name, before[(int)l.Level], after[(int)l.Level])), ("Chưa có mức", before[0], after[0])]);
    }
}
