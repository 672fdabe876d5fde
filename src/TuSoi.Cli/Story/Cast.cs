using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.Cli.Story;

/// <summary>Who plays whom: holders of posts by organisation and role, in the order of the roster.</summary>
internal sealed class Cast
{
    private readonly ILookup<(long Entry, string Role), long> holders;
    private readonly Dictionary<long, string> names;
    private readonly HashSet<long> officials;

    private Cast(ILookup<(long, string), long> holders, Dictionary<long, string> names) => (this.holders, this.names, officials) = (holders, names, [.. holders.SelectMany(h => h)]);

    public static async Task<Cast> ReadAsync(Store store, long asking, DateOnly day)
    {
        await using var work = await Work.BeginAsync(store, asking, day);
        await using var reader = await work.ReadAsync(new Batch().Add("select organisation, role, person from assignment where ended_act is null and held @> today() order by id").Add("select id, name from person"));
        var (held, names) = (new List<((long, string) Key, long Person)>(), new Dictionary<long, string>());
        while (await reader.ReadAsync()) held.Add(((reader.GetInt64(0), reader.GetString(1)), reader.GetInt64(2)));
        await reader.NextResultAsync();
        while (await reader.ReadAsync()) names[reader.GetInt64(0)] = reader.GetString(1);
        return new Cast(held.ToLookup(h => h.Key, h => h.Person), names);
    }

    /// <summary>Everybody who may act for the body, the first role first.</summary>
    public IEnumerable<long> For(Body body) => body.Person is { } person ? [person] : body.Roles.SelectMany(role => holders[(body.Organisation!.Entry, role)]).Distinct();

    public IEnumerable<long> Holding(Subject organisation, IEnumerable<string> roles) => roles.SelectMany(role => holders[(organisation.Entry, role)]).Distinct();

    /// <summary>Whether the person holds any post.</summary>
    public bool IsOfficial(long? person) => person is { } one && officials.Contains(one);

    /// <summary>Everybody who holds a post.</summary>
    public IEnumerable<long> Officials => officials;

    public string Name(long person) => names.GetValueOrDefault(person, "?");
}
