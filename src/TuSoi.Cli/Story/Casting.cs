using TuSoi.Database;
using TuSoi.Rostering;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

/// <summary>Gives every role that the pack's bodies need to two people of the organisation, or of one below it, so that nobody has to act on his own file.</summary>
internal sealed class Casting(Store store, Pack pack, Founded founded, StoryClock clock)
{
    private const int Each = 2;

    private sealed record Place(long Entry, string Kind, string Path);

    public async Task<Appoint> PostsAsync()
    {
        await using var work = await Work.BeginAsync(store, founded.Person, clock.Today);
        await using var reader = await work.ReadAsync(new Batch()
            .Add("select s.entry, s.kind, s.path from roster_state s join roster_entry e on e.id = s.entry where s.known_to is null and e.family = 'organisation' order by s.path")
            .Add("select e.person, s.path from roster_state s join roster_entry e on e.id = s.entry where s.known_to is null and e.family = 'member' order by s.path, e.code"));
        var (places, members) = (new List<Place>(), new List<(long Person, string Path)>());
        while (await reader.ReadAsync()) places.Add(new Place(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) members.Add((reader.GetInt64(0), reader.GetString(1)));
        return new Appoint { Cycle = 0, By = founded.Person, Root = founded.Organisation, Posts = [.. places.SelectMany(p => At(p, members))] };
    }

    private IEnumerable<Post> At(Place place, List<(long Person, string Path)> members)
    {
        List<long> people = [.. members.Where(m => m.Path.StartsWith(place.Path, StringComparison.Ordinal)).Select(m => m.Person).Distinct()];
        if (people.Count == 0) yield break;
        var next = 0;
        foreach (var role in RolesAt(place.Kind))
            for (var i = 0; i < Each; i++) yield return new Post(people[next++ % people.Count], role, place.Entry, new DateOnly(clock.Today.Year, 1, 1));
    }

    private IEnumerable<string> RolesAt(string kind)
    {
        var here = pack.Kinds[kind];
        var seats = pack.Procedure.Bodies.Values.Where(b => b.Seat is Seat.Own or Seat.Collective or Seat.Superior || b.Seat == Seat.Containing && here.Is(b.Of));
        var chairs = pack.Procedure.Meetings.Values.SelectMany(m => m.Chair.Concat(m.ChairForHead));
        return seats.SelectMany(b => b.Acts).Concat(chairs).Distinct().Order(StringComparer.Ordinal);
    }
}
