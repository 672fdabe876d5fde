using TuSoi.Rules.Conditions;

namespace TuSoi.Rules.Quotas;

/// <summary>What the share is of (QUO-003).</summary>
public enum QuotaBase
{
    /// <summary>A: those finally ranked Good, without the Excellent.</summary>
    Literal,

    /// <summary>B (G in national texts): all who reached Good or better.</summary>
    GoodOrBetter,
}

/// <summary>The rule for small groups, settled.</summary>
public sealed record Few(int FewerThan, int Take, bool AfterTaking, bool TakesWithoutGood);

/// <summary>How many may be Excellent. Depends on one number only: how many reached Good or better after caps.</summary>
public sealed record Places(Fraction Share, QuotaBase Base, Few? Few)
{
    /// <summary>The largest number of places among <paramref name="reached"/> subjects; never rounded up (QUO-007, AMB-64).</summary>
    public int Among(int reached)
    {
        if (reached <= 0) return 0;
        var whole = (Int128)Share.Numerator * reached;
        // X ≤ p·(N − X) is the same as X·(d + n) ≤ n·N.
        var places = (int)Int128.Min(reached, Base == QuotaBase.Literal ? whole / (Share.Numerator + Share.Denominator) : whole / Share.Denominator);
        if (Few is not { } few || few.Take > reached) return places;
        var good = Base == QuotaBase.Literal && few.AfterTaking ? reached - few.Take : reached;
        var blocked = !few.TakesWithoutGood && reached - few.Take < 1;
        return good < few.FewerThan && !blocked ? Math.Max(places, few.Take) : places;
    }

    /// <summary>The same with the other base, to be shown beside.</summary>
    public Places Other => this with { Base = Base == QuotaBase.Literal ? QuotaBase.GoodOrBetter : QuotaBase.Literal };
}
