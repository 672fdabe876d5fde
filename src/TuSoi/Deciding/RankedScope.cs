using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Ranking;

namespace TuSoi.Deciding;

/// <summary>A part of the tree ranked by what is known now, in one reading, with the subject of the cycle behind each row. Nothing is stored.</summary>
public sealed class RankedScope
{
    private static readonly ConditionalWeakTable<CompiledPack, CardKinds> Known = [];

    private readonly CardKinds kinds;
    private readonly RankedSubjects subjects;
    private readonly Dictionary<long, (string Kind, int Row)> rows = [];

    private RankedScope(CyclePack pack, SubjectFacts facts)
    {
        Ranking = Ranker.Rank(pack.Rules, facts.Scope);
        (kinds, subjects) = (Known.GetValue(pack.Rules, rules => new CardKinds(rules)), new RankedSubjects(Ranking, new Dictionary<string, IReadOnlyList<string>>()));
        foreach (var (kind, ranked) in Ranking.Kinds)
            for (var row = 0; row < ranked.Count; row++) rows[facts.SubjectOf(kind, row)] = (kind, row);
    }

    public ScopeRanking Ranking { get; }

    public static async Task<RankedScope> ReadAsync(Work work, CyclePack pack, long cycle, string path, CancellationToken stop = default) =>
        new(pack, await CycleFacts.OfCycleAsync(work, pack.Pack, cycle, path, pack.Year, stop));

    /// <summary>The card before it takes a form; null where the subject is not ranked in this part.</summary>
    internal Card? CardOf(long subject) => rows.TryGetValue(subject, out var at) ? kinds.Compose(subjects.Of(at.Kind, at.Row)) : null;

    /// <summary>The sheets of the explanation card as HTML of our own making; null where the subject is not ranked here.</summary>
    public (string Title, string Html)? Explain(long subject)
    {
        if (CardOf(subject) is not { } card) return null;
        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        CardHtml.WriteInner(card, buffer);
        return (card.Title, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
