using System.Net;
using AngleSharp.Html.Dom;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>Forms and numbers of others: what somebody may not open he cannot send either, and an address with another number leads nowhere. Nothing is written by any of it.</summary>
public sealed class ForeignFormTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly string[] Strange = ["0", "-1", "9223372036854775807", "9223372036854775808", "abc", "1%00", "%27"];

    private sealed record Sent(AccessRow Row, string Actor, string Action, string Name, IReadOnlyList<KeyValuePair<string, string>> Fields, bool Multipart);

    [Fact]
    public async Task A_form_is_refused_from_whoever_may_not_open_its_page_and_from_everybody_without_its_token()
    {
        var forms = await FormsAsync();
        Assert.True(forms.Count > 40, $"{forms.Count} forms");
        var (before, wrong) = (await RowsAsync(), new List<string>());
        var tokens = await TokensAsync();
        foreach (var form in forms)
        {
            await CheckAsync(form.Actor, "no token", form, form.Fields.Where(f => f.Key != "_f"), [400]);
            for (var i = 0; i < AccessWorld.Actors.Length; i++)
            {
                var actor = AccessWorld.Actors[i];
                if (form.Row.Expected[i] is "403" or "404") await CheckAsync(actor, "own token", form, [.. form.Fields.Where(f => f.Key != "_f"), new("_f", tokens[actor])], [403, 404]);
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await RowsAsync());

        async Task CheckAsync(string actor, string how, Sent form, IEnumerable<KeyValuePair<string, string>> fields, int[] expected)
        {
            if (await PostAsync(actor, form.Action, fields, form.Multipart) is var got && !expected.Contains((int)got)) wrong.Add($"{actor} sends “{form.Name}” of {form.Row.Address} with {how}: {(int)got}");
        }
    }

    [Fact]
    public async Task No_number_in_an_address_opens_more_than_what_it_stands_for_and_none_brings_the_program_down()
    {
        var (before, wrong, tried) = (await RowsAsync(), new List<string>(), 0);
        foreach (var row in AccessRow.Table.Where(r => !r.IsPost && r.Address.Contains('{', StringComparison.Ordinal)).DistinctBy(r => r.Endpoint))
        {
            var actor = AccessWorld.Actors.Zip(row.Expected).LastOrDefault(e => e.Second == "200").First ?? "board";
            foreach (var (name, _) in world.Ids.Where(i => row.Address.Contains($"{{{i.Key}}}", StringComparison.Ordinal)))
                foreach (var id in Strange)
                {
                    tried++;
                    using var answer = await world.As(actor).RawAsync(new HttpRequestMessage(HttpMethod.Get, row.With(new Dictionary<string, string>(world.Ids) { [name] = id })));
                    if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)) wrong.Add($"{actor} at {row.Address} with {id} for {name}: {(int)answer.StatusCode}");
                }
        }
        Assert.True(tried > 300, $"{tried}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await RowsAsync());
    }

    /// <summary>Every form that anybody of the table is shown at an address of the table, once.</summary>
    private async Task<List<Sent>> FormsAsync()
    {
        var forms = new Dictionary<(string, string), Sent>();
        foreach (var row in AccessRow.Table.Where(r => !r.IsPost && r.Expected.Any(e => e is "403" or "404")))
            foreach (var (actor, _) in AccessWorld.Actors.Zip(row.Expected).Where(e => e.Second == "200"))
            {
                var page = await world.As(actor).GetAsync(row.With(world.Ids));
                foreach (var form in page.Html.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
                {
                    var fields = form.Elements.Select(Field).OfType<KeyValuePair<string, string>>().ToList();
                    var name = fields.FirstOrDefault(f => f.Key == "_handler").Value ?? form.GetAttribute("action") ?? "";
                    forms.TryAdd((row.Address, name), new Sent(row, actor, form.GetAttribute("action") is { Length: > 0 } to ? to : page.Path, name, fields, form.Enctype == "multipart/form-data"));
                }
            }
        return [.. forms.Values];
    }

    private static KeyValuePair<string, string>? Field(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("file" or "submit") => new(name, input.Value is { Length: > 0 } value ? value : "1"),
        IHtmlTextAreaElement { Name: { Length: > 0 } name } => new(name, "Chữ của người khác."),
        IHtmlSelectElement { Name: { Length: > 0 } name } select => new(name, select.Options is { Length: > 0 } options ? options[options.Length - 1].Value : ""),
        _ => null,
    };

    private async Task<HttpStatusCode> PostAsync(string actor, string action, IEnumerable<KeyValuePair<string, string>> fields, bool multipart)
    {
        using HttpContent content = multipart ? Parts(fields) : new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        using var answer = await world.As(actor).RawAsync(request);
        return answer.StatusCode;
    }

    private static MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        return parts;
    }

    private async Task<Dictionary<string, string>> TokensAsync()
    {
        var tokens = new Dictionary<string, string>();
        foreach (var actor in AccessWorld.Actors) tokens[actor] = (await world.As(actor).GetAsync(actor == "stranger" ? Links.SignIn : Links.Account)).Html.QuerySelector("input[name=_f]")!.GetAttribute("value")!;
        return tokens;
    }

    /// <summary>How many rows each table holds.</summary>
    private Task<string> RowsAsync() => world.Meeting.OneAsync<string>("select string_agg(tablename || ' ' || ((xpath('/row/c/text()', query_to_xml(format('select count(*) c from %I', tablename), false, true, '')))[1]::text), E'\\n' order by tablename) from pg_tables where schemaname = 'public'");
}
