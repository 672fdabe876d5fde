using TuSoi.Access;
using TuSoi.History;

namespace TuSoi.Opening;

/// <summary>The day of a unit's year-end conference: steps counted from it move with it. A later announcement takes the place of an earlier one, with its reason.</summary>
public sealed record AnnounceConference : Act
{
    /// <summary>The organisation, as subject of the cycle.</summary>
    public required long Unit { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>Days of conferences, told by whoever acts for the organisation.</summary>
public sealed class Conferences(Desk desk)
{
    public Task<Outcome> AnnounceAsync(AnnounceConference act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [act.Unit], sitting =>
    {
        var unit = sitting.Find(act.Unit)!;
        if ((sitting.Rights.Held.FirstOrDefault(h => h.Entry == unit.Entry && h.Rights.Contains("content"))?.Role ?? (sitting.Rights.HasAt("substitute", unit.Id) ? "substitute" : null)) is not { } role) return Refusals.Denied(unit.Name);
        if (act.On.Year < sitting.Pack.Year || act.On.Year > sitting.Pack.Year && act.On > sitting.Pack.Dates.Ends.OnTime) return new Outcome.Refused("conference.day", $"Ngày {act.On:dd/MM/yyyy} nằm ngoài năm kiểm điểm {sitting.Pack.Year}.");
        sitting.Write("""
            insert into unit_date (cycle, unit, what, day, reason, act, path) values ($1, $2, 'year_end_conference', $3, $4, $5, $6)
            on conflict (cycle, unit, what) do update set day = excluded.day, reason = excluded.reason, act = excluded.act
            """, act.Cycle, unit.Id, act.On, act.Why, sitting.Id, unit.Path);
        sitting.Role = role;
        return null;
    }, stop);
}
