using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Layouts;

/// <summary>One sheet of the workbook.</summary>
internal record SheetLayout(string Name, IReadOnlyList<ColumnLayout> Columns)
{
    /// <summary>Whether a workbook without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>One sentence on what a row is.</summary>
    public required string Says { get; init; }

    public ColumnLayout? Find(string id) => Columns.FirstOrDefault(c => c.Id == id);
}

/// <summary>The subjects of one family.</summary>
internal sealed record FamilySheet(Family Family, IReadOnlyList<SubjectKind> Kinds, string Name, IReadOnlyList<ColumnLayout> Columns) : SheetLayout(Name, Columns);

/// <summary>The rows of one list of records, of subjects of any of its families.</summary>
internal sealed record RecordSheet(Fact Records, IReadOnlyList<Family> Families, IReadOnlyList<ColumnLayout> Columns) : SheetLayout(Records.Sheet, Columns);
