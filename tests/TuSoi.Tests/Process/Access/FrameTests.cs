using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>The frame that pages read in one answer is what the policy of subjects shows, for everybody and everywhere.</summary>
public sealed class FrameTests(Databases databases)
{
    private const string Compared = """
        with frame as materialized (select unnest(id) as id from unit_frame($1, array[$2], '{false}', $3, '{}', '{}')), seen as materialized (select id, path from subject where cycle = $1)
        select (select count(*) from frame where id not in (select id from seen)), (select count(*) from seen where path ^@ (select path from seen where id = $2) and id not in (select id from frame)), (select count(*) from frame)
        """;

    [Fact]
    public async Task The_frame_of_a_unit_is_what_the_policy_of_subjects_shows_of_it()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var kinds = all.Running.Roster.All.Where(s => s.Family == "organisation").Select(s => s.Kind).Distinct().ToArray();
        var sizes = new HashSet<long>();
        foreach (var (who, person) in all.Persons)
            foreach (var unit in new[] { all.Running.Root, all.Running["T01"], all.Cell, all.Running["T02"] })
            {
                var (more, less, size) = (await all.Running.ReadAsync(Compared, r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), person, all.Running.Cycle, unit.Id, kinds)).Single();
                Assert.Equal((who, unit.Code, 0, 0), (who, unit.Code, more, less));
                sizes.Add(size);
            }
        Assert.True(sizes.Count > 4, "Everybody sees the same: nothing was compared.");
        await using var nobody = await all.Running.Store.Web.OpenConnectionAsync();
        await using var asked = new Npgsql.NpgsqlCommand("select count(*) from unit_frame($1, array[$2], '{false}', $3, '{}', '{}')", nobody) { Parameters = { new() { Value = all.Running.Cycle }, new() { Value = all.Cell.Id }, new() { Value = kinds } } };
        Assert.Equal(0L, await asked.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Of_bodies_above_only_the_ways_that_are_followed_from_there_are_told()
    {
        await using var all = await Everybody.MeetAsync(databases);
        string[] ways = ["committee_members", "same_person"];
        var above = all.Running.Roster.All.Where(s => s.Family is "organisation" or "collective" && s.Unit != all.Cell.Id && all.Cell.Path.StartsWith(all.Running.Roster[s.Unit].Path, StringComparison.Ordinal)).Select(s => s.Id).ToHashSet();
        var (both, here) = (await OwnersAsync(ways), await OwnersAsync([]));
        Assert.Contains(both, above.Contains);
        Assert.NotEmpty(here);
        Assert.DoesNotContain(here, above.Contains);
        Assert.Subset(both.ToHashSet(), here.ToHashSet());

        Task<List<long>> OwnersAsync(string[] above) => all.Running.ReadAsync("select unnest(owner) from unit_frame($1, array[$2], '{false}', '{}', $3, $4)", r => r.GetInt64(0), all["chapter"], all.Running.Cycle, all.Cell.Id, ways, above);
    }

    [Fact]
    public async Task What_is_read_for_one_step_tells_the_same_of_it_and_nothing_of_others()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var (packs, cycle, today) = (all.Running.Desk.Packs, all.Running.Cycle, all.Running.Desk.Today);
        await using var work = await Work.BeginAsync(all.Running.Store, all["secretary"], today, cycle, default);
        var whole = (await UnitWork.ReadAsync(work, packs, cycle, all.Cell.Id, today))!;
        var steps = all.Running.Roster.All.Where(s => s.Unit == all.Cell.Id).SelectMany(whole.Pack.StepsOf).Select(s => s.Id).Distinct().ToList();
        Assert.Contains(steps.SelectMany(whole.Lines), l => l.State == StepState.Waiting);
        foreach (var step in steps)
        {
            var read = (await UnitWork.ReadAsync(work, packs, cycle, all.Cell.Id, today, step))!;
            Assert.Equal(whole.Lines(step).Select(l => (l.Subject.Id, l.State)), read.Lines(step).Select(l => (l.Subject.Id, l.State)));
            Assert.Throws<InvalidOperationException>(() => read.Lines("another"));
        }
    }
}
