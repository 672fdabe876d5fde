using Microsoft.Playwright;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;
using TuSoi.Web.Tests.Entering;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class YearByPages
{
    /// <summary>A member without a post who has an account of his own and works at his phone.</summary>
    public Subject? OnPhone { get; private set; }

    private bool MayTakeThePhone(OpenStep one) => one is { Step.Kind: StepKind.Statement, Subject: { Family: "member", Person: { } person } } && !office.HoldsAny(person) && ClerkOf(one.Subject) > 0;

    // The secretary of his cell gives him a code, with which he sets a password at his phone; from then on he signs in with it.
    private async Task TakeThePhoneAsync(Subject member)
    {
        await using var secretary = await office.AtWindowAsync(browsers, ClerkOf(member));
        var slip = await SendAsync(secretary, await GetAsync(secretary, Links.IssueAccount(member.Person!.Value)), "cap");
        var login = slip.Html.QuerySelectorAll("main .ts-facts dd")[1].TextContent;
        var page = await office.EnterAsync(browsers, login, slip.Html.QuerySelector(".ts-secret")!.TextContent, 360);
        await page.Locator("#mk1").FillAsync(Desks.Password);
        await page.Locator("#mk2").FillAsync(Desks.Password);
        await page.GetByText("Đặt mật khẩu và vào").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Việc của tôi" }).WaitForAsync();
        await page.Context.CloseAsync();
        office.Logins[member.Person.Value] = login;
        OnPhone = member;
    }

    // Autosave is waited for, then the page is opened anew and the draft is there.
    private async Task TypeAsync(long actor, string path)
    {
        var page = await office.WindowAsync(browsers, actor, path, 360);
        await page.Locator("textarea[name='phan.1']").FillAsync("Giữ vững lập trường, hoàn thành việc được giao.");
        await page.Locator("[data-saved]", new() { HasText = "Đã lưu nháp lúc" }).WaitForAsync(new() { Timeout = 15000 });
        await page.GotoAsync(office.Url + path);
        Assert.Equal("Giữ vững lập trường, hoàn thành việc được giao.", await page.Locator("textarea[name='phan.1']").InputValueAsync());
        await page.Locator("input[name=muc][value='3']").CheckAsync();
        await page.GetByText("Xem lại trước khi nộp").ClickAsync();
        await page.GetByText("Nộp bản kiểm điểm", new() { Exact = true }).ClickAsync();
        await page.GetByText("Đã nộp bản kiểm điểm.").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
