using TuSoi.Rostering.Cells;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Values of the sample as a clerk writes them.</summary>
internal static class SampleWords
{
    public static string Yes(bool yes) => yes ? "Có" : "Không";

    public static string Level(QualityLevel level) => Wording.Level(level);

    public static string Grade(PerformanceGrade grade) => grade == PerformanceGrade.NotApplicable ? "Không phát sinh" : Wording.Grade(grade);

    /// <summary>A value of a fact: yes or no, a level, a word of the dictionary; numbers and days as they are.</summary>
    public static object? Of(Fact? fact, object value) => value switch
    {
        bool yes => Yes(yes),
        QualityLevel level => Level(level),
        string word => Choice(fact, word),
        _ => value,
    };

    public static string? Choice(Fact? fact, string word) => fact is null || word.Length == 0 || fact.Code(word) == 0 ? null : WordList.Name(fact, word);
}
