using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Calendars;

/// <summary>What a date is counted from.</summary>
public enum Anchor
{
    /// <summary>The registered date of the meeting that the step names; until it is registered, the date by which the meeting is due.</summary>
    Meeting,

    /// <summary>The unit's own year-end conference.</summary>
    YearEndConference,
}

/// <summary>When a step is due, month and day relative to the year of the cycle. Exactly one of before, by, anchor and weekly is given.</summary>
public sealed record DueRule
{
    [Description("Trước ngày, dạng MM-dd (đọc theo AMB-01)")]
    public string? Before { get; init; }

    [Description("Đến hết ngày, dạng MM-dd")]
    public string? By { get; init; }

    [Description("yes: ngày của năm sau")]
    public bool NextYear { get; init; }

    [Description("Tính từ: hội nghị kiểm điểm của bước này, hoặc hội nghị tổng kết năm của đơn vị")]
    public Anchor? Anchor { get; init; }

    [Description("Trước mốc ít nhất số ngày làm việc")]
    public int? WorkingDays { get; init; }

    [Description("Trước mốc ít nhất số ngày thường")]
    public int? Days { get; init; }

    [Description("Thứ trong tuần, lần gần nhất trước mốc")]
    public DayOfWeek? Weekly { get; init; }

    [Description("Giờ trong ngày, dạng 15:00")]
    public string Hour { get; init; } = "";

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public Because? Because { get; init; }
    public Mark At { get; init; }
}
