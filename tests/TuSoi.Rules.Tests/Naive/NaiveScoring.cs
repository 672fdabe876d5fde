namespace TuSoi.Rules.Tests.Naive;

/// <summary>Grades of the criteria and the total score of one subject, by the definitions of CRT-041, CRT-042, CRT-046, CRT-048 and AMB-14.</summary>
internal sealed class NaiveScoring
{
    private const string NotApplicable = "NotApplicable";
    private readonly Dictionary<string, string?> grades = [];

    /// <param name="voted">The grade of the n-th criterion by ballot; used where none is recorded.</param>
    public NaiveScoring(NaiveFrame frame, NaiveSubject subject, bool rescales, Func<int, string?> voted)
    {
        var table = subject.Facts.GetValueOrDefault("point_table") as string;
        var (sum, applicable, full, complete) = (Rational.Of(0), Rational.Of(0), Rational.Of(0), table is not null);
        foreach (var (number, criterion) in frame.Criteria.Index())
        {
            var recorded = subject.Criteria.GetValueOrDefault(criterion.Id);
            var (grade, points) = (Word(recorded, "grade") ?? voted(number + 1), (Rational?)null);
            if (frame.HasTables && table is not null)
            {
                if (!criterion.Points.TryGetValue(table, out var standard) || standard.Top.IsZero)
                {
                    grades[criterion.Id] = NotApplicable;
                    continue;
                }
                full += standard;
                if (grade == NotApplicable && !criterion.IfAny)
                {
                    // Said not to apply, though it must: nothing is known of it, whatever else is recorded.
                    (grades[criterion.Id], complete) = (null, false);
                    applicable += standard;
                    continue;
                }
                if (grade != NotApplicable && frame.Bands is { } bands)
                {
                    points = PointsOf(criterion, recorded, standard);
                    if (points is { } known) grade = bands.Where(b => known.CompareTo(b.Least * standard) >= 0).Select(b => b.Grade).FirstOrDefault("Poor");
                }
                if (grade == NotApplicable && !rescales) points = standard;
                if (grade != NotApplicable || !rescales) applicable += standard;
                if (points is { } given) sum += given;
                else complete &= grade == NotApplicable;
            }
            grades[criterion.Id] = grade;
        }
        // A total that is given stands; else it is worked out from every criterion that applies, without rounding.
        Score = subject.Facts.GetValueOrDefault("score") is decimal direct ? Rational.Of(direct)
            : complete && applicable.Top.Sign > 0 ? sum * full / applicable : null;
    }

    public Rational? Score { get; }

    public string? Grade(string criterion) => grades[criterion];

    // Amount against plan, at most the standard; where the source has no formula, the points given by hand.
    private static Rational? PointsOf(NaiveCriterion criterion, Dictionary<string, object>? recorded, Rational standard)
    {
        if (criterion.Measured && Number(recorded, "plan") is { } plan && Number(recorded, "done") is { } done)
        {
            if (criterion.LowerIsBetter && done.CompareTo(plan) <= 0) return standard;
            if (!criterion.LowerIsBetter && plan.Top.Sign > 0) return done.CompareTo(plan) >= 0 ? standard : done * standard / plan;
        }
        return Number(recorded, "points");
    }

    private static string? Word(Dictionary<string, object>? recorded, string fact) => recorded?.GetValueOrDefault(fact) as string;

    private static Rational? Number(Dictionary<string, object>? recorded, string fact) => recorded?.GetValueOrDefault(fact) is decimal value ? Rational.Of(value) : null;
}
