using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Samples;

/// <summary>Votes on one subject; with those who left the line blank they are the valid slips.</summary>
internal sealed record SampleMarks(int Excellent, int Good, int Completed, int NotCompleted)
{
    /// <summary>Votes of people who mostly see the level as it is: more than half for it or higher, fewer for anything higher.</summary>
    public static SampleMarks Of(Dice dice, int valid, QualityLevel level)
    {
        var least = valid / 2 + 1;
        switch (level)
        {
            case QualityLevel.Excellent:
                var best = Math.Max(least, Share(dice, valid, 55, 95));
                var next = Rest(dice, valid - best);
                return new(best, next, valid - best - next, 0);
            case QualityLevel.Good:
                var higher = Math.Min(valid - least, Share(dice, valid, 0, 35));
                var reached = Math.Max(least, valid - Share(dice, valid, 0, 20));
                return new(higher, reached - higher, valid - reached, 0);
            case QualityLevel.Completed:
                var good = Math.Min(valid - least, Share(dice, valid, 5, 40));
                var low = Math.Min(valid - least, Share(dice, valid, 0, 8));
                return new(0, good, valid - good - low, low);
            default:
                var completed = Math.Min(valid - least, Share(dice, valid, 10, 40));
                return new(0, 0, completed, valid - completed);
        }
    }

    private static int Share(Dice dice, int valid, int from, int to) => valid * dice.Between(from, to) / 100;

    private static int Rest(Dice dice, int votes) => votes - dice.Roll(votes / 3 + 1);
}
