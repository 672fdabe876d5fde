using System.Net;
using TuSoi.Tests.Database;
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
