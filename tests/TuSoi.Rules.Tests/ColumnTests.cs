using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Whole columns of any length, against the values one by one.</summary>
public sealed class ColumnTests
{
    private const string Facts = "word: {type: code, choices: {a: A, b: B, c: C, d: D, e: E, f: F}}\nnumber: {type: count}";

    private const string Conditions = """
        run: {word: [b, c, d]}
        apart: {word: [a, c, f]}
        first: {word: a}
        last: {word: f}
        all: {word: [a, b, c, d, e, f]}
        few: {number: {from: 3, below: 7}}
        """;

    [Fact]
    public void Words_side_by_side_or_apart_are_answered_alike_whatever_the_number_of_rows()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            Check(seed < 10 ? 62 + seed : random.Next(0, 700), random);
        }
    }

    // Pieces of 65,536 rows are worked on side by side.
    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_001)]
    public void Tables_of_several_pieces_are_answered_to_the_last_row(int rows) => Check(rows, new Random(rows));

    [Fact]
    public void A_column_of_255_words_and_one_of_256_are_answered_alike()
    {
        foreach (var words in new[] { 254, 255, 256, 257 })
        {
            var small = SmallPack.Of($"word: {{type: code, choices: {{{string.Join(", ", Enumerable.Range(1, words).Select(i => $"w{i}: W"))}}}}}", $"late: {{word: [w{words - 1}, w{words}]}}").Compile();
            var fact = small.Pack.Facts.Find(Family.Member, "word")!;
            var column = new CodeColumn(fact, 1000);
            for (var row = 0; row < 1000; row++) column[row] = row % (words + 1);
            var ranking = Ranker.Rank(small, new Scope { CutOff = SmallPack.CutOff }.Add(new Table("member", 1000).With("word", column))).Kinds["member"];
            for (var row = 0; row < 1000; row++)
                Assert.Equal(row % (words + 1) is var code && code == 0 ? Trit.Unknown : code >= words - 1 ? Trit.Met : Trit.NotMet, ranking.Condition(0, row));
        }
    }

    [Fact]
    public void Limits_larger_than_any_count_are_limits_like_others()
    {
        var small = SmallPack.Of("n: {type: count}", "less: {n: {below: 99999999999999999999}}\nmore: {n: {from: 99999999999999999999}}", "few: {count: {of: members, up_to: 3000000000}}").Compile();
        var (member, cell) = (new NaiveSubject("member", "member") { Facts = { ["n"] = int.MaxValue } }, new NaiveSubject("cell", "cell"));
        cell.Related["members"] = new NaiveList<NaiveSubject> { Rows = [member] };
        var ranked = new RankedWorld([member, cell], small);
        Assert.Equal(Trit.Met, ranked.Condition(member, "less"));
        Assert.Equal(Trit.NotMet, ranked.Condition(member, "more"));
        Assert.Equal(Trit.Unknown, ranked.Condition(cell, "few"));
    }

    private static void Check(int rows, Random random)
    {
        var small = SmallPack.Of(Facts, Conditions).Compile();
        var words = new CodeColumn(small.Pack.Facts.Find(Family.Member, "word")!, rows);
        var numbers = new CountColumn(small.Pack.Facts.Find(Family.Member, "number")!, new int[rows]);
        for (var row = 0; row < rows; row++) (words[row], numbers.Values[row]) = (random.Next(0, 7), random.Next(-1, 10));
        var ranking = Ranker.Rank(small, new Scope { CutOff = SmallPack.CutOff }.Add(new Table("member", rows).With("word", words).With("number", numbers))).Kinds["member"];
        var wrong = Enumerable.Range(0, rows).FirstOrDefault(row => !Enumerable.Range(0, 6).All(i => ranking.Condition(i, row) == Expected(i, words[row], numbers.Values[row])), -1);
        Assert.True(wrong < 0, $"{rows} rows: row {wrong}");
        Assert.All(Enumerable.Range(0, rows).Where(row => row % 97 == 0), row => Assert.Equal(
            words[row] == 0 ? null : words[row] is 2 or 3 or 4 ? QualityLevel.Good : null, ranking[row].Suggested));
    }

    private static Trit Expected(int condition, int word, int number) => condition switch
    {
        5 => number < 0 ? Trit.Unknown : number is >= 3 and < 7 ? Trit.Met : Trit.NotMet,
        _ when word == 0 => Trit.Unknown,
        0 => Of(word is 2 or 3 or 4),
        1 => Of(word is 1 or 3 or 6),
        2 => Of(word == 1),
        3 => Of(word == 6),
        _ => Trit.Met,
    };

    private static Trit Of(bool met) => met ? Trit.Met : Trit.NotMet;
}
