using TuSoi.Access;
using TuSoi.History;
using TuSoi.Reviewing;
using TuSoi.Rules.Facts;

namespace TuSoi.Deciding;

/// <summary>The result of an earlier year is to be annulled and the year ranked again (SPC-090…093): drawn up by one person.</summary>
public sealed record PrepareRerank : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required int Year { get; init; }
    public required QualityLevel Level { get; init; }
    public required string Number { get; init; }
    public required DateOnly Dated { get; init; }
    public required string Signer { get; init; }
}

/// <summary>Signed by another: the old result is annulled, the new one recognised, and commendations that rest on it are cancelled (SPC-094).</summary>
public sealed record SignRerank : Act
{
    public required long Unit { get; init; }
    public required long Subject { get; init; }
    public required long Decision { get; init; }
}

/// <summary>Ranking an earlier year again. The history is kept: the old level stays where it is, with the time until which it was known.</summary>
public sealed class Reranks(Desk desk)
{
    public async Task<Outcome> PrepareAsync(PrepareRerank act, CancellationToken stop = default) => Texts.Check(act.Why, "lý do xếp loại lại") ?? await desk.DoAsync(act, act.Unit, [act.Subject], sitting =>
    {
        if (Denied(sitting, act.Subject, act.Unit) is { } refused) return refused;
        if (act.Year >= sitting.Pack.Year) return new Outcome.Refused("rerank.year", $"Năm {act.Year} không phải là năm trước của đợt {sitting.Pack.Year}.");
        var one = sitting.Find(act.Subject)!;
        sitting.Write("insert into decision (id, cycle, host, unit, path, step, kind, number, dated, signer, prepared_by, prepared_act) values ($1, $2, $3, $3, $4, $5, 'annulment', $6, $7, $8, $9, $1)",
            sitting.Id, act.Cycle, act.Unit, sitting.Find(act.Unit)!.Path, $"rerank:{act.Year}", act.Number, act.Dated, act.Signer, act.By);
        sitting.Write("insert into decision_line values ($1, $2, $3, $4, false, $5)", sitting.Id, one.Id, one.Unit, (short)act.Level, Texts.Tidy(act.Why));
        return null;
    }, stop);

    public Task<Outcome> SignAsync(SignRerank act, CancellationToken stop = default) => desk.DoAsync(act, act.Unit, [act.Subject], async sitting =>
    {
        if (Denied(sitting, act.Subject, act.Unit) is { } refused) return refused;
        if (await FindAsync(sitting, act, stop) is not { } found) return new Outcome.Refused("decision.unknown", "Không có dự thảo quyết định này, hoặc quyết định đã ký.");
        if (found.PreparedBy == act.By) return Refusals.SamePerson;
        var one = sitting.Find(act.Subject)!;
        sitting.Write("update decision set signed_by = $2, signed_act = $3 where id = $1", act.Decision, act.By, sitting.Id);
        sitting.Write("""
            insert into rerank (id, cycle, subject, host, year, old_level, new_level, decision, reason, act)
            values ($1, $2, $3, $4, $5, (select array_position(array['NotCompleted', 'Completed', 'Good', 'Excellent'], p.level) from record_past_levels p where p.entry = $6 and p.of_year = $5 and p.known_to is null limit 1), $7, $8, $9, $1)
            """, sitting.Id, act.Cycle, one.Id, one.Unit, found.Year, one.Entry, found.Level, act.Decision, found.Reason);
        var at = await sitting.HoldFactsAsync(stop);
        sitting.Write("update record_past_levels set known_to = $3 where entry = $1 and of_year = $2 and known_to is null", one.Entry, found.Year, at);
        sitting.Write("insert into record_past_levels (id, entry, year, path, of_year, level, known_from, act) values (nextval('ids'), $1, $2, $3, $4, $5, $6, $7)", one.Entry, sitting.Pack.Year, one.Path, found.Year, ((QualityLevel)found.Level).ToString(), at, sitting.Id);
        sitting.Write("""
            insert into commendation_cancelled select $1, c.based_on, coalesce(c.title, 'other'), $2, $3, $4 from record_commendations c where c.entry = $5 and c.based_on = $6 and c.known_to is null on conflict do nothing
            """, one.Id, one.Unit, act.Decision, sitting.Id, one.Entry, found.Year);
        return null;
    }, stop);

    // Who decides on the subject this year also annuls an earlier year, or whoever ranks above.
    private static Outcome.Refused? Denied(Sitting sitting, long subject, long unit)
    {
        if (sitting.Find(subject) is not { } one || sitting.Find(unit) is not { } seat) return Refusals.SubjectUnknown;
        if (one.Person == sitting.Act.By) return Refusals.OwnFile;
        if (sitting.Rights.Conflicts.Contains(subject)) return Refusals.Conflict(one.Name);
        if (Decider(sitting, one) is not { } decider || !decider.Units.Contains(seat.Entry)) return Refusals.Denied($"nơi quyết định mức của {one.Name}");
        if (sitting.Rights.Held.FirstOrDefault(h => h.Entry == seat.Entry && h.Rights.Contains("ranking")) is not { } held) return Refusals.Denied($"người có thẩm quyền xếp loại ở {seat.Name}");
        sitting.Role = held.Role;
        return null;
    }

    private static Organisation.Subject? Decider(Sitting sitting, Organisation.Subject one) => sitting.Pack.StepsOf(one)
        .Where(s => s.Kind == Rules.Steps.StepKind.Decision)
        .Select(s => Organisation.Bodies.Of(sitting.Pack.Procedure, sitting.Pack.Pack, s.By, one, sitting.FindEntry)?.Organisation).OfType<Organisation.Subject>().FirstOrDefault();

    private static async Task<(long PreparedBy, int Year, short Level, string Reason)?> FindAsync(Sitting sitting, SignRerank act, CancellationToken stop)
    {
        await using var reader = await sitting.Work.ReadAsync(new Database.Batch().Add(
            "select d.prepared_by, split_part(d.step, ':', 2)::int, l.level, l.reason from decision d join decision_line l on l.decision = d.id and l.subject = $2 where d.id = $1 and d.kind = 'annulment' and d.signed_act is null", act.Decision, act.Subject), stop);
        return await reader.ReadAsync(stop) ? (reader.GetInt64(0), reader.GetInt32(1), reader.GetInt16(2), reader.GetString(3)) : null;
    }
}
