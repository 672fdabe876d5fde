using System.Globalization;
using System.Net;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>Every page × everybody: what access.txt says, and no address that it does not know.</summary>
public sealed class AccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public void Every_address_that_the_program_answers_has_its_line_in_the_table()
    {
        var known = AccessRow.Table.Select(r => r.Endpoint).ToHashSet();
        var missing = world.Endpoints.Where(e => !known.Contains(e)).ToList();
        Assert.True(missing.Count == 0, "Not in access.txt:\n" + string.Join('\n', missing));
        var gone = known.Where(k => !world.Endpoints.Contains(k)).ToList();
        Assert.True(gone.Count == 0, "In access.txt, and no address of ours:\n" + string.Join('\n', gone));
    }

    [Fact]
    public async Task Everybody_gets_at_every_address_what_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var row in AccessRow.Table)
        {
            var got = new List<string>();
            foreach (var actor in AccessWorld.Actors) got.Add(await StatusAsync(actor, row));
            if (!got.SequenceEqual(row.Expected)) wrong.Add($"# {row.Endpoint}\n{row.Line(got)}\n{(row.Expected.Count == 0 ? "" : "expected " + string.Join(' ', row.Expected))}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<string> StatusAsync(string actor, AccessRow row)
    {
        using var request = new HttpRequestMessage(row.IsPost ? HttpMethod.Post : HttpMethod.Get, row.With(world.Ids));
        if (row.IsPost) request.Content = new FormUrlEncodedContent([new("x", "1")]);
        using var answer = await world.As(actor).RawAsync(request);
        if (answer.StatusCode == HttpStatusCode.OK && answer.RequestMessage!.RequestUri!.AbsolutePath == Links.SignIn && row.Address != Links.SignIn) return "door";
        return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
    }
}
