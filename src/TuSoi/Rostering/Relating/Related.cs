using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Relating;

/// <summary>A row of the scope and what it points at: all that relations are made from.</summary>
/// <param name="Kind">Kind of the subject.</param>
/// <param name="Row">Its row in the table of the kind.</param>
/// <param name="Path">Where it is in the tree, ids closed by dots; empty where only whole lists are told complete.</param>
internal sealed record Related(SubjectKind Kind, int Row, string Path = "")
{
    /// <summary>Superior of an organisation, organisation of a collective, cell of a member, organisation of a leader's agency or unit.</summary>
    public Related? Unit { get; set; }

    /// <summary>Collectives of which a member is part; bodies that a leader heads.</summary>
    public IReadOnlyList<Related> Bodies { get; set; } = [];

    /// <summary>A leader as member.</summary>
    public Related? Person { get; set; }

    public bool Is(string trait) => Kind.Traits.Contains(trait);

    /// <summary>This organisation and those above it, nearest first.</summary>
    public IEnumerable<Related> Chain()
    {
        for (var one = this; one is not null; one = one.Unit) yield return one;
    }

    public bool Equals(Related? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => HashCode.Combine(Kind.Id, Row);
}
