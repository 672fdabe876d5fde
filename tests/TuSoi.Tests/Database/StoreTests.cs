using Dapper;
using TuSoi.Database;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>A server of one's own: what is looked at before it is used.</summary>
public sealed class StoreTests(Databases databases)
{
    [Fact]
    public async Task A_configured_database_is_migrated_by_its_owner_and_then_served_without()
    {
        await using var server = await OwnServer.MakeAsync(databases);
        await RefusedAsync(StoreRefused.Behind, server.Options(StoreNames.Web));
        await using (var first = await Store.OpenAsync(server.Options(StoreNames.Web, StoreNames.Owner))) Assert.Equal(Migration.All.Count, first.Applied);
        await using var second = await Store.OpenAsync(server.Options(StoreNames.Web));
        Assert.Equal(0, second.Applied);
        Assert.Null(second.Box);
        await using var connection = await second.Web.OpenConnectionAsync();
        Assert.Equal("Asia/Ho_Chi_Minh", await connection.ExecuteScalarAsync<string>("show timezone"));
    }

    [Fact]
    public async Task A_superuser_does_not_serve()
    {
        await using var server = await OwnServer.MakeAsync(databases);
        await RefusedAsync(StoreRefused.TooMighty, server.Options("postgres_boot", StoreNames.Owner));
        await RefusedAsync(StoreRefused.TooMighty, server.Options(StoreNames.Web, "postgres_boot"));
    }

    [Fact]
    public async Task The_owner_does_not_serve()
    {
        await using var server = await OwnServer.MakeAsync(databases);
        await RefusedAsync(StoreRefused.NoRoles, server.Options(StoreNames.Owner, StoreNames.Owner));
    }

    [Theory]
    [InlineData("bypassrls", StoreRefused.TooMighty)]
    [InlineData("createrole", StoreRefused.TooMighty)]
    [InlineData("in role tusoi_owner", StoreRefused.TooMighty)]
    [InlineData("in role tusoi_box", StoreRefused.TooMighty)]
    [InlineData("in role pg_execute_server_program", StoreRefused.TooMighty)]
    [InlineData("", null)]
    public async Task A_role_of_another_name_serves_when_it_is_given_no_more_than_the_web_role(string with, string? code)
    {
        await using var server = await OwnServer.MakeAsync(databases);
        await using (await Store.OpenAsync(server.Options(StoreNames.Web, StoreNames.Owner))) { }
        var role = await server.RoleAsync(with);
        if (code is not null) await RefusedAsync(code, server.Options(role));
        else await using (await Store.OpenAsync(server.Options(role))) { }
    }

    [Fact]
    public async Task A_role_with_a_table_of_its_own_does_not_serve()
    {
        await using var server = await OwnServer.MakeAsync(databases);
        await using (await Store.OpenAsync(server.Options(StoreNames.Web, StoreNames.Owner))) { }
        var role = await server.RoleAsync("");
        await server.BootAsync($"create table own (id int); alter table own owner to {role}");
        await RefusedAsync(StoreRefused.TooMighty, server.Options(role));
    }

    [Fact]
    public Task What_is_no_connection_string_is_refused() => RefusedAsync(StoreRefused.ConnectionString, new StoreOptions { Home = "/", Web = "postgres://tusoi_web@localhost/tusoi" });

    [Fact]
    public Task A_server_that_does_not_answer_is_refused() => RefusedAsync(StoreRefused.Unreachable, new StoreOptions { Home = "/", Web = "Host=/nowhere;Username=tusoi_web;Database=tusoi" });

    private static async Task RefusedAsync(string code, StoreOptions options)
    {
        var refused = await Assert.ThrowsAsync<StoreRefused>(() => Store.OpenAsync(options));
        Assert.Equal(code, refused.Code);
    }
}
