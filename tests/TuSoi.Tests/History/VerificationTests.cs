using TuSoi.Database;
using TuSoi.History;
using Xunit;

namespace TuSoi.Tests.History;

/// <summary>Whatever is changed behind the program's back is found and named.</summary>
public sealed class VerificationTests(SealedCycle cycle) : IClassFixture<SealedCycle>
{
    private const string SecondOfT01 = "(select act from journal where cycle = $1 and unit = $2 order by seq limit 1)";

    private long Cycle => cycle.Running.Cycle;

    private long T01 => cycle.Running["T01"].Id;

    [Fact]
    public async Task A_cycle_that_nobody_touched_is_whole()
    {
        var report = await cycle.VerifyAsync();
        Assert.Equal([], report.Faults);
        Assert.True(report is { Chains: > 5, Entries: > 5, Seals: 1, Packs: 1, Counters: > 100, Done: 1, Verdicts: > 100, Forgotten: 0, Kept: 0, Outdated: 0 });
    }

    [Theory]
    [InlineData("act = 1", "chain.hash")]
    [InlineData("cycle = 0", "chain.head")]
    [InlineData("unit = 1", "chain.headless")]
    [InlineData("path = path || '1.'", "chain.hash")]
    [InlineData("seq = seq + 7", "chain.gap")]
    [InlineData("kind = 'Autosave'", "chain.hash")]
    [InlineData("step = 'decided'", "chain.hash")]
    [InlineData("by_person = by_person + 1", "chain.hash")]
    [InlineData("role = null", "chain.hash")]
    [InlineData("at = at + interval '1 microsecond'", "chain.hash")]
    [InlineData("digest = sha256('')", "chain.hash")]
    [InlineData("hash = sha256('')", "chain.hash")]
    public async Task A_changed_column_of_the_journal_is_found(string change, string code)
    {
        await using var work = await Work.OfOwnerAsync(cycle.Running.Store, cycle.Running.Desk.Today);
        // an entry's number is also that of its content
        if (change.StartsWith("act", StringComparison.Ordinal)) await work.WriteAsync(new Batch().Add("alter table journal_content drop constraint journal_content_act_fkey"));
        await work.WriteAsync(new Batch().Add($"update journal set {change} where act = {SecondOfT01}", Cycle, T01));
        var report = await cycle.VerifyAsync(work);
        Assert.Contains(report.Faults, f => f.Code == code);
    }

    [Theory]
    [InlineData("content = content || '{\"Why\": \"khác\"}'", "chain.content")]
    [InlineData("salt = sha256('')", "chain.content")]
    [InlineData("host = host + 1", "chain.host")]
    public async Task Changed_content_is_found_and_named_by_organisation(string change, string code)
    {
        var report = await cycle.AfterAsync($"update journal_content set {change} where act = {SecondOfT01}", Cycle, T01);
        Assert.Equal((code, cycle.Running["T01"].Name), Only(report));
    }

    [Fact]
    public async Task Content_that_went_by_no_act_is_found()
    {
        var report = await cycle.AfterAsync($"delete from journal_content where act = {SecondOfT01}", Cycle, T01);
        Assert.Equal(("chain.missing", cycle.Running["T01"].Name), Only(report));
    }

    [Fact]
    public async Task A_removed_entry_is_found_wherever_it_was()
    {
        var unit = cycle.Running["T02"].Id;
        foreach (var (order, code) in new[] { ("asc", "chain.gap"), ("desc", "chain.head") })
        {
            await using var work = await Work.OfOwnerAsync(cycle.Running.Store, cycle.Running.Desk.Today);
            var act = $"(select act from journal where cycle = $1 and unit = $2 order by seq {order} limit 1)";
            await work.WriteAsync(new Batch().Add($"delete from journal_content where act = {act}", Cycle, unit).Add($"delete from journal where act = {act}", Cycle, unit));
            Assert.Contains((await cycle.VerifyAsync(work)).Faults, f => f.Code == code && f.Where == cycle.Running["T02"].Name);
        }
    }

    [Fact]
    public async Task A_chain_cut_short_with_its_head_is_found_by_what_its_acts_left_behind()
    {
        await using var work = await Work.OfOwnerAsync(cycle.Running.Store, cycle.Running.Desk.Today);
        await CutAsync(work, cycle.Running["T02"].Id, seq: 1);
        Assert.Equal(["verdict.act", "act.unwritten"], (await cycle.VerifyAsync(work)).Faults.Select(f => f.Code));
    }

    [Fact]
    public async Task A_chain_cut_short_before_what_was_sealed_is_found_by_the_seal()
    {
        await using var work = await Work.OfOwnerAsync(cycle.Running.Store, cycle.Running.Desk.Today);
        await CutAsync(work, cycle.Running["T02"].Id, seq: 0);
        Assert.Contains((await cycle.VerifyAsync(work)).Faults, f => f.Code == "seal.head" && f.Where == cycle.Running["T02"].Name);
    }

    [Fact]
    public async Task Two_chains_swapped_with_their_heads_are_found()
    {
        await using var work = await Work.OfOwnerAsync(cycle.Running.Store, cycle.Running.Desk.Today);
        var other = cycle.Running["T02"].Id;
        foreach (var table in new[] { "journal", "chain" })
            await work.WriteAsync(new Batch().Add($"update {table} set unit = -unit where cycle = $1 and unit in ($2, $3)", Cycle, T01, other)
                .Add($"update {table} set unit = case when unit = -$2 then $3 else $2 end where cycle = $1 and unit in (-$2, -$3)", Cycle, T01, other));
        Assert.Equal(2, (await cycle.VerifyAsync(work)).Faults.Count(f => f.Code == "chain.hash"));
    }

    [Theory]
    [InlineData("update chain set hash = sha256('') where cycle = $1 and unit = $2", "chain.head")]
    [InlineData("update chain set seq = seq + 1 where cycle = $1 and unit = $2", "chain.head")]
    [InlineData("update chain set path = '9.' where cycle = $1 and unit = $2", "chain.path")]
    [InlineData("delete from chain where cycle = $1 and unit = $2", "chain.headless")]
    [InlineData("update seal set heads = heads - 0 where cycle = $1 and $2 > 0", "seal.hash")]
    [InlineData("delete from seal where cycle = $1 and $2 > 0", "seal.missing")]
    [InlineData("update counter set total = total + 1 where cycle = $1 and unit = $2 and kind = 'grassroots_chapter'", "counter")]
    [InlineData("update counter set done = 1 where cycle = $1 and unit = $2 and kind = 'grassroots_chapter' and done = 0", "counter")]
    [InlineData("update done set step = 'x' where cycle = $1 and $2 > 0", "done.astray")]
    [InlineData("delete from done where cycle = $1 and $2 > 0", "counter")]
    [InlineData("update subject set applies = 0 where cycle = $1 and id = $2", "counter")]
    [InlineData("update cycle_pack set files = replace(files::text, 'version: ', 'version: 9')::jsonb where cycle = $1 and $2 > 0", "pack.copy")]
    [InlineData("update cycle_pack set digest = sha256('') where cycle = $1 and $2 > 0", "pack.copy")]
    public async Task A_change_elsewhere_is_found(string change, string code)
    {
        var report = await cycle.AfterAsync(change, Cycle, T01);
        Assert.Contains(report.Faults, f => f.Code == code);
    }

    [Theory]
    [InlineData("suggested = case when suggested = 4 then 3 else 4 end")]
    [InlineData("flags = flags + 1024")]
    [InlineData("printed = printed + 1")]
    [InlineData("ceiling = coalesce(ceiling, 0) + 1")]
    public async Task A_changed_verdict_is_found_and_named(string change)
    {
        var report = await cycle.AfterAsync($"update verdict set {change} where subject = $1", T01);
        Assert.Equal(("verdict", cycle.Running["T01"].Name), Only(report));
    }

    private async Task CutAsync(Work work, long unit, long seq) => await work.WriteAsync(new Batch()
        .Add("delete from journal_content where act in (select act from journal where cycle = $1 and unit = $2 and seq > $3)", Cycle, unit, seq)
        .Add("delete from journal where cycle = $1 and unit = $2 and seq > $3", Cycle, unit, seq)
        .Add("update chain set seq = $3, hash = coalesce((select hash from journal where cycle = $1 and unit = $2 and seq = $3), '\\x') where cycle = $1 and unit = $2", Cycle, unit, seq));

    private static (string, string) Only(VerificationReport report) => Assert.Single(report.Faults) is var fault ? (fault.Code, fault.Where) : default;
}
