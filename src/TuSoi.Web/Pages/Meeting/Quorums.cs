using TuSoi.Rules.Steps;

namespace TuSoi.Web.Pages.Meeting;

/// <summary>What the pack says of the number that has to be there, in words.</summary>
internal static class Quorums
{
    public static string InWords(MeetingRule rule) => TuSoi.Reviewing.Meetings.Quorum(rule) is { } share ? $"Họp được khi có mặt trên {Say.Percent(share)} số được triệu tập ({rule.Because.Article})." : "Quy định không nêu số có mặt tối thiểu.";
}
