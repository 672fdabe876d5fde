using TuSoi.Rules.Compiling;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Who is reviewed is told without what no special case looks into: opening a cycle need not read it.</summary>
public sealed class SpecialReadsTests(ITestOutputHelper output)
{
    [Fact]
    public void Packs_on_disk_find_the_same_special_cases_without_the_rest()
    {
        for (var seed = 40_000_000; seed < 40_000_100; seed++)
            Same(PacksOnDisk.Compile(PacksOnDisk.RandomReadings(new Random(seed))), ScopeMaker.Make(seed), $"scope {seed}");
        Assert.False(PacksOnDisk.Compile(PacksOnDisk.Proposed).SpecialReads.Criteria);
        Assert.False(PacksOnDisk.Compile(PacksOnDisk.Proposed).SpecialReads.List(Known.Ballots));
    }

    [Fact]
    public void Random_packs_find_the_same_special_cases_without_the_rest()
    {
        var (packs, criteria, lists) = (0, 0, 0);
        for (var seed = 4_000_000; seed < 4_000_200; seed++, packs++)
        {
            var maker = new PackMaker(seed);
            var small = maker.WholePack();
            var compiled = small.TryCompile(chosen: maker.Chosen());
            Assert.True(compiled is not null, $"pack {seed}");
            Same(compiled, maker.VotedWorld(small.Naive().Pack), $"pack {seed}");
            if (compiled.SpecialReads.Criteria) criteria++;
            if (compiled.Pack.Facts.Of(Family.Member).Any(f => f.Type == FactType.Records && compiled.SpecialReads.List(f.Id))) lists++;
        }
        output.WriteLine($"{packs} packs, {criteria} look into criteria, {lists} into records");
        Assert.True(criteria is > 0 && criteria < packs && lists > 0 && lists < packs);
    }

    private static void Same(CompiledPack pack, IReadOnlyList<NaiveSubject> world, string what)
    {
        var scope = WorldScope.Of(pack.Pack, pack.On, world).Scope;
        Assert.True(Found(pack, scope).SequenceEqual(Found(pack, Without(pack, scope))), what);
    }

    private static IEnumerable<string> Found(CompiledPack pack, Scope scope)
    {
        var special = Ranker.Special(pack, scope);
        return from table in scope.Tables where pack.Pack.Kinds.ContainsKey(table.Kind) from row in Enumerable.Range(0, table.Count) select $"{table.Kind} {row}: {string.Join(' ', special.Of(table.Kind, row).Select(c => c.Id))} {special.LeftOut(table.Kind, row)}";
    }

    // Whoever follows a link to a list that is not read finds no row there.
    private static Scope Without(CompiledPack pack, Scope all) => all.With(all.Tables.Select(t => pack.Pack.Kinds.ContainsKey(t.Kind) ? pack.SpecialReads.Criteria ? t : WithoutCriteria(pack, t) : pack.SpecialReads.List(t.Kind) ? t : new Table(t.Kind, 0)).ToList());

    private static Table WithoutCriteria(CompiledPack pack, Table table)
    {
        var copy = table.Copy();
        foreach (var criterion in pack.Kinds.GetValueOrDefault(table.Kind)?.Frame?.Criteria.Keys ?? [])
            foreach (var (name, fact) in Known.CriterionFacts) copy.With(Known.CriterionColumn(criterion, name), Columns.Blank(fact, table.Count));
        return copy;
    }
}
