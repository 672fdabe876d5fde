using Npgsql;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Balloting;

/// <summary>What the minutes of a count say about one subject.</summary>
public sealed record CountedLine(long Subject, long Ballot, string Step, string Rule, int Round, int Hand, BallotLine Line)
{
    /// <summary>Lines of counts with what the slips have in common; what is wanted of them follows as a condition on b, c and l.</summary>
    internal const string Query = """
        select l.subject, b.id, b.step, b.rule, b.round::int, l.hand::int, b.summoned, b.present, b.issued, c.collected, c.foreign_slips, c.empty_slips, c.extra_words, c.valid, l.excellent, l.good, l.completed, l.not_completed, l.unranked, l.agree, l.disagree, l.blank
        from ballot b join slip_count c on c.ballot = b.id join line_count l on l.ballot = b.id and l.hand = c.hand
        """;

    internal static CountedLine Of(NpgsqlDataReader r)
    {
        int Count(int i) => r.IsDBNull(i) ? BallotLine.Unknown : r.GetInt32(i);
        return new CountedLine(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), new BallotLine
        {
            Summoned = Count(6),
            Present = Count(7),
            Issued = Count(8),
            Collected = Count(9),
            Foreign = Count(10),
            Empty = Count(11),
            ExtraWords = Count(12),
            Valid = Count(13),
            Excellent = Count(14),
            Good = Count(15),
            Completed = Count(16),
            NotCompleted = Count(17),
            Unranked = Count(18),
            Agree = Count(19),
            Disagree = Count(20),
            Blank = Count(21),
        });
    }

    /// <summary>What the pack makes of the count.</summary>
    /// <param name="proposed">The level that was put to the vote, where the slip asks for yes or no.</param>
    /// <returns>Null where the pack no longer knows this ballot for this kind.</returns>
    public CountedResult? Result(CyclePack pack, Subject subject, QualityLevel? proposed) =>
        pack.Rules.Ballots.GetValueOrDefault(subject.Kind, []).FirstOrDefault(b => b.Of.Id == Rule) is not { } ballot ? null : CountedResult.Of(ballot, Line with { Proposed = (int)(proposed ?? 0) });
}

/// <summary>One choice of the slip: its votes, and with those for higher levels.</summary>
/// <param name="Share">Of the base of the ballot, “81,82%”; empty where there is none.</param>
public sealed record CountedChoice(string Name, QualityLevel? Level, int? Votes, int? Sum, string Share, bool IsReached);

/// <summary>The level that a count gives by the pack's rules, with what it rests on.</summary>
/// <param name="Among">Number of slips of which a majority is needed.</param>
/// <param name="Unresolved">Why it gives none; empty where it does.</param>
/// <param name="Article">Where the rule stands.</param>
public sealed record CountedResult(QualityLevel? Level, int Among, IReadOnlyList<CountedChoice> Choices, string Unresolved, string Article)
{
    /// <summary>The line by which the level was reached.</summary>
    public CountedChoice? Reached => Choices.FirstOrDefault(c => c.IsReached);

    internal static CountedResult Of(Ballot ballot, BallotLine line)
    {
        var outcome = BallotCounting.Count(ballot, line);
        var counts = new BallotCounts(ballot, new BallotExplanation(ballot, line, null, outcome));
        return new CountedResult(outcome.Level, counts.Among, [.. counts.Votes().Select(v => new CountedChoice(v.Name, v.Level, v.Votes, v.Sum, v.Share, v.Mark == VoteMark.Reached))],
            outcome.State == BallotState.Reached ? "" : BallotShown.Unresolved(outcome.State), ballot.Of.Because.Article);
    }
}
