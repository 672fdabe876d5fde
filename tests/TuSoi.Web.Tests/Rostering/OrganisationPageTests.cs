using System.Net;
using TuSoi.History;
using TuSoi.Organisation;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Rostering;

/// <summary>Organisations and collectives themselves: called otherwise.</summary>
public sealed class OrganisationPageTests(Databases databases)
{
    private const string Why = "Quyết định đổi tên số 17.";

    [Fact]
    public async Task An_organisation_is_called_otherwise_and_so_it_is_in_the_running_cycle()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var cell = office.Cycle["T01-CB002"];
        var way = (await board.GetAsync(Links.RosterUnit(cell.Entry))).Html.QuerySelector($"main a[href='{Links.RosterRename(cell.Entry)}']")!;
        var page = await board.GetAsync(way.GetAttribute("href")!);
        var typed = new Dictionary<string, string?> { ["ten"] = "Chi bộ Kế hoạch", ["ma"] = "T01-KH", ["ly-do"] = Why };
        foreach (var (field, value, code) in new[] { ("ten", "\u200B ", "roster.name_missing"), ("ten", new string('a', 300), "roster.name_long"), ("ma", "", "roster.code_missing"), ("ma", "t02", "roster.code_taken"), ("ly-do", "\u200B", "roster.reason") })
        {
            var refused = await board.SendAsync(page, "ten", new Dictionary<string, string?>(typed) { [field] = value });
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity, code, value), (field, refused.Status, refused.Code, refused.Html.QuerySelector($"#{field}")!.GetAttribute("value")));
        }
        Assert.Equal("roster.unchanged", (await board.SendAsync(page, "ten", new Dictionary<string, string?> { ["ly-do"] = Why })).Code);
        var done = await board.SendAsync(page, "ten", typed);
        Assert.Equal((HttpStatusCode.OK, "Chi bộ Kế hoạch"), (done.Status, done.Heading));
        Assert.Contains("Trong đợt đang chạy cũng đã sửa", done.Text, StringComparison.Ordinal);
        Assert.Equal([("Chi bộ Kế hoạch", "T01-KH")], await SubjectAsync(office, cell));
        Assert.Contains("khớp nhau", (await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle))).Text, StringComparison.Ordinal);
        Assert.Equal([("CorrectEntries", 0L), ("CorrectSubject", office.Cycle.Cycle)], await office.Cycle.ReadAsync("select kind, cycle from journal where kind like 'Correct%' order by kind", r => (r.GetString(0), r.GetInt64(1))));
        Assert.Equal([Why, Why], await office.Cycle.ReadAsync("select c.content->>'Why' from journal j join journal_content c on c.act = j.act where j.kind like 'Correct%'", r => r.GetString(0)));
        Assert.Empty((await new Verification(office.Cycle.Store, office.Cycle.Desk.Packs).OfAsync(office.Cycle.Cycle)).Faults);
    }

    [Fact]
    public async Task A_collective_can_be_called_otherwise_in_the_roster_alone_and_the_cycle_follows_later()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var one = office.Cycle.Roster.All.First(s => s.Family == "collective");
        var entry = await board.GetAsync(Links.RosterEntry(one.Entry));
        Assert.NotNull(entry.Html.QuerySelector($"main a[href='{Links.RosterRename(one.Entry)}']"));
        var done = await board.SendAsync(await board.GetAsync(Links.RosterRename(one.Entry)), "ten", new Dictionary<string, string?> { ["ten"] = "Ban Thường vụ mới", ["ly-do"] = Why, ["dot"] = null });
        Assert.Contains("Đợt đang chạy giữ tên cũ", done.Text, StringComparison.Ordinal);
        Assert.Equal([(one.Name, one.Code)], await SubjectAsync(office, one));
        var differences = await board.GetAsync(Links.RosterDifferences(office.Cycle.Cycle));
        Assert.Contains("Ban Thường vụ mới", differences.Text, StringComparison.Ordinal);
        await board.SendAsync(differences, "khop");
        Assert.Equal([("Ban Thường vụ mới", one.Code)], await SubjectAsync(office, one));
        // persons have their grid
        Assert.Equal(HttpStatusCode.NotFound, (await board.GetAsync(Links.RosterRename(office.Cycle.Roster.All.First(s => s.Family == "member").Entry))).Status);
    }

    private static Task<List<(string, string)>> SubjectAsync(Office office, Subject one) => office.Cycle.ReadAsync("select name, code from subject where id = $1", r => (r.GetString(0), r.GetString(1)), null, one.Id);
}
