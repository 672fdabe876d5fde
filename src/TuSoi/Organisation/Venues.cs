using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;

namespace TuSoi.Organisation;

/// <summary>Where each subject is reviewed: a person may be reviewed in several venues, each with its own meeting.</summary>
public sealed class Venues
{
    private readonly Dictionary<(long Subject, string Meeting), long> hosts = [];
    private readonly Dictionary<(long Unit, string Meeting), long> places = [];
    private readonly Dictionary<(long Host, string Meeting), List<Subject>> reviewed = [];

    public Venues(Pack pack, CycleRoster roster)
    {
        var kinds = roster.All.Select(s => s.Kind).ToHashSet();
        foreach (var meeting in pack.Procedure.Meetings.Values)
        {
            var holding = kinds.Where(k => pack.Kinds[k].Is(meeting.On)).ToHashSet();
            foreach (var host in holding.Count == 0 ? [] : roster.All.Where(s => holding.Contains(s.Kind)))
            {
                hosts[(host.Id, meeting.Id)] = host.Id;
                places.TryAdd((host.Unit, meeting.Id), host.Id);
                foreach (var one in meeting.Reviews.SelectMany(path => roster.Reach(host, path)).DistinctBy(s => s.Id)) Add(host, meeting, one);
            }
        }
    }

    /// <summary>The subject whose body holds the meeting in which this one is reviewed; null: in none of that kind.</summary>
    public long? HostOf(long subject, string meeting) => hosts.TryGetValue((subject, meeting), out var host) ? host : null;

    /// <summary>Where something is done about a subject in such a meeting: its venue, else the body of its own organisation that holds one.</summary>
    public long? PlaceOf(Subject subject, string meeting) => HostOf(subject.Id, meeting) ?? (places.TryGetValue((subject.Unit, meeting), out var place) ? place : null);

    /// <summary>Whom a meeting reviews.</summary>
    public IReadOnlyList<Subject> Reviewed(long host, string meeting) => reviewed.GetValueOrDefault((host, meeting), []);

    // The first body that reviews somebody is the venue; a person in two committees of one kind is reviewed in the one that comes first in the roster.
    private void Add(Subject host, MeetingRule meeting, Subject one)
    {
        if (!hosts.TryAdd((one.Id, meeting.Id), host.Id) && hosts[(one.Id, meeting.Id)] != host.Id) return;
        if (!reviewed.TryGetValue((host.Id, meeting.Id), out var list)) reviewed[(host.Id, meeting.Id)] = list = [];
        list.Add(one);
    }
}
