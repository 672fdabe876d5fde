using Dapper;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;
using TuSoi.Tests.Database;
using TuSoi.Tests.Rostering;
using Xunit;

namespace TuSoi.Tests.Processes.Access;

/// <summary>What pages read of one organisation says of its work the same as the whole cycle does, for everybody who holds a post there.</summary>
public sealed class UnitWorkTests(Databases databases)
{
    [Theory]
    [InlineData("hd-19-dukdn-2024", 1)]
    [InlineData("hd-19-dukdn-2024", 2)]
    [InlineData("kh-352-2023", 3)]
    [InlineData("kh-352-2023", 4)]
    public async Task The_work_of_an_organisation_is_that_of_the_whole_cycle(string rules, int seed)
    {
        await using var running = await RunningCycle.OpenAsync(databases, rules == Packs.Bloc.Id ? Packs.Bloc : Packs.District);
        var pack = await running.Desk.Packs.OfAsync(running.Store, running.Cycle, 1);
        await SomethingDoneAsync(running, pack, seed);
        var agenda = await WholeAsync(running, pack);
        var guests = await LendAsync(running, pack, agenda.Agenda);
        Assert.True(guests > 0 || pack.Pack.Id != Packs.Bloc.Id, "Nobody is reviewed where he does not belong.");
        var whole = agenda.Agenda.Open().Where(o => o.Responsible is not null).ToList();
        // posts, and where one is reviewed himself
        var posts = await running.ReadAsync("select person, unit, array_remove(array_agg(role), null) from (select a.person, s.id as unit, a.role from assignment a join subject s on s.entry = a.organisation where a.ended_act is null union all select s.person, s.unit, null from subject s where s.person in (select person from assignment)) p group by 1, 2", r => (Person: r.GetInt64(0), Unit: r.GetInt64(1), Roles: r.GetFieldValue<string[]>(2).ToHashSet()));
        var (open, waiting) = (0, 0);
        foreach (var places in posts.GroupBy(p => p.Person))
        {
            var person = places.Key;
            await using var work = await Work.BeginAsync(running.Store, person, running.Desk.Today, running.Cycle, default);
            var entries = places.SelectMany(p => p.Roles.Select(role => (running.Roster[p.Unit].Entry, Role: role))).ToLookup(p => p.Entry, p => p.Role);
            var first = await AllAsync();
            var all = await AllAsync();
            Assert.Equal(first.SelectMany(r => r.Read.Mine.Select(o => Told(o, r.Read.IsUp(o)))), all.SelectMany(r => r.Read.Mine.Select(o => Told(o, r.Read.IsUp(o)))));
            Assert.Equal(places.Select(p => p.Unit).Order(), all.Select(r => r.Read.Unit.Id).Order());
            foreach (var (read, roles) in all)
            {
                Assert.Equal(places.Single(p => p.Unit == read.Unit.Id).Roles.Order(), roles.Order());
                var expected = whole.Where(o => o.Responsible!.Person is { } own ? own == person && o.Subject.Unit == read.Unit.Id : o.Responsible.Organisation!.Id == read.Unit.Id && o.Responsible.Roles.Any(roles.Contains) && (o.Subject.Person != person || o.Step.Kind == StepKind.Ballot));
                var found = read.Mine.ToList();
                Assert.Equal(expected.Select(o => Told(o, agenda.IsUp(o))).Order(), found.Select(o => Told(o, read.IsUp(o))).Order());
                open += found.Count(read.IsUp);
                waiting += found.Count(o => o.State == StepState.Waiting);
                if (roles.Contains("secretary")) await LinesAsync(work, running, read.Unit, whole, person);
            }

            Task<IReadOnlyList<(UnitWork Read, IReadOnlySet<string> Roles)>> AllAsync() =>
                UnitWork.ReadAllAsync(work, running.Desk.Packs, running.Cycle, entries, running.Desk.Today, person, new Batch().Add("select 1"), reader => reader.NextResultAsync());
        }
        Assert.True(open > 100 && waiting > 100, $"{open} can be done and {waiting} wait: too little was compared.");
    }

    private static async Task LinesAsync(Work work, RunningCycle running, Subject unit, List<OpenStep> whole, long person)
    {
        var all = (await UnitWork.ReadAsync(work, running.Desk.Packs, running.Cycle, unit.Id, running.Desk.Today))!;
        var seen = all.Roster.All.Select(s => s.Id).ToHashSet();
        foreach (var steps in whole.Where(o => (o.Responsible!.Person is null ? o.Responsible.Organisation!.Id == unit.Id : o.Subject.Unit == unit.Id) && seen.Contains(o.Subject.Id)).GroupBy(o => o.Step.Id))
            Assert.Equal(steps.Select(o => Told(o, false)).Order(), all.Lines(steps.Key).Select(l => l.Open).OfType<OpenStep>().Select(o => Told(o, false)).Order());
        Assert.Contains(seen, id => running.Roster[id].Person == person || running.Roster[id].Id == unit.Id);
    }

    private static string Told(OpenStep open, bool up) => $"{open.Subject.Code} {open.Step.Id} {open.Responsible!.Rule.Id} {open.State} {open.Due.Last:yyyy-MM-dd} {up}";

    // Any part of the year may be done, whether the order allows it or not; a meeting may have its day, and may have been opened.
    private static async Task SomethingDoneAsync(RunningCycle running, CyclePack pack, int seed)
    {
        var random = new Random(seed);
        var steps = running.Roster.All.SelectMany(s => pack.StepsOf(s).Select(step => (Subject: s, Step: step.Id))).Where(_ => random.Next(3) > 0).ToList();
        var meetings = pack.Procedure.Meetings.Values.SelectMany(rule => running.Roster.All.Where(s => pack.Kind(s.Kind).Is(rule.On)).Select(host => (Host: host, Rule: rule.Id))).Where(_ => random.Next(3) > 0).ToList();
        await using var owner = await running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("insert into done select @Cycle, id, step, 1, '2024-11-01', false, unit, path from unnest(@Id, @Step, @Unit, @Path) t(id, step, unit, path)",
            new { running.Cycle, Id = steps.Select(s => s.Subject.Id).ToArray(), Step = steps.Select(s => s.Step).ToArray(), Unit = steps.Select(s => s.Subject.Unit).ToArray(), Path = steps.Select(s => s.Subject.Path).ToArray() });
        await owner.ExecuteAsync("insert into meeting (id, cycle, host, unit, path, rule, planned_on, starts, half_days, registered_act, opened_act) select nextval('ids'), @Cycle, host, unit, path, rule, day, '08:00', 1, 0, act from unnest(@Host, @Unit, @Path, @Rule, @Day, @Act) t(host, unit, path, rule, day, act)",
            new { running.Cycle, Host = meetings.Select(m => m.Host.Id).ToArray(), Unit = meetings.Select(m => m.Host.Unit).ToArray(), Path = meetings.Select(m => m.Host.Path).ToArray(), Rule = meetings.Select(m => m.Rule).ToArray(), Day = meetings.Select(_ => new DateOnly(running.Year, 12, random.Next(1, 29))).ToArray(), Act = meetings.Select(_ => random.Next(2) == 0 ? (long?)null : 0).ToArray() });
    }

    // Whoever is reviewed where he does not belong: the opening of the meeting lends his file to those who act there.
    private static async Task<int> LendAsync(RunningCycle running, CyclePack pack, Agenda agenda)
    {
        var guests = (from rule in pack.Procedure.Meetings.Values
                      from host in running.Roster.All
                      from one in agenda.Venues.Reviewed(host.Id, rule.Id)
                      where one.Unit != host.Unit && one.Person is not null
                      select (running.Roster[host.Unit].Entry, one.Id)).Distinct().ToList();
        await using var owner = await running.Store.OpenOwnerAsync();
        await owner.ExecuteAsync("insert into access_grant (id, cycle, organisation, role, what, subject, act) select nextval('ids'), @Cycle, a.organisation, a.role, 'participant', g.subject, 1 from unnest(@Entry, @Subject) g(entry, subject) join (select distinct organisation, role from assignment where ended_act is null) a on a.organisation = g.entry",
            new { running.Cycle, Entry = guests.Select(g => g.Entry).ToArray(), Subject = guests.Select(g => g.Id).ToArray() });
        return guests.Count;
    }

    private static async Task<(Agenda Agenda, Func<OpenStep, bool> IsUp)> WholeAsync(RunningCycle running, CyclePack pack)
    {
        await using var work = await Work.BeginAsync(running.Store, running.Board, running.Desk.Today, running.Cycle, default);
        var progress = await CycleReader.ProgressAsync(work, running.Cycle, running.Desk.Today);
        var agenda = new Agenda(pack, running.Roster, progress);
        return (agenda, open => open.State == StepState.Open && (open.Step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || agenda.Venues.PlaceOf(open.Subject, meeting) is { } host && progress.IsOpened(host, meeting)));
    }
}
