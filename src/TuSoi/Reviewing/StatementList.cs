using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Rules.Facts;

namespace TuSoi.Reviewing;

/// <summary>One line of the list of statements: who, how his step stands, and what is known of the paper.</summary>
/// <param name="DoneOn">When the step of the list was done.</param>
public sealed record StatementLine(StepLine Line, DateOnly? DoneOn, bool Late, bool HasPaper, QualityLevel? SelfLevel, bool FromPaper, bool Reopened, bool HasDraft);

/// <summary>Everybody's statements in one organisation, for one step: written, completed or signed.</summary>
public static class StatementList
{
    private const string Papers = """
        select s.id, d.done_on, coalesce(d.late, false), p.id is not null, p.self_level, coalesce(p.from_paper, false), p.reopened_act is not null, exists (select from draft w where w.subject = s.id and w.step = $2 and w.person = me())
        from unnest($1::bigint[]) s(id) left join done d on d.subject = s.id and d.step = $2
        left join lateral (select * from paper p where p.subject = s.id and p.kind = 'statement' and p.handed_in_act is not null order by p.step = $2 desc, p.presented_act is null, p.handed_in_act limit 1) p on true
        """;

    public static async Task<IReadOnlyList<StatementLine>> ReadAsync(Work work, UnitWork unit, string step)
    {
        var lines = unit.Lines(step);
        var read = (await work.ListAsync(r => (Id: r.GetInt64(0), Done: r.IsDBNull(1) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(1), Late: r.GetBoolean(2), Has: r.GetBoolean(3), Level: r.IsDBNull(4) ? (QualityLevel?)null : (QualityLevel)r.GetInt16(4), Paper: r.GetBoolean(5), Again: r.GetBoolean(6), Draft: r.GetBoolean(7)),
            Papers, lines.Select(l => l.Subject.Id).ToArray(), step)).ToDictionary(r => r.Id);
        return [.. (from l in lines let p = read[l.Subject.Id] select new StatementLine(l, p.Done, p.Late, p.Has, p.Level, p.Paper, p.Again, p.Draft))
            .OrderBy(l => l.Line.Subject.Family switch { "organisation" => 0, "collective" => 1, "leader" => 2, _ => 3 }).ThenBy(l => l.Line.Subject.Name, Ranking.NameOrder.ByGiven)];
    }

    /// <summary>Whose statement is recorded from paper next, by given name after this one; null: nobody's.</summary>
    public static Organisation.Subject? After(UnitWork unit, string step, Organisation.Subject one, long clerk)
    {
        var waiting = unit.Lines(step).Where(l => l.Open is { State: StepState.Open, Responsible.Person: { } person } && person != clerk && l.Subject.Id != one.Id).Select(l => l.Subject).OrderBy(s => s.Name, Ranking.NameOrder.ByGiven).ToList();
        return waiting.FirstOrDefault(s => Ranking.NameOrder.ByGiven.Compare(s.Name, one.Name) > 0) ?? waiting.FirstOrDefault();
    }
}
