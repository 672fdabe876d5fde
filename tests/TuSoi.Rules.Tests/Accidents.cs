using System.Numerics;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Ranking;
using TuSoi.Rules.Tests.Layers;
using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;
using TuSoi.Rules.Tests.Worlds;

namespace TuSoi.Rules.Tests;

/// <summary>Accidents that happened to others, each with the number it has in the list of expectations.</summary>
public sealed class Accidents
{
    [Fact(DisplayName = "1 hrms-2023: a missing factor is not zero")]
    public void A_missing_factor_is_not_zero()
    {
        var cell = CraftedSubjects.Cell(0, "Good");
        cell.Facts.Remove("score");
        cell.Facts["point_table"] = "agency";
        foreach (var criterion in PacksOnDisk.Naive.FrameOf(cell.Kind)!.Criteria)
            if (criterion.Points.TryGetValue("agency", out var standard)) cell.Criteria[criterion.Id]["points"] = (decimal)(long)standard.Top;
        Assert.Equal(QualityLevel.Excellent, new RankedWorld([cell], PacksOnDisk.Proposed).Verdict(cell).Suggested);

        cell.Criteria["ideology"].Clear();
        var ranked = new RankedWorld([cell], PacksOnDisk.Proposed);
        Assert.Null(ranked.Verdict(cell).Suggested);
        Assert.True(ranked.Verdict(cell).Flags.HasFlag(VerdictFlags.Undetermined | VerdictFlags.FactsMissing));
        Assert.Equal(Trit.Unknown, ranked.Condition(cell, "score_85"));
        Assert.Equal(Trit.Unknown, ranked.Condition(cell, "score_below_50"));
        Assert.Contains(ranked.Explain(cell).Missing, fact => fact.Fact.Contains("Công tác chính trị, tư tưởng", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "8 helios-428: a majority uses whole numbers")]
    public void A_majority_uses_whole_numbers()
    {
        const string conditions = """
            half: {share: {of: members, where: {good: yes}, from: 50%}}
            more: {share: {of: members, where: {good: yes}, above: 50%}}
            third: {share: {of: members, where: {good: yes}, from: 1/3}}
            sixth: {share: {of: members, where: {good: yes}, is: 1/6}}
            """;
        var pack = SmallPack.Of("good: {type: yes_no}", "one: {good: yes}", conditions).Compile();
        var cells = (from size in Enumerable.Range(1, 25) from good in Enumerable.Range(0, size + 1) select (Cell: CellOf(size, good), size, good)).ToList();
        var ranked = new RankedWorld(cells.SelectMany(c => c.Cell.Related["members"].Rows.Append(c.Cell)), pack);
        foreach (var (cell, size, good) in cells)
        {
            Assert.Equal(2 * good >= size, ranked.Condition(cell, "half") == Trit.Met);
            Assert.Equal(2 * good > size, ranked.Condition(cell, "more") == Trit.Met);
            Assert.Equal(3 * good >= size, ranked.Condition(cell, "third") == Trit.Met);
            Assert.Equal(6 * good == size, ranked.Condition(cell, "sixth") == Trit.Met);
        }
    }

    [Fact(DisplayName = "8 helios-428: shares of huge counts are exact")]
    public void Shares_of_huge_counts_are_exact()
    {
        var half = Fraction.TryParse("50%")!.Value;
        Assert.True(half.Against(long.MaxValue / 2, long.MaxValue) < 0);
        Assert.True(half.Against(long.MaxValue / 2 + 1, long.MaxValue) > 0);
        Assert.Equal(0, Fraction.TryParse("1/3")!.Value.Against(3_000_000_000_000_000_000, 9_000_000_000_000_000_000));
        Assert.Equal((new BigInteger(int.MaxValue - 1) * 3).CompareTo(new BigInteger(int.MaxValue) * 2), Fraction.TryParse("2/3")!.Value.Against(int.MaxValue - 1, int.MaxValue));

        var pack = SmallPack.Of("part: {type: count}\nwhole: {type: count}", "half: {ratio: {of: part, to: whole, from: 50%}}").Compile();
        var (below, above) = (new NaiveSubject("member", "below"), new NaiveSubject("member", "above"));
        (below.Facts["part"], below.Facts["whole"]) = (int.MaxValue / 2, int.MaxValue);
        (above.Facts["part"], above.Facts["whole"]) = (int.MaxValue / 2 + 1, int.MaxValue);
        var ranked = new RankedWorld([below, above], pack);
        Assert.Equal(Trit.NotMet, ranked.Condition(below, "half"));
        Assert.Equal(Trit.Met, ranked.Condition(above, "half"));
    }

    [Theory(DisplayName = "8 helios-428: a ballot is counted in whole numbers")]
    [InlineData(5, 10, null)]
    [InlineData(6, 10, QualityLevel.Excellent)]
    [InlineData(5, 9, QualityLevel.Excellent)]
    [InlineData(4, 9, null)]
    [InlineData(333_333_333, 666_666_666, null)]
    [InlineData(333_333_334, 666_666_666, QualityLevel.Excellent)]
    [InlineData(int.MaxValue / 2, int.MaxValue, null)]
    [InlineData(int.MaxValue / 2 + 1, int.MaxValue, QualityLevel.Excellent)]
    [InlineData(int.MaxValue, int.MaxValue, QualityLevel.Excellent)]
    public void A_ballot_is_counted_in_whole_numbers(int votes, int among, QualityLevel? level)
    {
        var member = Contestants.Voted("member", votes, among);
        var cell = Contestants.Cell(member);
        foreach (var (half, expected) in new[] { ("carried_down", level ?? QualityLevel.Good), ("reaches", 2L * votes >= among ? QualityLevel.Excellent : QualityLevel.Good) })
        {
            var small = Contestants.Pack("percent: 100%, base: good_or_better", voted: true)
                .With("ballots.yaml", $"ballots: {{decision: {{on: member, purpose: decision, voters: V, half: {half}, quorum: 1/3, says: S, because: {{article: A}}}}}}");
            var (ranked, naive) = (new RankedWorld([member, cell], small.Compile()), small.Naive().Among([member, cell]));
            Assert.Equal(expected, ranked.Verdict(member).Ballot);
            Assert.Equal(Difference.Of(naive.VerdictOn(member)!), ranked.Verdict(member));
            Assert.Equal(ranked.Verdict(member), ranked.Explain(member).Verdict);
        }
    }

    [Fact(DisplayName = "8 helios-428: thirds of votes are ordered exactly")]
    public void Thirds_of_votes_are_ordered_exactly()
    {
        // As decimals all of these are 0.6666…; the first is the largest and the last two are equal.
        (int Votes, int Among)[] shares = [(1_431_655_766, int.MaxValue - 1), (1_431_655_765, int.MaxValue), (200_000_000, 300_000_000), (2, 3)];
        var members = shares.Select((s, i) => Contestants.Voted($"m{i}", s.Votes, s.Among)).ToList();
        var exact = shares.Select(s => new Rational(s.Votes, s.Among)).ToList();
        for (var places = 1; places <= 3; places++)
        {
            var ranked = new RankedWorld(members, Contestants.Pack($"percent: {places}/4, base: good_or_better", voted: true).Compile());
            for (var m = 0; m < members.Count; m++)
            {
                var (better, notWorse) = (exact.Count(e => e.CompareTo(exact[m]) > 0), exact.Count(e => e.CompareTo(exact[m]) >= 0));
                Assert.Equal(notWorse <= places ? 0 : better >= places ? VerdictFlags.QuotaFull : VerdictFlags.QuotaTie, ranked.Verdict(members[m]).Flags & VerdictFlags.Quota);
            }
        }
    }

    [Fact(DisplayName = "17 bettervoting-1417: a tie is the same tie whatever the order, and is never broken silently")]
    public void A_tie_is_the_same_tie_whatever_the_order()
    {
        // Two places: one is surely taken, for the other three are level, by 7 of 10, 14 of 20 and 70 of 100.
        NaiveSubject[] members = [Contestants.Voted("first", 9, 10), Contestants.Voted("a", 7, 10), Contestants.Voted("b", 14, 20), Contestants.Voted("c", 70, 100), Contestants.Voted("last", 6, 10)];
        var pack = Contestants.Pack("percent: 40%, base: good_or_better, order: [ballot, x]", voted: true).Compile();
        foreach (var order in Permutations(members))
        {
            var ranked = new RankedWorld(order, pack);
            Assert.Equal([VerdictFlags.None, VerdictFlags.QuotaTie, VerdictFlags.QuotaTie, VerdictFlags.QuotaTie, VerdictFlags.QuotaFull], members.Select(m => ranked.Verdict(m).Flags & VerdictFlags.Quota));
            Assert.Equal([QualityLevel.Excellent, QualityLevel.Good, QualityLevel.Good, QualityLevel.Good, QualityLevel.Good], members.Select(m => ranked.Verdict(m).Suggested!.Value));
            Assert.All(members[1..4], m => Assert.True((ranked.Verdict(m).Flags & VerdictFlags.NeedsDecision) != 0));
            Assert.All(members, m => Assert.Equal(ranked.Verdict(m), ranked.Explain(m).Verdict));
            Assert.Equal((1, 3, 1), ranked.Ranking.Quotas.Single().Groups.Single() is var g ? (g.Taken, g.Tied, g.Free) : default);
        }

        // A second key breaks it only where it is known of everybody who competes.
        foreach (var (member, x) in members.Zip([0, 1, 3, 2])) member.Facts["x"] = x;
        Assert.Equal(VerdictFlags.QuotaTie, new RankedWorld(members, pack).Verdict(members[2]).Flags & VerdictFlags.Quota);
        members[4].Facts["x"] = 9;
        Assert.Equal(QualityLevel.Excellent, new RankedWorld(members, pack).Verdict(members[2]).Suggested);
    }

    [Fact(DisplayName = "18 policyengine-9075: a future value changes nothing before its date")]
    public void A_future_value_changes_nothing_before_its_date()
    {
        SmallPack Pack(string value) => SmallPack.Of("score: {type: number}", $"enough: {{score: {{from: {value}}}}}");
        var member = new NaiveSubject("member", "member") { Facts = { ["score"] = 55m } };
        Trit Answer(SmallPack pack, DateOnly on)
        {
            var (bulk, naive) = (new RankedWorld([member], pack.Compile(on)), pack.Naive(on).Among([member]).VerdictOn(member)!);
            Assert.Equal(bulk.Condition(member, "enough") == Trit.Met, naive.Conditions["enough"]);
            Assert.Equal(bulk.Condition(member, "enough"), bulk.Explained(member, "enough"));
            return bulk.Condition(member, "enough");
        }
        foreach (var on in new DateOnly[] { new(2024, 1, 1), new(2024, 12, 31), new(2025, 12, 31) })
            Assert.Equal(Answer(Pack("50"), on), Answer(Pack("{since: {2024-01-01: 50, 2026-01-01: 60}}"), on));
        Assert.Equal(Trit.Met, Answer(Pack("{since: {2026-01-01: 60, 2024-01-01: 50}}"), new(2025, 12, 31)));
        Assert.Equal(Trit.NotMet, Answer(Pack("{since: {2024-01-01: 50, 2026-01-01: 60}}"), new(2026, 1, 1)));

        var early = Pack("{since: {2026-01-01: 60}}");
        Assert.Null(early.TryCompile(new(2025, 12, 31)));
        Assert.Contains(early.Problems, p => p.Code == "value.none");
    }

    [Fact(DisplayName = "20 openfisca-44.2.2: more than 256 categories")]
    public void More_than_256_categories()
    {
        var words = Enumerable.Range(1, 300).Select(i => $"w{i}").ToList();
        var small = SmallPack.Of($"place: {{type: code, choices: {{{string.Join(", ", words.Select(w => $"{w}: Nơi {w}"))}}}}}", """
            late: {place: [w44, w255, w256, w257, w300]}
            first: {place: w1}
            """);
        var members = words.Select(word => new NaiveSubject("member", word) { Facts = { ["place"] = word } }).ToList();
        members.Add(new NaiveSubject("member", "nowhere"));
        var (ranked, naive) = (new RankedWorld(members, small.Compile()), small.Naive().Among(members));
        foreach (var member in members)
        {
            var known = member.Facts.ContainsKey("place");
            Assert.Equal(!known ? Trit.Unknown : member.Name is "w44" or "w255" or "w256" or "w257" or "w300" ? Trit.Met : Trit.NotMet, ranked.Condition(member, "late"));
            Assert.Equal(!known ? Trit.Unknown : member.Name == "w1" ? Trit.Met : Trit.NotMet, ranked.Condition(member, "first"));
            Assert.Equal(Difference.Of(naive.VerdictOn(member)!), ranked.Verdict(member));
            Assert.Equal(ranked.Condition(member, "late"), ranked.Explained(member, "late"));
        }
    }

    [Fact(DisplayName = "21 blawx-415: no line is missing in an explanation")]
    public void No_line_is_missing_in_an_explanation()
    {
        foreach (var subject in new[] { CraftedSubjects.Cell(84.99m, "Good"), CraftedSubjects.Member("Excellent"), new NaiveSubject("member", "unknown"), new NaiveSubject("grassroots_chapter", "unknown") })
        {
            var explanation = new RankedWorld([subject], PacksOnDisk.Proposed).Explain(subject);
            Assert.Equal(PacksOnDisk.Naive.LadderOf(subject.Kind)!.Conditions.Keys.Order(StringComparer.Ordinal), explanation.Lines.Select(l => l.Name).Order(StringComparer.Ordinal));
            var names = explanation.Lines.Select(l => l.Name).ToHashSet();
            Assert.All(explanation.Cases.SelectMany(c => c.Conditions), part => Assert.Contains(part.Condition, names));
            Assert.All(explanation.Lines, line => Assert.False(string.IsNullOrWhiteSpace(line.Value)));
        }
    }

    [Fact(DisplayName = "21 blawx-415: ballot, special cases and quota stand in the explanation where they took part")]
    public void Ballot_special_cases_and_quota_stand_in_the_explanation_where_they_took_part()
    {
        var (ballots, cases, quotas) = (0, 0, 0);
        for (var seed = 27_000_000; seed < 27_000_040; seed++)
        {
            var world = ScopeMaker.Make(seed);
            var (ranked, naive) = (new RankedWorld(world, PacksOnDisk.Proposed), new NaiveRules(PacksOnDisk.Naive, PacksOnDisk.CutOff, PacksOnDisk.Proposed).Among(world));
            foreach (var subject in world.Where(ranked.Ranks))
            {
                var explanation = ranked.Explain(subject);
                var (ballot, verdict) = (naive.BallotOn(subject), explanation.Verdict);
                Assert.Equal(ballot.State, explanation.Ballot?.Outcome.State.ToString() ?? "None");
                Assert.Equal((ballot.Votes, ballot.Among), (explanation.Ballot?.Outcome.Votes ?? 0, explanation.Ballot?.Outcome.Among ?? 0));
                Assert.Equal(naive.CircumstancesOf(subject).Select(c => (c.Id, c.Waits)), explanation.Circumstances.Select(c => (c.Case.Id, c.Waits)));
                if ((verdict.Flags & (VerdictFlags.QuotaFull | VerdictFlags.QuotaTie | VerdictFlags.QuotaWaits)) != 0) Assert.NotNull(explanation.Quota);
                if (verdict.Suggested == QualityLevel.Excellent && !subject.Facts.ContainsKey("decided_level") && !verdict.Flags.HasFlag(VerdictFlags.QuotaUnchecked) && PacksOnDisk.Naive.On(subject.Kind, PacksOnDisk.Naive.Quotas).Any()) Assert.NotNull(explanation.Quota);
                if (explanation.Ballot is not null) ballots++;
                cases += explanation.Circumstances.Count;
                quotas += explanation.Quota is null ? 0 : 1;
            }
        }
        Assert.True(ballots > 100 && cases > 100 && quotas > 100, $"{ballots} ballots, {cases} cases, {quotas} places in quotas");
    }

    [Fact(DisplayName = "22 rulesengine-583: a comparison with nothing cannot be told")]
    public void A_comparison_with_nothing_cannot_be_told()
    {
        var pack = SmallPack.Of("done: {type: number}\nplan: {type: number}\nday: {type: date}\npart: {type: count}\nwhole: {type: count}", """
            reached: {done: {from: {fact: plan}}}
            missed: {not: {done: {from: {fact: plan}}}}
            same: {done: {is: {fact: plan}}}
            enough: {done: {from: 0}}
            early: {day: {up_to: cut_off}}
            half: {ratio: {of: part, to: whole, from: 0%}}
            long_ago: {between: {start: day, end: cut_off, months: {from: 0}}}
            """).Compile();
        var nothing = new NaiveSubject("member", "nothing");
        var left = new NaiveSubject("member", "left") { Facts = { ["done"] = 1m, ["part"] = 1 } };
        var right = new NaiveSubject("member", "right") { Facts = { ["plan"] = 1m, ["whole"] = 1 } };
        var both = new NaiveSubject("member", "both") { Facts = { ["done"] = 1m, ["plan"] = 1m, ["part"] = 1, ["whole"] = 1, ["day"] = new DateOnly(2024, 6, 1) } };
        NaiveSubject[][] scopes = [[nothing], [left], [right], [nothing, left, right], [nothing, left, right, both]];
        foreach (var scope in scopes)
        {
            var ranked = new RankedWorld(scope, pack);
            foreach (var subject in scope)
                foreach (var (name, answer) in ranked.Conditions(subject))
                {
                    Assert.Equal(subject == both ? name == "missed" ? Trit.NotMet : Trit.Met : subject == left && name == "enough" ? Trit.Met : Trit.Unknown, answer);
                    Assert.Equal(answer, ranked.Explained(subject, name));
                }
        }
    }

    [Theory(DisplayName = "23 rulesengine-187: an error is not “false”")]
    [InlineData("{scroe: {from: 50}}", "fact.unknown")]
    [InlineData("{score: {from: fifty}}", "value.type")]
    [InlineData("{score: {form: 50}}", "bounds.key")]
    [InlineData("{score: {from: 50.0000001}}", "value.type")]
    [InlineData("{good: maybe}", "fact.word")]
    [InlineData("{good: {from: yes}}", "fact.order")]
    [InlineData("{count: {of: friends, from: 1}}", "relation.unknown")]
    [InlineData("{count: {of: criteria, from: 1}}", "selection.frame")]
    [InlineData("{share: {of: same_person, from: many}}", "value.share")]
    [InlineData("{ratio: {of: score, to: score, from: 50%}}", "fact.type")]
    [InlineData("{between: {start: score, end: cut_off, months: {from: 6}}}", "fact.type")]
    [InlineData("{by_reading: {AMB-99: {a: {good: yes}}}}", "reading.unknown")]
    [InlineData("{undecided: AMB-99}", "reading.unknown")]
    [InlineData("{kind: nobody}", "kind.unknown")]
    [InlineData("no_such_condition", "condition.unknown")]
    [InlineData("first", "condition.cycle")]
    [InlineData("{choose: [{when: {good: yes}}], else: {good: no}}", "choose.case")]
    public void An_error_is_not_false(string condition, string code)
    {
        var small = SmallPack.Of("score: {type: number}\ngood: {type: yes_no}", $"first: {condition}");
        Assert.Null(small.TryCompile());
        var problem = Assert.Single(small.Problems, p => p.Code == code);
        Assert.Equal("small/levels/member.yaml", problem.At.File);
        Assert.Equal(3, problem.At.Line);
    }

    [Fact(DisplayName = "24 rulesengine-366: a changed pack is effective at once and everywhere")]
    public void A_changed_pack_is_effective_at_once_and_everywhere()
    {
        SmallPack Pack(int least) => SmallPack.Of("score: {type: number}", $"enough: {{score: {{from: {least}}}}}");
        var member = new NaiveSubject("member", "member") { Facts = { ["score"] = 55m } };
        var (old, changed) = (Pack(50).Compile(), Pack(60).Compile());
        var scope = WorldScope.Of(old.Pack, old.On, [member]).Scope;
        foreach (var (pack, expected) in new[] { (old, Trit.Met), (changed, Trit.NotMet), (old, Trit.Met), (changed, Trit.NotMet) })
        {
            var ranking = Ranker.Rank(pack, scope);
            Assert.Equal(expected, ranking.Kinds["member"].Condition(0, 0));
            Assert.Equal(expected, new Explaining.Explainer(ranking).Conditions("member", 0)[0]);
        }
    }

    private static IEnumerable<NaiveSubject[]> Permutations(NaiveSubject[] all) =>
        all.Length < 2 ? [all] : all.SelectMany(first => Permutations([.. all.Where(other => other != first)]).Select(rest => (NaiveSubject[])[first, .. rest]));

    private static NaiveSubject CellOf(int size, int good)
    {
        var cell = new NaiveSubject("cell", $"{good} of {size}");
        cell.Related["members"] = new NaiveList<NaiveSubject>
        {
            Rows = [.. Enumerable.Range(0, size).Select(i => new NaiveSubject("member", $"{i}") { Facts = { ["good"] = i < good ? "yes" : "no" } })],
            IsComplete = true,
        };
        return cell;
    }
}
