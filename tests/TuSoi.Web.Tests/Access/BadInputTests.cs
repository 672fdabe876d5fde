using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using TuSoi.Tests.Database;
using TuSoi.Web.Tests.Papers;
using TuSoi.Web.Tests.Rostering;
using Xunit;

namespace TuSoi.Web.Tests.Access;

/// <summary>What people type, paste and send by mistake or on purpose, at real forms: a reason in Vietnamese with its code, everything typed still there, nothing written. Files that are sent as papers are in <see cref="BadFiles"/>.</summary>
public sealed partial class BadInputTests(Databases databases)
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Nguyễn ", 1429))[..10_000];

    /// <summary>A form, a field, what is typed in it, the code; “*”: any code, “400”: no text at all (it holds a NUL), turned away before its page, with a page that says so.</summary>
    private static readonly (string Form, string Field, string Typed, string Code)[] Bad =
    [
        ("them", "ten", "", "roster.name_missing"), ("them", "ten", "   ", "roster.name_missing"), ("them", "ten", "\u200B\uFEFF\u200B", "roster.name_missing"), ("them", "ten", "\u00A0\u3000", "roster.name_missing"),
        ("them", "ten", Long, "roster.name_long"), ("them", "ten", Long.Normalize(NormalizationForm.FormD), "roster.name_long"), ("them", "ten", string.Concat(Enumerable.Repeat("e\u0302\u0301", 300)), "roster.name_long"),
        ("them", "ma", "", "roster.code_missing"), ("them", "ma", "\t \u200B", "roster.code_missing"), ("them", "ma", Long, "roster.code_long"), ("them", "ma", string.Concat(Enumerable.Repeat("../", 30)) + "etc/passwd", "roster.code_long"), ("them", "ma", "T01-DV0024", "roster.there"),
        ("them", "ma", "t01-dv0024", "*"), ("them", "ma", "T01-CB002", "*"), ("them", "ma", " T01-DV0024\u200B", "roster.there"),
        ("them", "ngay", "", "date.text"), ("them", "ngay", "31/02/2024", "date.text"), ("them", "ngay", "29/02/2023", "date.text"), ("them", "ngay", "00/11/2024", "date.text"), ("them", "ngay", "1/13/2024", "date.text"), ("them", "ngay", "hôm qua", "date.text"),
        ("them", "ngay", "45617", "date.text"), ("them", "ngay", "01/11/24", "date.text"), ("them", "ngay", "01/11/12024", "date.text"), ("them", "ngay", "٠١/١١/٢٠٢٤", "date.text"), ("them", "ngay", "=TODAY()", "date.text"), ("them", "ngay", "2024-11-01'; drop table person; --", "date.text"),
        ("them", "ngay", "01/01/0001", "roster.long_ago"), ("them", "ngay", "31/12/9999", "roster.future"), ("them", "ngay", "01/11/2014", "roster.long_ago"), ("them", "ngay", "02/11/2025", "roster.future"),
        ("them", "sinh", "30/02/1998", "date.text"), ("them", "sinh", "1998", "date.text"), ("them", "sinh", "=DATE(1998;1;1)", "date.text"),
        ("them", "ly-do", "", "roster.reason"), ("them", "ly-do", " \u200B ", "roster.reason"), ("them", "ly-do", Long, "roster.reason_long"),
        ("them", "ten", "Nguyễn\0Văn A", "400"), ("them", "ma", "MOI\0", "400"), ("them", "ly-do", "Quyết định\0", "400"),
        ("ket-thuc", "ngay", "32/11/2024", "date.text"), ("ket-thuc", "ngay", "", "date.text"), ("ket-thuc", "ly-do", "", "roster.reason"), ("ket-thuc", "ly-do", "\u200B", "roster.reason"), ("ket-thuc", "ly-do", Long, "roster.reason_long"), ("ket-thuc", "muc", "abc", "*"), ("ket-thuc", "muc", "9223372036854775807", "*"),
        ("dien", "dien", "", "fact.value"), ("dien", "dien", "miễn", "fact.value"), ("dien", "ngay", "", "date.text"), ("dien", "ngay", "31/02/2024", "date.text"), ("dien", "ngay", "=TODAY()", "date.text"), ("dien", "ngay", "02/11/2025", "roster.future"), ("dien", "ngay", "01/11/2014", "roster.long_ago"), ("dien", "ly-do", " \u200B", "roster.reason"), ("dien", "ly-do", Long, "roster.reason_long"),
        ("chuyen", "den", "", "roster.unit"), ("chuyen", "den", "-1", "roster.unit"), ("chuyen", "den", "99999999999999999999", "roster.unit"), ("chuyen", "den", "../1", "roster.unit"), ("chuyen", "ngay", "31/04/2024", "date.text"), ("chuyen", "ly-do", Long, "roster.reason_long"),
        ("giao", "ai.0", Long, "grid.cells"), ("giao", "ai.0", "=HYPERLINK(\"http://x\")", "grid.cells"), ("giao", "ai.0", "../../etc/passwd", "grid.cells"), ("giao", "tu.0", "31/09/2024", "grid.cells"), ("giao", "vai.0", "tổng bí thư", "post.role"), ("giao", "giao-ly-do", "\u200B", "post.reason"),
        ("sua", "ten", "", "grid.cells"), ("sua", "ten", Long, "grid.cells"), ("sua", "ten", "\u200B", "grid.cells"), ("sua", "sinh", "31/06/1980", "grid.cells"), ("sua", "ma", "", "grid.cells"), ("sua", "ma", "T01-DV0026", "*"), ("sua", "ma", Long, "*"), ("sua", "ten", "A\0B", "400"),
        ("tong-ket", "ngay", "31/02/2024", "conference.empty"), ("tong-ket", "ngay", "", "conference.empty"), ("tong-ket", "ngay", "0001-01-01", "conference.day"), ("tong-ket", "ngay", "2023-12-20", "conference.day"), ("tong-ket", "ngay", "9999-12-31", "conference.day"), ("tong-ket", "ngay", "=NOW()", "conference.empty"),
    ];

    private static readonly (string What, string Name, byte[] Content)[] Workbooks =
    [
        ("chữ", "a.xlsx", "Mã;Họ và tên\nA;B"u8.ToArray()), ("trang web", "a.xls", "<html><table><tr><td>=1+1</td></tr></table></html>"u8.ToArray()), ("pdf", "danh sách.xlsx", BadFiles.Pdf("<< >>")), ("ảnh", "anh.png", BadFiles.Png()), ("Word", "a.xlsx", BadFiles.Docx()),
        ("có mật khẩu", "a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]), ("zip khác", "a.xlsx", BadFiles.Zip(("../../etc/passwd", "x"))), ("hỏng", "a.xlsx", [.. RosterBook.With(TuSoi.Tests.Rostering.Packs.Bloc).Take(3000)]),
        ("tên dài", new string('a', 3000) + ".xlsx", "x"u8.ToArray()), ("tên có đường dẫn", "..\\..\\windows\\a.xlsx", "x"u8.ToArray()),
    ];

    [Fact]
    public async Task What_holds_a_NUL_is_turned_away_with_a_page_that_says_so_wherever_it_stands()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var page = await board.GetAsync(Links.RosterAdmit(office.Cycle["T01-CB001"].Entry));
        var typed = new Dictionary<string, string?> { ["ten"] = "Nguyễn\0Văn A", ["ma"] = "MOI-01", ["ngay"] = "01/11/2024", ["ly-do"] = "Quyết định 34." };
        // in a field, in a field beside a file, in the name of a field, and in the address
        foreach (var sent in new[] { await board.SendAsync(page, "them", typed), await board.SendAsync(page, "them", typed, files: [("tep", "a.pdf", [1])]), await board.SendAsync(page, "them", new Dictionary<string, string?> { ["a\0b"] = "1" }), await board.GetAsync(Links.RosterSearch("a\0b")) })
        {
            Assert.Equal((HttpStatusCode.BadRequest, "Yêu cầu không hợp lệ", "http.400"), (sent.Status, sent.Heading, sent.Code));
            Assert.Contains("ký tự máy không đọc được", sent.Text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await board.GetAsync(page.Path)).Status);
    }

    [Fact]
    public async Task Whatever_is_typed_wrongly_comes_back_with_a_reason_a_code_and_everything_typed_and_nothing_is_written()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        using var secretary = await office.AsAsync(office.Cycle.Holder("T01", "secretary"));
        var (one, unit) = (office.Cycle["T01-DV0024"], office.Cycle.Roster[office.Cycle["T01-DV0024"].Unit]);
        var pages = new Dictionary<string, Page>();
        foreach (var (form, path, who) in new[]
        {
            ("them", Links.RosterAdmit(unit.Entry), board), ("ket-thuc", Links.RosterEnd(one.Entry), board), ("chuyen", Links.RosterMove(one.Entry), board), ("giao", Links.RosterPosts(unit.Entry), board), ("sua", Links.RosterPersons(unit.Entry), board), ("dien", Links.RosterStanding(one.Entry), board),
            ("tong-ket", Links.Conference(office.Cycle.Cycle, office.Cycle["T01"].Id), secretary),
        }) pages[form] = await who.GetAsync(path);
        var good = new Dictionary<string, Dictionary<string, string?>>
        {
            ["them"] = new() { ["ten"] = "Nguyễn Văn Mới", ["ma"] = "MOI-01", ["ngay"] = "01/11/2024", ["ly-do"] = "Quyết định 34." },
            ["ket-thuc"] = new() { ["ngay"] = "01/11/2024", ["ly-do"] = "Giấy báo tử." },
            ["chuyen"] = new() { ["den"] = $"{office.Cycle["T02"].Entry}", ["ngay"] = "01/11/2024", ["ly-do"] = "Chuyển." },
            ["giao"] = new() { ["ai.0"] = one.Code, ["vai.0"] = "committee_member", ["tu.0"] = "01/11/2024", ["giao-ly-do"] = "Quyết định 12." },
            ["sua"] = new() { ["ly-do"] = "Theo thẻ." },
            ["dien"] = new() { ["dien"] = "exempt", ["ngay"] = "01/11/2024", ["ly-do"] = "Quyết định 21." },
            ["tong-ket"] = new() { ["ngay"] = "2024-12-20", ["ly-do"] = "Kế hoạch." },
        };
        var wrong = new List<string>();
        foreach (var (form, field, typed, code) in Bad)
        {
            var name = form == "sua" ? $"{field}.{one.Entry}" : field;
            wrong.AddRange(await TryAsync(office, form == "tong-ket" ? secretary : board, pages[form], form, good[form], name, typed, code));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_with_a_code_whatever_its_name_says()
    {
        await using var office = await Office.OpenAsync(databases);
        using var board = await office.AsAsync(office.Cycle.Board);
        var (before, page) = (await CountAsync(office), await board.GetAsync(Links.Import));
        foreach (var (what, name, content) in Workbooks)
        {
            var sent = await board.SendAsync(page, "nap", files: [("tep", name, content)]);
            Assert.True((sent.Status, sent.Code is not null) == (HttpStatusCode.UnprocessableEntity, true), $"{what}: {sent.Status} {sent.Code}");
        }
        Assert.Equal(before, await CountAsync(office));
    }

    [Fact]
    public void There_are_at_least_sixty() => Assert.True(Bad.Length + Workbooks.Length + BadFiles.All.Count >= 60);

    // Sends the form with one field typed wrongly; what is not as it should be.
    private static async Task<List<string>> TryAsync(Office office, Person who, Page page, string form, Dictionary<string, string?> good, string name, string typed, string code)
    {
        var (before, wrong) = (await CountAsync(office), new List<string>());
        var sent = await who.SendAsync(page, form, new Dictionary<string, string?>(good) { [name] = typed });
        var told = $"{form}.{name} “{(typed.Length > 30 ? typed[..30] + "…" : typed)}”: {(int)sent.Status} {sent.Code}";
        if (code == "400" ? sent.Status != HttpStatusCode.BadRequest || sent.Code != "http.400" || !sent.Text.Contains("ký tự máy không đọc được", StringComparison.Ordinal) : sent.Status != HttpStatusCode.UnprocessableEntity || sent.Code is null || code != "*" && sent.Code != code) wrong.Add($"{told}, expected {code}");
        else if (code != "400" && !sent.Html.QuerySelector("main")!.TextContent.Any(c => c > '\u00ff')) wrong.Add($"{told}: no sentence");
        else if (code != "400" && !Stays(sent, form, good, name, typed)) wrong.Add($"{told}: what was typed is gone");
        if (await CountAsync(office) != before) wrong.Add($"{told}: something was written");
        return wrong;
    }

    // the field itself and all its neighbours; a choice that the page does not have cannot stay chosen
    private static bool Stays(Page page, string form, Dictionary<string, string?> others, string name, string typed) =>
        page.Html.QuerySelector($"form:has(input[name=_handler][value='{form}'])") is { } back
        && new Dictionary<string, string?>(others) { [name] = typed }.All(f => back.QuerySelector($"[name='{f.Key}']") switch
        {
            IHtmlInputElement { Type: "hidden" or "checkbox" } or IHtmlButtonElement => true,
            IHtmlInputElement { Type: "radio" } => f.Key == name || back.QuerySelector($"[name='{f.Key}'][value='{f.Value}'][checked]") is not null,
            IHtmlInputElement input => input.GetAttribute("value") == f.Value || (input.GetAttribute("value") ?? "") == (f.Value ?? "").Replace("\t", " ", StringComparison.Ordinal),
            IHtmlTextAreaElement area => area.Value == f.Value || f.Key == name && TuSoi.Reviewing.Texts.IsBlank(typed),
            IHtmlSelectElement select => f.Key == name || select.Value == f.Value,
            _ => false,
        });

    private static async Task<long> CountAsync(Office office)
    {
        await using var owner = await office.Cycle.Store.OpenOwnerAsync();
        await using var command = new Npgsql.NpgsqlCommand("select (select count(*) from journal) + (select count(*) from roster_state) + (select count(*) from person) + (select count(*) from import_batch) + (select count(*) from assignment)", owner);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
