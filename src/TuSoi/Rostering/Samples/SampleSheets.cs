using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>The sheets of a sample, in the order of the tabs.</summary>
internal sealed class SampleSheets(Pack pack, SampleRoster roster, Dice dice, int year, int seed)
{
    private readonly WorkbookLayout layout = new(pack);
    private readonly SampleRows rows = new(pack, roster, dice, year);
    private readonly SampleScores? scores = ScoreSheets.FrameOf(pack) is { } frame ? new SampleScores(frame, dice) : null;

    // Ballots have dice of their own: with or without them everyone else stays who they are.
    private readonly Dice ballots = new(~seed);

    public IEnumerable<SheetToWrite> All()
    {
        yield return GuidePage.Of(pack, layout, Cases());
        yield return Pages.Info(layout, Info());
        foreach (var family in layout.Families) yield return Page(family, rows.Of(family.Family));
        if (layout.Scores is { } sheet) yield return Page(sheet, roster.Organisations.SelectMany(o => o.Units.SelectMany(unit => scores!.Of(unit, ScoredFor(o, unit), mayBeOpen: o.Shape.Troubled))));
        foreach (var records in layout.Records) yield return Page(records, Records(records));
        if (layout.Posts is { } posts) yield return Page(posts, new SamplePosts(pack, roster, year).All());
        if (layout.PointTable is { } table) yield return Page(table, []);
        yield return Page(layout.Supplements, roster.IsBloc ? [] : rows.Supplements());
    }

    private IEnumerable<IReadOnlyList<object?>> Cases()
    {
        if (roster.Specials.All.Count > 0) yield return ["Sổ mẫu", "Người và tổ chức trong tệp này không có thật. Mỗi trường hợp đặc biệt ở một mã cố định:"];
        foreach (var special in roster.Specials.All) yield return [special.Code, $"{special.Says} ({special.Row})"];
    }

    // written out at once: the dice must roll in the order of the sheets
    private static SheetToWrite Page(SheetLayout sheet, IEnumerable<Dictionary<string, object?>> rows) =>
        Pages.Of(sheet, [.. rows.Select(row => Pages.Row(sheet, row))]);

    private Dictionary<string, object?> Info() => layout.Items.Where(i => i.Label.StartsWith("Danh sách", StringComparison.Ordinal)).Select(i => (i.Id, (object?)SampleWords.Yes(true)))
        .Concat([(InfoItems.Name, roster.Name), (InfoItems.Year, year), (InfoItems.CutOff, new DateOnly(year, 12, 31)), (InfoItems.Stage, "Thẩm định")]).ToDictionary();

    private IEnumerable<Dictionary<string, object?>> Records(RecordSheet sheet) => roster.IsUntouched ? rows.Special(sheet.Records)
        : sheet.Records.Id == RecordSheets.Ballots
        ? roster.Organisations.SelectMany(o => new SampleBallots(o, roster.Specials, ballots).Of(sheet))
        : [.. roster.Organisations.SelectMany(o => new SampleRecords(o, dice, year).Of(sheet.Records)), .. new SampleHistory(roster, year, seed).Of(sheet), .. rows.Special(sheet.Records)];

    private QualityLevel ScoredFor(SampleOrganisation organisation, SampleUnit unit) =>
        !roster.IsBloc && unit == organisation.Root && seed % 2 != 0 ? QualityLevel.Excellent : unit.Level;
}
