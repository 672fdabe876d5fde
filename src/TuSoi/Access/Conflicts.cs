using TuSoi.History;
using TuSoi.Reviewing;

namespace TuSoi.Access;

/// <summary>Somebody declares that he should not act on a file; from then on he cannot.</summary>
public sealed record DeclareConflict : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
}

/// <summary>Somebody stands in for a body's own people, until a day: appointed by whoever acts for the organisation or the one above it.</summary>
public sealed record AppointSubstitute : Act
{
    /// <summary>The organisation, as subject of the cycle.</summary>
    public required long Unit { get; init; }
    public required long Person { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>Conflicts of interest and substitutes.</summary>
public sealed class Conflicts(Desk desk)
{
    public async Task<Outcome> DeclareAsync(DeclareConflict act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do") ?? await desk.DoAsync(act, act.Unit, [act.Subject], sitting =>
    {
        if (sitting.Find(act.Subject) is null) return Refusals.SubjectUnknown;
        sitting.Write("insert into conflict values ($1, $2, $3, $4) on conflict do nothing", act.By, act.Subject, Texts.Tidy(act.Why), sitting.Id);
        sitting.Role = "person";
        return null;
    }, stop);

    public async Task<Outcome> AppointSubstituteAsync(AppointSubstitute act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do") ?? await desk.DoAsync(act, act.Unit, [act.Unit], sitting =>
    {
        var unit = sitting.Find(act.Unit)!;
        if (act.Person == act.By) return new Outcome.Refused("substitute.self", "Không tự cử mình làm thay.");
        if (sitting.Rights.Held.FirstOrDefault(h => unit.Units.Contains(h.Entry) && h.Rights.Contains("content") && h.Rights.Contains("ranking")) is not { } held) return Refusals.Denied(unit.Name);
        sitting.Write("insert into access_grant (id, cycle, person, what, host, act, until) values (nextval('ids'), $1, $2, 'substitute', $3, $4, $5)", act.Cycle, act.Person, unit.Id, sitting.Id, act.Until);
        // nobody gives what he does not have
        if (sitting.Rights.Held.Any(h => unit.Units.Contains(h.Entry) && h.Rights.Contains("ranking")))
            sitting.Write("insert into access_grant (id, cycle, person, what, path, act, until) values (nextval('ids'), $1, $2, 'ranking', $3, $4, $5)", act.Cycle, act.Person, unit.Path, sitting.Id, act.Until);
        sitting.Role = held.Role;
        return null;
    }, stop);
}
