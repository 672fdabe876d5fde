using TuSoi.Access;
using TuSoi.Database;

namespace TuSoi.Web.Pages.Entering;

/// <summary>How an account stands, and what may be done about it next.</summary>
internal static class HolderWords
{
    public static string Mark(AccountHolder one) => one.State switch { "used" => "done", "issued" or "reset" => "open", "expired" or "lapsed" => "late", _ => "wait" };

    public static string State(AccountHolder one) => one.State switch
    {
        "used" => "Đang dùng",
        "issued" => $"Đã cấp mã, đến {Say.Day(Instant.LocalOf(one.CodeUntil!.Value))}",
        "reset" => $"Đang cấp lại, đến {Say.Day(Instant.LocalOf(one.CodeUntil!.Value))}",
        "expired" => "Mã đã quá hạn",
        "lapsed" => "Mã cấp lại đã quá hạn",
        _ => "Chưa có",
    };

    /// <summary>Null: nothing for the person who looks.</summary>
    public static (string Text, string Href)? Action(AccountHolder one) => one.State switch
    {
        "none" => ("Cấp mã", Links.IssueAccount(one.Person)),
        "issued" or "expired" => ("Cấp mã khác", Links.IssueAccount(one.Person)),
        _ when one.MayPropose => ("Đề nghị cấp lại", Links.ProposeReset(one.Person)),
        _ => null,
    };
}
