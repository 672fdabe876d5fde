using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;

namespace TuSoi.Cli.Story;

/// <summary>One year told to the end: founding, import of a synthetic roster, opening, and then everything the pack's procedure asks. On a database that has part of it, the rest.</summary>
internal sealed class Year(Store store, Pack pack, Holidays holidays, StorySize size, int seed, Teller teller, Coverage coverage, Pack amended)
{
    /// <param name="until">The last day that is told; null: to the end, and then every row of the document must have been touched.</param>
    public async Task TellAsync(DateOnly? until = null)
    {
        var clock = new StoryClock(new DateOnly(pack.Head.InForce.Year, 11, 1));
        var desk = new Desk(store, new CyclePacks(pack.Facts, holidays), clock);
        teller.Title($"Một năm theo {pack.Head.Document ?? pack.Head.Title}", "Mọi tổ chức, mọi người ở đây đều do máy đặt ra. Mỗi dòng là một việc đã ghi vào hệ thống, theo đúng ngày và đúng người được làm việc ấy.");
        teller.Day(clock.Today);
        var beginnings = new Beginnings(store, pack, size, seed, teller, clock);
        var (narrator, cycle) = await beginnings.MakeAsync(desk);
        var last = await beginnings.LastDayAsync(narrator, cycle);
        if (last is { } day) clock.JumpTo(day);
        var stage = await StageAsync(desk, clock, narrator, cycle);
        if (last > new DateOnly(pack.Head.InForce.Year, 11, 1)) await stage.LookAtConflictsAsync();
        await new Plot(stage, new Scripts(stage), new Happenings(stage, amended)).PlayAsync(until);
        if (until is not null) return;
        coverage.TouchDone(stage);
        if (coverage.Missing is { Count: > 0 } missing) throw new StoryBroken($"Câu chuyện chưa chạm {missing.Count}/{coverage.Wanted.Count} dòng của văn bản: {string.Join(", ", missing)}");
        teller.Tell($"Đã chạm đủ {coverage.Wanted.Count} dòng PRC, DEP, MTG, SPC của văn bản {pack.Head.Source}");
    }

    private async Task<Stage> StageAsync(Desk desk, StoryClock clock, long narrator, long cycle)
    {
        var cyclePack = await desk.Packs.OfAsync(store, cycle, 1); // amended, where the story goes on after that
        await using var work = await Work.BeginAsync(store, narrator, clock.Today);
        var stage = new Stage(desk, new Verdicts(desk, CycleFacts.OfCycleAsync), clock, cycle, narrator, cyclePack, teller, seed)
        {
            Roster = await CycleReader.RosterAsync(work, cycle),
            Progress = await CycleReader.ProgressAsync(work, cycle, clock.Today),
            Cast = await Cast.ReadAsync(store, narrator, clock.Today),
            Coverage = coverage,
            Lanes = size.Lanes,
        };
        // as at the opening: whoever has left the cycle since was met all the same, also where the story goes on after that
        var path = (await work.ListAsync(r => r.GetString(0), "select path from cycle where id = $1", cycle))[0];
        foreach (var scope in new[] { (await CycleFacts.OfRosterAsync(work, cyclePack.Rules, path, cyclePack.Year)).Scope, (await CycleFacts.OfCycleAsync(work, pack, cycle, "", cyclePack.Year, default)).Scope })
            coverage.Touch(Ranker.Special(cyclePack.Rules, scope), scope);
        await stage.LookAtFrameAsync();
        return stage;
    }
}
