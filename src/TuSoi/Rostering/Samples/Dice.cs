namespace TuSoi.Rostering.Samples;

/// <summary>
/// Chance that never changes: SplitMix64 (Steele, Lea, Flood 2014). The same seed gives the same rolls on every machine and runtime,
/// which System.Random does not promise.
/// </summary>
internal sealed class Dice(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>From 0 to below <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>Both ends can come.</summary>
    public int Between(int least, int most) => least + Roll(most - least + 1);

    public bool Chance(int percent) => Roll(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    /// <summary>One of several outcomes by their weights.</summary>
    public int Weighted(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += weight;
        var rest = Roll(sum);
        for (var i = 0; i < weights.Length; i++)
            if ((rest -= weights[i]) < 0) return i;
        return weights.Length - 1;
    }

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
