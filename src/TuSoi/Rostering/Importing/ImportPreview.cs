namespace TuSoi.Rostering.Importing;

/// <summary>What a workbook would do. Nothing is written but this preview itself.</summary>
public sealed record ImportPreview
{
    /// <summary>Number to apply it by; 0 where it is refused.</summary>
    public long Batch { get; init; }

    public int Year { get; init; }

    /// <summary>Entries that are not in the database.</summary>
    public IReadOnlyList<ImportedEntry> New { get; init; } = [];

    /// <summary>Entries of which the workbook tells something otherwise.</summary>
    public IReadOnlyList<ImportedEntry> Changed { get; init; } = [];

    public int Unchanged { get; init; }

    /// <summary>Entries in the database that the workbook does not have. They stay as they are.</summary>
    public IReadOnlyList<ImportedEntry> Missing { get; init; } = [];

    /// <summary>Everything that stands against it, with sheet and cell.</summary>
    public IReadOnlyList<WorkbookProblem> Refused { get; init; } = [];

    public IReadOnlyList<WorkbookProblem> Warnings { get; init; } = [];

    public bool CanApply => Batch != 0;
}

/// <summary>An entry of a preview.</summary>
/// <param name="Fields">What changes; empty for new and missing ones.</param>
public sealed record ImportedEntry(string Code, string Name, string Sheet, string Cell, IReadOnlyList<FieldChange> Fields);
