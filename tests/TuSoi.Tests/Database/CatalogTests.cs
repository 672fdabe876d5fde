using Dapper;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>What the catalogue of the migrated database must say, whatever tables there will be. Each query lists what breaks the rule.</summary>
public sealed class CatalogTests(Databases databases)
{
    private const string Ours = "not in ('pg_catalog', 'pg_toast', 'information_schema')", Serving = "unnest(array['tusoi_web', 'tusoi_box']) role";

    [Fact]
    public Task Every_table_has_row_level_security_forced() => NoneAsync($"""
        select oid::regclass::text from pg_class
        where relkind in ('r', 'p') and relnamespace::regnamespace::text {Ours} and not (relrowsecurity and relforcerowsecurity)
        """);

    [Fact]
    public Task Serving_roles_own_nothing() => NoneAsync($"""
        select role || ' owns ' || classid::regclass || ' ' || objid from pg_shdepend, {Serving}
        where deptype = 'o' and refclassid = 'pg_authid'::regclass and refobjid = role::regrole
        """);

    [Fact]
    public Task No_role_passes_by_row_level_security() => NoneAsync("""
        select rolname from pg_roles where rolname like 'tusoi%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        """);

    [Fact]
    public Task Serving_roles_are_members_of_nothing() => NoneAsync($"select role || ' in ' || roleid::regrole from pg_auth_members, {Serving} where member = role::regrole");

    [Fact]
    public Task Serving_roles_make_nothing_that_stays() => NoneAsync($"""
        select role || ' in ' || nspname from pg_namespace, {Serving} where nspname {Ours} and has_schema_privilege(role, oid, 'create')
        union all select role || ' in the database' from {Serving} where has_database_privilege(role, current_database(), 'create')
        """);

    [Fact]
    public Task Serving_roles_have_no_right_that_rows_are_not_asked_for() => NoneAsync($"""
        select role || ': ' || privilege || ' on ' || c.oid::regclass from pg_class c, {Serving}, unnest(array['truncate', 'references', 'trigger']) privilege
        where relkind in ('r', 'p') and relnamespace::regnamespace::text {Ours} and has_table_privilege(role, c.oid, privilege)
        """);

    [Fact]
    public Task Views_ask_with_the_rights_of_who_asks() => NoneAsync($"""
        select oid::regclass::text from pg_class where relnamespace::regnamespace::text {Ours}
        and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false))
        """);

    [Fact]
    public Task Functions_with_the_owners_rights_are_not_for_everyone_and_know_their_schema() => NoneAsync($"""
        select oid::regprocedure::text from pg_proc where prosecdef and pronamespace::regnamespace::text {Ours}
        and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0)
            or not exists (select from unnest(proconfig) setting where setting ~ '^search_path=.*pg_temp$'))
        """);

    [Fact]
    public async Task Without_a_person_no_row_is_seen()
    {
        await using var store = await databases.FreshAsync();
        Assert.Empty(await WithoutPerson.SeesAsync(store));
    }

    [Fact]
    public async Task The_person_of_a_transaction_is_nobody_after_it()
    {
        await using var store = await databases.FreshAsync();
        await using var connection = await store.Web.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync("select set_config('tusoi.person', '7', true)");
            Assert.Equal(7, await connection.ExecuteScalarAsync<long?>("select me()"));
            await transaction.CommitAsync();
        }
        Assert.Null(await connection.ExecuteScalarAsync<long?>("select me()"));
    }

    private async Task NoneAsync(string sql)
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        Assert.Empty(await owner.QueryAsync<string>(sql));
    }
}
