using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>Rows of the subjects of a sample, and what is known of them later.</summary>
internal sealed class SampleRows(Pack pack, SampleRoster roster, Dice dice, int year)
{
    private readonly SampleFacts facts = new(pack, dice, year);
    private readonly SampleScores? scores = ScoreSheets.FrameOf(pack) is { } frame ? new SampleScores(frame, dice) : null;
    private readonly HashSet<string> decided = roster.IsBloc ? [] : [.. roster.Organisations.SelectMany(o => o.AllCells).Where(_ => dice.Chance(20)).Select(c => c.Code)];

    public IEnumerable<Dictionary<string, object?>> Of(Family family) => Invented(family).Select(row => Special(family, row));

    /// <summary>Records of a kind that the special cases have.</summary>
    public IEnumerable<Dictionary<string, object?>> Special(Fact records) =>
        from special in roster.Specials.All
        from record in special.Records
        where record.Records == records.Id
        select record.Fields.Select(f => (f.Field, SampleWords.Of(records.Fields.GetValueOrDefault(f.Field), f.Value))).Append((Ids.Code, special.Code)).ToDictionary();

    /// <summary>The levels of one cell's members were decided after the year; one number was corrected.</summary>
    public IEnumerable<Dictionary<string, object?>> Supplements()
    {
        var people = roster.Organisations[0].AllCells.First(c => c.Members.Count > 0).Members.Where(p => p.Standing.Length == 0).Take(3).ToList();
        foreach (var person in people)
            yield return Later(person, Known.DecidedLevel, "Quyết định", SampleWords.Level(person.Level), new DateOnly(year, 12, 20), new DateOnly(year + 1, 1, 15));
        if (people.Count > 0) yield return Later(people[0], "targets_assigned", "Thẩm định", 12, new DateOnly(year, 12, 1), new DateOnly(year + 1, 1, 5));
    }

    private Dictionary<string, object?> Special(Family family, Dictionary<string, object?> row)
    {
        foreach (var (fact, value) in roster.Specials.Find((string)row[Ids.Code]!)?.Facts ?? []) row[fact] = SampleWords.Of(pack.Facts.Find(family, fact), value);
        return row;
    }

    private IEnumerable<Dictionary<string, object?>> Invented(Family family) => family switch
    {
        Family.Organisation => [.. Upper(), .. roster.Organisations.SelectMany(o => o.Units.Select(unit => Unit(o, unit)))],
        Family.Collective => roster.Organisations.SelectMany(o => o.Bodies.Select(Body)),
        Family.Member => roster.Organisations.SelectMany(o => o.Units.SelectMany(unit => unit.Members.Select(person => Member(unit, person)))),
        _ => roster.Organisations.SelectMany(o => o.Leaders.Select(Leader)),
    };

    private IEnumerable<Dictionary<string, object?>> Upper()
    {
        if (roster.Upper is { } upper) yield return new() { [Ids.Code] = upper.Code, [Ids.Name] = upper.Name, [Ids.Kind] = upper.Kind.Label };
    }

    private Dictionary<string, object?> Unit(SampleOrganisation organisation, SampleUnit unit) => new(roster.IsUntouched ? [] : Judged(organisation, unit))
    {
        [Ids.Code] = unit.Code,
        [Ids.Name] = unit.Name,
        [Ids.Kind] = unit.Kind.Label,
        [Ids.Superior] = unit.Superior,
    };

    private Dictionary<string, object?> Judged(SampleOrganisation organisation, SampleUnit unit) => new()
    {
        [Known.PointTable] = scores is null ? null : SampleWords.Choice(pack.Facts.Find(Family.Organisation, Known.PointTable), scores.TableOf(unit)),
        ["outstanding"] = SampleWords.Yes(unit.Level == QualityLevel.Excellent),
        ["party_programme_reached"] = SampleWords.Yes(unit.Level > QualityLevel.NotCompleted),
        [Known.SelfLevel] = SampleWords.Level(unit.Level),
        [Known.DecidedLevel] = decided.Contains(unit.Code) && unit != organisation.Root ? SampleWords.Level(unit.Level) : null,
    };

    private Dictionary<string, object?> Body(SampleBody body) => new(roster.IsUntouched ? [] : facts.Of(body, decided.Contains(body.Unit)))
    {
        [Ids.Code] = body.Code,
        [Ids.Name] = body.Name,
        [Ids.Kind] = body.Kind.Label,
        [Ids.Organisation] = body.Unit,
    };

    private Dictionary<string, object?> Member(SampleUnit unit, SamplePerson person) => new(roster.IsUntouched ? facts.Standing(person) : facts.Of(person, decided.Contains(unit.Code)))
    {
        [Ids.Code] = person.Code,
        [Ids.Name] = person.Name,
        [Ids.Born] = person.Born,
        [Ids.Cell] = unit.Code,
        [Ids.Bodies] = string.Join(", ", person.Bodies),
        ["voting_right"] = person.Standing == "newly_admitted" ? SampleWords.Yes(false) : null,
    };

    private Dictionary<string, object?> Leader(SampleLeader leader) => new()
    {
        [Ids.Code] = leader.Code,
        [Ids.Name] = leader.Person.Name,
        [Ids.Kind] = leader.Kind?.Label,
        [Ids.Person] = leader.Person.Code,
        [Ids.Organisation] = leader.Organisation,
        [Ids.Headed] = string.Join(", ", leader.Person.Heads),
        [Known.SelfLevel] = roster.IsUntouched ? null : SampleWords.Level(leader.Level),
    };

    private Dictionary<string, object?> Later(SamplePerson person, string fact, string stage, object value, DateOnly from, DateOnly known) => new()
    {
        [Ids.Code] = person.Code,
        [Ids.Fact] = pack.Facts.Find(Family.Member, fact)?.Label ?? fact,
        [Ids.Stage] = stage,
        [Ids.Value] = value,
        [Ids.ValidFrom] = from,
        [Ids.KnownOn] = known,
    };
}
