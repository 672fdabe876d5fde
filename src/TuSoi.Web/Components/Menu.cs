using TuSoi.Access;

namespace TuSoi.Web.Components;

/// <summary>At most six links, by what the person holds.</summary>
public static class Menu
{
    public static IEnumerable<(string Text, string Href)> Of(Visitor visitor)
    {
        yield return ("Việc của tôi", Links.Home);
        if (visitor.Cycles is not [{ } cycle, ..]) yield break;
        if (visitor.Posts.FirstOrDefault(p => p.Has("content") && p.Unit is not null) is { Unit: { } unit }) yield return ("Tổ chức của tôi", Links.Unit(cycle.Id, unit));
        if (visitor.Has("ranking")) yield return ("Xếp loại", Links.Ranking(cycle.Id));
        yield return ("Hồ sơ của tôi", Links.MyFile(cycle.Id));
    }
}
