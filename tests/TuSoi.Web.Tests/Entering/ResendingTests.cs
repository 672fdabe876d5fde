using System.Net;
using TuSoi.Tests.Database;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class ResendingTests(Databases databases)
{
    [Fact]
    public async Task A_form_that_comes_when_the_session_is_over_is_kept_and_goes_through_after_signing_in()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = await office.CellAsync();
        var secretary = office.Cycle.Holder(cell, "secretary");
        var owner = (await office.MembersAsync(cell))[0];
        await office.AccountAsync(owner);
        var code = await office.AccountAsync(secretary);
        using var here = Person.Stranger(office.Url);
        await here.EnterAsync(code, Desks.Password);
        var form = await here.GetAsync(Links.ProposeReset(owner));
        await EndSessionAsync(office, secretary);
        var why = "Quên mật khẩu;\nđã báo trực tiếp “tại buổi họp” <b>hôm qua</b>";
        var kept = await here.SendAsync(form, "de-nghi", new Dictionary<string, string?> { ["ly-do"] = why, ["ca-khoa"] = "1" });
        Assert.Equal((HttpStatusCode.Unauthorized, "Hãy đăng nhập lại rồi gửi"), (kept.Status, kept.Heading));
        Assert.Equal(why, kept.Html.QuerySelector("textarea[name=ly-do]")!.TextContent);
        Assert.Equal(0L, await office.AskAsync<long>("select count(*) from account_reset"));

        // still nobody: the same page again, nothing lost
        kept = await here.SendAsync(kept, ".ts-gap");
        Assert.Equal(HttpStatusCode.Unauthorized, kept.Status);
        await here.EnterAsync(code, Desks.Password);
        Assert.Equal("Nửa mã thứ nhất", (await here.SendAsync(kept, ".ts-gap")).Heading);
        Assert.True(await office.AskAsync<bool>("select all_keys and why like 'Quên%hôm qua%' from account_reset"));
    }

    [Fact]
    public async Task What_one_person_typed_is_not_sent_by_another_nor_what_another_site_sends()
    {
        await using var office = await Office.OpenAsync(databases);
        var cell = await office.CellAsync();
        var (secretary, owner) = (office.Cycle.Holder(cell, "secretary"), (await office.MembersAsync(cell))[0]);
        var code = await office.AccountAsync(owner);
        var first = await office.AccountAsync(secretary);
        using var here = Person.Stranger(office.Url);
        await here.EnterAsync(first, Desks.Password);
        var form = await here.GetAsync(Links.ProposeReset(owner));
        await EndSessionAsync(office, secretary);
        var kept = await here.SendAsync(form, "de-nghi", new Dictionary<string, string?> { ["ly-do"] = "Quên" });
        await here.EnterAsync(code, Desks.Password);
        var refused = await here.SendAsync(kept, ".ts-gap");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("do người khác nhập", refused.Text, StringComparison.Ordinal);

        using var stranger = Person.Stranger(office.Url);
        var forged = new HttpRequestMessage(HttpMethod.Post, Links.ProposeReset(owner)) { Content = new FormUrlEncodedContent([new("ly-do", "lời của kẻ khác"), new("_handler", "de-nghi")]) };
        forged.Headers.Add("Origin", "https://ke-gian.example");
        using var answer = await stranger.RawAsync(forged);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("lời của kẻ khác", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_not_written_on_the_page_and_files_are_to_be_chosen_again()
    {
        await using var office = await Office.OpenAsync(databases);
        using var stranger = Person.Stranger(office.Url);
        using var content = new MultipartFormDataContent { { new StringContent("bí mật"), "mk" }, { new StringContent("doi"), "_handler" }, { new ByteArrayContent([1, 2, 3]), "tep", "Biên bản số 1.docx" } };
        using var answer = await stranger.RawAsync(new HttpRequestMessage(HttpMethod.Post, Links.ChangePassword) { Content = content });
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("bí mật", page, StringComparison.Ordinal);
        Assert.Contains("Chọn lại tệp: Biên bản số 1.docx", page, StringComparison.Ordinal);
        Assert.Contains("multipart/form-data", page, StringComparison.Ordinal);
    }

    // the account has changed elsewhere
    private static async Task EndSessionAsync(Office office, long person)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var end = new Npgsql.NpgsqlCommand("update account set stamp = stamp || '.' where person = $1", owner) { Parameters = { new() { Value = person } } };
        await end.ExecuteNonQueryAsync();
    }
}
