using System.Globalization;
using System.Text;
using TuSoi.Access;
using TuSoi.History;

namespace TuSoi.Web.Entering;

/// <summary>What a password must be: long rather than odd, and nothing that stands on the roster.</summary>
public static class PasswordRule
{
    public const int Least = 10, Most = 200;

    public static string Says => $"Ít nhất {Least} ký tự; một câu ngắn dễ nhớ là tốt. Không dùng mã, họ tên hoặc mật khẩu của nơi khác.";

    /// <summary>Why it will not do; null: it will.</summary>
    public static Outcome.Refused? Check(string password, string again, Visitor owner)
    {
        if (password.Normalize(NormalizationForm.FormC).Length < Least) return new("password.short", $"Mật khẩu phải có ít nhất {Least} ký tự. Hãy chọn một câu dài hơn.");
        if (password.Length > Most) return new("password.long", $"Mật khẩu dài nhất {Most} ký tự.");
        if (password != again) return new("password.differs", "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại cả hai.");
        if (OneTimeCode.Parse(password) is not null) return new("password.code", "Mật khẩu này có dạng của mã dùng một lần. Hãy chọn mật khẩu khác.");
        if (password.Distinct().Count() < 4 || Holds(password, owner.Code) || Holds(password, owner.Name))
            return new("password.easy", "Mật khẩu này dễ đoán: chứa mã, họ tên, hoặc chỉ lặp vài ký tự. Hãy chọn mật khẩu khác.");
        return null;
    }

    private static bool Holds(string password, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(password, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
