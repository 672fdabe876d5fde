using TuSoi.Rules.Tests.Loading;
using TuSoi.Rules.Tests.Naive;

namespace TuSoi.Rules.Tests.Worlds;

/// <summary>Subjects of which everything is known and nothing goes wrong, to change one thing of.</summary>
internal static class CraftedSubjects
{
    /// <summary>A grassroots cell without anybody in it, all criteria at the grade, its score given.</summary>
    public static NaiveSubject Cell(decimal score, string grade)
    {
        var cell = new NaiveSubject("grassroots_cell", "cell") { Facts = { ["score"] = score, ["outstanding"] = "yes", ["party_programme_reached"] = "yes" } };
        Judge(cell, grade);
        foreach (var relation in new[] { "members", "subordinates", "committee_members", "same_level_bodies", "committee" }) cell.Related[relation] = new NaiveList<NaiveSubject> { IsComplete = true };
        cell.Related["units_below"] = new NaiveList<NaiveSubject> { Rows = [cell], IsComplete = true };
        foreach (var records in new[] { "disciplines", "incidents", "targets" }) cell.Records[records] = new NaiveList<Dictionary<string, object>> { IsComplete = true };
        return cell;
    }

    /// <summary>A member with every condition of Good and Completed, all criteria at the grade.</summary>
    public static NaiveSubject Member(string grade)
    {
        var member = new NaiveSubject("member", "member")
        {
            Facts =
            {
                ["outstanding"] = "no", ["exemplary"] = "yes", ["degradation_concluded"] = "no",
                ["targets_assigned"] = 8, ["targets_completed"] = 8, ["targets_on_time"] = 8, ["targets_exceeded"] = 3,
                ["criteria_assessed"] = 5, ["criteria_late"] = 0, ["results_assessed"] = 2, ["results_failed"] = 0,
            },
        };
        Judge(member, grade);
        member.Records["disciplines"] = new NaiveList<Dictionary<string, object>> { IsComplete = true };
        return member;
    }

    private static void Judge(NaiveSubject subject, string grade)
    {
        foreach (var criterion in PacksOnDisk.Naive.FrameOf(subject.Kind)!.Criteria) subject.Criteria[criterion.Id] = new() { ["grade"] = grade, ["products"] = 1 };
    }
}
