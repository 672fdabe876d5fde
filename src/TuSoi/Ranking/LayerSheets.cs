namespace TuSoi.Ranking;

/// <summary>Draws what comes after the conditions: special cases, the ballot, the places of the quota.</summary>
internal static class LayerSheets
{
    public static void Specials(HtmlPage page, IReadOnlyList<SpecialShown> specials)
    {
        CardHtml.Heading(page, "dac-biet", "Trường hợp đặc biệt", specials.Any(s => s.Private) ? "Nội dung hạn chế" : "");
        page.Raw("<table class=\"ts-table ts-special ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Trường hợp đặc biệt</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\" class=\"ts-mark-col\">Tác động</th><th role=\"columnheader\" scope=\"col\">Trường hợp</th><th role=\"columnheader\" scope=\"col\" class=\"ts-val-col\">Việc phải làm</th><th role=\"columnheader\" scope=\"col\" class=\"ts-art-col\">Căn cứ</th></tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var special in specials) Special(page, special);
        page.Raw("</tbody></table>\n</section>\n"u8);
    }

    private static void Special(HtmlPage page, SpecialShown special)
    {
        page.Raw(special.Waits || special.Of.Decide ? "<tr role=\"row\" class=\"ts-fail\"><td role=\"cell\"><b>"u8 : "<tr role=\"row\"><td role=\"cell\"><b>"u8).Text(special.Effect).Raw("</b></td><td role=\"cell\">"u8).Text(special.Of.Says);
        if (special.Again.Length > 0) page.Raw("<span class=\"ts-limit\">"u8).Text(special.Again).Raw("</span>"u8);
        if (special.Of.Assumed) page.Raw("<span class=\"ts-limit\">Văn bản không in; đề xuất, chờ xác nhận</span>"u8);
        page.Raw("</td><td role=\"cell\" data-label=\"Việc\">"u8).Text(special.Of.Task.Length > 0 ? special.Of.Task : "Không có việc thêm");
        if (special.Of.Decide) page.Raw("<span class=\"ts-limit\">Cấp có thẩm quyền quyết định</span>"u8);
        page.Raw("</td><td role=\"cell\" data-label=\"Căn cứ\">"u8).Text(special.Of.Because.Article);
        if (special.Of.Because.Row.Count > 0) page.Raw("<span class=\"ts-limit\">"u8).Text(string.Join(", ", special.Of.Because.Row)).Raw("</span>"u8);
        page.Raw("</td></tr>\n"u8);
    }

    public static void Ballot(HtmlPage page, BallotShown ballot)
    {
        CardHtml.Heading(page, "phieu", ballot.Heading, ballot.Voters);
        page.Raw("<div class=\"ts-ballot\">\n<table class=\"ts-table ts-slips\"><caption class=\"visually-hidden\">Số phiếu</caption><tbody>\n"u8);
        var invalid = false;
        foreach (var slip in ballot.Slips)
        {
            if (slip.Inner && !invalid) page.Raw("<tr><th scope=\"rowgroup\" colspan=\"2\">Không hợp lệ</th></tr>\n"u8);
            invalid = slip.Inner;
            page.Raw(slip.Inner ? "<tr class=\"ts-inner\"><th scope=\"row\">"u8 : "<tr><th scope=\"row\">"u8).Text(slip.Name).Raw("</th><td class=\"ts-r\">"u8).Count(slip.Count).Raw("</td></tr>\n"u8);
        }
        page.Raw("</tbody></table>\n<table class=\"ts-table ts-votes ts-reflow\" role=\"table\"><caption class=\"visually-hidden\">Phiếu theo mức</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Mức</th><th role=\"columnheader\" scope=\"col\" class=\"ts-r\">Phiếu</th><th role=\"columnheader\" scope=\"col\" class=\"ts-r\">Cộng từ mức cao</th><th role=\"columnheader\" scope=\"col\" class=\"ts-r\">Tỷ lệ trên "u8)
            .Text(ballot.Base).Raw("</th><th role=\"columnheader\" scope=\"col\">Kết quả</th></tr></thead><tbody role=\"rowgroup\">\n"u8);
        foreach (var vote in ballot.Votes) Vote(page, vote);
        page.Raw("</tbody></table>\n</div>\n<div class=\"card-body ts-says ts-rule\">"u8);
        foreach (var says in ballot.Says) page.Raw("<p>"u8).Text(says).Raw("</p>"u8);
        page.Raw("</div>\n</section>\n"u8);
    }

    private static void Vote(HtmlPage page, VoteCount vote)
    {
        page.Raw(vote.Mark == VoteMark.Reached ? "<tr role=\"row\" class=\"ts-reached\"><th role=\"rowheader\" scope=\"row\">"u8 : "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"u8).Text(vote.Name)
            .Raw("</th><td role=\"cell\" class=\"ts-r\" data-label=\"Phiếu\">"u8).Count(vote.Votes);
        if (vote.Share.Length == 0)
        {
            page.Raw("</td><td role=\"cell\"></td><td role=\"cell\"></td><td role=\"cell\"></td></tr>\n"u8);
            return;
        }
        page.Raw("</td><td role=\"cell\" class=\"ts-r\" data-label=\"Cộng từ mức cao\">"u8).Count(vote.Sum).Raw("</td><td role=\"cell\" class=\"ts-r\" data-label=\"Tỷ lệ\">"u8).Text(vote.Share)
            .Raw("</td><td role=\"cell\" data-label=\"Kết quả\">"u8).Raw(Icons.Of(vote.Mark)).Raw("</td></tr>\n"u8);
    }

    public static void Quota(HtmlPage page, QuotaShown quota)
    {
        CardHtml.Heading(page, "ty-le", "Giới hạn tỷ lệ Xuất sắc", quota.Aside);
        page.Raw("<div class=\"card-body\"><p>"u8).Text(quota.Says).Raw("</p><dl class=\"ts-facts\">"u8);
        foreach (var (name, value) in quota.Lines) page.Raw("<dt>"u8).Text(name).Raw("</dt><dd>"u8).Text(value).Raw("</dd>"u8);
        page.Raw("</dl></div>\n</section>\n"u8);
    }
}
