using Dapper;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Yaml;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>Tables of facts and the dictionary of facts say the same.</summary>
public sealed class FactTableTests(Databases databases)
{
    private static readonly FactDictionary Facts = new PackFolder(new Problems(), Repository.Path("packs")).Facts;

    [Fact]
    public async Task After_migrations_the_columns_are_exactly_those_of_the_dictionary()
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        Assert.Equal("", await FactStatements.MissingAsync(owner, Facts));
        var tables = await owner.QueryAsync<string>("select relname from pg_class where relkind = 'r' and (relname like 'facts\\_%' or relname like 'record\\_%') order by 1");
        Assert.Equal(FactTables.Of(Facts).Select(t => t.Name).Order(StringComparer.Ordinal), tables);
    }

    [Fact]
    public void The_first_migration_of_facts_is_what_the_program_writes() =>
        Assert.Equal(File.ReadAllText(Repository.Path("src", "TuSoi", "Database", "Migrations", "0003_facts.sql")), FactStatements.All(Facts));

    [Fact]
    public async Task What_is_missing_is_written_and_makes_it_whole()
    {
        await using var store = await databases.FreshAsync();
        await using var owner = await store.OpenOwnerAsync();
        await owner.ExecuteAsync("""
            drop table record_leaves; alter table facts_member drop column absent;
            alter table facts_leader drop constraint facts_leader_standing_check, add constraint facts_leader_standing_check check (standing in ('exempt'))
            """);
        var missing = await FactStatements.MissingAsync(owner, Facts);
        Assert.Contains("create table record_leaves", missing, StringComparison.Ordinal);
        Assert.Contains("alter table facts_member add column \"absent\" text", missing, StringComparison.Ordinal);
        Assert.Contains("alter table facts_leader drop constraint", missing, StringComparison.Ordinal);
        await owner.ExecuteAsync(missing);
        Assert.Equal("", await FactStatements.MissingAsync(owner, Facts));
    }

    [Fact]
    public void No_fact_has_the_name_of_a_column_that_every_table_has() =>
        Assert.Empty(FactTables.Of(Facts).SelectMany(t => t.Columns).Select(c => c.Name).Intersect(FactTables.Frame));
}
