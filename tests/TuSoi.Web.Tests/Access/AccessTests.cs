using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>Every page × everybody: what access.txt says, and no address that it does not know.</summary>
[Collection(nameof(AccessWorld))]
public sealed class AccessTests(AccessWorld world)
{
    [Fact]
    public void Every_address_that_the_program_answers_has_its_line_in_the_table()
    {
        var known = AccessTable.Rows.Select(r => r.Endpoint).ToHashSet();
        var answered = world.Office.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => $"{(e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"] ? "POST" : "GET")} /{e.RoutePattern.RawText!.TrimStart('/')}").ToHashSet();
        Assert.Equal([], answered.Except(known));
        Assert.Equal([], known.Except(answered));
    }

    [Fact]
    public Task Everybody_gets_at_every_endpoint_what_the_table_says() => CheckAsync(AccessTable.Core);

    [Fact, Trait("Length", "long")]
    public Task Everybody_gets_at_every_address_what_the_table_says() => CheckAsync(AccessTable.Rows);

    private async Task CheckAsync(IReadOnlyList<AccessRow> rows)
    {
        var got = new ConcurrentDictionary<(string Actor, AccessRow Row), string>();
        // each reads one page after the other, as people do
        await Parallel.ForEachAsync(AccessTable.Actors, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (actor, _) =>
        {
            foreach (var row in rows) got[(actor, row)] = await StatusAsync(actor, row);
        });
        var wrong = rows.Where(row => !row.Expected.SequenceEqual(AccessTable.Actors.Select(a => got[(a, row)]))).Select(row => $"{row.Endpoint}\n{row.Line(AccessTable.Actors.Select(a => got[(a, row)]))}\n{(row.Expected.Count == 0 ? "" : row.Line(row.Expected) + " (expected)")}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // what stands after the question mark is sent as fields too
    private static IEnumerable<KeyValuePair<string, string>> Fields(string address) => address.Split('?') is [_, var query] ? query.Split('&').Select(f => f.Split('=')).Select(f => new KeyValuePair<string, string>(f[0], f[1])) : [];

    private async Task<string> StatusAsync(string actor, AccessRow row)
    {
        var address = row.With(world.Ids);
        if (row.IsPost)
        {
            using var posting = new Posting(world.Office.Url, world.As(actor));
            return ((int)await posting.StatusAsync(address, new FormUrlEncodedContent([new("_f", await posting.TokenAsync()), .. Fields(address)]))).ToString(CultureInfo.InvariantCulture);
        }
        using var answer = await world.As(actor).RawAsync(new HttpRequestMessage(HttpMethod.Get, address));
        return answer is { StatusCode: HttpStatusCode.OK } && answer.RequestMessage!.RequestUri!.AbsolutePath == Links.SignIn && row.Address != Links.SignIn ? "door" : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
    }
}
