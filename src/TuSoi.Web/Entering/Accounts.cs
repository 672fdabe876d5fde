using Microsoft.AspNetCore.Identity;
using TuSoi.Database;

namespace TuSoi.Web.Entering;

/// <summary>An account that has shown its password.</summary>
public sealed record EnteredAccount(long Person, string Stamp);

/// <summary>Passwords: checked by the framework's hasher, held back after too many wrong ones.</summary>
public sealed class Accounts(Store store, TimeProvider clock)
{
    public const int MostTries = 5;

    public static readonly TimeSpan Held = TimeSpan.FromMinutes(15);
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    // what is compared where there is no account, so that both take as long
    private static readonly string Decoy = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>The account where name and password agree and it is not held; null otherwise, without saying why.</summary>
    public async Task<EnteredAccount?> TryAsync(string login, string password, CancellationToken stop)
    {
        var found = await FindAsync(login.Trim(), stop);
        var good = Hasher.VerifyHashedPassword(Nobody, found?.Hash ?? Decoy, password) != PasswordVerificationResult.Failed;
        if (found is not var (person, stamp, hash, held) || hash is null || held > clock.GetUtcNow()) return null;
        await using var command = store.Web.CreateCommand("select account_tried($1, $2, $3, $4, $5)");
        command.Parameters.AddRange(new Npgsql.NpgsqlParameter[] { new() { Value = person }, new() { Value = good }, new() { Value = MostTries }, new() { Value = Held }, new() { Value = Instant.Of(clock) } });
        await command.ExecuteNonQueryAsync(stop);
        return good ? new EnteredAccount(person, stamp) : null;
    }

    private async Task<(long Person, string Stamp, string? Hash, DateTimeOffset? Held)?> FindAsync(string login, CancellationToken stop)
    {
        await using var command = store.Web.CreateCommand("select person, stamp, password_hash, locked_until from account_named($1)");
        command.Parameters.Add(new() { Value = login });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3)) : null;
    }
}
