using TuSoi.Access;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Publishing.Files;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Tests.Processes.Access;

/// <summary>The lines of the matrix in the order of a year: each right act makes the next one possible.</summary>
internal sealed partial class YearOfACell(Everybody all)
{
    private RunningCycle Running => all.Running;
    private long Cycle => all.Running.Cycle;
    private Subject Cell => all.Cell;
    private Subject Chapter => all.Chapter;
    private Subject Root => all.Root;
    private Subject Himself => all.Himself;

    public async IAsyncEnumerable<Line> LinesAsync()
    {
        await foreach (var line in PreparingAsync()) yield return line;
        await foreach (var line in MeetingAsync()) yield return line;
        await foreach (var line in BallotAsync()) yield return line;
        await foreach (var line in DecidingAsync()) yield return line;
        await foreach (var line in AfterwardsAsync()) yield return line;
        await foreach (var line in RosterAsync()) yield return line;
    }

    private async IAsyncEnumerable<Line> PreparingAsync()
    {
        yield return new(by => Record(by, Root, "plan_issued", Root), "root", Line.AtRoot + " chapter:unit.unknown contributor:access.denied");
        await all.ReadyAsync("own_plan", Chapter);
        yield return new(by => Record(by, Root, "own_plan", Chapter), null, "board:access.denied technical:access.denied");
        yield return new(by => Record(by, Cell, "own_plan", Chapter), null, "chapter:unit.other");
        yield return new(by => Record(by, Chapter, "own_plan", Chapter), "chapter", Line.AtChapter + " support:access.denied root:access.denied");
        await all.ReadyAsync("prompts_issued", Chapter);
        yield return new(by => new IssuePrompts { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "prompts_issued", Root = Chapter.Id, Number = "01" }, "chapter", Line.AtChapter);
        yield return new(by => new ProposePrompt { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "prompts_proposed", Root = Chapter.Id, Target = Himself.Id, Content = "Giải trình." }, null, "board:step.not_here chapter:step.not_here nobody:unit.unknown");
        yield return new(by => new ConsolidatePrompts { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "prompts_consolidated", Root = Chapter.Id }, null, "board:step.not_here chapter:step.not_here nobody:unit.unknown");
        await all.ReadyAsync("statement", Himself, all.Other);
        yield return new(by => Statement(by, Himself, false), "himself", Line.AtCell().Replace("himself:access.denied ", "") + " secretary:access.denied chapter:access.denied");
        yield return new(by => new DeclareConflict { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = all.Other.Id, Why = "Anh em ruột." }, "deputy", "neighbour:unit.unknown stranger:unit.unknown nobody:unit.unknown");
        yield return new(by => Statement(by, all.Other, true), "secretary", Line.AtCell() + " deputy:conflict chapter:access.denied");
        yield return new(by => new SignStatement { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "signed", Subject = Himself.Id }, null, "himself:step.not_here board:step.not_here nobody:unit.unknown");
        await foreach (var line in FilesAsync()) yield return line;
        await foreach (var line in RequestsAsync()) yield return line;
    }

    private async IAsyncEnumerable<Line> FilesAsync()
    {
        yield return new(by => Attach(by, Cell, Himself, "statement", FileKind.Statement, "ban-ky"), "himself", Line.AtCell().Replace("himself:access.denied ", "") + " chapter:access.denied");
        yield return new(by => Attach(by, Cell, Himself, "residence_comment", FileKind.Slip, "phieu"), "secretary", Line.AtCell("own_file") + " chapter:access.denied");
        yield return new(by => Attach(by, Cell, Himself, "voted", FileKind.Minutes, "bien-ban"), null, "secretary:subject.unknown");
        yield return new(by => Attach(by, Cell, Cell, "khong_co", FileKind.Minutes, "bien-ban"), null, "secretary:step.not_here");
        yield return new(by => Attach(by, Cell, Cell, "voted", FileKind.Minutes, "bien-ban"), "secretary", Line.AtCell() + " chapter:access.denied");
        var file = (await Running.ReadAsync("select id from file where subject = $1 and step = 'statement'", r => r.GetInt64(0), all["himself"], Himself.Id)).Single();
        yield return new(by => new RemoveFile { Cycle = Cycle, By = by, Unit = Cell.Id, Subject = Himself.Id, File = file }, "himself", "fellow:file.gone neighbour:unit.unknown stranger:unit.unknown board:file.gone technical:file.gone nobody:unit.unknown chapter:file.gone");
    }

    private AttachFile Attach(long by, Subject unit, Subject one, string step, FileKind kind, string name) => new() { Cycle = Cycle, By = by, Unit = unit.Id, Subject = one.Id, Step = step, Kind = kind, Name = name };

    private async IAsyncEnumerable<Line> RequestsAsync()
    {
        await all.ReadyAsync("residence_comment", Himself);
        yield return new(by => Ask(by, Cell, "residence_comment", Himself), "secretary", Line.AtCell() + " chapter:access.denied");
        yield return new(by => Answer(by, Cell, "residence_comment", "residence", Himself, true), "secretary", Line.AtCell());
        await all.ReadyAsync("contributed", Chapter);
        yield return new(by => Answer(by, Root, "contributed", "party_boards", Chapter, false), null, "contributor:request.unknown board:access.denied root:access.denied");
        yield return new(by => Ask(by, Root, "contributed", Chapter), "board", Line.OfBoard + " contributor:access.denied");
        yield return new(by => Answer(by, Root, "contributed", "party_boards", Chapter, false), "contributor", Line.AtRoot + " root:access.denied");
        yield return new(by => Answer(by, Root, "contributed", "party_boards", Chapter, false), null, "contributor:request.answered");
        yield return new(by => Answer(by, Root, "contributed", "person", Chapter, false), null, "contributor:body.missing board:body.missing");
        yield return new(by => Answer(by, Root, "contributed", "no_such_body", Chapter, false), null, "board:request.body");
        await all.ReadyAsync("statement", Running["T01-CU"]);
        yield return new(by => new HandInStatement { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "statement", Subject = Running["T01-CU"].Id, Text = "Báo cáo." }, "chapter", Line.AtChapter + " support:access.denied");
        await all.ReadyAsync("draft_sent", Running["T01-CU"]);
        yield return new(by => new SendDraft { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "draft_sent", Subject = Running["T01-CU"].Id }, "chapter", Line.AtChapter + " secretary:access.denied");
    }

    private RecordStep Record(long by, Subject unit, string step, params Subject[] subjects) => new() { Cycle = Cycle, By = by, Unit = unit.Id, Step = step, Subjects = Ids(subjects), Text = "Đã làm.", Paper = new Evidence("01", new DateOnly(2024, 11, 1)) };

    private HandInStatement Statement(long by, Subject one, bool paper) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "statement", Subject = one.Id, Text = "Bản tự kiểm điểm bí mật.", SelfLevel = QualityLevel.Good, FromPaper = paper };

    private Ask Ask(long by, Subject unit, string step, Subject one) => new() { Cycle = Cycle, By = by, Unit = unit.Id, Step = step, Subjects = [one.Id] };

    private Answer Answer(long by, Subject unit, string step, string body, Subject one, bool paper) => new() { Cycle = Cycle, By = by, Unit = unit.Id, Step = step, Body = body, FromPaper = paper, Lines = [new Answered(one.Id, "Tốt.")] };

    private Propose Propose(long by, Subject unit, string step, Subject one) => new() { Cycle = Cycle, By = by, Unit = unit.Id, Step = step, Lines = [new LevelLine(one.Id, QualityLevel.Good)] };

    private static long[] Ids(params Subject[] subjects) => [.. subjects.Select(s => s.Id)];
}
