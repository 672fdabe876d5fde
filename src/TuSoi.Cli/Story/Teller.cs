using System.Globalization;

namespace TuSoi.Cli.Story;

/// <summary>Writes the story down as it happens: a heading for each day, a line for each act.</summary>
internal sealed class Teller(TextWriter paper, bool quiet)
{
    private readonly Lock gate = new();
    private DateOnly? day;

    public int Acts { get; private set; }

    public void Title(string title, string about)
    {
        if (quiet) return;
        paper.WriteLine($"# {title}");
        paper.WriteLine();
        paper.WriteLine(about);
    }

    public void Day(DateOnly today)
    {
        lock (gate)
        {
            if (quiet || day == today) return;
            day = today;
            paper.WriteLine();
            paper.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## {Weekday(today)}, ngày {today.Day:00} tháng {today.Month:00} năm {today.Year}"));
            paper.WriteLine();
        }
    }

    public void Tell(string line)
    {
        lock (gate)
            if (!quiet) paper.WriteLine($"* {line}");
    }

    public void Acted()
    {
        lock (gate) Acts++;
    }

    private static string Weekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => "Thứ Hai",
        DayOfWeek.Tuesday => "Thứ Ba",
        DayOfWeek.Wednesday => "Thứ Tư",
        DayOfWeek.Thursday => "Thứ Năm",
        DayOfWeek.Friday => "Thứ Sáu",
        DayOfWeek.Saturday => "Thứ Bảy",
        _ => "Chủ nhật",
    };
}
