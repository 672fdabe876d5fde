using System.Text.Json;
using Dapper;
using TuSoi.Database;
using TuSoi.Publishing;
using TuSoi.Tests.Database;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Processes.Story;

/// <summary>The two years as they stand in docs/stories: told again they are the same word for word, and leave a database in which everything agrees.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("hd-19-dukdn-2024", new[] { "draft", "presence_before", "prompt" })]
    [InlineData("kh-352-2023", new[] { "commendation_cancelled", "criterion_value", "draft", "presence_before" })]
    public async Task The_story_is_the_one_that_was_read_and_everything_in_its_database_agrees(string pack, string[] untouched)
    {
        await using var telling = await Telling.StartAsync(durable: false);
        var told = await telling.ToldAsync(pack);
        // after a wanted change: ./tusoi story --pack … > docs/stories/….md, and read it
        Assert.Equal((await File.ReadAllTextAsync(Repository.Path($"docs/stories/{pack}.md"))).Split('\n'), told.Split('\n'));
        Assert.Equal("", await Telling.EndAsync(telling.Verify()));
        Assert.Empty(await telling.BrokenAsync([]));
        await using var store = await telling.StoreAsync();
        await using var owner = await store.OpenOwnerAsync();
        Assert.Empty(await owner.QueryAsync<string>(Wholeness.Unfinished));
        await PublicAsync(store, owner);
        // the web role is looked at in every table, all but these with rows in them
        Assert.Empty(await WithoutPerson.SeesAsync(store));
        var empty = (await owner.QueryAsync<string>(Wholeness.Empty)).Order(StringComparer.Ordinal);
        Assert.Equal<IEnumerable<string>>(untouched, empty.Where(table => !table.StartsWith("record_", StringComparison.Ordinal) && !table.StartsWith("facts_", StringComparison.Ordinal)));
    }

    // Every level in force is on one public list, and no list says why.
    private static async Task PublicAsync(Store store, Npgsql.NpgsqlConnection owner)
    {
        var board = await owner.ExecuteScalarAsync<long>("select id from person where code = 'CB-0001'");
        var (day, decisions) = (new DateOnly(2024, 1, 31), (await owner.QueryAsync<long>("select id from decision where kind = 'ranking' and signed_act is not null")).ToList());
        var lists = new List<PublicList>();
        foreach (var decision in decisions) lists.Add((await PublicList.ReadAsync(store, board, day, decision))!);
        Assert.Equal(await owner.ExecuteScalarAsync<int>("select count(*) from level where stage = 'decided' and superseded_act is null"), lists.Sum(l => l.Lines.Count));
        Assert.True(lists.Sum(l => l.Lines.Count) < await owner.ExecuteScalarAsync<int>("select count(*) from decision_line where decision = any(@decisions)", new { decisions })); // one was replaced after an objection
        var text = JsonSerializer.Serialize(lists);
        Assert.All(await owner.QueryAsync<string>("select distinct reason from level where stage = 'decided' and reason <> ''"), reason => Assert.DoesNotContain(JsonSerializer.Serialize(reason).Trim('"'), text, StringComparison.Ordinal));
        Assert.Null(await PublicList.ReadAsync(store, 0, day, decisions[0]));
    }
}
