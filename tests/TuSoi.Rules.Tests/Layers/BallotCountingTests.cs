using FsCheck;
using FsCheck.Fluent;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Tests.Layers;

/// <summary>What must hold of every ballot, of every kind, base and reading of exactly half.</summary>
public sealed class BallotCountingTests
{
    private static readonly BallotKind[] Kinds = [BallotKind.OneOfFour, BallotKind.FiveBoxes, BallotKind.TwoRounds, BallotKind.ApproveProposal];

    private static readonly IReadOnlyList<Ballot> Ballots =
        [.. from kind in Kinds from based in Enum.GetValues<BallotBase>() from half in (bool[])[false, true] from order in (bool[])[false, true] select BallotOf(kind, based, half, order)];

    /// <summary>Marks of one subject: four levels, "not ranked", blank; in the second round agree and disagree.</summary>
    private sealed record Marks(int Excellent, int Good, int Completed, int NotCompleted, int Unranked, int Blank, int Agree, int Disagree)
    {
        public int Valid(BallotKind kind) => kind switch
        {
            BallotKind.TwoRounds => Good + Completed + NotCompleted + Blank,
            BallotKind.ApproveProposal => Agree + Disagree + Blank,
            BallotKind.FiveBoxes => Excellent + Good + Completed + NotCompleted + Unranked + Blank,
            _ => Excellent + Good + Completed + NotCompleted + Blank,
        };

        /// <summary>One mark on one slip moved to a higher level, in every way that is possible.</summary>
        public IEnumerable<Marks> Raised()
        {
            if (NotCompleted > 0) yield return this with { NotCompleted = NotCompleted - 1, Completed = Completed + 1 };
            if (Completed > 0) yield return this with { Completed = Completed - 1, Good = Good + 1 };
            if (Good > 0) yield return this with { Good = Good - 1, Excellent = Excellent + 1 };
            if (Unranked > 0) yield return this with { Unranked = Unranked - 1, NotCompleted = NotCompleted + 1 };
            if (Disagree > 0) yield return this with { Disagree = Disagree - 1, Agree = Agree + 1 };
        }
    }

    [Fact]
    public void A_mark_moved_to_a_higher_level_never_lowers_the_level_by_ballot() => Prop.ForAll(AnyMarks.ToArbitrary(), marks =>
    {
        foreach (var ballot in Ballots)
            foreach (var raised in marks.Raised().Where(r => r.Valid(ballot.Kind) == marks.Valid(ballot.Kind)))
            {
                var (was, now) = (Outcome(ballot, marks), Outcome(ballot, raised));
                Assert.True((now.Level ?? 0) >= (was.Level ?? 0), $"{ballot.Kind}, {ballot.Base}, half {ballot.HalfReaches}, order {ballot.ExcellentByOrder}: {marks} {was} became {raised} {now}");
            }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_complete_ballot_gives_exactly_one_level_or_none_and_then_a_person_decides()
    {
        foreach (var ballot in Ballots)
            foreach (var marks in Small(5))
            {
                var outcome = Outcome(ballot, marks);
                Assert.True(outcome.State is BallotState.Reached or BallotState.Unresolved, $"{ballot.Kind}: {marks} {outcome}");
                Assert.Equal(outcome.State == BallotState.Reached, outcome.Level is not null);
                Assert.Equal(outcome.State == BallotState.Unresolved, outcome.IsOpen);
                if (ballot.Kind is not (BallotKind.OneOfFour or BallotKind.FiveBoxes) || ballot.ExcellentByOrder) continue;
                // The level is the highest of those that the votes for it or higher are enough for.
                int[] cumulative = [marks.Excellent + marks.Good + marks.Completed + marks.NotCompleted, marks.Excellent + marks.Good + marks.Completed, marks.Excellent + marks.Good, marks.Excellent];
                var among = ballot.BaseOf(Line(ballot.Kind, marks));
                var enough = Enumerable.Range(0, 4).Where(l => ballot.HalfReaches ? 2 * cumulative[l] >= among && cumulative[l] > 0 : 2 * cumulative[l] > among).Select(l => (QualityLevel?)(l + 1)).ToList();
                Assert.Equal(enough.Count == 0 ? null : enough[^1], outcome.Level);
            }
    }

    [Fact]
    public void With_every_line_marked_and_marked_slips_as_base_every_subject_gets_a_level()
    {
        foreach (var ballot in Ballots.Where(b => b is { Kind: BallotKind.OneOfFour, Base: BallotBase.MarkedForSubject or BallotBase.ValidCollected }))
            foreach (var marks in Small(6).Where(m => m is { Blank: 0 } && m.Valid(ballot.Kind) > 0)) Assert.Equal(BallotState.Reached, Outcome(ballot, marks).State);
    }

    [Fact]
    public void A_number_that_the_count_needs_and_that_is_not_recorded_leaves_the_ballot_incomplete()
    {
        foreach (var ballot in Ballots)
        {
            var line = Line(ballot.Kind, new Marks(1, 2, 1, 1, 1, 1, 4, 1));
            BallotLine without = ballot.Kind == BallotKind.ApproveProposal ? line with { Agree = BallotLine.Unknown } : line with { Completed = BallotLine.Unknown };
            Assert.Equal(BallotState.Incomplete, BallotCounting.Count(ballot, without).State);
        }
    }

    private static Gen<Marks> AnyMarks
    {
        get
        {
            // Small numbers meet the half often; huge ones must not run over.
            var number = Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, 4), Gen.Choose(0, int.MaxValue / 20));
            return from e in number
                   from g in number
                   from c in number
                   from n in number
                   from u in number
                   from b in Gen.OneOf(Gen.Constant(0), number)
                   from a in number
                   from d in number
                   select new Marks(e, g, c, n, u, b, a, d);
        }
    }

    private static IEnumerable<Marks> Small(int most) =>
        from e in Enumerable.Range(0, most)
        from g in Enumerable.Range(0, most - e)
        from c in Enumerable.Range(0, most - e - g)
        from n in Enumerable.Range(0, most - e - g - c)
        from b in Enumerable.Range(0, 3)
        from a in Enumerable.Range(0, 2)
        select new Marks(e, g, c, n, b % 2, b, e + a, c);

    private static BallotOutcome Outcome(Ballot ballot, Marks marks) =>
        BallotCounting.Count(ballot, Line(ballot.Kind, marks), ballot.Kind == BallotKind.TwoRounds ? Line(BallotKind.ApproveProposal, marks with { Blank = 0 }) : null);

    // Bases are all different: two were invalid, one slip did not come back, two persons stayed away.
    private static BallotLine Line(BallotKind kind, Marks marks)
    {
        var valid = marks.Valid(kind);
        return new()
        {
            Valid = valid,
            Foreign = 0,
            Empty = 1,
            ExtraWords = 1,
            Collected = valid + 2,
            Issued = valid + 3,
            Present = valid + 3,
            Summoned = valid + 5,
            Excellent = kind == BallotKind.TwoRounds ? BallotLine.Unknown : marks.Excellent,
            Good = marks.Good,
            Completed = marks.Completed,
            NotCompleted = marks.NotCompleted,
            Unranked = marks.Unranked,
            Agree = marks.Agree,
            Disagree = marks.Disagree,
            Blank = marks.Blank,
            Proposed = (int)QualityLevel.Excellent,
        };
    }

    private static Ballot BallotOf(BallotKind kind, BallotBase based, bool half, bool order) =>
        new(new BallotRule { On = ["member"], Purpose = BallotPurpose.Decision, Kind = kind, Voters = "V", Says = "S", Because = new Because { Article = "A" } }, based, half, order, true, null);
}
