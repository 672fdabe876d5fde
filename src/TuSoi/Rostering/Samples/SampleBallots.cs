using TuSoi.Rostering.Layouts;
using TuSoi.Rules.Facts;
using Ids = TuSoi.Rostering.Layouts.ColumnLayout.Ids;

namespace TuSoi.Rostering.Samples;

/// <summary>
/// Invents the counts of every ballot of one organisation: cells propose levels for their members and say what they think of themselves;
/// the committee says so of a chapter and decides on what is below it; the standing committee above decides on the organisation, its
/// committee and its leaders. Who is not ranked is not voted on.
/// </summary>
internal sealed class SampleBallots(SampleOrganisation organisation, SampleSpecials specials, Dice dice)
{
    private const string Self = "self", Proposal = "proposal", Decision = "decision";

    // Thirteen members, one on the road.
    private static readonly SampleMeeting Above = SampleMeeting.Whole(13, 12);

    private readonly Dictionary<string, SampleBody> committees = organisation.Bodies.Where(b => b.Kind.Traits.Contains(Traits.Committee)).ToDictionary(b => b.Unit);

    public IEnumerable<Dictionary<string, object?>> Of(RecordSheet sheet) => Lines().Where(line => sheet.Families.Contains(line.Of)).Select(line => Row(sheet.Records, line));

    private sealed record Line(Family Of, SampleMeeting Meeting, string Code, string Purpose, SampleMarks Marks);

    private IEnumerable<Line> Lines()
    {
        var meeting = organisation.Root.IsCell ? null : MeetingOfCommittee(organisation.Root);
        foreach (var unit in organisation.Units)
            foreach (var line in Unit(unit, meeting)) yield return line;
        foreach (var body in committees.Values)
            if ((body.Unit == organisation.Root.Code ? Above : meeting) is { } deciding && On(Family.Collective, deciding, body.Code, Decision, body.Level) is { } line) yield return line;
        foreach (var leader in organisation.Leaders)
            if (On(Family.Leader, Above, leader.Code, Decision, leader.Level) is { } line) yield return line;
    }

    private IEnumerable<Line> Unit(SampleUnit unit, SampleMeeting? committee)
    {
        var own = unit.IsCell ? MeetingOfCell(unit) : unit == organisation.Root ? committee : MeetingOfCommittee(unit);
        var above = unit == organisation.Root ? Above : committee;
        if (own is not null && On(Family.Organisation, own, unit.Code, Self, unit.Level) is { } self) yield return self;
        if (above is not null && On(Family.Organisation, above, unit.Code, Decision, unit.Level) is { } decision) yield return decision;
        if (own is null) yield break;
        foreach (var person in unit.Members.Where(p => p.Standing.Length == 0))
            if (On(Family.Member, own, person.Code, Proposal, person.Level, person.Fixed) is { } line) yield return line;
    }

    private SampleMeeting? MeetingOfCell(SampleUnit cell)
    {
        var (voters, away) = (cell.Members.Count(p => p.Votes), cell.Members.Count(p => p.Votes && p.Away));
        return voters == 0 ? null : cell.Members.TrueForAll(p => p.Fixed) ? SampleMeeting.Whole(voters, voters - away) : SampleMeeting.Of(dice, voters, away);
    }

    private SampleMeeting? MeetingOfCommittee(SampleUnit unit) => committees.GetValueOrDefault(unit.Code) is { Size: > 0 } committee ? SampleMeeting.Of(dice, committee.Size) : null;

    /// <param name="made">Made on purpose: seen as the facts are.</param>
    private Line? On(Family of, SampleMeeting meeting, string code, string purpose, QualityLevel level, bool made = false)
    {
        var special = specials.Find(code);
        if (special is { NoBallot: true }) return null;
        return new(of, meeting, code, purpose, special?.Marks ?? SampleMarks.Of(dice, meeting.Valid, made || special is not null ? level : Seen(level)));
    }

    // A few are seen otherwise than the facts say.
    private QualityLevel Seen(QualityLevel level) => dice.Weighted(95, 3, 2) switch
    {
        1 when level > QualityLevel.NotCompleted => level - 1,
        2 when level < QualityLevel.Excellent => level + 1,
        _ => level,
    };

    private static Dictionary<string, object?> Row(Fact records, Line line) => new(line.Meeting.Row)
    {
        [Ids.Code] = line.Code,
        ["purpose"] = SampleWords.Choice(records.Fields.GetValueOrDefault("purpose"), line.Purpose),
        ["excellent"] = line.Marks.Excellent,
        ["good"] = line.Marks.Good,
        ["completed"] = line.Marks.Completed,
        ["not_completed"] = line.Marks.NotCompleted,
        ["blank"] = line.Meeting.Valid - line.Marks.Excellent - line.Marks.Good - line.Marks.Completed - line.Marks.NotCompleted,
    };
}
