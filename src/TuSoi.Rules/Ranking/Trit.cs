namespace TuSoi.Rules.Ranking;

/// <summary>One value of Kleene's logic.</summary>
public enum Trit : byte { Unknown = 0, Met = 1, NotMet = 2 }

/// <summary>Three-valued answers for the rows of a table in two bit planes; a row in neither is unknown.</summary>
internal sealed class Planes(int rows)
{
    public ulong[] Met { get; } = new ulong[(rows + 63) >> 6];

    public ulong[] Not { get; } = new ulong[(rows + 63) >> 6];

    public bool SameAs(Planes other) => Met.AsSpan().SequenceEqual(other.Met) && Not.AsSpan().SequenceEqual(other.Not);

    public Trit this[int row]
    {
        get
        {
            var bit = 1UL << (row & 63);
            return (Met[row >> 6] & bit) != 0 ? Trit.Met : (Not[row >> 6] & bit) != 0 ? Trit.NotMet : Trit.Unknown;
        }
    }
}
