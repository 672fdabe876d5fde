using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using TuSoi.Opening;
using TuSoi.Rules.Steps;
using Xunit;

namespace TuSoi.Web.Tests.Story;

/// <summary>
/// The year of some organisations, day by day: what can be done is done, each step at the page that belongs to it and by somebody who may. Nothing goes
/// round a page: where one refuses, the story breaks.
/// </summary>
internal sealed partial class YearByPages(StoryOffice office, Browsers browsers, IReadOnlyList<string> codes)
{
    private const int MostLooks = 400, SideBySide = 4;

    /// <summary>What was done, by kind of step.</summary>
    public ConcurrentDictionary<StepKind, int> Did { get; } = [];

    /// <summary>Where a page did not let the story go on: it goes on elsewhere, so that all such places are told at once.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Acts that were done in Chromium with script.</summary>
    public HashSet<string> InChromium { get; } = [];

    private long Cycle => office.Cycle;

    /// <param name="until">The last day that is told.</param>
    public async Task TellAsync(DateOnly until)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            await office.LookAsync();
            var ready = office.Agenda.Open().Where(o => IsTold(o) && IsUp(o) && !broken.Contains((o.Subject.Id, o.Step.Id))).Select(o => (Step: o, Day: Planned(o))).ToList();
            if (ready.Count == 0 || ready.Min(r => r.Day) is var next && next > until) return;
            if (next > office.Today) office.Clock.Now = new DateTimeOffset(next.ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(7));
            var before = Did.Values.Sum() + broken.Count;
            // a notice tells all whom one organisation tells
            foreach (var group in ready.Where(r => r.Day <= office.Today).Select(r => r.Step).GroupBy(o => (o.Step.Id, Kind: o.Step.Kind == StepKind.Notice ? "" : o.Subject.Kind, Body: o.Responsible!.Rule.Id, Unit: UnitOf(o))).OrderBy(g => g.Key.Unit).ThenBy(g => g.Key.Id, StringComparer.Ordinal).ToList())
                await TryAsync([.. group]);
            office.Clock.Now = office.Clock.Now.AddMinutes(5);
            Assert.True(Did.Values.Sum() + broken.Count > before, $"Ngày {office.Today:dd/MM/yyyy} không việc nào làm được: {string.Join(" | ", ready.Where(r => r.Day <= office.Today).Take(5).Select(r => $"{r.Step.Subject.Code} {r.Step.Step.Id}"))}\n{string.Join('\n', Broken)}");
        }
        throw new InvalidOperationException("Câu chuyện không kết thúc.");
    }

    private readonly HashSet<(long Subject, string Step)> broken = [];

    private async Task TryAsync(IReadOnlyList<OpenStep> group)
    {
        try { await PerformAsync(group); }
        catch (Exception e) when (e is Xunit.Sdk.XunitException or InvalidOperationException or TimeoutException)
        {
            Broken.Add($"{office.Today:dd/MM/yyyy} {group[0].Subject.Code} {group[0].Step.Id} ({group.Count}): {e.Message}");
            foreach (var one in group) broken.Add((one.Subject.Id, one.Step.Id));
        }
    }

    private static long UnitOf(OpenStep open) => open.Responsible?.Organisation?.Id ?? open.Subject.Unit;

    // Of the organisation above only what those below wait for; what others do is left undone.
    private bool IsTold(OpenStep open) => open.Responsible is not null && open.State == StepState.Open && open.Step.Kind != StepKind.PromptProposed
        && (codes.Any(code => open.Subject.Path.StartsWith(office[code].Path, StringComparison.Ordinal)) || open.Subject.Entry == office.Root && open.Step.Kind is StepKind.Record or StepKind.PromptsConsolidated or StepKind.PromptIssued);

    private bool IsUp(OpenStep open)
    {
        if (open.Step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || office.Agenda.Venues.PlaceOf(open.Subject, meeting) is not { } host) return true;
        return office.Progress.IsOpened(host, meeting);
    }

    // A day before it is due; what belongs to a meeting, in the meeting.
    private DateOnly Planned(OpenStep open)
    {
        if (open.Step is { Meeting: not null, Kind: StepKind.Proposal or StepKind.Record or StepKind.Ballot or StepKind.Review }) return office.Today;
        var day = open.Step.Kind == StepKind.Meeting && office.Progress.MeetingDay(open.Subject.Id, open.Step.Meeting!) is { } registered ? registered : open.Due.OnTime.AddDays(open.Step.Kind == StepKind.Registration ? -9 : -1);
        return day < office.Today ? office.Today : day;
    }

    // What everybody does for himself is done side by side, as in life; what a body does, one after another.
    private async Task PerformAsync(IReadOnlyList<OpenStep> group)
    {
        var cast = office.For(group[0].Responsible!).ToList();
        Assert.True(cast.Count > 0, $"{group[0].Responsible!.Responsible}: chưa có ai giữ chức danh.");
        if (OnPhone is null && group.FirstOrDefault(MayTakeThePhone) is { } first) await TakeThePhoneAsync(first.Subject);
        var parts = group.GroupBy(o => o.Responsible!.Person ?? cast.FirstOrDefault(c => c != o.Subject.Person || o.Step.Kind == StepKind.Ballot)).OrderByDescending(p => p.Count()).ToList();
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = group[0].Responsible!.Person is null ? 1 : SideBySide }, async (part, _) =>
        {
            Assert.True(part.Key != 0, $"{group[0].Responsible!.Responsible}: không có người thứ hai.");
            await PlayAsync(part.Key, [.. part]);
        });
    }

    private async Task PlayAsync(long actor, IReadOnlyList<OpenStep> lines)
    {
        await using var person = await office.AtWindowAsync(browsers, actor);
        var (unit, step) = (UnitOf(lines[0]), lines[0].Step);
        var done = step.Kind switch
        {
            StepKind.Statement or StepKind.Completion => EachAsync(lines, one => WriteAsync(person, one)),
            StepKind.Signature => EachAsync(lines, async one => await SendAsync(person, await GetAsync(person, Links.Statement(Cycle, one.Subject.Id, step.Id)), "ky")),
            StepKind.Record or StepKind.Dossier => RecordAsync(person, unit, lines),
            StepKind.PromptsConsolidated => OneAsync(async () => await SendAsync(person, await GetAsync(person, Links.Prompts(Cycle, unit, step.Id)), "tong-hop")),
            StepKind.PromptIssued => OneAsync(() => PromptAsync(person, unit, step)),
            StepKind.Comment or StepKind.Opinion or StepKind.Contribution => AskAsync(person, unit, lines),
            StepKind.Draft => OneAsync(() => DraftAsync(person, unit, step)),
            StepKind.Registration => EachAsync(lines, one => RegisterAsync(person, unit, one)),
            StepKind.Attendance => EachAsync(lines, one => AttendAsync(person, unit, one)),
            StepKind.Meeting => MeetAsync(actor, person, unit, lines[0]),
            StepKind.Review => EachAsync(lines, one => ConcludeAsync(actor, person, one)),
            StepKind.Ballot => VoteAsync(actor, person, unit, lines),
            StepKind.Proposal or StepKind.Appraisal => ProposeAsync(actor, person, unit, lines),
            StepKind.Consolidation => OneAsync(() => ConsolidateAsync(person, unit, step)),
            StepKind.Decision => DecideAsync(actor, unit, lines),
            StepKind.Notice => OneAsync(async () => await SendAsync(person, await GetAsync(person, Links.Notices(Cycle, unit, step.Id)), "bao")),
            StepKind.RemedialPlan => EachAsync(lines, one => PlanAsync(person, one)),
            _ => EachAsync(lines, async one => await SendAsync(person, await GetAsync(person, Links.Remedy(Cycle, one.Subject.Id, step.Id)), "cam-ket", new() { ["toan-van"] = "Cam kết tu dưỡng, rèn luyện, phấn đấu." })),
        };
        var n = await done;
        Did.AddOrUpdate(step.Kind, n, (_, before) => before + n);
    }

    private static async Task<int> OneAsync(Func<Task> play)
    {
        await play();
        return 1;
    }

    private static async Task<int> EachAsync(IReadOnlyList<OpenStep> lines, Func<OpenStep, Task> play)
    {
        foreach (var one in lines) await play(one);
        return lines.Count;
    }

    private static async Task<Page> GetAsync(ISomebody person, string path)
    {
        var page = await person.GetAsync(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {(int)page.Status} {Words(page)}");
        return page;
    }

    private static async Task<Page> SendAsync(ISomebody person, Page page, string form, Dictionary<string, string?>? typed = null, string? button = null)
    {
        var answer = await person.SendAsync(page, form, typed, button);
        Assert.True(answer.Status == HttpStatusCode.OK && answer.Code is null, $"{page.Path} “{form}”: {(int)answer.Status} {answer.Code} {Words(answer)}");
        return answer;
    }

    private static string Words(Page page) => string.Join(' ', (page.Html.QuerySelector("main") ?? page.Html.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(60));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
