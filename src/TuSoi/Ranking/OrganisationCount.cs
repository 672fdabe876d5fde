using TuSoi.Rules.Facts;

namespace TuSoi.Ranking;

/// <summary>One organisation of the overview: its own result, and the members below it by level.</summary>
/// <param name="Own">The organisation's own row; null where it is not ranked here.</param>
/// <param name="All">Everybody and everything that belongs to it, itself included.</param>
internal sealed record OrganisationCount(Organisation Of, ResultRow? Own, IReadOnlyList<ResultRow> All)
{
    public IReadOnlyList<ResultRow> Members { get; } = [.. All.Where(r => r.Kind.Family == Family.Member)];

    public int NeedsDecision => All.Count(r => r.NeedsDecision);

    /// <summary>By grassroots organisation, by code.</summary>
    public static IReadOnlyList<OrganisationCount> ByBase(IReadOnlyList<ResultRow> rows) => Grouped(rows, r => r.Home.Base);

    /// <summary>By cell.</summary>
    public static IReadOnlyList<OrganisationCount> ByCell(IReadOnlyList<ResultRow> rows) => [.. Grouped(rows, r => r.Home.Cell).Where(c => c.Members.Count > 0)];

    private static IReadOnlyList<OrganisationCount> Grouped(IReadOnlyList<ResultRow> rows, Func<ResultRow, Organisation?> place) =>
        [.. rows.Where(r => place(r) is not null).GroupBy(r => place(r)!).OrderBy(g => g.Key.Code, NameOrder.Codes).Select(g => new OrganisationCount(g.Key, g.FirstOrDefault(r => IsItself(r, g.Key)), [.. g]))];

    private static bool IsItself(ResultRow row, Organisation of) => row.Kind.Rules.Kind.Id == of.Kind && row.Home.Cell == of;
}
