namespace TuSoi.Rostering.Samples;

/// <summary>The special cases of a sample, by the code of their subject.</summary>
internal sealed class SampleSpecials(IReadOnlyList<SampleSpecial> all)
{
    private readonly Dictionary<string, SampleSpecial> codes = all.ToDictionary(s => s.Code);

    public static SampleSpecials None { get; } = new([]);

    /// <summary>All special cases of a bloc.</summary>
    public static SampleSpecials Of(int year) => new([.. SpecialOrganisations.Of(year), .. SpecialMembers.Of(year), .. SpecialBallots.All()]);

    public IReadOnlyList<SampleSpecial> All => all;

    public SampleSpecial? Find(string code) => codes.GetValueOrDefault(code);
}
