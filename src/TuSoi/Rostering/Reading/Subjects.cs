using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Who is in the workbook: codes, names and kinds of all families.</summary>
internal sealed class Subjects
{
    private readonly Dictionary<string, Subject> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Subject> all = [];

    // Families whose sheet is itself the problem: that their codes are unknown is no news.
    private readonly HashSet<Family> unread = [];
    private readonly Findings findings;
    private readonly CellValues values;
    private readonly ScopeBuilder scope;

    public Subjects(WorkbookLayout layout, Tabs tabs, CellValues values, ScopeBuilder scope, Pack pack, Findings findings)
    {
        (this.findings, this.values, this.scope) = (findings, values, scope);
        foreach (var kind in pack.Kinds.Keys) scope.Kind(kind);
        foreach (var family in layout.Families)
        {
            if (tabs.Find(family) is { } sheet && sheet.Has(Ids.Code)) Read(family, sheet);
            else if (tabs.Find(family) is not null || tabs.Unreadable(family) || family.Required && !tabs.Has(family)) unread.Add(family.Family);
        }
    }

    public IReadOnlyList<Subject> All => all;

    public IEnumerable<Subject> Of(Family family) => all.Where(s => s.Kind.Family == family);

    /// <summary>The subject with the code. Where there is none the cell is refused, unless the code's own row already is.</summary>
    public Subject? Find(string code, FoundSheet sheet, RowRead row, string column, IReadOnlyList<Family> families)
    {
        if (codes.TryGetValue(code, out var found))
        {
            if (families.Contains(found.Kind.Family)) return found;
            sheet.Refuse(findings, row, column, "code.family", $"Mã “{code}” là của {found.Name} ở trang “{found.Sheet.Name}”; ở đây phải là mã ở trang {Pages(families)}.");
        }
        else if (!refused.Contains(code) && !families.Any(unread.Contains)) sheet.Refuse(findings, row, column, "code.unknown", $"Không có mã “{code}” ở trang {Pages(families)}.");
        return null;
    }

    /// <summary>The code in a cell; null, and refused, where there is none.</summary>
    public static string? Code(FoundSheet sheet, RowRead row, string column, Findings findings)
    {
        var value = sheet.Value(row, column);
        if (FoundSheet.TextOf(value) is { } code) return code;
        if (!sheet.Has(column)) return null;
        sheet.Refuse(findings, row, column, value is null
            ? new Fault("code.blank", "Thiếu mã ở dòng này. Nếu ô đã gộp (merge) với ô trên, hãy bỏ gộp và ghi mã ở từng dòng.")
            : CellValues.Broken(value) ?? new Fault("code.wrong", "Mã phải là chữ hoặc số. Excel đã đổi mã thành ngày; hãy đặt định dạng ô là Text và ghi lại."));
        return null;
    }

    private static string Pages(IEnumerable<Family> families) => string.Join(", ", families.Select(f => $"“{FamilySheets.NameOf(f)}”"));

    private void Read(FamilySheet family, FoundSheet sheet)
    {
        var kinds = new WordList(new Fact { Label = "", SuppliedBy = "", Type = FactType.Code, Choices = family.Kinds.ToDictionary(k => k.Id, k => k.Label) });
        foreach (var row in sheet.Rows)
        {
            var code = Code(sheet, row, Ids.Code, findings);
            var name = Name(sheet, row);
            var kind = KindOf(family, sheet, row, kinds);
            var born = Born(sheet, row);
            if (code is null || !IsNew(code, sheet, row)) continue;
            if (kind is null || name is null) refused.Add(code);
            else Add(new Subject(kind, scope.Add(kind.Id, name), code, name, sheet, row) { Born = born });
        }
    }

    private void Add(Subject subject)
    {
        codes.Add(subject.Code, subject);
        all.Add(subject);
    }

    private bool IsNew(string code, FoundSheet sheet, RowRead row)
    {
        if (code.AsSpan().ContainsAny(',', ';'))
        {
            sheet.Refuse(findings, row, Ids.Code, "code.separator", $"Mã “{code}” không được chứa dấu phẩy hay chấm phẩy.");
            return false;
        }
        if (!codes.TryGetValue(code, out var first)) return !refused.Contains(code);
        if (first.Sheet == sheet) sheet.Refuse(findings, row, Ids.Code, "code.twice", $"Mã “{code}” ghi hai lần, lần trước ở ô {first.Sheet.Address(first.Line, Ids.Code)} ({first.Name}).");
        else sheet.Refuse(findings, row, Ids.Code, "code.other_sheet", $"Mã “{code}” đã dùng ở trang “{first.Sheet.Name}”, ô {first.Sheet.Address(first.Line, Ids.Code)}. Mỗi mã chỉ dùng một lần trong cả tệp.");
        return false;
    }

    private string? Name(FoundSheet sheet, RowRead row)
    {
        if (sheet.Value(row, Ids.Name) is string name) return name;
        if (sheet.Has(Ids.Name)) sheet.Refuse(findings, row, Ids.Name, "name.blank", $"Thiếu {sheet.Layout.Find(Ids.Name)!.Heading.ToLowerInvariant()} ở dòng này.");
        return null;
    }

    private SubjectKind? KindOf(FamilySheet family, FoundSheet sheet, RowRead row, WordList kinds)
    {
        if (family.Kinds.Count == 1) return family.Kinds[0];
        if (!sheet.Has(Ids.Kind)) return null;
        var allowed = $"Bộ quy tắc này có: {string.Join("; ", family.Kinds.Select(k => k.Label))}.";
        if (sheet.Value(row, Ids.Kind) is not { } cell)
        {
            sheet.Refuse(findings, row, Ids.Kind, "kind.blank", $"Thiếu loại. {allowed}");
            return null;
        }
        if (CellValues.Broken(cell) is { } broken)
        {
            sheet.Refuse(findings, row, Ids.Kind, broken);
            return null;
        }
        var (word, fault) = kinds.Read(cell);
        if (fault is not null) sheet.Refuse(findings, row, Ids.Kind, "kind.unknown", $"Không có loại “{cell}”. {allowed}");
        return family.Kinds.FirstOrDefault(k => k.Id == word);
    }

    private DateOnly? Born(FoundSheet sheet, RowRead row)
    {
        if (sheet.Value(row, Ids.Born) is not { } cell) return null;
        if (CellValues.Broken(cell) is { } broken)
        {
            sheet.Refuse(findings, row, Ids.Born, broken);
            return null;
        }
        var (day, fault) = values.Birth(cell);
        if (fault is null) return day;
        sheet.Refuse(findings, row, Ids.Born, fault.Value);
        return null;
    }
}
