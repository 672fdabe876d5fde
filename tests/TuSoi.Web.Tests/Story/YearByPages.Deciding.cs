using System.Globalization;
using AngleSharp.Html.Dom;
using Microsoft.Playwright;
using TuSoi.Opening;
using TuSoi.Rules.Steps;
using TuSoi.Web.Tests.Papers;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class YearByPages
{
    private int papers;

    private async Task ConsolidateAsync(ISomebody person, long unit, StepRule step) =>
        await SendAsync(person, await GetAsync(person, Links.Consolidation(Cycle, unit, step.Id)), "tong", new() { ["noi-dung"] = "Kết quả như bảng trên; không có ý kiến khác.", ["so"] = $"{++papers}-BC/CB", ["ngay"] = Iso(office.Today) });

    // Two people: one draws up, another signs; nobody's own line is in what he draws up or signs.
    private async Task<int> DecideAsync(long actor, long unit, IReadOnlyList<OpenStep> lines)
    {
        var cast = office.For(lines[0].Responsible!).Where(p => p != actor).ToList();
        foreach (var part in lines.GroupBy(l => cast.FirstOrDefault(p => p != l.Subject.Person)).OrderByDescending(p => p.Count()))
            await DecideAsync(actor, part.Key == 0 ? await StandInAsync(actor, part.First()) : part.Key, unit, [.. part]);
        return lines.Count;
    }

    private readonly Dictionary<(long Unit, DateOnly Day), long> standIns = [];

    // Where a body is too small for two, somebody of the organisation above is sent for the day.
    private async Task<long> StandInAsync(long actor, OpenStep line)
    {
        var unit = line.Responsible!.Organisation!;
        if (standIns.TryGetValue((unit.Id, office.Today), out var sent)) return sent;
        var above = office.Roster.FindEntry(unit.Units.Skip(1).First())!;
        var head = office.Holders(above, line.Responsible.Roles).First();
        await using var person = await office.AtWindowAsync(browsers, head);
        var page = await GetAsync(person, Links.Substitute(Cycle, unit.Id));
        var offered = page.Html.QuerySelectorAll("select[name=ai] option").OfType<IHtmlOptionElement>().Where(o => o.TextContent.EndsWith($"– {above.Name}", StringComparison.Ordinal)).Select(o => long.Parse(o.Value, CultureInfo.InvariantCulture));
        var one = offered.First(p => p != actor && p != line.Subject.Person);
        await SendAsync(person, page, "lam-thay", new() { ["ai"] = $"{one}", ["den"] = Iso(office.Today), ["ly-do"] = "Chi ủy chỉ có hai người; người ký phải khác người soạn." });
        return standIns[(unit.Id, office.Today)] = one;
    }

    private async Task DecideAsync(long actor, long signer, long unit, IReadOnlyList<OpenStep> lines)
    {
        await using var person = await office.AtWindowAsync(browsers, actor);
        await using var second = await office.AtWindowAsync(browsers, signer);
        var step = lines[0].Step;
        var family = lines[0].Subject.Family switch { "member" => "dang-vien", "organisation" => "to-chuc", "collective" => "tap-the", _ => "can-bo" };
        var bench = await GetAsync(person, Links.Deciding(Cycle, unit, step.Id, family));
        if (bench.Html.QuerySelector("input[name=_handler][value=tinh]") is not null) bench = await SendAsync(person, bench, "tinh");
        if (bench.Html.QuerySelector("button[value=theo]") is not null) bench = await SendAsync(person, bench, "quyet", new() { ["viec"] = "theo" });
        var typed = new Dictionary<string, string?> { ["viec"] = "xem" };
        foreach (var select in bench.Html.QuerySelectorAll("select[name^='muc.']").OfType<IHtmlSelectElement>())
        {
            var id = select.Name!["muc.".Length..];
            if (lines.All(l => $"{l.Subject.Id}" != id)) typed[$"muc.{id}"] = "";
            else if (string.IsNullOrEmpty(select.Value))
            {
                typed[$"muc.{id}"] = "3";
                // a reason is asked for where the level is another than the rules come to
                if (select.QuerySelector("option.ts-other[value='3']") is not null) typed[$"lydo.{id}"] = "Theo kết quả phiếu và đề nghị của cấp dưới.";
            }
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
            // the scan of the signed paper is filed beside it
            await page.Locator("input[type=file][name=tep]").SetInputFilesAsync(new FilePayload { Name = "Quyết định có chữ ký.pdf", MimeType = "application/pdf", Buffer = BadFiles.Pdf("<< /Type /Catalog >>") });
            await page.GetByRole(AriaRole.Button, new() { Name = "Tải lên", Exact = true }).ClickAsync();
            await page.GetByText("Đã lưu tệp vào hồ sơ.").First.WaitForAsync();
            Assert.Equal("Quyết định có chữ ký.pdf", await page.Locator(".ts-files a[download]").InnerTextAsync());
            await page.Context.CloseAsync();
        }
        else await SendAsync(second, await GetAsync(second, draft.Path), "ky", new() { ["doi-chieu"] = "co" });
    }
}
