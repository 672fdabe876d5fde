namespace TuSoi.Rules.Yaml;

/// <summary>A place in a file, counted from 1 as editors count.</summary>
public readonly record struct Mark(string File, int Line, int Column) : IComparable<Mark>
{
    public override string ToString() => $"{File}:{Line}:{Column}";

    public int CompareTo(Mark other) =>
        string.CompareOrdinal(File, other.File) is not 0 and var files ? files
        : Line != other.Line ? Line.CompareTo(other.Line)
        : Column.CompareTo(other.Column);

    public static bool operator <(Mark left, Mark right) => left.CompareTo(right) < 0;
    public static bool operator >(Mark left, Mark right) => left.CompareTo(right) > 0;
    public static bool operator <=(Mark left, Mark right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Mark left, Mark right) => left.CompareTo(right) >= 0;
}

/// <summary>One thing wrong with a file: where, a stable code, and a Vietnamese sentence saying what is wrong and what is allowed.</summary>
public sealed record Problem(Mark At, string Code, string Message)
{
    public override string ToString() => $"{At}: {Code}: {Message}";
}
