using TuSoi.Database;
using TuSoi.Ranking;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>One subject of a step that leaves a paper: how it stands, and the paper where the person may read it.</summary>
public sealed record RecordLine(StepLine Line, DateOnly? DoneOn, bool Late, string? Number, DateOnly? Dated, string? Text);

/// <summary>A step that leaves a paper and nothing else, for everybody for whom one organisation does it.</summary>
public static class RecordSheet
{
    private const string Papers = """
        select s.id, d.done_on, coalesce(d.late, false), p.number, p.dated, p.body from unnest($1::bigint[]) s(id)
        left join done d on d.subject = s.id and d.step = $2 left join paper p on p.subject = s.id and p.step = $2
        """;

    public static async Task<IReadOnlyList<RecordLine>> ReadAsync(Work work, UnitWork unit, string step)
    {
        var lines = unit.Lines(step);
        var read = (await work.ListAsync(r => (Id: r.GetInt64(0), Done: r.IsDBNull(1) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(1), Late: r.GetBoolean(2), Number: r.IsDBNull(3) ? null : r.GetString(3), Dated: r.IsDBNull(4) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(4), Text: r.IsDBNull(5) ? null : r.GetString(5)),
            Papers, lines.Select(l => l.Subject.Id).ToArray(), step)).ToDictionary(r => r.Id);
        return [.. (from l in lines let p = read[l.Subject.Id] select new RecordLine(l, p.Done, p.Late, p.Number, p.Dated, p.Text)).OrderBy(l => l.Line.Open is null).ThenBy(l => l.Line.Subject.Name, NameOrder.ByGiven)];
    }
}

/// <summary>One kind of paper that goes along in a dossier: how many there are of how many, and whose is missing.</summary>
public sealed record DossierPart(string Says, StepKind Kind, int There, IReadOnlyList<string> Missing)
{
    public int All => There + Missing.Count;
}

/// <summary>What lies in the files of an organisation when they go to another body.</summary>
public static class DossierContents
{
    // Steps after which something lies in the file.
    private static readonly HashSet<StepKind> Leaving = [StepKind.Statement, StepKind.Completion, StepKind.Signature, StepKind.Opinion, StepKind.Comment, StepKind.Meeting, StepKind.Review, StepKind.Ballot, StepKind.Proposal, StepKind.Consolidation, StepKind.Appraisal, StepKind.Record, StepKind.Decision];

    /// <summary>By step, in the order of the pack; what is not in the file yet is named.</summary>
    public static IReadOnlyList<DossierPart> Of(UnitWork unit, Subject about, StepRule dossier)
    {
        var due = unit.Agenda.DueOf(about, dossier);
        return [.. from one in unit.Roster.All
                   where one.Unit == about.Unit
                   orderby one.Family switch { "organisation" => 0, "collective" => 1, "leader" => 2, _ => 3 }, one.Kind
                   from step in unit.Pack.StepsOf(one)
                   where Leaving.Contains(step.Kind) && unit.Agenda.DueOf(one, step).Last <= due.Last
                   group (one, step) by (one.Family == "member" || one.Family == "leader" ? one.Kind : one.Name, step.Id) into part
                   let there = part.Count(p => unit.Progress.IsDone(p.one.Id, p.step.Id))
                   select new DossierPart(part.First().step.Says, part.First().step.Kind, there, [.. part.Where(p => !unit.Progress.IsDone(p.one.Id, p.step.Id)).Select(p => p.one.Name).Order(NameOrder.ByGiven)])];
    }
}
