using TuSoi.Access;
using TuSoi.History;
using TuSoi.Reviewing;

namespace TuSoi.Organisation;

/// <summary>A subject leaves a running cycle: died, was exempted, suspended, expelled, dissolved. What was done stays; nothing more is asked of it.</summary>
public sealed record EndSubject : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
}

/// <summary>A member moves to another organisation of the same cycle; what was done for him there goes with him.</summary>
public sealed record MoveSubject : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required long To { get; init; }
}

/// <summary>A member who came on the list after the opening is a subject of the cycle from now on, in the organisation where the roster has him.</summary>
public sealed record AddSubject : Act
{
    /// <summary>The organisation, as subject of the cycle.</summary>
    public required long Unit { get; init; }

    /// <summary>The member, as entry of the roster.</summary>
    public required long Entry { get; init; }
}

/// <summary>A name or code that was corrected in the roster is corrected in the cycle too, so that papers made from now on have it.</summary>
public sealed record CorrectSubject : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
}

/// <summary>Changes of the roster while a cycle runs: acts with a reason, by whoever keeps the roster. Counters follow in the same transaction.</summary>
public sealed class Movements(Desk desk)
{
    public async Task<Outcome> EndAsync(EndSubject act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do đưa ra khỏi danh sách") ?? await desk.DoAsync(act, act.Unit, [act.Subject], sitting =>
    {
        if (Refused(sitting, act.Subject) is { } refused) return refused;
        var one = sitting.Find(act.Subject)!;
        if (one.LeftOut is not null) return Refusals.LeftOut(one.Name, one.LeftOut);
        foreach (var step in Steps(sitting, one)) sitting.Leave(one, step);
        sitting.Write("update subject set ended_act = $2, left_out = $3, applies = 0 where id = $1", one.Id, sitting.Id, Texts.Tidy(act.Why));
        return null;
    }, stop);

    public async Task<Outcome> MoveAsync(MoveSubject act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do chuyển") ?? await desk.DoAsync(act, act.Unit, [act.Subject, act.To], sitting =>
    {
        if ((Refused(sitting, act.Subject) ?? Refused(sitting, act.To)) is { } refused) return refused;
        var (one, to) = (sitting.Find(act.Subject)!, sitting.Find(act.To)!);
        if (one.Family != "member" || to.Family != "organisation") return new Outcome.Refused("move.kind", "Chỉ chuyển đảng viên từ tổ chức này sang tổ chức khác.");
        if (one.Unit == to.Id) return new Outcome.Refused("move.same", $"{one.Name} đã ở {to.Name}.");
        foreach (var step in Steps(sitting, one))
        {
            sitting.Leave(one, step);
            sitting.Join(one with { Unit = to.Id, Path = to.Path }, step);
        }
        sitting.Write("update subject set unit = $2, path = $3 where id = $1", one.Id, to.Id, to.Path);
        sitting.Write("update done set unit = $2, path = $3 where subject = $1", one.Id, to.Id, to.Path);
        sitting.Write("delete from subject_link where target = $1 and relation = 'members'", one.Id);
        sitting.Write("insert into subject_link values ($1, $2, 'members', $3, $4)", act.Cycle, to.Id, one.Id, to.Path);
        foreach (var table in new[] { "paper", "request", "level", "remedy", "objection", "prompt" }) sitting.Write($"update {table} set host = $2 where subject = $1", one.Id, to.Id);
        return null;
    }, stop);

    public async Task<Outcome> AddAsync(AddSubject act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do đưa vào danh sách") ?? await desk.DoAsync(act, act.Unit, [act.Unit], async sitting =>
    {
        if (Refused(sitting, act.Unit) is { } refused) return refused;
        return await new Joining(sitting, act).DoAsync(stop);
    }, stop);

    public async Task<Outcome> CorrectAsync(CorrectSubject act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do sửa") ?? await desk.DoAsync(act, act.Unit, [act.Subject], sitting =>
    {
        if (Refused(sitting, act.Subject) is { } refused) return refused;
        sitting.Write("update subject s set name = r.name, code = e.code from roster_state r join roster_entry e on e.id = r.entry where s.id = $1 and r.entry = s.entry and r.known_to is null and r.valid @> today()", act.Subject);
        return null;
    }, stop);

    // Who keeps the roster there, or above.
    private static Outcome.Refused? Refused(Sitting sitting, long subject)
    {
        if (sitting.Find(subject) is not { } one) return Refusals.SubjectUnknown;
        if (one.Person == sitting.Act.By) return Refusals.OwnFile;
        if (sitting.Rights.Held.FirstOrDefault(h => h.Rights.Contains("roster") && one.Units.Contains(h.Entry)) is not { } held) return Refusals.Denied("người quản lý danh sách");
        sitting.Role = held.Role;
        return null;
    }

    private static IEnumerable<string> Steps(Sitting sitting, Subject one) => sitting.Pack.StepsOf(one).Select(s => s.Id);
}
