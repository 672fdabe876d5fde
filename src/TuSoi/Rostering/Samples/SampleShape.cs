using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>What kind of grassroots organisation is invented. The defaults are those of a sample of one organisation.</summary>
internal sealed record SampleShape(int Members)
{
    private const int LargestSingleCell = 30;

    /// <summary>Stands in front of every code; empty where the organisation is alone in the workbook.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Name of the enterprise.</summary>
    public string Name { get; init; } = "Công ty Cổ phần Hoa Đào";

    /// <summary>Code of the organisation above; null where it is not in the workbook.</summary>
    public string? Superior { get; init; }

    /// <summary>One cell alone, or a chapter with cells.</summary>
    public bool Single { get; init; } = Members <= LargestSingleCell;

    /// <summary>What the points of the organisation are made for.</summary>
    public QualityLevel Level { get; init; } = QualityLevel.Good;

    /// <summary>Sizes of the first cells; the others have 8 to 25 members.</summary>
    public IReadOnlyList<int> FirstCells { get; init; } = [];

    /// <summary>How members are spread over Excellent, Good, Completed.</summary>
    public int[] MemberLevels { get; init; } = [4, 78, 18];

    /// <summary>How cells of a chapter are spread over the four levels, highest first.</summary>
    public int[] CellLevels { get; init; } = [6, 74, 18, 2];

    /// <summary>Members about whom nothing is left to chance, by their number from 1.</summary>
    public IReadOnlyDictionary<int, SampleFixed> Fixed { get; init; } = new Dictionary<int, SampleFixed>();

    /// <summary>Whether there is an incident, one or two persons did not complete, some targets are missed and some facts not known.</summary>
    public bool Troubled { get; init; } = true;

    /// <summary>Whether there is a committee; a small cell has a secretary only (SPC-108).</summary>
    public bool Committee { get; init; } = true;

    /// <summary>Whether members of the board who head nothing are leaders too, and committees and leaders differ in level.</summary>
    public bool Varied { get; init; }

    /// <summary>A code of this organisation in the whole workbook.</summary>
    public string In(string code) => Prefix.Length == 0 ? code : $"{Prefix}-{code}";

    /// <summary>The code of a unit without the organisation's own.</summary>
    public string Local(SampleUnit unit) => Prefix.Length == 0 ? unit.Code : unit.Code[(Prefix.Length + 1)..];
}

/// <summary>A member made on purpose.</summary>
/// <param name="Level">What the facts are made for.</param>
/// <param name="Woman">Null: as it comes.</param>
internal sealed record SampleFixed(QualityLevel Level, bool? Woman = null)
{
    public string Standing { get; init; } = "";

    /// <summary>Not at the meeting of the cell.</summary>
    public bool Away { get; init; }

    /// <summary>Admitted too lately to vote.</summary>
    public bool Probationary { get; init; }
}
