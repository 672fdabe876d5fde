using System.Security.Cryptography;
using System.Text;
using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Importing;

/// <summary>The organisation at the top of the workbook as the database has it.</summary>
internal sealed record ImportRoot(long Id, string Code, string Path);

/// <summary>The whole difference between a workbook and the database.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, EntryChange> codes;

    /// <param name="same">Codes of the workbook of which a human says that they are members known under other codes.</param>
    /// <param name="persons">Persons who are known by a code of the workbook without being on the list yet.</param>
    public ImportPlan(FactSchema schema, Pack pack, KeptRoster told, KeptRoster held, ImportRoot root, DateOnly today, IReadOnlyDictionary<string, KeptEntry> same, IReadOnlyDictionary<string, KnownPerson> persons)
    {
        (Root, Told, Held) = (root, told, held);
        var comparison = new EntryComparison(schema, pack, told.Complete);
        Entries = [.. told.Entries.Select(e => comparison.Compare(e, same.GetValueOrDefault(e.Code) ?? held.Find(e.Code)))];
        var taken = same.Values.Select(e => e.Code).ToHashSet();
        Missing = [.. held.Entries.Where(e => told.Find(e.Code) is null && !taken.Contains(e.Code))];
        codes = Entries.Concat(Missing.Select(e => new EntryChange(e, e))).ToDictionary(e => e.Told.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in codes.Values.Where(e => !e.IsNew)) entry.Path = PathOf(entry);
        foreach (var entry in codes.Values) entry.From = MovedOn(schema, entry.Told) is { } day && day <= told.CutOff ? day : today < told.CutOff ? today : told.CutOff;
        foreach (var entry in Entries.Where(e => e.Person == 0 && e.Told.Family is Family.Member or Family.Leader)) entry.Person = persons.GetValueOrDefault(entry.Told.Code)?.Id ?? 0;
        Posts = [.. PostPairs.Compare(told, held, same)];
        PostsMissing = [.. PostPairs.Missing(told, held, same)];
        Completed = [.. told.Complete.Except(held.Complete).Order(StringComparer.Ordinal)];
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlanText.Of(this))));
    }

    public ImportRoot Root { get; }

    public KeptRoster Told { get; }

    public KeptRoster Held { get; }

    /// <summary>Entries of the workbook.</summary>
    public IReadOnlyList<EntryChange> Entries { get; }

    /// <summary>In the database, and not in the workbook.</summary>
    public IReadOnlyList<KeptEntry> Missing { get; }

    /// <summary>Posts that are new or change.</summary>
    public IReadOnlyList<PostChange> Posts { get; }

    public IReadOnlyList<KeptPost> PostsMissing { get; }

    /// <summary>Lists that the workbook tells complete for the first time.</summary>
    public IReadOnlyList<string> Completed { get; }

    /// <summary>Changes when anything that the import would do changes.</summary>
    public string Digest { get; }

    /// <summary>Entries whose state is written anew: also those that the workbook does not have, where the organisation above them moves.</summary>
    public IEnumerable<EntryChange> Restated => codes.Values.Where(e => e.StateChanged);

    public IEnumerable<EntryChange> Moved => codes.Values.Where(e => e.Moved);

    public EntryChange? Find(string code) => codes.GetValueOrDefault(code);

    /// <summary>Number of an entry of the workbook, or of the database beside it.</summary>
    public long IdOf(string code) => Find(code)?.Id ?? Held.Outside[code];

    /// <summary>Where an entry is after the import; those that are new need their numbers first.</summary>
    public string PathOf(EntryChange entry)
    {
        if (entry.Told.Code == Root.Code) return Root.Path;
        var above = entry.Unit is { } unit && codes.TryGetValue(unit, out var one) ? PathOf(one) : entry.Held is { } held ? Above(held) : Root.Path;
        return entry.Told.Family == Family.Organisation ? $"{above}{entry.Id}." : above;
    }

    private static DateOnly? MovedOn(FactSchema schema, KeptEntry told)
    {
        var place = schema.PlaceOf(schema.Of(told.Family), told.Family == Family.Organisation ? "received_on" : "moved_in_on");
        return place < 0 ? null : told.Facts.Select(f => f.Values[place]).OfType<DateOnly>().Select(d => (DateOnly?)d).FirstOrDefault();
    }

    private static string Above(KeptEntry held) => held.Family == Family.Organisation ? held.Path[..(held.Path.TrimEnd('.').LastIndexOf('.') + 1)] : held.Path;
}
