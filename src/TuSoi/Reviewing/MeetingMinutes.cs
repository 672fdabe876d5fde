using System.Globalization;
using System.Text;
using TuSoi.Database;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>The text of the minutes as far as it follows from what was recorded; people read it, correct it and add to it before it is closed.</summary>
public static class MeetingMinutes
{
    /// <param name="ticked">Whether an item of the agenda, by its place, was dealt with.</param>
    public static string Of(MeetingSheet sheet, Func<int, bool> ticked, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Head(text, sheet, now);
        if (sheet.Rule.Agenda.Count > 0)
        {
            text.Append("\nTRÌNH TỰ\n");
            for (var i = 0; i < sheet.Rule.Agenda.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {sheet.Rule.Agenda[i].Says}{(ticked(i) ? " (đã thực hiện)" : "")}\n");
        }
        if (sheet.Reviewed.Count > 0) Reviews(text, sheet);
        foreach (var step in sheet.Steps.Where(s => s.Step.Kind == StepKind.Ballot)) Votes(text, sheet, step);
        return text.ToString().Trim();
    }

    private static void Head(StringBuilder text, MeetingSheet sheet, DateTimeOffset now)
    {
        var (held, there) = (sheet.Held!, sheet.Participants.Where(p => p.Present).ToList());
        text.Append(CultureInfo.InvariantCulture, $"{sheet.Rule.Label}\n{sheet.Host.Name}\n\n");
        if (held.OpenedAt is { } opened) text.Append(CultureInfo.InvariantCulture, $"Khai mạc: {Moment(opened)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"Kết thúc: {Moment(held.ClosedAt ?? now)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"Triệu tập {sheet.Participants.Count}, có mặt {there.Count}{(there.Count(p => !p.Votes) is > 0 and var guests ? $" ({guests} không có quyền biểu quyết)" : "")}.\n");
        foreach (var absent in sheet.Participants.Where(p => !p.Present)) text.Append(CultureInfo.InvariantCulture, $"Vắng{(absent.Since is { } left ? $" từ {Moment(left)}" : "")}: {absent.Name}{(absent.Reason.Length > 0 ? $", {absent.Reason}" : ", không ghi lý do")}.\n");
        foreach (var late in there.Where(p => p.Since is not null)) text.Append(CultureInfo.InvariantCulture, $"Có mặt từ {Moment(late.Since!.Value)}: {late.Name}.\n");
        if (sheet.Attends.Count > 0) text.Append(CultureInfo.InvariantCulture, $"Cấp trên dự: {string.Join(", ", sheet.Attends)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"Chủ trì: {sheet.NameOf(held.Chair)}{(held.ChairForHead is null ? "" : $"; khi kiểm điểm người đứng đầu: {sheet.NameOf(held.ChairForHead)}")}.\nThư ký: {sheet.NameOf(held.Secretary)}.\n");
    }

    private static void Reviews(StringBuilder text, MeetingSheet sheet)
    {
        text.Append("\nKIỂM ĐIỂM\n");
        foreach (var (one, i) in sheet.Reviewed.Select((line, i) => (line.Subject, i + 1)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{i}. {one.Name}");
            if (sheet.Conclusions.GetValueOrDefault(one.Id) is not { } conclusion)
            {
                text.Append(sheet.IsAbsent(one) ? ": vắng mặt, kiểm điểm bổ sung sau.\n" : ": chưa kết luận.\n");
                continue;
            }
            text.Append('\n');
            foreach (var remark in sheet.Remarks[one.Id]) text.Append(CultureInfo.InvariantCulture, $"- Góp ý: {remark.Text}\n");
            text.Append(CultureInfo.InvariantCulture, $"- Kết luận ({conclusion.By}): {conclusion.Text}\n");
        }
    }

    private static void Votes(StringBuilder text, MeetingSheet sheet, MeetingStep step)
    {
        var counted = step.Lines.Select(l => (l.Subject, Count: sheet.Files.GetValueOrDefault(l.Subject.Id)?.Counts.LastOrDefault(c => c.Step == step.Step.Id))).Where(l => l.Count is not null).ToList();
        if (counted.Count == 0) return;
        text.Append("\nKẾT QUẢ BỎ PHIẾU\n").Append(step.Step.Says).Append('\n');
        foreach (var slips in counted.GroupBy(l => l.Count!.Ballot).Select(g => g.First().Count!.Line))
            text.Append(CultureInfo.InvariantCulture, $"Phát ra {slips.Issued} phiếu, thu vào {slips.Collected}, hợp lệ {slips.Valid}, không hợp lệ {slips.Foreign + slips.Empty + slips.ExtraWords}.\n");
        foreach (var (one, count) in counted)
        {
            var result = count!.Result(sheet.Pack, one, sheet.Files[one.Id].Proposed?.Level);
            text.Append(CultureInfo.InvariantCulture, $"- {one.Name}: {string.Join(", ", result?.Choices.Where(c => c.Votes is not null).Select(c => $"{c.Name} {c.Votes}") ?? [])}");
            text.Append(result is null ? ".\n" : result.Level is { } level ? $"; đạt mức {Wording.ShortLevel(level)}.\n" : $"; chưa ra mức: {result.Unresolved}.\n");
        }
    }

    private static string Moment(DateTimeOffset moment) => Instant.LocalOf(moment).ToString("H 'giờ' mm 'phút, ngày' dd 'tháng' MM 'năm' yyyy", CultureInfo.InvariantCulture);
}
