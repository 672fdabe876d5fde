using System.Collections.Concurrent;
using TuSoi.Rules.Compiling;

namespace TuSoi.Ranking;

/// <summary>The kinds of a compiled pack, ready for cards; each is made when first asked for. May be asked from several threads.</summary>
internal sealed class CardKinds(CompiledPack pack)
{
    private readonly ConcurrentDictionary<string, CardKind> made = new();

    public CompiledPack Pack => pack;

    public CardKind this[string kind] => made.GetOrAdd(kind, id => new CardKind(pack, pack.Kinds[id]));

    public Card Compose(CardSubject subject) => CardComposer.Compose(this[subject.Explanation.Kind.Id], subject);
}
