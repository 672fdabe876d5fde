namespace TuSoi.Organisation;

/// <summary>The subjects of a cycle and the ways between them.</summary>
public sealed class CycleRoster
{
    private readonly Dictionary<long, Subject> subjects, entries;
    private readonly Dictionary<(long Owner, string Relation), List<long>> links = [];
    private readonly Lazy<List<Subject>> organisations;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string[]> Paths = new(); // as few as packs have

    public CycleRoster(IEnumerable<Subject> subjects, IEnumerable<(long Owner, string Relation, long Target)> links)
    {
        this.subjects = subjects.ToDictionary(s => s.Id);
        entries = this.subjects.Values.ToDictionary(s => s.Entry);
        foreach (var (owner, relation, target) in links)
        {
            if (!this.links.TryGetValue((owner, relation), out var list)) this.links[(owner, relation)] = list = [];
            list.Add(target);
        }
        organisations = new(() => [.. this.subjects.Values.Where(s => s.Family == "organisation").OrderBy(s => s.Path, StringComparer.Ordinal)]);
    }

    public IEnumerable<Subject> All => subjects.Values;

    public int Count => subjects.Count;

    public Subject? Find(long id) => subjects.GetValueOrDefault(id);

    public Subject? FindEntry(long entry) => entries.GetValueOrDefault(entry);

    public Subject this[long id] => subjects[id];

    /// <summary>Where a dotted path of relations leads.</summary>
    public IEnumerable<Subject> Reach(Subject from, string path)
    {
        var hops = Hops(path);
        if (hops.Count == 0) return [from];
        var at = Hop(from, hops[0]);
        for (var i = 1; i < hops.Count; i++)
        {
            var hop = hops[i];
            at = at.SelectMany(s => Hop(s, hop));
        }
        return at;
    }

    /// <summary>The relations of a dotted path.</summary>
    public static IReadOnlyList<string> Hops(string path) => Paths.GetOrAdd(path, p => p.Split('.', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Relations that follow from where a subject lies: no way is kept for them.</summary>
    public static IReadOnlySet<string> FromPath { get; } = new HashSet<string>(["self", "organisation", "superior", "containing", "units_below"]);

    private IEnumerable<Subject> Hop(Subject from, string relation) => relation switch
    {
        "self" => [from],
        "organisation" => Found([from.Unit]),
        "superior" => Above(from).Take(1),
        "containing" => from.Units.Select(FindEntry).OfType<Subject>(),
        "units_below" => organisations.Value.Where(o => o.Path.StartsWith(from.Path, StringComparison.Ordinal)),
        _ => links.TryGetValue((from.Id, relation), out var targets) ? Found(targets) : [],
    };

    private IEnumerable<Subject> Above(Subject from) => from.Units.Skip(1).Select(FindEntry).OfType<Subject>();

    private IEnumerable<Subject> Found(IEnumerable<long> ids) => ids.Select(Find).OfType<Subject>();
}
