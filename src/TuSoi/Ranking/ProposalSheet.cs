using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Reviewing;
using TuSoi.Rules.Steps;

namespace TuSoi.Ranking;

/// <summary>A grid of levels that a body proposes or appraises: one line a subject, with all that is known of it.</summary>
public sealed record ProposalSheet(UnitWork Work, StepRule Step, Part Part, IReadOnlyList<StepLine> Lines, IReadOnlyDictionary<long, SubjectFile> Files, Worksheet Draft)
{
    /// <summary>Lines that can be filled in now.</summary>
    public IEnumerable<StepLine> Open => Lines.Where(l => l.State == StepState.Open);

    public Body? Body => Lines.Select(l => Work.Agenda.Of(l.Subject, l.Step).Responsible).FirstOrDefault(b => b is not null);

    /// <returns>Null where the organisation has no such step.</returns>
    public static async Task<ProposalSheet?> ReadAsync(Work work, CyclePacks packs, long cycle, long unit, string step, DateOnly today)
    {
        if (await UnitWork.ReadAsync(work, packs, cycle, unit, today, step) is not { } read) return null;
        var lines = read.Lines(step).Where(l => l.Step.Kind is StepKind.Proposal or StepKind.Appraisal).OrderBy(l => l.Subject.Person is not null).ThenBy(l => l.Subject.Name, NameOrder.ByGiven).ToList();
        if (lines.Count == 0) return null;
        var part = await Parts.OfAsync(work, read.Unit, read.Agenda.Of(lines[0].Subject, lines[0].Step).Responsible);
        var sheet = new ProposalSheet(read, lines[0].Step, part, lines, new Dictionary<long, SubjectFile>(), Worksheet.Empty);
        return part < Part.Reads ? sheet : sheet with
        {
            Files = await SubjectFile.ReadAsync(work, [.. lines.Select(l => l.Subject.Id)]),
            Draft = await Worksheet.ReadAsync(work, read.Unit.Id, Worksheet.OfStep(step)),
        };
    }
}
