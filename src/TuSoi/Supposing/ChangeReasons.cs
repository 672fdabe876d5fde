using TuSoi.Ranking;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;

namespace TuSoi.Supposing;

/// <summary>What of a subject differs between the two rankings, layer by layer. What is restricted is said to be on the card.</summary>
internal sealed class ChangeReasons(CardKind kind, Explanation was, Explanation now)
{
    private const int ConditionsShown = 2;

    public IEnumerable<string> All() => SpecialCases().Concat(Conditions()).Concat(Readings()).Concat(Ballot()).Concat(Ceiling()).Concat(new QuotaReasons(was, now).All()).Distinct();

    private IEnumerable<string> SpecialCases()
    {
        foreach (var gone in was.Circumstances.Where(c => now.Circumstances.All(o => o.Case.Id != c.Case.Id))) yield return $"không còn trường hợp “{Shown(gone)}”";
        foreach (var come in now.Circumstances.Where(c => was.Circumstances.All(o => o.Case.Id != c.Case.Id))) yield return $"thuộc trường hợp “{Shown(come)}”";
    }

    private static string Shown(Circumstance special) => special.Case.Sensitive ? ResultRow.Hidden : special.Case.Says.TrimEnd('.');

    private IEnumerable<string> Conditions()
    {
        var changed = Enumerable.Range(0, was.Lines.Count).Where(i => was.Lines[i].Answer != now.Lines[i].Answer).ToList();
        foreach (var i in changed.Take(ConditionsShown))
            yield return kind.IsRestricted(i) ? ResultRow.Hidden
                : $"“{now.Lines[i].Condition.Head.Says.TrimEnd('.')}”: {Answer(now, i)} thay vì {Answer(was, i)}";
        if (changed.Count > ConditionsShown) yield return $"và {changed.Count - ConditionsShown} điều kiện khác";
    }

    private string Answer(Explanation of, int condition) => Marks.Words(Marks.Of(of.Lines[condition], kind.IsFault(condition))).ToLower(Wording.Vietnamese);

    // Vetoes and resolutions name the reading they rest on; their sentences may tell of restricted facts.
    private IEnumerable<string> Readings()
    {
        foreach (var rows in now.Applied.Where(a => was.Applied.All(o => o.Says != a.Says) && a.Rows.Count > 0 && a.Rows.All(r => r.StartsWith("AMB-", StringComparison.Ordinal))).Select(a => string.Join(", ", a.Rows)).Distinct())
            yield return $"theo cách đọc {rows}";
    }

    private IEnumerable<string> Ballot()
    {
        if (was.Ballot?.Outcome is { } before && now.Ballot?.Outcome is { } after && before != after) yield return $"phiếu: {Told(after)} thay vì {Told(before)}";
        if (was.Ballot?.Ballot?.Of.Differs is { } rule && now.Ballot?.Ballot?.Of.Differs is { } other && rule != other) yield return $"phiếu khác điều kiện thì {Told(other)} thay vì {Told(rule)}";
    }

    private static string Told(BallotOutcome outcome) => outcome switch
    {
        { Level: { } level } => $"{Wording.ShortLevel(level)} ({outcome.Votes}/{outcome.Among} phiếu Xuất sắc)",
        { State: BallotState.NoQuorum } => "không đủ người có mặt",
        { State: BallotState.Unresolved } => $"không mức nào quá một nửa của {outcome.Among}",
        { State: BallotState.Incomplete } => "thiếu số để tính",
        { State: BallotState.Inconsistent } => "số phiếu không khớp",
        { State: BallotState.Conflicting } => "ghi nhiều lần kiểm phiếu",
        _ => "chưa có phiếu",
    };

    private static string Told(BallotDiffers rule) => rule switch
    {
        BallotDiffers.Lower => "lấy mức thấp hơn",
        BallotDiffers.Conditions => "lấy theo điều kiện",
        _ => "để cấp có thẩm quyền quyết định",
    };

    private IEnumerable<string> Ceiling()
    {
        if (was.Verdict.Ceiling != now.Verdict.Ceiling) yield return $"trần {Level(now)} thay vì {Level(was)}";

        static string Level(Explanation of) => of.Verdict.Ceiling is { } level ? Wording.ShortLevel(level) : "chưa rõ";
    }
}
