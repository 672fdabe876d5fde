using TuSoi.Access;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Reviewing;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes.Access;
using Xunit;

namespace TuSoi.Tests.Processes;

/// <summary>Days of acts are days in Viet Nam; due dates cross the year's end, the leap day and Tết.</summary>
public sealed class ClockTests(Databases databases)
{
    [Fact]
    public async Task An_act_at_half_past_seventeen_in_Greenwich_belongs_to_the_next_day()
    {
        await using var all = await Everybody.MeetAsync(databases);
        Assert.Equal(new DateOnly(2024, 11, 20), await DoneOnAsync(all, all.Root, "plan_issued", "root", Utc(2024, 11, 20, 16, 59)));
        Assert.Equal(new DateOnly(2024, 11, 21), await DoneOnAsync(all, all.Chapter, "own_plan", "chapter", Utc(2024, 11, 20, 17, 30)));
    }

    [Fact]
    public async Task A_right_ends_at_midnight_in_Viet_Nam()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var until = new DateOnly(2024, 11, 20);
        Assert.True((await new Conflicts(all.Running.Desk).AppointSubstituteAsync(new AppointSubstitute { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Cell.Id, Person = all["third"], Until = until, Why = "Ốm." })).IsDone);
        await all.ReadyAsync("filed", all.Himself, all.Other);
        all.Running.Clock.Now = Utc(2024, 11, 20, 16, 59);
        Assert.True((await RecordAsync(all, all.Cell, "filed", "third", all.Himself.Id)).IsDone);
        all.Running.Clock.Now = Utc(2024, 11, 20, 17, 0);
        Assert.IsType<Outcome.Refused>(await RecordAsync(all, all.Cell, "filed", "third", all.Other.Id));
    }

    [Fact]
    public async Task Late_begins_with_the_new_year_in_Viet_Nam()
    {
        await using var all = await Everybody.MeetAsync(databases);
        await all.ReadyAsync("completed", all.Root);
        var due = (await PackAsync(all)).Dates.Of(all.Root.Kind, (await PackAsync(all)).Find(all.Root.Kind, "completed")!);
        Assert.Equal(new DateOnly(2024, 12, 31), due.Last);
        Assert.False(due.IsLate(Local(Utc(2024, 12, 31, 16, 59))));
        Assert.True(due.IsLate(Local(Utc(2024, 12, 31, 17, 0))));
        all.Running.Clock.Now = Utc(2024, 12, 31, 17, 0);
        Assert.True((await new Statements(all.Running.Desk).CompleteAsync(new CompleteStatement { Cycle = all.Running.Cycle, By = all["root"], Unit = all.Root.Id, Step = "completed", Subject = all.Root.Id, Text = "Đã hoàn thiện." })).IsDone);
        Assert.Equal((new DateOnly(2025, 1, 1), true), (await all.Running.ReadAsync("select done_on, late from done where subject = $1 and step = 'completed'", r => (r.GetFieldValue<DateOnly>(0), r.GetBoolean(1)), null, all.Root.Id)).Single());
    }

    [Fact]
    public async Task Due_dates_of_a_cycle_lie_in_its_year_or_early_in_the_next()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var pack = await PackAsync(all);
        var dates = pack.Pack.Kinds.Keys.SelectMany(kind => pack.StepsOf(kind).Select(step => (step, Due: pack.Dates.Of(kind, step)))).ToList();
        Assert.All(dates, d => Assert.InRange(d.Due.Last, new DateOnly(2024, 10, 1), pack.Dates.Ends.Last));
        Assert.All(dates.Where(d => d.step.Due is { NextYear: true }), d => Assert.Equal(2025, d.Due.Last.Year));
        Assert.Contains(dates, d => d.Due.Last.Year == 2025);
    }

    [Fact]
    public async Task The_last_of_February_is_due_that_day_also_in_a_leap_year_and_the_leap_day_is_a_day_of_acts()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var rules = (await PackAsync(all)).Rules;
        var (leap, step) = (new CyclePack(rules, Tests.Rostering.Packs.Holidays, 2027), rules.Pack.Procedure.Of(rules.Pack.Kinds["leader"]).First(s => s.Id == "decided_above"));
        Assert.Equal(new DateOnly(2028, 2, 28), leap.Dates.Of("leader", step).Last);
        Assert.True(leap.Dates.Of("leader", step).IsLate(new DateTime(2028, 2, 29, 0, 1, 0)));
        Assert.Equal(new DateOnly(2028, 2, 29), await DoneOnAsync(all, all.Root, "plan_issued", "root", Utc(2028, 2, 28, 17, 30)));
    }

    // Tết of 2025 takes Monday 27 to Friday 31 January: three working days before Wednesday 5 February are 4 and 3 February and 24 January.
    [Fact]
    public async Task Three_working_days_before_a_meeting_after_Tet_begin_before_Tet()
    {
        await using var all = await Everybody.MeetAsync(databases);
        var committee = all.Running["T01-CU"];
        await all.ReadyAsync("draft_sent", committee);
        await all.ReadyAsync("meeting_registered", committee);
        Assert.True((await new Meetings(all.Running.Desk).RegisterAsync(new RegisterMeeting { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Chapter.Id, Step = "meeting_registered", Host = committee.Id, On = new DateOnly(2025, 2, 5), Starts = new TimeOnly(8, 0), HalfDays = 2 })) is Outcome.Done or Outcome.Refused { Code: "step.done" });
        var pack = await PackAsync(all);
        var due = pack.Dates.Of(committee.Kind, pack.Find(committee.Kind, "draft_sent")!, new DateOnly(2025, 2, 5), null);
        Assert.Equal(new DateOnly(2025, 1, 24), due.Last);
        all.Running.Clock.Now = Utc(2025, 1, 24, 17, 30);
        Assert.True((await new Statements(all.Running.Desk).SendDraftAsync(new SendDraft { Cycle = all.Running.Cycle, By = all["chapter"], Unit = all.Chapter.Id, Step = "draft_sent", Subject = committee.Id })).IsDone);
        Assert.True((await all.Running.ReadAsync("select late from done where subject = $1 and step = 'draft_sent'", r => r.GetBoolean(0), null, committee.Id)).Single());
    }

    private static Task<CyclePack> PackAsync(Everybody all) => all.Running.Desk.Packs.OfAsync(all.Running.Store, all.Running.Cycle, 1);

    private static async Task<DateOnly> DoneOnAsync(Everybody all, Organisation.Subject one, string step, string who, DateTimeOffset at)
    {
        await all.ReadyAsync(step, one);
        all.Running.Clock.Now = at;
        Assert.IsType<Outcome.Done>(await RecordAsync(all, one, step, who, one.Id));
        return (await all.Running.ReadAsync("select done_on from done where subject = $1 and step = $2", r => r.GetFieldValue<DateOnly>(0), null, one.Id, step)).Single();
    }

    private static Task<Outcome> RecordAsync(Everybody all, Organisation.Subject unit, string step, string who, long subject) =>
        new Records(all.Running.Desk).RecordAsync(new RecordStep { Cycle = all.Running.Cycle, By = all[who], Unit = unit.Id, Step = step, Subjects = [subject], Text = "Đã làm." });

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Instant.Zone).DateTime;
}
