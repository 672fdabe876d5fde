using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Layouts;
using TuSoi.Rostering.Relating;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Reading;

/// <summary>One reading of one workbook: tabs → who is in it → facts → checks → relations → scope.</summary>
internal sealed class WorkbookReading(Pack given, WorkbookOptions options)
{
    private readonly WorkbookLayout layout = new(given);
    private readonly Findings findings = new();

    public WorkbookRead Read(IReadOnlyList<SheetRead> sheets)
    {
        var tabs = new Tabs(sheets, layout, options.Columns, findings);
        if (tabs.Empty && !HasUnreadable(tabs)) return Empty(tabs);
        OwnNames();
        var info = Info.Read(tabs.Find(InfoItems.Layout), layout, given, options, findings);
        var values = new CellValues(info.CutOff);
        var pack = new OwnPointTable(given, values, findings).Read(tabs.Find(layout.PointTable));
        var scope = new ScopeBuilder(info.CutOff);
        var subjects = new Subjects(layout, tabs, values, scope, pack, findings);
        new References(subjects, pack, findings).Resolve();
        Declared(tabs, info, subjects);
        var counts = subjects.All.GroupBy(s => s.Kind.Id).ToDictionary(g => g.Key, g => g.Count());
        var columns = new ScopeColumns(kind => counts.GetValueOrDefault(kind));
        var keeping = Facts(tabs, info, values, pack, subjects, scope, columns);
        return Result(info, pack, subjects, () =>
        {
            var relations = new Relations(pack, Related(subjects), new CompleteLists(info.Complete), scope);
            relations.Build(layout.Records.Select(r => (r.Records.Id, r.Families)));
            var built = scope.Build();
            columns.Fill(built);
            relations.Finish(built);
            return built;
        }, keeping.Build);
    }

    private WorkbookKeeping Facts(Tabs tabs, Info info, CellValues values, Pack pack, Subjects subjects, ScopeBuilder scope, ScopeColumns columns)
    {
        var known = options.AsKnown is not { } day || info.Recorded is not { } recorded || recorded <= day;
        if (!known) findings.Warning(InfoItems.Sheet, "recorded.later", $"Số liệu chính ghi nhận ngày {Show.Value(info.Recorded!.Value)}, sau ngày xem {Show.Value(options.AsKnown!.Value)}, nên coi là chưa biết.");
        var (spots, facts) = (new Spots(), new SubjectFacts(pack, values, columns, findings));
        foreach (var family in layout.Families)
        {
            if (tabs.Find(family) is { } sheet) facts.Read(Told(sheet), subjects.Of(family.Family), known);
            facts.FillBlanks(family);
        }
        if (tabs.Find(layout.Scores) is { } scores) new Scores(pack, subjects, values, columns, spots, findings).Read(Told(scores), known);
        var lists = new Records(subjects, values, scope, new BallotChecks(pack, findings), new YearChecks(info, findings), findings);
        foreach (var records in layout.Records)
            if (tabs.Find(records) is { } sheet) lists.Read(Told(sheet), records, info.Recorded, options.AsKnown);
        var supplements = new Supplements(pack, layout, subjects, values, columns, spots, info, options.AsKnown, findings);
        if (tabs.Find(layout.Supplements) is { } later) supplements.Read(Told(later));
        var posts = new Posts(pack, subjects, findings);
        if (tabs.Find(layout.Posts) is { } held) posts.Read(Told(held));
        Check(subjects, new ScoreChecks(pack, columns, spots, findings), new GradeChecks(pack, columns, spots, findings), new BoundChecks(columns, spots, findings));
        return new WorkbookKeeping(new Database.FactSchema(pack.Facts), info, subjects, columns, facts, lists, supplements, posts);
    }

    private void Check(Subjects subjects, ScoreChecks scores, GradeChecks grades, BoundChecks bounds)
    {
        foreach (var family in layout.Families) bounds.Check(family, subjects.Of(family.Family));
        foreach (var organisation in subjects.Of(Family.Organisation)) scores.Check(organisation);
        foreach (var kind in subjects.All.GroupBy(s => s.Kind.Id)) grades.Check(kind.First().Kind, kind);
    }

    private WorkbookRead Result(Info info, Pack pack, Subjects subjects, Func<Scope> scope, Func<KeptRoster> kept)
    {
        if (findings.Any) return new WorkbookRead { Pack = given, Year = info.Year, CutOff = info.CutOff, OrganisationName = info.Name, Problems = findings.Problems, Warnings = findings.Warnings };
        return new WorkbookRead
        {
            ToRank = new(scope),
            Kept = kept,
            Pack = pack,
            Year = info.Year,
            CutOff = info.CutOff,
            OrganisationName = info.Name,
            Warnings = findings.Warnings,
            Roster = new Roster(subjects.All.Select(s => new RosterEntry(s.Kind.Id, s.Row, s.Code, s.Name, s.Unit?.Code) { Born = s.Born })),
        };
    }

    private static List<Related> Related(Subjects subjects)
    {
        var related = subjects.All.ToDictionary(s => s, s => new Related(s.Kind, s.Row));
        foreach (var (subject, one) in related)
        {
            one.Unit = subject.Unit is { } unit ? related[unit] : null;
            one.Bodies = [.. subject.Bodies.Select(b => related[b])];
            one.Person = subject.Person is { } person ? related[person] : null;
        }
        return [.. subjects.All.Select(s => related[s])];
    }

    // "The list is complete" without the list is a slip of the pen, not a list of nothing.
    private void Declared(Tabs tabs, Info info, Subjects subjects)
    {
        foreach (var sheet in layout.Families.Where(f => !f.Required && info.Has(f.Family) && !tabs.Has(f)).Cast<SheetLayout>().Concat(layout.Records.Where(r => info.Complete.Contains(r.Records.Id) && !tabs.Has(r))))
            findings.Problem("", "sheet.missing", $"Đã ghi danh sách đủ nhưng thiếu trang “{sheet.Name}”. Không có dòng nào thì vẫn giữ trang với dòng tiêu đề.");
        if (!info.Has(Family.Member)) return;
        var used = subjects.Of(Family.Member).Select(m => m.Unit).OfType<Subject>().ToHashSet();
        foreach (var cell in subjects.Of(Family.Organisation).Where(o => o.Is(Traits.Cell) && !used.Contains(o)))
            cell.Sheet.Warn(findings, cell.Line, ColumnLayout.Ids.Code, "cell.empty", $"{cell} không có đảng viên nào, dù danh sách đảng viên ghi là đã đủ.");
    }

    private void OwnNames()
    {
        foreach (var unknown in options.Columns.Unknown(layout.Sheets.Select(s => s.Name), layout.Sheets.SelectMany(s => s.Columns).SelectMany(c => c.Also.Append(c.Heading))))
            findings.Problem(HeadingMap.FileName, "mapping.unknown", $"Không có trang hay cột “{unknown}” trong mẫu.");
    }

    private FoundSheet Told(FoundSheet sheet)
    {
        options.Progress?.Invoke(sheet.Name, sheet.Rows.Count);
        return sheet;
    }

    // A tab that holds something but shows no headings is not empty: its own problem says more.
    private bool HasUnreadable(Tabs tabs) => layout.Sheets.Any(s => tabs.Unreadable(s));

    private WorkbookRead Empty(Tabs tabs) => new()
    {
        Pack = given,
        Problems = [new WorkbookProblem(tabs.Has(InfoItems.Layout) ? InfoItems.Sheet : "", "", "workbook.empty", "Tệp chưa có dòng số liệu nào (dòng ví dụ không tính). Hãy ghi số liệu vào mẫu rồi đọc lại.")],
    };
}
