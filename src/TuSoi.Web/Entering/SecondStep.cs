using TuSoi.Access;
using TuSoi.Database;

namespace TuSoi.Web.Entering;

/// <summary>The code by time that is asked for after the password, or one of those for a lost device. Each is taken once.</summary>
public sealed class SecondStep(Store store, SignIns signIns, Accounts accounts, Totp totp, TimeProvider clock)
{
    public async Task<bool> TryAsync(Try shown, string code, CancellationToken stop)
    {
        if (!await signIns.CountAsync(shown.Person, shown.Stamp, stop)) return false;
        var good = Totp.RecoveryDigest(shown.Person, code) is { } digest
            ? (await accounts.RecoverAsync(new UseRecoveryCode { Cycle = 0, By = shown.Person, Person = shown.Person }, digest, stop)).IsDone
            : await IsCodeAsync(shown.Person, code, stop);
        if (good) await signIns.EnteredAsync(shown.Person, shown.Stamp, stop);
        return good;
    }

    private async Task<bool> IsCodeAsync(long person, string code, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, person, Instant.DayOf(clock), stop);
        var key = await work.ListAsync(r => r.GetString(0), "select totp_key from account where person = me() and totp_since is not null");
        if (key is not [var sealedKey] || totp.StepOf(totp.Open(sealedKey), code) is not { } step) return false;
        var taken = await work.ListAsync(r => r.GetInt32(0), "update account set totp_step = $1 where person = me() and coalesce(totp_step, 0) < $1 returning 1", step);
        await work.CommitAsync(stop);
        return taken.Count == 1;
    }
}
