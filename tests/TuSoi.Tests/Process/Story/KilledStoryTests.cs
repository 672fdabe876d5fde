using Dapper;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Tests.Processes.Story;

/// <summary>kill -9 while the year is told, half of the program, half of PostgreSQL: what was acknowledged is there, nothing is half there, the story goes on to its end.</summary>
public sealed class KilledStoryTests
{
    private const int Seed = 20241215;

    [Fact]
    public Task A_story_killed_sixteen_times_loses_nothing_and_ends() => KillAsync(16, 240);

    [Fact]
    [Trait("Length", "long")]
    public Task A_story_killed_two_hundred_times_loses_nothing_and_ends()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TUSOI_LONG") == "1", "Takes minutes: set TUSOI_LONG=1, or filter with Length!=long.");
        return KillAsync(200, 20);
    }

    private static async Task KillAsync(int times, int acts)
    {
        await using var telling = await Telling.StartAsync();
        var chance = new Random(Seed);
        for (var kill = 0; kill < times; kill++)
        {
            var program = telling.Tell("--acknowledge", telling.Acknowledged);
            // the first of a story before anything is acknowledged: while the roster is brought in, or the cycle is opened
            var begins = !File.Exists(telling.Acknowledged);
            if (!await telling.ReachesAsync(program, begins ? 0 : chance.Next(acts) + 1, chance.Next(begins ? 2500 : 40)))
            {
                Assert.Equal("", await Telling.EndAsync(program));
                await EndedAsync(telling);
                telling.Next();
                kill--;
                continue;
            }
            if (kill % 2 == 0) program.Kill();
            else await telling.KillServerAsync();
            await program.WaitForExitAsync();
            if (File.Exists(telling.Acknowledged)) Assert.Empty(await telling.BrokenAsync(await telling.AcknowledgedAsync()));
        }
        Assert.Equal("", await Telling.EndAsync(telling.Tell("--acknowledge", telling.Acknowledged)));
        await EndedAsync(telling);
    }

    private static async Task EndedAsync(Telling telling)
    {
        Assert.Empty(await telling.BrokenAsync(await telling.AcknowledgedAsync()));
        await using var store = await telling.StoreAsync();
        await using var owner = await store.OpenOwnerAsync();
        Assert.Empty(await owner.QueryAsync<string>(Wholeness.Unfinished));
        Assert.Empty(await WithoutPerson.SeesAsync(store));
        var empty = (await owner.QueryAsync<string>(Wholeness.Empty)).Order(StringComparer.Ordinal);
        Assert.Equal<IEnumerable<string>>(NotInThisStory, empty.Where(table => !table.StartsWith("record_", StringComparison.Ordinal)));
    }

    // what the year of this document does not touch; the web role is looked at in all others with rows in them
    private static readonly string[] NotInThisStory = ["draft", "presence_before", "prompt"];
}
