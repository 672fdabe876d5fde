using TuSoi.Database;
using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Importing;

/// <summary>What came of laying a workbook beside the database.</summary>
/// <param name="Plan">Null where something stands against it.</param>
internal sealed record Planned(ImportPlan? Plan, IReadOnlyList<PersonQuestion> Questions, IReadOnlyList<WorkbookProblem> Refused)
{
    public static Planned No(params IReadOnlyList<WorkbookProblem> refused) => new(null, [], refused);
}

/// <summary>Lays a workbook beside the database, as the person of this work may see and change it.</summary>
internal sealed class Planning(Work work, WorkbookRead read, DateOnly today, CancellationToken stop)
{
    private readonly KeptRoster told = read.Kept();
    private readonly FactSchema schema = new(read.Pack.Facts);

    /// <param name="answers">New codes, and whether they are the known person.</param>
    public async Task<Planned> PlanAsync(IReadOnlyDictionary<string, bool> answers)
    {
        var (root, refused) = await RootAsync();
        if (root is null) return Planned.No(refused!);
        var held = await new HeldRoster(work, schema, told.Year, told.CutOff, stop).ReadAsync(root.Path, [.. told.Entries.Select(e => e.Code)]);
        var persons = await PersonsAsync([.. told.Entries.Where(e => e.Family is Family.Member or Family.Leader && held.Find(e.Code) is null).Select(e => e.Code)]);
        var matching = new PersonMatching(told, held, persons);
        List<WorkbookProblem> problems = [.. await ElsewhereAsync(held), .. Above(held, root), .. matching.Refused(), .. Long()];
        if (problems.Count > 0) return Planned.No(problems);
        var questions = matching.Questions();
        var same = questions.Where(q => answers.GetValueOrDefault(q.Code)).DistinctBy(q => q.Code).ToDictionary(q => q.Code, q => held.Find(q.KnownCode)!);
        return new Planned(new ImportPlan(schema, read.Pack, told, held, root, today, same, persons), questions, []);
    }

    private async Task<(ImportRoot? Root, WorkbookProblem? Refused)> RootAsync()
    {
        var tops = told.Entries.Where(e => e.Family == Family.Organisation && e.Unit is null).ToList();
        if (tops is not [var top])
            return (null, new("", "", "import.roots", tops.Count == 0 ? "Tệp không có tổ chức nào nên không biết nạp vào đâu. Hãy dùng bộ quy tắc có trang Tổ chức."
                : $"Tệp có {tops.Count} tổ chức không ghi mã cấp trên: {string.Join(", ", tops.Select(t => t.Code))}. Mỗi tệp nạp vào một tổ chức; hãy ghi mã cấp trên hoặc tách tệp."));
        await using var row = await work.ReadAsync(new Batch().Add("""
            select e.id, s.path, coalesce(s.path ^@ any((select my_paths('roster'))::text[]), false), (select my_paths('roster')) <> '{}'
            from (select $1::text as code) c left join roster_entry e on e.code = c.code and e.family = 'organisation' left join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> $2::date
            """, top.Code, told.CutOff), stop);
        await row.ReadAsync(stop);
        if (row.GetBoolean(2)) return (new ImportRoot(row.GetInt64(0), top.Code, row.GetString(1)), null);
        return (null, !row.GetBoolean(3) ? new("", "", "import.right", "Đồng chí chưa được giao quyền quản lý danh sách ở tổ chức nào. Hãy đề nghị cấp quản lý giao chức danh có quyền ấy.")
            : row.IsDBNull(0) ? At(top, "import.root_unknown", $"Tổ chức đứng đầu tệp, mã “{top.Code}”, chưa có trong hệ thống. Hãy ghi đúng mã đã có, hoặc nạp bằng tệp của cấp trên có tổ chức này.")
            : At(top, "import.root_right", $"Đồng chí không quản lý danh sách của tổ chức mã “{top.Code}”. Hãy nhờ người quản lý danh sách ở đó nạp tệp."));
    }

    private IEnumerable<WorkbookProblem> Above(KeptRoster held, ImportRoot root) =>
        from entry in told.Entries
        where entry.Code != root.Code && held.Find(entry.Code) is { Family: Family.Organisation } known && root.Path.StartsWith(known.Path, StringComparison.Ordinal)
        select At(entry, "import.above", $"Tổ chức mã “{entry.Code}” là cấp trên của tổ chức đứng đầu tệp “{root.Code}”, không thể xếp ở dưới. Hãy bỏ dòng này, hoặc nạp bằng tệp của cấp trên.");

    // A cell of thousands of letters is a text that slipped in.
    private IEnumerable<WorkbookProblem> Long() =>
        from entry in told.Entries
        where entry.Name.Length > Changing.RosterRefusals.LongestName || entry.Code.Length > Changing.RosterRefusals.LongestCode
        select entry.Name.Length > Changing.RosterRefusals.LongestName ? new WorkbookProblem(entry.Place!.Sheet, entry.Place.Cell(Ids.Name), "name.long", $"Tên dài {entry.Name.Length:#,##0} ký tự, nhiều nhất {Changing.RosterRefusals.LongestName}. Hãy kiểm tra có dán nhầm không.")
            : At(entry, "code.long", $"Mã dài {entry.Code.Length:#,##0} ký tự, nhiều nhất {Changing.RosterRefusals.LongestCode}. Hãy ghi đúng mã.");

    // The code stands in a part of the tree that somebody else keeps; who it is is not told.
    private async Task<IReadOnlyList<WorkbookProblem>> ElsewhereAsync(KeptRoster held)
    {
        string[] unknown = [.. told.Entries.Where(e => held.Find(e.Code) is null).Select(e => e.Code)];
        var found = new List<WorkbookProblem>();
        if (unknown.Length == 0) return found;
        await using var row = await work.ReadAsync(new Batch().Add("select code from roster_entry where code = any($1) order by code", (object)unknown), stop);
        while (await row.ReadAsync(stop))
            found.Add(At(told.Find(row.GetString(0))!, "import.elsewhere",
                $"Mã “{row.GetString(0)}” đã dùng ở một tổ chức mà đồng chí không quản lý danh sách. Nếu đúng là chuyển đến, hãy nhờ cấp trên của cả hai nơi nạp; nếu không, hãy dùng mã khác."));
        return found;
    }

    private async Task<IReadOnlyDictionary<string, KnownPerson>> PersonsAsync(string[] codes)
    {
        var persons = new Dictionary<string, KnownPerson>(StringComparer.OrdinalIgnoreCase);
        if (codes.Length == 0) return persons;
        await using var row = await work.ReadAsync(new Batch().Add("select id, code, name, born from person where code = any($1)", (object)codes), stop);
        while (await row.ReadAsync(stop)) persons[row.GetString(1)] = new KnownPerson(row.GetInt64(0), row.GetString(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3));
        return persons;
    }

    private static WorkbookProblem At(KeptEntry entry, string code, string message) => new(entry.Place!.Sheet, entry.Place.Cell(Ids.Code), code, message);
}
