using TuSoi.Rules.Compiling;
using TuSoi.Rules.Counting;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Benchmarks.Country;

/// <summary>One line of counts a subject, which always add up. Voters mostly tick the level that the facts speak for.</summary>
internal sealed class SyntheticBallots(Pack pack, ulong seed)
{
    private static readonly string[] Counts = ["summoned", "present", "issued", "collected", "foreign", "empty", "extra_words", "valid", "excellent", "good", "completed", "not_completed", "blank"];
    private readonly List<(string Kind, bool Proposal, int Voters, int[] Rows, Func<int, int> Level)> asked = [];
    private Dice dice = new(seed ^ 77);

    /// <param name="level">The level that most voters see in the subject of a row, 2 to 4.</param>
    public void On(string kind, bool proposal, int voters, int[] rows, Func<int, int> level) => asked.Add((kind, proposal, voters, rows, level));

    public Scope AddTo(Scope scope)
    {
        var fields = pack.Facts.Find(Family.Member, Known.Ballots)!.Fields;
        var lines = asked.Sum(a => a.Rows.Length);
        var table = new Table(Known.Ballots, lines);
        var purpose = new CodeColumn(fields["purpose"], lines);
        var counts = Counts.Select(_ => new int[lines]).ToArray();
        var line = 0;
        foreach (var (kind, proposal, voters, rows, level) in asked)
        {
            scope.Add(new Links(Known.Ballots, kind, Known.Ballots, rows, [.. Enumerable.Range(line, rows.Length)]));
            foreach (var row in rows)
            {
                purpose[line] = 1 + (int)(proposal ? BallotPurpose.Proposal : BallotPurpose.Decision);
                Count(counts, line++, voters, level(row));
            }
        }
        table.With("purpose", purpose);
        for (var i = 0; i < Counts.Length; i++) table.With(Counts[i], new CountColumn(fields[Counts[i]], counts[i]));
        return scope.Add(table);
    }

    private void Count(int[][] counts, int line, int voters, int level)
    {
        var present = voters - (int)dice.Next((uint)(voters / 6 + 1));
        var empty = dice.Percent(3) ? 1 : 0;
        var valid = present - empty;
        var blank = dice.Percent(5) ? 1 : 0;
        // Four in five subjects have a clear majority for their level.
        var main = Math.Min(valid - blank, dice.Percent(80) ? valid * (55 + (int)dice.Next(40)) / 100 + 1 : valid * (20 + (int)dice.Next(30)) / 100);
        var rest = valid - blank - main;
        var beside = (int)dice.Next((uint)rest + 1);
        int[] marks = [0, 0, 0, 0, 0];
        (marks[level], marks[level - 1]) = (main, beside);
        marks[level == 4 ? 2 : level + 1] += rest - beside;
        int[] all = [voters, present, present, present, 0, empty, 0, valid, marks[4], marks[3], marks[2], marks[1], blank];
        for (var i = 0; i < all.Length; i++) counts[i][line] = all[i];
    }
}
