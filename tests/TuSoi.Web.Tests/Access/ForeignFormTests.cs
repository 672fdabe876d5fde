using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>Forms and numbers of others: what somebody may not open he cannot send either, no number of another opens or changes anything, and nothing is taken without the token of a page of ours. Nothing is written by any of it.</summary>
[Collection(nameof(AccessWorld))]
public sealed partial class ForeignFormTests(AccessWorld world)
{
    private static readonly int[] Refused = [403, 404, 422];

    /// <param name="Fields">Without the token.</param>
    private sealed record Form(AccessRow Row, string Actor, string Action, string Name, IReadOnlyList<KeyValuePair<string, string>> Fields);

    // one of each sort: above, beside, below, of the past, of another trade
    private static readonly string[] Few = ["elsewh", "ended", "neigh", "base", "tech"];

    [Fact]
    public Task A_form_is_refused_from_whoever_may_not_open_its_page() => RefusedFromAsync(AccessTable.Core, Few);

    [Fact, Trait("Length", "long")]
    public Task A_form_is_refused_from_everybody_of_the_table_who_may_not_open_its_page() => RefusedFromAsync(AccessTable.Rows, AccessTable.Actors);

    private async Task RefusedFromAsync(IReadOnlyList<AccessRow> rows, IReadOnlyList<string> actors)
    {
        var forms = await FormsAsync(rows, AccessTable.Actors, 1);
        Assert.True(forms.Count > 40, $"{forms.Count} forms");
        await NothingIsTakenAsync(from form in forms
                                  from actor in AccessTable.Actors.Zip(form.Row.Expected).Where(e => e.Second is "403" or "404" && actors.Contains(e.First)).Select(e => e.First)
                                  select (actor, $"{actor} sends “{form.Name}” of {form.Row.Address}", form.Action, form.Fields));
    }

    [Fact]
    public async Task A_form_of_ones_own_with_numbers_of_others_is_refused()
    {
        var strange = await world.ForeignAsync();
        string Other(string text) => Numbers().Replace(text, m => strange.GetValueOrDefault(m.Value, m.Value));
        var sent = new List<(string, string, string, IReadOnlyList<KeyValuePair<string, string>>)>();
        foreach (var form in await FormsAsync(AccessTable.Core, ["member", "secr", "teller"], 3))
        {
            // what was typed for one's own people sent for others, at one's own address; one's own sent to the address of others; all of it of others
            var (fields, action) = (form.Fields.Select(f => new KeyValuePair<string, string>(Other(f.Key), Other(f.Value))).ToList(), Other(form.Action));
            var says = $"{form.Actor} sends “{form.Name}” of {form.Row.Address} with numbers of others in";
            if (!fields.SequenceEqual(form.Fields)) sent.Add((form.Actor, $"{says} its fields", form.Action, fields));
            if (action == form.Action) continue;
            sent.Add((form.Actor, $"{says} its address", action, form.Fields));
            sent.Add((form.Actor, $"{says} both", action, fields));
        }
        Assert.True(sent.Count > 40, $"{sent.Count} sendings");
        await NothingIsTakenAsync(sent);
    }

    [Fact]
    public async Task Nothing_is_taken_without_the_token_of_a_page_of_ours_and_a_page_of_ours_says_so()
    {
        var (before, wrong, tried) = (await RowsAsync(), new List<string>(), 0);
        var asked = world.Office.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != false && e.Metadata.GetMetadata<IAntiforgeryMetadata>() is not null || e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"]).Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").ToHashSet();
        using var secretary = new Posting(world.Office.Url, world.As("secr"));
        foreach (var row in AccessTable.Rows.Where(r => asked.Contains(r.Endpoint.Split(' ')[1])).DistinctBy(r => r.Endpoint))
            foreach (var content in new Func<HttpContent?>[] { () => new FormUrlEncodedContent([new("_handler", "gui"), new("x", "1")]), () => new FormUrlEncodedContent([new("_f", "CfDJ8"), new("x", "1")]), () => new StringContent("{\"x\":1}", System.Text.Encoding.UTF8, "text/plain"), () => null })
            {
                tried++;
                using var answer = await secretary.SendAsync(row.With(world.Ids), content());
                var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
                if (answer.StatusCode != HttpStatusCode.BadRequest || page.QuerySelector("main h1")?.TextContent.Trim() != "Yêu cầu không hợp lệ") wrong.Add($"{row.Endpoint}: {(int)answer.StatusCode} {page.QuerySelector("h1")?.TextContent}");
            }
        Assert.True(tried > 4 * 70, $"{tried}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await RowsAsync());
    }

    private async Task NothingIsTakenAsync(IEnumerable<(string Actor, string Says, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)> sendings)
    {
        var (before, wrong) = (await RowsAsync(), new ConcurrentBag<string>());
        await Parallel.ForEachAsync(sendings.GroupBy(s => s.Actor), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (of, _) =>
        {
            using var posting = new Posting(world.Office.Url, world.As(of.Key));
            var token = await posting.TokenAsync();
            foreach (var (_, says, action, fields) in of)
                if (await posting.StatusAsync(action, new FormUrlEncodedContent([.. fields, new("_f", token)])) is var got && !Refused.Contains((int)got)) wrong.Add($"{says}: {(int)got}");
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        Assert.Equal(before, await RowsAsync());
    }

    /// <summary>Every form that one of these is shown at an address of the table.</summary>
    /// <param name="most">How many of them look at an address.</param>
    private async Task<List<Form>> FormsAsync(IReadOnlyList<AccessRow> rows, IReadOnlyList<string> actors, int most)
    {
        var forms = new Dictionary<(string, string, string), Form>();
        foreach (var row in rows.Where(r => !r.IsPost && r.Expected.Any(e => e is "403" or "404")))
            foreach (var actor in AccessTable.Actors.Zip(row.Expected).Where(e => e.Second == "200" && actors.Contains(e.First)).Select(e => e.First).Take(most))
            {
                var page = await world.As(actor).GetAsync(row.With(world.Ids));
                foreach (var form in page.Html.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
                {
                    var fields = form.Elements.Select(Field).OfType<KeyValuePair<string, string>>().Where(f => f.Key != "_f").ToList();
                    var name = fields.FirstOrDefault(f => f.Key == "_handler").Value ?? form.GetAttribute("action") ?? "";
                    forms.TryAdd((row.Address, name, most == 1 ? "" : actor), new Form(row, actor, form.GetAttribute("action") is { Length: > 0 } to ? to : page.Path, name, fields));
                }
            }
        return [.. forms.Values];
    }

    private static KeyValuePair<string, string>? Field(IElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("file" or "submit") => new(name, input.Value is { Length: > 0 } value ? value : "1"),
        IHtmlTextAreaElement { Name: { Length: > 0 } name } => new(name, "Chữ của người khác."),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => new(name, select.Options is { Length: > 0 } options ? options[options.Length - 1].Value : ""),
        _ => null,
    };

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    /// <summary>How many rows each table holds.</summary>
    private Task<string> RowsAsync() => world.Meeting.OneAsync<string>("select string_agg(tablename || ' ' || ((xpath('/row/c/text()', query_to_xml(format('select count(*) c from %I', tablename), false, true, '')))[1]::text), E'\\n' order by tablename) from pg_tables where schemaname = 'public'");
}
