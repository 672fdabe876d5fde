using System.Globalization;
using TuSoi.Database;
using TuSoi.Opening;

namespace TuSoi.Reviewing;

/// <summary>A field as somebody left it.</summary>
public sealed record SheetField(string Field, string Value, long Person, string Name, DateTime At);

/// <summary>
/// What is filled in and no act yet: comments of a meeting that runs, levels in a grid, a teller's numbers. One field a row, so that two people who work on the same
/// sheet overwrite each other only where both typed, and can be told.
/// </summary>
public sealed class Worksheet(IReadOnlyList<SheetField> fields)
{
    public static Worksheet Empty { get; } = new([]);

    /// <summary>In the order in which they were saved.</summary>
    public IReadOnlyList<SheetField> Fields => fields;

    public string? this[string field] => Find(field)?.Value;

    public SheetField? Find(string field) => fields.FirstOrDefault(f => f.Field == field);

    /// <summary>What was saved last by somebody else.</summary>
    public SheetField? OfOthers(long person) => fields.LastOrDefault(f => f.Person != person);

    /// <summary>The moment of the last saving, as the page hands it back: whatever others save later, the page has not seen.</summary>
    public string Mark => (fields.Count == 0 ? 0 : fields[^1].At.Ticks).ToString(CultureInfo.InvariantCulture);

    /// <summary>Fields that others have saved since and that say something else than what is typed now.</summary>
    public IReadOnlyList<SheetField> Changed(long person, string mark, Func<string, string> typed)
    {
        var seen = Seen(mark);
        return [.. fields.Where(f => f.Person != person && f.At.Ticks > seen && Plain(f.Value) != Plain(typed(f.Field)))];
    }

    /// <summary>
    /// What of the typed fields is to be saved. A field that says what the page showed was not touched: it neither overwrites nor deletes what somebody else has
    /// written meanwhile. What the person himself has saved since, while he typed, he may take back.
    /// </summary>
    /// <param name="shown">What the page showed in a field; null: it does not say.</param>
    public Dictionary<string, string> Touched(long person, string mark, IReadOnlyDictionary<string, string> typed, Func<string, string?> shown)
    {
        var seen = Seen(mark);
        bool IsOwn(string field) => Find(field) is { } f && f.Person == person && f.At.Ticks > seen;
        return typed.Where(t => shown(t.Key) is not { } before || Plain(before) != Plain(t.Value) || IsOwn(t.Key)).ToDictionary(t => t.Key, t => t.Value);
    }

    private static long Seen(string mark) => long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? ticks : 0;

    // A browser ends lines otherwise in a form that is sent than in one that saves itself.
    private static string Plain(string text) => Texts.Tidy(text).ReplaceLineEndings("\n");

    public static string OfMeeting(long meeting) => $"hoi-nghi.{meeting}";

    public static string OfStep(string step) => $"buoc.{step}";

    public static string OfCount(long ballot, long person) => $"phieu.{ballot}.{person}";

    /// <summary>Whether there is something in the organisation that a sheet of this name is about.</summary>
    public static async Task<bool> IsOneAsync(Work work, CyclePack pack, long unit, string sheet) => sheet.Split('.') switch
    {
        ["hoi-nghi", var meeting] => Id(meeting) is { } id && await IsThereAsync(work, "select exists (select from meeting where id = $1 and unit = $2)", id, unit),
        ["phieu", var ballot, _] => Id(ballot) is { } id && await IsThereAsync(work, "select exists (select from ballot b join meeting m on m.id = b.meeting where b.id = $1 and m.unit = $2)", id, unit),
        ["buoc", var step] => pack.Pack.Kinds.Keys.Any(kind => pack.Find(kind, step) is not null) && await IsThereAsync(work, "select exists (select from subject where id = $1 and family = 'organisation')", unit),
        _ => false,
    };

    private static async Task<bool> IsThereAsync(Work work, string sql, params object?[] ids) => (await work.ListAsync(r => r.GetBoolean(0), sql, ids))[0];

    // The number of a meeting that nobody registered stands below zero.
    private static long? Id(string part) => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static async Task<Worksheet> ReadAsync(Work work, long unit, string sheet) => new(await work.ListAsync(
        r => new SheetField(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetDateTime(4)),
        "select w.field, w.value, w.person, p.name, w.saved_at from worksheet w join person p on p.id = w.person where w.unit = $1 and w.sheet = $2 order by w.saved_at, w.field", unit, sheet));

    /// <summary>Keeps fields as typed; an empty one is forgotten. What says the same as before keeps who wrote it, and when.</summary>
    /// <param name="own">Only for the person himself.</param>
    public static async Task SaveAsync(Work work, long cycle, long unit, string sheet, IReadOnlyDictionary<string, string> typed, DateTimeOffset now, bool own = false)
    {
        var filled = typed.Where(t => t.Value.Length > 0).ToList();
        await work.WriteAsync(new Batch()
            .Add("delete from worksheet where unit = $1 and sheet = $2 and field = any($3)", unit, sheet, typed.Where(t => t.Value.Length == 0).Select(t => t.Key).ToArray())
            .Add("""
                insert into worksheet (cycle, unit, sheet, field, subject, own, value, person, saved_at) select $1, $2, $3, l.field, l.subject, $4, l.value, me(), $5 from unnest($6::text[], $7::bigint[], $8::text[]) l(field, subject, value)
                on conflict (unit, sheet, field) do update set value = excluded.value, person = excluded.person, saved_at = excluded.saved_at where worksheet.value <> excluded.value
                """, cycle, unit, sheet, own, Instant.Of(now), filled.Select(t => t.Key).ToArray(), filled.Select(t => SubjectOf(t.Key)).ToArray(), filled.Select(t => Texts.Tidy(t.Value)).ToArray()));
        await work.CommitAsync();
    }

    // “uu.1234” is about subject 1234.
    private static long? SubjectOf(string field) => field.Split('.').Skip(1).Select(Id).FirstOrDefault();
}
