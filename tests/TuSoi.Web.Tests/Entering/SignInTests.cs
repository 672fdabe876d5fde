using System.Net;
using TuSoi.Tests.Database;
using TuSoi.Web.Entering;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class SignInTests(Databases databases)
{
    [Fact]
    public async Task Somebody_comes_in_by_code_or_by_a_name_that_nobody_else_has_without_marks_and_in_any_case_and_by_nothing_else()
    {
        await using var office = await Office.OpenAsync(databases);
        var members = await office.MembersAsync(await office.CellAsync());
        var code = await office.AccountAsync(members[0]);
        var name = await office.NameAsync(members[0]);
        foreach (var login in new[] { code, $"  {code.ToLowerInvariant()} ", Plain(name), name.ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD) })
        {
            using var person = Person.Stranger(office.Url);
            Assert.Equal("Việc của tôi", (await person.EnterAsync(login, Desks.Password.Normalize(System.Text.NormalizationForm.FormD))).Heading);
        }

        // unknown, wrong, without an account: one answer
        using var stranger = Person.Stranger(office.Url);
        foreach (var (login, secret) in new[] { (code, "sai hoàn toàn rồi"), ("KHONG-CO", Desks.Password), (await office.CodeAsync(members[1]), Desks.Password), ("", ""), (code, "2345-6789-ABCD-EFGH"), ("KHONG-CO", "2345-6789-ABCD-EFGH") })
        {
            var page = await stranger.EnterAsync(login, secret);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "signin.failed"), (page.Status, page.Code));
            Assert.Equal(login, page.Html.QuerySelector("#ten")!.GetAttribute("value") ?? "");
            Assert.DoesNotContain("value", page.Html.QuerySelector("#mk")!.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_two_accounts_share_opens_neither()
    {
        await using var office = await Office.OpenAsync(databases);
        var members = await office.MembersAsync(await office.CellAsync());
        foreach (var one in members.Take(2)) await office.AccountAsync(one);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var same = new Npgsql.NpgsqlCommand("update person set name = 'Trần Thị Ánh' where id = any($1)", owner) { Parameters = { new() { Value = members[..2] } } }) await same.ExecuteNonQueryAsync();
        using var person = Person.Stranger(office.Url);
        Assert.Equal("signin.failed", (await person.EnterAsync("tran thi anh", Desks.Password)).Code);
    }

    [Fact]
    public async Task Many_tries_at_once_compare_no_more_secrets_than_one_after_the_other_and_the_lock_ends_by_itself()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync((await office.MembersAsync(await office.CellAsync()))[0]);
        var signIns = new SignIns(office.Cycle.Store, office.Cycle.Clock);
        // the right password comes last: had any more than five been compared, it would be let in
        var tries = Enumerable.Range(0, 12).Select(i => signIns.TryAsync(code, $"sai lần thứ {i}", default)).ToList();
        await Task.WhenAll(tries);
        Assert.Equal(Tried.Refused, (await signIns.TryAsync(code, Desks.Password, default)).What);
        Assert.Equal(0, await office.AskAsync<int>("select failed from account where locked_until is not null"));
        using var person = Person.Stranger(office.Url);
        Assert.Equal("signin.failed", (await person.EnterAsync(code, Desks.Password)).Code);
        office.Cycle.Clock.Now += SignIns.Held + TimeSpan.FromSeconds(1);
        Assert.Equal("Việc của tôi", (await person.EnterAsync(code, Desks.Password)).Heading);
    }

    [Fact]
    public async Task A_storm_from_one_address_is_asked_to_come_back_and_another_address_is_let_in()
    {
        await using var office = await Office.OpenAsync(databases);
        using var person = Person.Stranger(office.Url);
        var answers = await Task.WhenAll(Enumerable.Range(0, Burst + 40).Select(_ => TryFromAsync(person, "203.0.113.7")));
        var turnedAway = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(turnedAway);
        Assert.True(turnedAway[0].Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("Quá nhiều lần", await turnedAway[0].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await TryFromAsync(person, "203.0.113.8")).StatusCode);
    }

    [Fact]
    public async Task Where_somebody_wanted_to_go_is_ours_or_home()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync(office.Cycle.Board);
        using var person = Person.Stranger(office.Url);
        Assert.Equal("/dang-nhap?ve=%2Ftai-khoan", (await person.GetAsync(Links.Account)).Path);
        Assert.Equal(Links.Account, (await person.EnterAsync(code, Desks.Password, "/dang-nhap?ve=%2Ftai-khoan")).Path);
        foreach (var away in new[] { "https://ke-gian.example/", "//ke-gian.example", "/\\ke-gian.example", "/\t/ke-gian.example", "javascript:alert(1)" })
        {
            using var other = Person.Stranger(office.Url);
            Assert.Equal("/", (await other.EnterAsync(code, Desks.Password, $"/dang-nhap?ve={Uri.EscapeDataString(away)}")).Path);
        }
    }

    private const int Burst = 60;

    private static Task<HttpResponseMessage> TryFromAsync(Person person, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Links.SignIn) { Content = new FormUrlEncodedContent([new("ten", "x"), new("mk", "y")]) };
        request.Headers.Add("X-Forwarded-For", address);
        return person.RawAsync(request);
    }

    private static string Plain(string name) => new([.. name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark).Select(c => c == 'đ' ? 'd' : c)]);
}
