using System.Globalization;
using TuSoi.Reviewing;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Facts;

namespace TuSoi.Web.Pages.Reviewing;

/// <summary>Rows of answers as they stand in a grid: a text, a level where one is asked, or “no opinion”; empty rows are not answers.</summary>
internal static class AnswerGrid
{
    /// <param name="wrong">Gets what is wrong, by the row's key.</param>
    public static List<Answered> Read(IFormCollection form, IEnumerable<(long Subject, string Key)> rows, bool levels, Dictionary<string, string> wrong)
    {
        var lines = new List<Answered>();
        foreach (var (subject, key) in rows)
        {
            var (text, none) = (form[$"y.{key}"].ToString().Trim(), form.ContainsKey($"khong.{key}"));
            var level = levels && int.TryParse(form[$"muc.{key}"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? (QualityLevel?)number : null;
            if (none && (text.Length > 0 || level is not null)) wrong[key] = "Vừa có ý kiến vừa đánh dấu “Không có ý kiến”. Hãy bỏ một.";
            else if (text.Length > Texts.Most) wrong[key] = $"Ý kiến dài {text.Length.ToString("#,##0", Wording.Vietnamese)} ký tự, nhiều nhất {Texts.Most.ToString("#,##0", Wording.Vietnamese)}.";
            else if (none) lines.Add(new Answered(subject, null));
            else if (text.Length > 0) lines.Add(new Answered(subject, text, level));
            // a level says something by itself
            else if (level is { } alone) lines.Add(new Answered(subject, $"Đề nghị mức {Wording.Level(alone)}.", alone));
        }
        return lines;
    }
}
