using System.ComponentModel;
using TuSoi.Rules.Cases;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Linting;

/// <summary>packs/catalogue.yaml: rows of the requirement catalogue.</summary>
public sealed record Catalogue
{
    [Description("Dòng danh mục theo mã")]
    public required IReadOnlyDictionary<string, CatalogueRow> Rows { get; init; }

    public static Catalogue? Read(string name, string text, Problems problems)
    {
        var file = new YamlFile(name, problems);
        return YamlFile.Parse(text, file) is { } root ? Binder.Read<Catalogue>(root, file) : null;
    }
}

public sealed record CatalogueRow
{
    [Description("Văn bản nguồn: 000 … 004")]
    public required IReadOnlyList<string> Source { get; init; }

    public required string Says { get; init; }
}

public enum TraceState { Covered, NoCase, NoEntry, Open }

/// <summary>One row with what carries it: places in the pack, and names of cases.</summary>
public sealed record TraceLine(string Row, string Says, TraceState State, IReadOnlyList<string> Entries, IReadOnlyList<string> Cases, OpenRow? Open);

/// <summary>Catalogue rows ↔ entries of a pack ↔ its cases.</summary>
public static class Trace
{
    public static IReadOnlyList<TraceLine> Of(Pack pack, Catalogue catalogue, Problems problems)
    {
        var entries = Entries(pack).ToLookup(e => e.Row, e => e.Where);
        var cases = CaseRunner.OfPack(pack, problems).Cases.SelectMany(c => c.Row.Select(row => (row, c.Name))).ToLookup(c => c.row, c => c.Name);
        HashSet<string> inProcedure = [.. ProcedureEntries(pack).Select(e => e.Row)];
        foreach (var unknown in entries.Select(e => e.Key).Concat(cases.Select(c => c.Key)).Concat(pack.OpenRows.Keys).Where(row => Belongs(row) && !catalogue.Rows.ContainsKey(row)).Distinct())
            problems.Add(pack.Head.At, "trace.row", $"Danh mục không có dòng {unknown}.");
        return [.. catalogue.Rows.Where(r => r.Value.Source.Contains(pack.Head.Source)).Select(r => Line(r.Key, r.Value, entries[r.Key], cases[r.Key], pack.OpenRows.GetValueOrDefault(r.Key), IsTold(r.Key, inProcedure)))];
    }

    // Families the catalogue file holds; other rows (SUB, SPC, …) may be cited but are not traced here.
    private static bool Belongs(string row) => Families.Any(family => row.StartsWith(family, StringComparison.Ordinal));

    private static readonly string[] Procedural = ["PRC-", "DEP-", "MTG-", "CAL-"];

    private static readonly string[] Families = ["CRT-", "LVL-", "AMB-", "VOT-", "QUO-", "SPC-", .. Procedural];

    // Rows of the procedure, and readings it rests on, change no level and have no cases: the story of the year touches each of them.
    private static bool IsTold(string row, HashSet<string> inProcedure) =>
        Procedural.Any(family => row.StartsWith(family, StringComparison.Ordinal)) || row.StartsWith("AMB-", StringComparison.Ordinal) && inProcedure.Contains(row);

    private static TraceLine Line(string row, CatalogueRow catalogue, IEnumerable<string> entries, IEnumerable<string> cases, OpenRow? open, bool told)
    {
        List<string> places = [.. entries.Distinct()], tests = [.. cases];
        var state = places.Count > 0 && (told || tests.Count > 0) ? TraceState.Covered : open is not null ? TraceState.Open : places.Count > 0 ? TraceState.NoCase : TraceState.NoEntry;
        return new TraceLine(row, catalogue.Says, state, places, tests, open);
    }

    private static IEnumerable<(string Row, string Where)> Entries(Pack pack)
    {
        foreach (var ladder in pack.Ladders.Values)
        {
            foreach (var c in ladder.Conditions)
                foreach (var row in c.Head.Because.Row.Concat(c.Head.Reading)) yield return (row, $"{ladder.Id}.{c.Name}");
            foreach (var c in ladder.Cases)
                foreach (var row in c.Case.Because.Row) yield return (row, $"{ladder.Id}.{c.FullName}");
            foreach (var row in ladder.Vetoes.SelectMany(v => v.Under.Keys).Concat(ladder.Resolutions.SelectMany(r => r.Under.Keys))) yield return (row, $"{ladder.Id} ladder");
            foreach (var row in ladder.Caps.SelectMany(c => c.Because.Row.Concat(c.Reading))) yield return (row, $"{ladder.Id} caps");
            foreach (var row in ladder.Elsewhere?.Because.Row ?? []) yield return (row, $"{ladder.Id} elsewhere");
        }
        foreach (var kind in pack.Kinds.Values)
            foreach (var row in kind.Because.Row) yield return (row, $"subjects.{kind.Id}");
        foreach (var frame in pack.Frames.Values)
        {
            foreach (var row in frame.Bands?.Because.Row ?? []) yield return (row, $"{frame.Frame} bands");
            foreach (var row in frame.PointTables.Values.SelectMany(t => t.Because?.Row ?? [])) yield return (row, $"{frame.Frame} point tables");
            foreach (var criterion in frame.Criteria.Values)
                foreach (var row in criterion.Because.Row) yield return (row, $"{frame.Frame}.{criterion.Id}");
            if (frame.IfAnyReading is { } reading) yield return (reading, $"{frame.Frame} if any");
        }
        foreach (var ballot in pack.Ballots.Values)
            foreach (var row in ballot.Because.Row.Concat(ballot.Reading)) yield return (row, $"ballots.{ballot.Id}");
        foreach (var row in pack.Conduct.SelectMany(c => c.Because.Row)) yield return (row, "ballots conduct");
        foreach (var quota in pack.Quotas.Values)
            foreach (var row in quota.Because.Row.Concat(quota.Few?.Because.Row ?? []).Concat(quota.Reading)) yield return (row, $"quotas.{quota.Id}");
        foreach (var special in pack.SpecialCases.Values)
            foreach (var row in special.Because.Row.Concat(special.Reading)) yield return (row, $"special-cases.{special.Id}");
        foreach (var (row, where) in ProcedureEntries(pack)) yield return (row, where);
        foreach (var row in pack.Readings.Keys) yield return (row, "readings");
    }

    private static IEnumerable<(string Row, string Where)> ProcedureEntries(Pack pack)
    {
        var procedure = pack.Procedure;
        foreach (var (id, role) in procedure.Roles)
            foreach (var row in role.Because.Row) yield return (row, $"bodies.{id}");
        foreach (var body in procedure.Bodies.Values)
            foreach (var row in body.Because.Row) yield return (row, $"bodies.{body.Id}");
        foreach (var meeting in procedure.Meetings.Values)
            foreach (var row in meeting.Rows) yield return (row, $"meetings.{meeting.Id}");
        foreach (var row in procedure.Conduct.SelectMany(c => c.Because.Row)) yield return (row, "meetings conduct");
        foreach (var row in procedure.Calendar is { } calendar ? calendar.Because.Row.Concat(calendar.Rules.SelectMany(r => r.Because.Row)) : []) yield return (row, "calendar");
        foreach (var file in procedure.Files)
            foreach (var step in file.Steps.Values)
                foreach (var row in step.Rows) yield return (row, $"steps.{step.Id}");
    }
}
