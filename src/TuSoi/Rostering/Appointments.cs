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
    private readonly RosterDesk desk = new(store, clock);

    public async Task<Outcome> AppointAsync(Appoint act, Pack pack, CancellationToken stop = default)
    {
        if (act.Posts.Count == 0) return new Outcome.Refused("post.none", "Chưa chọn chức danh nào.");
        if (act.Posts.FirstOrDefault(p => !pack.Procedure.Roles.ContainsKey(p.Role)) is { } unknown)
            return new Outcome.Refused("post.role", $"Gói không có chức danh “{unknown.Role}”. Được phép: {string.Join(", ", pack.Procedure.Roles.Select(r => r.Value.Label))}.");
        if (act.Posts.FirstOrDefault(p => p.To < p.From) is not null) return new Outcome.Refused("post.dates", "Ngày kết thúc trước ngày bắt đầu.");
        if (act.Posts.Any(p => p.Person == act.By)) return new Outcome.Refused("post.self", "Không ai tự giao chức danh cho mình. Hãy để người khác quản lý danh sách ghi việc này.");
        return await desk.DoAsync(act, act.Root, async sitting =>
        {
            if (await RefusedAsync(sitting.Work, act, stop) is { } refused) return refused;
            sitting.Writes.Add("""
                insert into assignment (id, person, role, organisation, path, rights, held, act)
                select nextval('ids'), p.person, p.role, p.organisation, s.path, string_to_array(p.rights, ','), daterange(p.since, p.until, '[]'), $1
                from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::date[], $7::date[]) p(person, role, organisation, rights, since, until)
                join roster_state s on s.entry = p.organisation and s.known_to is null and s.valid @> today()
                """, sitting.Id, act.Posts.Select(p => p.Person).ToArray(), act.Posts.Select(p => p.Role).ToArray(), act.Posts.Select(p => p.Organisation).ToArray(),
                act.Posts.Select(p => RightsOf(pack, p.Role)).ToArray(), act.Posts.Select(p => p.From).ToArray(), act.Posts.Select(p => p.To).ToArray());
            return null;
        }, stop);
    }

    public async Task<Outcome> EndAsync(EndPost act, CancellationToken stop = default)
    {
        if (Reviewing.Texts.IsBlank(act.Why)) return new Outcome.Refused("post.reason", "Hãy ghi lý do thôi giữ chức danh.");
        return await desk.DoAsync(act, act.Root, async sitting =>
        {
            if (!await IsHeldAsync(sitting.Work, act, stop)) return new Outcome.Refused("post.unknown", "Không có chức danh này đang giữ ở tổ chức thuộc danh sách đồng chí quản lý.");
            sitting.Writes.Add("update assignment set held = daterange(lower(held), $5, '[)'), ended_act = case when $5 <= today() then $1 end where person = $2 and role = $3 and organisation = $4 and ended_act is null",
                sitting.Id, act.Person, act.Role, act.Organisation, act.On);
            return null;
        }, stop);
    }

    private static string RightsOf(Pack pack, string role) => string.Join(',', pack.Procedure.Roles[role].Gives.Select(r => Binder.Key(r.ToString())));

    private static async Task<bool> IsHeldAsync(Work work, EndPost act, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add(
            "select 1 from assignment where person = $1 and role = $2 and organisation = $3 and ended_act is null and path ^@ any((select my_paths('roster'))::text[])", act.Person, act.Role, act.Organisation), stop);
        return await reader.ReadAsync(stop);
    }

    private static async Task<Outcome.Refused?> RefusedAsync(Work work, Appoint act, CancellationToken stop)
    {
        await using var reader = await work.ReadAsync(new Batch().Add("""
            select count(*) filter (where s.entry is null), count(*) filter (where a.id is not null)
            from unnest($1::bigint[], $2::text[], $3::bigint[], $4::date[], $5::date[]) p(person, role, organisation, since, until)
            left join roster_state s on s.entry = p.organisation and s.known_to is null and s.valid @> today() and s.path ^@ any((select my_paths('roster'))::text[])
            left join assignment a on a.person = p.person and a.role = p.role and a.organisation = p.organisation and a.ended_act is null and a.held && daterange(p.since, p.until, '[]')
            """, act.Posts.Select(p => p.Person).ToArray(), act.Posts.Select(p => p.Role).ToArray(), act.Posts.Select(p => p.Organisation).ToArray(), act.Posts.Select(p => p.From).ToArray(), act.Posts.Select(p => p.To).ToArray()), stop);
        await reader.ReadAsync(stop);
        if (reader.GetInt64(0) is > 0 and var outside) return new Outcome.Refused("post.organisation", $"Có {outside} chức danh ở tổ chức không có trong danh sách đồng chí quản lý.");
        return reader.GetInt64(1) is > 0 and var held ? new Outcome.Refused("post.twice", $"Có {held} chức danh người ấy đang giữ rồi trong thời gian này. Hãy kết thúc chức danh cũ trước.") : null;
    }
}
