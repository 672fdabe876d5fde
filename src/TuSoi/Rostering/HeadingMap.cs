using System.Text.Encodings.Web;
using System.Text.Json;
using TuSoi.Rostering.Cells;

namespace TuSoi.Rostering;

/// <summary>
/// The office's own names: for sheets under "trang", for columns of all sheets directly, for columns of one sheet under its name.
/// <code>{ "trang": { "DS đảng viên": "Đảng viên" }, "Số thẻ": "Mã", "Đảng viên": { "Sinh hoạt tại": "Mã chi bộ" } }</code>
/// Kept in a file beside the workbook (<see cref="FileName"/>), so that it is said once.
/// </summary>
public sealed class HeadingMap
{
    public const string FileName = "cot.json";

    private const string Sheets = "trang";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // by sheet ("" for all), then own name in plain form → (own name, our name)
    private readonly Dictionary<string, Dictionary<string, (string Own, string Ours)>> names = [];

    private HeadingMap() { }

    public static HeadingMap Empty { get; } = new();

    /// <summary>Reads the text of a mapping file.</summary>
    /// <exception cref="FormatException">The text is no such mapping; the message says so in Vietnamese.</exception>
    public static HeadingMap Parse(string json)
    {
        var map = new HeadingMap();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.Object)
                    foreach (var inner in property.Value.EnumerateObject()) map.Add(property.Name, inner.Name, inner.Value.GetString());
                else map.Add("", property.Name, property.Value.GetString());
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("Tệp tên cột phải có dạng {\"Tên cột của đơn vị\": \"Tên cột trong mẫu\"}.", e);
        }
        return map;
    }

    /// <summary>The same map with one more own heading; an empty <paramref name="sheet"/> means every sheet.</summary>
    public HeadingMap With(string sheet, string own, string ours)
    {
        var map = new HeadingMap();
        foreach (var (of, list) in names)
            foreach (var (was, is_) in list.Values) map.Add(of, was, is_);
        map.Add(sheet, own, ours);
        return map;
    }

    /// <summary>The text of the mapping file.</summary>
    public string ToJson() => JsonSerializer.Serialize(names.SelectMany(sheet => sheet.Key.Length == 0
        ? sheet.Value.Values.Select(n => (n.Own, (object)n.Ours))
        : [(sheet.Key, sheet.Value.Values.ToDictionary(n => n.Own, n => n.Ours))]).ToDictionary(n => n.Item1, n => n.Item2), Written);

    internal string Sheet(string own) => Find(Sheets, own) ?? own;

    internal string Heading(string sheet, string own) => Find(sheet, own) ?? Find("", own) ?? own;

    /// <summary>Names of ours in the map that no sheet or column has.</summary>
    internal IEnumerable<string> Unknown(IEnumerable<string> sheets, IEnumerable<string> headings)
    {
        var known = (Sheets: sheets.Select(Tidy.Plain).ToHashSet(), Headings: headings.Select(Tidy.Plain).ToHashSet());
        return names.SelectMany(n => n.Value.Values.Where(v => !(n.Key == Sheets ? known.Sheets : known.Headings).Contains(Tidy.Plain(v.Ours)))).Select(v => v.Ours);
    }

    private string? Find(string sheet, string own) =>
        names.Where(n => Tidy.Plain(n.Key) == Tidy.Plain(sheet)).Select(n => n.Value.GetValueOrDefault(Tidy.Plain(own)).Ours).FirstOrDefault(ours => ours is not null);

    private void Add(string sheet, string own, string? ours)
    {
        if (!names.TryGetValue(sheet, out var list)) names[sheet] = list = [];
        list[Tidy.Plain(own)] = (own, ours ?? "");
    }
}
