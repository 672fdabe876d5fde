using TuSoi.Access;

namespace TuSoi.Web.Components;

/// <summary>At most six links, by what the person holds.</summary>
public static class Menu
{
    private const int Most = 6;

    public static IEnumerable<(string Text, string Href)> Of(Visitor visitor) => All(visitor).Take(Most);

    // What is opened daily stands first; the rest is one click away from there.
    private static IEnumerable<(string Text, string Href)> All(Visitor visitor)
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
        }
        if (visitor.Has("roster")) yield return ("Danh sách", Links.Roster);
    }
}
