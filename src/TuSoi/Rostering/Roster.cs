namespace TuSoi.Rostering;

/// <summary>One subject of the workbook.</summary>
/// <param name="Kind">Kind of the pack; with <paramref name="Row"/> it is the subject's place in the scope.</param>
/// <param name="Row">Row of the kind's table in the scope, from 0.</param>
/// <param name="Code">The office's own code, unique in the workbook.</param>
/// <param name="Name">Name as written.</param>
/// <param name="Unit">Code of the cell of a member, of the organisation of a collective, of the superior of an organisation, of the organisation of a leader; null where there is none.</param>
public sealed record RosterEntry(string Kind, int Row, string Code, string Name, string? Unit = null)
{
    /// <summary>Day of birth of a member, where the workbook says.</summary>
    public DateOnly? Born { get; init; }
}

/// <summary>Codes and names of all subjects, by kind and row.</summary>
public sealed class Roster
{
    private readonly Dictionary<string, IReadOnlyList<RosterEntry>> kinds;
    private readonly Dictionary<string, RosterEntry> codes;

    internal Roster(IEnumerable<RosterEntry> entries)
    {
        kinds = entries.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => (IReadOnlyList<RosterEntry>)[.. g.OrderBy(e => e.Row)]);
        codes = kinds.Values.SelectMany(k => k).ToDictionary(e => e.Code, StringComparer.OrdinalIgnoreCase);
    }

    public static Roster Empty { get; } = new([]);

    public int Count => codes.Count;

    /// <summary>Subjects of a kind in the order of their rows.</summary>
    public IReadOnlyList<RosterEntry> Of(string kind) => kinds.GetValueOrDefault(kind, []);

    public RosterEntry this[string kind, int row] => kinds[kind][row];

    /// <summary>The subject with this code, in any case of letters.</summary>
    public RosterEntry? Find(string code) => codes.GetValueOrDefault(code);
}
