namespace TuSoi.Benchmarks.Country;

/// <summary>A small generator of its own, so that a country is the same on every machine and runtime.</summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019;

    public uint Next(uint below)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (uint)((state >> 32) * below >> 32);
    }

    public bool Percent(uint percent) => Next(100) < percent;
}
