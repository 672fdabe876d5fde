using TuSoi.Balloting;
using TuSoi.Rules.Counting;

namespace TuSoi.Web.Pages.Meeting;

/// <summary>One box of a slip, as it is counted.</summary>
/// <param name="Key">First part of the name of its fields.</param>
internal sealed record Box(string Key, string Label, Func<BallotLine, int> Of)
{
    private static readonly Box
        Excellent = new("xs", "Xuất sắc", l => l.Excellent), Good = new("t", "Tốt", l => l.Good), Completed = new("ht", "Hoàn thành", l => l.Completed), NotCompleted = new("kht", "Không hoàn thành", l => l.NotCompleted),
        Unranked = new("chua", "Chưa xếp loại", l => l.Unranked), Agree = new("dong-y", "Đồng ý", l => l.Agree), Disagree = new("khong", "Không đồng ý", l => l.Disagree), Blank = new("trong", "Bỏ trống", l => l.Blank);

    /// <summary>The boxes that are printed on slips of a kind, and last those left blank.</summary>
    public static IReadOnlyList<Box> On(BallotKind kind) => kind switch
    {
        BallotKind.FiveBoxes => [Excellent, Good, Completed, NotCompleted, Unranked, Blank],
        BallotKind.TwoRounds => [Good, Completed, NotCompleted, Blank],
        BallotKind.ApproveProposal => [Agree, Disagree, Blank],
        _ => [Excellent, Good, Completed, NotCompleted, Blank],
    };

    public string Field(long subject) => $"{Key}.{subject}";

    /// <summary>A line from its boxes; a box that these slips do not have is not counted.</summary>
    public static LineCount Line(long subject, IReadOnlyList<Box> boxes, Func<string, int> typed)
    {
        int? Of(Box box) => boxes.Contains(box) ? typed(box.Field(subject)) : null;
        return new LineCount(subject, Of(Excellent), Of(Good), Of(Completed), Of(NotCompleted), Of(Blank) ?? 0, Of(Unranked), Of(Agree), Of(Disagree));
    }
}
