using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>
/// Makes whole scopes from a seed: upper organisations with grassroots organisations below and everybody in them, with the minutes of
/// ballots and what special cases look for.
/// </summary>
internal static class ScopeMaker
{
    public static List<NaiveSubject> Make(int seed)
    {
        var chance = new Chance(seed);
        var missing = chance.One<double?>([0, 0, 0, null]);
        var scope = Enumerable.Range(0, chance.One([1, 1, 2, 4])).SelectMany(i => WorldMaker.Make(unchecked(seed * 31 + i), missing)).ToList();
        Vote(scope, chance);
        return [.. scope, .. Uppers(chance, [.. scope.Where(s => PacksOnDisk.Naive.Is(s.Kind, "grassroots"))])];
    }

    /// <summary>Adds minutes of ballots and what special cases look for.</summary>
    public static void Vote(IEnumerable<NaiveSubject> subjects, Chance chance)
    {
        var (ballots, events) = (new BallotMaker(chance, PacksOnDisk.Naive), new EventMaker(chance, PacksOnDisk.Naive));
        var goodYear = chance.One([0, 0.5, 0.9]);
        foreach (var subject in subjects)
        {
            if (subject.Kind == "member" && chance.Is(goodYear)) Excel(subject);
            ballots.Vote(subject);
            events.Befall(subject);
        }
    }

    // Places are fought for where many satisfy every condition.
    private static void Excel(NaiveSubject member)
    {
        var crafted = CraftedSubjects.Member("Excellent");
        foreach (var (fact, value) in crafted.Facts) member.Facts[fact] = value;
        member.Facts["outstanding"] = "yes";
        foreach (var (criterion, recorded) in crafted.Criteria) member.Criteria[criterion] = recorded;
        member.Records["disciplines"] = crafted.Records["disciplines"];
    }

    // A few organisations stand below nobody that is among the data.
    private static IEnumerable<NaiveSubject> Uppers(Chance chance, List<NaiveSubject> grassroots)
    {
        var uppers = Enumerable.Range(0, chance.One([1, 1, 2])).Select(i => new NaiveSubject("superior_chapter", $"superior_chapter {i}")).ToList();
        foreach (var upper in uppers) upper.Related["subordinates"] = new NaiveList<NaiveSubject> { IsComplete = true };
        foreach (var organisation in grassroots.Where(_ => !chance.Is(chance.Wrong))) chance.One(uppers).Related["subordinates"].Rows.Add(organisation);
        return uppers;
    }
}
