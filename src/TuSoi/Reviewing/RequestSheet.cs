using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Steps;

namespace TuSoi.Reviewing;

/// <summary>How one body's word on one subject stands: not asked, asked until a day, given.</summary>
public sealed record Word(DateOnly? Due, bool IsAnswered, string? Text, QualityLevel? Level, bool NoOpinion, bool FromPaper, string? RecordedBy, DateTimeOffset? RecordedAt)
{
    public static Word None { get; } = new(null, false, null, null, false, false, null, null);

    public bool IsAsked => Due is not null;

    public bool IsLate(DateOnly today) => !IsAnswered && Due < today;
}

/// <summary>One subject of a request step, with every body's word on it.</summary>
/// <param name="Open">Null: the step is done.</param>
/// <param name="IsMine">The file is the reader's own: somebody else of the body asks and records.</param>
/// <param name="Conflicted">The reader declared a conflict.</param>
public sealed record RequestLine(Subject Subject, string UnitName, StepRule Step, OpenStep? Open, bool IsMine, bool Conflicted, IReadOnlyDictionary<string, Word> Words)
{
    public bool CanAct => !IsMine && !Conflicted;

    /// <summary>Whether this body is asked about this subject: kinds of subject may ask different bodies in one step.</summary>
    public bool Asks(string body) => Requests.Asked(Step).Contains(body);

    public bool IsAskedOfAll => Requests.Asked(Step).All(b => WordOf(b).IsAsked || WordOf(b).IsAnswered);

    public Word WordOf(string body) => Words.TryGetValue(body, out var word) ? word : Word.None;
}

/// <summary>What an organisation asks of others about its subjects in one step, and what came back.</summary>
/// <param name="Bodies">The bodies asked, by id, with what they are called.</param>
public sealed record RequestSheet(IReadOnlyList<RequestLine> Lines, IReadOnlyList<(string Id, string Label)> Bodies)
{
    public StepRule? Step => Lines.Count > 0 ? Lines[0].Step : null;

    private const string Words = """
        select r.subject, r.body, r.due, r.answered_act is not null, r.answer, r.level, r.no_opinion, r.from_paper, p.name, j.at from request r
        left join journal j on j.act = r.answered_act left join person p on p.id = j.by_person where r.subject = any($1) and r.step = $2
        """;

    public static async Task<RequestSheet> ReadAsync(Work work, UnitWork unit, string step, long person)
    {
        var lines = Askers(unit, step).ToList();
        long[] ids = [.. lines.Select(l => l.Subject.Id)];
        await using var reader = await work.ReadAsync(new Batch().Add(Words, ids, step).Add("select subject from conflict where person = me() and subject = any($1)", ids));
        var words = new Dictionary<long, Dictionary<string, Word>>();
        while (await reader.ReadAsync())
        {
            if (!words.TryGetValue(reader.GetInt64(0), out var of)) words[reader.GetInt64(0)] = of = [];
            of[reader.GetString(1)] = Read(reader);
        }
        await reader.NextResultAsync();
        var conflicts = new HashSet<long>();
        while (await reader.ReadAsync()) conflicts.Add(reader.GetInt64(0));
        return new RequestSheet(
            [.. lines.OrderBy(l => l.Subject.Family, StringComparer.Ordinal).ThenBy(l => l.Subject.Name, NameOrder.ByGiven).Select(l => new RequestLine(l.Subject, unit.Roster.Find(l.Subject.Unit)?.Name ?? "", l.Step, unit.Progress.IsDone(l.Subject.Id, step) ? null : unit.Agenda.Of(l.Subject, l.Step), l.Subject.Person == person, conflicts.Contains(l.Subject.Id),
                words.TryGetValue(l.Subject.Id, out var said) ? said : new Dictionary<string, Word>()))],
            [.. lines.SelectMany(l => Requests.Asked(l.Step)).Distinct().Select(a => (a, unit.Pack.Body(a).Label))]);
    }

    // Those for whom the step's own body acts here; whom it asked may sit elsewhere.
    private static IEnumerable<(Subject Subject, StepRule Step)> Askers(UnitWork unit, string step) =>
        from one in unit.Roster.All
        where one.Path.StartsWith(unit.Unit.Path, StringComparison.Ordinal)
        let rule = unit.Pack.Find(one.Kind, step)
        where rule is not null && rule.Kind is StepKind.Comment or StepKind.Opinion or StepKind.Contribution && one.Has(unit.Pack.BitOf(one.Kind, step))
        where Organisation.Bodies.Of(unit.Pack.Procedure, unit.Pack.Pack, rule.By, one, unit.Roster.FindEntry)?.Organisation?.Id == unit.Unit.Id
        select (one, rule);

    private static Word Read(NpgsqlDataReader r) => new(r.GetFieldValue<DateOnly>(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : (QualityLevel)r.GetInt16(5), r.GetBoolean(6), r.GetBoolean(7),
        r.IsDBNull(8) ? null : r.GetString(8), r.IsDBNull(9) ? null : r.GetFieldValue<DateTimeOffset>(9));
}
