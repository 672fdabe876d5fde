using System.Globalization;
using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Steps;

namespace TuSoi.Access;

/// <summary>What part of a step an act does, where it is not the whole step by the step's own body.</summary>
public sealed record Passing
{
    public static Passing Usual { get; } = new();

    /// <summary>The body that may act here instead of the step's own: the one that was asked, that votes, that signs.</summary>
    public string? As { get; init; }

    /// <summary>The step may be done already: this act adds to it.</summary>
    public bool Again { get; init; }

    /// <summary>What the step waits for does not matter to this part of it.</summary>
    public bool Early { get; init; }

    /// <summary>The subject from which the body is looked for: the venue, where somebody is reviewed outside his own organisation.</summary>
    public long? From { get; init; }

    /// <summary>Recorded from paper for the person whose step it is, by whoever acts for the organisation in which he is reviewed.</summary>
    public bool OnBehalf { get; init; }
}

/// <summary>
/// What every act on a step has to pass, in this order: the subject is there, the step is its own and open, the person may, nothing is waited for.
/// All subjects of an act pass, or none.
/// </summary>
public sealed class Gate(Sitting sitting, Passing passing)
{
    private readonly List<Passed> passed = [];

    /// <summary>Subjects and steps that passed.</summary>
    public IReadOnlyList<Passed> All => passed;

    /// <summary>Lets the subjects pass; the first refusal where one does not.</summary>
    public async Task<Outcome.Refused?> PassAsync(IEnumerable<long> subjects, string stepId, params StepKind[] kinds)
    {
        var (first, dates) = (passed.Count, new List<DueDate>());
        foreach (var subject in subjects)
        {
            if (sitting.Find(subject) is not { } one) return Refusals.SubjectUnknown;
            if (Step(one, stepId, kinds, out var step) is { } refused) return refused;
            if (Authority(one, step!) is { } denied) return denied;
            var due = await DueAsync(one, step!);
            if (step!.LateBlocks && due.IsLate(sitting.Local)) return Refusals.Late(one.Name, due.Last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            passed.Add(new Passed(one, step, due.IsLate(sitting.Local)));
            dates.Add(due);
        }
        return passing.Early ? null : await WaitsAsync([.. passed.Skip(first).Zip(dates)]);
    }

    // Counted from the meeting where it is registered, from the unit's own conference where it is announced.
    private async Task<DueDate> DueAsync(Subject one, StepRule step)
    {
        if (step.Due?.Anchor is not { } anchor) return sitting.Pack.Dates.Of(one.Kind, step);
        await using var reader = await sitting.Work.ReadAsync(anchor == Anchor.Meeting
            ? new Batch().Add("select planned_on from meeting where rule = $1 and (host = $2 or unit = $3) order by host = $2 desc limit 1", step.Meeting, one.Id, one.Unit)
            : new Batch().Add("select day from unit_date where unit = $1 and what = 'year_end_conference'", one.Unit));
        DateOnly? day = await reader.ReadAsync() ? reader.GetFieldValue<DateOnly>(0) : null;
        return sitting.Pack.Dates.Of(one.Kind, step, day, day);
    }

    private Outcome.Refused? Step(Subject one, string stepId, StepKind[] kinds, out StepRule? step)
    {
        step = sitting.Pack.Find(one.Kind, stepId);
        if (one is { Applies: 0, LeftOut: { } why }) return Refusals.LeftOut(one.Name, why);
        if (step is null || !one.Has(sitting.Pack.BitOf(one.Kind, stepId))) return Refusals.NotHere(one.Name, stepId);
        if (!kinds.Contains(step.Kind)) return Refusals.WrongKind(step);
        return !passing.Again && sitting.IsDone(one.Id, step.Id) ? Refusals.Done(one.Name, step) : null;
    }

    // Nobody acts on his own file, except where the step is his own to do.
    private Outcome.Refused? Authority(Subject one, StepRule step)
    {
        var id = passing.As ?? step.By;
        if (Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, id, passing.From is { } from ? sitting.Find(from)! : one, sitting.FindEntry) is not { } body) return Refusals.NoBody(sitting.Pack.Body(id).Label);
        var me = sitting.Rights.Person;
        if (body.Person is { } own && (own == me || !passing.OnBehalf)) return own == me ? In("person") : Refusals.Denied(body.Name);
        if ((body.Person is not null ? HoldsContentAt(one) : RoleFor(body)) is not { } role) return Refusals.Denied(body.Responsible);
        // whoever calls a ballot decides nothing by it: the voters do
        if (one.Person == me && step.Kind != StepKind.Ballot) return Refusals.OwnFile;
        if (sitting.Rights.Conflicts.Contains(one.Id)) return Refusals.Conflict(one.Name);
        return IsEnteredAt(one, step, body) ? In(role) : Refusals.OtherUnit(body.Responsible);
    }

    // Acts of one organisation stand in one chain, and wait for each other there.
    private bool IsEnteredAt(Subject one, StepRule step, Body body) => sitting.Unit == one.Unit || sitting.Unit == body.Organisation?.Id
        || Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, step.By, one, sitting.FindEntry) is { Organisation: { } own } && own.Id == sitting.Unit;

    private string? HoldsContentAt(Subject one) => sitting.Find(one.Unit) is { } unit ? sitting.Rights.Held.FirstOrDefault(h => h.Entry == unit.Entry && h.Rights.Contains("content"))?.Role : null;

    private string? RoleFor(Body body) => sitting.Rights.RoleAt(body.Organisation!.Entry, body.Roles)
        ?? (sitting.Rights.HasAt("substitute", body.Organisation.Id) ? "substitute" : null);

    private Outcome.Refused? In(string role)
    {
        sitting.Role = role;
        return null;
    }

    // What lies elsewhere is asked in one go, after what the subjects have to do themselves.
    private async Task<Outcome.Refused?> WaitsAsync(IReadOnlyList<(Passed Passed, DueDate Due)> all)
    {
        var elsewhere = new List<(NeedRule Need, Dictionary<long, Subject> Asked)>();
        foreach (var group in all.GroupBy(a => a.Passed.Step))
            foreach (var need in group.Key.Needs)
            {
                var asked = group.Where(a => !need.UntilDue || sitting.Day <= a.Due.OnTime).Select(a => a.Passed.Subject).ToDictionary(s => s.Id);
                if (asked.Count == 0) continue;
                if (need.Of.Length > 0) elsewhere.Add((need, asked));
                else if (Own(asked.Values, need) is { } missing) return missing;
            }
        return elsewhere.Count == 0 ? null : await ReachAsync(elsewhere);
    }

    private Outcome.Refused? Own(IEnumerable<Subject> subjects, NeedRule need) =>
        subjects.FirstOrDefault(s => Agenda.NeedStands(sitting.Pack, need, s.Kind, s.Applies, sitting.IsDone(s.Id, need.Step))) is { } one ? Refusals.Waits(one.Name, [sitting.Pack.Find(one.Kind, need.Step)!.Says]) : null;

    private async Task<Outcome.Refused?> ReachAsync(List<(NeedRule Need, Dictionary<long, Subject> Asked)> needs)
    {
        var batch = new Batch();
        foreach (var (need, asked) in needs) batch.Add("select owner, kind, applies from reach($1, $2, $3) where not is_done", asked.Keys.ToArray(), need.Of.Split('.'), need.Step);
        await using var reader = await sitting.Work.ReadAsync(batch);
        foreach (var (need, asked) in needs)
        {
            var missing = new List<(long Owner, string Says)>();
            while (await reader.ReadAsync())
                if (Agenda.NeedStands(sitting.Pack, need, reader.GetString(1), reader.GetInt64(2), done: false)) missing.Add((reader.GetInt64(0), sitting.Pack.Find(reader.GetString(1), need.Step)!.Says));
            if (missing.Count > 0) return Refusals.Waits(asked[missing[0].Owner].Name, [.. missing.Where(m => m.Owner == missing[0].Owner).Select(m => m.Says)]);
            await reader.NextResultAsync();
        }
        return null;
    }
}
