namespace TuSoi.Rostering.Keeping;

/// <summary>A roster with the facts of a year, by code: what a workbook tells, or what the database holds.</summary>
internal sealed class KeptRoster(int year, DateOnly cutOff, IReadOnlyList<KeptEntry> entries)
{
    private readonly Dictionary<string, KeptEntry> codes = entries.ToDictionary(e => e.Code, StringComparer.OrdinalIgnoreCase);

    public int Year => year;

    public DateOnly CutOff => cutOff;

    public IReadOnlyList<KeptEntry> Entries => entries;

    /// <summary>Numbers of bodies outside of what is here, by code.</summary>
    public IReadOnlyDictionary<string, long> Outside { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<KeptPost> Posts { get; init; } = [];

    /// <summary>Lists that have nothing beside what is here.</summary>
    public IReadOnlySet<string> Complete { get; init; } = new HashSet<string>();

    public KeptEntry? Find(string code) => codes.GetValueOrDefault(code);
}
