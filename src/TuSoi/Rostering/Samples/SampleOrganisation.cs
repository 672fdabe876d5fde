using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents who there is: units, persons, committees, boards and unions, and who heads what.</summary>
internal sealed class SampleOrganisation
{
    private const int LargestSingleCell = 30, CellsWithoutSections = 30, CellsOfASection = 10;

    private static readonly string[] Offices = ["Phòng Tổ chức - Hành chính", "Phòng Tài chính - Kế toán", "Phòng Kế hoạch", "Phòng Kỹ thuật", "Phòng Kinh doanh", "Phòng An toàn - Môi trường", "Phòng Vật tư", "Phòng Đầu tư", "Phòng Pháp chế", "Văn phòng"];
    private static readonly string[] Works = ["Phân xưởng Cơ điện", "Phân xưởng Sản xuất", "Đội xe", "Tổ Vận hành", "Xí nghiệp Thủy nông", "Nông trường", "Trạm Biến áp", "Đội Xây lắp", "Kho vận", "Ca sản xuất"];

    private readonly Pack pack;
    private readonly Dice dice;
    private readonly int year;
    private readonly HashSet<(string, DateOnly)> known = [];
    private int people;

    public SampleOrganisation(Pack pack, Dice dice, int year, int members)
    {
        (this.pack, this.dice, this.year) = (pack, dice, year);
        Root = Found(members <= LargestSingleCell);
        if (Root.IsCell) Fill(Root, members);
        else Cells(members);
        Special();
        Collectives();
        Heads();
    }

    public SampleUnit Root { get; }

    public List<SampleUnit> Units { get; } = [];

    public List<SampleBody> Bodies { get; } = [];

    public IEnumerable<SampleUnit> AllCells => Units.Where(u => u.IsCell);

    public IEnumerable<SamplePerson> People => Units.SelectMany(u => u.Members);

    private SampleUnit Found(bool single)
    {
        var kinds = Kinds(Family.Organisation);
        var kind = kinds.FirstOrDefault(k => k.Traits.Contains(Traits.Grassroots) && k.Traits.Contains(Traits.Cell) == single) ?? kinds.FirstOrDefault() ?? new SubjectKind { Label = "", Family = Family.Organisation, Because = new Because { Article = "" } };
        var root = new SampleUnit(single ? "CB" : "DB", $"{(single ? "Chi bộ" : "Đảng bộ")} Công ty Cổ phần Hoa Đào", kind, null, QualityLevel.Good) { IsCell = single || kinds.Count == 0, Production = true };
        Units.Add(root);
        return root;
    }

    private void Cells(int members)
    {
        var sizes = Sizes(members);
        var section = Root;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (sizes.Count > CellsWithoutSections && i % CellsOfASection == 0) section = Section(i / CellsOfASection + 1);
            var production = i % 3 != 0;
            var (names, at) = (production ? Works : Offices, i / 2);
            var name = names[at % names.Length] + (at < names.Length ? "" : $" {at / names.Length + 1}");
            var cell = new SampleUnit($"CB{i + 1:000}", $"Chi bộ {name}", KindOf(Family.Organisation, cell: true), section.Code, CellLevel(i)) { IsCell = true, Production = production };
            Units.Add(cell);
            Fill(cell, sizes[i]);
        }
    }

    // The second cell has the incident: enough points, and a fault that stands in two levels at once (AMB-02).
    private QualityLevel CellLevel(int cell) => cell == 1 ? QualityLevel.Good
        : dice.Weighted(6, 74, 18, 2) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, 2 => QualityLevel.Completed, _ => QualityLevel.NotCompleted };

    private SampleUnit Section(int number)
    {
        var section = new SampleUnit($"DBP{number:00}", $"Đảng bộ bộ phận {number}", KindOf(Family.Organisation, cell: false), Root.Code, QualityLevel.Good) { Production = true };
        Units.Add(section);
        return section;
    }

    private List<int> Sizes(int members)
    {
        var sizes = new List<int>();
        for (var rest = members; rest > 0; rest -= sizes[^1]) sizes.Add(rest <= 25 ? rest : rest < 34 ? rest / 2 : dice.Between(8, Math.Min(25, rest - 8)));
        return sizes;
    }

    private void Fill(SampleUnit cell, int count)
    {
        for (var i = 0; i < count; i++) cell.Members.Add(Invent());
    }

    private SamplePerson Invent()
    {
        var woman = dice.Chance(38);
        string name;
        DateOnly born;
        do
        {
            name = PersonNames.Invent(dice, woman);
            born = new DateOnly(year - dice.Between(24, 60), 1, 1).AddDays(dice.Roll(365));
        }
        while (!known.Add((name, born)));
        var level = dice.Weighted(4, 78, 18) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, _ => QualityLevel.Completed };
        var standing = dice.Weighted(95, 2, 3) switch { 1 => "newly_admitted", 2 => "exempt", _ => "" };
        return new SamplePerson($"DV{++people:00000}", name, born, level) { Standing = standing };
    }

    // One or two who did not complete, one suspended: few, in a large roster too.
    private void Special()
    {
        var cells = AllCells.Where(c => c.Members.Count > 5).ToList();
        if (cells.Count == 0) return;
        Replace(cells[^1], 3, p => p with { Level = QualityLevel.NotCompleted, Standing = "" });
        if (cells.Count > 3) Replace(cells[2], 4, p => p with { Level = QualityLevel.NotCompleted, Standing = "" });
        if (cells.Count > 2) Replace(cells[0], 5, p => p with { Standing = "suspended" });
    }

    private static void Replace(SampleUnit cell, int at, Func<SamplePerson, SamplePerson> change) => cell.Members[at] = change(cell.Members[at]);

    private void Collectives()
    {
        var kinds = Kinds(Family.Collective);
        var committees = kinds.Where(k => k.Traits.Contains(Traits.Committee)).ToList();
        var boards = kinds.Where(k => k.Traits.Contains(Traits.Leadership)).ToList();
        var unions = kinds.Except(committees).Except(boards).ToList();
        if (committees.Count > 0)
        {
            Body(new SampleBody("CU", Root.IsCell ? "Chi ủy" : "Ban Chấp hành Đảng bộ", committees[0], Root.Code), Spread(Root.IsCell ? 3 : dice.Between(9, 11)));
            foreach (var unit in Units.Where(u => u != Root))
                Body(new SampleBody($"CU{unit.Code[2..]}", unit.IsCell ? $"Chi ủy {unit.Name}" : $"Đảng ủy {unit.Name}", committees[^1], unit.Code),
                    unit.IsCell ? unit.Members.Take(3) : AllCells.Where(c => c.Superior == unit.Code).Select(c => c.Members[0]));
        }
        if (boards.Count > 0) Body(new SampleBody("GD", "Ban Tổng Giám đốc", boards[0], Root.Code), Spread(4));
        if (unions.Count > 0)
            foreach (var (code, name) in new[] { ("CD", "Công đoàn Công ty"), ("DTN", "Đoàn Thanh niên Công ty"), ("HCCB", "Hội Cựu chiến binh Công ty") }) Body(new SampleBody(code, name, unions[0], Root.Code), []);
    }

    // The first of each cell in turn, then the second: a committee comes from all over the organisation.
    private List<SamplePerson> Spread(int count) => [.. Enumerable.Range(0, 3).SelectMany(place => AllCells.Where(c => c.Members.Count > place).Select(c => c.Members[place])).Take(count)];

    private void Body(SampleBody body, IEnumerable<SamplePerson> members)
    {
        Bodies.Add(body);
        foreach (var member in members) member.Bodies.Add(body.Code);
    }

    private void Heads()
    {
        foreach (var body in Bodies.Where(b => b.Kind.Traits.Contains(Traits.Committee)))
            if (People.FirstOrDefault(p => p.Bodies.Contains(body.Code)) is { } secretary) secretary.Heads.AddRange([body.Unit, body.Code]);
        if (Spread(2) is [_, var director]) director.Heads.AddRange(Bodies.Where(b => b.Kind.Traits.Contains(Traits.Leadership)).Select(b => b.Code));
    }

    private List<SubjectKind> Kinds(Family family) => [.. pack.Kinds.Values.Where(k => k.Family == family)];

    private SubjectKind KindOf(Family family, bool cell) =>
        Kinds(family).FirstOrDefault(k => !k.Traits.Contains(Traits.Grassroots) && k.Traits.Contains(Traits.Cell) == cell) ?? Kinds(family)[0];
}
