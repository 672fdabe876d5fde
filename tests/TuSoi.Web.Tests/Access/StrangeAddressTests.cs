using System.Net;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>Addresses that no page of ours leads to: there is nothing there, it is said on a page of ours, and nothing breaks.</summary>
[Collection(nameof(AccessWorld))]
public sealed class StrangeAddressTests(AccessWorld world)
{
    private static readonly string[] Strange = ["0", "-1", "99999999999999999999", "1e3", "0x1F", "%00", "..%2F..", "khong-co", "%F0%9F%98%80"];

    [Fact]
    public Task In_place_of_each_word_of_an_address() => CheckAsync(AccessTable.Rows.GroupBy(r => r.Endpoint).Select(g => g.First()), "secr");

    [Fact, Trait("Length", "long")]
    public Task In_place_of_each_word_of_every_address() => CheckAsync(AccessTable.Rows, "secr", "board");

    // Those who see the most of the table; a form is sent with its token, so that it reaches its page.
    private async Task CheckAsync(IEnumerable<AccessRow> rows, params string[] actors)
    {
        var wrong = new List<string>();
        foreach (var actor in actors)
        {
            using var posting = new Posting(world.Office.Url, world.As(actor));
            foreach (var row in rows)
                foreach (var place in Places(row))
                    foreach (var strange in Strange)
                    {
                        string[] parts = row.Address.Split('?')[0].Split('/');
                        parts[place] = strange;
                        var address = (row with { Address = string.Join('/', parts) }).With(world.Ids);
                        using var answer = row.IsPost ? await posting.SendAsync(address, new FormUrlEncodedContent([new("_f", await posting.TokenAsync())])) : await world.As(actor).RawAsync(new HttpRequestMessage(HttpMethod.Get, address));
                        // a NUL in a path is turned away by the server itself
                        if (strange == "%00" ? answer.StatusCode != HttpStatusCode.BadRequest
                            : answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden) || !(await answer.Content.ReadAsStringAsync()).Contains($"http.{(int)answer.StatusCode}", StringComparison.Ordinal))
                            wrong.Add($"{actor} {row.Endpoint}: {address} {(int)answer.StatusCode}");
                    }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // where the endpoint's pattern has something in braces; the pages that tell of failures are themselves there for any number
    private static IEnumerable<int> Places(AccessRow row) => row.Endpoint.Contains("/loi/", StringComparison.Ordinal) ? [] : row.Endpoint.Split(' ')[1].Split('/').Index().Where(p => p.Item.StartsWith('{')).Select(p => p.Index);
}
