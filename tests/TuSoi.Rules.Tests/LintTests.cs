using TuSoi.Rules.Compiling;
using TuSoi.Rules.Linting;
using TuSoi.Rules.Tests.Loading;

namespace TuSoi.Rules.Tests;

/// <summary>The lint finds what the catalogue found by reading, from the printed conditions alone: the pack's own readings are taken away first.</summary>
public sealed class LintTests
{
    private static readonly LintReport Chapter = Lint("grassroots_chapter"), Cell = Lint("grassroots_cell");

    [Fact]
    public void AMB_02_one_fault_fits_two_levels_in_the_same_words()
    {
        var group = Overlap(Chapter, "Completed.B", "NotCompleted.fault");
        Assert.Contains("fault_a", group.Through);
        Assert.Contains("fault_c_chapter", group.Through);
        Assert.Contains("fault_c_cell", Overlap(Cell, "Completed.B", "NotCompleted.fault").Through);
        Assert.Equal(["C.I.2.3", "C.I.2.4"], group.Articles);
    }

    [Fact]
    public void AMB_04_from_85_points_with_a_condition_of_Excellent_missed_there_is_no_level() =>
        Assert.Contains("Good.only chỉ thiếu “score_below_85”", Gap("từ 85 điểm").Through);

    [Fact]
    public void AMB_05_from_70_points_with_a_condition_of_Good_missed_there_is_no_level() =>
        Assert.Contains("Good.only chỉ thiếu “bodies_completed”", Gap("từ 70 điểm", "dưới 85 điểm").Through);

    [Fact]
    public void AMB_06_below_70_points_with_somebody_disciplined_there_is_no_level() =>
        Assert.Contains("Completed.A chỉ thiếu “nobody_disciplined_unexcused”", Gap("từ 50 điểm", "dưới 70 điểm").Through);

    [Fact]
    public void AMB_61_high_levels_do_not_exclude_faults()
    {
        Assert.Contains("fault_a", Overlap(Chapter, "Excellent.only", "Completed.B", "NotCompleted.fault").Through);
        Assert.Contains("fault_b", Overlap(Chapter, "Good.only", "Completed.B").Through);
    }

    [Fact]
    public void AMB_62_the_third_case_of_the_lowest_level_covers_70_points_too() =>
        Assert.Contains("fault_b2", Overlap(Chapter, "Good.only", "NotCompleted.fault").Through);

    [Fact]
    public void Every_combination_is_counted_once()
    {
        Assert.Equal(Chapter.Combinations, Chapter.One + Chapter.None + Chapter.Several);
        Assert.Equal(Chapter.None + Chapter.Several, Chapter.Groups.Sum(g => g.Combinations));
        Assert.All(Chapter.Groups, g => Assert.NotEmpty(g.Articles));
    }

    [Fact]
    public void What_cannot_be_at_once_is_not_tried()
    {
        foreach (var group in Chapter.Groups) Assert.False(group.Where.Contains("từ 85 điểm") && group.Where.Contains("dưới 70 điểm"));
    }

    private static LintGroup Overlap(LintReport report, params string[] cases) =>
        Assert.Single(report.Groups, g => g.Cases.Select(c => c.FullName).Order(StringComparer.Ordinal).SequenceEqual(cases.Order(StringComparer.Ordinal)));

    private static LintGroup Gap(params string[] where) =>
        Assert.Single(Chapter.Groups, g => g.IsGap && where.All(g.Where.Contains) && g.Where.Count == where.Length);

    private static LintReport Lint(string kind)
    {
        var rules = PacksOnDisk.Compile(PacksOnDisk.Proposed).Kinds[kind];
        return LadderLint.Lint(new KindRules
        {
            Kind = rules.Kind,
            Ladder = rules.Ladder,
            Frame = rules.Frame,
            ScoreFact = rules.ScoreFact,
            LevelsOfOthers = rules.LevelsOfOthers,
            Conditions = rules.Conditions,
            Cases = rules.Cases,
            Vetoes = [],
            Steps = [],
            Caps = [],
        });
    }
}
