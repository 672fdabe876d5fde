using TuSoi.Opening;
using TuSoi.Organisation;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class YearByPages
{
    // Opened, everybody reviewed who can be, closed when nothing of this meeting is left to do.
    private async Task<int> MeetAsync(long actor, ISomebody person, long unit, OpenStep one)
    {
        var (host, rule) = (one.Subject.Id, one.Step.Meeting!);
        if (!office.Progress.IsOpened(host, rule))
        {
            var page = await GetAsync(person, Links.Meeting(Cycle, unit, rule, host));
            var check = await SendAsync(person, page, "khai-mac", button: "Xem lại trước khi khai mạc");
            await SendAsync(person, check, "khai-mac", button: "Khai mạc hội nghị");
            return 1;
        }
        if (office.Agenda.Open().Any(o => o.Step.Meeting == rule && o.State == StepState.Open && o.Step.Kind is not (Rules.Steps.StepKind.Meeting or Rules.Steps.StepKind.Attendance) && office.Agenda.Venues.PlaceOf(o.Subject, rule) == host)) return 0;
        var minutes = await GetAsync(person, Links.Minutes(Cycle, unit, rule, host));
        var looked = await SendAsync(person, minutes, "bien-ban", button: "Xem lại trước khi kết thúc");
        await SendAsync(person, looked, "bien-ban", button: "Kết thúc hội nghị");
        return 1;
    }

    private async Task ConcludeAsync(long actor, ISomebody person, OpenStep one)
    {
        var (rule, subject) = (one.Step.Meeting!, one.Subject);
        var host = office.Agenda.Venues.PlaceOf(subject, rule)!.Value;
        var path = Links.Meeting(Cycle, office.Roster[host].Unit, rule, host, subject.Id);
        if (subject.Family == "member" && InChromium.Add("conclusion"))
        {
            var page = await office.WindowAsync(browsers, actor, path);
            await page.Locator("#noi").FillAsync("Đồng tình với bản kiểm điểm.");
            await page.Locator("#uu").FillAsync("Ưu điểm là chính.");
            await page.Locator("button[value='ket-luan']").ClickAsync();
            await page.GetByText("Đã kết luận phần kiểm điểm").First.WaitForAsync();
            await page.Context.CloseAsync();
            return;
        }
        await SendAsync(person, await GetAsync(person, path), "kiem-diem", new() { [$"noi.{subject.Id}"] = "Đồng tình với bản kiểm điểm; cần sâu sát cơ sở hơn.", [$"uu.{subject.Id}"] = "Ưu điểm là chính.", [$"khuyet.{subject.Id}"] = "Đôi khi báo cáo chậm." }, "Kết luận");
    }

    private async Task<int> VoteAsync(long actor, ISomebody person, long unit, IReadOnlyList<OpenStep> lines)
    {
        var (step, rule) = (lines[0].Step, lines[0].Step.Meeting!);
        var host = office.Agenda.Venues.PlaceOf(lines[0].Subject, rule)!.Value;
        var path = Links.Vote(Cycle, unit, rule, host, step.Id);
        var page = await GetAsync(person, path);
        var there = page.Html.QuerySelectorAll("input[name^='to.']").Select(i => long.Parse(i.GetAttribute("name")![3..], System.Globalization.CultureInfo.InvariantCulture)).Where(p => p != actor).Take(2).ToList();
        Assert.True(there.Count == 2, $"{path}: {Words(page)}");
        page = await SendAsync(person, page, "to-kiem-phieu", new() { [$"to.{there[0]}"] = "1", [$"to.{there[1]}"] = "1", ["truong"] = $"{there[0]}" });
        await SendAsync(person, page, "phat-phieu");
        var (ballot, slips) = (await office.ReadAsync("select b.id, b.issued from ballot b join meeting m on m.id = b.meeting where m.host = $1 and b.step = $2 and b.closed_act is null", r => (r.GetInt64(0), r.GetInt32(1)), actor, host, step.Id)).Single();
        var count = Links.Count(Cycle, unit, ballot);
        foreach (var teller in there) await CountAsync(teller, count, slips, [.. lines.Select(l => l.Subject)]);
        await SendAsync(person, await GetAsync(person, count), "chot");
        return lines.Count;
    }

    private async Task CountAsync(long teller, string path, int slips, IReadOnlyList<Subject> voted)
    {
        if (InChromium.Add("count"))
        {
            var window = await office.WindowAsync(browsers, teller, path);
            await window.Locator("#thu-vao").FillAsync($"{slips}");
            await window.Locator("#hop-le").FillAsync($"{slips}");
            foreach (var one in voted) await window.Locator($"input[name='t.{one.Id}']").FillAsync($"{slips}");
            await window.GetByText("Nộp phần đếm của tôi").ClickAsync();
            await window.GetByText("Đã nộp phần đếm của đồng chí.").WaitForAsync();
            await window.Context.CloseAsync();
            return;
        }
        await using var person = await office.AtWindowAsync(browsers, teller);
        var typed = voted.ToDictionary(v => $"t.{v.Id}", _ => (string?)$"{slips}");
        (typed["phieu.thu-vao"], typed["phieu.hop-le"]) = ($"{slips}", $"{slips}");
        await SendAsync(person, await GetAsync(person, path), "nhap-phieu", typed);
    }

    private async Task<int> ProposeAsync(long actor, ISomebody person, long unit, IReadOnlyList<OpenStep> lines)
    {
        var path = Links.Proposal(Cycle, unit, lines[0].Step.Id);
        if (lines[0].Step.Form.Length > 0 && lines[0].Subject.Family == "member" && InChromium.Add("summary"))
        {
            await ByKeysAsync(actor, path, lines.Count);
            return lines.Count;
        }
        var typed = new Dictionary<string, string?>();
        foreach (var one in lines) (typed[$"muc.{one.Subject.Id}"], typed[$"ly-do.{one.Subject.Id}"]) = ("3", "Theo kết quả hội nghị.");
        var check = await SendAsync(person, await GetAsync(person, path), "bang", typed, "Xem lại trước khi");
        await SendAsync(person, check, "bang", button: "mức của");
        return lines.Count;
    }

    // The grid by the keyboard alone: the first letter of a level, then on.
    private async Task ByKeysAsync(long actor, string path, int rows)
    {
        var page = await office.WindowAsync(browsers, actor, path);
        async Task ToAsync(string script)
        {
            for (var i = 0; i < 200 && !await page.EvaluateAsync<bool>(script); i++) await page.Keyboard.PressAsync("Tab");
        }
        for (var row = 0; row < rows; row++)
        {
            await ToAsync($"() => document.activeElement === document.querySelectorAll('table select')[{row}]");
            await page.Keyboard.PressAsync("t");
            await page.Keyboard.PressAsync("Tab");
        }
        await ToAsync("() => document.activeElement?.value === 'xem'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#xem");
        await ToAsync("() => document.activeElement?.value === 'lam'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".ts-note-done");
        await page.Context.CloseAsync();
    }
}
