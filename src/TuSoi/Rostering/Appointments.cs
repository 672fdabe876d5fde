using System.Security.Cryptography;
using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rostering;

/// <summary>Persons are given posts or duties: a role of the pack, in an organisation, from a day on.</summary>
public sealed record Appoint : Act
{
    /// <summary>The organisation at the top of those in which posts are given, as entry of the roster: the appointing person keeps its roster.</summary>
    public required long Root { get; init; }

    public required IReadOnlyList<Post> Posts { get; init; }
}

/// <param name="Organisation">Entry of the roster.</param>
public sealed record Post(long Person, string Role, long Organisation, DateOnly From, DateOnly? To = null);

/// <summary>A post ends, on a day, with a reason.</summary>
public sealed record EndPost : Act
{
    public required long Root { get; init; }
    public required long Person { get; init; }
    public required string Role { get; init; }
    public required long Organisation { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>Posts and duties, and the rights they give.</summary>
public sealed class Appointments(Store store, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Desk.Zone).DateTime);

    public async Task<Outcome> AppointAsync(Appoint act, Pack pack, CancellationToken stop = default)
    {
        if (act.Posts.Count == 0) return new Outcome.Refused("post.none", "Chưa chọn chức danh nào.");
        if (act.Posts.FirstOrDefault(p => !pack.Procedure.Roles.ContainsKey(p.Role)) is { } unknown)
            return new Outcome.Refused("post.role", $"Gói không có chức danh “{unknown.Role}”. Được phép: {string.Join(", ", pack.Procedure.Roles.Select(r => r.Value.Label))}.");
        if (act.Posts.FirstOrDefault(p => p.To < p.From) is not null) return new Outcome.Refused("post.dates", "Ngày kết thúc trước ngày bắt đầu.");
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        if (await MissingAsync(work, act, stop) is { } refused) return refused;
        return await WriteAsync(work, act, act.Root, (batch, id) => batch.Add("""
            insert into assignment (id, person, role, organisation, path, rights, held, act)
            select nextval('ids'), p.person, p.role, p.organisation, s.path, string_to_array(p.rights, ','), daterange(p.since, p.until, '[]'), $1
            from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::date[], $7::date[]) p(person, role, organisation, rights, since, until)
            join roster_state s on s.entry = p.organisation and s.known_to is null and s.valid @> today()
            """, id, act.Posts.Select(p => p.Person).ToArray(), act.Posts.Select(p => p.Role).ToArray(), act.Posts.Select(p => p.Organisation).ToArray(),
            act.Posts.Select(p => RightsOf(pack, p.Role)).ToArray(), act.Posts.Select(p => p.From).ToArray(), act.Posts.Select(p => p.To).ToArray()), stop);
    }

    public async Task<Outcome> EndAsync(EndPost act, CancellationToken stop = default)
    {
        await using var work = await Work.BeginAsync(store, act.By, Today, stop);
        if (string.IsNullOrWhiteSpace(act.Why)) return new Outcome.Refused("post.reason", "Hãy ghi lý do thôi giữ chức danh.");
        if (!await IsHeldAsync(work, act, stop)) return new Outcome.Refused("post.unknown", "Không có chức danh này đang giữ ở tổ chức thuộc danh sách đồng chí quản lý.");
        return await WriteAsync(work, act, act.Root, (batch, id) => batch.Add(
            "update assignment set held = daterange(lower(held), $5, '[)'), ended_act = case when $5 <= today() then $1 end where person = $2 and role = $3 and organisation = $4 and ended_act is null", id, act.Person, act.Role, act.Organisation, act.On), stop);
    }

    private static string RightsOf(Pack pack, string role) => string.Join(',', pack.Procedure.Roles[role].Gives.Select(r => Binder.Key(r.ToString())));

    private static async Task<bool> IsHeldAsync(Work work, EndPost act, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select 1 from assignment where person = $1 and role = $2 and organisation = $3 and ended_act is null and path ^@ any((select my_paths('roster'))::text[])", act.Person, act.Role, act.Organisation), stop);
        return await reader.ReadAsync(stop);
    }

    private static async Task<Outcome.Refused?> MissingAsync(Work work, Appoint act, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select count(*) from unnest($1::bigint[]) o left join roster_state s on s.entry = o and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[]) where s.entry is null", act.Posts.Select(p => p.Organisation).ToArray()), stop);
        await reader.ReadAsync(stop);
        return reader.GetInt64(0) == 0 ? null : new Outcome.Refused("post.organisation", $"Có {reader.GetInt64(0)} chức danh ở tổ chức không có trong danh sách đồng chí quản lý.");
    }

    private async Task<Outcome> WriteAsync<T>(Work work, T act, long root, Func<Batch, long, Batch> write, CancellationToken stop) where T : Act
    {
        var id = await IdAsync(work, stop);
        var batch = write(new Batch(), id)
            .Add("insert into chain (cycle, unit, path) select 0, $1, path from roster_state where entry = $1 and known_to is null on conflict do nothing", root)
            .Add("select journal_entry($1, 0, $2, $3, null, null, $4, $5, $6::jsonb, $2)", id, root, typeof(T).Name, clock.GetUtcNow().UtcDateTime, RandomNumberGenerator.GetBytes(16), JsonSerializer.Serialize(act));
        await work.WriteAsync(batch, stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    private static async Task<long> IdAsync(Work work, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("select nextval('ids')"), stop);
        await reader.ReadAsync(stop);
        return reader.GetInt64(0);
    }
}
