using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>The same subjects as the engine sees them, and where each of them stands.</summary>
internal sealed class WorldScope
{
    private readonly Pack pack;
    private readonly ScopeBuilder builder;

    private WorldScope(Pack pack, DateOnly cutOff) => (this.pack, builder) = (pack, new ScopeBuilder(cutOff));

    public Scope Scope { get; private set; } = null!;

    public Dictionary<NaiveSubject, int> Rows { get; } = [];

    public static WorldScope Of(Pack pack, DateOnly cutOff, IEnumerable<NaiveSubject> subjects)
    {
        var world = new WorldScope(pack, cutOff);
        var all = subjects.ToList();
        foreach (var kind in pack.Kinds.Keys) world.builder.Kind(kind);
        foreach (var subject in all) world.Rows[subject] = world.builder.Add(subject.Kind, subject.Name);
        foreach (var subject in all) world.Record(subject);
        world.Scope = world.builder.Build();
        return world;
    }

    private void Record(NaiveSubject subject)
    {
        var row = Rows[subject];
        var family = pack.Kinds[subject.Kind].Family;
        foreach (var (id, value) in subject.Facts) builder.Set(subject.Kind, row, id, pack.Facts.Find(family, id)!, value);
        foreach (var (criterion, facts) in subject.Criteria)
            foreach (var (id, value) in facts) builder.Set(subject.Kind, row, Known.CriterionColumn(criterion, id), Known.CriterionFacts[id], value);
        foreach (var (name, list) in subject.Related) Relate(subject.Kind, row, name, list);
        foreach (var (name, list) in subject.Records) Records(subject.Kind, row, pack.Facts.Find(family, name)!, list);
    }

    private void Relate(string kind, int row, string name, NaiveList<NaiveSubject> list)
    {
        if (list.IsComplete) builder.Complete(kind, row, name, list.Rows.FirstOrDefault()?.Kind ?? Usual(name));
        foreach (var other in list.Rows) builder.Link(kind, row, name, other.Kind, Rows[other]);
    }

    private void Records(string kind, int row, Fact records, NaiveList<Dictionary<string, object>> list)
    {
        if (list.IsComplete) builder.Complete(kind, row, records.Id, records.Id);
        foreach (var fields in list.Rows)
        {
            var record = builder.Add(records.Id, $"{records.Id} {row}");
            foreach (var (field, value) in fields) builder.Set(records.Id, record, field, records.Fields[field], value);
            builder.Link(kind, row, records.Id, records.Id, record);
        }
    }

    // An empty list leads to some kind all the same.
    private string Usual(string relation)
    {
        var family = relation switch
        {
            "members" or "committee_members" => Family.Member,
            "same_level_bodies" or "committee" => Family.Collective,
            _ => Family.Organisation,
        };
        return pack.Kinds.Values.First(k => k.Family == family).Id;
    }
}
