using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>What a body is wanted for.</summary>
public enum SeatPart { Acts, Decides, Answers, Chairs }

/// <summary>A body, or the chair of a kind of meeting, as it was found in the roster.</summary>
/// <param name="Label">As the regulation names it.</param>
/// <param name="Places">Organisations in which it was found, each with whoever may act there.</param>
public sealed record SeatFound(SeatPart SeatPart, string Id, string Label, IReadOnlyList<Place> Places);

/// <summary>One organisation and who may act for a body there.</summary>
public sealed record Place(Subject Organisation, IReadOnlyList<Holder> Holders);

/// <summary>Why something could not be done by anybody.</summary>
public enum Lack
{
    /// <summary>There is no such organisation above the subject.</summary>
    NoBody,

    /// <summary>Nobody holds any of the roles.</summary>
    NoHolder,

    /// <summary>The only one who holds a role is the person reviewed, or the one who would have to sign what he drew up.</summary>
    OnlyOne,
}

/// <summary>Steps that nobody is able to do, because of one body in one organisation.</summary>
/// <param name="Organisation">Where somebody is missing: of the body, or of the subject where there is no body.</param>
/// <param name="Roles">Roles of which one is needed.</param>
public sealed record Unable(Lack Lack, Subject Organisation, string Body, IReadOnlyList<string> Roles, IReadOnlyList<StepRule> Steps, int Subjects);

/// <summary>Who does what in a cycle, as the roster has it today: which bodies there are, who may act for them, and what nobody is able to do.</summary>
public sealed class Seating
{
    private readonly CyclePack pack;
    private readonly CycleRoster roster;
    private readonly Holders holders;
    private readonly Dictionary<(string Body, string Path), Body?> found = [];
    private readonly Dictionary<(SeatPart SeatPart, string Id), Dictionary<long, Place>> seats = [];
    private readonly Dictionary<(Lack Lack, long Organisation, string Body), (IReadOnlyList<string> Roles, HashSet<StepRule> Steps, HashSet<long> Subjects)> lacking = [];

    private Seating(CyclePack pack, CycleRoster roster, Holders holders) => (this.pack, this.roster, this.holders) = (pack, roster, holders);

    public IReadOnlyList<SeatFound> Seats { get; private set; } = [];

    public IReadOnlyList<Unable> Lacking { get; private set; } = [];

    /// <summary>What really cannot be done: no such body, or nobody in it.</summary>
    public IEnumerable<Unable> Unable => Lacking.Where(l => l.Lack != Lack.OnlyOne);

    /// <summary>Where somebody will have to stand in.</summary>
    public IEnumerable<Unable> Short => Lacking.Where(l => l.Lack == Lack.OnlyOne);

    public static Seating Of(CyclePack pack, CycleRoster roster, Holders holders)
    {
        var seating = new Seating(pack, roster, holders);
        foreach (var one in roster.All)
            foreach (var step in pack.StepsOf(one)) seating.Add(one, step);
        seating.Settle();
        return seating;
    }

    /// <summary>Bodies that a step wants, and for what.</summary>
    internal static IEnumerable<(string Body, SeatPart Part)> Parts(StepRule step) =>
    [
        (step.By, step.Kind == StepKind.Decision ? SeatPart.Decides : SeatPart.Acts), .. step.Asks.Select(asked => (asked, SeatPart.Answers)),
        .. step is { Kind: StepKind.Decision, Signs: { } signs } && signs != step.By ? [(signs, SeatPart.Decides)] : Array.Empty<(string, SeatPart)>(),
    ];

    /// <summary>Roles of which somebody chairs a meeting, of the head too.</summary>
    internal static IReadOnlyList<string> Chairs(MeetingRule meeting) => [.. meeting.Chair, .. meeting.ChairForHead];

    private void Add(Subject one, StepRule step)
    {
        foreach (var (id, part) in Parts(step)) Add(one, step, id, part);
        if (step is { Kind: StepKind.Meeting, Meeting: { } meeting }) Chair(one, step, pack.Procedure.Meetings[meeting]);
    }

    private void Add(Subject one, StepRule step, string id, SeatPart part)
    {
        if (pack.Body(id).Seat == Seat.Person) return;
        if (Find(one, id) is not { } body)
        {
            Lacks(Lack.NoBody, roster.Find(one.Unit) ?? one, pack.Body(id), one, step);
            return;
        }
        if (body.Organisation is not { } organisation) return;
        var place = Place(part, id, organisation, body.Roles);
        if (place.Holders.Count == 0) Lacks(Lack.NoHolder, organisation, body.Rule, one, step);
        else if (place.Holders.Count == 1 && (place.Holders[0].Person == one.Person && step.Kind != StepKind.Ballot || part == SeatPart.Decides && body.For is null)) Lacks(Lack.OnlyOne, organisation, body.Rule, one, step);
    }

    private void Chair(Subject host, StepRule step, MeetingRule meeting)
    {
        if (roster.Find(host.Unit) is not { } organisation) return;
        if (Place(SeatPart.Chairs, meeting.Id, organisation, Chairs(meeting)).Holders.Count == 0)
            Lacks(Lack.NoHolder, organisation, meeting.Label, Chairs(meeting), host, step);
    }

    // A body lies in the same place for all subjects of one organisation.
    private Body? Find(Subject one, string id)
    {
        var key = (id, one.Path);
        return found.TryGetValue(key, out var known) ? known : found[key] = Bodies.Of(pack.Procedure, pack.Pack, id, one, roster.FindEntry);
    }

    private Place Place(SeatPart part, string id, Subject organisation, IReadOnlyList<string> roles)
    {
        if (!seats.TryGetValue((part, id), out var places)) seats[(part, id)] = places = [];
        return places.TryGetValue(organisation.Id, out var place) ? place : places[organisation.Id] = new Place(organisation, holders.At(organisation.Entry, roles));
    }

    private void Lacks(Lack lack, Subject organisation, BodyRule body, Subject one, StepRule step) => Lacks(lack, organisation, body.Label, body.Acts, one, step);

    private void Lacks(Lack lack, Subject organisation, string body, IReadOnlyList<string> roles, Subject one, StepRule step)
    {
        var key = (lack, organisation.Id, body);
        if (!lacking.TryGetValue(key, out var sofar)) lacking[key] = sofar = (roles, [], []);
        sofar.Steps.Add(step);
        sofar.Subjects.Add(one.Id);
    }

    private void Settle()
    {
        Seats = [.. from seat in seats
                    let label = seat.Key.SeatPart == SeatPart.Chairs ? pack.Procedure.Meetings[seat.Key.Id].Label : pack.Body(seat.Key.Id).Label
                    orderby seat.Key.SeatPart, seat.Value.Count, label
                    select new SeatFound(seat.Key.SeatPart, seat.Key.Id, label, [.. seat.Value.Values.OrderBy(p => p.Organisation.Path, StringComparer.Ordinal)])];
        Lacking = [.. from lack in lacking
                      let organisation = roster[lack.Key.Organisation]
                      orderby lack.Key.Lack, organisation.Path, lack.Key.Body
                      select new Unable(lack.Key.Lack, organisation, lack.Key.Body, lack.Value.Roles, [.. lack.Value.Steps], lack.Value.Subjects.Count)];
    }
}
