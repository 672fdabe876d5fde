using System.Globalization;
using YamlDotNet.RepresentationModel;
using static TuSoi.Rules.Tests.Naive.NaivePack;

namespace TuSoi.Rules.Tests.Naive;

/// <summary>How many of a group may be Excellent, found by trying.</summary>
internal sealed class NaivePlaces(Rational share, bool literal, (int FewerThan, int Take, bool AfterTaking, bool TakesWithoutGood)? few)
{
    public static NaivePlaces Of(NaiveRules rules, YamlNode quota, string share)
    {
        var small = Child(quota, "few");
        return new NaivePlaces(Rational.TryParse(share)!.Value, rules.Setting(Text(quota, "base")!) == "literal",
            small is null ? null : (Whole(small, "fewer_than"), Whole(small, "take"),
                rules.Setting(Text(small, "counted") ?? "after_taking") == "after_taking", rules.Setting(Text(small, "none_good") ?? "takes") == "takes"));
    }

    private static int Whole(YamlNode node, string key) => int.Parse(Text(node, key)!, CultureInfo.InvariantCulture);

    /// <param name="reached">How many reached Good or better.</param>
    public int Among(int reached)
    {
        var most = 0;
        for (var excellent = 0; excellent <= reached; excellent++)
            if (IsAllowed(excellent, reached)) most = excellent;
        return most;
    }

    // Not more than the share of those ranked Good (QUO-003), or by the rule for small groups (QUO-006).
    private bool IsAllowed(int excellent, int reached) =>
        Rational.Of(excellent).CompareTo(share * Rational.Of(literal ? reached - excellent : reached)) <= 0
        || few is var (fewerThan, take, afterTaking, takesWithoutGood) && excellent == take && take > 0
            && (literal && afterTaking ? reached - take : reached) < fewerThan && (takesWithoutGood || reached > take);
}
