using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Opening;

/// <summary>Opens a cycle at a root organisation: the pack and the roster as they are now are copied, and from then on change only by acts.</summary>
public sealed record OpenCycle : Act
{
    public required int Year { get; init; }

    /// <summary>The root, as entry of the roster.</summary>
    public required long Root { get; init; }

    public required string Pack { get; init; }

    /// <summary>Readings chosen where the text is ambiguous; the others as proposed.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();
}

/// <summary>Opening of cycles.</summary>
public sealed class Cycles(Desk desk)
{
    /// <summary>Facts of the year for the subjects under a root, with the entry of each row: what special cases are judged on.</summary>
    public delegate Task<(Scope Scope, Func<string, int, long> EntryOf)> FactsOf(Work work, CompiledPack rules, string rootPath, int year);

    public async Task<Outcome> OpenAsync(OpenCycle act, Pack pack, FactsOf factsOf, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(desk.Store, act.By, desk.Today, stop);
        var (refused, plan) = await PlanAsync(work, act.Year, act.Root, act.Readings, pack, factsOf, count => work.NumbersAsync(count, stop), stop);
        if (plan is null) return refused!;
        try
        {
            await work.WriteAsync(Writes(act, pack, plan.Pack.Rules, plan.Opened, plan.Path, plan.Cycle, plan.Entry), stop);
            await work.CommitAsync(stop);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Twice(act.Year);
        }
        return new Outcome.Done(plan.Cycle);
    }

    /// <summary>What the cycle would be, worked out exactly as the opening does it, or why it cannot be opened. Nothing is written.</summary>
    public async Task<(Outcome.Refused? Refused, OpeningPreview? Preview)> PreviewAsync(PreviewOpening ask, Pack pack, FactsOf factsOf, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(desk.Store, ask.By, desk.Today, stop);
        var (refused, plan) = await PlanAsync(work, ask.Year, ask.Root, ask.Readings, pack, factsOf, count => Task.FromResult<long[]>([.. Enumerable.Range(1, count).Select(n => (long)n)]), stop);
        if (plan is null) return (refused, null);
        var holders = await Holders.ReadAsync(work, plan.Path, stop);
        return (null, OpeningPreview.Of(plan.Pack, plan.Opened, ask.Root, holders));
    }

    private sealed record Plan(CyclePack Pack, Opened Opened, string Path, long Cycle, long Entry);

    private async Task<(Outcome.Refused? Refused, Plan? Plan)> PlanAsync(Work work, int year, long root, IReadOnlyDictionary<string, string> readings, Pack pack, FactsOf factsOf, Func<int, Task<long[]>> numbersOf, CancellationToken stop)
    {
        if (pack.Procedure.IsEmpty) return (new Outcome.Refused("open.no_steps", $"Gói “{pack.Id}” chưa có quy trình (các bước) nên chưa mở đợt được."), null);
        var (cutOff, problems) = (CycleFacts.CutOff(pack, year), new Problems());
        if (PackFolder.InForce(pack, cutOff) is { } why) return (new Outcome.Refused("open.in_force", why), null);
        if (PackCompiler.Compile(pack, cutOff, readings.ToDictionary(), problems) is not { } rules) return (new Outcome.Refused("open.pack", $"Gói “{pack.Id}” có lỗi: {problems.First()}."), null);
        var (path, twice, rows, bonds) = await RosterAsync(work, root, year, stop);
        if (path is null) return (new Outcome.Refused("open.root", "Không tìm thấy tổ chức gốc, hoặc đồng chí không quản lý danh sách ở đó."), null);
        if (twice) return (Twice(year), null);
        var cyclePack = new CyclePack(rules, desk.Packs.Holidays, year);
        if (rows.FirstOrDefault(r => r.Entry == root) is { } top && !pack.Kinds.ContainsKey(top.Kind)) return (new Outcome.Refused("open.kinds", $"Gói “{pack.Id}” không có loại của {top.Name}. Hãy chọn gói dùng cho loại tổ chức này."), null);
        var (scope, entryOf) = await factsOf(work, rules, path, year);
        var numbers = await numbersOf(rows.Count + 2);
        return (null, new Plan(cyclePack, Opened.Of(cyclePack, rows, bonds, new SubjectStandings(rules, scope, entryOf), numbers[2..]), path, numbers[0], numbers[1]));
    }

    private static Outcome.Refused Twice(int year) => new("open.twice", $"Tổ chức này đã mở đợt năm {year}.");

    private static async Task<(string? Path, bool Twice, List<RosterRow> Rows, List<RosterBond> Bonds)> RosterAsync(Work work, long root, int year, CancellationToken stop)
    {
        const string Under = "s.known_to is null and s.valid @> today() and s.path ^@ (select path from roster_state where entry = $1 and known_to is null and valid @> today())";
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select path, exists (select from cycle where root = $1 and year = $2) from roster_state where entry = $1 and known_to is null and valid @> today() and path ^@ any((select my_paths('roster'))::text[])", root, year)
            .Add($"select s.entry, e.code, e.family, s.kind, s.name, e.person, s.unit, s.path from roster_state s join roster_entry e on e.id = s.entry where {Under} order by s.path, s.entry", root)
            .Add("select b.entry, b.bond, b.body from roster_bond b where b.known_to is null and b.valid @> today() and b.path ^@ (select path from roster_state where entry = $1 and known_to is null and valid @> today())", root), stop);
        var (path, twice) = await reader.ReadAsync(stop) ? (reader.GetString(0), reader.GetBoolean(1)) : (null, false);
        var (rows, bonds) = (new List<RosterRow>(), new List<RosterBond>());
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop))
            rows.Add(new RosterRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetInt64(5), reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.GetString(7)));
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) bonds.Add(new RosterBond(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        return (path, twice, rows, bonds);
    }

    private Batch Writes(OpenCycle act, Pack pack, CompiledPack rules, Opened opened, string path, long cycle, long entry)
    {
        var copies = PackCopy.Of(pack);
        var digest = PackCopy.Digest(copies, rules.Readings);
        var root = opened.Subjects.First(s => s.Entry == act.Root);
        var batch = new Batch()
            .Add("insert into cycle values ($1, $2, $3, $4, $5, $6, $7)", cycle, act.Year, act.Root, root.Path, pack.Id, rules.On, entry)
            .Add("insert into cycle_pack values ($1, 1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10)", cycle, pack.Head.Version, CyclePack.Semantics, digest, JsonSerializer.Serialize(copies),
                JsonSerializer.Serialize(rules.Readings), act.Paper?.Number, act.Paper?.Dated, entry, root.Path);
        Subjects(batch, cycle, entry, opened.Subjects);
        batch.Add("insert into subject_link select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[])", cycle,
            opened.Links.Select(l => l.Owner).ToArray(), opened.Links.Select(l => l.Relation).ToArray(), opened.Links.Select(l => l.Target).ToArray(), opened.Links.Select(l => l.Path).ToArray());
        var counters = opened.Counters.ToList();
        batch.Add("insert into counter (cycle, unit, kind, step, total, path) select $1, * from unnest($2::bigint[], $3::text[], $4::text[], $5::int[], $6::text[])", cycle,
            counters.Select(c => c.Key.Unit).ToArray(), counters.Select(c => c.Key.Kind).ToArray(), counters.Select(c => c.Key.Step).ToArray(), counters.Select(c => c.Value.Total).ToArray(), counters.Select(c => c.Value.Path).ToArray());
        var units = opened.Subjects.Where(s => s.Family == "organisation").ToList();
        batch.Add("insert into chain (cycle, unit, path) select $1, * from unnest($2::bigint[], $3::text[])", cycle, units.Select(u => u.Id).ToArray(), units.Select(u => u.Path).ToArray());
        return batch.Add("select journal_entry($1, $2, $3, 'OpenCycle', null, null, $4, $5, $6::jsonb, $3)", entry, cycle, root.Id, desk.Now.UtcDateTime, RandomNumberGenerator.GetBytes(16), Content(act, digest)).Add("select count_anew()");
    }

    private static string Content(OpenCycle act, byte[] digest)
    {
        var content = JsonSerializer.SerializeToNode(act)!.AsObject();
        content["Digest"] = Convert.ToHexStringLower(digest);
        return content.ToJsonString();
    }

    private static void Subjects(Batch batch, long cycle, long act, List<Organisation.Subject> all) => batch.Add(
        "insert into subject (cycle, act, id, entry, family, kind, code, name, person, unit, path, applies, left_out) select $1, $2, * from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::text[], $12::bigint[], $13::text[])",
        cycle, act, all.Select(s => s.Id).ToArray(), all.Select(s => s.Entry).ToArray(), all.Select(s => s.Family).ToArray(), all.Select(s => s.Kind).ToArray(), all.Select(s => s.Code).ToArray(), all.Select(s => s.Name).ToArray(),
        all.Select(s => s.Person).ToArray(), all.Select(s => s.Unit).ToArray(), all.Select(s => s.Path).ToArray(), all.Select(s => s.Applies).ToArray(), all.Select(s => s.LeftOut).ToArray());
}
