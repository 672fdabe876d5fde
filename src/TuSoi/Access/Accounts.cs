using System.Security.Cryptography;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Access;

/// <summary>What came of it, and the code to be handed over, shown once: whole, or one half.</summary>
public sealed record Coded(Outcome Outcome, string? Code, DateTime Until);

/// <summary>Accounts and what is done to them. What a password is kept as comes from whoever hashes it.</summary>
public sealed class Accounts(Store store, TimeProvider clock)
{
    private readonly AccountDesk desk = new(store, clock);

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async Task<Coded> IssueAsync(IssueAccount act, CancellationToken stop = default)
    {
        var (code, until) = (OneTimeCode.New(), desk.After(OneTimeCode.Lasts));
        var (first, second) = (OneTimeCode.Kept(code.First), OneTimeCode.Kept(code.Second));
        var outcome = await desk.DoAsync(act, _ => new Batch().Add("select account_issue($1, $2, $3, $4, $5, $6)", act.Person, first, second, until, NewStamp(), desk.Now), stop);
        return new Coded(outcome, outcome.IsDone ? code.ToString() : null, until);
    }

    /// <summary>Proposes a reset. The proposer holds the first half of the code: it opens nothing by itself.</summary>
    public async Task<Coded> ProposeAsync(ProposeReset act, CancellationToken stop = default)
    {
        var (half, until) = (OneTimeCode.NewHalf(), desk.After(OneTimeCode.Lasts));
        if (Reviewing.Texts.Check(act.Why, "lý do") is { } blank) return new Coded(blank, null, until);
        var first = OneTimeCode.Kept(half);
        var outcome = await desk.DoAsync(act, id => new Batch().Add("select account_propose($1, $2, $3, $4, $5, $6, $7)", id, act.Person, Reviewing.Texts.Tidy(act.Why), act.AllKeys, first, until, desk.Now), stop);
        return new Coded(outcome, outcome.IsDone ? OneTimeCode.Written(half) : null, until);
    }

    /// <summary>Confirms it. The second person holds the second half.</summary>
    public async Task<Coded> ConfirmAsync(ConfirmReset act, CancellationToken stop = default)
    {
        var (half, until) = (OneTimeCode.NewHalf(), desk.After(OneTimeCode.Lasts));
        var second = OneTimeCode.Kept(half);
        var outcome = await desk.DoAsync(act, _ => new Batch().Add("select account_confirm($1, $2, $3, $4, $5)", act.Reset, second, until, NewStamp(), desk.Now), stop);
        return new Coded(outcome, outcome.IsDone ? OneTimeCode.Written(half) : null, until);
    }

    public Task<Outcome> WithdrawAsync(WithdrawReset act, CancellationToken stop = default) => desk.DoAsync(act, _ => new Batch().Add("select account_withdraw($1, $2)", act.Reset, desk.Now), stop);

    /// <summary>Sets the password of an account whose code was shown at the door; the code is used up by it, and not before.</summary>
    public Task<Outcome> BeginAsync(BeginAccount act, string seen, string hash, string stamp, CancellationToken stop = default) => desk.OwnAsync(act, """
        update account set password_hash = $1, stamp = $2, begun_at = coalesce(begun_at, $3), code_first = null, code_second = null, code_until = null, failed = 0, locked_until = null
        where person = me() and stamp = $4 and code_until > $3
        """, [hash, stamp, desk.Now, seen], stop);

    public Task<Outcome> ChangeAsync(ChangePassword act, string seen, string hash, string stamp, CancellationToken stop = default) =>
        desk.OwnAsync(act, "update account set password_hash = $1, stamp = $2, failed = 0, locked_until = null where person = me() and stamp = $3 and password_hash is not null", [hash, stamp, seen], stop);

    /// <summary>Keeps a secret for codes by time that is not asked for yet: nothing has happened until a code of it was shown.</summary>
    public async Task PrepareTotpAsync(long person, string sealedKey, CancellationToken stop = default)
    {
        await using var work = await desk.BeginAsync(person, stop);
        await work.WriteAsync(new Batch().Add("update account set totp_key = $1, totp_step = null where person = me() and totp_since is null", sealedKey), stop);
        await work.CommitAsync(stop);
    }

    public Task<Outcome> RequireTotpAsync(RequireTotp act, string sealedKey, long step, byte[][] recovery, string stamp, CancellationToken stop = default) => desk.OwnAsync(act,
        "update account set totp_since = $1, totp_step = $2, recovery = $3, stamp = $4 where person = me() and totp_since is null and totp_key = $5", [desk.Now, step, recovery, stamp, sealedKey], stop);

    public Task<Outcome> DropTotpAsync(DropTotp act, string stamp, CancellationToken stop = default) =>
        desk.OwnAsync(act, "update account set totp_since = null, totp_key = null, totp_step = null, recovery = '{}', stamp = $1 where person = me() and totp_since is not null", [stamp], stop);

    /// <summary>Uses up a code for a lost device; refused where it is none, or was used.</summary>
    public Task<Outcome> RecoverAsync(UseRecoveryCode act, byte[] digest, CancellationToken stop = default) =>
        desk.OwnAsync(act, "update account set recovery = array_remove(recovery, $1) where person = me() and $1 = any(recovery)", [digest], stop);

    public Task<Outcome> AddPasskeyAsync(AddPasskey act, byte[] credential, string data, CancellationToken stop = default) => Reviewing.Texts.IsBlank(act.Name)
        ? Task.FromResult<Outcome>(new Outcome.Refused("passkey.name", "Hãy đặt tên cho máy này, ví dụ “Điện thoại của tôi”."))
        : desk.OwnAsync(act, "insert into account_passkey (credential, person, name, data, made_at) values ($1, me(), $2, $3::jsonb, $4) on conflict do nothing", [credential, act.Name.Trim(), data, desk.Now], stop);

    public Task<Outcome> RemovePasskeyAsync(RemovePasskey act, byte[] credential, CancellationToken stop = default) =>
        desk.OwnAsync(act, "delete from account_passkey where person = me() and credential = $1", [credential], stop);

    /// <summary>By the person who installs: the first way in, for somebody who has none yet. Needs the owner's connection, and cannot reset what is used.</summary>
    public static async Task<Coded> ByInstallerAsync(Store store, TimeProvider clock, string personCode, CancellationToken stop = default)
    {
        var (code, at) = (OneTimeCode.New(), Instant.Of(clock));
        var until = at + OneTimeCode.Lasts;
        await using var work = await Work.OfOwnerAsync(store, Instant.DayOf(clock), stop);
        var found = await work.ListAsync(r => r.GetInt64(0), "select id from person where code = $1", personCode);
        if (found is not [var person]) return new Coded(new Outcome.Refused("person.unknown", $"Không có ai có mã “{personCode}” trong danh sách."), null, until);
        var act = new IssueAccount { Cycle = 0, By = person, Person = person, Why = "Người cài đặt lập tài khoản ở dòng lệnh" };
        var id = (await work.NumbersAsync(1, stop))[0];
        var answer = await work.ListAsync(r => r.GetString(0), "select account_by_installer($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)",
            id, person, OneTimeCode.Kept(code.First), OneTimeCode.Kept(code.Second), until, NewStamp(), at, RandomNumberGenerator.GetBytes(16), AccountDesk.Content(act));
        if (answer[0] != "done") return new Coded(new Outcome.Refused("account.used", "Người này đã có tài khoản và đã đặt mật khẩu. Cấp lại mật khẩu cần hai người cùng tổ chức, làm trên trang; người quản trị máy không làm thay được."), null, until);
        await work.CommitAsync(stop);
        return new Coded(new Outcome.Done(id), code.ToString(), until);
    }
}
