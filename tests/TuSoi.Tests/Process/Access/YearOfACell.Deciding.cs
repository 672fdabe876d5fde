using TuSoi.Access;
using TuSoi.Deciding;
using TuSoi.History;
using TuSoi.Improving;
using TuSoi.Opening;
using TuSoi.Opening.Amending;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rostering;
using TuSoi.Rostering.Asking;
using TuSoi.Rostering.Changing;
using TuSoi.Rostering.Importing;
using TuSoi.Rules.Facts;
using TuSoi.Tests.Rostering;

namespace TuSoi.Tests.Processes.Access;

internal sealed partial class YearOfACell
{
    private static readonly DateOnly Day = new(2024, 12, 7);

    private async IAsyncEnumerable<Line> DecidingAsync()
    {
        yield return new(by => new AnnounceConference { Cycle = Cycle, By = by, Unit = Cell.Id, On = Day, Why = "Theo kế hoạch." }, "secretary", Line.AtCell() + " chapter:access.denied");
        yield return new(by => new AnnounceConference { Cycle = Cycle, By = by, Unit = Cell.Id, On = Day.AddYears(2) }, null, "secretary:conference.day");
        await all.ReadyAsync("consolidated", Himself);
        yield return new(by => Propose(by, Cell, "consolidated", Himself), "secretary", Line.AtCell());
        await all.ReadyAsync("report_sent", Cell);
        yield return new(by => new SendDossier { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "report_sent", Subjects = [Cell.Id], Text = "Hồ sơ." }, "secretary", Line.AtCell());
        await all.ReadyAsync("reports_appraised", Chapter);
        yield return new(by => new Appraise { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "reports_appraised", Lines = [new LevelLine(Chapter.Id, QualityLevel.Good)] }, "support", Line.AtChapter + " chapter_deputy:access.denied");
        await all.ReadyAsync("results_consolidated", Root);
        yield return new(by => new Consolidate { Cycle = Cycle, By = by, Unit = Root.Id, Step = "results_consolidated", Subjects = [Root.Id], Text = "Báo cáo." }, "board", Line.OfBoard + " contributor:access.denied");
        yield return new(by => new ComputeVerdicts { Cycle = Cycle, By = by, Unit = Chapter.Id }, "chapter", "himself:unit.unknown fellow:unit.unknown neighbour:unit.unknown stranger:unit.unknown contributor:access.denied technical:access.denied nobody:unit.unknown");
        await all.ReadyAsync("decided", Himself, all.Other);
        yield return new(Prepare, "chapter", Line.AtChapter + " secretary:access.denied root:access.denied support:access.denied");
        var draft = (await Running.ReadAsync("select id from decision where kind = 'ranking'", r => r.GetInt64(0), all["chapter"])).Single();
        yield return new(by => Sign(by, draft, Himself.Id, all.Other.Id), null, Line.AtChapter + " chapter:four_eyes secretary:access.denied");
        yield return new(by => Sign(by, draft, Himself.Id), null, "chapter_deputy:decision.changed");
        yield return new(by => Withdraw(by, draft, Himself.Id), null, "chapter_deputy:decision.changed");
        yield return new(by => Withdraw(by, draft, "", Himself.Id, all.Other.Id), null, "chapter_deputy:text.missing");
        yield return new(by => Withdraw(by, draft, Himself.Id, all.Other.Id), "chapter_deputy", Line.AtChapter + " secretary:access.denied root:access.denied support:access.denied");
        yield return new(by => Sign(by, draft, Himself.Id, all.Other.Id), null, "chapter_deputy:decision.unknown");
        yield return new(Prepare, "chapter", ""); // the same number again
        draft = (await Running.ReadAsync("select max(id) from decision where kind = 'ranking'", r => r.GetInt64(0), all["chapter"])).Single();
        yield return new(by => Sign(by, draft, Himself.Id, all.Other.Id), "chapter_deputy", "");
        yield return new(by => Withdraw(by, draft, Himself.Id, all.Other.Id), null, "chapter_deputy:step.done");
        yield return new(by => new Notify { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "notified", Subjects = [Himself.Id] }, "chapter", Line.AtChapter + " secretary:access.denied");
    }

    private async IAsyncEnumerable<Line> AfterwardsAsync()
    {
        await all.ReadyAsync("commitment", Himself);
        yield return new(by => new Commit { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "commitment", Subject = Himself.Id, Text = "Cam kết." }, "himself", "fellow:access.denied neighbour:unit.unknown stranger:unit.unknown secretary:access.denied board:access.denied technical:access.denied nobody:unit.unknown");
        yield return new(by => new Deciding.Object { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = Himself.Id, Content = "Chưa đúng.", Due = Day }, "himself", "fellow:access.denied neighbour:unit.unknown stranger:unit.unknown secretary:access.denied board:access.denied technical:access.denied nobody:unit.unknown");
        var objection = (await Running.ReadAsync("select id from objection", r => r.GetInt64(0), all["himself"])).Single();
        yield return new(by => new AnswerObjection { Cycle = Cycle, By = by, Unit = Chapter.Id, Subject = Himself.Id, Objection = objection, Answer = "Giữ nguyên.", Upheld = false, DecisionStep = "decided" }, "chapter", Line.AtChapter + " secretary:access.denied");
        var committee = Running["T01-CU002"];
        await all.ReadyAsync("remedial_plan", committee);
        yield return new(by => new PlanRemedies { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "remedial_plan", Subject = committee.Id, Remedies = [new Remedy("Chậm.", "Nhanh.", Day)] }, "secretary", Line.AtCell());
        var remedy = (await Running.ReadAsync("select id from remedy", r => r.GetInt64(0), all["secretary"])).Single();
        yield return new(by => new SetRemedyStatus { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = committee.Id, Remedy = remedy, Status = RemedyStatus.Partly }, "secretary", Line.AtCell());
        yield return new(by => new SetRemedyStatus { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = committee.Id, Remedy = remedy + 1, Status = RemedyStatus.Partly }, null, "secretary:remedy.unknown");
        yield return new(by => Rerank(by, Cell.Id), null, "secretary:access.denied himself:own_file");
        yield return new(by => Rerank(by, Running["T02"].Id), null, "stranger:subject.unknown");
        yield return new(by => Rerank(by, Chapter.Id), "chapter", Line.AtChapter.Replace("board:access.denied ", ""));
        var annulment = (await Running.ReadAsync("select id from decision where kind = 'annulment'", r => r.GetInt64(0), all["chapter"])).Single();
        yield return new(by => new SignRerank { Cycle = Cycle, By = by, Unit = Chapter.Id, Subject = Himself.Id, Decision = annulment }, "chapter_deputy", Line.AtChapter.Replace("board:access.denied ", "") + " chapter:four_eyes");
        yield return new(by => new AppointSubstitute { Cycle = Cycle, By = by, Unit = Cell.Id, Person = all["third"], Until = Day, Why = "Ốm." }, "chapter", "himself:access.denied fellow:access.denied neighbour:unit.unknown stranger:unit.unknown contributor:access.denied technical:access.denied nobody:unit.unknown third:substitute.self");
        await all.ReadyAsync("filed", Himself);
        yield return new(by => Record(by, Cell, "filed", Himself), "third", Line.AtCell()); // who stands in acts as the cell does
    }

    private async IAsyncEnumerable<Line> RosterAsync()
    {
        const string Others = "himself:roster.root fellow:roster.root neighbour:roster.root stranger:roster.root root:roster.root technical:roster.root nobody:roster.root";
        yield return new(by => new Appoint { Cycle = 0, By = by, Root = Root.Entry, Posts = [new Post(all["third"], "committee_member", Cell.Entry, Day)] }, "board", Others);
        yield return new(by => new Appoint { Cycle = 0, By = by, Root = Root.Entry, Posts = [new Post(by, "secretary", Root.Entry, Day)] }, null, Others.Replace("roster.root", "post.self") + " board:post.self");
        yield return new(by => new EndPost { Cycle = 0, By = by, Root = Root.Entry, Person = all["third"], Role = "committee_member", Organisation = Cell.Entry, On = Day, Why = "Chuyển." }, "board", Others);
        await foreach (var line in PeopleAsync(Others)) yield return line;
        yield return new(by => new OpenCycle { Cycle = 0, By = by, Year = 2025, Root = Root.Entry, Pack = Running.Pack.Id }, "board", Others.Replace("roster.root", "open.root"));
        const string Nobody = "himself:unit.unknown fellow:unit.unknown neighbour:unit.unknown stranger:unit.unknown nobody:unit.unknown chapter:unit.unknown root:access.denied";
        yield return new(by => new MoveSubject { Cycle = Cycle, By = by, Unit = Root.Id, Subject = Himself.Id, To = Chapter.Id, Why = "Chuyển sinh hoạt." }, "board", Nobody + " technical:access.denied");
        yield return new(by => new EndSubject { Cycle = Cycle, By = by, Unit = Root.Id, Subject = Himself.Id, Why = "Từ trần." }, "board", Nobody + " technical:access.denied");
        yield return new(by => new SealChains { Cycle = Cycle, By = by }, "board", Nobody);
        yield return new(by => new ForgetContent { Cycle = Cycle, By = by, Before = new DateOnly(2000, 1, 1), Why = "Hết hạn lưu." }, "board", Nobody);
        yield return new(by => new AmendCycle { Cycle = Cycle, By = by, Digest = "", Paper = new Evidence("05-HD", Day) }, null, Nobody + " technical:access.denied board:amend.same");
        yield return new(by => new RecordFact { Cycle = 0, By = by, Root = Root.Entry, Entry = Cell.Entry, Year = 2024, Fact = "party_groups", Value = "yes" }, "board", Others);
        var file = new ImportFile("khoi.xlsx", BlocSample.Write(Running.Pack, 1).ToArray(), Running.Pack);
        var preview = await new Imports(Running.Store, Running.Clock).PreviewAsync(new PreviewImport { File = file, By = all["board"] });
        yield return new(by => new ApplyImport { Cycle = 0, By = by, Batch = preview.Batch, File = file }, "board", Others.Replace("roster.root", "import.unknown"));
    }

    private async IAsyncEnumerable<Line> PeopleAsync(string others)
    {
        var atCell = Line.AtCell().Replace("board:access.denied ", "");
        yield return new(by => new AdmitMember { Cycle = 0, By = by, Root = Root.Entry, Unit = Cell.Entry, Kind = "member", Code = "MOI-01", Name = "Nguyễn Văn Mới", From = Running.Desk.Today, Why = "Kết nạp." }, "board", others);
        var entry = (await Running.ReadAsync("select id from roster_entry where code = 'MOI-01'", r => r.GetInt64(0))).Single();
        yield return new(by => new AddSubject { Cycle = Cycle, By = by, Unit = Cell.Id, Entry = entry, Why = "Kết nạp." }, "board", atCell);
        yield return new(by => new CorrectEntries { Cycle = 0, By = by, Root = Root.Entry, Entries = [new Corrected(entry, "MOI-01", "Lê Thị Sửa", null)], Why = "Theo thẻ." }, "board", others);
        yield return new(by => new SaveMembers { Cycle = 0, By = by, Root = Root.Entry, Lines = [new MemberLine(entry, Cell.Entry, "member", "MOI-01", "Lê Thị Mới", null), new MemberLine(null, Cell.Entry, "member", "MOI-02", "Trần Văn Thêm", null)], From = Running.Desk.Today, Why = "Theo thẻ." }, "board", others);
        yield return new(by => new FoundBodies { Cycle = 0, By = by, Root = Root.Entry, Above = Root.Entry, Organisation = new NewBody("grassroots_cell", "MOI-CB", "Chi bộ Mới lập"), From = Running.Desk.Today, Why = "Quyết định thành lập." }, "board", others);
        yield return new(by => new CorrectSubject { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = all.Other.Id, Why = "Theo thẻ." }, "board", atCell);
        yield return new(by => new MoveMember { Cycle = 0, By = by, Root = Root.Entry, Entry = entry, To = Running["T01-CB003"].Entry, On = Running.Desk.Today, Why = "Chuyển." }, "board", others);
        yield return new(by => new EndEntries { Cycle = 0, By = by, Root = Root.Entry, Entries = [entry], On = Running.Desk.Today, Why = "Xin ra." }, "board", others);
        var read = (await Running.ReadAsync("select (extract(epoch from known_from) * 1000000)::bigint from facts_organisation where entry = $1 and known_to is null and stage = 'appraised'", r => r.GetInt64(0), null, Cell.Entry)).FirstOrDefault();
        yield return new(by => new RecordFacts { Cycle = 0, By = by, Root = Root.Entry, Year = 2024, Family = Family.Organisation, Cells = [new FactCell(Cell.Entry, "party_groups", "no", read)] }, "board", others);
        foreach (var last in new[] { false, true })
        {
            yield return new(by => new AskFacts { Cycle = 0, By = by, Root = Root.Entry, Organisation = Running["T02"].Entry, Year = 2024, Family = Family.Member, Entries = [Himself.Entry], Facts = ["exemplary"], Due = new DateOnly(2024, 12, 31), Why = "Xếp loại." }, "board", others);
            var request = (await Running.ReadAsync("select max(id) from fact_request", r => r.GetInt64(0))).Single();
            if (last) yield return new(by => new WithdrawFacts { Cycle = 0, By = by, Root = Root.Entry, Request = request, Why = "Đã có." }, "board", others);
            else yield return new(by => new AnswerFacts { Cycle = 0, By = by, Request = request, Cells = [new FactCell(Himself.Entry, "exemplary", "yes", 0)] }, "stranger", "himself:ask.settled fellow:ask.settled neighbour:ask.settled board:ask.settled root:ask.settled technical:ask.settled nobody:ask.settled");
        }
    }

    private WithdrawDecision Withdraw(long by, long draft, params long[] subjects) => Withdraw(by, draft, "Sai số.", subjects);

    private WithdrawDecision Withdraw(long by, long draft, string why, params long[] subjects) => new() { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "decided", Decision = draft, Subjects = subjects, Why = why };

    private PrepareDecision Prepare(long by) => new() { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "decided", Number = "10-QĐ/ĐU", Dated = Day, Signer = "Bí thư", Lines = [new LevelLine(Himself.Id, QualityLevel.Good, "Theo phiếu."), new LevelLine(all.Other.Id, QualityLevel.Good, "Theo phiếu.")] };

    private SignDecision Sign(long by, long draft, params long[] subjects) => new() { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "decided", Decision = draft, Subjects = subjects };

    private PrepareRerank Rerank(long by, long unit) => new() { Cycle = Cycle, By = by, Unit = unit, Subject = Himself.Id, Year = 2023, Level = QualityLevel.Completed, Number = "11-QĐ/ĐU", Dated = Day, Signer = "Bí thư", Why = "Kỷ luật." };
}
