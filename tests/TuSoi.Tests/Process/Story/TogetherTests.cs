using Dapper;
using Xunit;

namespace TuSoi.Tests.Processes.Story;

/// <summary>Two programs on one database tell one story at the same time.</summary>
public sealed class TogetherTests
{
    [Fact, Trait("Length", "long")]
    public async Task Two_programs_tell_one_story_and_nothing_is_there_twice()
    {
        await using var telling = await Telling.StartAsync();
        await (await telling.StoreAsync()).DisposeAsync();
        string[] notes = [telling.Acknowledged, telling.Acknowledged + "-2"];
        var ends = await Task.WhenAll(notes.Select(file => Telling.EndAsync(telling.Tell("--together", "--acknowledge", file))));
        Assert.Equal<IEnumerable<string>>(["", ""], ends);
        var acts = (await Task.WhenAll(notes.Select(telling.AcknowledgedAsync))).SelectMany(a => a).ToList();
        Assert.Equal(acts.Count, acts.Distinct().Count());
        Assert.Empty(await telling.BrokenAsync(acts));
        await using var store = await telling.StoreAsync();
        await using var owner = await store.OpenOwnerAsync();
        Assert.Empty(await owner.QueryAsync<string>(Wholeness.Unfinished));
        Assert.Equal("", await Telling.EndAsync(telling.Verify()));
        Assert.Equal(1, await owner.ExecuteScalarAsync<int>("select count(*) from cycle"));
        Assert.Equal(1, await owner.ExecuteScalarAsync<int>("select count(*) from import_batch where applied_act is not null"));
        Assert.All(await Task.WhenAll(notes.Select(telling.AcknowledgedAsync)), a => Assert.NotEmpty(a)); // each of them did something
    }
}
