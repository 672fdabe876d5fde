using TuSoi.Access;

namespace TuSoi.Web.Components;

/// <summary>At most six links, by what the person holds; what stands in none of them is one click away from the organisation's page.</summary>
public static class Menu
{
    public static IEnumerable<(string Text, string Href)> Of(Visitor visitor)
    {
        yield return ("Việc của tôi", Links.Home);
        if (visitor.Cycles is [{ } cycle, ..])
        {
            if (visitor.Posts.FirstOrDefault(p => p.Has("content") && p.Unit is not null) is { Unit: { } unit })
            {
                yield return ("Tổ chức của tôi", Links.Unit(cycle.Id, unit));
                if (!visitor.Has("roster")) yield return ("Hội nghị", Links.MeetingsOf(cycle.Id, unit));
            }
            if (visitor.Posts.Any(p => p.Unit is not null)) yield return ("Theo dõi", Links.Board(cycle.Id));
            if (visitor.Has("ranking")) yield return ("Xếp loại", Links.Ranking(cycle.Id));
        }
        if (visitor.Has("roster")) yield return ("Danh sách", Links.Roster);
        if (visitor.Cycles is [{ } latest, ..]) yield return ("Hồ sơ của tôi", Links.MyFile(latest.Id));
    }
}
