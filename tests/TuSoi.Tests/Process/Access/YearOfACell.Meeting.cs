using TuSoi.Balloting;
using TuSoi.Reviewing;

namespace TuSoi.Tests.Processes.Access;

internal sealed partial class YearOfACell
{
    private long meeting, ballot, opened;

    private async IAsyncEnumerable<Line> MeetingAsync()
    {
        await all.ReadyAsync("meeting_registered", Cell);
        yield return new(by => new RegisterMeeting { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "meeting_registered", Host = Cell.Id, On = new DateOnly(2024, 11, 28), Starts = new TimeOnly(8, 0), HalfDays = 2 }, "secretary", Line.AtCell() + " chapter:access.denied");
        yield return new(by => new ArrangeAttendance { Cycle = Cycle, By = by, Unit = Chapter.Id, Step = "attendance_arranged", Host = Cell.Id, Persons = [all["support"]] }, "chapter", Line.AtChapter + " secretary:access.denied root:access.denied");
        await all.ReadyAsync("cell_meeting", Cell);
        // an attendant sees, and does nothing
        yield return new(Open, "secretary", Line.AtCell() + " support:access.denied chapter:access.denied root:access.denied");
        opened = (await Running.ReadAsync("select opened_act from meeting where host = $1", r => r.GetInt64(0), null, Cell.Id)).Single();
        yield return new(Correct, null, "secretary:text.missing");
        yield return new(by => Correct(by) with { Why = "Ghi nhầm." }, "secretary", Line.AtCell() + " support:access.denied chapter:access.denied root:access.denied");
        await all.ReadyAsync("reviewed", Himself, all.Other, all.SecretarysOwn);
        yield return new(by => Conclude(by, Cell.Id, all.SecretarysOwn.Id), null, "secretary:own_file fellow:access.denied");
        yield return new(by => Conclude(by, Cell.Id, all.Other.Id), null, "deputy:conflict");
        yield return new(by => Conclude(by, Running["T02-CB001"].Id, Himself.Id), null, "stranger:unit.unknown neighbour:unit.unknown");
        yield return new(by => Conclude(by, Cell.Id, Himself.Id), "secretary", Line.AtCell() + " support:access.denied chapter:access.denied");
        await all.ReadyAsync("proposed", Himself);
        yield return new(by => Propose(by, Cell, "proposed", Himself), "secretary", Line.AtCell());
        yield return new(by => Record(by, Cell, "discussed", Himself), "secretary", Line.AtCell());
    }

    private async IAsyncEnumerable<Line> BallotAsync()
    {
        meeting = (await Running.ReadAsync("select id from meeting where host = $1", r => r.GetInt64(0), null, Cell.Id)).Single();
        await all.ReadyAsync("voted", Himself);
        yield return new(by => Tellers(by, Cell.Id), "secretary", Line.AtCell());
        yield return new(by => Issue(by, meeting), "secretary", Line.AtCell() + " teller:access.denied");
        yield return new(by => Issue(by, meeting + 1), null, "secretary:meeting.not_open");
        ballot = (await Running.ReadAsync("select id from ballot where meeting = $1", r => r.GetInt64(0), all["secretary"], meeting)).Single();
        yield return new(Close, null, "secretary:count.one");
        yield return new(Enter, "teller", Line.AtCell().Replace("access.denied", "count.over").Replace("unit.unknown", "count.over") + " secretary:count.teller chapter:count.over");
        yield return new(Close, null, "secretary:count.one");
        yield return new(by => Enter(by) with { Lines = [new LineCount(Himself.Id, 4, 11, 0, 0, 0)] }, "third", "");
        yield return new(Close, null, "secretary:count.differs");
        yield return new(Enter, "third", ""); // counted once more
        yield return new(Enter, null, "teller:count.same third:count.same");
        yield return new(Open, null, "secretary:meeting.open");
        yield return new(by => new RegisterMeeting { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "registered", Host = Cell.Id, On = Day, Starts = new TimeOnly(8, 0), HalfDays = 2 }, null, "secretary:step.not_here");
        yield return new(Close, "secretary", Line.AtCell() + " teller:access.denied");
        yield return new(Enter, null, "teller:count.over"); // the meeting is no longer his to see
        yield return new(by => new CloseMeeting { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "cell_meeting", Host = Cell.Id, HalfDays = 2, Minutes = "Biên bản." }, "secretary", Line.AtCell() + " support:access.denied");
        yield return new(by => Correct(by) with { Why = "Ghi nhầm." }, null, "secretary:step.done");
        await all.ReadyAsync("completed", Himself);
        yield return new(by => new CompleteStatement { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "completed", Subject = Himself.Id, Text = "Đã hoàn thiện." }, "himself", "fellow:access.denied neighbour:unit.unknown stranger:unit.unknown secretary:access.denied board:access.denied technical:access.denied nobody:unit.unknown");
    }

    private OpenMeeting Open(long by) => new()
    {
        Cycle = Cycle,
        By = by,
        Unit = Cell.Id,
        Step = "cell_meeting",
        Host = Cell.Id,
        Chair = all["secretary"],
        ChairForHead = all["deputy"],
        Secretary = all["deputy"],
        Presences = [.. Running.Roster.All.Where(s => s.Family == "member" && s.Unit == Cell.Id).Select(m => new Presence(m.Id, true))],
    };

    private CorrectPresence Correct(long by) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "cell_meeting", Host = Cell.Id, SinceOpening = true, Changes = [new PresenceChange(new Presence(Himself.Id, true, Votes: false), opened)] };

    private Conclude Conclude(long by, long host, long subject) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "reviewed", Host = host, Lines = [new Concluded(subject, ["Tốt."], "Ưu điểm là chính.", subject == all.SecretarysOwn.Id ? all["deputy"] : all["secretary"])] };

    private SetTellers Tellers(long by, long unit) => new() { Cycle = Cycle, By = by, Unit = unit, Step = "voted", Meeting = meeting, Persons = [all["teller"], all["third"]], Lead = all["teller"], Subjects = [Himself.Id] };

    private IssueSlips Issue(long by, long at) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "voted", Meeting = at, Subjects = [Himself.Id], Summoned = 15, Present = 15, Issued = 15 };

    private EnterCount Enter(long by) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "voted", Ballot = ballot, Slips = new SlipCount(15, 0, 0, 0, 15), Lines = [new LineCount(Himself.Id, 3, 12, 0, 0, 0)] };

    private CloseBallot Close(long by) => new() { Cycle = Cycle, By = by, Unit = Cell.Id, Step = "voted", Ballot = ballot, Subjects = [Himself.Id] };
}
