using System.Globalization;
using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents who there is: units, persons, committees, boards and unions, and who heads what.</summary>
internal sealed class SampleOrganisation
{
    private const int CellsWithoutSections = 30, CellsOfASection = 10;

    private static readonly string[] Offices = ["Phòng Tổ chức - Hành chính", "Phòng Tài chính - Kế toán", "Phòng Kế hoạch", "Phòng Kỹ thuật", "Phòng Kinh doanh", "Phòng An toàn - Môi trường", "Phòng Vật tư", "Phòng Đầu tư", "Phòng Pháp chế", "Văn phòng"];
    private static readonly string[] Works = ["Phân xưởng Cơ điện", "Phân xưởng Sản xuất", "Đội xe", "Tổ Vận hành", "Xí nghiệp Thủy nông", "Nông trường", "Trạm Biến áp", "Đội Xây lắp", "Kho vận", "Ca sản xuất"];

    private readonly Pack pack;
    private readonly Dice dice;
    private readonly int year;
    private readonly SampleShape shape;
    private readonly HashSet<(string, DateOnly)> known;
    private int people;

    /// <param name="known">Names and birthdays given so far: nobody is in a workbook twice.</param>
    public SampleOrganisation(Pack pack, Dice dice, int year, SampleShape shape, HashSet<(string, DateOnly)> known)
    {
        (this.pack, this.dice, this.year, this.shape, this.known) = (pack, dice, year, shape, known);
        Root = Found(shape.Single);
        if (Root.IsCell) Fill(Root, shape.Members);
        else Cells(shape.Members);
        if (shape.Troubled) Special();
        Collectives();
        Heads();
        Lead();
    }

    public SampleShape Shape => shape;

    public SampleUnit Root { get; }

    public List<SampleUnit> Units { get; } = [];

    public List<SampleBody> Bodies { get; } = [];

    public List<SampleLeader> Leaders { get; } = [];

    public IEnumerable<SampleUnit> AllCells => Units.Where(u => u.IsCell);

    public IEnumerable<SamplePerson> People => Units.SelectMany(u => u.Members);

    private SampleUnit Found(bool single)
    {
        var kinds = Kinds(Family.Organisation);
        var kind = kinds.FirstOrDefault(k => k.Traits.Contains(Traits.Grassroots) && k.Traits.Contains(Traits.Cell) == single) ?? kinds.FirstOrDefault() ?? new SubjectKind { Label = "", Family = Family.Organisation, Because = new Because { Article = "" } };
        var root = new SampleUnit(shape.Prefix.Length > 0 ? shape.Prefix : single ? "CB" : "DB", $"{(single ? "Chi bộ" : "Đảng bộ")} {shape.Name}", kind, shape.Superior, shape.Level) { IsCell = single || kinds.Count == 0, Production = true };
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
            var cell = new SampleUnit(In($"CB{i + 1:000}"), $"Chi bộ {name}", KindOf(Family.Organisation, cell: true), section.Code, CellLevel(i)) { IsCell = true, Production = production };
            Units.Add(cell);
            Fill(cell, sizes[i]);
        }
    }

    // The second cell has the incident: enough points, and a fault that stands in two levels at once (AMB-02).
    private QualityLevel CellLevel(int cell) => shape.Troubled && cell == 1 ? QualityLevel.Good
        : dice.Weighted(shape.CellLevels) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, 2 => QualityLevel.Completed, _ => QualityLevel.NotCompleted };

    private SampleUnit Section(int number)
    {
        var section = new SampleUnit(In($"DBP{number:00}"), $"Đảng bộ bộ phận {number}", KindOf(Family.Organisation, cell: false), Root.Code, QualityLevel.Good) { Production = true };
        Units.Add(section);
        return section;
    }

    private List<int> Sizes(int members)
    {
        var sizes = new List<int>(shape.FirstCells);
        for (var rest = members - sizes.Sum(); rest > 0; rest -= sizes[^1]) sizes.Add(rest <= 25 ? rest : rest < 34 ? rest / 2 : dice.Between(8, Math.Min(25, rest - 8)));
        return sizes;
    }

    private void Fill(SampleUnit cell, int count)
    {
        for (var i = 0; i < count; i++) cell.Members.Add(Invent(leads: shape.Varied && i < 3));
    }

    /// <param name="leads">Goes into the committee, so the person is neither new nor exempt.</param>
    private SamplePerson Invent(bool leads)
    {
        var made = shape.Fixed.GetValueOrDefault(++people);
        var woman = dice.Chance(38);
        woman = made?.Woman ?? woman;
        string name;
        DateOnly born;
        do
        {
            name = PersonNames.Invent(dice, woman);
            born = new DateOnly(year - dice.Between(24, 60), 1, 1).AddDays(dice.Roll(365));
        }
        while (!known.Add((name, born)));
        var level = dice.Weighted(shape.MemberLevels) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, _ => QualityLevel.Completed };
        var standing = dice.Weighted(95, 2, 3) switch { 1 when !leads => "newly_admitted", 2 when !leads => "exempt", _ => "" };
        var code = In($"DV{people.ToString(shape.Prefix.Length > 0 ? "0000" : "00000", CultureInfo.InvariantCulture)}");
        return made is null ? new SamplePerson(code, name, born, level) { Standing = standing, Votes = standing.Length == 0, Recorded = !shape.Troubled }
            : new SamplePerson(code, name, born, made.Level) { Standing = made.Standing, Fixed = true, Recorded = true, Away = made.Away, Votes = made.Standing.Length == 0 && !made.Probationary };
    }

    // One or two who did not complete, one suspended: few, in a large roster too.
    private void Special()
    {
        var cells = AllCells.Where(c => c.Members.Count > 5).ToList();
        if (cells.Count == 0) return;
        Replace(cells[^1], 3, p => p with { Level = QualityLevel.NotCompleted, Standing = "", Votes = true });
        if (cells.Count > 3) Replace(cells[2], 4, p => p with { Level = QualityLevel.NotCompleted, Standing = "", Votes = true });
        if (cells.Count > 2) Replace(cells[0], 5, p => p with { Standing = "suspended", Votes = false });
    }

    private static void Replace(SampleUnit cell, int at, Func<SamplePerson, SamplePerson> change) => cell.Members[at] = change(cell.Members[at]);

    private void Collectives()
    {
        var kinds = Kinds(Family.Collective);
        var committees = kinds.Where(k => k.Traits.Contains(Traits.Committee)).ToList();
        var boards = kinds.Where(k => k.Traits.Contains(Traits.Leadership)).ToList();
        var unions = kinds.Except(committees).Except(boards).ToList();
        if (committees.Count > 0 && shape.Committee)
        {
            Body("CU", Root.IsCell ? "Chi ủy" : "Ban Chấp hành Đảng bộ", committees[0], Root, Spread(Root.IsCell ? 3 : dice.Between(9, 11)));
            var below = AllCells.Where(c => c != Root).ToLookup(c => c.Superior);
            foreach (var unit in Units.Where(u => u != Root))
                Body($"CU{Local(unit)[2..]}", unit.IsCell ? $"Chi ủy {unit.Name}" : $"Đảng ủy {unit.Name}", committees[^1], unit, unit.IsCell ? unit.Members.Take(3) : below[unit.Code].Select(c => c.Members[0]));
        }
        if (boards.Count > 0) Body("GD", "Ban Tổng Giám đốc", boards[0], Root, Spread(4));
        if (unions.Count > 0)
            foreach (var (code, name) in new[] { ("CD", "Công đoàn Công ty"), ("DTN", "Đoàn Thanh niên Công ty"), ("HCCB", "Hội Cựu chiến binh Công ty") }) Body(code, name, unions[0], Root, []);
    }

    // The first of each cell in turn, then the second: a committee comes from all over the organisation.
    private List<SamplePerson> Spread(int count) => [.. Enumerable.Range(0, 3).SelectMany(place => AllCells.Where(c => c.Members.Count > place).Select(c => c.Members[place])).Take(count)];

    private void Body(string code, string name, SubjectKind kind, SampleUnit unit, IEnumerable<SamplePerson> members)
    {
        var excels = shape.Varied && dice.Chance(unit.Level == QualityLevel.Excellent ? 60 : 12);
        var body = new SampleBody(In(code), name, kind, unit.Code, excels ? QualityLevel.Excellent : QualityLevel.Good);
        Bodies.Add(body);
        foreach (var member in members)
        {
            member.Bodies.Add(body.Code);
            body.Size++;
        }
    }

    // Who comes first in a committee is its secretary and heads the organisation too; without a committee the first member of the cell is.
    private void Heads()
    {
        var first = new Dictionary<string, SamplePerson>();
        foreach (var person in People)
            foreach (var body in person.Bodies) first.TryAdd(body, person);
        foreach (var body in Bodies.Where(b => b.Kind.Traits.Contains(Traits.Committee)))
            if (first.TryGetValue(body.Code, out var secretary)) secretary.Heads.AddRange([body.Unit, body.Code]);
        if (!shape.Committee && Root.Members.Count > 0) Root.Members[0].Heads.Add(Root.Code);
        if (Spread(2) is [_, var director]) director.Heads.AddRange(Bodies.Where(b => b.Kind.Traits.Contains(Traits.Leadership)).Select(b => b.Code));
    }

    private void Lead()
    {
        var deputies = shape.Varied ? Spread(4).Skip(2).Where(p => p.Heads.Count == 0).ToHashSet() : [];
        foreach (var person in People.Where(p => p.Heads.Count > 0 || deputies.Contains(p)))
        {
            var level = !shape.Varied ? QualityLevel.Good : dice.Weighted(20, 75, 5) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, _ => QualityLevel.Completed };
            Leaders.Add(new SampleLeader(In($"LD{Leaders.Count + 1:000}"), person, level, shape.Varied && !Root.IsCell ? Root.Code : null));
        }
    }

    private string In(string code) => shape.Prefix.Length == 0 ? code : $"{shape.Prefix}-{code}";

    private string Local(SampleUnit unit) => shape.Prefix.Length == 0 ? unit.Code : unit.Code[(shape.Prefix.Length + 1)..];

    private List<SubjectKind> Kinds(Family family) => [.. pack.Kinds.Values.Where(k => k.Family == family)];

    private SubjectKind KindOf(Family family, bool cell) =>
        Kinds(family).FirstOrDefault(k => !k.Traits.Contains(Traits.Grassroots) && !k.Traits.Contains(Traits.Upper) && k.Traits.Contains(Traits.Cell) == cell) ?? Kinds(family)[0];
}
