using TuSoi.Deciding;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Deciding;

/// <summary>Lines of the workbench under one heading, in the order in which they are looked at.</summary>
/// <param name="Cut">After how many lines the places end; null: there is no end to show here.</param>
internal sealed record LineBand(string Heading, IReadOnlyList<DecidingLine> Lines, QuotaHead? Quota = null, int? Cut = null)
{
    /// <summary>Who competes for places first, each group by itself; then who needs somebody's eye, the rest by level and name, and what is decided.</summary>
    public static IEnumerable<LineBand> Of(Workbench bench)
    {
        var counted = bench.Family.Counted();
        foreach (var group in bench.Lines.Where(l => l.Contends).GroupBy(l => l.Quota).OrderBy(g => g.Key)) yield return Contest(bench, group.Key, [.. group], counted);
        var others = bench.Lines.Where(l => !l.Contends).ToList();
        var eye = others.Where(l => !l.IsDone && (l.NeedsEye || l.Locked is not null)).ToList();
        if (eye.Count > 0) yield return new LineBand($"Cần xem riêng: {Say.Count(eye.Count, counted)}", [.. Sorted(eye)]);
        var rest = others.Where(l => !l.IsDone).Except(eye).ToList();
        if (rest.Count > 0) yield return new LineBand($"{(bench.Lines.Count == rest.Count ? "Tất cả" : "Còn lại")}: {Say.Count(rest.Count, counted)}", [.. Sorted(rest)]);
        var done = others.Where(l => l.IsDone).ToList();
        if (done.Count > 0) yield return new LineBand($"Đã quyết định: {Say.Count(done.Count, counted)}", [.. Sorted(done)]);
    }

    private static LineBand Contest(Workbench bench, int quota, List<DecidingLine> lines, string counted)
    {
        var head = bench.Quotas[quota];
        List<DecidingLine> ordered = [.. lines.OrderBy(l => l.Place == PlaceMark.Decided ? 0 : l.Place == PlaceMark.Full ? 2 : 1).ThenBy(l => l.Before).ThenByDescending(l => l.Ballot is var (votes, among) ? (decimal)votes / among : 0).ThenBy(l => l.Subject.Name, NameOrder.ByGiven)];
        var within = ordered.Count(l => l.Place != PlaceMark.Full);
        var name = bench.Quotas.Count > 1 ? $"{head.Name}: {Say.Count(head.Places, "suất")}. " : "";
        return new LineBand($"{name}Đạt Xuất sắc theo điều kiện và phiếu, từ cao xuống thấp: {Say.Count(ordered.Count, counted)}", ordered, head, within < ordered.Count || within >= head.Places ? within : null);
    }

    private static IOrderedEnumerable<DecidingLine> Sorted(IEnumerable<DecidingLine> lines) =>
        lines.OrderByDescending(l => l.Decision?.Level ?? l.Verdict?.Suggested ?? (QualityLevel)0).ThenBy(l => l.Subject.Name, NameOrder.ByGiven);
}
