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

    public static string? Choice(Fact? fact, string word) => fact is null || word.Length == 0 || fact.Code(word) == 0 ? null : WordList.Name(fact, word);
}
