using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Layouts;

/// <summary>One column of the workbook.</summary>
/// <param name="Id">Name of the column of the scope that it fills, or one of <see cref="Ids"/>.</param>
/// <param name="Heading">The heading in the template.</param>
internal sealed record ColumnLayout(string Id, string Heading)
{
    /// <summary>Other headings that people use for it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether a sheet without the column, or a row without its value, is refused.</summary>
    public bool Required { get; init; }

    /// <summary>What the values are; null for codes and names.</summary>
    public Fact? Fact { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Offered in a drop-down.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Example { get; init; } = "";

    public double Width { get; init; } = 16;

    /// <summary>Columns that hold no fact of the dictionary.</summary>
    public static class Ids
    {
        public const string Code = "@code", Name = "@name", Born = "@born", Kind = "@kind", Superior = "@superior", Organisation = "@organisation",
            Cell = "@cell", Bodies = "@bodies", Person = "@person", Headed = "@headed", Criterion = "@criterion", Group = "@group", Standard = "@standard",
            Result = "@result", IfAny = "@if_any", LowerIsBetter = "@lower", Table = "@table", Fact = "@fact", Stage = "@stage", Value = "@value",
            ValidFrom = "@valid_from", KnownOn = "@known_on", Role = "@role", Until = "@until", Item = "@item", Note = "@note";
    }
}
