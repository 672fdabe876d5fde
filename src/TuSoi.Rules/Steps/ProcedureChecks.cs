using TuSoi.Rules.Calendars;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;
using TuSoi.Rules.Yaml;

namespace TuSoi.Rules.Steps;

/// <summary>Names in a procedure must lead somewhere. All problems are told at once.</summary>
internal sealed class ProcedureChecks(Pack pack, Problems problems)
{
    private static readonly HashSet<string> Relations = [.. Enum.GetNames<Relation>().Select(Binder.Key)];
    private static readonly HashSet<string> Organs = ["committee", "standing_committee", "leadership"];

    private readonly Procedure procedure = pack.Procedure;

    public static void Check(Pack pack, Problems problems) => new ProcedureChecks(pack, problems).All();

    private void All()
    {
        foreach (var body in procedure.Bodies.Values) Body(body);
        foreach (var meeting in procedure.Meetings.Values) Meeting(meeting);
        foreach (var file in procedure.Files) File(file);
        if (procedure is { IsEmpty: false, Calendar: null }) problems.Add(pack.Head.At, "steps.calendar", "Gói có các bước thì phải có calendar.yaml.");
        if (procedure.Calendar is { } calendar)
            foreach (var day in new[] { calendar.Ends, calendar.YearEndConference }) Day(day, calendar.At);
        foreach (var kind in pack.Kinds.Values) Twice(kind);
        foreach (var kind in pack.Kinds.Values.Where(k => procedure.Of(k).Count > Procedure.MostSteps))
            problems.Add(kind.At, "steps.many", $"Loại “{kind.Id}” có {procedure.Of(kind).Count} bước; nhiều nhất {Procedure.MostSteps}.");
    }

    // A step is known by its name: of two with one name only the first would be asked of the kind.
    private void Twice(SubjectKind kind)
    {
        foreach (var step in procedure.Files.Where(f => kind.Is(f.On)).SelectMany(f => f.Steps.Values).GroupBy(s => s.Id).Where(g => g.Count() > 1))
            problems.Add(step.Last().At, "step.twice", $"Loại “{kind.Id}” có bước “{step.Key}” ở hai tệp. Hãy đặt tên khác, hoặc bỏ loại này ở một tệp.");
    }

    private void Body(BodyRule body)
    {
        foreach (var organ in body.Organ.Where(o => !Organs.Contains(o))) problems.Add(body.At, "body.organ", $"“{organ}” không phải là: {string.Join(", ", Organs)}.");
        foreach (var role in body.Acts.Where(r => !procedure.Roles.ContainsKey(r))) Unknown(body.At, "role", role, procedure.Roles.Keys);
        foreach (var word in body.Of.Concat(body.Called.Keys).Where(w => !pack.Kinds.Values.Any(k => k.Is([w])))) problems.Add(body.At, "body.of", $"Không có loại hay đặc điểm “{word}”.");
        if (body.Seat == Seat.Outside != body.RecordedBy is not null) problems.Add(body.At, "body.recorded_by", $"“{body.Id}”: recorded_by phải có khi và chỉ khi seat là outside.");
        if (body.RecordedBy is { } recorder && (!procedure.Bodies.TryGetValue(recorder, out var by) || by.Seat == Seat.Outside)) problems.Add(body.At, "body.recorded_by", $"“{recorder}” không phải là chủ thể trong phần mềm.");
        if (body.Seat is Seat.Own or Seat.Superior or Seat.Containing or Seat.Collective && body.Acts.Count == 0) problems.Add(body.At, "body.acts", $"“{body.Id}”: chưa ghi chức danh nào được làm thay mặt (acts).");
    }

    private void Meeting(MeetingRule meeting)
    {
        foreach (var path in meeting.Reviews.Append(meeting.Participants)) Path(path, meeting.At);
        foreach (var role in meeting.Chair.Concat(meeting.ChairForHead).Where(r => !procedure.Roles.ContainsKey(r))) Unknown(meeting.At, "role", role, procedure.Roles.Keys);
    }

    private void File(StepsFile file)
    {
        List<SubjectKind> kinds = [.. pack.Kinds.Values.Where(k => k.Is(file.On))];
        if (kinds.Count == 0) problems.Add(file.At, "steps.on", $"Không có loại hay đặc điểm nào trong: {string.Join(", ", file.On)}.");
        foreach (var step in file.Steps.Values) Step(step, kinds);
    }

    private void Step(StepRule step, List<SubjectKind> kinds)
    {
        foreach (var body in new[] { step.By, step.Votes, step.Signs, step.To, step.Through }.OfType<string>().Concat(step.Asks).Where(b => !procedure.Bodies.ContainsKey(b))) Unknown(step.At, "body", body, procedure.Bodies.Keys);
        if (step.Meeting is { } meeting && !procedure.Meetings.ContainsKey(meeting)) Unknown(step.At, "meeting", meeting, procedure.Meetings.Keys);
        if (step.Ballot is { } ballot && !pack.Ballots.ContainsKey(ballot)) Unknown(step.At, "ballot", ballot, pack.Ballots.Keys);
        if (step is { Kind: StepKind.Meeting or StepKind.Review or StepKind.Ballot, Meeting: null }) problems.Add(step.At, "step.meeting", $"Bước “{step.Id}” phải ghi hội nghị (meeting).");
        foreach (var special in step.Only.Concat(step.Unless).Where(s => s != StepRule.Prompted && !pack.SpecialCases.ContainsKey(s))) Unknown(step.At, "special", special, pack.SpecialCases.Keys);
        foreach (var need in step.Needs) Need(step, need, kinds);
        if (step.Due is { } due) Due(due, step);
    }

    private void Need(StepRule step, NeedRule need, List<SubjectKind> kinds)
    {
        Path(need.Of, need.At);
        var known = need.Of.Length == 0 ? kinds.Any(k => procedure.Find(k, need.Step) is not null) : pack.Kinds.Values.Any(k => procedure.Find(k, need.Step) is not null);
        if (!known || need is { Of: "" } && need.Step == step.Id) problems.Add(need.At, "step.needs", $"Bước “{step.Id}” chờ bước “{need.Step}”, nhưng không đối tượng nào ở đó có bước ấy.");
    }

    private void Due(DueRule due, StepRule step)
    {
        var given = new object?[] { due.Before, due.By, due.Anchor }.Count(x => x is not null);
        if (given != 1) problems.Add(step.At, "due.one", $"Bước “{step.Id}”: thời hạn phải có đúng một trong before, by, anchor.");
        if ((due.Before ?? due.By) is { } day) Day(day, step.At);
        if (due.Anchor == Anchor.Meeting && step.Meeting is null) problems.Add(step.At, "due.anchor", $"Bước “{step.Id}”: tính từ hội nghị thì phải ghi hội nghị (meeting).");
        if (due.Hour.Length > 0 && !TimeOnly.TryParse(due.Hour, System.Globalization.CultureInfo.InvariantCulture, out _)) problems.Add(step.At, "due.hour", $"“{due.Hour}” không phải là giờ dạng 15:00.");
    }

    private void Path(string path, Mark at)
    {
        foreach (var word in path.Split('.', StringSplitOptions.RemoveEmptyEntries).Where(w => !Relations.Contains(w))) Unknown(at, "relation", word, Relations);
    }

    private void Day(string day, Mark at)
    {
        if (!MonthDay.TryParse(day, out _)) problems.Add(at, "due.day", $"“{day}” không phải là ngày dạng MM-dd.");
    }

    private void Unknown(Mark at, string what, string word, IEnumerable<string> known) =>
        problems.Add(at, $"steps.{what}", $"Không có “{word}” ở đây. Được phép: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
}
