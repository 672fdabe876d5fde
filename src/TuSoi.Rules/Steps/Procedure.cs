using System.Collections.Concurrent;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Steps;

/// <summary>The procedure of a pack as data: who does what, where, after what, until when. Only the process gives it meaning.</summary>
public sealed class Procedure
{
    /// <summary>A kind of subject has at most this many steps: a set of them is one word of 64 bits.</summary>
    public const int MostSteps = 63;

    private readonly ConcurrentDictionary<string, IReadOnlyList<StepRule>> ofKind = new();

    public required IReadOnlyDictionary<string, RoleRule> Roles { get; init; }
    public required IReadOnlyDictionary<string, BodyRule> Bodies { get; init; }
    public required IReadOnlyDictionary<string, MeetingRule> Meetings { get; init; }
    public required IReadOnlyList<AgendaItem> Conduct { get; init; }
    public required IReadOnlyList<StepsFile> Files { get; init; }
    public CalendarFile? Calendar { get; init; }

    public bool IsEmpty => Files.Count == 0;

    /// <summary>Steps of a kind in the order of the pack. The place in this list is the step's bit.</summary>
    public IReadOnlyList<StepRule> Of(SubjectKind kind) => ofKind.TryGetValue(kind.Id, out var known) ? known : ofKind.GetOrAdd(kind.Id, _ => [.. Files.Where(f => kind.Is(f.On)).SelectMany(f => f.Steps.Values).DistinctBy(s => s.Id)]);

    public StepRule? Find(SubjectKind kind, string step) => Of(kind).FirstOrDefault(s => s.Id == step);
}

/// <summary>The parts of a procedure while its files are read.</summary>
internal sealed class ProcedureParts
{
    private readonly Dictionary<string, RoleRule> roles = [];
    private readonly Dictionary<string, BodyRule> bodies = [];
    private readonly Dictionary<string, MeetingRule> meetings = [];
    private readonly List<AgendaItem> conduct = [];
    private readonly List<StepsFile> files = [];
    private CalendarFile? calendar;

    public void ReadBodies(YamlDotNet.RepresentationModel.YamlNode root, YamlFile file)
    {
        if (Binder.Read<BodiesFile>(root, file) is not { Roles: not null, Bodies: not null } read) return;
        foreach (var (id, role) in read.Roles) roles[id] = role;
        foreach (var (id, body) in read.Bodies)
        {
            body.Id = id;
            if (body.Label is not null) bodies[id] = body;
        }
    }

    public void ReadMeetings(YamlDotNet.RepresentationModel.YamlNode root, YamlFile file)
    {
        if (Binder.Read<MeetingsFile>(root, file) is not { Meetings: not null } read) return;
        foreach (var (id, meeting) in read.Meetings)
        {
            meeting.Id = id;
            if (meeting is { On: not null, Reviews: not null, Participants: not null, Chair: not null, ChairForHead: not null, Because: not null }) meetings[id] = meeting;
        }
        conduct.AddRange(read.Conduct.Where(c => c is { Says: not null, Because: not null }));
    }

    public void ReadCalendar(YamlDotNet.RepresentationModel.YamlNode root, YamlFile file)
    {
        if (Binder.Read<CalendarFile>(root, file) is { Ends: not null, YearEndConference: not null, Because: not null } read) calendar = read;
    }

    public void ReadSteps(YamlDotNet.RepresentationModel.YamlNode root, YamlFile file)
    {
        if (Binder.Read<StepsFile>(root, file) is not { On: not null, Steps: not null } read) return;
        foreach (var (id, step) in read.Steps) step.Id = id;
        if (read.Steps.Values.All(s => s is { By: not null, Says: not null, Because: not null } && s.Needs.All(n => n.Step is not null))) files.Add(read);
    }

    public Procedure Join() => new() { Roles = roles, Bodies = bodies, Meetings = meetings, Conduct = conduct, Files = files, Calendar = calendar };
}
