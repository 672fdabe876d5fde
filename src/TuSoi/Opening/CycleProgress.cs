namespace TuSoi.Opening;

/// <summary>How far a cycle is on a day: steps done, meetings registered, requests not yet answered.</summary>
public sealed class CycleProgress(DateOnly today)
{
    private readonly HashSet<(long Subject, string Step)> done = [];
    private readonly Dictionary<(long Host, string Meeting), DateOnly> meetings = [];
    private readonly HashSet<(long Host, string Meeting)> opened = [];
    private readonly Dictionary<(long Host, string Meeting), TimeOnly> starts = [];
    private readonly Dictionary<long, DateOnly> conferences = [];
    private readonly Dictionary<(long Subject, string Step), string> asked = [];

    public DateOnly Today { get; } = today;

    public bool IsDone(long subject, string step) => done.Contains((subject, step));

    public DateOnly? MeetingDay(long? host, string meeting) => host is { } at && meetings.TryGetValue((at, meeting), out var day) ? day : null;

    public DateOnly? ConferenceOf(long unit) => conferences.TryGetValue(unit, out var day) ? day : null;

    /// <summary>The first body that was asked and has not answered; null: nobody is.</summary>
    public string? NextAsked(long subject, string step) => asked.GetValueOrDefault((subject, step));

    /// <summary>Whether the meeting has been opened.</summary>
    public bool IsOpened(long host, string meeting) => opened.Contains((host, meeting));

    /// <summary>Meetings registered for one body, by their rule.</summary>
    public IEnumerable<(string Rule, DateOnly Day, TimeOnly? Starts, bool Opened)> MeetingsOf(long host) =>
        meetings.Where(m => m.Key.Host == host).Select(m => (m.Key.Meeting, m.Value, starts.TryGetValue(m.Key, out var at) ? at : (TimeOnly?)null, opened.Contains(m.Key)));

    public CycleProgress Done(long subject, string step)
    {
        done.Add((subject, step));
        return this;
    }

    public CycleProgress Meeting(long host, string meeting, DateOnly day, bool isOpened, TimeOnly? at = null)
    {
        meetings[(host, meeting)] = day;
        if (at is { } hour) starts[(host, meeting)] = hour;
        if (isOpened) opened.Add((host, meeting));
        return this;
    }

    public CycleProgress Conference(long unit, DateOnly day)
    {
        conferences[unit] = day;
        return this;
    }

    public CycleProgress Asked(long subject, string step, string body)
    {
        asked.TryAdd((subject, step), body);
        return this;
    }
}
