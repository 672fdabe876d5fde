using Dapper;
using TuSoi.Tests.Database;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Processes.Story;

/// <summary>The two years as they stand in docs/stories: told again they are the same word for word, and leave a database in which everything agrees.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("hd-19-dukdn-2024", new[] { "draft", "prompt" })]
    [InlineData("kh-352-2023", new[] { "commendation_cancelled", "criterion_value", "draft" })]
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
        // the web role is looked at in every table, all but these with rows in them
        Assert.Empty(await WithoutPerson.SeesAsync(store));
        var empty = (await owner.QueryAsync<string>(Wholeness.Empty)).Order(StringComparer.Ordinal);
        Assert.Equal<IEnumerable<string>>(untouched, empty.Where(table => !table.StartsWith("record_", StringComparison.Ordinal) && !table.StartsWith("facts_", StringComparison.Ordinal)));
    }
}
