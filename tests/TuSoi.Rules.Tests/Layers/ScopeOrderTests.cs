using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>Neither the order of rows nor how many are ranked at once changes who has a place.</summary>
public sealed class ScopeOrderTests
{
    [Fact]
    public void Order_of_subjects_ballots_and_links_never_matters()
    {
        for (var seed = 25_000_000; seed < 25_000_040; seed++)
        {
            var chosen = PacksOnDisk.RandomReadings(new Random(seed));
            var (straight, shuffled) = (ScopeMaker.Make(seed), ScopeMaker.Make(seed));
            var chance = new Chance(seed);
            foreach (var subject in shuffled) Shuffle(subject, chance);
            var (first, second) = (new RankedWorld(straight, chosen), new RankedWorld(chance.Shuffled(shuffled), chosen));
            for (var i = 0; i < straight.Count; i++)
                if (first.Ranks(straight[i])) Assert.True(first.Verdict(straight[i]) == second.Verdict(shuffled[i]), $"scope {seed}, {straight[i]}: {first.Verdict(straight[i])} and {second.Verdict(shuffled[i])}");
        }
    }

    // More members than one piece of 65,536 rows, so that several threads share the work; cells lie across the borders of pieces.
    [Fact]
    public void Members_of_many_cells_ranked_in_pieces_are_ranked_as_each_cell_alone()
    {
        var pack = Contestants.Pack("within: cell, percent: 20%, base: literal, order: [ballot, x], few: {fewer_than: 5, take: 1, says: S, because: {article: A}}", voted: true).Compile();
        var chance = new Chance(26_000_000);
        var cells = new List<NaiveSubject>();
        for (var members = 0; members < 140_000; members += cells[^1].Related["members"].Rows.Count) cells.Add(Contestants.Cell(Enumerable.Range(0, chance.Between(1, 60)).Select(i => Member(chance, i))));
        var everybody = chance.Shuffled(cells.SelectMany(c => c.Related["members"].Rows)).Concat(cells).ToList();
        var (together, again) = (new RankedWorld(everybody, pack), new RankedWorld(everybody, pack));
        Assert.All(everybody, s => Assert.Equal(together.Verdict(s), again.Verdict(s)));
        foreach (var cell in cells.Where((_, i) => i % 50 == 0))
        {
            var alone = new RankedWorld(cell.Related["members"].Rows.Append(cell), pack);
            Assert.All(cell.Related["members"].Rows, m => Assert.Equal(alone.Verdict(m), together.Verdict(m)));
        }
        Assert.Equal(cells.Count, together.Ranking.Quotas.Single().Groups.Count);
    }

    [Fact]
    public void A_leader_of_two_bodies_belongs_where_both_lead_whichever_is_written_first()
    {
        foreach (var reversed in (bool[])[false, true])
        {
            var chosen = PacksOnDisk.Proposed;
            NaiveSubject upper = new("superior_chapter", "upper"), cell = CraftedSubjects.Cell(90, "Excellent"), body = new("leadership_collective", "body"), leader = new("leader", "leader");
            upper.Related["subordinates"] = new NaiveList<NaiveSubject> { Rows = [cell], IsComplete = true };
            leader.Related["headed"] = new NaiveList<NaiveSubject> { Rows = reversed ? [cell, body] : [body, cell], IsComplete = true };
            (cell.Facts["decided_level"], body.Facts["decided_level"]) = ("Excellent", "Excellent");
            leader.Records["ballots"] = new NaiveList<Dictionary<string, object>> { Rows = [new() { ["purpose"] = "decision", ["valid"] = 3, ["excellent"] = 3, ["good"] = 0, ["completed"] = 0, ["not_completed"] = 0 }], IsComplete = true };
            var ranked = new RankedWorld([upper, cell, body, leader], chosen);
            Assert.Equal(QualityLevel.Excellent, ranked.Verdict(leader).Suggested);
            Assert.Equal(cell.Name, ranked.Explain(leader).Quota!.Group.Within is var (table, row) ? table.NameOf(row) : null);
        }
    }

    [Fact]
    public void What_a_blank_means_orders_alike_whether_or_not_the_fact_is_recorded_of_somebody_else()
    {
        var pack = SmallPack.Of("great: {type: yes_no}\ngood: {type: yes_no}\ncapped: {type: yes_no}\nfirst: {type: yes_no, blank_means: no}\n", "")
            .With("levels/member.yaml", Contestants.Member).With("quotas.yaml", "quotas: {all: {on: member, within: cell, percent: 50%, base: good_or_better, order: [first], says: S, because: {article: A}}}").Compile();
        var alone = Contestants.Cell(Contestants.Great("a"), Contestants.Great("b"));
        var other = Contestants.Great("c");
        other.Facts["first"] = "yes";
        var others = Contestants.Cell(other);
        var (a, members) = (alone.Related["members"].Rows[0], alone.Related["members"].Rows.Append(alone));
        Assert.Equal(VerdictFlags.QuotaTie, new RankedWorld(members, pack).Verdict(a).Flags & VerdictFlags.Quota);
        Assert.Equal(VerdictFlags.QuotaTie, new RankedWorld([.. members, other, others], pack).Verdict(a).Flags & VerdictFlags.Quota);
    }

    private static NaiveSubject Member(Chance chance, int number)
    {
        var member = Contestants.Voted($"m{number}", chance.Between(0, 10), 10);
        member.Facts["x"] = chance.Between(0, 2);
        if (chance.Is(0.05)) member.Facts.Remove("great");
        if (chance.Is(0.05)) member.Facts["decided_level"] = chance.One(["Good", "Excellent"]);
        return member;
    }

    private static void Shuffle(NaiveSubject subject, Chance chance)
    {
        foreach (var (name, list) in subject.Related.ToList())
            subject.Related[name] = new NaiveList<NaiveSubject> { Rows = chance.Shuffled(list.Rows), IsComplete = list.IsComplete };
        foreach (var (name, list) in subject.Records.ToList())
            subject.Records[name] = new NaiveList<Dictionary<string, object>> { Rows = chance.Shuffled(list.Rows), IsComplete = list.IsComplete };
    }
}
