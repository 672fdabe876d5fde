using System.Diagnostics;
using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Ranking;

namespace TuSoi.Benchmarks;

/// <summary>A province made of copies of one bloc, with all its facts and ballots: opened, and everybody in it ranked.</summary>
internal static class Province
{
    private const double OpeningLimit = 20, VerdictsLimit = 15;

    // The columns of a table, each but the mentioned ones as it is.
    private const string Columns = "select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> all($2)";

    // Every id but the root's is moved on by $1.
    private const string Moved = "(select string_agg((case when x::bigint = $2 then x::bigint else x::bigint + $1 end)::text, '.' order by o) || '.' from unnest(string_to_array(trim(trailing '.' from path), '.')) with ordinality u(x, o))";

    /// <summary>Copies everything below the root so many times less one.</summary>
    public static async Task GrowAsync(Store store, long root, int times)
    {
        await using var owner = await store.OpenOwnerAsync();
        for (var copy = 1; copy < times; copy++)
        {
            var by = copy * 10_000_000L;
            await RunAsync(owner, $"insert into person (id, code, name, born) select id + $1, code || '-{copy}', name, born from person where id < 10000000 and $2 > 0", by, root);
            await RunAsync(owner, $"insert into roster_entry (id, code, family, person, act) select id + $1, code || '-{copy}', family, person + $1, act from roster_entry where id < 10000000 and id <> $2", by, root);
            await RunAsync(owner, $"insert into roster_state (entry, kind, name, unit, path, valid, reason, known_from, known_to, act) select entry + $1, kind, name, case when unit = $2 then unit else unit + $1 end, {Moved}, valid, reason, known_from, known_to, act from roster_state where entry < 10000000 and entry <> $2", by, root);
            await RunAsync(owner, $"insert into roster_bond select entry + $1, bond, body + $1, place, {Moved}, valid, known_from, known_to, act from roster_bond where entry < 10000000 and body <> $2", by, root);
            foreach (var table in new[] { "facts_organisation", "facts_collective", "facts_member", "facts_leader", "criterion_value" })
                await RunAsync(owner, $"insert into {table} (entry, path, {await ColumnsAsync(owner, table, "entry", "path")}) select entry + $1, {Moved}, {await ColumnsAsync(owner, table, "entry", "path")} from {table} where entry < 10000000 and entry <> $2", by, root);
            await RunAsync(owner, $"insert into record_ballots (id, entry, path, {await ColumnsAsync(owner, "record_ballots", "id", "entry", "path")}) select id + $1, entry + $1, {Moved}, {await ColumnsAsync(owner, "record_ballots", "id", "entry", "path")} from record_ballots where entry < 10000000 and entry <> $2", by, root);
        }
        await RunAsync(owner, "analyze");
    }

    public static async Task<bool> MeasureAsync(Office office, bool small)
    {
        await office.OpenAsync();
        var roster = await office.RosterAsync();
        Console.WriteLine($"province: {roster.All.Count(s => s.Family == "member"):#,##0} members, {roster.Count:#,##0} subjects, {roster.All.Count(s => s.Family == "organisation"):#,##0} organisations{(small ? " (limits are those of 150,000 persons)" : "")}");
        var good = Bench.Tell("opening, s", office.Opened.TotalSeconds, OpeningLimit, office.Opened.TotalSeconds <= OpeningLimit);
        var root = roster.FindEntry(office.Founded.Organisation)!;
        var watch = Stopwatch.StartNew();
        Office.Must(await new Verdicts(office.Desk, CycleFacts.OfCycleAsync).ComputeAsync(new ComputeVerdicts { Cycle = office.Cycle, By = office.Board, Unit = root.Id }));
        return Bench.Tell("verdicts of everybody, read and stored, s", watch.Elapsed.TotalSeconds, VerdictsLimit, watch.Elapsed.TotalSeconds <= VerdictsLimit) & good;
    }

    private static async Task RunAsync(NpgsqlConnection owner, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection owner, string table, params string[] but)
    {
        await using var command = new NpgsqlCommand(Columns, owner) { Parameters = { new() { Value = table }, new() { Value = but } } };
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
