using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Reading;

/// <summary>What the subjects point at: superior, organisation, cell, bodies, themselves as members.</summary>
internal sealed class References(Subjects subjects, Pack pack, Findings findings)
{
    private readonly bool hasCells = pack.Kinds.Values.Any(k => k.Traits.Contains(Traits.Cell));
    private readonly Subject? upper = subjects.Of(Family.Organisation).FirstOrDefault(o => o.Is(Traits.Upper));
    private readonly bool hasGrassroots = pack.Kinds.Values.Any(k => k.Traits.Contains(Traits.Grassroots));

    private readonly List<Subject> misplaced = [];

    public void Resolve()
    {
        foreach (var one in subjects.Of(Family.Organisation)) Superior(one);
        Circles();
        // what is refused leads nowhere, so that no chain of refused rows is walked again and again
        foreach (var one in misplaced) one.Unit = null;
        foreach (var one in subjects.Of(Family.Collective)) one.Unit = Required(one, Ids.Organisation, Family.Organisation);
        foreach (var one in subjects.Of(Family.Member)) Member(one);
        foreach (var one in subjects.Of(Family.Leader)) Leader(one);
        Twice();
        Heads();
    }

    private void Superior(Subject one)
    {
        if (Code(one, Ids.Superior) is { } code)
        {
            one.Unit = subjects.Find(code, one.Sheet, one.Line, Ids.Superior, [Family.Organisation]);
            if (one.Unit is not { } above) return;
            if (Traits.Misplaced(one.Kind, above.Kind) is { } why) Misplaced(one, why, why switch
            {
                "superior.upper" => $"{one} là {one.Kind.Label}, đứng trên mọi tổ chức cơ sở của tệp này. Hãy để trống mã cấp trên.",
                "superior.grassroots" => $"{one} là {one.Kind.Label}: {Uppermost}",
                "superior.below_upper" => $"{one} là {one.Kind.Label}; ngay dưới {above.Kind.Label} chỉ có tổ chức cơ sở. Ghi mã của đảng bộ cơ sở mà tổ chức này trực thuộc.",
                "superior.cell" => $"{above} là {above.Kind.Label}, không có tổ chức trực thuộc. Cấp trên phải là đảng bộ.",
                _ => $"{above} cũng là {above.Kind.Label}, không thể là cấp trên của {one}.",
            });
        }
        else if (upper is not null && one.Is(Traits.Grassroots))
            Refuse(one, Ids.Superior, "superior.missing", $"{one} là {one.Kind.Label}. Tệp này có {upper.Kind.Label} {upper}, nên mọi tổ chức cơ sở phải ghi mã ấy là mã cấp trên.");
        else if (hasGrassroots && !one.Is(Traits.Grassroots) && !one.Is(Traits.Upper))
            Refuse(one, Ids.Superior, "superior.missing", $"{one} là {one.Kind.Label}, phải ghi mã cấp trên. Chỉ tổ chức cơ sở để trống.");
    }

    private string Uppermost => upper is null ? "tổ chức cơ sở đứng đầu tệp này, để trống mã cấp trên." : $"mã cấp trên chỉ có thể là {upper.Kind.Label} {upper}.";

    private void Misplaced(Subject one, string code, string message)
    {
        misplaced.Add(one);
        Refuse(one, Ids.Superior, code, message);
    }

    // Each circle is told once, at its first organisation, and opened there so that nothing below walks in it.
    private void Circles()
    {
        var done = new HashSet<Subject>();
        foreach (var start in subjects.Of(Family.Organisation))
        {
            var path = new List<Subject>();
            for (var one = start; one is not null; one = one.Unit)
            {
                if (done.Add(one)) path.Add(one);
                else
                {
                    if (path.IndexOf(one) is >= 0 and var at) Circle(one, path.Skip(at).Append(one));
                    break;
                }
            }
        }
    }

    private void Circle(Subject one, IEnumerable<Subject> path)
    {
        Refuse(one, Ids.Superior, "superior.cycle", $"Cấp trên đi vòng tròn: {string.Join(" → ", path.Select(s => s.Code))}. Mỗi tổ chức phải dẫn lên tổ chức cơ sở.");
        one.Unit = null;
    }

    private void Member(Subject one)
    {
        one.Unit = Required(one, Ids.Cell, Family.Organisation);
        if (one.Unit is { } unit && hasCells && !unit.Is(Traits.Cell))
            Refuse(one, Ids.Cell, "member.cell", $"{unit} là {unit.Kind.Label}, không phải chi bộ. Ghi mã chi bộ nơi đảng viên sinh hoạt.");
        one.Bodies = Several(one, Ids.Bodies, [Family.Collective]);
    }

    private void Leader(Subject one)
    {
        if (Code(one, Ids.Person) is { } code) one.Person = subjects.Find(code, one.Sheet, one.Line, Ids.Person, [Family.Member]);
        one.Bodies = Several(one, Ids.Headed, [Family.Organisation, Family.Collective]);
        one.Unit = Code(one, Ids.Organisation) is { } organisation
            ? subjects.Find(organisation, one.Sheet, one.Line, Ids.Organisation, [Family.Organisation])
            : (one.Person?.Unit ?? UnitOf(one.Bodies is [var first, ..] ? first : null))?.Agency();
        if (one.Person is { } person && !Cells.Tidy.Plain(person.Name).Equals(Cells.Tidy.Plain(one.Name), StringComparison.Ordinal))
            one.Sheet.Warn(findings, one.Line, Ids.Person, "person.name", $"Mã đảng viên {person} khác tên “{one.Name}”. Hãy kiểm tra lại.");
    }

    private static Subject? UnitOf(Subject? body) => body?.Kind.Family == Family.Collective ? body.Unit : body;

    // The code in a cell that may be blank; what is neither blank nor text is refused.
    private string? Code(Subject one, string column) =>
        one.Sheet.Value(one.Line, column) is null ? null : Subjects.Code(one.Sheet, one.Line, column, findings);

    private Subject? Required(Subject one, string column, Family family)
    {
        if (!one.Sheet.Has(column)) return null;
        if (Code(one, column) is { } code) return subjects.Find(code, one.Sheet, one.Line, column, [family]);
        if (one.Sheet.Value(one.Line, column) is not null) return null;
        Refuse(one, column, "code.blank", $"Thiếu {one.Sheet.Layout.Find(column)!.Heading.ToLowerInvariant()} của {one}. Nếu ô đã gộp (merge), hãy bỏ gộp và ghi mã ở từng dòng.");
        return null;
    }

    private List<Subject> Several(Subject one, string column, IReadOnlyList<Family> families)
    {
        if (Code(one, column) is not { } codes) return [];
        return [.. codes.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => subjects.Find(code, one.Sheet, one.Line, column, families)).OfType<Subject>().Distinct()];
    }

    private void Twice()
    {
        foreach (var same in subjects.Of(Family.Member).Where(m => m.Born is not null).GroupBy(m => (Cells.Tidy.Exact(m.Name), m.Born)))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
            {
                if (again.Unit == first.Unit)
                    again.Sheet.Warn(findings, again.Line, Ids.Name, "person.same_cell", $"{again} trùng tên và ngày sinh với {first} cùng chi bộ. Hãy kiểm tra có phải một người.");
                else
                    Refuse(again, Ids.Name, "person.twice", $"{again} trùng tên và ngày sinh với {first} ở ô {first.Sheet.Address(first.Line, Ids.Name)}, chi bộ “{first.Unit?.Code}”. Mỗi đảng viên chỉ ghi ở một chi bộ.");
            }
        }
    }

    private void Heads()
    {
        foreach (var body in subjects.Of(Family.Leader).SelectMany(l => l.Bodies.Select(b => (Body: b, Leader: l))).GroupBy(p => p.Body).Where(g => g.Count() > 1))
        {
            var (first, second) = (body.First().Leader, body.Last().Leader);
            second.Sheet.Warn(findings, second.Line, Ids.Headed, "head.twice", $"{body.Key} có {body.Count()} người đứng đầu: {first}, {second}.");
        }
    }

    private void Refuse(Subject one, string column, string code, string message) => one.Sheet.Refuse(findings, one.Line, column, code, message);
}
