namespace TuSoi.Ranking.Books;

/// <summary>The order of lists of persons: by the codes of grassroots organisation and cell, then by given name.</summary>
internal static class ListOrder
{
    public static IOrderedEnumerable<ResultRow> ByHome(this IEnumerable<ResultRow> rows) => rows
        .OrderBy(r => r.Home.Base is null).ThenBy(r => r.Home.Base?.Code, NameOrder.Codes).ThenBy(r => r.Home.Cell?.Code, NameOrder.Codes);

    public static IOrderedEnumerable<ResultRow> ByGivenName(this IOrderedEnumerable<ResultRow> rows) => rows.ThenBy(r => r.Name, NameOrder.ByGiven).ThenBy(r => r.Code, StringComparer.Ordinal);
}
