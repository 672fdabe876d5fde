using TuSoi.Rostering.Keeping;

namespace TuSoi.Rostering.Importing;

/// <summary>What an import does with one entry of the workbook.</summary>
/// <param name="Told">As the workbook has it.</param>
/// <param name="Held">As the database has it; null where it is new.</param>
internal sealed record EntryChange(KeptEntry Told, KeptEntry? Held)
{
    /// <summary>Number of the entry, given while writing where it is new.</summary>
    public long Id { get; set; } = Held?.Id ?? 0;

    /// <summary>Number of the person behind a member or leader.</summary>
    public long Person { get; set; } = Held?.Person ?? 0;

    /// <summary>Code of the unit after the import.</summary>
    public string? Unit { get; init; } = Told.Unit ?? Held?.Unit;

    /// <summary>Its place in the tree after the import.</summary>
    public string Path { get; set; } = "";

    /// <summary>The day from which it is in its new place; the old place holds until then.</summary>
    public DateOnly From { get; set; }

    public List<FieldChange> Fields { get; } = [];

    public List<string> BodiesAdded { get; } = [];

    public List<string> BodiesLeft { get; } = [];

    /// <summary>Facts to be written, whole rows.</summary>
    public List<KeptFacts> Facts { get; } = [];

    public Dictionary<string, KeptCriterion> Criteria { get; } = [];

    public List<KeptRecord> RecordsAdded { get; } = [];

    public List<KeptRecord> RecordsEnded { get; } = [];

    public bool IsNew => Held is null;

    public bool IsChanged => Held is not null && Fields.Count > 0;

    /// <summary>Another name, kind, unit or place in the tree.</summary>
    public bool StateChanged => Held is { } held && (held.Name != Told.Name || held.Kind != Told.Kind || held.Unit != Unit || held.Path != Path);

    /// <summary>The day on which the old place ends; null where the new state takes the place of the old one for all of the time.</summary>
    public DateOnly? LeftOn => Moved && !(Held!.Valid.From >= From) ? From : null;

    public bool Moved => Held is { } held && held.Path != Path;
}
