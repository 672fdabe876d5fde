using TuSoi.Rules.Conditions;
using TuSoi.Rules.Ladders;

namespace TuSoi.Ranking;

/// <summary>The AMB rows on which a condition rests: those it names, and those its composition chooses by.</summary>
internal static class ReadingRows
{
    public static IReadOnlyList<string> Of(NamedCondition condition, Ladder ladder) =>
        [.. condition.Head.Reading.Concat(Inside(condition.Body, ladder)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Inside(Condition? condition, Ladder ladder) => condition switch
    {
        ByReading by => by.Options.Values.SelectMany(o => Inside(o, ladder)).Prepend(by.Row),
        Undecided doubt => [doubt.Row],
        CountOf count => Inside(count.Of, ladder),
        ShareOf share => Inside(share.Of, ladder),
        Every every => Inside(every.Of, ladder),
        All all => all.Of.SelectMany(c => Inside(c, ladder)),
        Any any => any.Of.SelectMany(c => Inside(c, ladder)),
        Not negated => Inside(negated.Of, ladder),
        When limited => Inside(limited.If, ladder).Concat(Inside(limited.Then, ladder)),
        Choose choose => choose.Cases.SelectMany(c => Inside(c.When, ladder).Concat(Inside(c.Then, ladder))).Concat(Inside(choose.Else, ladder)),
        // A named condition has a line of its own; a term has not.
        Use use when ladder.Terms.TryGetValue(use.Name, out var term) => Inside(term.Body, ladder),
        _ => [],
    };

    private static IEnumerable<string> Inside(Selection selection, Ladder ladder) => Inside(selection.Among, ladder).Concat(Inside(selection.Where, ladder));
}
