using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.SpecialCases;

namespace TuSoi.Ranking;

/// <summary>The one sentence that stands beside a level, calm and without any value of the subject.</summary>
internal static class Sentences
{
    private static readonly QualityLevel[] Downwards = [QualityLevel.Excellent, QualityLevel.Good, QualityLevel.Completed, QualityLevel.NotCompleted];

    /// <param name="open">For the card; lists tell no more than they may.</param>
    public static string Main(CardKind kind, CardSubject subject, IReadOnlyList<Ground> grounds, IReadOnlyList<Wait> waits, bool open)
    {
        var verdict = subject.Explanation.Verdict;
        if (subject.Decided is { } decided)
        {
            if (grounds.Count > 0) return $"Đã quyết định mức {Wording.ShortLevel(decided)}; còn phải quyết định: {string.Join(", ", grounds.Select(Told))}.";
            return decided == verdict.Suggested ? $"Cấp có thẩm quyền quyết định mức {Wording.ShortLevel(decided)}, đúng như đề nghị." : Differs(decided, verdict);
        }
        if (verdict.Flags.HasFlag(VerdictFlags.NotRanked)) return grounds.Count == 0 ? NotRanked : $"{NotRanked.TrimEnd('.')}; còn việc cần quyết định: {string.Join(", ", grounds.Select(Told))}.";
        if (verdict.Flags.HasFlag(VerdictFlags.Held) && waits.FirstOrDefault(w => w.Kind == WaitKind.Held) is { } held) return $"Chưa xếp loại được: {(held.Private && !open ? ResultRow.Hidden + "." : Inner(held.Says))}";
        if (grounds.Count > 0) return $"Cần quyết định: {Because(verdict, grounds)}";
        return verdict.Suggested is { } suggested ? Reached(kind, subject.Explanation, suggested) : "Chưa có mức đề nghị.";
    }

    private const string NotRanked = "Năm nay không thuộc diện xếp loại.";

    private static string Differs(QualityLevel decided, Verdict verdict) => verdict.Suggested is { } suggested
        ? $"Cấp có thẩm quyền quyết định mức {Wording.ShortLevel(decided)}; quy tắc đề nghị mức {Wording.ShortLevel(suggested)}."
        : $"Cấp có thẩm quyền quyết định mức {Wording.ShortLevel(decided)}; quy tắc không đề nghị mức nào.";

    private static string Because(Verdict verdict, IReadOnlyList<Ground> grounds)
    {
        var reasons = string.Join(", ", grounds.Select(Told));
        if (grounds.Any(g => g.Kind == GroundKind.OtherPaper) && verdict.Suggested is null)
            return $"{reasons}{(verdict.Ceiling is { } top ? $"; không cao hơn mức {Wording.ShortLevel(top)}" : "")}.";
        if (verdict.Suggested is { } level) return $"{reasons}; {Stands(verdict.Flags)} {Wording.ShortLevel(level)}.";
        if (grounds.Any(g => g.Kind is GroundKind.BallotUnresolved or GroundKind.BallotDiffers)) return $"{reasons}{(verdict.ByConditions is { } may ? $"; điều kiện cho phép {Wording.ShortLevel(may)}" : "")}.";
        if (verdict.Flags.HasFlag(VerdictFlags.Open)) return $"{reasons}; số liệu đã đủ nhưng quy tắc không đề nghị mức nào.";
        return verdict.Possible == LevelSet.None ? $"{reasons}." : $"{reasons}; còn có thể là {Levels(verdict.Possible, verdict.Ceiling)}.";
    }

    private static string Stands(VerdictFlags flags) =>
        flags.HasFlag(VerdictFlags.ByReading) ? "theo cách đọc đã chọn thì đề nghị mức"
        : flags.HasFlag(VerdictFlags.BallotDiffers) ? "tạm đề nghị mức"
        : flags.HasFlag(VerdictFlags.TextUnclear) ? "hiểu cách nào cũng đề nghị mức"
        : flags.HasFlag(VerdictFlags.QuotaTie) ? "tạm đề nghị mức" : "đề nghị mức";

    /// <summary>A ground as part of a sentence.</summary>
    public static string Told(Ground ground) => ground.Kind switch
    {
        GroundKind.TextUnclear => ground.Says.Length > 0 ? $"mâu thuẫn trong văn bản ({ground.Says})" : ground.Name,
        GroundKind.FactsMissing => $"thiếu {ground.Says}",
        GroundKind.ConclusionOwed => $"chờ kết luận của {ground.Says}",
        GroundKind.LevelAwaited => $"chờ mức đã quyết định: {ground.Says}",
        GroundKind.BallotDiffers => ground.Says,
        GroundKind.BallotUnresolved => $"phiếu chưa cho một mức, {ground.Says}",
        GroundKind.QuotaTie => $"đồng phiếu ở suất Xuất sắc cuối cùng, {ground.Says}",
        GroundKind.LateCap => $"{ground.Name}, {ground.Says}",
        GroundKind.SpecialCase => ground.Says == ResultRow.Hidden ? ground.Says : $"trường hợp đặc biệt ({ground.Says})",
        _ => $"điều kiện ở {ground.Says}, chưa có trong bộ quy tắc",
    };

    private static string Reached(CardKind kind, Explanation explanation, QualityLevel level)
    {
        var name = Wording.ShortLevel(level);
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.Elsewhere)) return $"Đề nghị mức {name} theo phiếu; điều kiện ở {kind.Rules.Ladder.Elsewhere!.Paper}, cấp có thẩm quyền đối chiếu.";
        if (explanation.Circumstances.Any(c => c.Case.Effect == SpecialEffect.External)) return $"Mức {name} do nơi khác xếp.";
        if (Lowered(explanation) is { } lowered) return $"{Opening(lowered)}.";
        if (level == QualityLevel.NotCompleted) return Lowest(kind, explanation);
        var reached = explanation.Cases.Any(c => c.Level == level && c.Answer == Trit.Met) ? $"Đủ điều kiện của mức {name}." : $"Đề nghị mức {name}.";
        return explanation.Next is { } next ? $"{reached} {NotYet(kind, explanation, next.Level)}" : level == QualityLevel.Excellent ? $"Đủ mọi điều kiện của mức {name}, mức cao nhất." : reached;
    }

    /// <summary>Which layer keeps the proposal below what the conditions allow; null where none does. The last one that lowered speaks.</summary>
    public static string? Lowered(Explanation explanation)
    {
        var flags = explanation.Verdict.Flags;
        return flags.HasFlag(VerdictFlags.QuotaFull) ? "đủ điều kiện Xuất sắc nhưng đã hết suất trong phạm vi, nên đề nghị Tốt"
            : flags.HasFlag(VerdictFlags.QuotaTie) ? "đủ điều kiện Xuất sắc nhưng đồng phiếu ở suất cuối, tạm đề nghị Tốt"
            : flags.HasFlag(VerdictFlags.QuotaWaits) ? "đủ điều kiện Xuất sắc; suất còn chờ các đối tượng khác trong phạm vi, tạm đề nghị Tốt"
            : flags.HasFlag(VerdictFlags.Capped) ? $"điều kiện cho phép mức cao hơn, nhưng trần hiện nay là {Name(explanation.Verdict.Ceiling)}"
            : flags.HasFlag(VerdictFlags.BallotDiffers) ? $"phiếu {Name(explanation.Verdict.Ballot)}, điều kiện {Name(explanation.Verdict.ByConditions)}" : null;
    }

    private static string Lowest(CardKind kind, Explanation explanation)
    {
        var faults = Enumerable.Range(0, kind.Count).Count(i => kind.IsFault(i) && explanation.Lines[i] is { Answer: Trit.Met, Applies: true });
        return faults == 0 ? "Không đủ điều kiện của mức nào cao hơn." : $"Thuộc {Two(faults)} trường hợp của mức Không hoàn thành.";
    }

    /// <summary>How many conditions of a level are not met, of how many.</summary>
    private static string NotYet(CardKind kind, Explanation explanation, QualityLevel level)
    {
        int unmet = 0, unknown = 0, all = 0;
        foreach (var place in kind.PartsOf(level))
        {
            if (!explanation.Lines[place].Applies || kind.IsFault(place)) continue;
            all++;
            if (explanation.Lines[place].Answer == Trit.NotMet) unmet++;
            else if (explanation.Lines[place].Answer == Trit.Unknown) unknown++;
        }
        var name = Wording.ShortLevel(level);
        if (unmet + unknown == 0 && explanation.Next is { InTheWay.Count: 0 }) return $"Điều kiện của mức {name} đã đủ.";
        if (unmet + unknown == 0) return $"Chưa được {name} vì thuộc trường hợp làm mất mức đó.";
        var parts = unmet == 0 ? $"{Two(unknown)} trong {Two(all)} điều kiện của mức đó chưa rõ"
            : $"{Two(unmet)} trong {Two(all)} điều kiện của mức đó chưa đạt{(unknown > 0 ? $", {Two(unknown)} chưa rõ" : "")}";
        return $"Chưa được {name} vì {parts}.";
    }

    /// <summary>Levels in words, highest first, none above a ceiling.</summary>
    public static string Levels(LevelSet set, QualityLevel? ceiling = null)
    {
        var names = Downwards.Where(l => Has(set, l) || l == ceiling && Downwards.Any(h => h > l && Has(set, h)))
            .Where(l => ceiling is not { } top || l <= top).Select(Wording.ShortLevel).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} hoặc {names[^1]}";
    }

    public static bool Has(LevelSet set, QualityLevel level) => ((int)set >> ((int)level - 1) & 1) != 0;

    /// <summary>The highest level of a set; null when it has none.</summary>
    public static QualityLevel? Highest(LevelSet set) => Downwards.Where(l => Has(set, l)).Select(l => (QualityLevel?)l).FirstOrDefault();

    /// <summary>A level in a sentence, also one that is not there.</summary>
    public static string Name(QualityLevel? level) => level is { } known ? Wording.ShortLevel(known) : "chưa rõ";

    /// <summary>The same sentence with a capital first letter.</summary>
    public static string Opening(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Wording.Vietnamese) + text[1..];

    private static string Inner(string text) => text.Length == 0 ? text : char.ToLower(text[0], Wording.Vietnamese) + text[1..];

    /// <summary>A count in a sentence: two digits, as papers write them.</summary>
    public static string Two(int count) => count.ToString("00", Wording.Vietnamese);
}
