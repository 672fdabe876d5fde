using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>The one sentence that stands beside a level, calm and without any restricted value.</summary>
internal static class Sentences
{
    private static readonly QualityLevel[] Downwards = [QualityLevel.Excellent, QualityLevel.Good, QualityLevel.Completed, QualityLevel.NotCompleted];

    public static string Main(CardKind kind, CardSubject subject, IReadOnlyList<Ground> grounds)
    {
        var verdict = subject.Explanation.Verdict;
        if (subject.Decided is { } decided && decided != verdict.Suggested) return Differs(decided, verdict);
        if (verdict.Flags.HasFlag(VerdictFlags.NotRanked)) return "Năm nay không thuộc diện xếp loại.";
        if (grounds.Count > 0) return $"Cần quyết định: {Because(kind, verdict, grounds)}";
        return verdict.Suggested is { } level ? Reached(kind, subject.Explanation, level) : "Chưa có mức đề nghị.";
    }

    private static string Differs(QualityLevel decided, Verdict verdict) => verdict.Suggested is { } suggested
        ? $"Cấp có thẩm quyền quyết định mức {Wording.ShortLevel(decided)}; quy tắc đề nghị mức {Wording.ShortLevel(suggested)}."
        : $"Cấp có thẩm quyền quyết định mức {Wording.ShortLevel(decided)}; quy tắc không đề nghị mức nào.";

    private static string Because(CardKind kind, Verdict verdict, IReadOnlyList<Ground> grounds)
    {
        if (grounds[0].Kind == GroundKind.OtherPaper)
            return $"điều kiện ở {grounds[0].Says}, chưa có trong bộ quy tắc{(verdict.Ceiling is { } top ? $"; không cao hơn mức {Wording.ShortLevel(top)}" : "")}.";
        var reasons = string.Join(", ", grounds.Select(Told));
        if (verdict.Suggested is { } level) return verdict.Flags.HasFlag(VerdictFlags.ByReading)
            ? $"{reasons}; theo cách đọc đã chọn thì đề nghị mức {Wording.ShortLevel(level)}."
            : $"{reasons}; hiểu cách nào cũng đề nghị mức {Wording.ShortLevel(level)}.";
        if (verdict.Flags.HasFlag(VerdictFlags.Open)) return $"{reasons}; số liệu đã đủ nhưng quy tắc không đề nghị mức nào.";
        return verdict.Possible == LevelSet.None ? $"{reasons}." : $"{reasons}; còn có thể là {Levels(verdict.Possible, verdict.Ceiling)}.";
    }

    /// <summary>A ground as part of a sentence.</summary>
    public static string Told(Ground ground) => ground.Kind switch
    {
        GroundKind.TextUnclear => ground.Says.Length > 0 ? $"mâu thuẫn trong văn bản ({ground.Says})" : ground.Name,
        GroundKind.FactsMissing => $"thiếu {ground.Says}",
        GroundKind.ConclusionOwed => $"chờ kết luận của {ground.Says}",
        GroundKind.LevelAwaited => $"chờ mức đã quyết định: {ground.Says}",
        _ => $"điều kiện ở {ground.Says}",
    };

    private static string Reached(CardKind kind, Explanation explanation, QualityLevel level)
    {
        var name = Wording.ShortLevel(level);
        if (explanation.Verdict.Flags.HasFlag(VerdictFlags.Capped)) return $"Điều kiện cho phép mức cao hơn, nhưng trần hiện nay là {name}.";
        if (level == QualityLevel.NotCompleted) return Lowest(kind, explanation);
        var reached = explanation.Cases.Any(c => c.Level == level && c.Answer == Trit.Met) ? $"Đủ điều kiện của mức {name}." : $"Đề nghị mức {name}.";
        return explanation.Next is { } next ? $"{reached} {NotYet(kind, explanation, next.Level)}" : level == QualityLevel.Excellent ? $"Đủ mọi điều kiện của mức {name}, mức cao nhất." : reached;
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

    /// <summary>A count in a sentence: two digits, as papers write them.</summary>
    public static string Two(int count) => count.ToString("00", Wording.Vietnamese);
}
