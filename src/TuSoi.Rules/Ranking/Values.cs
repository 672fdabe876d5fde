using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

internal static class Values
{
    /// <summary>A known value as an exact number; dates are day numbers.</summary>
    public static decimal Of(Column column, int row) => column switch
    {
        CountColumn counts => counts.Values[row],
        NumberColumn numbers => numbers.Values[row],
        DateColumn dates => dates.Days[row],
        CodeColumn codes => codes[row],
        _ => throw new InvalidOperationException(column.GetType().Name),
    };

    /// <summary>The value of a fact, or what a blank means, also where it is recorded of nobody; null where it is not known.</summary>
    public static decimal? Of(Table table, Fact fact, int row) =>
        table.Find(fact.Id) is { } column ? column.Knows(row) ? Of(column, row) : null
        : fact is { BlankMeans: { } blank, Words.Count: > 0 } ? fact.Code(blank) : null;
}

/// <summary>Answers about counts that are known only between two ends.</summary>
internal static class Tallies
{
    public static Trit Answer(Comparison comparison, int sign) => Comparing.Holds(comparison, sign) ? Trit.Met : Trit.NotMet;

    /// <summary>Not applicable counts as met; the card says which.</summary>
    public static Trit OfNobody(EmptyBase empty) => empty switch
    {
        EmptyBase.Met or EmptyBase.NotApplicable => Trit.Met,
        EmptyBase.NotMet => Trit.NotMet,
        _ => Trit.Unknown,
    };

    /// <summary>A count between <paramref name="least"/> and <paramref name="most"/>.</summary>
    public static Trit Count(Comparison comparison, long than, long least, long most) => comparison switch
    {
        Comparison.Is => least == most ? Answer(comparison, least.CompareTo(than)) : than < least || than > most ? Trit.NotMet : Trit.Unknown,
        _ => Agree(Answer(comparison, least.CompareTo(than)), Answer(comparison, most.CompareTo(than))),
    };

    /// <summary>A share, whose worst and best cases are reached by deciding every unknown row one way.</summary>
    public static Trit Share(Comparison comparison, Fraction than, EmptyBase empty, in Tally tally)
    {
        if (!tally.Complete) return Trit.Unknown;
        Trit? answer = tally.Base == 0 ? OfNobody(empty) : null;
        int? worst = tally.WorstBase > 0 ? than.Against(tally.Sure, tally.WorstBase) : null;
        int? best = tally.BestBase > 0 ? than.Against(tally.Best, tally.BestBase) : null;
        if (worst is { } low) answer = Agree(answer, Answer(comparison, low));
        if (best is { } high) answer = Agree(answer, Answer(comparison, high));
        // "Is" may hold between two ends at which it does not.
        if (comparison == Comparison.Is && worst < 0 && best > 0) return Trit.Unknown;
        return answer ?? OfNobody(empty);
    }

    public static Trit Agree(Trit one, Trit other) => one == other ? one : Trit.Unknown;

    private static Trit Agree(Trit? before, Trit answer) => before is { } b ? Agree(b, answer) : answer;
}

/// <summary>
/// What is known of a population: rows surely in the base (<see cref="Base"/>), of them surely (<see cref="Sure"/>) and at most
/// (<see cref="Probable"/>) satisfying; rows perhaps in the base that would then satisfy at best (<see cref="MayJoinGood"/>) or not at worst.
/// </summary>
internal struct Tally
{
    public int Base, Sure, Probable, MayJoinGood, MayJoinBad;

    /// <summary>No rows exist beside the recorded ones.</summary>
    public bool Complete;

    public readonly int WorstBase => Base + MayJoinBad;
    public readonly int Best => Probable + MayJoinGood;
    public readonly int BestBase => Base + MayJoinGood;

    /// <summary>Most rows that may satisfy, if all that may join do.</summary>
    public readonly long Most => Complete ? Probable + (long)MayJoinGood : long.MaxValue;

    public void Add(Trit among, Trit where)
    {
        if (among == Trit.NotMet) return;
        if (among == Trit.Met)
        {
            Base++;
            if (where == Trit.Met) Sure++;
            if (where != Trit.NotMet) Probable++;
            return;
        }
        if (where != Trit.NotMet) MayJoinGood++;
        if (where != Trit.Met) MayJoinBad++;
    }
}

internal static class Spans
{
    public static int? Length(SpanRule rule, DateColumn? start, DateColumn? end, DateOnly cutOff, int row)
    {
        if ((rule.FromYearStart ? new DateOnly(cutOff.Year, 1, 1) : Day(rule.Start, start, cutOff, row)) is not { } from || Day(rule.End, end, cutOff, row) is not { } to) return null;
        if (rule.Unit == DurationUnit.Days) return to.DayNumber - from.DayNumber;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return to < from.AddMonths(months) ? months - 1 : months;
    }

    private static DateOnly? Day(Fact? fact, DateColumn? column, DateOnly cutOff, int row) =>
        fact is null ? cutOff : column is not null && column.Knows(row) ? DateOnly.FromDayNumber(column.Days[row]) : null;
}
