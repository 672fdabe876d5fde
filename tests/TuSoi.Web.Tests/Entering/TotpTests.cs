using System.Net;
using TuSoi.Tests.Database;
using TuSoi.Web.Entering;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class TotpTests(Databases databases)
{
    // RFC 6238, appendix B, the last six of eight digits
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_by_time_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    [Fact]
    public async Task Somebody_switches_codes_by_time_on_with_one_of_them_and_from_then_on_is_asked_for_one_that_is_taken_once_or_for_a_spare_one()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync((await office.MembersAsync(await office.CellAsync()))[0]);
        using var owner = Person.Stranger(office.Url);
        await owner.EnterAsync(code, Desks.Password);
        var password = new Dictionary<string, string?> { ["mk"] = Desks.Password };
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(Links.TotpPicture)).Status);
        Assert.Equal("password.wrong", (await owner.SendAsync(await owner.GetAsync(Links.Totp), "chuan-bi", new Dictionary<string, string?> { ["mk"] = "sai" })).Code);
        var scan = await owner.SendAsync(await owner.GetAsync(Links.Totp), "chuan-bi", password);
        var key = scan.Html.QuerySelector(".ts-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using (var picture = await owner.RawAsync(new HttpRequestMessage(HttpMethod.Get, Links.TotpPicture)))
            Assert.Equal(("image/svg+xml", true), (picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.NoStore));
        Assert.DoesNotContain(key, await office.AskAsync<string>("select string_agg(totp_key, '') from account"), StringComparison.Ordinal);
        Assert.Equal("totp.differs", (await owner.SendAsync(scan, "bat", new Dictionary<string, string?> { ["ma"] = "000000" })).Code);
        var slip = await owner.SendAsync(scan, "bat", new Dictionary<string, string?> { ["ma"] = Totp.Code(key, Step - 1) });
        Assert.Equal("Mã dự phòng", slip.Heading);
        var spare = slip.Html.QuerySelectorAll(".ts-secrets .ts-secret").Select(c => c.TextContent).ToList();
        Assert.Equal(10, spare.Distinct().Count());

        using var again = Person.Stranger(office.Url);
        var asks = await again.EnterAsync(code, Desks.Password, "/dang-nhap?ve=%2Ftai-khoan");
        Assert.Equal("Nhập mã xác thực", asks.Heading);
        Assert.Equal("Đăng nhập", (await again.GetAsync("/")).Heading); // the password alone lets nobody in
        Assert.Equal("totp.failed", (await again.SendAsync(asks, "ma", new Dictionary<string, string?> { ["ma"] = Totp.Code(key, Step - 1) })).Code); // used when it was switched on
        Assert.Equal(Links.Account, (await again.SendAsync(asks, "ma", new Dictionary<string, string?> { ["ma"] = Totp.Code(key, Step + 1) })).Path);
        foreach (var (typed, heading) in new[] { (spare[0].ToLowerInvariant(), "Việc của tôi"), (spare[0], "Nhập mã xác thực"), (spare[1], "Việc của tôi") })
        {
            using var lost = Person.Stranger(office.Url);
            Assert.Equal(heading, (await lost.SendAsync(await lost.EnterAsync(code, Desks.Password), "ma", new Dictionary<string, string?> { ["ma"] = typed })).Heading);
        }
        Assert.Equal("password.wrong", (await again.SendAsync(await again.GetAsync(Links.Totp), "tat", new Dictionary<string, string?> { ["mk"] = "sai" })).Code);
        Assert.Equal(Links.Account, (await again.SendAsync(await again.GetAsync(Links.Totp), "tat", password)).Path);
        using var plain = Person.Stranger(office.Url);
        Assert.Equal("Việc của tôi", (await plain.EnterAsync(code, Desks.Password)).Heading);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_with_wrong_passwords_and_the_password_does_not_start_the_count_again()
    {
        await using var office = await Office.OpenAsync(databases);
        var code = await office.AccountAsync((await office.MembersAsync(await office.CellAsync()))[0]);
        using var owner = Person.Stranger(office.Url);
        await owner.EnterAsync(code, Desks.Password);
        var scan = await owner.SendAsync(await owner.GetAsync(Links.Totp), "chuan-bi", new Dictionary<string, string?> { ["mk"] = Desks.Password });
        var key = scan.Html.QuerySelector(".ts-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await owner.SendAsync(scan, "bat", new Dictionary<string, string?> { ["ma"] = Totp.Code(key, Step - 1) });
        using var thief = Person.Stranger(office.Url);
        for (var i = 0; i < 2; i++) Assert.Equal("totp.failed", (await thief.SendAsync(await thief.EnterAsync(code, Desks.Password), "ma", new Dictionary<string, string?> { ["ma"] = "123 456" })).Code);
        Assert.Equal("totp.failed", (await thief.SendAsync(await thief.EnterAsync(code, Desks.Password), "ma", new Dictionary<string, string?> { ["ma"] = Totp.Code(key, Step) })).Code);
    }

    private static long Step => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
}
