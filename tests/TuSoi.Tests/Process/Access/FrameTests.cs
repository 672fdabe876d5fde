using Dapper;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
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

    [Fact]
    public async Task What_was_told_is_told_once_more_only_where_it_may_have_changed()
    {
        await using var all = await Everybody.MeetAsync(databases);
        foreach (var (_, person) in all.Persons)
            foreach (var mine in new[] { false, true })
            {
                if (await ToldAsync(all, person, mine, null) is not { } first) continue;
                Assert.NotNull(first.Ids);
                var again = (await ToldAsync(all, person, mine, first))!;
                Assert.Null(again.Ids);
                Assert.Equal((Convert.ToHexString(first.Seal), first.Rest), (Convert.ToHexString(again.Seal), again.Rest));
            }

        var told = (await ToldAsync(all, all["secretary"], false, null))!;
        Assert.NotNull((await ToldAsync(all, all["secretary"], false, told with { Ids = [.. told.Ids!, all.Running["T02"].Id] }))!.Ids);
        Assert.NotNull((await ToldAsync(all, all["secretary"], false, told with { Units = [.. told.Units, all.Running["T02"].Id] }))!.Ids);
        Assert.NotNull((await ToldAsync(all, all["secretary"], true, told))!.Ids);
        Assert.NotNull((await ToldAsync(all, all["chapter"], false, told))!.Ids);

        foreach (var change in new[]
        {
            $"update subject set applies = applies where id = {all.Other.Id}",
            $"insert into subject_link values ({all.Running.Cycle}, {all.Other.Id}, 'same_person', {all.Himself.Id}, '{all.Other.Path}')",
            $"delete from subject_link where owner = {all.Other.Id}",
            $"update assignment set ended_act = 1 where person = {all["secretary"]}",
            $"update assignment set ended_act = null where person = {all["secretary"]}",
            $"insert into access_grant (id, cycle, person, what, subject, act) values (nextval('ids'), {all.Running.Cycle}, {all["secretary"]}, 'dossier', {all.Running["T02"].Id}, 1)",
        })
        {
            await using (var owner = await all.Running.Store.OpenOwnerAsync()) await owner.ExecuteAsync(change);
            var changed = (await ToldAsync(all, all["secretary"], false, told))!;
            Assert.NotNull(changed.Ids);
            Assert.Null((await ToldAsync(all, all["secretary"], false, changed))!.Ids);
            told = changed;
        }
    }

    [Fact]
    public async Task A_change_that_was_taken_back_leaves_no_state_that_another_could_be_taken_for()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await using var owner = await all.Running.Store.OpenOwnerAsync();
        var taken = await owner.BeginTransactionAsync();
        var before = await ChangedAsync("nobody knows");
        await taken.RollbackAsync();
        Assert.NotEqual(before, await ChangedAsync("somebody else"));

        Task<long> ChangedAsync(string name) => owner.ExecuteScalarAsync<long>("update subject set name = @name where id = @Id; select frame from cycle where id = @Cycle", new { name, all.Other.Id, all.Running.Cycle });
    }

    [Fact]
    public async Task Somebody_who_moves_is_gone_from_the_work_of_the_one_and_found_in_that_of_the_other_at_once()
    {
        await using var all = await Everybody.MeetAsync(databases);
        Assert.Equal((true, false), (await IsThereAsync(all, "secretary", all.Cell), await IsThereAsync(all, "neighbour", all.Running["T01-CB003"])));
        var moved = await new Movements(all.Running.Desk).MoveAsync(new MoveSubject { Cycle = all.Running.Cycle, By = all["board"], Unit = all.Root.Id, Subject = all.Himself.Id, To = all.Running["T01-CB003"].Id, Why = "Chuyển sinh hoạt." });
        Assert.True(moved.IsDone, moved.ToString());
        Assert.Equal((false, true), (await IsThereAsync(all, "secretary", all.Cell), await IsThereAsync(all, "neighbour", all.Running["T01-CB003"])));
    }

    private static async Task<bool> IsThereAsync(Everybody all, string who, Subject unit)
    {
        await using var work = await Work.BeginAsync(all.Running.Store, all[who], all.Running.Desk.Today, all.Running.Cycle, default);
        return (await UnitWork.ReadAsync(work, all.Running.Desk.Packs, all.Running.Cycle, unit.Id, all.Running.Desk.Today))!.Own.Any(s => s.Id == all.Himself.Id);
    }

    private sealed record Told(byte[] Seal, long[]? Ids, long[] Units, string Rest);

    private static async Task<Told?> ToldAsync(Everybody all, long person, bool mine, Told? before)
    {
        const string Rest = "(to_jsonb(f) - '{seal,id,entry,family,kind,code,name,person,unit,path,applies,left_out,owner,way,target}'::text[])::text";
        return (await all.Running.ReadAsync($"select f.seal, f.id, array(select distinct unnest(f.unit) order by 1), {Rest} from unit_frame($1, array[$2], array[$3], '{{}}', '{{committee_members,same_person}}', '{{}}', $4::bytea, $5::bigint[], $6::bigint[]) f",
            r => new Told(r.GetFieldValue<byte[]>(0), r.IsDBNull(1) ? null : r.GetFieldValue<long[]>(1), r.GetFieldValue<long[]>(2), r.GetString(3)), person, all.Running.Cycle, all.Cell.Id, mine, before?.Seal, before?.Ids, before?.Units)).SingleOrDefault();
    }
}
