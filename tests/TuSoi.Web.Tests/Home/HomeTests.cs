using System.Net;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Opening;
using TuSoi.Web.Tests.Reviewing;
using Xunit;

namespace TuSoi.Web.Tests.Home;

public sealed class HomeTests(Databases databases, Browsers browsers)
{
    [Fact]
    public async Task A_stranger_is_led_to_the_door_and_an_unknown_address_is_told_in_Vietnamese()
    {
        await using var office = await Office.OpenAsync(databases);
        using var stranger = Person.Stranger(office.Url);
        Assert.Equal("Đăng nhập", (await stranger.GetAsync("/")).Heading);
        using var member = await office.AsAsync(office.Cycle.Board);
        var nowhere = await member.GetAsync("/khong-co");
        Assert.Equal((HttpStatusCode.NotFound, "Không có trang này"), (nowhere.Status, nowhere.Heading));
    }

    [Fact]
    public async Task Every_task_says_its_article_and_what_waits_says_for_what_and_on_whom()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = UnitTests.Cell(office);
        using var secretary = await office.AsAsync(office.Cycle.Holder(cell.Code, "secretary"));
        var home = await secretary.GetAsync(Links.Home);
        Assert.All(home.Html.QuerySelectorAll(".ts-task"), task => Assert.Contains("Điều khoản", task.TextContent, StringComparison.Ordinal));
        var waits = home.Html.QuerySelectorAll(".ts-waiting li").Select(l => l.TextContent).Where(t => t.Contains("Chờ: ", StringComparison.Ordinal)).Select(t => t.Split("Chờ: ")[1]).ToList();
        Assert.NotEmpty(waits);
        Assert.All(waits, t => Assert.Matches(@"\(.+\)", t));
        Assert.Contains(waits, t => office.Cycle.Roster.All.Any(o => o.Family == "organisation" && t.Contains(o.Name, StringComparison.Ordinal)));
        using var member = await office.AsAsync(UnitTests.MemberOf(office));
        Assert.Contains("Chờ: ", (await member.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_asked_another_body_stands_among_what_he_waits_for()
    {
        await using var office = await Office.OpenAsync(databases);
        office.On(12, 16);
        var (root, cells) = (office.Cycle.Root, office.UsualCells().Take(2).ToList());
        await office.DidAsync(cells, "dossier_sent");
        using var board = await office.AsAsync(office.Cycle.Board);
        Assert.DoesNotContain("Đã hỏi: ", (await board.GetAsync(Links.Home)).Text, StringComparison.Ordinal);
        await board.SendAsync(await board.GetAsync(Links.Requests(office.Cycle.Cycle, root.Id, "contributed")), "hoi", new Dictionary<string, string?> { ["han"] = "2024-12-20" });
        var told = (await board.GetAsync(Links.Home)).Html.QuerySelectorAll(".ts-waiting li").Select(l => l.TextContent).Where(t => t.Contains("Đã hỏi: ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(told);
        Assert.Contains(told, t => cells.Any(c => t.Contains(c.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_secretary_at_the_top_sees_what_waits_for_him_in_a_real_browser_at_both_widths_with_and_without_script()
    {
        await using var office = await Office.OpenAsync(databases);
        foreach (var width in new[] { 1280, 360 })
            foreach (var script in new[] { true, false })
            {
                var page = await browsers.SignedInAsync(office, office.Cycle.Holder(office.Cycle.Root.Code, "secretary"), width, script);
                Assert.Equal("Việc của tôi", await page.Locator("h1").TextContentAsync());
                Assert.True(await page.Locator(".ts-task").CountAsync() > 0);
                await page.Context.CloseAsync();
            }
    }
}
