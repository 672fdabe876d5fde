using TuSoi.Database;
using TuSoi.History;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Deciding;

/// <summary>A level of one's own at one stage.</summary>
public sealed record FileLevel(string Step, string Stage, QualityLevel Level, bool Provisional, string Reason);

/// <summary>An objection that was filed.</summary>
public sealed record FileObjection(string Content, DateOnly Due, string? Answer, bool? Upheld);

/// <summary>The file of one person in one capacity: how his level came about, what was decided, what is left to do, and to whom he may turn.</summary>
/// <param name="Decider">The body that decides; null: none can be found.</param>
/// <param name="Notice">The paper by which he is told; null: nothing is decided yet.</param>
/// <param name="ToObject">What the procedure says of objections, by its notice step.</param>
public sealed record MyFile(Subject Subject, string Kind, string Unit, IReadOnlyList<FileLevel> Levels, NoticePaper? Notice, string? Statement, bool IsExplained, string? Decider, string ToObject, IReadOnlyList<FileObjection> Objections, IReadOnlyList<OpenStep> Left)
{
    public QualityLevel? Decided => Levels.Where(l => l.Stage == "decided").Select(l => (QualityLevel?)l.Level).LastOrDefault();

    /// <summary>All files of the person of this work in a cycle.</summary>
    public static async Task<IReadOnlyList<MyFile>> ReadAsync(Work work, CyclePacks packs, long cycle, long person, DateOnly today, CancellationToken stop = default)
    {
        var mine = await work.ListAsync(SittingFrame.ReadSubject, SittingFrame.SubjectsWhere("cycle = $1 and person = $2 order by family = 'member' desc, id"), cycle, person);
        long[] ids = [.. mine.Select(s => s.Id)];
        var levels = (await work.ListAsync(r => (Subject: r.GetInt64(0), Level: new FileLevel(r.GetString(1), r.GetString(2), (QualityLevel)r.GetInt16(3), r.GetBoolean(4), r.GetString(5))),
            "select subject, step, stage, level, provisional, reason from level where subject = any($1) and superseded_act is null order by act", ids)).ToLookup(l => l.Subject, l => l.Level);
        var statements = (await work.ListAsync(r => (Subject: r.GetInt64(0), Step: r.GetString(1)), "select subject, step from paper where subject = any($1) and kind = 'statement' order by id", ids)).ToLookup(p => p.Subject, p => p.Step);
        var explained = (await work.ListAsync(r => r.GetInt64(0), "select subject from verdict where subject = any($1)", ids)).ToHashSet();
        var objections = (await work.ListAsync(r => (Subject: r.GetInt64(0), Of: new FileObjection(r.GetString(1), r.GetFieldValue<DateOnly>(2), r.IsDBNull(3) ? null : r.GetString(3), r.IsDBNull(4) ? null : r.GetBoolean(4))),
            "select subject, content, due, answer, upheld from objection where subject = any($1) order by id", ids)).ToLookup(o => o.Subject, o => o.Of);
        var files = new List<MyFile>();
        IReadOnlyList<NoticePaper>? papers = null;
        foreach (var place in mine.GroupBy(s => s.Unit))
        {
            if (await UnitWork.ReadAsync(work, packs, cycle, place.Key, today, stop: stop) is not { } read) continue;
            papers ??= await NoticePaper.ReadAsync(work, read.Pack, ids);
            foreach (var one in place)
                files.Add(new MyFile(one, read.Pack.Kind(one.Kind).Label, read.Unit.Name, [.. levels[one.Id].GroupBy(l => l.Stage).Select(g => g.Last())], papers.FirstOrDefault(p => p.Subject == one.Id), statements[one.Id].FirstOrDefault(), explained.Contains(one.Id),
                    DeciderOf(read, one), Says(read, one), [.. objections[one.Id]], [.. read.Agenda.Of(one).Where(o => o.Responsible?.Person == person && read.IsUp(o))]));
        }
        return files;
    }

    private static IEnumerable<StepRule> Steps(UnitWork read, Subject one, StepKind kind) => read.Pack.StepsOf(one).Where(s => s.Kind == kind);

    private static string? DeciderOf(UnitWork read, Subject one) => Steps(read, one, StepKind.Decision).Select(s => Bodies.Of(read.Pack.Procedure, read.Pack.Pack, s.By, one, read.Roster.FindEntry)?.Responsible).FirstOrDefault(n => n is not null);

    private static string Says(UnitWork read, Subject one) => string.Join(" ", Steps(read, one, StepKind.Notice).Select(s => s.Says).Distinct());
}
