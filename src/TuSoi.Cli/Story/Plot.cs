using System.Globalization;
using TuSoi.Opening;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

/// <summary>
/// The year as it runs by itself: look at the agenda, jump to the next day on which somebody has something to do, let everybody act, look again. At every
/// look each open step must have one responsible body with somebody in it, and one next date.
/// </summary>
internal sealed class Plot(Stage stage, Scripts scripts, Happenings events)
{
    private const int MostLooks = 5000;
    private readonly Dictionary<(long Subject, string Step), DateOnly> planned = [];

    /// <param name="until">The last day that is played; null: to the end.</param>
    public async Task PlayAsync(DateOnly? until = null)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            await stage.LookAsync();
            var open = stage.Open;
            foreach (var step in stage.Fresh) Check(step);
            var agenda = stage.Agenda;
            var ready = open.Where(o => o.State == StepState.Open && IsUp(agenda, o)).ToList();
            if (ready.Count == 0 && open.Count > 0) throw new StoryBroken($"Không việc nào làm được nữa mà còn {open.Count} việc chờ nhau, ví dụ: {Describe(open[0])}");
            if (new[] { ready.Count > 0 ? ready.Min(Planned) : (DateOnly?)null, events.Next() }.Min() is not { } next || next > until) return;
            stage.Clock.JumpTo(next);
            stage.Teller.Day(stage.Clock.Today);
            if (await events.HappenAsync()) continue;
            if (!await ActAsync(ready)) throw new StoryBroken($"Ngày {Day(stage.Clock.Today)} không ai làm được việc nào, dù có {ready.Count(r => Planned(r) <= stage.Clock.Today)} việc đang mở: {string.Join(" | ", ready.Where(r => Planned(r) <= stage.Clock.Today).Take(4).Select(Describe))}");
        }
        throw new StoryBroken("Câu chuyện không kết thúc.");
    }

    private async Task<bool> ActAsync(List<OpenStep> ready)
    {
        var now = ready.Where(r => Planned(r) <= stage.Clock.Today).ToList();
        var groups = now.GroupBy(r => (r.Step.Id, r.Subject.Kind, Body: r.Responsible!.Rule.Id, Unit: Scripts.UnitOf(r))).OrderBy(g => g.Key.Unit).ThenBy(g => g.Key.Id, StringComparer.Ordinal).ToList();
        var before = stage.Teller.Acts;
        // organisations act side by side, each in its own order; who has most to do begins first
        var lanes = groups.GroupBy(g => g.Key.Unit);
        await Parallel.ForEachAsync(stage.Lanes == 1 ? lanes : lanes.OrderByDescending(lane => lane.Sum(g => g.Count())), new ParallelOptions { MaxDegreeOfParallelism = stage.Lanes }, async (lane, _) => await scripts.PerformAsync([.. lane.Select(g => (IReadOnlyList<OpenStep>)[.. g])]));
        return stage.Teller.Acts > before;
    }

    private void Check(OpenStep step)
    {
        if (step.Responsible is not { } body) throw new StoryBroken($"Không có ai chịu trách nhiệm: {Describe(step)}");
        if (!stage.Cast.For(body).Any()) throw new StoryBroken($"{body.Responsible}: chưa có người giữ chức danh ({string.Join(", ", body.Roles)}): {Describe(step)}");
    }

    // What happens in a meeting waits for it to be opened; who was absent is reviewed after it is over.
    private bool IsUp(Agenda agenda, OpenStep open)
    {
        if (open.Step is not { Meeting: { } meeting, Kind: StepKind.Review or StepKind.Ballot } || agenda.Venues.PlaceOf(open.Subject, meeting) is not { } host) return true;
        return stage.Progress.IsOpened(host, meeting) && (open.Step.Kind == StepKind.Ballot || stage.Pack.StepsOf(stage.Roster[host].Kind).All(s => s.Kind != StepKind.Meeting || s.Meeting != meeting || stage.Progress.IsDone(host, s.Id)));
    }

    // A few days before it is due, never before it can be done, the same in every run.
    private DateOnly Planned(OpenStep open)
    {
        var key = (open.Subject.Id, open.Step.Id);
        if (open.Step is { Meeting: not null, Kind: StepKind.Proposal or StepKind.Record or StepKind.Ballot }) return stage.Clock.Today; // in the meeting itself
        var day = open.Due.OnTime.AddDays(-stage.Dice($"{Scripts.UnitOf(open)}|{open.Step.Id}", Lead(open.Step.Kind)));
        if (open.Step.Kind == StepKind.Meeting && stage.Progress.MeetingDay(open.Subject.Id, open.Step.Meeting!) is { } registered) day = registered;
        if (planned.TryGetValue(key, out var known) && open.Step.Kind != StepKind.Meeting) day = known;
        else if (day < stage.Clock.Today) day = stage.Clock.Today;
        return planned[key] = day < stage.Clock.Today ? stage.Clock.Today : day;
    }

    private static int Lead(StepKind kind) => kind switch { StepKind.Registration => 9, StepKind.Statement => 5, StepKind.RemedialPlan or StepKind.Commitment => 12, _ => 3 };

    private static string Describe(OpenStep step) => string.Create(CultureInfo.InvariantCulture, $"{step.Subject.Name} – {step.Step.Says} (bước {step.Step.Id}{(step.WaitsFor.Count > 0 ? $", chờ {string.Join("; ", step.WaitsFor.Take(3).Select(w => $"{w.On.Name}/{w.Need.Step}"))}" : "")})");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
