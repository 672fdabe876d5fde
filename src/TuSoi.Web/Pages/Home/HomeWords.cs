using TuSoi.Opening;
using TuSoi.Ranking;
using TuSoi.Rostering.Asking;
using TuSoi.Rules.Calendars;
using TuSoi.Web.Components;

namespace TuSoi.Web.Pages.Home;

/// <summary>One thing that waits for somebody, in words.</summary>
public sealed record TaskLine(string Heading, string About, string More, string Until, DateOnly Last, string Left, bool Late, string Button, string Href)
{
    /// <summary>The article that asks for it.</summary>
    public string Why { get; init; } = "";
}

/// <summary>Somebody's work in words: what waits for him, what he waits for, and on whom.</summary>
public sealed class HomeWords(MyWork work, long cycle, DateTime local)
{
    public IEnumerable<TaskLine> Tasks() => [.. work.Counts.Select(Of), .. work.Ready.Select(Of), .. work.Asked.Select(Of), .. work.Facts.Select(Of)];

    /// <summary>Whom it is about.</summary>
    public static string About(UnitWork read, IReadOnlyList<OpenStep> steps) => steps is [{ } one] && one.Subject.Id == read.Unit.Id ? read.Unit.Name
        : $"{Say.Names(steps.Select(s => read.NameOf(s.Subject)).Order(NameOrder.ByGiven), steps.Count)}{(steps.All(s => s.Subject.Unit == read.Unit.Id) && steps.Any(s => s.Subject.Id != read.Unit.Id) ? $" – {read.Unit.Name}" : "")}";

    public static string Waits(WorkItem item) => item.WaitsFor.Count is > 0 and var many ? $"Chờ {Say.Count(many, "việc")}" : "Chờ khai mạc hội nghị";

    /// <summary>What it waits for and on whom.</summary>
    public static string On(WorkItem item)
    {
        var told = WaitWords.Of(item.Read, item.WaitsFor).ToList();
        return told.Count == 0 ? "khai mạc hội nghị" : string.Join("; ", told.Take(2)) + (told.Count > 2 ? $" và {Say.Count(told.Count - 2, "việc khác")}" : "");
    }

    private TaskLine Of(WorkItem item) =>
        Line(item.Due, Short(item.Step.Says), About(item.Read, item.Open), item.Waiting.Count > 0 ? $"{Say.Count(item.Waiting.Count, "đối tượng")} nữa còn chờ: {On(item)}." : "",
            StepWords.Button(item.Step.Kind), Links.Step(cycle, item.Unit.Id, item.Step, item.Open.Select(o => o.Subject))) with
        { Why = CalendarStep.ArticleOf(item.Step) is { Length: > 0 } article ? $"Điều khoản {article}" : "" };

    private TaskLine Of(AskedOfMe asked) =>
        Line(DueDate.Until(asked.Due), $"{asked.AskerName} đề nghị cho ý kiến", Say.Names([.. asked.About.Select(a => a.Name)]), Short(asked.Says), "Cho ý kiến", Links.Answer(cycle, asked.Asker, asked.Step, asked.Body));

    private TaskLine Of(FactsAskedOfMe asked) =>
        Line(DueDate.Until(asked.Due), $"{asked.Asker} đề nghị cho số liệu", $"{Say.Count(asked.Facts.Count, "số liệu")} của {Say.Count(asked.Count, "đối tượng")}, thay mặt {asked.Body}", asked.Says.Length > 120 ? asked.Says[..120] + "…" : asked.Says, "Cho số liệu", Links.AnswerFacts(asked.Id));

    private TaskLine Of(CountOfMe count) => new("Nhập kết quả kiểm phiếu", count.Meeting, "Hai người trong tổ kiểm phiếu nhập độc lập; không ai xem được phần của người kia.",
        Say.Day(DateOnly.FromDateTime(local)), DateOnly.FromDateTime(local), "Đang kiểm phiếu", false, "Nhập kết quả", Links.Count(cycle, count.Unit, count.Ballot));

    private TaskLine Line(DueDate due, string heading, string about, string more, string button, string href) =>
        new(heading, about, more, Say.Until(due), due.Last, Say.Left(due, local), due.IsLate(local), button, href);

    private static string Short(string says) => says.TrimEnd('.');
}
