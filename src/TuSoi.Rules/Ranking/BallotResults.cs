using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>The ballots on all subjects of one kind: of each subject the one of the last purpose, counted.</summary>
public sealed class BallotResults
{
    private const int None = -1, Twice = -2;
    private const byte NoBallot = byte.MaxValue;

    private readonly IReadOnlyList<Ballot> ballots;
    private readonly BallotLines lines;
    private readonly byte[] which, state, level;
    private readonly int[] first, second;

    private BallotResults(IReadOnlyList<Ballot> ballots, Table table, IReadOnlyList<Links> links, BallotLines lines)
    {
        (this.ballots, this.lines) = (ballots, lines);
        (which, state, level) = (new byte[table.Count], new byte[table.Count], new byte[table.Count]);
        (first, second) = (new int[table.Count], new int[table.Count]);
        Array.Fill(which, NoBallot);
        Array.Fill(first, None);
        Array.Fill(second, None);
        foreach (var link in links)
            for (var i = 0; i < link.Owner.Length; i++)
                if (link.Owner[i] >= 0) Take(link.Owner[i], link.TargetOf(i));
        Parallel.For(0, (table.Count + 4095) / 4096, piece =>
        {
            for (var row = piece * 4096; row < Math.Min(table.Count, (piece + 1) * 4096); row++) Count(row);
        });
    }

    /// <summary>Null where the pack has no ballot on the kind, or nothing is recorded of any.</summary>
    /// <param name="self">Only the ballots by which the subjects rank themselves; else all others.</param>
    internal static BallotResults? Of(Steps steps, IReadOnlyList<Ballot>? ballots, Scope scope, Table table, bool self = false)
    {
        var asked = (ballots ?? []).Where(b => self ? b.Of.Purpose == BallotPurpose.Self && b.Kind != BallotKind.PerCriterion : b.GivesLevel).ToList();
        var links = scope.LinksOf(table.Kind, Known.Ballots);
        return asked.Count == 0 || links is null || links.All(l => l.Owner.Length == 0) || scope.Find(Known.Ballots) is not { } counts ? null
            : steps.Of(() => new BallotResults(asked, table, links, new BallotLines(counts)), [table, counts, .. asked, .. links]);
    }

    public BallotState StateOf(int row) => (BallotState)state[row];

    /// <summary>1 to 4, or 0.</summary>
    public int LevelOf(int row) => level[row];

    // The ballot counted for the subject, and its lines.
    private (Ballot Ballot, BallotLine First, BallotLine? Second)? CountOf(int row) =>
        which[row] == NoBallot || first[row] < 0 ? null : (ballots[which[row]], lines[first[row]], second[row] < 0 ? null : lines[second[row]]);

    public BallotOutcome OutcomeOf(int row) =>
        first[row] == Twice || second[row] == Twice ? new(BallotState.Conflicting, null, 0, 0)
        : CountOf(row) is var (ballot, line, next) ? BallotCounting.Count(ballot, line, next)
        : new(second[row] >= 0 ? BallotState.Incomplete : BallotState.None, null, 0, 0);

    /// <summary>The rule that speaks where ballot and conditions differ.</summary>
    public BallotDiffers DiffersOf(int row) => which[row] == NoBallot ? BallotDiffers.Lower : ballots[which[row]].Of.Differs;

    /// <summary>The subjects' own levels: as given, else by their ballot.</summary>
    public CodeColumn SelfLevels(Table table)
    {
        var column = (CodeColumn)Columns.Blank(Known.LevelFact, table.Count);
        var given = table.Find(Known.SelfLevel) as CodeColumn;
        for (var row = 0; row < table.Count; row++) column[row] = given is not null && given.Knows(row) ? given[row] : level[row];
        return column;
    }

    private void Take(int owner, int line)
    {
        if (lines.Criterion(line) is not null || Index(lines.Purpose(line)) is not { } ballot || ballot > which[owner]) return;
        if (ballot < which[owner]) (which[owner], first[owner], second[owner]) = ((byte)ballot, None, None);
        ref var place = ref (lines.IsSecond(line) ? ref second[owner] : ref first[owner]);
        place = place == None ? line : Twice;
    }

    // A line without a purpose belongs to the only ballot there is.
    private int? Index(BallotPurpose? purpose)
    {
        if (purpose is null) return ballots.Count == 1 ? 0 : null;
        for (var i = 0; i < ballots.Count; i++)
            if (ballots[i].Of.Purpose == purpose) return i;
        return null;
    }

    private void Count(int row)
    {
        if (which[row] == NoBallot) return;
        var outcome = OutcomeOf(row);
        (state[row], level[row]) = ((byte)outcome.State, (byte)(outcome.Level ?? 0));
    }
}
