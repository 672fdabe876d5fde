using System.Security.Cryptography;
using System.Text.Json;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Access;

/// <summary>
/// Where acts on accounts are carried out: one transaction of one person, one entry in the chain of the roster of the owner's organisation, one line that the owner reads.
/// The database says who may (account_role): a member has no part of the tree, and whoever sets his first password is nobody yet.
/// </summary>
internal sealed class AccountDesk(Store store, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public DateTime Now => Instant.Of(clock);

    /// <summary>The end of what lasts so long from now.</summary>
    public DateTime After(TimeSpan time) => Instant.Of(clock.GetUtcNow() + time);

    public Task<Work> BeginAsync(long person, CancellationToken stop) => Work.BeginAsync(store, person, Instant.DayOf(clock), stop);

    /// <summary>Carries out one act; <paramref name="write"/> changes the account and says no, or nothing.</summary>
    public async Task<Outcome> DoAsync(AccountAct act, Func<Work, long, Task<Outcome.Refused?>> write, CancellationToken stop)
    {
        await using var work = await BeginAsync(act.By, stop);
        var id = (await work.NumbersAsync(1, stop))[0];
        if (await write(work, id) is { } refused) return refused;
        await work.WriteAsync(new Batch().Add("select account_entry($1, $2, $3, $4, $5, $6::jsonb)", id, act.Person, act.GetType().Name, Now, RandomNumberGenerator.GetBytes(16), Content(act)), stop);
        await work.CommitAsync(stop);
        return new Outcome.Done(id);
    }

    /// <summary>The same for a function of the database that answers “done”, or why not.</summary>
    public Task<Outcome> DoAsync(AccountAct act, Func<long, Batch> call, CancellationToken stop) => DoAsync(act, async (work, id) =>
    {
        await using var reader = await work.ReadAsync(call(id), stop);
        await reader.ReadAsync(stop);
        return reader.GetString(0) is "done" ? null : Refusal(reader.GetString(0));
    }, stop);

    /// <summary>The same for one's own account: nothing changed means that somebody was faster.</summary>
    public Task<Outcome> OwnAsync(AccountAct act, string sql, object?[] values, CancellationToken stop) => DoAsync(act, async (work, _) =>
    {
        await using var reader = await work.ReadAsync(new Batch().Add(sql + " returning 1", values), stop);
        return await reader.ReadAsync(stop) ? null : Refusal("over");
    }, stop);

    public static string Content(AccountAct act) => JsonSerializer.Serialize(act, act.GetType(), Plain);

    private static Outcome.Refused Refusal(string answer) => answer switch
    {
        "denied" => new("account.denied", "Việc này do người giữ danh sách hoặc người thay mặt tổ chức của chính người ấy làm, và không ai tự làm cho mình. Người xác nhận phải khác người đề nghị."),
        "used" => new("account.used", "Người này đã có tài khoản và đã đặt mật khẩu. Nếu quên mật khẩu, hãy đề nghị cấp lại: cần hai người cùng tổ chức."),
        "unused" => new("account.unused", "Người này chưa từng đặt mật khẩu, nên không có gì để cấp lại. Hãy cấp mã dùng một lần."),
        "twice" => new("reset.twice", "Đã có một đề nghị cấp lại cho người này đang chờ xác nhận. Hãy xác nhận hoặc rút đề nghị ấy."),
        _ => new("account.over", "Việc này đã được làm, đã rút hoặc đã quá hạn ở nơi khác. Hãy mở lại trang để xem."),
    };
}
