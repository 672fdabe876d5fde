using TuSoi.Rostering.Keeping;
using TuSoi.Rostering.Reading;
using TuSoi.Rules.Packs;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Importing;

/// <summary>A plan as people look at it.</summary>
internal static class Previewing
{
    public static ImportPreview Of(WorkbookRead read, Planned planned)
    {
        if (planned.Plan is not { } plan) return new ImportPreview { Year = read.Year, Refused = planned.Refused, Warnings = read.Warnings };
        var asked = planned.Questions.Select(q => q.Code).ToHashSet();
        return new ImportPreview
        {
            Year = read.Year,
            New = [.. plan.Entries.Where(e => e.IsNew && !asked.Contains(e.Told.Code)).Select(e => Of(e.Told, []))],
            Changed = [.. plan.Entries.Where(e => e.IsChanged).Select(e => Of(e.Told, e.Fields))],
            Unchanged = plan.Entries.Count(e => e is { IsNew: false, IsChanged: false }),
            Following = plan.Moved.Count(e => !e.IsChanged),
            Missing = [.. plan.Missing.Select(e => Of(e, []))],
            Questions = planned.Questions,
            Posts = [.. plan.Posts.Select(p => Of(read.Pack, p.Told, p.Held is { } held ? Held(held) : "", Held(p.Told)))],
            PostsMissing = [.. plan.PostsMissing.Select(p => Of(read.Pack, p, Held(p), Held(p)))],
            Warnings = read.Warnings,
        };
    }

    private static ImportedEntry Of(KeptEntry entry, IReadOnlyList<FieldChange> fields) => new(entry.Code, entry.Name, entry.Place?.Sheet ?? "", entry.Place?.Cell(Ids.Code) ?? "", fields);

    private static ImportedPost Of(Pack pack, KeptPost post, string held, string now) =>
        new(post.Member, post.Name, pack.Procedure.Roles.GetValueOrDefault(post.Role)?.Label ?? post.Role, post.Organisation, post.Place?.Sheet ?? "", post.Place?.Cell(Ids.Code) ?? "", held, now);

    private static string Held(KeptPost post) => (post.From, post.To) switch
    {
        (null, null) => "không ghi ngày",
        ({ } from, null) => $"từ {Show.Value(from)}",
        (null, { } to) => $"đến {Show.Value(to)}",
        ({ } from, { } to) => $"{Show.Value(from)} – {Show.Value(to)}",
    };
}
