namespace TuSoi.Ranking.Books;

/// <summary>The order of lists of persons: by grassroots organisation and cell as the roster has them, then by given name.</summary>
internal static class ListOrder
{
    public static IOrderedEnumerable<ResultRow> ByHome(this IEnumerable<ResultRow> rows) => rows
        .OrderBy(r => r.Home.Base is null).ThenBy(r => r.Home.Base?.Kind, StringComparer.Ordinal).ThenBy(r => r.Home.Base?.Row)
        .ThenBy(r => r.Home.Cell?.Kind, StringComparer.Ordinal).ThenBy(r => r.Home.Cell?.Row);

    public static IOrderedEnumerable<ResultRow> ByGivenName(this IOrderedEnumerable<ResultRow> rows) => rows.ThenBy(r => r.Name, GivenNames.ByGiven).ThenBy(r => r.Code, StringComparer.Ordinal);
}
