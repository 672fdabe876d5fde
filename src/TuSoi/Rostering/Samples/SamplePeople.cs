using System.Globalization;
using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Invents persons of one organisation, by chance or as its shape has them.</summary>
/// <param name="known">Names and birthdays given so far in the workbook.</param>
internal sealed class SamplePeople(Dice dice, int year, SampleShape shape, HashSet<(string, DateOnly)> known)
{
    private int people;

    /// <param name="leads">Goes into the committee, so the person is neither new nor exempt.</param>
    public SamplePerson Invent(bool leads)
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
        var code = shape.In($"DV{people.ToString(shape.Prefix.Length > 0 ? "0000" : "00000", CultureInfo.InvariantCulture)}");
        return made is null ? new SamplePerson(code, name, born, level) { Standing = standing, Votes = standing.Length == 0, Recorded = !shape.Troubled }
            : new SamplePerson(code, name, born, made.Level) { Standing = made.Standing, Fixed = true, Recorded = true, Away = made.Away, Votes = made.Standing.Length == 0 && !made.Probationary };
    }
}
