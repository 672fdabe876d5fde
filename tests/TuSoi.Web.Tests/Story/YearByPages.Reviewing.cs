using AngleSharp.Html.Dom;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;
using Xunit;

namespace TuSoi.Web.Tests.Story;

internal sealed partial class YearByPages
{
    private const int OneInSoManyOnPaper = 10;

    // One member writes at his phone, one in ten hands in paper, which the secretary records; all others write at a page without script.
    private async Task WriteAsync(ISomebody person, OpenStep one)
    {
        var path = Links.Statement(Cycle, one.Subject.Id, one.Step.Id);
        if (OnPhone?.Id == one.Subject.Id && one.Step.Kind == StepKind.Statement) { await TypeAsync(one.Subject.Person!.Value, path); return; }
        if (one is { Step.Kind: StepKind.Statement, Subject.Family: "member", Responsible.Person: { } author } && one.Subject.Id % OneInSoManyOnPaper == 0 && ClerkOf(one.Subject) is var clerk and > 0 && clerk != author)
        {
            await using var recorder = await office.AtWindowAsync(browsers, clerk);
            await SendAsync(recorder, await GetAsync(recorder, path), "viet", Text(await GetAsync(recorder, path), "Chép từ bản giấy có chữ ký.", "tiep"));
            return;
        }
        var page = await GetAsync(person, path);
        var check = await SendAsync(person, page, "viet", Text(page, $"Ưu điểm, hạn chế và hướng khắc phục trong năm {office.CyclePack.Year}.", "xem"));
        await SendAsync(person, check, "nop", new() { ["lenh"] = "nop" });
    }

    private long ClerkOf(Subject member) => office.Holders(office.Roster[member.Unit], ["secretary", "deputy"]).FirstOrDefault(p => p != member.Person);

    private static Dictionary<string, string?> Text(Page page, string text, string command)
    {
        var area = page.Html.QuerySelector("form textarea[name='phan.1'], form textarea[name=toan-van]") as IHtmlTextAreaElement ?? throw new InvalidOperationException($"{page.Path}: {Words(page)}");
        var typed = new Dictionary<string, string?> { [area.Name!] = text, ["lenh"] = command };
        if (page.Html.QuerySelector("input[name=muc]") is not null) typed["muc"] = "3";
        return typed;
    }

    private async Task<int> RecordAsync(ISomebody person, long unit, IReadOnlyList<OpenStep> lines)
    {
        var step = lines[0].Step;
        if (step.Meeting is { } rule && office.Agenda.Venues.PlaceOf(lines[0].Subject, rule) is { } host && office.Progress.IsOpened(host, rule))
        {
            await SendAsync(person, await GetAsync(person, Links.Meeting(Cycle, unit, rule, host)), $"ghi-{step.Id}", new() { ["noi-dung"] = "Chi bộ thảo luận, nhất trí." });
            return lines.Count;
        }
        var page = await GetAsync(person, Links.Record(Cycle, unit, step.Id));
        var entered = await SendAsync(person, page, "ghi", new() { ["so"] = $"{10 + lines.Count}-BC/{step.Id}", ["ngay"] = Iso(office.Today), ["nd"] = step.Says });
        if (step.Kind == StepKind.Dossier) await SendAsync(person, entered, "lam", new() { ["lenh"] = "lam" });
        return lines.Count;
    }

    // This year there are no prompts: that is said by a paper, too.
    private async Task PromptAsync(ISomebody person, long unit, StepRule step)
    {
        var check = await SendAsync(person, await GetAsync(person, Links.Prompts(Cycle, unit, step.Id)), "xem", new() { ["so"] = "15-CV/ĐU" });
        await SendAsync(person, check, "ban-hanh", new() { ["lenh"] = "ban-hanh" });
    }

    // First the body asks; then whoever was asked answers at his own page, and what comes on paper is recorded in the grid.
    private async Task<int> AskAsync(ISomebody person, long unit, IReadOnlyList<OpenStep> lines)
    {
        var step = lines[0].Step;
        foreach (var part in lines.GroupBy(l => office.Progress.NextAsked(l.Subject.Id, step.Id)))
        {
            if (part.Key is null && step.Asks.Count > 0)
            {
                await SendAsync(person, await GetAsync(person, Links.Requests(Cycle, unit, step.Id)), "hoi");
                continue;
            }
            var body = part.Key ?? step.By;
            var typed = part.ToDictionary(l => $"y.{l.Subject.Id}.{body}", _ => (string?)"Thực hiện tốt nghĩa vụ, không có ý kiến khác.");
            if (step.Kind == StepKind.Contribution) foreach (var line in part) typed[$"muc.{line.Subject.Id}.{body}"] = "3";
            if (part.Key is null || lines[0].Responsible!.For is not null) await SendAsync(person, await GetAsync(person, $"{Links.Requests(Cycle, unit, step.Id)}?noi={body}"), $"ghi-{body}", typed);
            else
            {
                var at = Bodies.Of(office.CyclePack.Procedure, office.CyclePack.Pack, step.By, lines[0].Subject, office.Roster.FindEntry)?.Organisation?.Id ?? throw new InvalidOperationException(step.By);
                await SendAsync(person, await GetAsync(person, Links.Answer(Cycle, at, step.Id, body)), "tra-loi", typed);
            }
        }
        return lines.Count;
    }

    private async Task DraftAsync(ISomebody person, long unit, StepRule step)
    {
        var check = await SendAsync(person, await GetAsync(person, Links.Drafts(Cycle, unit, step.Id)), "chon");
        await SendAsync(person, check, "gui");
    }

    private async Task RegisterAsync(ISomebody person, long unit, OpenStep one)
    {
        var meeting = office.CyclePack.StepsOf(one.Subject.Kind).FirstOrDefault(s => s.Kind == StepKind.Meeting && s.Meeting == one.Step.Meeting);
        var day = meeting is null ? office.Today.AddDays(7) : office.CyclePack.Dates.Of(one.Subject.Kind, meeting).OnTime;
        if (day < office.Today.AddDays(5)) day = office.Today.AddDays(5);
        var key = $"{one.Subject.Id}.{one.Step.Id}";
        await SendAsync(person, await GetAsync(person, Links.Schedule(Cycle, unit)), "dang-ky", new() { [$"ngay.{key}"] = Iso(day), [$"gio.{key}"] = (meetings++ % 3) switch { 0 => "08:00", 1 => "10:00", _ => "14:00" } });
    }

    private int meetings;

    // Whoever is free is sent; where all are taken, the first goes all the same.
    private async Task AttendAsync(ISomebody person, long unit, OpenStep one)
    {
        var host = office.Agenda.Venues.PlaceOf(one.Subject, one.Step.Meeting!) ?? one.Subject.Id;
        var page = await GetAsync(person, Links.Week(Cycle, unit, office.Progress.MeetingDay(host, one.Step.Meeting!)!.Value));
        var field = $"du1.{one.Subject.Id}.{one.Step.Id}";
        var guests = page.Html.QuerySelectorAll($"select[name='{field}'] option").OfType<IHtmlOptionElement>().Select(o => o.Value).Where(v => v.Length > 0).ToList();
        Assert.True(guests.Count > 0, $"{page.Path}: không có ai để phân công dự {one.Subject.Name}. {Words(page)}");
        foreach (var guest in guests)
        {
            var answer = await person.SendAsync(page, "phan-cong", new Dictionary<string, string?> { [field] = guest });
            if (answer.Code is null) return;
            Assert.Equal("attendance.clash", answer.Code);
            page = answer;
        }
        await SendAsync(person, page, "phan-cong", new() { [field] = guests[0], [$"trung.{one.Subject.Id}"] = "1" });
    }

    private async Task PlanAsync(ISomebody person, OpenStep one) =>
        await SendAsync(person, await GetAsync(person, Links.Remedy(Cycle, one.Subject.Id, one.Step.Id)), "ke-hoach", new() { ["han-che.0"] = "Chậm báo cáo quý III.", ["bien-phap.0"] = "Phân công người theo dõi.", ["han.0"] = Iso(office.Today.AddDays(150)) });
}
