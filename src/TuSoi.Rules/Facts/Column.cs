namespace TuSoi.Rules.Facts;

/// <summary>The values of one fact for every row of a table.</summary>
public abstract record Column(Fact Fact)
{
    public abstract bool Knows(int row);
}

/// <summary>Words as codes (see <see cref="Fact.Words"/>); 0 is unknown. Up to 65,535 words.</summary>
public sealed record CodeColumn(Fact Fact, ushort[] Wide, byte[] Narrow) : Column(Fact)
{
    public CodeColumn(Fact fact, int rows) : this(fact, fact.Words.Count > 255 ? new ushort[rows] : [], fact.Words.Count > 255 ? [] : new byte[rows]) { }

    public bool IsWide => Fact.Words.Count > 255;

    public int this[int row]
    {
        get => IsWide ? Wide[row] : Narrow[row];
        set { if (IsWide) Wide[row] = (ushort)value; else Narrow[row] = (byte)value; }
    }

    public override bool Knows(int row) => this[row] != 0;
}

/// <summary>Whole numbers from 0; -1 is unknown.</summary>
public sealed record CountColumn(Fact Fact, int[] Values) : Column(Fact)
{
    public const int Unknown = -1;

    public override bool Knows(int row) => Values[row] >= 0;
}

/// <summary>Exact decimals; <see cref="Unknown"/> is unknown.</summary>
public sealed record NumberColumn(Fact Fact, decimal[] Values) : Column(Fact)
{
    public const decimal Unknown = decimal.MinValue;

    public override bool Knows(int row) => Values[row] != Unknown;
}

/// <summary>Dates as day numbers (<see cref="DateOnly.DayNumber"/>); -1 is unknown.</summary>
public sealed record DateColumn(Fact Fact, int[] Days) : Column(Fact)
{
    public const int Unknown = -1;

    public override bool Knows(int row) => Days[row] >= 0;
}
