using TuSoi.Rules.Explaining;
using TuSoi.Rules.Ranking;

namespace TuSoi.Supposing;

/// <summary>Results in a few words, as far as a supposition may change them.</summary>
internal static class Outcomes
{
    private const VerdictFlags Told = VerdictFlags.NeedsDecision | VerdictFlags.QuotaTie | VerdictFlags.QuotaWaits | VerdictFlags.QuotaUnchecked | VerdictFlags.NotRanked | VerdictFlags.Held;

    public static bool Differ(Verdict one, Verdict other) => one.Suggested != other.Suggested || ((one.Flags ^ other.Flags) & Told) != 0;

    public static string Words(Verdict verdict)
    {
        var flags = verdict.Flags;
        if (flags.HasFlag(VerdictFlags.NotRanked)) return "Không xếp loại";
        if (flags.HasFlag(VerdictFlags.Held)) return "Chưa xếp được";
        var level = verdict.Suggested is { } known ? Wording.ShortLevel(known) : flags.HasFlag(VerdictFlags.Undetermined) ? "Chưa rõ" : "Chưa đề nghị";
        List<string> beside = [];
        if (flags.HasFlag(VerdictFlags.QuotaTie)) beside.Add("đồng phiếu ở suất cuối");
        if (flags.HasFlag(VerdictFlags.QuotaWaits)) beside.Add("có thể Xuất sắc, chờ số liệu của phạm vi");
        if (flags.HasFlag(VerdictFlags.QuotaUnchecked)) beside.Add("cấp trên kiểm tra tỷ lệ");
        if (flags.HasFlag(VerdictFlags.QuotaFull)) beside.Add("hết suất Xuất sắc");
        if ((flags & VerdictFlags.NeedsDecision) != 0) beside.Add("cần quyết định");
        return beside.Count == 0 ? level : $"{level} ({string.Join(", ", beside)})";
    }
}
