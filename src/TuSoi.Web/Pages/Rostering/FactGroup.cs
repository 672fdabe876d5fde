using TuSoi.Rostering.Viewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>Facts of one kind of subject that one body supplies: the columns of one grid.</summary>
/// <param name="Number">Its place among the groups of the family, from 1.</param>
public sealed record FactGroup(int Number, string Supplier, IReadOnlyList<Fact> Facts)
{
    /// <summary>More columns than this nobody fills in one go.</summary>
    private const int Most = 12;

    public static IReadOnlyList<FactGroup> Of(FactDictionary facts, Family family) =>
        [.. FactGrid.Of(facts, family).GroupBy(f => f.SuppliedBy).SelectMany(g => g.Chunk(Most).Select((part, i) => (Name: i == 0 ? g.Key : $"{g.Key} ({i + 1})", part))).Select((g, i) => new FactGroup(i + 1, g.Name, g.part))];

    public static Family FamilyOf(string word) => Enum.Parse<Family>(word, ignoreCase: true);

    public static int Order(string family) => family switch { "member" => 0, "leader" => 1, "collective" => 2, _ => 3 };
}
