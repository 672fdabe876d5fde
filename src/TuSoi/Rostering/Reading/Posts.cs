using TuSoi.Office.Xlsx;
using TuSoi.Rostering.Cells;
using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Yaml;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>Reads the sheet of posts.</summary>
internal sealed class Posts(Pack pack, Subjects subjects, Findings findings)
{
    private readonly WordList roles = new(PostSheet.RolesOf(pack));
    private readonly List<KeptPost> posts = [];
    private readonly Dictionary<(Subject, string, Subject), RowRead> seen = [];

    public IReadOnlyList<KeptPost> All => posts;

    public void Read(FoundSheet sheet)
    {
        foreach (var row in sheet.Rows) ReadRow(sheet, row);
    }

    private void ReadRow(FoundSheet sheet, RowRead row)
    {
        var member = Find(sheet, row, Ids.Code, Family.Member);
        var organisation = Find(sheet, row, Ids.Organisation, Family.Organisation);
        var role = Role(sheet, row);
        var (from, until) = (Day(sheet, row, Ids.ValidFrom), Day(sheet, row, Ids.Until));
        if (until < from) sheet.Refuse(findings, row, Ids.Until, "post.dates", $"Đến ngày {Show.Value(until.Value)} trước từ ngày {Show.Value(from.Value)}.");
        if (member is null || organisation is null || role is null || !Once(sheet, row, member, role, organisation)) return;
        posts.Add(new KeptPost(member.Code, role, organisation.Code, from, until)
        {
            Name = member.Name,
            Rights = [.. pack.Procedure.Roles[role].Gives.Select(right => Binder.Key(right.ToString()))],
            Place = new KeptPlace(sheet.Name, column => sheet.Address(row, column)),
        });
    }

    private Subject? Find(FoundSheet sheet, RowRead row, string column, Family family) =>
        Subjects.Code(sheet, row, column, findings) is { } code ? subjects.Find(code, sheet, row, column, [family]) : null;

    private string? Role(FoundSheet sheet, RowRead row)
    {
        if (sheet.Value(row, Ids.Role) is not { } cell)
        {
            if (sheet.Has(Ids.Role)) sheet.Refuse(findings, row, Ids.Role, "post.role", "Thiếu chức danh ở dòng này.");
            return null;
        }
        var (role, fault) = roles.Read(cell);
        if (fault is not null) sheet.Refuse(findings, row, Ids.Role, "post.role", $"Không có chức danh “{cell}” trong bộ quy tắc. Được phép: {string.Join("; ", pack.Procedure.Roles.Values.Select(r => r.Label))}.");
        return role;
    }

    private bool Once(FoundSheet sheet, RowRead row, Subject member, string role, Subject organisation)
    {
        if (seen.TryAdd((member, role, organisation), row)) return true;
        sheet.Refuse(findings, row, Ids.Code, "post.twice", $"{member} giữ chức danh “{pack.Procedure.Roles[role].Label}” ở {organisation} ghi hai lần, lần trước ở dòng {seen[(member, role, organisation)].Number}. Giữ một dòng.");
        return false;
    }

    private DateOnly? Day(FoundSheet sheet, RowRead row, string column)
    {
        if (sheet.Value(row, column) is not { } cell) return null;
        var (day, fault) = CellValues.Broken(cell) is { } broken ? (default, broken) : DateText.Read(cell);
        if (fault is null) return day;
        sheet.Refuse(findings, row, column, fault.Value);
        return null;
    }
}
