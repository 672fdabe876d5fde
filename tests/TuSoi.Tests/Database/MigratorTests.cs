using Dapper;
using Npgsql;
using TuSoi.Database;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>Migrations: once each, in order, whole or not at all.</summary>
public sealed class MigratorTests(Databases databases)
{
    private static readonly int Next = Migration.All[^1].Version + 1;

    private static Migration Made(int version, string sql) => Migration.Of($"{version:0000}_made", sql);

    [Fact]
    public async Task Ten_programs_at_once_apply_each_migration_once()
    {
        await using var store = await databases.FreshAsync();
        Migration[] all = [.. Migration.All, Made(Next, "create table one (id int); insert into one values (1);"), Made(Next + 1, "-- no transaction\ncreate index concurrently one_id on one (id);")];
        var applied = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await using var owner = await store.OpenOwnerAsync();
            return await Migrator.ApplyAsync(owner, all);
        }));
        Assert.Equal(2, applied.Sum());
        Assert.Equal(1, await ScalarAsync<int>(store, "select count(*)::int from one"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        await Assert.ThrowsAsync<PostgresException>(() => Migrator.ApplyAsync(owner, [.. Migration.All, Made(Next, "create table half (id int); select 1 / 0;")]));
        Assert.False(await ScalarAsync<bool>(store, "select to_regclass('half') is not null"));
        Assert.Equal(1, await Migrator.ApplyAsync(owner, [.. Migration.All, Made(Next, "create table half (id int);")]));
    }

    [Fact]
    public async Task A_migration_without_transaction_is_run_again_after_it_failed()
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        Migration[] all = [.. Migration.All, Made(Next, "create table doubled (id int); insert into doubled values (1), (1);"),
            Made(Next + 1, "-- no transaction\ndrop index concurrently if exists doubled_id;\ncreate unique index concurrently doubled_id on doubled (id);\n")];
        await Assert.ThrowsAsync<PostgresException>(() => Migrator.ApplyAsync(owner, all));
        await owner.ExecuteAsync("delete from doubled where ctid = (select min(ctid) from doubled)");
        Assert.Equal(1, await Migrator.ApplyAsync(owner, all));
        Assert.True(await ScalarAsync<bool>(store, "select indisvalid from pg_index where indexrelid = 'doubled_id'::regclass"));
    }

    [Fact]
    public Task A_migration_changed_after_it_was_applied_is_refused() =>
        RefusedAsync(StoreRefused.MigrationChanged, [.. Migration.All.SkipLast(1), Migration.Of(Migration.All[^1].Name, Migration.All[^1].Sql + "\n-- more")]);

    [Fact]
    public void Line_ends_of_another_system_are_no_change() => Assert.Equal(Migration.Of("0001_a", "select 1;\nselect 2;\n").Hash, Migration.Of("0001_a", "select 1;\r\nselect 2;\r\n").Hash);

    [Fact]
    public Task A_database_newer_than_the_program_is_refused() => RefusedAsync(StoreRefused.Newer, [.. Migration.All], beforehand: Made(Next, "select 1;"));

    [Fact]
    public Task Two_migrations_with_one_number_are_refused() => RefusedAsync(StoreRefused.MigrationTwice, [.. Migration.All, Made(Next, "select 1;"), Made(Next, "select 2;")]);

    [Fact]
    public Task A_migration_below_one_that_was_applied_is_refused() =>
        RefusedAsync(StoreRefused.MigrationLate, [.. Migration.All, Made(Next, "select 1;"), Made(Next + 1, "select 1;")], beforehand: Made(Next + 1, "select 1;"));

    [Fact]
    public async Task Migrations_of_another_owner_are_refused()
    {
        await using var store = await databases.FreshAsync();
        await using var web = await store.Web.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<StoreRefused>(() => Migrator.ApplyAsync(web, Migration.All));
        Assert.Equal(StoreRefused.OtherOwner, refused.Code);
    }

    private async Task RefusedAsync(string code, IReadOnlyList<Migration> all, Migration? beforehand = null)
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        if (beforehand is not null) await Migrator.ApplyAsync(owner, [.. Migration.All, beforehand]);
        var refused = await Assert.ThrowsAsync<StoreRefused>(() => Migrator.ApplyAsync(owner, all));
        Assert.Equal(code, refused.Code);
        Assert.True(await owner.ExecuteScalarAsync<bool>("select pg_try_advisory_lock(1)"), "the connection is of use still");
    }

    private static async Task<T?> ScalarAsync<T>(Store store, string sql)
    {
        await using var owner = await store.OpenOwnerAsync();
        return await owner.ExecuteScalarAsync<T>(sql);
    }
}
