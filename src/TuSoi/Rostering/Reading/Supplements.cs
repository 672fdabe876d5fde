using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Reads what became known later and writes, for each fact it touches, the value to use as known on the day asked for.</summary>
internal sealed class Supplements(Pack pack, WorkbookLayout layout, Subjects subjects, CellValues values, ScopeColumns columns, Spots spots, Info info, DateOnly? asKnown, Findings findings)
{
    private static readonly Family[] Everyone = Enum.GetValues<Family>();
    private readonly FactBook book = new();
    private readonly Dictionary<FactEntry, Spot> places = [];
    private readonly Dictionary<(Subject, string), ColumnLayout> touched = [];
    private readonly Dictionary<string, Dictionary<string, ColumnLayout>> named = [];

    /// <summary>What is known of a fact at each stage, where anything was told later.</summary>
    public IEnumerable<(Subject Subject, string Fact, IEnumerable<FactEntry> AtStages)> Told =>
        touched.Keys.Select(t => (t.Item1, t.Item2, Enum.GetValues<Stage>().Select(stage => book.FindAt(stage, t.Item1.Code, t.Item2, info.CutOff, asKnown)).OfType<FactEntry>()));

    public void Read(FoundSheet sheet)
    {
        foreach (var row in sheet.Rows) ReadRow(sheet, row);
        foreach (var ((subject, id), column) in touched) Write(subject, id, column);
    }

    private void ReadRow(FoundSheet sheet, RowRead row)
    {
        var stage = Stage(sheet, row);
        var known = Day(sheet, row, Ids.KnownOn, required: true);
        var from = Day(sheet, row, Ids.ValidFrom, required: false) ?? new DateOnly(info.CutOff.Year, 1, 1);
        if (from > info.CutOff) sheet.Refuse(findings, row, Ids.ValidFrom, "date.after_cut_off", $"Ngày hiệu lực {Show.Value(from)} sau ngày chốt {Show.Value(info.CutOff)} nên không dùng cho năm này.");
        if (Subjects.Code(sheet, row, Ids.Code, findings) is not { } code || subjects.Find(code, sheet, row, Ids.Code, Everyone) is not { } subject) return;
        if (ColumnOf(sheet, row, subject) is not { Fact: { } fact } column) return;
        var value = ValueOf(sheet, row, fact);
        if (stage is { } at && !fact.Stages.Contains(at) && !column.Id.StartsWith("criteria.", StringComparison.Ordinal))
            sheet.Refuse(findings, row, Ids.Stage, "stage.wrong", $"“{column.Heading}” không ghi ở giai đoạn này. Được phép: {string.Join("; ", fact.Stages.Select(s => InfoItems.StageFact.Choices[s.ToString()]))}.");
        if (stage is null || known is null || value is null) return;
        touched.TryAdd((subject, column.Id), column);
        var entry = new FactEntry(subject.Code, column.Id, value, stage.Value, from, known.Value);
        book.Add(entry);
        places[entry] = new Spot(sheet, row, Ids.Value);
    }

    private void Write(Subject subject, string id, ColumnLayout column)
    {
        if (spots.Says(subject, id) && columns.Value(subject.Kind.Id, subject.Row, id) is { } first)
            book.Add(new FactEntry(subject.Code, id, first, Reached(column.Fact!), new DateOnly(info.CutOff.Year, 1, 1), info.Recorded ?? DateOnly.MinValue));
        if (book.Find(subject.Code, id, info.CutOff, asKnown) is not { } used) return;
        columns.Write(subject.Kind.Id, subject.Row, id, column.Fact!, used.Value);
        if (!places.TryGetValue(used, out var spot)) return;
        spots.Set(subject, id, spot);
        if (book.Against(used, info.CutOff, asKnown).Any())
            spot.Refuse(findings, "supplement.conflict", $"“{column.Heading}” của {subject} có hai giá trị khác nhau cùng giai đoạn, cùng ngày hiệu lực và cùng ngày ghi nhận. Chỉ giữ một.");
    }

    /// <summary>The stage of the values in the main sheets: that of the workbook where the fact can be told then.</summary>
    public Stage Reached(Fact fact) => fact.Stages.Contains(info.Stage) ? info.Stage
        : fact.Stages.Any(s => s < info.Stage) ? fact.Stages.Where(s => s < info.Stage).Max() : fact.Stages.Min();

    private ColumnLayout? ColumnOf(FoundSheet sheet, RowRead row, Subject subject)
    {
        if (sheet.Text(row, Ids.Fact) is not { } heading)
        {
            sheet.Refuse(findings, row, Ids.Fact, "supplement.blank", "Thiếu tên số liệu. Ghi tên cột ở trang của đối tượng.");
            return null;
        }
        if (!named.TryGetValue(subject.Kind.Id, out var names))
        {
            names = named[subject.Kind.Id] = [];
            foreach (var column in ColumnsOf(subject.Kind)) names.TryAdd(Tidy.Plain(column.Heading), column);
        }
        if (names.TryGetValue(Tidy.Plain(heading), out var found)) return found;
        sheet.Refuse(findings, row, Ids.Fact, "supplement.unknown", $"{subject.Kind.Label} không có số liệu “{heading}”. Được phép: {string.Join("; ", names.Values.Select(c => c.Heading))}.");
        return null;
    }

    private IEnumerable<ColumnLayout> ColumnsOf(SubjectKind kind)
    {
        var criteria = kind.Frame is { } id && pack.Frames.TryGetValue(id, out var frame) ? frame.Criteria.Values : [];
        return layout.Find(kind.Family)!.Columns.Where(c => c.Fact is not null && c.Fact.Type != FactType.Text && !c.Id.StartsWith("criteria.", StringComparison.Ordinal))
            .Concat(criteria.SelectMany(c => Known.CriterionFacts.Keys, FactColumns.OfCriterion));
    }

    private object? ValueOf(FoundSheet sheet, RowRead row, Fact fact)
    {
        if (sheet.Value(row, Ids.Value) is not { } cell)
        {
            sheet.Refuse(findings, row, Ids.Value, "supplement.blank", $"Thiếu giá trị của “{fact.Label}”.");
            return null;
        }
        var (value, fault) = values.Read(fact, cell);
        if (fault is not null) sheet.Refuse(findings, row, Ids.Value, fault.Value);
        return value;
    }

    private Stage? Stage(FoundSheet sheet, RowRead row)
    {
        if (sheet.Value(row, Ids.Stage) is not { } cell)
        {
            sheet.Refuse(findings, row, Ids.Stage, "supplement.blank", $"Thiếu giai đoạn. Được phép: {string.Join("; ", InfoItems.StageFact.Choices.Values)}.");
            return null;
        }
        var (word, fault) = values.Read(InfoItems.StageFact, cell);
        if (fault is not null) sheet.Refuse(findings, row, Ids.Stage, fault.Value);
        return word is string stage ? Enum.Parse<Stage>(stage) : null;
    }

    private DateOnly? Day(FoundSheet sheet, RowRead row, string column, bool required)
    {
        if (sheet.Value(row, column) is not { } cell)
        {
            if (required) sheet.Refuse(findings, row, column, "supplement.blank", "Thiếu ngày ghi nhận: ngày đơn vị biết giá trị này.");
            return null;
        }
        var (day, fault) = CellValues.Broken(cell) is { } broken ? (default, broken) : DateText.Read(cell);
        if (fault is null && (day.Year < info.CutOff.Year - 5 || day.Year > info.CutOff.Year + 5)) fault = new Fault("date.absurd", $"Ngày {Show.Value(day)} quá xa năm đánh giá {info.CutOff.Year}.");
        if (fault is null) return day;
        sheet.Refuse(findings, row, column, fault.Value);
        return null;
    }
}
