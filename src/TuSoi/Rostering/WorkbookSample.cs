using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rostering.Samples;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering;

/// <summary>A filled-in workbook of an organisation that does not exist, for trying out, demonstrations and measuring.</summary>
public static class WorkbookSample
{
    /// <summary>
    /// Writes the workbook: the same pack, members and seed always give the same bytes. No person in it is real. Most complete well, some
    /// complete, few excel, one or two do not; some facts are missing. Where the pack scores organisations, an odd seed gives the
    /// organisation at least 85 points without outstanding achievements (AMB-04), and the second cell always has an incident that its
    /// points contradict (AMB-02).
    /// </summary>
    /// <param name="members">How many members; up to 30 make one grassroots cell, more make a chapter with cells of 8 to 25.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one or more than 99,999 members.</exception>
    public static void Write(Stream output, Pack pack, int members, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, 99_999);
        var dice = new Dice(seed);
        var year = pack.Head.InForce.Year;
        XlsxWriter.Write(output, [.. new Sheets(pack, new SampleOrganisation(pack, dice, year, members), dice, year, seed).All()]);
    }

    private sealed class Sheets(Pack pack, SampleOrganisation organisation, Dice dice, int year, int seed)
    {
        private readonly WorkbookLayout layout = new(pack);
        private readonly SampleFacts facts = new(pack, dice, year);
        private readonly SampleScores? scores = ScoreSheets.FrameOf(pack) is { } frame ? new SampleScores(frame, dice) : null;
        private readonly HashSet<string> decided = [.. organisation.AllCells.Where(_ => dice.Chance(20)).Select(c => c.Code)];

        public IEnumerable<SheetToWrite> All()
        {
            yield return GuidePage.Of(pack, layout);
            yield return Pages.Info(layout, Info());
            foreach (var family in layout.Families) yield return Page(family, Subjects(family.Family));
            if (layout.Scores is { } sheet) yield return Page(sheet, organisation.Units.SelectMany(unit => scores!.Of(unit, ScoredFor(unit))));
            foreach (var records in layout.Records) yield return Page(records, new SampleRecords(organisation, dice, year).Of(records.Records));
            if (layout.PointTable is { } table) yield return Page(table, []);
            yield return Page(layout.Supplements, Supplements());
        }

        // written out at once: the dice must roll in the order of the sheets
        private static SheetToWrite Page(SheetLayout sheet, IEnumerable<Dictionary<string, object?>> rows) =>
            Pages.Of(sheet, [.. rows.Select(row => Pages.Row(sheet, row))]);

        private Dictionary<string, object?> Info() => layout.Items.Where(i => i.Label.StartsWith("Danh sách", StringComparison.Ordinal)).Select(i => (i.Id, (object?)SampleWords.Yes(true)))
            .Concat([(InfoItems.Name, organisation.Root.Name), (InfoItems.Year, year), (InfoItems.CutOff, new DateOnly(year, 12, 31)), (InfoItems.Stage, "Thẩm định")]).ToDictionary();

        private IEnumerable<Dictionary<string, object?>> Subjects(Family family) => family switch
        {
            Family.Organisation => organisation.Units.Select(Unit),
            Family.Collective => organisation.Bodies.Select(Body),
            Family.Member => organisation.Units.SelectMany(unit => unit.Members.Select(person => Member(unit, person))),
            _ => organisation.People.Where(p => p.Heads.Count > 0).Select((person, i) => Leader(person, i + 1)),
        };

        private Dictionary<string, object?> Unit(SampleUnit unit) => new()
        {
            [Ids.Code] = unit.Code,
            [Ids.Name] = unit.Name,
            [Ids.Kind] = unit.Kind.Label,
            [Ids.Superior] = unit.Superior,
            [Known.PointTable] = scores is null ? null : SampleWords.Choice(pack.Facts.Find(Family.Organisation, Known.PointTable), scores.TableOf(unit)),
            ["outstanding"] = SampleWords.Yes(unit.Level == QualityLevel.Excellent),
            ["party_programme_reached"] = SampleWords.Yes(unit.Level > QualityLevel.NotCompleted),
            [Known.SelfLevel] = SampleWords.Level(unit.Level),
            [Known.DecidedLevel] = decided.Contains(unit.Code) && unit != organisation.Root ? SampleWords.Level(unit.Level) : null,
        };

        private Dictionary<string, object?> Body(SampleBody body) => new(facts.Of(body, decided.Contains(body.Unit)))
        {
            [Ids.Code] = body.Code,
            [Ids.Name] = body.Name,
            [Ids.Kind] = body.Kind.Label,
            [Ids.Organisation] = body.Unit,
        };

        private Dictionary<string, object?> Member(SampleUnit unit, SamplePerson person) => new(facts.Of(person, decided.Contains(unit.Code)))
        {
            [Ids.Code] = person.Code,
            [Ids.Name] = person.Name,
            [Ids.Born] = person.Born,
            [Ids.Cell] = unit.Code,
            [Ids.Bodies] = string.Join(", ", person.Bodies),
        };

        private static Dictionary<string, object?> Leader(SamplePerson person, int number) => new()
        {
            [Ids.Code] = $"LD{number:000}",
            [Ids.Name] = person.Name,
            [Ids.Person] = person.Code,
            [Ids.Headed] = string.Join(", ", person.Heads),
            [Known.SelfLevel] = SampleWords.Level(QualityLevel.Good),
        };

        private QualityLevel ScoredFor(SampleUnit unit) => unit == organisation.Root && seed % 2 != 0 ? QualityLevel.Excellent : unit.Level;

        // The levels of one cell's members were decided after the year; one number was corrected.
        private IEnumerable<Dictionary<string, object?>> Supplements()
        {
            var people = organisation.AllCells.First(c => c.Members.Count > 0).Members.Where(p => p.Standing.Length == 0).Take(3).ToList();
            foreach (var person in people)
                yield return Later(person, Known.DecidedLevel, "Quyết định", SampleWords.Level(person.Level), new DateOnly(year, 12, 20), new DateOnly(year + 1, 1, 15));
            if (people.Count > 0) yield return Later(people[0], "targets_assigned", "Thẩm định", 12, new DateOnly(year, 12, 1), new DateOnly(year + 1, 1, 5));
        }

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
}
