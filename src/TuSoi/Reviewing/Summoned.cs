using TuSoi.Organisation;
using TuSoi.Ranking;

namespace TuSoi.Reviewing;

/// <summary>Who is called to a meeting by the pack's rule, before it is opened.</summary>
/// <param name="Members">Reviewed in this cycle: always called.</param>
/// <param name="Others">Not reviewed this year (suspended, on leave, too new …): they are counted only where they come.</param>
public sealed record Summoned(IReadOnlyList<Subject> Members, IReadOnlyList<Subject> Others)
{
    public IEnumerable<Subject> All => Members.Concat(Others);

    public static Summoned To(MeetingSheet sheet)
    {
        var named = sheet.Work.Roster.Reach(sheet.Host, sheet.Rule.Participants).Where(m => m.Person is not null).DistinctBy(m => m.Id).ToList();
        // a body whose members the roster does not name meets with those who hold its posts
        if (named.Count == 0) named = [.. sheet.Work.Roster.All.Where(s => s.Family == "member" && s.Person is { } person && sheet.Holders.Any(h => h.Person == person)).DistinctBy(s => s.Person)];
        var ordered = named.OrderBy(m => m.Name, NameOrder.ByGiven).ToLookup(m => m.LeftOut is null);
        return new Summoned([.. ordered[true]], [.. ordered[false]]);
    }
}
