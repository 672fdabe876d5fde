using TuSoi.Organisation;

namespace TuSoi.Opening.Boards;

/// <summary>Counters gathered into rows: an organisation directly below takes all that lies below it, the organisation itself what is its own.</summary>
/// <param name="days">Days from which dates of their own are counted.</param>
internal sealed class BoardRows(BoardPlan plan, Subject top, UnitDays days)
{
    private readonly Dictionary<string, (Subject? Unit, int Organisations, Counts Counts)> rows = [];
    private readonly Dictionary<long, Counts> ofUnit = [];

    /// <summary>An organisation of the part of the tree that the board shows.</summary>
    public void Add(Subject organisation)
    {
        var below = organisation.Path.AsSpan(top.Path.Length);
        var child = below.IsEmpty ? "" : below[..below.IndexOf('.')].ToString();
        if (!rows.TryGetValue(child, out var row)) row = (null, 0, new Counts(plan.Steps.Length));
        var isRow = below.Length <= child.Length + 1;
        rows[child] = (isRow ? organisation : row.Unit, row.Organisations + 1, row.Counts);
        ofUnit[organisation.Id] = row.Counts;
    }

    public void Count(string kind, string step, long[] units, int[] total, int[] done)
    {
        if (plan.Find(kind, step) is not { } at) return;
        for (var i = 0; i < units.Length; i++)
        {
            if (!ofUnit.TryGetValue(units[i], out var counts)) continue;
            counts.Add(at, total[i], done[i]);
            if (done[i] < total[i] && plan.Steps[at].Rule.Due?.Anchor is not null) counts.AddDue(at, days.Of(plan.Steps[at], units[i]) ?? plan.Steps[at].Due);
        }
    }

    public IEnumerable<(Subject Unit, int Below, Counts Counts)> All() => rows.Values.Where(r => r.Unit is not null).Select(r => (r.Unit!, r.Unit!.Id == top.Id ? 0 : r.Organisations - 1, r.Counts));
}
