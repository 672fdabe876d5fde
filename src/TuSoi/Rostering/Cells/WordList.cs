using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Cells;

/// <summary>
/// The words people may write for a coded fact: full and short names, any case, with or without diacritics as long as one word is meant.
/// </summary>
internal sealed class WordList
{
    private readonly Dictionary<string, HashSet<string>> exact = [], plain = [];
    private readonly Dictionary<string, (string? Word, Fault? Fault)> read = new(StringComparer.Ordinal);
    private readonly Fact fact;

    public WordList(Fact fact)
    {
        this.fact = fact;
        foreach (var word in fact.Words)
            foreach (var name in NamesOf(fact, word))
            {
                Add(exact, Tidy.Exact(name), word);
                Add(plain, Tidy.Plain(name), word);
            }
    }

    /// <summary>What a drop-down offers, in the order of the dictionary, the best level first.</summary>
    public static IReadOnlyList<string> Offered(Fact fact) =>
        [.. (fact.Type is FactType.Level or FactType.Grade ? fact.Words.OrderByDescending(Rank) : fact.Type == FactType.YesNo ? fact.Words.Reverse() : fact.Words).Select(word => NamesOf(fact, word)[0])];

    /// <summary>The dictionary's word for a cell.</summary>
    public (string? Word, Fault? Fault) Read(object cell)
    {
        var text = cell switch { string s => s, bool yes => yes ? "có" : "không", decimal number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture), _ => cell.ToString() ?? "" };
        return read.TryGetValue(text, out var done) ? done : read[text] = Find(text);
    }

    /// <summary>The name that sheets show for a word.</summary>
    public static string Name(Fact fact, string word) => NamesOf(fact, word)[0];

    private (string?, Fault?) Find(string text)
    {
        if (fact.Type == FactType.YesNo && text is "✓" or "✔" or "☑") return ("yes", null);
        if (exact.TryGetValue(Tidy.Exact(text), out var words) && words.Count == 1) return (words.First(), null);
        if (!plain.TryGetValue(Tidy.Plain(text), out words)) return (null, new Fault("word.unknown", $"“{text}” không phải là giá trị của cột này. Được phép: {string.Join("; ", Offered(fact))}."));
        return words.Count == 1 ? (words.First(), null)
            : (null, new Fault("word.ambiguous", $"“{text}” có thể là {string.Join(" hoặc ", words.Select(w => $"“{Name(fact, w)}”"))}. Hãy ghi đủ dấu."));
    }

    private static void Add(Dictionary<string, HashSet<string>> list, string name, string word)
    {
        if (name.Length == 0) return;
        if (!list.TryGetValue(name, out var words)) list[name] = words = [];
        words.Add(word);
    }

    private static int Rank(string word) => word == nameof(PerformanceGrade.NotApplicable) ? 0
        : Enum.TryParse<QualityLevel>(word, out var level) ? (int)level + 1
        : (int)Enum.Parse<PerformanceGrade>(word) + 1;

    private static string[] NamesOf(Fact fact, string word) => fact.Type switch
    {
        FactType.YesNo => word == "yes" ? ["Có", "x", "1", "đúng", "đạt", "rồi", "yes", "true"] : ["Không", "0", "chưa", "sai", "không đạt", "ko", "no", "false"],
        FactType.Level => Levels(Enum.Parse<QualityLevel>(word)),
        FactType.Grade => Grades(Enum.Parse<PerformanceGrade>(word)),
        _ => [fact.Choices[word], word],
    };

    private static string[] Levels(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => [Wording.Level(level), "Hoàn thành xuất sắc", "Xuất sắc", "XS", "HTXS", "HTXSNV"],
        QualityLevel.Good => [Wording.Level(level), "Hoàn thành tốt", "Tốt", "T", "HTT", "HTTNV"],
        QualityLevel.Completed => [Wording.Level(level), "Hoàn thành", "HT", "HTNV"],
        _ => [Wording.Level(level), "Không hoàn thành", "KHT", "KHTNV"],
    };

    private static string[] Grades(PerformanceGrade grade) => grade switch
    {
        PerformanceGrade.Excellent => ["Xuất sắc", "XS"],
        PerformanceGrade.Good => ["Tốt", "T"],
        PerformanceGrade.Fair => ["Trung bình", "TB"],
        PerformanceGrade.Poor => ["Kém", "K"],
        _ => ["Không phát sinh", "Không có", "KPS", "n/a"],
    };
}
