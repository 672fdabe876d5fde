using TuSoi.History;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using Xunit;

namespace TuSoi.Tests.History;

/// <summary>Content goes when its time is over; the chain proves the rest all the same.</summary>
public sealed class KeepingTests(Databases databases)
{
    [Fact]
    public async Task Content_older_than_the_day_goes_by_an_act_and_every_chain_still_verifies()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var keeping = new Keeping(running.Desk);
        Assert.IsType<Outcome.Done>(await keeping.SealAsync(new SealChains { Cycle = running.Cycle, By = running.Board }));
        running.Clock.Now = running.Clock.Now.AddYears(11);
        Assert.IsType<Outcome.Done>(await keeping.ForgetAsync(new ForgetContent { Cycle = running.Cycle, By = running.Board, Before = new DateOnly(running.Year + 10, 12, 31), Why = "Hết thời hạn lưu 10 năm." }));
        var report = await new Verification(running.Store, running.Desk.Packs).OfAsync(running.Cycle);
        Assert.Equal([], report.Faults);
        Assert.Equal(2, report.Forgotten);
        Assert.Equal(["ForgetContent"], await running.ReadAsync("select j.kind from journal_content c join journal j on j.act = c.act where j.cycle = $1", r => r.GetString(0), null, running.Cycle));
    }

    [Fact]
    public async Task Who_keeps_neither_roster_nor_technique_of_the_whole_cycle_is_refused_and_nothing_goes()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var keeping = new Keeping(running.Desk);
        foreach (var (person, code) in new[] { (running.Holder("T01", "secretary"), "unit.unknown"), (running.Holder(running.Root.Code, "secretary"), "access.denied") })
        {
            Assert.Equal(code, Code(await keeping.ForgetAsync(new ForgetContent { Cycle = running.Cycle, By = person, Before = running.Desk.Today, Why = "Thử." })));
            Assert.Equal(code, Code(await keeping.SealAsync(new SealChains { Cycle = running.Cycle, By = person })));
        }
        foreach (var why in new[] { "", " \u200B" }) Assert.Equal("forget.reason", Code(await keeping.ForgetAsync(new ForgetContent { Cycle = running.Cycle, By = running.Board, Before = running.Desk.Today, Why = why })));
        Assert.Equal("forget.future", Code(await keeping.ForgetAsync(new ForgetContent { Cycle = running.Cycle, By = running.Board, Before = running.Desk.Today.AddDays(1), Why = "Thử." })));
        Assert.Equal(0, (await new Verification(running.Store, running.Desk.Packs).OfAsync(running.Cycle)).Forgotten);
    }

    private static string? Code(Outcome outcome) => (outcome as Outcome.Refused)?.Code;
}
