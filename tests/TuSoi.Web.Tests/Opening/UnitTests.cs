using System.Net;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Opening;

public sealed class UnitTests(Databases databases)
{
    [Fact]
    public async Task The_secretary_sees_every_step_of_everybody_who_holds_it_and_what_it_waits_for()
    {
        await using var office = await Office.OpenAsync(databases);
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell(office).Code, "secretary"));
        var page = await secretary.GetAsync(Links.Unit(office.Cycle.Cycle, Cell(office).Id));
        var own = office.Cycle.Roster.All.Where(s => s.Unit == Cell(office).Id).ToList();
        Assert.Equal(own.Count, page.Html.QuerySelectorAll(".ts-subject").Length);
        var member = own.First(s => s is { Family: "member", LeftOut: null });
        var steps = page.Html.QuerySelector($"#s{member.Id}")!;
        Assert.Contains("Đảng viên viết bản kiểm điểm", steps.TextContent, StringComparison.Ordinal);
        Assert.Contains(steps.QuerySelectorAll("td[data-label='Chờ gì']"), cell => cell.TextContent.Contains("Đảng viên viết bản kiểm điểm", StringComparison.Ordinal));
        Assert.NotEmpty(steps.QuerySelectorAll("a[href*='/ban-kiem-diem/']"));
        var phase = await secretary.GetAsync(Links.UnitStage(office.Cycle.Cycle, Cell(office).Id, 3));
        Assert.All(phase.Html.QuerySelectorAll(".ts-subject tbody tr td:first-child"), cell => Assert.Contains("nhận xét", cell.TextContent.ToLowerInvariant(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_is_for_its_own_people_and_those_above_and_why_somebody_is_left_out_stays_with_who_must_know()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell) = (office.Cycle.Cycle, Cell(office));
        using var stranger = await office.AsAsync(office.Cycle.Roster.All.First(s => s is { Family: "member", LeftOut: null } && !s.Path.StartsWith(office.Cycle.Roster.FindEntry(cell.Units.Skip(1).First())!.Path, StringComparison.Ordinal) && s.Person is { } p && !Holds(office, p)).Person!.Value);
        foreach (var path in new[] { Links.Unit(cycle, cell.Id), Links.Conflict(cycle, cell.Id), Links.Substitute(cycle, cell.Id), Links.Conference(cycle, cell.Id) }) Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Links.Unit(cycle, 987654321))).Status);
        var left = office.Cycle.Roster.All.First(s => s is { Family: "member", LeftOut: not null } && office.Cycle.Roster.All.Any(o => o is { Family: "member", LeftOut: null } && o.Unit == s.Unit && o.Person is { } p && !Holds(office, p)));
        using var fellow = await office.AsAsync(office.Cycle.Roster.All.First(o => o is { Family: "member", LeftOut: null } && o.Unit == left.Unit && o.Person is { } p && !Holds(office, p)).Person!.Value);
        var seen = (await fellow.GetAsync(Links.Unit(cycle, left.Unit))).Html.QuerySelector($"#s{left.Id}")!.TextContent;
        Assert.Contains("Không kiểm điểm, xếp loại trong đợt này", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(left.LeftOut!, seen, StringComparison.Ordinal);
        using var board = await office.AsAsync(office.Cycle.Board);
        Assert.Contains(left.LeftOut!, (await board.GetAsync(Links.Unit(cycle, left.Unit))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_of_the_conference_is_announced_moved_only_with_a_reason_and_told_on_the_page()
    {
        await using var office = await Office.OpenAsync(databases);
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell(office).Code, "secretary"));
        var path = Links.Conference(office.Cycle.Cycle, Cell(office).Id);
        var refused = await secretary.SendAsync(await secretary.GetAsync(path), "tong-ket", new Dictionary<string, string?> { ["ngay"] = "31/02/2024", ["ly-do"] = "Kế hoạch" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "conference.empty", "Kế hoạch"), (refused.Status, refused.Code, refused.Html.QuerySelector("#ly-do")!.GetAttribute("value")));
        var told = await secretary.SendAsync(refused, "tong-ket", new Dictionary<string, string?> { ["ngay"] = "2024-12-20" });
        Assert.Contains("20/12/2024", told.Text, StringComparison.Ordinal);
        Assert.Equal("conference.reason", (await secretary.SendAsync(await secretary.GetAsync(path), "tong-ket", new Dictionary<string, string?> { ["ngay"] = "2024-12-21", ["ly-do"] = "\u200B" })).Code);
        Assert.Equal([new DateOnly(2024, 12, 20)], await office.Cycle.ReadAsync("select day from unit_date where unit = $1", r => r.GetFieldValue<DateOnly>(0), null, Cell(office).Id));
    }

    [Fact]
    public async Task Somebody_stands_in_until_a_day_and_somebody_says_that_he_should_not_act_on_a_file()
    {
        await using var office = await Office.OpenAsync(databases);
        var (cycle, cell, secretary) = (office.Cycle.Cycle, Cell(office), office.Cycle.Holder(Cell(office).Code, "secretary"));
        using var person = await office.AsAsync(secretary);
        var member = MemberOf(office);
        var page = await person.GetAsync(Links.Substitute(cycle, cell.Id));
        Assert.DoesNotContain(page.Html.QuerySelectorAll("#ai option"), o => o.GetAttribute("value") == $"{secretary}");
        var refused = await person.SendAsync(page, "lam-thay", new Dictionary<string, string?> { ["ai"] = $"{member}", ["den"] = "2024-10-01", ["ly-do"] = "Bí thư đi công tác." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "substitute.past", "Bí thư đi công tác."), (refused.Status, refused.Code, refused.Html.QuerySelector("#ly-do")!.TextContent));
        Assert.Contains("Đã cử", (await person.SendAsync(refused, "lam-thay", new Dictionary<string, string?> { ["den"] = "2024-11-20" })).Text, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2024, 11, 20)], await office.Cycle.ReadAsync("select until from access_grant where what = 'substitute' and person = $1 and host = $2", r => r.GetFieldValue<DateOnly>(0), secretary, member, cell.Id));
        var file = office.Cycle.Roster.All.First(s => s.Unit == cell.Id && s is { Family: "member", LeftOut: null } && s.Person != secretary);
        var conflict = await person.GetAsync(Links.Conflict(cycle, cell.Id, file.Id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.SendAsync(conflict, "xung-dot", new Dictionary<string, string?> { ["ly-do"] = "" })).Status);
        Assert.Contains("Đã ghi xung đột lợi ích", (await person.SendAsync(conflict, "xung-dot", new Dictionary<string, string?> { ["ly-do"] = "Vợ chồng." })).Text, StringComparison.Ordinal);
        Assert.Equal([file.Id], await office.Cycle.ReadAsync("select subject from conflict where person = $1", r => r.GetInt64(0), secretary, secretary));
    }

    [Fact]
    public async Task The_home_of_a_secretary_tells_where_the_cell_stands_and_the_next_meeting()
    {
        await using var office = await Office.OpenAsync(databases);
        using var secretary = await office.AsAsync(office.Cycle.Holder(Cell(office).Code, "secretary"));
        var home = await secretary.GetAsync(Links.Home);
        Assert.Contains($"{Cell(office).Name} đang ở đâu", home.Text, StringComparison.Ordinal);
        Assert.NotEmpty(home.Html.QuerySelectorAll(".ts-path li"));
    }

    /// <summary>A cell with a secretary, and a member who holds no post.</summary>
    internal static Organisation.Subject Cell(Office office) => office.Cycle.Roster.All.Where(s => s.Family == "organisation").OrderBy(s => s.Path, StringComparer.Ordinal)
        .First(o => office.Cycle.Holders(o.Code, "secretary").Any() && office.Cycle.Roster.All.Any(s => s is { Family: "member", LeftOut: null } && s.Unit == o.Id && s.Person is { } p && !Holds(office, p)));

    /// <summary>A member of that cell who holds no post.</summary>
    internal static long MemberOf(Office office) => office.Cycle.Roster.All.First(s => s is { Family: "member", LeftOut: null } && s.Unit == Cell(office).Id && s.Person is { } p && !Holds(office, p)).Person!.Value;

    private static bool Holds(Office office, long person) => office.Cycle.Roster.All.Where(s => s.Family == "organisation").Any(o => new[] { "secretary", "deputy", "committee_member", "group_head", "director", "deputy_director", "support_staff", "organising_board", "party_board", "office", "mass_organisation", "emulation_cluster", "standing_member" }.Any(role => office.Cycle.Holders(o.Code, role).Contains(person)));
}
