using System.Security.Cryptography;
using System.Text;
using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Importing;

/// <summary>The whole difference between a workbook and the database, in the order in which it is written: organisations first, from the top.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, EntryChange> codes;

    /// <param name="same">Codes of the workbook of which a human says that they are known persons under other codes.</param>
    public ImportPlan(FactSchema schema, Pack pack, KeptRoster told, KeptRoster held, ImportRoot root, DateOnly today, IReadOnlyDictionary<string, KeptEntry> same)
    {
        (Root, Told, Held) = (root, told, held);
        var comparison = new EntryComparison(schema, pack, told.Complete);
        Entries = [.. told.Entries.Select(e => comparison.Compare(e, same.GetValueOrDefault(e.Code) ?? held.Find(e.Code)))];
        codes = Entries.ToDictionary(e => e.Told.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Entries.Where(e => !e.IsNew)) entry.Path = PathOf(entry);
        foreach (var entry in Entries) entry.From = MovedOn(schema, entry.Told) is { } day && day <= told.CutOff ? day : today < told.CutOff ? today : told.CutOff;
        Missing = [.. held.Entries.Where(e => e.Path.StartsWith(root.Path, StringComparison.Ordinal) && told.Find(e.Code) is null && !same.Values.Contains(e))];
        Completed = [.. told.Complete.Except(held.Complete)];
        Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text())));
    }

    public ImportRoot Root { get; }

    public KeptRoster Told { get; }

    public KeptRoster Held { get; }

    public IReadOnlyList<EntryChange> Entries { get; }

    /// <summary>In the database below the root, and not in the workbook.</summary>
    public IReadOnlyList<KeptEntry> Missing { get; }

    /// <summary>Lists that the workbook tells complete for the first time.</summary>
    public IReadOnlyList<string> Completed { get; }

    /// <summary>Changes when anything that the import would do changes.</summary>
    public string Digest { get; }

    public EntryChange? Find(string code) => codes.GetValueOrDefault(code);

    /// <summary>Number of an entry of the workbook, or of the database beside it.</summary>
    public long IdOf(string code) => Find(code)?.Id ?? Held.Find(code)?.Id ?? Held.Outside[code];

    /// <summary>Where an entry is after the import; those that are new need their numbers first.</summary>
    public string PathOf(EntryChange entry)
    {
        if (entry.Path.Length > 0 && entry.IsNew || entry.Told.Code == Root.Code) return entry.Path.Length > 0 ? entry.Path : Root.Path;
        var above = entry.Unit is { } unit && codes.TryGetValue(unit, out var one) ? PathOf(one) : entry.Held is { Path.Length: > 0 } held ? Above(held) : Root.Path;
        return entry.Told.Family == Family.Organisation ? $"{above}{(entry.Id > 0 ? entry.Id : entry.Told.Code)}." : above;
    }

    private static DateOnly? MovedOn(FactSchema schema, KeptEntry told)
    {
        var place = schema.PlaceOf(schema.Of(told.Family), told.Family == Family.Organisation ? "received_on" : "moved_in_on");
        return place < 0 ? null : told.Facts.Select(f => f.Values[place]).OfType<DateOnly>().Select(d => (DateOnly?)d).FirstOrDefault();
    }

    private static string Above(KeptEntry held) => held.Family == Family.Organisation ? held.Path[..(held.Path.TrimEnd('.').LastIndexOf('.') + 1)] : held.Path;

    private string Text()
    {
        var text = new StringBuilder(Root.Path);
        foreach (var entry in Entries)
        {
            text.Append('\n').Append(entry.IsNew ? '+' : ' ').Append(entry.Told.Code);
            foreach (var field in entry.Fields) text.Append('\t').Append(field.Column).Append('\t').Append(field.Old).Append('\t').Append(field.New);
            if (!entry.IsNew && entry.Moved) text.Append("\t@").Append(entry.Path);
        }
        return text.AppendJoin('\n', Completed).ToString();
    }
}

/// <summary>The organisation at the top of the workbook as the database has it.</summary>
internal sealed record ImportRoot(long Id, string Code, string Path);
