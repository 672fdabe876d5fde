using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples;

/// <summary>Everyone in a sample: one grassroots organisation, a bloc of them, or a district.</summary>
/// <param name="Name">Of the workbook as a whole.</param>
/// <param name="Upper">The organisation above; null where there is one grassroots organisation alone.</param>
internal sealed record SampleRoster(string Name, SampleUnit? Upper, IReadOnlyList<SampleOrganisation> Organisations, SampleSpecials Specials)
{
    private const string UpperCode = "KHOI", UpperName = "Đảng bộ Khối Doanh nghiệp Hoa Ban";

    public bool IsBloc => Upper is not null;

    /// <summary>Nothing of the year is written yet: nobody has scored, voted or decided.</summary>
    public bool IsUntouched { get; init; }

    public static SampleRoster Single(Pack pack, Dice dice, int year, int members)
    {
        var organisation = EnterpriseMaker.Make(pack, dice, year, new SampleShape(members), []);
        return new(organisation.Root.Name, null, [organisation], SampleSpecials.None);
    }

    public static SampleRoster Bloc(Pack pack, Dice dice, int year, int organisations, int members)
    {
        var upper = Traits.UpperOf(pack) ?? throw new ArgumentException($"The pack {pack.Id} has no organisation above the grassroots ones.", nameof(pack));
        HashSet<(string, DateOnly)> known = [];
        return new(UpperName, new SampleUnit(UpperCode, UpperName, upper, null, QualityLevel.Good),
            [.. BlocPlan.Shapes(dice, organisations, members, UpperCode).Select(shape => EnterpriseMaker.Make(pack, dice, year, shape, known))], SampleSpecials.Of(year));
    }
}
