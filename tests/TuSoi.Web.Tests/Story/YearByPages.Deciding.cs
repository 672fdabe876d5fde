using AngleSharp.Html.Dom;
using TuSoi.Opening;
using TuSoi.Rules.Steps;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class YearByPages
{
    private int papers;

    private async Task ConsolidateAsync(Person person, long unit, StepRule step) =>
        await SendAsync(person, await GetAsync(person, Links.Consolidation(Cycle, unit, step.Id)), "tong", new() { ["noi-dung"] = "Kết quả như bảng trên; không có ý kiến khác.", ["so"] = $"{++papers}-BC/CB", ["ngay"] = Iso(office.Today) });

    // Two people: one draws up, another signs; nobody's own line is in what he draws up or signs.
    private async Task<int> DecideAsync(long actor, long unit, IReadOnlyList<OpenStep> lines)
    {
        var cast = office.For(lines[0].Responsible!).Where(p => p != actor).ToList();
        foreach (var part in lines.GroupBy(l => cast.FirstOrDefault(p => p != l.Subject.Person)).OrderByDescending(p => p.Count()))
        {
            Assert.True(part.Key != 0, $"{lines[0].Responsible!.Name}: không có người thứ hai để ký.");
            await DecideAsync(actor, part.Key, unit, [.. part]);
        }
        return lines.Count;
    }

    private async Task DecideAsync(long actor, long signer, long unit, IReadOnlyList<OpenStep> lines)
    {
        var (person, second, step) = (await office.AsAsync(actor), await office.AsAsync(signer), lines[0].Step);
        var family = lines[0].Subject.Family switch { "member" => "dang-vien", "organisation" => "to-chuc", "collective" => "tap-the", _ => "can-bo" };
        var bench = await GetAsync(person, Links.Deciding(Cycle, unit, step.Id, family));
        if (bench.Html.QuerySelector("input[name=_handler][value=tinh]") is not null) bench = await SendAsync(person, bench, "tinh");
        if (bench.Html.QuerySelector("button[value=theo]") is not null) bench = await SendAsync(person, bench, "quyet", new() { ["viec"] = "theo" });
        var typed = new Dictionary<string, string?> { ["viec"] = "xem" };
        foreach (var select in bench.Html.QuerySelectorAll("select[name^='muc.']").OfType<IHtmlSelectElement>())
        {
            var id = select.Name!["muc.".Length..];
            if (lines.All(l => $"{l.Subject.Id}" != id)) (typed[$"muc.{id}"], typed[$"lydo.{id}"]) = ("", "");
            else if (string.IsNullOrEmpty(select.Value)) (typed[$"muc.{id}"], typed[$"lydo.{id}"]) = ("3", "Theo kết quả phiếu và đề nghị của cấp dưới.");
        }
        var check = await SendAsync(person, bench, "quyet", typed);
        Assert.Equal("Xem lại trước khi lập quyết định", check.Heading);
        var draft = await SendAsync(person, check, "lap", new() { ["so"] = $"{++papers}-QĐ/ĐU", ["nguoi-ky"] = "Người ký văn bản" });
        Assert.StartsWith("Quyết định số", draft.Heading, StringComparison.Ordinal);
        if (InChromium.Add("signing"))
        {
            var page = await office.WindowAsync(browsers, signer, draft.Path);
            await page.Locator("input[name=doi-chieu]").CheckAsync();
            await page.Locator("form button", new() { HasText = "Ký quyết định số" }).ClickAsync();
            await page.GetByText("Đã ký quyết định số").First.WaitForAsync();
            await page.Context.CloseAsync();
        }
        else await SendAsync(second, await GetAsync(second, draft.Path), "ky", new() { ["doi-chieu"] = "co" });
    }
}
