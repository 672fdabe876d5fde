using TuSoi.History;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Changing;

/// <summary>Saves a grid of members: all lines, or none and what is wrong with each.</summary>
internal sealed class SavingMembers(SaveMembers act, FactDictionary facts, Pack pack, DateOnly today)
{
    private readonly List<(int At, MemberLine Line)> corrected = [.. act.Lines.Index().Where(l => l.Item.Entry is not null)];

    public IReadOnlyList<LineFault> Faults { get; private set; } = [];

    /// <summary>Entries of those who are new, in the order of the lines.</summary>
    public IReadOnlyList<long> Entries { get; private set; } = [];

    /// <summary>What can be told from the lines alone, without what is on the list.</summary>
    public Outcome.Refused? Refused()
    {
        if (act.Lines.Count == 0) return RosterRefusals.Unchanged;
        var twice = act.Lines.Index().Where(l => l.Item.Code.Length > 0).GroupBy(l => l.Item.Code, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.Skip(1)).Select(l => l.Index).ToHashSet();
        return No([.. act.Lines.Index().Select(l => (At: l.Index, Why: Wrong(l.Item) ?? (twice.Contains(l.Index) ? RosterRefusals.Twice(l.Item.Code) : null))).Where(l => l.Why is not null).Select(l => new LineFault(l.At, l.Why!))]);
    }

    public async Task<Outcome.Refused?> DoAsync(RosterSitting sitting, CancellationToken stop)
    {
        var (correcting, admitting) = (new Correcting(act.By, [.. corrected.Select(l => new Corrected(l.Line.Entry!.Value, l.Line.Code, l.Line.Name, l.Line.Born))]), new Admitting(act, facts, pack, today));
        var refused = No([.. (await correcting.DoAsync(sitting, stop)).Select(f => f with { Line = corrected[f.Line].At }), .. await admitting.DoAsync(sitting, stop)]);
        Entries = admitting.Entries;
        return refused ?? (correcting.IsSame && Entries.Count == 0 ? RosterRefusals.Unchanged : null);
    }

    private Outcome.Refused? Wrong(MemberLine line) => RosterRefusals.Code(line.Code) ?? RosterRefusals.Name(line.Name) ?? RosterRefusals.Born(line.Born, today);

    private Outcome.Refused? No(IReadOnlyList<LineFault> found) => (Faults = found).Count == 0 ? null : new("grid.cells", $"Có {found.Count:00} dòng cần sửa. Chưa ghi gì.");
}
