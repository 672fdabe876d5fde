using System.Globalization;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Explaining;

/// <summary>Values and limits in Vietnamese words.</summary>
public static class Wording
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Full name of a level as on papers.</summary>
    public static string Level(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => "Hoàn thành xuất sắc nhiệm vụ",
        QualityLevel.Good => "Hoàn thành tốt nhiệm vụ",
        QualityLevel.Completed => "Hoàn thành nhiệm vụ",
        _ => "Không hoàn thành nhiệm vụ",
    };

    /// <summary>Short name of a level, as in sentences.</summary>
    public static string ShortLevel(QualityLevel level) => level switch
    {
        QualityLevel.Excellent => "Xuất sắc",
        QualityLevel.Good => "Tốt",
        QualityLevel.Completed => "Hoàn thành",
        _ => "Không hoàn thành",
    };

    public static string Grade(PerformanceGrade grade) => grade switch
    {
        PerformanceGrade.Excellent => "Xuất sắc",
        PerformanceGrade.Good => "Tốt",
        PerformanceGrade.Fair => "Trung bình",
        PerformanceGrade.Poor => "Kém",
        _ => "không phát sinh",
    };

    /// <summary>A word of a coded fact as people read it.</summary>
    public static string Word(Fact fact, int code) => code == 0 ? "chưa rõ" : fact.Type switch
    {
        FactType.YesNo => code == 2 ? "có" : "không",
        FactType.Level => ShortLevel((QualityLevel)code),
        FactType.Grade => Grade((PerformanceGrade)code),
        _ => fact.Choices.Values.ElementAt(code - 1),
    };

    /// <summary>A number with the decimals it has, at most six, and a decimal comma.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.######", Vietnamese);

    /// <summary>A total for the eye; comparing never uses this.</summary>
    public static string Points(decimal value)
    {
        var shown = Math.Round(value, 2);
        // 84.996 must not read as 85: cut instead of rounding up onto a whole number.
        if (shown > value) shown = Math.Floor(value * 100) / 100;
        return shown.ToString("#,##0.##", Vietnamese);
    }

    public static string Percent(long part, long whole)
    {
        var percent = Math.Floor(1000m * part / whole) / 10;
        return (percent * whole == 100m * part ? "bằng " : "khoảng ") + percent.ToString("0.#", Vietnamese) + "%";
    }

    public static string Compare(Comparison comparison) => comparison switch
    {
        Comparison.Is => "bằng",
        Comparison.From => "từ",
        Comparison.Above => "trên",
        Comparison.UpTo => "không quá",
        _ => "dưới",
    };

    public static string Share(Fraction fraction) => Number(100m * fraction.Numerator / fraction.Denominator) + "%";
}
