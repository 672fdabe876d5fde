using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using TuSoi.Ranking;
using Xunit;

namespace TuSoi.Tests.Ranking;

public sealed class ResultFolderTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("tusoi-ket-qua-");
    private readonly string folder;

    public ResultFolderTests() => folder = Path.Combine(home.FullName, "ket-qua");

    public void Dispose() => home.Delete(recursive: true);

    private ResultOutcome Write(IReadOnlyDictionary<string, IReadOnlyList<string>>? codes = null, int threads = 2) =>
        ResultFolder.Write(folder, SmallScope.Made.Ranking, codes ?? SmallScope.Codes, new ResultOptions { Head = SmallScope.Head, Threads = threads });

    private string Read(params string[] parts) => File.ReadAllText(Path.Combine([folder, .. parts]));

    private IEnumerable<string> Files => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    // Everything that a reader of the workbook can see or search.
    private string Workbook(string name = "ket-qua.xlsx")
    {
        using var zip = ZipFile.OpenRead(Path.Combine(folder, name));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [Fact]
    public void A_result_has_a_list_a_workbook_a_file_for_programs_and_a_card_for_everybody()
    {
        var written = Assert.IsType<ResultOutcome.Written>(Write());
        Assert.Equal(SmallScope.Everybody().Count(), written.Cards);
        Assert.Equal(["danh-cho-cap-quyet-dinh.xlsx", "don-vi/CS02.html", "don-vi/DB01.html", "index.html", "ket-qua.json", "ket-qua.xlsx"], Files.Where(f => !f.StartsWith("the/", StringComparison.Ordinal)));
        Assert.Equal(written.Cards + 1, Files.Count(f => f.StartsWith("the/", StringComparison.Ordinal)));
        Assert.Equal(["ket-qua"], Directory.EnumerateFileSystemEntries(home.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_card_is_reached_from_the_list_or_the_page_of_its_organisation()
    {
        Write();
        var links = Pages.SelectMany(page => Regex.Matches(Read(page), "href=\"(?:\\.\\./)?(the/[^\"]+\\.html)\"").Select(m => m.Groups[1].Value)).Distinct();
        Assert.Equal(Files.Where(f => f.StartsWith("the/", StringComparison.Ordinal) && f.EndsWith(".html", StringComparison.Ordinal)), links.Order(StringComparer.Ordinal));
        Assert.All(Files.Where(f => f.StartsWith("don-vi/", StringComparison.Ordinal)), file => Assert.Contains($"href=\"{file}\"", Read("index.html")));
    }

    private IEnumerable<string> Pages => Files.Where(f => f == "index.html" || f.StartsWith("don-vi/", StringComparison.Ordinal));

    [Fact]
    public void The_file_for_programs_is_as_the_schema_says()
    {
        Write();
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "ket-qua.schema.json")));
        using var result = JsonDocument.Parse(Read("ket-qua.json"));
        var check = new SmallSchema(schema.RootElement);
        check.Check(result.RootElement);
        Assert.Empty(check.Problems);
    }

    [Fact]
    public void The_schema_refuses_what_it_does_not_know()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "ket-qua.schema.json")));
        using var other = JsonDocument.Parse("""{"schema":"tusoi.ket-qua/1","extra":1}""");
        var check = new SmallSchema(schema.RootElement);
        check.Check(other.RootElement);
        Assert.Contains("$: additional extra", check.Problems);
        Assert.Contains("$.schema: const tusoi.ket-qua/2", check.Problems);
        Assert.Contains("$: required subjects", check.Problems);
    }

    [Fact]
    public void The_file_for_programs_holds_every_line_of_every_explanation()
    {
        Write();
        using var result = JsonDocument.Parse(Read("ket-qua.json"));
        var told = result.RootElement.GetProperty("subjects").EnumerateArray().SelectMany(s => s.GetProperty("lines").EnumerateArray()
            .Select(l => (s.GetProperty("code").GetString(), l.GetProperty("condition").GetString(), l.GetProperty("value").GetString())));
        Assert.Equal(SmallScope.Everybody().SelectMany(s => s.Explanation.Lines.Select(l => ((string?)s.Code, (string?)l.Name, (string?)l.Value))), told);
    }

    [Fact]
    public void Lists_show_nothing_restricted()
    {
        Write();
        string[] secrets =
        [
            "Bị đình chỉ sinh hoạt đảng", "Cảnh cáo", "Khiển trách", "1 kỷ luật", "Kỷ luật 1", "1 vụ việc", "Vụ việc 1", "Tự phát hiện và khắc phục xong hậu quả",
            "AMB-61", "AMB-27", "C.IV.9", "thai sản", "miễn công tác",
            .. SmallScope.Everybody().SelectMany(s => s.Explanation.Circumstances).Where(c => c.Case.Sensitive).SelectMany(c => new[] { c.Case.Says, c.Case.Task }).Where(t => t.Length > 0),
            .. SmallScope.Everybody().SelectMany(s => s.Explanation.Lines).Where(l => l.Name is "disciplined_unexcused" or "degradation_concluded" or "fault_a" or "organisation_disciplined").Select(l => l.Condition.Head.Says),
        ];
        foreach (var page in Pages) Assert.All(secrets, secret => Assert.DoesNotContain(secret, Read(page)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, Workbook()));
        Assert.Contains("có nội dung hạn chế, xem phiếu", Workbook());
        Assert.Contains("Có nội dung hạn chế, xem phiếu", Read("index.html"));
    }

    [Fact]
    public void The_deciding_body_has_a_workbook_with_the_reasons()
    {
        Write();
        var book = Workbook("danh-cho-cap-quyet-dinh.xlsx");
        Assert.All((string[])["Bị đình chỉ sinh hoạt đảng", "Được miễn công tác và sinh hoạt đảng", "Nghỉ thai sản trong năm", "Năm xếp loại lại: 2022, mức Không hoàn thành", "mẫu QĐ 01", "1 kỷ luật"], words => Assert.Contains(words, book));
        Assert.Contains("Theo quyết định của cấp có thẩm quyền.", Workbook());
        Assert.Contains("Đảng viên mới kết nạp chưa đủ 6 tháng", Workbook());
    }

    [Fact]
    public void The_file_for_programs_names_sensitive_cases_without_their_words()
    {
        Write();
        using var result = JsonDocument.Parse(Read("ket-qua.json"));
        var cases = result.RootElement.GetProperty("subjects").EnumerateArray().SelectMany(s => s.GetProperty("circumstances").EnumerateArray()).ToList();
        Assert.Contains(cases, c => c.GetProperty("id").GetString() == "maternity_leave");
        Assert.All(cases, c => Assert.Equal(c.GetProperty("sensitive").GetBoolean() ? JsonValueKind.Null : JsonValueKind.String, c.GetProperty("says").ValueKind));
        var groups = result.RootElement.GetProperty("quota_groups").EnumerateArray().ToList();
        var tied = result.RootElement.GetProperty("subjects").EnumerateArray().Single(s => s.GetProperty("code").GetString() == "DV102");
        Assert.Equal("Đảng bộ Công ty Cổ phần Cấp nước Lam Giang", groups[tied.GetProperty("quota").GetProperty("group").GetInt32()].GetProperty("name").GetString());
        Assert.Equal((7, "Excellent"), (tied.GetProperty("ballot").GetProperty("first").GetProperty("excellent").GetInt32(), tied.GetProperty("verdict").GetProperty("ballot").GetString()));
    }

    [Fact]
    public void The_card_itself_shows_what_lists_hide()
    {
        Write();
        Assert.Contains("1 kỷ luật", Read("the", "DV005.html"));
        Assert.Contains("Bị đình chỉ sinh hoạt đảng", Read("the", "DV004.html"));
        Assert.Contains("Tự phát hiện và khắc phục xong hậu quả của Kỷ luật 1", Read("the", "DV010.html"));
    }

    [Fact]
    public void The_workbook_names_who_owes_what()
    {
        Write();
        var book = Workbook();
        foreach (var words in (string[])["Tổng hợp", "Việc cần quyết định", "Số liệu còn thiếu", "Đảng viên", "Cán bộ lãnh đạo", "Đơn vị giao việc", "thiếu 18 số liệu; chờ kết luận của Chi bộ", "mâu thuẫn trong văn bản (AMB-10)"]) Assert.Contains(words, book);
    }

    [Theory]
    [InlineData("../../etc/x")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a/b\\c:d*e?\"<>|")]
    [InlineData("CON")]
    [InlineData("Đảng viên số 7")]
    [InlineData("\ud800\u0000\u202e")]
    public void No_code_leads_out_of_the_folder(string code)
    {
        var codes = new Dictionary<string, IReadOnlyList<string>> { ["member"] = [.. Enumerable.Repeat(code, 9), code.ToUpperInvariant()], ["leader"] = [code, code] };
        var written = Assert.IsType<ResultOutcome.Written>(Write(codes));
        var cards = Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal) && f.StartsWith("the/", StringComparison.Ordinal)).ToList();
        Assert.Equal(written.Cards, cards.Count);
        Assert.Equal(cards.Count, cards.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(cards, card => Assert.Matches("^the/[A-Za-z0-9_-]+\\.html$", card));
        Assert.DoesNotContain("the/CON.html", cards);
        Assert.Equal(["ket-qua"], Directory.EnumerateFileSystemEntries(home.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_with_something_else_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ho-so.docx"), "của người khác");
        var refused = Assert.IsType<ResultOutcome.Refused>(Write());
        Assert.Equal(ResultFolder.NotOurs, refused.Code);
        Assert.Contains(folder, refused.Sentence);
        Assert.Equal(["ho-so.docx"], Files);
    }

    [Fact]
    public void Another_programs_file_of_the_same_name_is_not_our_marker()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ket-qua.json"), "{}");
        Assert.Equal(ResultFolder.NotOurs, Assert.IsType<ResultOutcome.Refused>(Write()).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".new")]
    [InlineData(".old")]
    public void A_file_in_the_way_is_refused(string ending)
    {
        File.WriteAllText(folder + ending, "của người khác");
        Assert.Equal(ResultFolder.NotAFolder, Assert.IsType<ResultOutcome.Refused>(Write()).Code);
        Assert.Equal("của người khác", File.ReadAllText(folder + ending));
    }

    [Fact]
    public void An_empty_folder_may_be_filled()
    {
        Directory.CreateDirectory(folder);
        Assert.IsType<ResultOutcome.Written>(Write());
    }

    [Fact]
    public void An_earlier_result_is_replaced_as_a_whole()
    {
        Write();
        File.WriteAllText(Path.Combine(folder, "the", "nguoi-da-chuyen-di.html"), "phiếu cũ");
        Assert.IsType<ResultOutcome.Written>(Write());
        Assert.DoesNotContain("the/nguoi-da-chuyen-di.html", Files);
        Assert.Equal(["ket-qua"], Directory.EnumerateFileSystemEntries(home.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_write_that_was_cut_short_before_does_not_stand_in_the_way()
    {
        Write();
        Directory.Move(folder, folder + ".old");
        Directory.CreateDirectory(Path.Combine(folder + ".new", "the"));
        File.WriteAllText(Path.Combine(folder + ".new", "ket-qua.json"), "");
        Assert.IsType<ResultOutcome.Written>(Write());
        Assert.Equal(["ket-qua"], Directory.EnumerateFileSystemEntries(home.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Write(threads: 1);
        var one = Files.ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, f))));
        Write(threads: 4);
        Assert.Equal(one, Files.ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, f)))));
    }

    [Fact]
    public void Progress_ends_with_the_number_of_cards()
    {
        var told = new List<int>();
        ResultFolder.Write(folder, SmallScope.Made.Ranking, SmallScope.Codes, new ResultOptions { Head = SmallScope.Head }, told.Add);
        Assert.Equal(SmallScope.Everybody().Count(), told[^1]);
    }
}
