using TuSoi.Database;
using TuSoi.Tests.Ranking;
using Xunit;

namespace TuSoi.Tests.Database;

/// <summary>The schema for reading is that of the migrations.</summary>
public sealed class SchemaTextTests(Databases databases)
{
    [Fact]
    public async Task The_schema_for_reading_is_that_of_the_migrations()
    {
        await using var store = await databases.FreshAsync();
        var (written, made) = (await File.ReadAllTextAsync(Repository.Path("src", "TuSoi", "Database", "schema.sql")), await SchemaText.OfAsync(await databases.ClusterAsync(), store));
        Assert.True(written == made, "schema.sql is not what the migrations make: run ./tusoi db schema --out src/TuSoi/Database/schema.sql and read the difference.");
    }
}
