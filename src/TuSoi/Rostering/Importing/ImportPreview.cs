using System.Text.Json.Serialization;

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

    /// <summary>How many follow the organisation above them to another place in the tree.</summary>
    public int Following { get; init; }

    /// <summary>Entries in the database that the workbook does not have. They stay as they are; ending them is an act of its own.</summary>
    public IReadOnlyList<ImportedEntry> Missing { get; init; } = [];

    /// <summary>New codes that may be known persons: to be answered before it is applied.</summary>
    public IReadOnlyList<PersonQuestion> Questions { get; init; } = [];

    /// <summary>Posts that are given or change.</summary>
    public IReadOnlyList<ImportedPost> Posts { get; init; } = [];

    /// <summary>Posts in the database that the workbook does not have. They stay.</summary>
    public IReadOnlyList<ImportedPost> PostsMissing { get; init; } = [];

    /// <summary>Everything that stands against it, with sheet and cell.</summary>
    public IReadOnlyList<WorkbookProblem> Refused { get; init; } = [];

    public IReadOnlyList<WorkbookProblem> Warnings { get; init; } = [];

    [JsonIgnore]
    public bool CanApply => Batch != 0;
}

/// <summary>An entry of a preview.</summary>
/// <param name="Sheet">Where the workbook has it; empty for what it does not have.</param>
/// <param name="Fields">What changes; empty for new and missing ones.</param>
public sealed record ImportedEntry(string Code, string Name, string Sheet, string Cell, IReadOnlyList<FieldChange> Fields);

/// <summary>A post of a preview.</summary>
/// <param name="Role">In Vietnamese where the pack knows the role.</param>
/// <param name="Held">From when until when it was held before; empty for a new one.</param>
/// <param name="Now">From when until when it is held.</param>
public sealed record ImportedPost(string Member, string Name, string Role, string Organisation, string Sheet, string Cell, string Held, string Now);
