using System.Diagnostics;
using System.Net;
using TuSoi.Database;
using TuSoi.Tests.Database;
using TuSoi.Tests.Ranking;
using TuSoi.Web.Hosting;
using Xunit;

namespace TuSoi.Web.Tests.Entering;

public sealed class HostingTests(Databases databases)
{
    [Fact]
    public async Task Pages_carry_a_strict_policy_are_not_kept_and_cookies_are_not_for_scripts()
    {
        await using var office = await Office.OpenAsync(databases);
        using var person = await office.AsAsync(office.Cycle.Board);
        using var answer = await person.RawAsync(new HttpRequestMessage(HttpMethod.Get, "/"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.All(person.Cookies(office.Url).Where(c => c.Name is "tusoi" or "tusoi-f"), c => Assert.True(c.HttpOnly));
        Assert.Contains(person.Cookies(office.Url), c => c.Name == "tusoi");

        // behind a server that speaks TLS on this machine, cookies are for TLS alone
        using var stranger = Person.Stranger(office.Url);
        using var fresh = await stranger.RawAsync(Behind(HttpMethod.Get, Links.SignIn, "X-Forwarded-Proto", "https"));
        Assert.All(fresh.Headers.GetValues("Set-Cookie"), c => Assert.Matches("(?i)secure.*samesite=(strict|lax)", c));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_a_page_of_ours()
    {
        await using var office = await Office.OpenAsync(databases);
        using var person = await office.AsAsync(office.Cycle.Board);
        foreach (var path in new[] { Links.ChangePassword, Links.SignOut, Links.SignIn })
        {
            using var answer = await person.RawAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("_handler", "doi"), new("mk", "x")]) });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Yêu cầu không hợp lệ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_click_lets_somebody_in_only_where_the_database_is_marked()
    {
        await using var office = await Office.OpenAsync(databases);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var unmark = new Npgsql.NpgsqlCommand("delete from installation", owner)) await unmark.ExecuteNonQueryAsync();
        await using var site = await Office.ServeAsync(office.Cycle.Store, office.Cycle.Clock);
        using var stranger = Person.Stranger(site.Url);
        var door = await stranger.GetAsync(Links.SignIn);
        Assert.Empty(door.Html.QuerySelectorAll("li.ts-demo"));
        var token = door.Html.QuerySelector("input[name=_f]")!.GetAttribute("value")!;
        using var answer = await stranger.RawAsync(new HttpRequestMessage(HttpMethod.Post, Links.DemoSignIn) { Content = new FormUrlEncodedContent([new("_f", token), new("nguoi", $"{office.Cycle.Board}")]) });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Đăng nhập", (await stranger.GetAsync("/")).Heading);
    }

    [Fact]
    public async Task A_demo_serves_this_machine_only_and_takes_no_database_with_data()
    {
        await using var office = await Office.OpenAsync(databases);
        foreach (var (urls, demo) in new[] { ("http://0.0.0.0:0", true), ("http://0.0.0.0:0", false), ("http://127.0.0.1:0;http://192.0.2.1:80", false) })
            Assert.Equal("demo.address", (await Assert.ThrowsAsync<StoreRefused>(() => Site.BuildAsync(new SiteOptions { Home = Repository.Folder, Store = office.Cycle.Store, Urls = urls, Demo = demo, Quiet = true }))).Code);
        await using (var owner = await office.Cycle.Store.OpenOwnerAsync())
        await using (var unmark = new Npgsql.NpgsqlCommand("delete from installation", owner)) await unmark.ExecuteNonQueryAsync();
        Assert.Equal("demo.unmarked", (await Assert.ThrowsAsync<StoreRefused>(() => Site.BuildAsync(new SiteOptions { Home = Repository.Folder, Store = office.Cycle.Store, Demo = true, Quiet = true }))).Code);
        Assert.Equal("demo.used", (await Assert.ThrowsAsync<StoreRefused>(() => Installation.MarkDemoAsync(office.Cycle.Store))).Code);
    }

    [Fact]
    public async Task No_address_comes_from_the_environment_behind_the_check()
    {
        const string Setting = "Kestrel__Endpoints__Elsewhere__Url";
        await using var office = await Office.OpenAsync(databases);
        Environment.SetEnvironmentVariable(Setting, "http://127.0.0.2:0");
        try
        {
            await using var site = await Office.ServeAsync(office.Cycle.Store, office.Cycle.Clock);
            Assert.StartsWith("http://127.0.0.1:", site.Url, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Setting, null);
        }
    }

    [Fact]
    public async Task Health_tells_life_from_readiness_and_measurements_are_for_this_machine_or_for_who_shows_the_token()
    {
        await using var office = await Office.OpenAsync(databases);
        using var stranger = Person.Stranger(office.Url);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/metrics"));
        foreach (var header in new[] { "X-Forwarded-For", "Forwarded" })
        {
            using var answer = await stranger.RawAsync(Behind(HttpMethod.Get, "/metrics", header, "192.0.2.9"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        await using (var guarded = await Site.BuildAsync(new SiteOptions { Home = Repository.Folder, Store = office.Cycle.Store, MetricsToken = "dài-và-ngẫu-nhiên", Quiet = true }))
        {
            await guarded.StartAsync();
            using var monitor = Person.Stranger(guarded.Url);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(monitor, "/metrics"));
        }
        await office.Cycle.Store.Web.DisposeAsync(); // the database is gone
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(stranger, "/health/ready"));
    }

    [Fact]
    public async Task Measurements_are_read_while_new_ones_appear()
    {
        await using var office = await Office.OpenAsync(databases);
        using var stranger = Person.Stranger(office.Url);
        using var meter = new System.Diagnostics.Metrics.Meter("Npgsql");
        using var enough = new CancellationTokenSource();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/metrics"));
        var growing = Task.Run(() => { for (var i = 0; i < 50_000 && !enough.IsCancellationRequested; i++) meter.CreateCounter<long>($"new.{i}").Add(1); });
        for (var i = 0; i < 40; i++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, "/metrics"));
        await enough.CancelAsync();
        await growing;
    }

    [Fact]
    public async Task Lines_of_the_program_are_json_and_hold_no_name_no_password_and_no_parameter()
    {
        var home = Directory.CreateTempSubdirectory("tusoi-nhat-ky-").FullName;
        var store = await databases.FreshAsync();
        var web = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Directory.CreateSymbolicLink(Path.Combine(home, "packs"), Path.Combine(Repository.Folder, "packs"));
        var cluster = await databases.ClusterAsync();
        (web.Environment["TUSOI_HOME"], web.Environment["TUSOI_DATABASE"]) = (home, cluster.ConnectionTo(store.Database, StoreNames.Web).ConnectionString);
        using var program = Process.Start(web)!;
        try
        {
            var lines = new List<string>();
            var url = "";
            while (url.Length == 0 && await program.StandardOutput.ReadLineAsync() is { } line) url = line.Contains("http", StringComparison.Ordinal) ? line.Split(' ').First(w => w.StartsWith("http", StringComparison.Ordinal)) : "";
            using var stranger = Person.Stranger(url);
            var door = await stranger.GetAsync(Links.SignIn);
            await store.DisposeAsync(); // the database is gone
            var failed = await stranger.SendAsync(door, "vao", new Dictionary<string, string?> { ["ten"] = "Nguyễn Thị Bí Ẩn", ["mk"] = "mật-khẩu-của-tôi" });
            Assert.Equal((HttpStatusCode.InternalServerError, "Chưa làm được việc này"), (failed.Status, failed.Heading));
            if (await program.StandardOutput.ReadLineAsync() is { } first) lines.Add(first); // lines are written a moment after what they tell
            program.Kill();
            lines.AddRange((await program.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.NotEmpty(lines);
            foreach (var line in lines)
            {
                using var json = System.Text.Json.JsonDocument.Parse(line);
                Assert.DoesNotContain("Nguy", line, StringComparison.Ordinal);
                Assert.DoesNotContain("khẩu-của", line, StringComparison.Ordinal);
                Assert.DoesNotContain("account_knock", line, StringComparison.Ordinal);
                Assert.DoesNotContain(store.Database, line, StringComparison.Ordinal);
            }
            Assert.Contains(lines, l => l.Contains("Npgsql", StringComparison.Ordinal));
        }
        finally
        {
            if (!program.HasExited) program.Kill();
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, string path)
    {
        using var answer = await person.RawAsync(new HttpRequestMessage(HttpMethod.Get, path));
        return answer.StatusCode;
    }

    private static HttpRequestMessage Behind(HttpMethod method, string path, string header, string value)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add(header, value);
        return request;
    }
}
