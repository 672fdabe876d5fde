using Dapper;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Publishing;
using TuSoi.Rules.Facts;
using TuSoi.Tests.Database;
using TuSoi.Tests.Processes;
using Xunit;

namespace TuSoi.Tests.Docx;

/// <summary>The six papers of a cell and of the chapter that decides, blank and filled, in both formats.</summary>
public sealed class PaperTests(Databases databases)
{
    private const string Long = "Công Tằng Tôn Nữ Thị Hoàng Phượng Nguyễn Phúc Bảo Trân";

    [Fact]
    public async Task Every_paper_blank_and_filled_is_valid_the_same_twice_and_read_by_LibreOffice()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        foreach (var day in new[] { running.Desk.Today, new DateOnly(2026, 6, 1) })
            foreach (var code in new[] { "T01-CB002", "T01" })
            {
                var work = await UnitAsync(running, running[code].Id, running.Holder(code, "secretary"));
                var shelf = new PaperShelf(work, Papers(work), day);
                foreach (var offer in shelf.Offers) Try(shelf, offer, $"{day.Year}-{code}");
                if (code == "T01-CB002") Assert.Equal([PaperKind.Statement, PaperKind.Residence, PaperKind.Ballot, PaperKind.Count, PaperKind.Summary], shelf.Offers.Select(o => o.Kind).Distinct().Order());
                else Assert.Contains("T/M BAN CHẤP HÀNH ĐẢNG BỘ", Words.Text(shelf.Filled(shelf.Offers.First(o => o is { Kind: PaperKind.Decision, BlankOnly: false }), [])), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task LibreOffice_reads_back_what_the_statement_and_the_minutes_say()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var work = await UnitAsync(running, running["T01-CB002"].Id, running.Holder("T01-CB002", "secretary"));
        var shelf = new PaperShelf(work, Papers(work), running.Desk.Today);
        var statement = shelf.Offers.First(o => o.Kind == PaperKind.Statement);
        var himself = statement.About.First(s => s.Code == "T01-DV0024");
        var text = Words.ByLibreOffice(shelf.Filled(statement, [himself]));
        foreach (var words in new[] { "ĐẢNG CỘNG SẢN VIỆT NAM", "BẢN KIỂM ĐIỂM CÁ NHÂN", himself.Name, "Ưu điểm thứ 1 của bản thân", "☒ Hoàn thành tốt nhiệm vụ", "NGƯỜI TỰ KIỂM ĐIỂM", "T/M CHI ỦY (CHI BỘ)", "Khắc phục dứt điểm" }) Assert.Contains(words, text, StringComparison.Ordinal);
        var minutes = Words.Text(shelf.Filled(shelf.Offers.First(o => o is { Kind: PaperKind.Count, BlankOnly: false }), []));
        foreach (var words in new[] { "Phát ra: 20 phiếu. Thu vào: 20 phiếu. Hợp lệ: 18 phiếu. Không hợp lệ: 2 phiếu", "15 (83,3%)", "Trần Văn Trưởng (Tổ trưởng)", "ốm, có đơn" }) Assert.Contains(words, minutes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_whose_numbers_do_not_add_up_are_not_printed()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var work = await UnitAsync(running, running["T01-CB002"].Id, running.Holder("T01-CB002", "secretary"));
        var papers = Papers(work);
        var wrong = papers with { Ballots = [.. papers.Ballots.Select(b => b with { Valid = 19 })] };
        var shelf = new PaperShelf(work, wrong, running.Desk.Today);
        Assert.Throws<InvalidOperationException>(() => shelf.Filled(shelf.Offers.First(o => o is { Kind: PaperKind.Count, BlankOnly: false }), []));
    }

    [Fact]
    public async Task The_summary_gives_the_level_of_the_same_person_as_official_and_says_where_it_is_not_decided()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var cell = running["T01-CB002"];
        await using var owner = await running.Store.OpenOwnerAsync();
        var (member, leader) = await owner.QueryFirstAsync<(long, long)>("select l.owner, l.target from subject_link l join subject m on m.id = l.owner and m.family = 'member' join subject s on s.id = l.target and s.family = 'leader' where l.relation = 'same_person' and l.cycle = @Cycle order by m.unit <> @Id, m.id", new { running.Cycle, cell.Id });
        var (unit, name) = (running.Roster[running.Roster[member].Unit], running.Roster[member].Name);
        await GiveAsync("appraised", 2);
        Assert.Contains($"{name}\n\nHoàn thành nhiệm vụ (chưa quyết định)\n", await SummaryAsync(), StringComparison.Ordinal);
        await GiveAsync("decided", 3);
        Assert.Contains($"{name}\n\nHoàn thành tốt nhiệm vụ\n", await SummaryAsync(), StringComparison.Ordinal);

        Task<int> GiveAsync(string stage, int level) => owner.ExecuteAsync("insert into level (id, cycle, subject, host, step, stage, level, act) select nextval('ids'), cycle, id, unit, @stage, @stage, @level, 0 from subject where id = @leader", new { leader, stage, level });

        async Task<string> SummaryAsync()
        {
            var read = await UnitAsync(running, unit.Id, running.Board);
            await using var work = await Work.BeginAsync(running.Store, running.Board, running.Desk.Today);
            var shelf = new PaperShelf(read, await UnitPapers.ReadAsync(work, read), running.Desk.Today);
            var filled = shelf.Filled(shelf.Offers.First(o => o.Kind == PaperKind.Summary), []);
            Words.Show("th01-can-bo", filled);
            return Words.Text(filled);
        }
    }

    [Fact]
    public async Task Where_all_who_share_the_places_were_voted_on_the_minutes_say_how_many_there_are()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var whole = running.Roster.All.First(s => s.Family == "organisation" && running.Pack.Kinds[s.Kind].Traits is { } traits && traits.Contains("grassroots") && !traits.Contains("chapter") && running.Roster.All.Any(m => m.Family == "member" && m.Unit == s.Id));
        var work = await UnitAsync(running, whole.Id, running.Holder(whole.Code, "secretary"));
        var papers = Papers(work);
        var own = papers.Ballots[0] with { Lines = [.. papers.Ballots[0].Lines.Where(l => l.Subject != 0 && work.Roster.Find(l.Subject)!.LeftOut is null)] };
        var places = Math.Max(own.Lines.Count / 6, own.Lines.Count < 6 ? 1 : 0); // everybody reaches Excellent: so many that they are 20% of the others, or one of few
        Assert.Contains($"theo phiếu: {own.Lines.Count}. Giới hạn (C.II.2.1): Số đảng viên Xuất sắc không quá 20% số đảng viên mức Tốt trong từng tổ chức cơ sở đảng.\nSố trong giới hạn tỷ lệ: nhiều nhất {places}, tính theo kết quả phiếu này", Minutes(own), StringComparison.Ordinal);
        Assert.Matches("(?m)^Số trong giới hạn tỷ lệ:\\s*$", Minutes(own with { Lines = [.. own.Lines.Skip(1)] }));

        string Minutes(ClosedBallot ballot)
        {
            var shelf = new PaperShelf(work, papers with { Ballots = [ballot] }, running.Desk.Today);
            var filled = shelf.Filled(shelf.Offers.First(o => o is { Kind: PaperKind.Count, BlankOnly: false }), []);
            Words.Show($"bien-ban-{ballot.Lines.Count}", filled);
            return Words.Text(filled);
        }
    }

    [Fact]
    public async Task A_slip_names_no_voter_and_slips_stand_several_to_a_sheet_where_few_are_voted_on()
    {
        await using var running = await RunningCycle.OpenAsync(databases);
        var work = await UnitAsync(running, running.Root.Id, running.Board);
        var shelf = new PaperShelf(work, Empty, running.Desk.Today);
        var ballots = shelf.Offers.Where(o => o.Kind == PaperKind.Ballot).ToList();
        Assert.NotEmpty(ballots);
        foreach (var offer in ballots)
        {
            var text = Words.Text(shelf.Blank(offer));
            Assert.True(text.Split("PHIẾU ").Length - 1 >= 2, text);
            Assert.DoesNotContain("Người bỏ phiếu:", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Dấu hoặc chữ ký của tổ kiểm phiếu", text, StringComparison.Ordinal);
            Assert.Contains("✂", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_no_text_prints_is_marked_as_assumed() => Assert.All(Enum.GetValues<PaperKind>(), kind => Assert.True(PaperForms.Assumed(kind).Length > 0 && PaperForms.Rows(kind).Length > 0));

    private static void Try(PaperShelf shelf, PaperOffer offer, string where)
    {
        var name = $"{where}-{offer.Kind}-{offer.Key}";
        var blank = shelf.Blank(offer);
        Words.AssertValid(blank, name);
        Assert.Equal(blank, shelf.Blank(offer));
        Words.Show($"{name}-trang", blank);
        if (offer.BlankOnly) return;
        var filled = shelf.Filled(offer, [.. offer.About.Take(3)]);
        Words.AssertValid(filled, name);
        Assert.Equal(filled, shelf.Filled(offer, [.. offer.About.Take(3)]));
        Words.Show($"{name}-dien", filled);
    }

    private static async Task<UnitWork> UnitAsync(RunningCycle running, long unit, long person)
    {
        await using var work = await Work.BeginAsync(running.Store, person, running.Desk.Today);
        return (await UnitWork.ReadAsync(work, running.Desk.Packs, running.Cycle, unit, running.Desk.Today))!;
    }

    private static UnitPapers Empty => new(new Dictionary<long, PersonOnPaper>(), new Dictionary<long, WrittenStatement>(), Array.Empty<int>().ToLookup(_ => 0L, _ => new IssuedPrompt("", null, null)), Array.Empty<int>().ToLookup(_ => 0L, _ => new LevelOnPaper("", "", QualityLevel.Good, "", 0)),
        new Dictionary<(long, string), string>(), new Dictionary<long, string>(), [], []);

    // Everything that a cycle may know, with long names and many rows.
    private static UnitPapers Papers(UnitWork work)
    {
        var members = work.Own.Where(s => s.Family == "member").ToList();
        var body = string.Join('\n', Enumerable.Range(1, 14).Select(i => $"{i}. Ưu điểm thứ {i} của bản thân: chấp hành nghiêm nguyên tắc tập trung dân chủ, hoàn thành nhiệm vụ được giao đúng tiến độ, có sáng kiến được áp dụng & công nhận < cấp cơ sở >."));
        CountedLine Line(Subject s) => new(s.Id, s.Name, s.Kind, 10, 5, 2, 0, null, null, null, 1);
        var lines = members.Count > 0 ? members.Select(Line).Append(new CountedLine(0, Long, members[0].Kind, 0, 0, 1, 16, null, null, null, 1)).ToList() : [];
        var decided = work.Roster.All.Where(s => s.Family == "member" || s.Kind == "subordinate_cell").Take(60).Select(s => new DecidedLine(s.Family == "member" ? $"{s.Name}" : Long, s.Family, s.Kind, work.Roster.Find(s.Unit)?.Name ?? "", QualityLevel.Good, Provisional: true)).ToList();
        return Empty with
        {
            Persons = members.ToDictionary(m => m.Person!.Value, m => new PersonOnPaper(new DateOnly(1980, 2, 3), m.Code.EndsWith('6') ? ["secretary"] : [])),
            Statements = members.ToDictionary(m => m.Id, _ => new WrittenStatement(body, QualityLevel.Good)),
            Prompts = members.Take(2).ToLookup(m => m.Id, _ => new IssuedPrompt("Làm rõ trách nhiệm trong việc chậm tiến độ dự án số 2.", "15-CV/ĐU", new DateOnly(2024, 11, 5))),
            Levels = members.ToLookup(m => m.Id, m => new LevelOnPaper("proposed", "proposed", m.Code.EndsWith('1') ? QualityLevel.Excellent : QualityLevel.Good, "có thành tích nổi bật, được tặng Bằng khen", 1)),
            Answers = members.ToDictionary(m => (m.Id, "residence_comment"), _ => "Thực hiện tốt nghĩa vụ công dân; gia đình văn hóa; tham gia đầy đủ các buổi họp tổ dân phố; không có điều tiếng gì."),
            Conclusions = members.ToDictionary(m => m.Id, _ => "Ưu điểm là chính. Khắc phục dứt điểm việc chậm báo cáo trong quý I."),
            Ballots = lines.Count == 0 ? [] :
            [
                new ClosedBallot(77, "voted", "member_proposal", 1, "cell_review", work.Unit.Name, new DateOnly(2024, 11, 28), 22, 20, 20, 20, 1, 1, 0, 18, Long, "Lê Thị Ghi")
                {
                    Lines = lines, Tellers = [("Trần Văn Trưởng", true), (Long, false), ("Lê Văn Ba", false)], Absent = [("Nguyễn Văn Vắng", "ốm, có đơn"), ("Phạm Thị Xa", "đi công tác nước ngoài")],
                },
            ],
            Decisions = !work.Pack.Kind(work.Unit.Kind).Traits.Contains("chapter") ? [] :
            [
                new DrawnDecision(88, "decided", "15-QĐ/ĐU", new DateOnly(2024, 12, 6), "Trần Văn Ký", true, null, decided),
                new DrawnDecision(89, "decided", "16-QĐ/ĐU", new DateOnly(2024, 12, 6), Long, false, null, [.. decided.Take(4)]),
            ],
        };
    }
}
