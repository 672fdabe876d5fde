using System.Collections.Concurrent;
using TuSoi.Database;
using TuSoi.Balloting;
using TuSoi.Deciding;
using TuSoi.History;
using TuSoi.Improving;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Reviewing;

namespace TuSoi.Cli.Story;

/// <summary>Everything the actors need: the acts, the cycle as it stands, who plays whom, and the paper on which the story is written.</summary>
internal sealed class Stage(Desk desk, Verdicts verdicts, StoryClock clock, long cycle, long narrator, CyclePack pack, Teller teller, int seed)
{
    private readonly Outlook outlook = new();
    private string? stamp;
    private Agenda? agenda;
    private IReadOnlyList<OpenStep>? open;
    private ILookup<(long Host, string Meeting), OpenStep>? inMeetings;

    public Desk Desk => desk;
    public StoryClock Clock => clock;
    public long Cycle => cycle;
    public long Narrator => narrator;
    public CyclePack Pack { get; private set; } = pack;
    public Teller Teller => teller;
    public int Seed => seed;
    public Statements Statements { get; } = new(desk);
    public Prompts Prompts { get; } = new(desk);
    public Requests Requests { get; } = new(desk);
    public Meetings Meetings { get; } = new(desk);
    public Ballots Ballots { get; } = new(desk);
    public Proposals Proposals { get; } = new(desk);
    public Records Records { get; } = new(desk);
    public Decisions Decisions { get; } = new(desk);
    public Remedies Remedies { get; } = new(desk);
    public Verdicts Verdicts { get; } = verdicts;
    public required CycleRoster Roster { get; set; }
    public required CycleProgress Progress { get; set; }
    public required Cast Cast { get; set; }
    public required Coverage Coverage { get; init; }

    /// <summary>How many organisations act side by side; one: the story is the same word for word each time.</summary>
    public required int Lanes { get; init; }

    /// <summary>As of the last look.</summary>
    public Agenda Agenda => agenda ??= new Agenda(Pack, Roster, Progress, outlook.Venues);

    /// <summary>Every step that is open or waits, as of the last look.</summary>
    public IReadOnlyList<OpenStep> Open => open ??= outlook.Of(Agenda, Roster, Progress);

    /// <summary>Those of them that were worked out at the last look.</summary>
    public IReadOnlyList<OpenStep> Fresh => outlook.Fresh;

    /// <summary>What the step waited for last; null: it could be done from the beginning.</summary>
    public Waited? WaitedFor(OpenStep step) => outlook.WaitedFor(step);

    /// <summary>The same by the meeting it belongs to, where it is held.</summary>
    public IEnumerable<OpenStep> OpenIn(long host, string meeting) => (inMeetings ??= Open.Where(o => o.Step.Meeting is not null)
        .ToLookup(o => (Agenda.Venues.PlaceOf(o.Subject, o.Step.Meeting!) ?? o.Subject.Id, o.Step.Meeting!)))[(host, meeting)];

    /// <summary>Who has said of which subjects that he should not act on them.</summary>
    public ConcurrentDictionary<(long Person, long Subject), bool> Conflicts { get; } = new();

    /// <summary>What was declared before we were stopped: each sees only his own.</summary>
    public async Task LookAtConflictsAsync()
    {
        foreach (var official in Cast.Officials)
            foreach (var subject in await ReadAsync(official, "select subject from conflict where person = me()", r => r.GetInt64(0))) Conflicts.TryAdd((official, subject), true);
    }

    /// <summary>Whether somebody may act on the subject's file: it is not his own, and no interest of his stands in the way.</summary>
    public bool MayActOn(long person, Subject subject) => person != subject.Person && !Conflicts.ContainsKey((person, subject.Id));

    /// <summary>After posts or the pack have changed.</summary>
    public async Task LookAtFrameAsync()
    {
        Cast = await Cast.ReadAsync(desk.Store, narrator, clock.Today);
        outlook.Forget();
        var seq = (await ReadAsync(narrator, "select max(seq) from cycle_pack where cycle = $1", r => r.GetInt32(0), cycle))[0];
        Pack = await desk.Packs.OfAsync(desk.Store, cycle, seq);
    }

    /// <summary>Reads the cycle again: somebody else may have acted.</summary>
    public async Task LookAsync()
    {
        await using var beside = await Work.BeginAsync(desk.Store, narrator, clock.Today);
        await using var work = await Work.BeginAsync(desk.Store, narrator, clock.Today);
        var (stamping, reading) = (CycleReader.StampAsync(beside, cycle), CycleReader.ProgressAsync(work, cycle, clock.Today, Progress));
        await Task.WhenAll(stamping, reading);
        Progress = await reading;
        if (await stamping != stamp)
        {
            (stamp, Roster) = (await stamping, await CycleReader.RosterAsync(work, cycle));
            outlook.Forget();
        }
        (agenda, open, inMeetings) = (null, null, null);
    }

    /// <summary>What somebody reads with his own rights.</summary>
    public async Task<List<T>> ReadAsync<T>(long person, string sql, Func<Npgsql.NpgsqlDataReader, T> of, params object?[] values)
    {
        await using var work = await Work.BeginAsync(desk.Store, person, clock.Today, cycle, default);
        return await work.ListAsync(of, sql, values);
    }

    /// <summary>The act must be done; "done already" is somebody else's doing and as good.</summary>
    public static void Must(Outcome outcome, string what) => Witness.Current.See(outcome, what);

    /// <summary>A number that is the same in every run of the same story.</summary>
    public int Dice(string about, int sides) => (int)(Hash($"{seed}|{about}") % (uint)sides);

    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = unchecked((hash ^ letter) * 16777619u);
        return hash ^ hash >> 15;
    }
}
