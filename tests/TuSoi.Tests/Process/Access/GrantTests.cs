using Npgsql;
using TuSoi.Database;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes;

/// <summary>What opens files is said twice in the database, for lists of grants and, faster, for the files they open: both must say the same.</summary>
public sealed class GrantTests(Databases databases)
{
    // every mixture of holder, file, end and cycle, for people chosen by number
    private const string Give = """
        insert into access_grant (id, cycle, person, organisation, role, what, subject, host, until, ended_act, act)
        select nextval('ids'), case when n % 7 = 0 then -1 else $1 end, case when n % 3 = 0 then a.person end, case when n % 3 > 0 then a.organisation end, case when n % 3 = 1 then a.role end,
          (array['participant', 'commenter', 'contributor', 'teller', 'dossier', 'substitute'])[1 + n % 6], case when n % 2 = 0 then s.id end, case when n % 2 = 1 then s.unit end,
          case n % 5 when 1 then date '2000-01-01' when 2 then date '2999-12-31' end, case when n % 11 = 0 then 1 end, 0
        from (select *, row_number() over (order by id) i from assignment) a join (select *, row_number() over (order by id) j, count(*) over () c from subject where cycle = $1) s on true
          join generate_series(1, 400) n on a.i = 1 + n * 31 % (select count(*) from assignment) and s.j = 1 + n * 17 % s.c
        """;

    // roles held twice count once
    private const string Twice = "insert into assignment select nextval('ids'), person, role, organisation, path, rights, held, act, ended_act from assignment where id % 3 = 0";

    private const string Difference = """
        with g as (select * from my_grants()), own as (select id, unit from subject where person = me() and (this_cycle() is null or cycle = this_cycle())),
          desks as (select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights) and (this_cycle() is null or s.cycle = this_cycle())),
          wanted as (
            select 'subjects' what, subject id from g where subject is not null union select 'subjects', id from own
            union select 'told', subject from g where subject is not null and what not in ('commenter', 'contributor') union select 'told', id from own
            union select 'hosts', host from g where host is not null and what <> 'teller' union select 'hosts', id from desks
            union select 'counts', host from g where host is not null union select 'counts', id from desks
            union select 'frame', host from g where host is not null union select 'frame', id from desks union select 'frame', unit from own),
          found as (select 'subjects' what, unnest(my_subjects()) id union select 'told', unnest(my_told_subjects()) union select 'hosts', unnest(my_hosts()) union select 'counts', unnest(my_counts()) union select 'frame', unnest(my_frame_units()))
        select count(*), (select count(*) from found where id is not null), string_agg(distinct what, ', ') from ((table wanted except table found) union all (table found except table wanted)) d
        """;

    [Fact]
    public async Task Files_are_opened_by_exactly_the_grants_that_somebody_holds()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        await using (var owner = await running.Store.OpenOwnerAsync())
            foreach (var sql in new[] { Give, Twice })
            {
                await using var command = new NpgsqlCommand(sql, owner) { Parameters = { new() { Value = running.Cycle } } };
                if (sql == Twice) command.Parameters.Clear();
                Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
            }
        var seen = 0L;
        foreach (var person in await running.ReadAsync("select distinct person from assignment where held @> today()", r => r.GetInt64(0)))
            foreach (var isOfCycle in new[] { true, false })
            {
                await using var work = isOfCycle ? await Work.BeginAsync(running.Store, person, running.Desk.Today, running.Cycle, default) : await Work.BeginAsync(running.Store, person, running.Desk.Today);
                var (different, found, where) = (await work.ListAsync(r => (r.GetInt64(0), r.GetInt64(1), r.IsDBNull(2) ? "" : r.GetString(2)), Difference))[0];
                Assert.True(different == 0, $"{person}: {where}");
                seen += found;
            }
        Assert.True(seen > 1000, $"{seen}");
    }
}
