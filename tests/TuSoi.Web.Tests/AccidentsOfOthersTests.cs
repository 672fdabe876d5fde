using System.Net;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests;

/// <summary>Accidents that happened to others, as they would show at the pages; each with the number it has in the list of expectations.</summary>
public sealed class AccidentsOfOthersTests(Databases databases)
{
    [Fact(DisplayName = "2 odoo-30002: a copied link gives nothing")]
    public async Task A_copied_link_gives_nothing()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = office.Cycle["T01-CB002"];
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        var links = await LinksAsync(secretary, [Links.Home, Links.Unit(office.Cycle.Cycle, cell.Id), Links.Papers(office.Cycle.Cycle, cell.Id)]);
        // all that is his own: every address with a number of the cell or of somebody in it
        var own = office.Cycle.Roster.All.Where(s => s.Unit == cell.Id || s.Id == cell.Id).ToDictionary(s => $"{s.Id}");
        var copied = links.Where(l => l.Split('/', '?', '=', '&').Any(own.ContainsKey)).Order(StringComparer.Ordinal).ToList();
        Assert.True(copied.Count > 30, $"{copied.Count} links");
        using var stranger = Person.Stranger(office.Url);
        var open = (await stranger.GetAsync(Links.SignIn)).Text; // a demo shows there as whom one can come in
        string[] names = [.. own.Values.Where(s => s.Person is not null).Select(s => s.Name).Except(office.Cycle.Roster.All.Where(s => !own.ContainsKey($"{s.Id}")).Select(s => s.Name)).Where(n => !open.Contains(n, StringComparison.Ordinal))];
        Assert.NotEmpty(names);
        using var elsewhere = await office.AsAsync(office.Cycle.Holder("T02", "secretary"));
        foreach (var link in copied)
        {
            var door = await stranger.GetAsync(link);
            Assert.True(door.Path.StartsWith(Links.SignIn, StringComparison.Ordinal) && !names.Any(door.Html.DocumentElement.OuterHtml.Contains), $"{link}: {door.Path}");
            var other = await elsewhere.GetAsync(link);
            Assert.True(other.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound && !names.Any(other.Html.DocumentElement.OuterHtml.Contains), $"{link}: {other.Status}");
        }
        // nor does the browser keep what it showed
        using (var page = await secretary.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.Unit(office.Cycle.Cycle, cell.Id)))) Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact(DisplayName = "29 sparrow-pending: every overdue step has escalated")]
    public async Task Every_overdue_step_has_escalated()
    {
        await using var office = await Office.OpenAsync(databases);
        office.Cycle.Clock.Now = new(2025, 1, 6, 8, 0, 0, TimeSpan.FromHours(7));
        var (cycle, root, local) = (office.Cycle.Cycle, office.Cycle.Root, new DateTime(2025, 1, 6, 8, 0, 0));
        List<OpenStep> late;
        await using (var work = await Work.BeginAsync(office.Cycle.Store, office.Cycle.Board, office.Cycle.Desk.Today))
            late = [.. new Agenda(await office.Cycle.Desk.Packs.OfAsync(office.Cycle.Store, cycle, 1), office.Cycle.Roster, await CycleReader.ProgressAsync(work, cycle, office.Cycle.Desk.Today)).Open().Where(o => o.Due.IsLate(local))];
        Assert.True(late.Count > 500, $"{late.Count} steps are late");
        // nobody had to remind anybody, and nothing ran in the night: whoever is above sees each organisation in which something is late, with the one who holds it up
        using var board = await office.AsAsync(office.Cycle.Board);
        var table = await board.GetAsync(Links.Board(cycle, root.Id) + "?loc=tre");
        var rows = table.Html.QuerySelectorAll(".ts-board tbody tr").ToDictionary(r => r.QuerySelector("th a")!.GetAttribute("href")!);
        var below = office.Cycle.Roster.All.Where(s => s.Family == "organisation" && s.Units.Skip(1).FirstOrDefault() == root.Entry);
        foreach (var group in below.Where(u => late.Any(o => o.Subject.Path.StartsWith(u.Path, StringComparison.Ordinal))))
        {
            var row = rows.GetValueOrDefault(Links.Board(cycle, group.Id)) ?? rows.GetValueOrDefault(Links.Unit(cycle, group.Id));
            Assert.True(row is not null, $"{group.Name} is not among the late");
            Assert.NotEmpty(row.QuerySelectorAll(".ts-cell-late"));
            Assert.NotEqual("", row.QuerySelector(".ts-blocker b")?.TextContent.Trim() ?? "");
        }
        // and whoever it is to do finds each at his own organisation
        foreach (var unit in late.GroupBy(o => o.Subject.Unit).OrderByDescending(g => g.Count()).Take(5))
        {
            var page = await board.GetAsync(Links.Unit(cycle, unit.Key));
            Assert.Contains($"{Say.Count(unit.Count(), "việc")} quá hạn", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact(DisplayName = "30 belenios-2.5.1: old archives verify")]
    public async Task An_old_cycle_still_verifies_and_reads_as_it_was_after_a_year_of_changes()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, one) = (office.Cycle.Cycle, office.Cycle["T01-DV0024"]);
        var href = Links.Unit(cycle, one.Unit);
        using (var before = await office.AsAsync(office.Cycle.Board)) Assert.Contains(one.Name, (await before.GetAsync(href)).Text, StringComparison.Ordinal);
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddYears(1);
        using var board = await office.AsAsync(office.Cycle.Board);
        var changed = await board.SendAsync(await board.GetAsync(Links.RosterPersons(office.Cycle.Roster[one.Unit].Entry)), "sua", new Dictionary<string, string?> { [$"ten.{one.Entry}"] = "Phạm Thị Đã Sửa", ["ly-do"] = "Theo thẻ đảng viên." });
        Assert.Null(changed.Code);
        office.Cycle.Clock.Now = office.Cycle.Clock.Now.AddMinutes(1);
        var next = Assert.IsType<Outcome.Done>(await new Cycles(office.Cycle.Desk).OpenAsync(new OpenCycle { Cycle = 0, By = office.Cycle.Board, Year = office.Cycle.Year + 1, Root = office.Cycle.Founded.Organisation, Pack = office.Cycle.Pack.Id }, office.Cycle.Pack, CycleFacts.OfRosterAsync)).Id;
        Assert.Equal(["Phạm Thị Đã Sửa"], await office.Cycle.ReadAsync("select name from subject where cycle = $1 and entry = $2", r => r.GetString(0), null, next, one.Entry));
        // the program that reads it is another one than the one that wrote it: nothing is kept in memory, and the pack is the copy in the database
        await using var later = await Office.ServeAsync(office.Cycle.Store, office.Cycle.Clock);
        using var reader = await Person.SignInAsync(later.Url, office.Cycle.Board);
        var page = await reader.GetAsync(href);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(one.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Thị Đã Sửa", page.Text, StringComparison.Ordinal);
        foreach (var verified in new[] { cycle, next })
        {
            var report = await new Verification(office.Cycle.Store, new CyclePacks(office.Cycle.Pack.Facts, TuSoi.Tests.Rostering.Packs.Holidays)).OfAsync(verified);
            Assert.Empty(report.Faults);
        }
    }

    /// <summary>Links on these pages, and on the pages to which they lead.</summary>
    private static async Task<HashSet<string>> LinksAsync(Person person, IReadOnlyList<string> from)
    {
        var (found, read) = (new HashSet<string>(from), new Queue<(string Href, int Depth)>(from.Select(f => (f, 0))));
        while (read.TryDequeue(out var next))
        {
            var page = await person.GetAsync(next.Href);
            if (page.Html.QuerySelector("main") is null) continue; // a file
            foreach (var href in page.Html.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => found.Add(h) && next.Depth == 0 && !h.Contains("/giay/", StringComparison.Ordinal))) read.Enqueue((href, 1));
        }
        return found;
    }
}
