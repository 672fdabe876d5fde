using TuSoi.Reviewing;

namespace TuSoi.Web.Pages.Meeting;

/// <summary>One member in the form by which presence is corrected: as his line stands, what the page showed of it, and what was typed.</summary>
/// <param name="Note">Why he is counted only where he comes; empty for everybody else.</param>
/// <param name="Standing">Null: he was not called.</param>
internal sealed record PresenceRow(long Member, string Name, string Note, Participant? Standing)
{
    public string Present => $"co-mat.{Member}";

    public string Votes => $"bieu-quyet.{Member}";

    public string Reason => $"vang.{Member}";

    /// <summary>Where the page says by which act the line stood that it showed.</summary>
    public string Seen => $"{SheetKeeper.Shown}theo.{Member}";

    public long Act => Standing?.Act ?? 0;

    public Presence Stands => new(Member, Standing?.Present ?? false, Standing?.Reason ?? "", Standing?.Votes ?? false);

    /// <summary>What is asked for: fields that were not touched stay as they stand, whoever wrote them.</summary>
    public Presence Wanted(IFormCollection form)
    {
        bool Box(string field, bool standing) => form.ContainsKey(field) == (form[SheetKeeper.Shown + field] == "1") ? standing : form.ContainsKey(field);
        var there = Box(Present, Stands.Present);
        return new Presence(Member, there, there ? "" : Texts.Tidy(form[Reason] == form[SheetKeeper.Shown + Reason] ? Stands.Reason : form[Reason].ToString()), Box(Votes, Stands.Votes));
    }

    /// <summary>Members of a meeting by given name: those who were called, and who may still come.</summary>
    public static IReadOnlyList<PresenceRow> Of(MeetingSheet sheet)
    {
        var (called, others) = (sheet.Participants.Select(p => new PresenceRow(p.Member, p.Name, "", p)).ToList(), Summoned.To(sheet).All);
        return [.. called.Concat(others.Where(o => sheet.Participants.All(p => p.Member != o.Id)).Select(o => new PresenceRow(o.Id, o.Name, $"{o.LeftOut ?? "chưa được triệu tập"}; chỉ tính khi có mặt", null)))
            .OrderBy(r => r.Name, TuSoi.Ranking.NameOrder.ByGiven)];
    }
}
