namespace TuSoi.Opening;

/// <summary>How far a cycle is on a day: steps done, meetings registered, requests not yet answered.</summary>
/// <param name="before">The same cycle a little earlier: what was done then is taken over.</param>
public sealed class CycleProgress(DateOnly today, CycleProgress? before = null)
{
    private readonly HashSet<(long Subject, string Step)> done = before?.done ?? [];
    private readonly Dictionary<(long Host, string Meeting), DateOnly> meetings = [];
    private readonly HashSet<(long Host, string Meeting)> opened = [];
    private readonly Dictionary<(long Host, string Meeting), TimeOnly> starts = [];
    private readonly Dictionary<long, DateOnly> conferences = [];
    private readonly Dictionary<(long Subject, string Step), string> asked = [];

    public DateOnly Today { get; } = today;

    public bool IsDone(long subject, string step) => done.Contains((subject, step));

    public int Count => done.Count;

    /// <summary>The last act by which a step was done.</summary>
    public long LastAct { get; private set; } = before?.LastAct ?? 0;

    /// <summary>Nothing that was done then has had to be done again.</summary>
    public bool GoesOnFrom(CycleProgress other) => ReferenceEquals(done, other.done);

    public DateOnly? MeetingDay(long? host, string meeting) => host is { } at && meetings.TryGetValue((at, meeting), out var day) ? day : null;

    public DateOnly? ConferenceOf(long unit) => conferences.TryGetValue(unit, out var day) ? day : null;

    /// <summary>The first body that was asked and has not answered; null: nobody is.</summary>
    public string? NextAsked(long subject, string step) => AnyAsked ? asked.GetValueOrDefault((subject, step)) : null;

    /// <summary>Whether any body was asked that has not answered.</summary>
    public bool AnyAsked => asked.Count > 0;

    /// <summary>Steps for which a body was asked that has not answered.</summary>
    public IEnumerable<(long Subject, string Step)> AllAsked => asked.Keys;

    /// <summary>Whether the meeting has been opened.</summary>
    public bool IsOpened(long host, string meeting) => opened.Contains((host, meeting));

    /// <summary>Meetings registered for one body, by their rule.</summary>
    public IEnumerable<(string Rule, DateOnly Day, TimeOnly? Starts, bool Opened)> MeetingsOf(long host) =>
        meetings.Where(m => m.Key.Host == host).Select(m => (m.Key.Meeting, m.Value, starts.TryGetValue(m.Key, out var at) ? at : (TimeOnly?)null, opened.Contains(m.Key)));

    public CycleProgress Done(long subject, string step, long act = 0)
    {
        done.Add((subject, step));
        LastAct = Math.Max(LastAct, act);
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
