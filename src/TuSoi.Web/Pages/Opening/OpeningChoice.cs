using System.Globalization;
using TuSoi.Rules.Packs;

namespace TuSoi.Web.Pages.Opening;

/// <summary>What was chosen so far for a cycle that is not open yet: it travels in the address, so that “back” and a link to a colleague both work.</summary>
public sealed record OpeningChoice(int? Year, long? Root, string? Pack, IReadOnlyDictionary<string, string> Readings)
{
    private const string Reading = "doc.";

    /// <summary>The name of the field for a reading.</summary>
    public static string FieldOf(string row) => Reading + row;

    public static OpeningChoice Of(HttpContext http)
    {
        var query = http.Request.Query;
        return new OpeningChoice(
            int.TryParse(query["nam"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            long.TryParse(query["goc"], NumberStyles.None, CultureInfo.InvariantCulture, out var root) ? root : null,
            query["goi"],
            query.Where(q => q.Key.StartsWith(Reading, StringComparison.Ordinal)).ToDictionary(q => q.Key[Reading.Length..], q => q.Value.ToString()));
    }

    /// <summary>Readings that are not the proposed ones; what the pack does not know is left for the refusal to tell.</summary>
    public IReadOnlyDictionary<string, string> Chosen(Pack pack) => Readings.Where(r => !pack.Readings.TryGetValue(r.Key, out var row) || row.Proposed != r.Value).ToDictionary();

    /// <summary>The same choice at another page.</summary>
    public string At(string page, Pack? pack = null) =>
        $"{page}?nam={Year?.ToString(CultureInfo.InvariantCulture)}&goc={Root?.ToString(CultureInfo.InvariantCulture)}&goi={Uri.EscapeDataString(Pack ?? "")}" + string.Concat((pack is null ? Readings : Chosen(pack)).Select(r => $"&{Uri.EscapeDataString(FieldOf(r.Key))}={Uri.EscapeDataString(r.Value)}"));
}
