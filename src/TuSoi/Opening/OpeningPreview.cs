using TuSoi.Organisation;

namespace TuSoi.Opening;

/// <summary>Asks what a cycle would be if it were opened now. Nothing is written.</summary>
public sealed record PreviewOpening
{
    public required long By { get; init; }
    public required int Year { get; init; }

    /// <summary>The root, as entry of the roster.</summary>
    public required long Root { get; init; }

    /// <summary>Readings chosen where the text is ambiguous; the others as proposed.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();
}

/// <summary>A cycle before it is opened.</summary>
/// <param name="Root">The root as subject; numbers of subjects are only good inside the preview.</param>
/// <param name="Subjects">Everybody in the order of the roster, those left out among them.</param>
/// <param name="Calendar">Every step with its date.</param>
/// <param name="Seating">Which bodies were found, and what nobody is able to do.</param>
public sealed record OpeningPreview(CyclePack Pack, Subject Root, IReadOnlyList<Subject> Subjects, IReadOnlyList<CalendarStep> Calendar, Seating Seating)
{
    public IEnumerable<Subject> LeftOut => Subjects.Where(s => s.LeftOut is not null);

    internal static OpeningPreview Of(CyclePack pack, Opened opened, long root, Holders holders) => new(pack, opened.Subjects.First(s => s.Entry == root), opened.Subjects,
        StepCalendar.Of(pack, opened.Counters.GroupBy(c => (c.Key.Kind, c.Key.Step)).Select(g => new StepCount(g.Key.Kind, g.Key.Step, g.Sum(c => c.Value.Total), 0))),
        Seating.Of(pack, new CycleRoster(opened.Subjects, opened.Links.Select(l => (l.Owner, l.Relation, l.Target))), holders));
}
