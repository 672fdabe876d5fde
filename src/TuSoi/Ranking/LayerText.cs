namespace TuSoi.Ranking;

/// <summary>The same layers as plain text.</summary>
internal static class LayerText
{
    private const int Indent = 20;

    public static void Specials(TextPage page, IReadOnlyList<SpecialShown> specials)
    {
        page.Heading("Trường hợp đặc biệt", specials.Any(s => s.Private) ? "nội dung hạn chế" : "");
        foreach (var special in specials)
        {
            page.Line($"{special.Effect}: {special.Of.Says}");
            if (special.Again.Length > 0) page.Labelled("", 4, $"{special.Again}.");
            if (special.Of.Task.Length > 0) page.Labelled("", 4, $"Việc phải làm: {special.Of.Task}");
            if (special.Of.Decide) page.Labelled("", 4, "Cấp có thẩm quyền quyết định.");
            if (special.Of.Assumed) page.Labelled("", 4, "Văn bản không in; đề xuất, chờ xác nhận.");
            page.Labelled("", 4, $"Căn cứ: {special.Of.Because.Article}{(special.Of.Because.Row.Count > 0 ? $" ({string.Join(", ", special.Of.Because.Row)})" : "")}");
        }
    }

    public static void Ballot(TextPage page, BallotShown ballot)
    {
        page.Heading(ballot.Heading, ballot.Voters);
        foreach (var slip in ballot.Slips) page.Labelled(slip.Inner ? "Không hợp lệ" : slip.Name, Indent, $"{Told(slip.Count)}{(slip.Inner ? $" ({slip.Name[..1].ToLowerInvariant()}{slip.Name[1..]})" : "")}");
        page.Line($"Tỷ lệ tính trên {ballot.Base}, cộng từ mức cao xuống:");
        foreach (var vote in ballot.Votes)
            page.Labelled(vote.Name, Math.Max(Indent, vote.Name.Length + 1), vote.Share.Length == 0 ? Told(vote.Votes) : $"{Told(vote.Votes)} phiếu; cộng {Told(vote.Sum)}, {vote.Share}{Words(vote.Mark)}");
        foreach (var says in ballot.Says) page.Line(says);
    }

    public static void Quota(TextPage page, QuotaShown quota)
    {
        page.Heading("Giới hạn tỷ lệ Xuất sắc").Line(quota.Says);
        foreach (var (name, value) in quota.Lines) page.Labelled(name, Indent, value);
        page.Line($"{quota.Aside}.");
    }

    private static string Told(int? count) => count is { } known ? $"{known}" : "chưa ghi";

    private static string Words(VoteMark mark) => mark switch
    {
        VoteMark.Reached => ": đạt",
        VoteMark.NotReached => ": chưa đạt",
        VoteMark.Half => ": đúng 50%, chưa đạt",
        _ => "",
    };
}
