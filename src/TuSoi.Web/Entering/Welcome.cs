using TuSoi.Access;
using TuSoi.Database;

namespace TuSoi.Web.Entering;

/// <summary>Letting somebody in who has shown all that is asked for; what others did to his account since he was here last is told first.</summary>
public sealed class Welcome(Store store, Told told, TimeProvider clock)
{
    public async Task InAsync(HttpContext http, Try shown)
    {
        await Doorkeeper.LetInAsync(http, shown.Person, shown.Stamp);
        await using var work = await Work.BeginAsync(store, shown.Person, Instant.DayOf(clock), http.RequestAborted);
        if (await OwnAccount.ReadAsync(work) is not { } account || account.Events.Where(e => !e.Told).ToList() is not { Count: > 0 } news) return;
        told.Tell(http, $"Về tài khoản của đồng chí: {string.Join("; ", news.AsEnumerable().Reverse().Take(4).Select(AccountWords.Of))}. Xem thêm ở “Tài khoản của tôi”.");
        await OwnAccount.ToldAsync(work, Instant.Of(clock));
        await work.CommitAsync(http.RequestAborted);
    }
}

/// <summary>What happened to an account, in words for its owner.</summary>
public static class AccountWords
{
    public static string Of(AccountEvent happened) => $"{Say.Day(Instant.LocalOf(happened.At))}, {(happened.ByOwner ? "đồng chí" : happened.ByName ?? "người cài đặt máy chủ")} {What(happened.Kind)}";

    private static string What(string kind) => kind switch
    {
        nameof(IssueAccount) => "cấp mã dùng một lần",
        "IssueAccountByInstaller" => "lập tài khoản ở dòng lệnh",
        nameof(BeginAccount) => "đặt mật khẩu bằng mã dùng một lần",
        nameof(ProposeReset) => "đề nghị cấp lại mật khẩu",
        nameof(ConfirmReset) => "xác nhận cấp lại mật khẩu; mật khẩu cũ và các phiên đang mở đã hết hiệu lực",
        nameof(WithdrawReset) => "rút đề nghị cấp lại mật khẩu",
        nameof(ChangePassword) => "đổi mật khẩu",
        nameof(RequireTotp) => "bật mã xác thực",
        nameof(DropTotp) => "tắt mã xác thực",
        nameof(UseRecoveryCode) => "vào bằng mã dự phòng",
        nameof(AddPasskey) => "thêm khóa trên máy",
        nameof(RemovePasskey) => "bỏ khóa trên máy",
        _ => "thay đổi tài khoản",
    };
}
