using TuSoi.History;

namespace TuSoi.Web.Entering;

/// <summary>Expected noes about one's own account.</summary>
internal static class AccountRefusals
{
    public static Outcome.Refused WrongPassword { get; } = new("password.wrong", "Mật khẩu hiện tại chưa đúng, hoặc tài khoản đang tạm khóa vì nhập sai nhiều lần. Hãy nhập lại.");
}
