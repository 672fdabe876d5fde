using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents an enterprise: its units and persons; with <see cref="SampleBodies"/> its collectives and leaders.</summary>
internal sealed class EnterpriseMaker
{
    private const int CellsWithoutSections = 30, CellsOfASection = 10;

    private static readonly string[] Offices = ["Phòng Tổ chức - Hành chính", "Phòng Tài chính - Kế toán", "Phòng Kế hoạch", "Phòng Kỹ thuật", "Phòng Kinh doanh", "Phòng An toàn - Môi trường", "Phòng Vật tư", "Phòng Đầu tư", "Phòng Pháp chế", "Văn phòng"];
    private static readonly string[] Works = ["Phân xưởng Cơ điện", "Phân xưởng Sản xuất", "Đội xe", "Tổ Vận hành", "Xí nghiệp Thủy nông", "Nông trường", "Trạm Biến áp", "Đội Xây lắp", "Kho vận", "Ca sản xuất"];

    private readonly Pack pack;
    private readonly Dice dice;
    private readonly SampleShape shape;
    private readonly SamplePeople people;
    private readonly SampleOrganisation made;

    private EnterpriseMaker(Pack pack, Dice dice, int year, SampleShape shape, HashSet<(string, DateOnly)> known)
    {
        (this.pack, this.dice, this.shape, people) = (pack, dice, shape, new SamplePeople(dice, year, shape, known));
        made = new SampleOrganisation(shape, Found(shape.Single));
        made.Units.Add(made.Root);
    }

    /// <param name="known">Names and birthdays given so far: nobody is in a workbook twice.</param>
    public static SampleOrganisation Make(Pack pack, Dice dice, int year, SampleShape shape, HashSet<(string, DateOnly)> known) => new EnterpriseMaker(pack, dice, year, shape, known).Make();

    private SampleOrganisation Make()
    {
        if (made.Root.IsCell) Fill(made.Root, shape.Members);
        else Cells(shape.Members);
        if (shape.Troubled) Special();
        var bodies = new SampleBodies(pack, dice, made);
        made.Bodies.AddRange(bodies.All);
        made.Leaders.AddRange(bodies.Leaders);
        return made;
    }

    private SampleUnit Found(bool single)
    {
        var kinds = Kinds(Family.Organisation);
        var kind = kinds.FirstOrDefault(k => k.Traits.Contains(Traits.Grassroots) && k.Traits.Contains(Traits.Cell) == single) ?? kinds.FirstOrDefault() ?? new SubjectKind { Label = "", Family = Family.Organisation, Because = new Because { Article = "" } };
        return new SampleUnit(shape.Prefix.Length > 0 ? shape.Prefix : single ? "CB" : "DB", $"{(single ? "Chi bộ" : "Đảng bộ")} {shape.Name}", kind, shape.Superior, shape.Level) { IsCell = single || kinds.Count == 0, Production = true };
    }

    private void Cells(int members)
    {
        var sizes = Sizes(members);
        var section = made.Root;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (sizes.Count > CellsWithoutSections && i % CellsOfASection == 0) section = Section(i / CellsOfASection + 1);
            var production = i % 3 != 0;
            var (names, at) = (production ? Works : Offices, i / 2);
            var name = names[at % names.Length] + (at < names.Length ? "" : $" {at / names.Length + 1}");
            var cell = new SampleUnit(shape.In($"CB{i + 1:000}"), $"Chi bộ {name}", KindOf(Family.Organisation, cell: true), section.Code, CellLevel(i)) { IsCell = true, Production = production };
            made.Units.Add(cell);
            Fill(cell, sizes[i]);
        }
    }

    // The second cell has the incident: enough points, and a fault that stands in two levels at once (AMB-02).
    private QualityLevel CellLevel(int cell) => shape.Troubled && cell == 1 ? QualityLevel.Good
        : dice.Weighted(shape.CellLevels) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, 2 => QualityLevel.Completed, _ => QualityLevel.NotCompleted };

    private SampleUnit Section(int number)
    {
        var section = new SampleUnit(shape.In($"DBP{number:00}"), $"Đảng bộ bộ phận {number}", KindOf(Family.Organisation, cell: false), made.Root.Code, QualityLevel.Good) { Production = true };
        made.Units.Add(section);
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
        for (var i = 0; i < count; i++) cell.Members.Add(people.Invent(leads: shape.Varied && i < 3));
    }

    // One or two who did not complete, one suspended: few, in a large roster too.
    private void Special()
    {
        var cells = made.AllCells.Where(c => c.Members.Count > 5).ToList();
        if (cells.Count == 0) return;
        Replace(cells[^1], 3, p => p with { Level = QualityLevel.NotCompleted, Standing = "", Votes = true });
        if (cells.Count > 3) Replace(cells[2], 4, p => p with { Level = QualityLevel.NotCompleted, Standing = "", Votes = true });
        if (cells.Count > 2) Replace(cells[0], 5, p => p with { Standing = "suspended", Votes = false });
    }

    private static void Replace(SampleUnit cell, int at, Func<SamplePerson, SamplePerson> change) => cell.Members[at] = change(cell.Members[at]);

    private List<SubjectKind> Kinds(Family family) => [.. pack.Kinds.Values.Where(k => k.Family == family)];

    private SubjectKind KindOf(Family family, bool cell) =>
        Kinds(family).FirstOrDefault(k => !k.Traits.Contains(Traits.Grassroots) && !k.Traits.Contains(Traits.Upper) && k.Traits.Contains(Traits.Cell) == cell) ?? Kinds(family)[0];
}
