using System.Text;
using TuSoi.Rostering.Keeping;

namespace TuSoi.Rostering.Importing;

/// <summary>A plan in one text: two plans that do the same have the same text.</summary>
internal static class PlanText
{
    public static string Of(ImportPlan plan)
    {
        var text = new StringBuilder(plan.Root.Path);
        foreach (var entry in plan.Entries)
        {
            text.Append('\n').Append(entry.IsNew ? '+' : ' ').Append(entry.Told.Code);
            foreach (var field in entry.Fields) text.Append('\t').Append(field.Column).Append('\t').Append(field.Old).Append('\t').Append(field.New);
        }
        foreach (var entry in plan.Moved) text.Append("\n@").Append(entry.Told.Code).Append('\t').Append(entry.Path);
        foreach (var (told, held) in plan.Posts) text.Append("\n#").Append(Of(told)).Append('\t').Append(held is null ? "" : Of(held));
        return text.Append('\n').AppendJoin('\t', plan.Completed).ToString();
    }

    private static string Of(KeptPost post) => $"{post.Member}/{post.Role}/{post.Organisation}/{post.From:yyyyMMdd}/{post.To:yyyyMMdd}";
}
