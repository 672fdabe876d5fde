using TuSoi.Deciding;
using TuSoi.Improving;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Cli.Story;

internal sealed partial class Happenings
{
    private const int DaysToThink = 3, DaysToAnswer = 5;

    private IEnumerable<Happening> Afterwards() =>
    [
        .. Objection(0, upheld: false),
        .. Objection(1, upheld: true),
        On(new DateOnly(year, 12, 11), RerankAsync),
        On(new DateOnly(year + 1, 3, 31), () => SetStatusAsync(RemedyStatus.Partly)),
        On(new DateOnly(year + 1, 6, 30), () => SetStatusAsync(RemedyStatus.Repaired)),
    ];

    // The first objection is turned down; the second leads to another decision.
    private IEnumerable<Happening> Objection(int nth, bool upheld)
    {
        DateOnly? told = null, filed = null;
        long? chosen = null;
        yield return new Happening(() => told ??= (chosen ??= Members.Where(m => Decision(m) is not null).ElementAtOrDefault(nth)?.Id) is not { } one || !IsTold(stage.Roster[one]) ? null : stage.Clock.Today.AddDays(DaysToThink), async () =>
        {
            filed = stage.Clock.Today;
            await ObjectAsync(stage.Roster[chosen!.Value]);
        });
        yield return new Happening(() => filed?.AddDays(DaysToAnswer), () => AnswerAsync(stage.Roster[chosen!.Value], upheld));
    }

    private bool IsTold(Subject one) => stage.Pack.StepsOf(one.Kind).Any(s => s.Kind == StepKind.Notice && stage.Progress.IsDone(one.Id, s.Id));

    private OpenStep? Decision(Subject one) => stage.Pack.StepsOf(one).Where(s => s.Kind == StepKind.Decision).Select(s => stage.Agenda.Of(one, s)).FirstOrDefault(s => s.Responsible is { For: null });

    private async Task ObjectAsync(Subject one)
    {
        if ((await stage.ReadAsync(one.Person!.Value, "select 1 from objection where subject = $1", r => r.GetInt32(0), one.Id)).Count > 0) return; // told before
        Did(await new Objections(stage.Desk).ObjectAsync(new Deciding.Object { Cycle = stage.Cycle, By = one.Person!.Value, Unit = one.Unit, Subject = one.Id, Content = "Đề nghị xem lại kết quả thực hiện chỉ tiêu được giao.", Due = stage.Clock.Today.AddDays(DaysToAnswer) }), $"{one.Name} khiếu nại về mức xếp loại đã được thông báo");
    }

    private async Task AnswerAsync(Subject one, bool upheld)
    {
        var step = Decision(one)!;
        var actor = stage.Cast.For(step.Responsible!).First(p => stage.MayActOn(p, one));
        foreach (var id in await stage.ReadAsync(actor, "select id from objection where subject = $1 and answered_act is null", r => r.GetInt64(0), one.Id))
            Did(await new Objections(stage.Desk).AnswerAsync(new AnswerObjection { Cycle = stage.Cycle, By = actor, Unit = step.Responsible!.Organisation!.Id, Subject = one.Id, Objection = id, DecisionStep = step.Step.Id, Upheld = upheld, Answer = upheld ? "Chấp nhận; xem xét, quyết định lại." : "Giữ nguyên mức đã quyết định; đã kiểm tra lại số liệu." }),
                $"{step.Responsible!.Name} trả lời khiếu nại của {one.Name}: {(upheld ? "chấp nhận, mức được quyết định lại" : "giữ nguyên mức đã quyết định")}");
    }

    // A fault of an earlier year came out: that year is ranked again, and what rests on it is cancelled.
    private async Task RerankAsync()
    {
        var found = await stage.ReadAsync(stage.Narrator, """
            select s.id, p.of_year from (
              select entry, based_on as of_year, 0 as place from record_commendations where known_to is null
              union all select entry, of_year, 1 from record_past_levels where known_to is null) p
            join subject s on s.entry = p.entry and s.cycle = $1 where p.of_year < $2 and s.left_out is null and s.family = 'member' order by p.place, s.code, p.of_year desc
            """, r => (stage.Roster[r.GetInt64(0)], r.GetInt32(1)), stage.Cycle, year);
        // where nothing is known of earlier years, the last one
        foreach (var (one, of) in found.Concat(Members.Select(m => (m, year - 1))))
            if (Decision(one)?.Responsible?.Organisation is { } decider && await RerankAsync(one, of, decider)) return;
    }

    private async Task<bool> RerankAsync(Subject one, int of, Subject decider)
    {
        foreach (var seat in decider.Units.Select(stage.Roster.FindEntry).OfType<Subject>())
        {
            var two = stage.Cast.Holding(seat, Giving(Right.Ranking)).Where(p => stage.MayActOn(p, one)).Take(2).ToList();
            if (two.Count < 2) continue;
            if ((await stage.ReadAsync(two[0], "select 1 from rerank where subject = $1", r => r.GetInt32(0), one.Id)).Count > 0) return true; // told before
            var number = $"{of % 100}-QĐ/HB-{one.Code}";
            var drafts = await UnsignedAsync(two[0], one);
            if (drafts.Count == 0)
                Did(await new Reranks(stage.Desk).PrepareAsync(new PrepareRerank { Cycle = stage.Cycle, By = two[0], Unit = seat.Id, Subject = one.Id, Year = of, Level = QualityLevel.Completed, Number = number, Dated = stage.Clock.Today, Signer = stage.Cast.Name(two[1]), Why = "Có vi phạm trong năm ấy được kết luận sau." }), $"{stage.Cast.Name(two[0])}, thay mặt {seat.Name}, dự thảo quyết định hủy kết quả năm {of} của {one.Name} và xếp loại lại");
            foreach (var draft in await UnsignedAsync(two[1], one))
                Did(await new Reranks(stage.Desk).SignAsync(new SignRerank { Cycle = stage.Cycle, By = two[1], Unit = seat.Id, Subject = one.Id, Decision = draft }), $"{stage.Cast.Name(two[1])} ký quyết định số {number}: kết quả năm {of} của {one.Name} là Hoàn thành{(await CancelledAsync(two[1], one) is > 0 and var gone ? $"; hủy {gone} khen thưởng dựa trên kết quả cũ" : "")}");
            return true;
        }
        return false;
    }

    private async Task<long> CancelledAsync(long by, Subject one) => (await stage.ReadAsync(by, "select count(*) from commendation_cancelled where subject = $1", r => r.GetInt64(0), one.Id))[0];

    private Task<List<long>> UnsignedAsync(long by, Subject one) => stage.ReadAsync(by, "select d.id from decision d join decision_line l on l.decision = d.id where d.kind = 'annulment' and d.signed_act is null and l.subject = $1", r => r.GetInt64(0), one.Id);

    private async Task SetStatusAsync(RemedyStatus status)
    {
        foreach (var unit in stage.Roster.All.Where(s => s.Family == "organisation").OrderBy(s => s.Code, StringComparer.Ordinal))
        {
            var head = stage.Cast.Holding(unit, Giving(Right.Content, Right.Ranking)).FirstOrDefault();
            if (head == 0) continue;
            var remedies = await stage.ReadAsync(head, "select r.id, r.subject, r.measure from remedy r where r.host = $1 and r.cycle = $2 order by r.id", r => (Id: r.GetInt64(0), Subject: stage.Roster[r.GetInt64(1)], Measure: r.GetString(2)), unit.Id, stage.Cycle);
            if (remedies.FirstOrDefault(r => stage.MayActOn(head, r.Subject)) is not { Subject: not null } remedy) continue;
            Did(await new Remedies(stage.Desk).SetStatusAsync(new SetRemedyStatus { Cycle = stage.Cycle, By = head, Unit = unit.Id, Subject = remedy.Subject.Id, Remedy = remedy.Id, Status = status }), $"{stage.Cast.Name(head)} ghi việc khắc phục của {remedy.Subject.Name}: {(status == RemedyStatus.Partly ? "đã làm một phần" : "đã khắc phục xong")}");
            return;
        }
    }
}
