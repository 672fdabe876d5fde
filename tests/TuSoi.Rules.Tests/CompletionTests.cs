using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>
/// Counts, shares and "every" over rows of which something is unknown, against every way in which the unknown may turn out: the answer is
/// that of all of them, and unknown only where they differ.
/// </summary>
public sealed class CompletionTests
{
    private static readonly (string Word, Func<int, bool> Holds)[] Comparisons =
        [("is", s => s == 0), ("from", s => s >= 0), ("above", s => s > 0), ("up_to", s => s <= 0), ("below", s => s < 0)];
    private static readonly (string Text, int Top, int Bottom)[] Shares = [("0%", 0, 1), ("20%", 1, 5), ("50%", 1, 2), ("2/3", 2, 3), ("100%", 1, 1)];
    private static readonly (string Word, bool? Means)[] Empties = [("unknown", null), ("met", true), ("not_met", false), ("not_applicable", true)];
    private static readonly bool?[] Answers = [true, false, null];

    [Fact]
    public void Answers_over_partly_known_rows_are_those_of_all_completions()
    {
        var asked = Asked().ToList();
        var pack = SmallPack.Of("base: {type: yes_no}\ngood: {type: yes_no}", "one: {good: yes}", string.Join("\n", asked.Select(a => $"{a.Name}: {a.Yaml}"))).Compile();
        var cells = Rows(4).Select(CellOf).ToList();
        var ranked = new RankedWorld(cells.SelectMany(c => c.Cell.Related["members"].Rows.Append(c.Cell)), pack);
        foreach (var (cell, rows) in cells)
        {
            var outcomes = Completions(rows).ToHashSet();
            foreach (var ((name, answer), (_, _, whole)) in ranked.Conditions(cell).Zip(asked))
            {
                var all = outcomes.Select(o => whole(o.Base, o.Good)).Distinct().ToList();
                var expected = all is [{ } one] ? one ? Trit.Met : Trit.NotMet : Trit.Unknown;
                // "Exactly this share" may lie between two ends and yet be no share of these rows: unknown is allowed there, a wrong answer is not.
                if (name.StartsWith("share_is", StringComparison.Ordinal) && answer == Trit.Unknown && LiesBetween(name, outcomes)) continue;
                Assert.True(expected == answer, $"{name} over {string.Join(", ", rows)}: {answer}, completions say {expected}");
            }
        }
    }

    private static bool LiesBetween(string name, IEnumerable<(int Base, int Good)> outcomes)
    {
        var (_, top, bottom) = Shares.Single(s => name.Contains($"_{s.Text.Replace('%', 'p').Replace('/', 'o')}_", StringComparison.Ordinal));
        var signs = outcomes.Where(o => o.Base > 0).Select(o => (o.Good * bottom).CompareTo(top * o.Base)).ToHashSet();
        return signs.Contains(-1) && signs.Contains(1);
    }

    private static IEnumerable<(string Name, string Yaml, Func<int, int, bool?> Whole)> Asked()
    {
        foreach (var (word, holds) in Comparisons)
        {
            for (var than = 0; than < 4; than++)
            {
                var n = than;
                yield return ($"count_{word}_{than}", $"{{count: {{of: members, among: {{base: yes}}, where: {{good: yes}}, {word}: {than}}}}}", (_, good) => holds(good.CompareTo(n)));
            }
            foreach (var (empty, means) in Empties)
                foreach (var (text, top, bottom) in Shares)
                    yield return ($"share_{word}_{text.Replace('%', 'p').Replace('/', 'o')}_{empty}",
                        $"{{share: {{of: members, among: {{base: yes}}, where: {{good: yes}}, {word}: {text}, empty: {empty}}}}}",
                        (all, good) => all == 0 ? means : holds((good * bottom).CompareTo(top * all)));
        }
        foreach (var (empty, means) in Empties)
            yield return ($"every_{empty}", $"{{every: {{of: members, among: {{base: yes}}, where: {{good: yes}}, empty: {empty}}}}}", (all, good) => all == 0 ? means : good == all);
    }

    private static IEnumerable<(bool? InBase, bool? Good)[]> Rows(int most)
    {
        (bool?, bool?)[] states = [.. from inBase in Answers from good in Answers select (inBase, good)];
        List<(bool? InBase, bool? Good)[]> shorter = [[]];
        for (var size = 0; size <= most; size++)
        {
            foreach (var rows in shorter) yield return rows;
            // The order of rows does not matter: each next state is not before the last.
            shorter = [.. from rows in shorter from state in states where rows.Length == 0 || Array.IndexOf(states, state) >= Array.IndexOf(states, rows[^1]) select rows.Append(state).ToArray()];
        }
    }

    // Size of the base and number of the good in it, for every way the unknown may turn out.
    private static IEnumerable<(int Base, int Good)> Completions((bool? InBase, bool? Good)[] rows)
    {
        if (rows.Length == 0) return [(0, 0)];
        var ((inBase, good), rest) = (rows[0], Completions(rows[1..]).ToList());
        return from b in inBase is { } known ? [known] : new[] { true, false }
               from g in good is { } sure ? [sure] : new[] { true, false }
               from r in rest
               select (r.Base + (b ? 1 : 0), r.Good + (b && g ? 1 : 0));
    }

    private static (NaiveSubject Cell, (bool?, bool?)[] Rows) CellOf((bool? InBase, bool? Good)[] rows)
    {
        var cell = new NaiveSubject("cell", "cell");
        cell.Related["members"] = new NaiveList<NaiveSubject> { Rows = [.. rows.Select(Member)], IsComplete = true };
        return (cell, rows);
    }

    private static NaiveSubject Member((bool? InBase, bool? Good) row)
    {
        var member = new NaiveSubject("member", "member");
        if (row.InBase is { } inBase) member.Facts["base"] = inBase ? "yes" : "no";
        if (row.Good is { } good) member.Facts["good"] = good ? "yes" : "no";
        return member;
    }
}
