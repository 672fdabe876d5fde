using TuSoi.Rules.Facts;

namespace TuSoi.Rules.Scoring;

/// <summary>What is recorded of one criterion of one subject; null is unknown.</summary>
public readonly record struct CriterionFacts(decimal? Plan, decimal? Done, decimal? Points, PerformanceGrade? Grade);

/// <summary>Grade and points of one criterion.</summary>
public readonly record struct CriterionScore(PerformanceGrade? Grade, Points? Points)
{
    /// <summary>
    /// Only a criterion "if any" can be not applicable; said of another, its grade is unknown.
    /// A measured criterion by amount against plan (CRT-041), its grade by the same bands (CRT-046); any other by the points or grade
    /// chosen (CRT-042). A plan of nothing, or a missed target where less is better, has no formula in the source: points are given by hand (AMB-14).
    /// </summary>
    public static CriterionScore Of(Criterion criterion, decimal standard, Bands bands, in CriterionFacts facts)
    {
        if (facts.Grade == PerformanceGrade.NotApplicable) return new CriterionScore(criterion.IfAny ? PerformanceGrade.NotApplicable : null, null);
        if (Measured(criterion, standard, facts) is { } measured) return new CriterionScore(bands.Of(measured.Top, standard * measured.Bottom), measured);
        return facts.Points is { } points
            ? new CriterionScore(bands.Of(points, standard), Scoring.Points.Given(points))
            : new CriterionScore(facts.Grade, null);
    }

    private static Points? Measured(Criterion criterion, decimal standard, in CriterionFacts facts) =>
        criterion.Kind != CriterionKind.Quantitative || facts is not { Plan: { } plan, Done: { } done } ? null
        : criterion.LowerIsBetter ? (done <= plan ? Scoring.Points.Given(standard) : null)
        : plan > 0 ? Scoring.Points.Achieved(done, plan, standard)
        : null;
}
