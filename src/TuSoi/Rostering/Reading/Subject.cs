using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Reading;

/// <summary>One row of a sheet of subjects, and what it points at.</summary>
internal sealed record Subject(SubjectKind Kind, int Row, string Code, string Name, FoundSheet Sheet, RowRead Line)
{
    public DateOnly? Born { get; set; }

    /// <summary>Superior of an organisation, organisation of a collective, cell of a member, organisation of a leader's agency or unit.</summary>
    public Subject? Unit { get; set; }

    /// <summary>Collectives of which a member is part; bodies that a leader heads.</summary>
    public IReadOnlyList<Subject> Bodies { get; set; } = [];

    /// <summary>A leader as member.</summary>
    public Subject? Person { get; set; }

    public bool Is(string trait) => Kind.Traits.Contains(trait);

    /// <summary>This organisation and those above it, nearest first.</summary>
    public IEnumerable<Subject> Chain()
    {
        for (var one = this; one is not null; one = one.Unit) yield return one;
    }

    /// <summary>The grassroots organisation in which this organisation is; itself where there is none.</summary>
    public Subject Agency() => Chain().FirstOrDefault(unit => unit.Is(Traits.Grassroots)) ?? this;

    public bool Equals(Subject? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Code);

    public override string ToString() => $"“{Code}” ({Name})";
}
