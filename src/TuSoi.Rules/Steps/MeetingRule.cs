using System.ComponentModel;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Steps;

/// <summary>A kind of review meeting: who meets, whom it reviews, who chairs, how long.</summary>
public sealed record MeetingRule
{
    [Description("Tên hội nghị")]
    public required string Label { get; init; }

    [Description("Loại tổ chức, tập thể hoặc đặc điểm có hội nghị này")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("Đường quan hệ đến các đối tượng được kiểm điểm; self: chính tổ chức, tập thể ấy")]
    public required IReadOnlyList<string> Reviews { get; init; }

    [Description("Đường quan hệ đến người dự")]
    public required string Participants { get; init; }

    [Description("Chức danh chủ trì, lấy chức danh đầu tiên có người giữ")]
    public required IReadOnlyList<string> Chair { get; init; }

    [Description("Chức danh chủ trì khi người đứng đầu được kiểm điểm")]
    public required IReadOnlyList<string> ChairForHead { get; init; }

    [Description("Tỷ lệ có mặt tối thiểu, ví dụ: 50% (phải trên tỷ lệ này)")]
    public string Quorum { get; init; } = "";

    [Description("Thời gian tối thiểu")]
    public LengthRule? Length { get; init; }

    [Description("Dự thảo gửi trước ít nhất")]
    public NoticeRule? Notice { get; init; }

    [Description("yes: mỗi đối tượng được kiểm điểm phải có ít nhất một ý kiến góp ý")]
    public bool CommentEach { get; init; }

    [Description("Trình tự")]
    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
    public Mark At { get; init; }
    public string Id { get; internal set; } = "";

    /// <summary>Every catalogue row that this meeting carries.</summary>
    public IEnumerable<string> Rows =>
        Because.Row.Concat(Reading).Concat(Length is { } length ? length.Because.Row.Concat(length.Reading) : []).Concat(Notice is { } notice ? notice.Because.Row.Concat(notice.Reading) : []).Concat(Agenda.SelectMany(a => a.Because.Row));
}

/// <summary>Minimum length in half days; the longest that applies counts (AMB-38).</summary>
public sealed record LengthRule
{
    [Description("Số buổi (nửa ngày)")]
    public required int HalfDays { get; init; }

    [Description("Số buổi khi có gợi ý kiểm điểm")]
    public int? Prompted { get; init; }

    [Description("Chỉ gợi ý của các chủ thể này mới kéo dài; không ghi là của mọi cấp")]
    public IReadOnlyList<string> PromptedBy { get; init; } = [];

    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
}

public sealed record NoticeRule
{
    public int? WorkingDays { get; init; }
    public int? Days { get; init; }
    public required Because Because { get; init; }
    public IReadOnlyList<string> Reading { get; init; } = [];
}

public sealed record AgendaItem
{
    public required string Says { get; init; }
    public required Because Because { get; init; }
}

/// <summary>meetings.yaml.</summary>
public sealed record MeetingsFile
{
    [Description("Các hội nghị theo mã")]
    public required IReadOnlyDictionary<string, MeetingRule> Meetings { get; init; }

    [Description("Quy định khác về hội nghị, mỗi điều một câu")]
    public IReadOnlyList<AgendaItem> Conduct { get; init; } = [];
}

/// <summary>calendar.yaml: the year-end conference and the end of the cycle.</summary>
public sealed record CalendarFile
{
    [Description("Ngày cuối của đợt, dạng MM-dd, năm sau")]
    public required string Ends { get; init; }

    [Description("Hội nghị tổng kết năm của đơn vị khi chưa ghi ngày, dạng MM-dd")]
    public required string YearEndConference { get; init; }

    [Description("yes: văn bản không in, là đề xuất của chúng tôi")]
    public bool Assumed { get; init; }

    [Description("Quy định khác về lịch, mỗi điều một câu")]
    public IReadOnlyList<AgendaItem> Rules { get; init; } = [];

    public required Because Because { get; init; }
    public Mark At { get; init; }
}
