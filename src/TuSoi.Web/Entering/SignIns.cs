using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using TuSoi.Access;
using TuSoi.Database;

namespace TuSoi.Web.Entering;

/// <summary>What came of a try at the door.</summary>
public enum Tried { Refused, Entered, AsksTotp, AsksPassword, CodeExpired }

/// <summary>Who tried, and what he has shown so far.</summary>
public sealed record Try(Tried What, long Person = 0, string Stamp = "")
{
    public static Try Refused { get; } = new(Tried.Refused);
}

/// <summary>
/// Secrets shown at the door. A try is counted before the secret is compared, so that many at once are no more tries than one after the other; an account that is not there, one that
/// is held back and a wrong secret get the same answer after the same work.
/// </summary>
public sealed class SignIns(Store store, TimeProvider clock)
{
    public const int MostTries = 5;

    public static readonly TimeSpan Held = TimeSpan.FromMinutes(15);
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();
    private static readonly string Decoy = Hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>The same letters whatever way a keyboard composes them.</summary>
    public static string Hash(string password) => Hasher.HashPassword(Nobody, password.Normalize(NormalizationForm.FormC));

    public async Task<Try> TryAsync(string login, string secret, CancellationToken stop)
    {
        var account = await KnockAsync(login, null, stop);
        if (OneTimeCode.Parse(secret) is { } code)
        {
            if (!code.Matches(account?.First, account?.Second)) return Try.Refused;
            return new Try(account!.CodeUntil > clock.GetUtcNow() ? Tried.AsksPassword : Tried.CodeExpired, account.Person, account.Stamp);
        }
        if (!Agrees(account, secret)) return Try.Refused;
        if (account!.Totp) return new Try(Tried.AsksTotp, account.Person, account.Stamp);
        await EnteredAsync(account.Person, account.Stamp, stop);
        return new Try(Tried.Entered, account.Person, account.Stamp);
    }

    /// <summary>Whether somebody who is signed in knows his password; counted like a try at the door.</summary>
    public async Task<bool> ProveAsync(long person, string password, CancellationToken stop)
    {
        var account = await KnockAsync("", person, stop);
        if (!Agrees(account, password)) return false;
        await EnteredAsync(person, account!.Stamp, stop);
        return true;
    }

    /// <summary>Counts a try of somebody who has shown his password already; false: he is held back, or his account has changed since.</summary>
    public async Task<bool> CountAsync(long person, string stamp, CancellationToken stop) => await KnockAsync("", person, stop) is { } account && account.Stamp == stamp;

    /// <summary>All that was asked for was shown: tries before are forgotten.</summary>
    public async Task EnteredAsync(long person, string stamp, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, person, Instant.DayOf(clock), stop);
        await work.WriteAsync(new Batch().Add("update account set failed = 0, locked_until = null where person = me() and stamp = $1", stamp), stop);
        await work.CommitAsync(stop);
    }

    private sealed record Knocked(long Person, string Stamp, string? Hash, byte[]? First, byte[]? Second, DateTime? CodeUntil, bool Totp);

    private static bool Agrees(Knocked? account, string password) =>
        Hasher.VerifyHashedPassword(Nobody, account?.Hash ?? Decoy, password.Normalize(NormalizationForm.FormC)) != PasswordVerificationResult.Failed && account?.Hash is not null;

    private async Task<Knocked?> KnockAsync(string login, long? person, CancellationToken stop)
    {
        await using var command = store.Web.CreateCommand("select person, stamp, password_hash, code_first, code_second, code_until, totp from account_knock($1, $2, $3, $4, $5)");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = login.Normalize(NormalizationForm.FormC) }, new() { Value = (object?)person ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint }, new() { Value = MostTries }, new() { Value = Held }, new() { Value = Instant.Of(clock) } });
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop)
            ? new Knocked(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), Bytes(reader, 3), Bytes(reader, 4), reader.IsDBNull(5) ? null : reader.GetDateTime(5), reader.GetBoolean(6))
            : null;
    }

    private static byte[]? Bytes(NpgsqlDataReader reader, int i) => reader.IsDBNull(i) ? null : reader.GetFieldValue<byte[]>(i);
}
