namespace TuSoi.Rostering.Samples;

/// <summary>A meeting that votes in secret: one slip a voter, with every subject of the meeting on it.</summary>
internal sealed record SampleMeeting(int Summoned, int Present, int Collected, int Foreign, int Empty, int ExtraWords)
{
    public int Valid => Collected - Foreign - Empty - ExtraWords;

    /// <param name="away">How many of the voters are known not to be there.</param>
    public static SampleMeeting Of(Dice dice, int voters, int away = 0)
    {
        var present = Math.Max(1, voters - away - (voters > 8 ? dice.Weighted(60, 30, 10) : 0));
        var lost = present > 5 && dice.Chance(4) ? 1 : 0;
        var (foreign, empty, words) = present <= 5 ? (0, 0, 0) : (dice.Chance(1) ? 1 : 0, dice.Chance(5) ? 1 : 0, dice.Chance(3) ? 1 : 0);
        return new(voters, present, present - lost + foreign, foreign, empty, words);
    }

    /// <summary>Whoever is there gives a valid slip.</summary>
    public static SampleMeeting Whole(int summoned, int present) => new(summoned, present, present, 0, 0, 0);

    public Dictionary<string, object?> Row => new()
    {
        ["summoned"] = Summoned,
        ["present"] = Present,
        ["issued"] = Present,
        ["collected"] = Collected,
        ["foreign"] = Foreign,
        ["empty"] = Empty,
        ["extra_words"] = ExtraWords,
        ["valid"] = Valid,
    };
}
