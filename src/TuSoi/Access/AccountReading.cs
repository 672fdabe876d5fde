using Npgsql;
using TuSoi.Database;

namespace TuSoi.Access;

/// <summary>A key kept by one of the owner's devices.</summary>
public sealed record Passkey(byte[] Credential, string Name, DateTime MadeAt, DateTime? UsedAt);

/// <summary>Something that happened to the account; null name: the person who installed the program.</summary>
public sealed record AccountEvent(string Kind, bool ByOwner, string? ByName, DateTime At, bool Told);

/// <summary>One's own account; without a password yet where only the code is there.</summary>
public sealed record OwnAccount(string Stamp, bool HasPassword, string? TotpKey, DateTime? TotpSince, int Recovery, IReadOnlyList<Passkey> Passkeys, IReadOnlyList<AccountEvent> Events)
{
    /// <summary>Null: this person comes in without an account, as one may in a demo.</summary>
    public static async Task<OwnAccount?> ReadAsync(Work work)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select stamp, password_hash is not null, totp_key, totp_since, cardinality(recovery) from account where person = me()")
            .Add("select credential, name, made_at, used_at from account_passkey where person = me() order by made_at")
            .Add("select kind, by_me, by_name, at, told from my_account_events()"));
        if (!await reader.ReadAsync()) return null;
        var account = new OwnAccount(reader.GetString(0), reader.GetBoolean(1), reader.IsDBNull(2) ? null : reader.GetString(2), Moment(reader, 3), reader.GetInt32(4), [], []);
        var keys = await reader.NextAsync(r => new Passkey(r.GetFieldValue<byte[]>(0), r.GetString(1), r.GetDateTime(2), Moment(r, 3)));
        return account with { Passkeys = keys, Events = await reader.NextAsync(r => new AccountEvent(r.GetString(0), r.GetBoolean(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetDateTime(3), r.GetBoolean(4))) };
    }

    /// <summary>The owner has been told of everything that others did.</summary>
    public static Task ToldAsync(Work work, DateTime now) => work.WriteAsync(new Batch().Add("update account_event set told_at = $1 where person = me() and told_at is null", now));

    internal static DateTime? Moment(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetDateTime(i);
}

/// <summary>A person to whom an account may be given: none, issued, expired; once a first password was set: used, reset, lapsed where the code of a reset ran out.</summary>
/// <param name="MayPropose">I act for his own organisation, so I may propose a reset.</param>
public sealed record AccountHolder(long Person, string Code, string Name, string Organisation, string State, DateTime? CodeUntil, bool MayPropose)
{
    public static Task<List<AccountHolder>> FindAsync(Work work, string words, long? unit, DateTime now) => ListAsync(work, words, unit, null, now);

    public static async Task<AccountHolder?> FindAsync(Work work, long person, DateTime now) => (await ListAsync(work, "", null, person, now)).FirstOrDefault();

    private static Task<List<AccountHolder>> ListAsync(Work work, string words, long? unit, long? person, DateTime now) => work.ListAsync(
        r => new AccountHolder(r.GetInt64(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? "" : r.GetString(3), r.GetString(4), OwnAccount.Moment(r, 5), r.GetBoolean(6)),
        "select person, code, name, organisation, state, code_until, may_propose from account_list($1, $2::bigint, $3::bigint, $4)", words, unit, person, now);
}

/// <summary>A reset that concerns me: mine, proposed by me, or waiting for a second person of my organisation.</summary>
public sealed record AccountReset(long Id, long Person, string Code, string Name, string Why, bool AllKeys, long ProposedBy, string ProposedName, DateTime ProposedAt, DateTime Until, string? ConfirmedName, DateTime? ConfirmedAt, bool IsOver)
{
    public static Task<List<AccountReset>> ReadAsync(Work work, DateTime now) => work.ListAsync(
        r => new AccountReset(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetBoolean(5), r.GetInt64(6), r.GetString(7), r.GetDateTime(8), r.GetDateTime(9), r.IsDBNull(10) ? null : r.GetString(10), OwnAccount.Moment(r, 11), r.GetBoolean(12)),
        "select id, person, code, name, why, all_keys, proposed_by, proposed_name, proposed_at, until, confirmed_name, confirmed_at, is_over from my_account_resets($1)", now);
}
