using Npgsql;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Ranking;
using TuSoi.Rules.Counting;

namespace TuSoi.Balloting;

public sealed record TellerOf(long Person, string Name, bool Leads);

/// <summary>One of the two counts, as far as it may be seen.</summary>
public sealed record HandCount(int Hand, long Typist, SlipCount Slips);

/// <summary>Slips that were handed out for one step: whose names stand on them, who counts, what was counted, in which meeting. Before both counts are in, everybody sees at most his own.</summary>
public sealed record BallotSheet(long Id, long Meeting, long Host, string Step, string Rule, int Round, int Summoned, int Present, int Issued, bool IsClosed, int Hands, IReadOnlyList<Subject> Subjects, IReadOnlyList<HandCount> Counts, IReadOnlyList<CountedLine> Lines, long MeetingHost, string MeetingRule)
{
    public bool IsBoth => Hands == 2;

    /// <summary>Where the two counts say different things; empty as long as one is missing.</summary>
    public IReadOnlyList<long> Differing => !IsBoth ? [] : [.. Lines.GroupBy(l => l.Subject).Where(g => g.Select(l => Marks(l.Line)).Distinct().Count() > 1).Select(g => g.Key)];

    public bool SlipsDiffer => IsBoth && Counts.Select(c => c.Slips).Distinct().Count() > 1;

    public CountedLine? Of(long subject, int hand) => Lines.FirstOrDefault(l => l.Subject == subject && l.Hand == hand);

    public HandCount? By(long person) => Counts.FirstOrDefault(c => c.Typist == person);

    /// <summary>What is printed on these slips.</summary>
    public BallotKind Kind(CyclePack pack) => pack.Pack.Ballots.GetValueOrDefault(Rule)?.Kind ?? BallotKind.OneOfFour;

    /// <summary>Everything about a ballot of one organisation; null: there is none for this person.</summary>
    public static async Task<BallotSheet?> ReadAsync(Work work, long ballot) => await ReadAsync(work, "b.id = $1", ballot) is [var one, ..] ? one : null;

    /// <summary>All rounds of a step in a meeting, the last one last.</summary>
    public static Task<IReadOnlyList<BallotSheet>> OfMeetingAsync(Work work, long meeting, string step) => ReadAsync(work, "b.meeting = $1 and b.step = $2", meeting, step);

    /// <summary>Who leads comes first.</summary>
    public static async Task<List<TellerOf>> TellersAsync(Work work, long meeting) => [.. (await work.ListAsync(r => new TellerOf(r.GetInt64(0), r.GetString(1), r.GetBoolean(2)), "select t.person, p.name, t.leads from teller t join person p on p.id = t.person where t.meeting = $1", meeting)).OrderByDescending(t => t.Leads).ThenBy(t => t.Name, NameOrder.ByGiven)];

    private static async Task<IReadOnlyList<BallotSheet>> ReadAsync(Work work, string which, params object[] values)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add($"select b.id, b.meeting, b.host, b.step, b.rule, b.round::int, b.summoned, b.present, b.issued, b.closed_act is not null, cardinality(hands_of(b.id)), m.host, m.rule from ballot b join meeting m on m.id = b.meeting where {which} order by b.id", values)
            .Add($"select x.ballot, s.id, s.entry, s.family, s.kind, s.code, s.name, s.person, s.unit, s.path, s.applies, s.left_out from ballot b join ballot_subject x on x.ballot = b.id join subject s on s.id = x.subject where {which}", values)
            .Add($"select c.ballot, c.hand::int, c.typist, c.collected, c.foreign_slips, c.empty_slips, c.extra_words, c.valid from ballot b join slip_count c on c.ballot = b.id where {which} order by c.hand", values)
            .Add($"{CountedLine.Query} where {which} order by l.hand", values));
        var heads = new List<BallotSheet>();
        while (await reader.ReadAsync())
            heads.Add(new BallotSheet(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetInt32(8), reader.GetBoolean(9), reader.GetInt32(10), [], [], [], reader.GetInt64(11), reader.GetString(12)));
        var subjects = await reader.NextAsync(r => (Ballot: r.GetInt64(0), Of: SubjectOf(r)));
        var counts = await reader.NextAsync(r => (Ballot: r.GetInt64(0), Of: new HandCount(r.GetInt32(1), r.GetInt64(2), new SlipCount(r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)))));
        var lines = await reader.NextAsync(CountedLine.Of);
        return [.. heads.Select(h => h with
        {
            Subjects = [.. subjects.Where(s => s.Ballot == h.Id).Select(s => s.Of).OrderBy(s => s.Person is not null).ThenBy(s => s.Name, NameOrder.ByGiven)],
            Counts = [.. counts.Where(c => c.Ballot == h.Id).Select(c => c.Of)],
            Lines = [.. lines.Where(l => l.Ballot == h.Id)],
        })];
    }

    private static (int, int, int, int, int, int, int, int) Marks(BallotLine l) => (l.Excellent, l.Good, l.Completed, l.NotCompleted, l.Unranked, l.Agree, l.Disagree, l.Blank);

    private static Subject SubjectOf(NpgsqlDataReader r) => new(r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.IsDBNull(7) ? null : r.GetInt64(7), r.GetInt64(8), r.GetString(9), r.GetInt64(10), r.IsDBNull(11) ? null : r.GetString(11));
}
