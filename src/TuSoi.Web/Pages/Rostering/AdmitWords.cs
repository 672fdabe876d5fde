using System.Globalization;
using TuSoi.History;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>What is asked and said about somebody who comes on the list, alone or with others.</summary>
internal static class AdmitWords
{
    /// <summary>Why somebody is on the list from now on: the fact whose day it is, empty for none; its name; what follows.</summary>
    public static IReadOnlyList<(string Fact, string Label, string Meaning)> Ways { get; } =
    [
        ("admitted_on", "Mới kết nạp", "Ngày dưới đây được ghi là ngày vào Đảng."),
        ("moved_in_on", "Chuyển đến từ nơi khác", "Ngày dưới đây được ghi là ngày chuyển đến; bộ quy tắc dùng ngày này để biết nơi nào nhận xét, nơi nào xếp loại."),
        ("", "Bổ sung người bị sót", "Không ghi thêm số liệu nào."),
    ];

    public const string Joins = "Đưa vào đợt đang chạy ngay. Người mới kết nạp chưa đủ thời gian được bộ quy tắc cho là không xếp loại.";

    public const string Apart = "Đợt đang chạy chưa có người mới: hãy xem “Đối chiếu với đợt”.";

    public static IReadOnlyDictionary<string, string> FactsOf(string way, DateOnly from) =>
        way.Length > 0 && Ways.Any(w => w.Fact == way) ? new Dictionary<string, string> { [way] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } : new Dictionary<string, string>();

    /// <summary>The field of a grid of members in which a refusal is said.</summary>
    public static string CellOf(Outcome.Refused why) => why.Code switch { "roster.name_missing" or "roster.name_long" => "ten", "date.birth" => "sinh", "roster.unit" or "roster.cell" => "o", _ => "ma" };

    public static string Saved(int added, int corrected, bool runs) =>
        $"Đã {string.Join(", ", new[] { (added, "thêm"), (corrected, "sửa") }.Where(c => c.Item1 > 0).Select(c => $"{c.Item2} {Say.Count(c.Item1, "đồng chí")}"))} trong danh sách.{(runs && corrected > 0 ? " Đợt đang chạy giữ tên cũ: hãy xem “Đối chiếu với đợt”." : "")}";
}
