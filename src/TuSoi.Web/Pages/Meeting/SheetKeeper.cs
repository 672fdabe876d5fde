using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Npgsql;
using TuSoi.Database;
using TuSoi.Reviewing;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Pages.Meeting;

/// <summary>Keeps what stands in a sheet: on request of its page, and while somebody types.</summary>
internal static partial class SheetKeeper
{
    private const int MostFields = 4000;

    /// <summary>The field that says what the page has seen of others.</summary>
    public const string Mark = "luc";

    /// <summary>Before the name of a field: what the page showed in it. No field of a sheet is named so.</summary>
    public const string Shown = "_cu.";

    public static void Map(WebApplication app) => app.MapForm("/dot/{cycle:long}/bang-nhap/{unit:long}/{sheet}", KeepAsync);

    /// <summary>Fields of a posted form that belong to a sheet. A box that is sent twice was ticked: an empty field of the same name stands before it.</summary>
    public static Dictionary<string, string> Fields(IFormCollection form, Func<string, bool>? which = null) =>
        form.Where(f => f.Key is not (Mark or "viec") && FieldName().IsMatch(f.Key) && which?.Invoke(f.Key) != false).Take(MostFields).ToDictionary(f => f.Key, f => Last(f.Value));

    /// <summary>Those fields that were changed on the page, where it says what it showed.</summary>
    public static Dictionary<string, string> Touched(Visit visit, Worksheet standing, IFormCollection form, IReadOnlyDictionary<string, string> fields) =>
        standing.Touched(visit.Person, form[Mark].ToString(), fields, f => form.TryGetValue(Shown + f, out var shown) ? shown.ToString() : null);

    public static async Task SaveAsync(Visit visit, Store store, TimeProvider clock, long cycle, long unit, string sheet, IReadOnlyDictionary<string, string> fields, bool own = false)
    {
        if (fields.Count == 0) return;
        await using var work = await Work.BeginAsync(store, visit.Person, visit.Today);
        await Worksheet.SaveAsync(work, cycle, unit, sheet, fields, clock.GetUtcNow(), own);
    }

    private static async Task<IResult> KeepAsync(HttpContext http, Visit visit, Store store, TimeProvider clock, long cycle, long unit, string sheet)
    {
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (fields, own) = (Fields(form), sheet.StartsWith("phieu.", StringComparison.Ordinal));
        if (visit.Visitor.Find(cycle) is not { } visited || fields.Values.Any(v => v.Length > Texts.Most) || own && !sheet.EndsWith($".{visit.Person}", StringComparison.Ordinal)) return Results.NotFound();
        var pack = await visit.PackAsync(visited);
        if (await visit.ReadAsync(async work => await Worksheet.IsOneAsync(work, pack, unit, sheet) ? await Worksheet.ReadAsync(work, unit, sheet) : null) is not { } standing) return Results.NotFound();
        fields = Touched(visit, standing, form, fields);
        if (standing.Changed(visit.Person, form[Mark].ToString(), f => fields.GetValueOrDefault(f, "")).FirstOrDefault(f => fields.ContainsKey(f.Field)) is { } other)
            return Results.Text($"Chưa lưu nháp: đồng chí {other.Name} vừa lưu khác ở trang này lúc {Say.Hour(Instant.LocalOf(other.At))}. Bấm “Lưu nháp” để so sánh.");
        try
        {
            await SaveAsync(visit, store, clock, cycle, unit, sheet, fields, own);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ForeignKeyViolation)
        {
            return Results.NotFound();
        }
        http.Response.Headers["x-saved"] = fields.Count.ToString(CultureInfo.InvariantCulture);
        return Results.Text($"Đã lưu nháp lúc {Say.Hour(visit.Local)}.");
    }

    private static string Last(StringValues values) => values.Count == 0 ? "" : values[^1] ?? "";

    [GeneratedRegex("^[a-z]+(-[a-z]+)*(-[0-9]+)?([.][a-z0-9-]+)*$")]
    private static partial Regex FieldName();
}
