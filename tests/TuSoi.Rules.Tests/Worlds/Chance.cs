namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Chance from a seed, with how much is missing and how much goes wrong in this world.</summary>
internal sealed class Chance
{
    private readonly Random random;
    private readonly double missing;

    public Chance(int seed, double? missing = null)
    {
        random = new Random(seed);
        this.missing = missing ?? One([0, 0, 0, 0.01, 0.1]);
        Wrong = One([0.005, 0.02, 0.2]);
    }

    /// <summary>How often a value is not as good as the rest of the subject.</summary>
    public double Wrong { get; }

    public bool Is(double often) => random.NextDouble() < often;

    public bool IsMissing() => missing > 0 && Is(missing);

    public int Between(int least, int most) => random.Next(least, most + 1);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>The usual value, or one of the others when something goes wrong.</summary>
    public T Mostly<T>(T usual, params IReadOnlyList<T> others) => Is(Wrong) ? One(others) : usual;

    public List<T> Shuffled<T>(IEnumerable<T> of)
    {
        T[] all = [.. of];
        random.Shuffle(all);
        return [.. all];
    }
}
