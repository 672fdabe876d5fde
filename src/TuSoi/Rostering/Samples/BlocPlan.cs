using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>
/// Which organisations a bloc has: twelve in known places, for the special cases, then chapters and cells in turn. The places are told by
/// <see cref="SpecialOrganisations"/>, <see cref="SpecialMembers"/> and <see cref="SpecialBallots"/>.
/// </summary>
internal static class BlocPlan
{
    public const int LeastOrganisations = 12;

    private static readonly string[] Enterprises = ["Công ty Cổ phần", "Công ty TNHH", "Công ty Thủy nông", "Xí nghiệp", "Chi nhánh Công ty", "Công ty Xây dựng", "Công ty Cà phê", "Công ty Vận tải"];
    private static readonly string[] Flowers = ["Hoa Đào", "Hoa Mai", "Hoa Ban", "Hoa Sen", "Hoa Cúc", "Hoa Lan", "Hoa Huệ", "Hoa Dã Quỳ", "Hoa Pơ Lang", "Hoa Sim", "Hoa Bưởi", "Hoa Nhài", "Hoa Súng"];

    /// <param name="Members">Fewest members; the whole size where it does not grow.</param>
    /// <param name="Weight">Its part of the members beyond the fewest.</param>
    private sealed record Place(int Members, int Weight, bool Single);

    /// <summary>The fewest members with which so many organisations can be made.</summary>
    public static int LeastMembers(int organisations) => Enumerable.Range(1, organisations).Sum(n => Of(n).Members);

    public static IEnumerable<SampleShape> Shapes(Dice dice, int organisations, int members, string superior)
    {
        var places = Enumerable.Range(1, organisations).Select(Of).ToList();
        var (rest, weight) = (members - places.Sum(p => p.Members), (long)places.Sum(p => p.Weight));
        for (var n = 1; n <= organisations; n++)
        {
            var place = places[n - 1];
            var more = (int)(rest * place.Weight / weight);
            (rest, weight) = (rest - more, weight - place.Weight);
            yield return Shape(dice, n, place, place.Members + more, superior);
            if (weight == 0) weight = 1;
        }
    }

    private static Place Of(int number) => number switch
    {
        1 => new(2 * SpecialMembers.CellSize + 20, 12, false),
        2 => new(2 * SpecialBallots.TiedCell, 0, false),
        3 or 4 or 12 => new(32, 6, false),
        5 or 6 or 8 or 9 => new(9, 1, true),
        7 => new(SpecialBallots.OddCell, 0, true),
        10 => new(4, 0, true),
        11 => new(3, 0, true),
        14 => new(32, 40, false), // in a large bloc so many cells that it has sections
        _ when number % 10 == 0 => new(4, 0, true),
        _ when number % 5 is 1 or 3 => new(10, 1, true),
        _ => new(32, 6, false),
    };

    private static SampleShape Shape(Dice dice, int number, Place place, int members, string superior)
    {
        var name = $"{Enterprises[number % Enterprises.Length]} {Flowers[number % Flowers.Length]}";
        var again = number / (Enterprises.Length * Flowers.Length);
        var level = Level(dice, number);
        return new SampleShape(members)
        {
            Prefix = $"T{number:00}",
            Name = again == 0 ? name : $"{name} {again + 1}",
            Superior = superior,
            Single = place.Single,
            Level = level,
            FirstCells = number switch { 1 => [SpecialMembers.CellSize, SpecialMembers.CellSize], 2 => [SpecialBallots.TiedCell, SpecialBallots.TiedCell], _ => [] },
            Fixed = number switch { 1 => SpecialMembers.Fixed, 2 => SpecialBallots.TiedMembers, 7 => SpecialBallots.OddMembers, _ => new Dictionary<int, SampleFixed>() },
            MemberLevels = level switch { QualityLevel.Excellent => [26, 64, 10], QualityLevel.Good => [20, 66, 14], _ => [12, 63, 25] },
            CellLevels = level switch { QualityLevel.Excellent => [20, 76, 4, 0], QualityLevel.Good => [10, 78, 11, 1], _ => [3, 57, 38, 2] },
            Troubled = number > LeastOrganisations && number % 4 == 0,
            Committee = members >= 5,
            Varied = true,
        };
    }

    // Twelve have known levels, the others come as they come.
    private static QualityLevel Level(Dice dice, int number)
    {
        var level = dice.Weighted(36, 48, 14, 2) switch { 0 => QualityLevel.Excellent, 1 => QualityLevel.Good, 2 => QualityLevel.Completed, _ => QualityLevel.NotCompleted };
        return number switch { 4 => QualityLevel.Completed, 2 or 7 or 9 or 12 => QualityLevel.Excellent, <= LeastOrganisations => QualityLevel.Good, _ => level };
    }
}
