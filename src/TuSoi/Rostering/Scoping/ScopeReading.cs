using Npgsql;
using TuSoi.Database;
using TuSoi.Rostering.Layouts;
using TuSoi.Rostering.Relating;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Scoping;

/// <summary>One reading of one scope: subjects → facts → records → relations.</summary>
internal sealed class ScopeReading(Work work, Pack pack, ScopeSource source, int year, DateOnly cutOff, DateTime at, Reads? only, CancellationToken stop)
{
    private readonly ScopeBuilder scope = new(cutOff);
    private readonly Dictionary<string, List<RosterEntry>> roster = [];
    private readonly Dictionary<string, List<long>> numbers = [];
    private readonly List<Related> subjects = [];
    private readonly Dictionary<long, Related> byNumber = [], byEntry = [];
    private readonly List<(Related One, long Unit, long Person)> open = [];

    public async Task<RosterScope> ReadAsync()
    {
        await work.PlanEachAsync(stop);
        foreach (var kind in pack.Kinds.Keys) scope.Kind(kind);
        await SubjectsAsync();
        await BondsAsync();
        var layout = RecordSheets.Of(pack).Where(r => only is null || only.List(r.Records.Id)).ToList();
        var facts = new FactFilling(pack, byEntry, scope, source.Entries, AskAsync);
        var columns = await facts.FillAsync([.. layout.Select(r => r.Records)], only is null or { Criteria: true });
        var relations = new Relations(pack, subjects, await CompleteAsync(), scope);
        relations.Build(layout.Select(r => (r.Records.Id, r.Families)));
        var built = scope.Build();
        columns.Fill(built);
        relations.Finish(built);
        return new RosterScope(built, new Roster(roster.Values.SelectMany(r => r)), numbers.ToDictionary(n => n.Key, n => n.Value.ToArray()));
    }

    private Task<NpgsqlDataReader> AskAsync(string sql, object? besides = null) => work.ReadAsync(source.Ask(sql, cutOff, at, year, besides), stop);

    private async Task SubjectsAsync()
    {
        await using (var row = await AskAsync(source.Subjects))
            while (await row.ReadAsync(stop))
                if (pack.Kinds.TryGetValue(row.GetString(3), out var kind)) Subject(row, kind);
        Resolve();
    }

    private void Subject(NpgsqlDataReader row, SubjectKind kind)
    {
        var (code, name) = (row.GetString(2), row.GetString(4));
        var one = new Related(kind, scope.Add(kind.Id, name), row.GetString(7));
        if (!numbers.TryGetValue(kind.Id, out var list)) (numbers[kind.Id], roster[kind.Id]) = (list = [], []);
        list.Add(row.GetInt64(0));
        roster[kind.Id].Add(new RosterEntry(kind.Id, one.Row, code, name));
        byNumber[row.GetInt64(0)] = byEntry[row.GetInt64(1)] = one;
        subjects.Add(one);
        open.Add((one, row.GetInt64(6), row.GetInt64(5)));
    }

    private void Resolve()
    {
        var members = open.Where(o => o.Person != 0 && o.One.Kind.Family == Family.Member).DistinctBy(o => o.Person).ToDictionary(o => o.Person, o => o.One);
        foreach (var (one, unit, person) in open)
        {
            one.Unit = byNumber.GetValueOrDefault(unit);
            if (one.Unit is { } above) roster[one.Kind.Id][one.Row] = roster[one.Kind.Id][one.Row] with { Unit = roster[above.Kind.Id][above.Row].Code };
            if (one.Kind.Family == Family.Leader) one.Person = members.GetValueOrDefault(person);
        }
    }

    private async Task BondsAsync()
    {
        await using var row = await AskAsync(source.Bonds);
        while (await row.ReadAsync(stop))
            if (byNumber.TryGetValue(row.GetInt64(0), out var one) && byNumber.TryGetValue(row.GetInt64(1), out var body)) one.Bodies = [.. one.Bodies, body];
    }

    private async Task<CompleteLists> CompleteAsync()
    {
        var told = new List<(string, string)>();
        await using var row = await AskAsync(ScopeSource.Complete);
        while (await row.ReadAsync(stop))
            told.Add((row.GetString(0), row.GetString(1)));
        return new CompleteLists(told, subjects.Select(s => s.Path).DefaultIfEmpty("").MinBy(p => p.Length)!);
    }
}
