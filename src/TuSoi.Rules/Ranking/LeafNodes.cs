using System.Numerics;
using System.Runtime.InteropServices;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Conditions;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>A coded fact against its accepted codes.</summary>
internal sealed class CodeNode : Node
{
    private readonly Func<CodeColumn?> find;
    private readonly bool[] accepted;
    private readonly (byte From, byte To)? run;
    private CodeColumn? column;

    public CodeNode(Table table, Func<CodeColumn?> column, bool[] accepted, Node? after) : base(table)
    {
        (find, this.accepted) = (column, accepted);
        run = RunOf(accepted);
        if (after is not null) After(after, complete: after.Table != table || after is QuotaNode);
    }

    public override void Prepare() => column = find();

    public override void Run(int from, int to)
    {
        if (column is null) return;
        for (var w = from; w < to; w++)
        {
            var rows = RowsOf(w);
            if (rows == 64 && !column.IsWide && run is { } range && Vector.IsHardwareAccelerated) RunWide(w, range);
            else RunOne(w, rows);
        }
    }

    private void RunOne(int w, int rows)
    {
        ulong met = 0, not = 0;
        for (var i = 0; i < rows; i++)
        {
            var code = column![(w << 6) + i];
            if (code == 0) continue;
            if (accepted[code]) met |= 1UL << i;
            else not |= 1UL << i;
        }
        (Out.Met[w], Out.Not[w]) = (met, not);
    }

    // Accepted codes that stand next to each other are one range: (code - from) ≤ (to - from), 64 rows in a few instructions.
    private void RunWide(int w, (byte From, byte To) range)
    {
        var codes = column!.Narrow.AsSpan(w << 6, 64);
        ulong met = 0, known = 0;
        var lanes = Vector<byte>.Count;
        var low = new Vector<byte>(range.From);
        var width = new Vector<byte>((byte)(range.To - range.From));
        for (var i = 0; i < 64; i += lanes)
        {
            var values = new Vector<byte>(codes[i..]);
            met |= Bits(Vector.LessThanOrEqual(values - low, width)) << i;
            known |= Bits(Vector.GreaterThan(values, Vector<byte>.Zero)) << i;
        }
        (Out.Met[w], Out.Not[w]) = (met, known & ~met);
    }

    private static ulong Bits(Vector<byte> mask)
    {
        // Multiplying eight 0/1 bytes gathers them into one byte.
        var eights = MemoryMarshal.Cast<byte, ulong>(MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<Vector<byte>, byte>(ref mask), Vector<byte>.Count));
        ulong bits = 0;
        for (var i = 0; i < eights.Length; i++) bits |= (((eights[i] & 0x0101010101010101UL) * 0x0102040810204080UL) >> 56) << (i * 8);
        return bits;
    }

    private static (byte, byte)? RunOf(bool[] accepted)
    {
        var from = Array.IndexOf(accepted, true);
        var to = Array.LastIndexOf(accepted, true);
        return from < 1 || to > 255 || accepted.AsSpan(from, to + 1 - from).Contains(false) ? null : ((byte)from, (byte)to);
    }
}

/// <summary>A counted, decimal or dated fact against a constant or another fact of the row.</summary>
internal sealed class NumberNode : Node
{
    private readonly Column? left, right;
    private readonly Comparison comparison;
    private readonly decimal than;

    public NumberNode(Table table, Column? left, Comparison comparison, decimal than, Column? right, Node? after) : base(table)
    {
        (this.left, this.comparison, this.than, this.right) = (left, comparison, than, right);
        if (after is not null) After(after, complete: false);
    }

    public override void Run(int from, int to)
    {
        if (left is null) return;
        if (left is NumberColumn || right is not null || than != decimal.Truncate(than) || Math.Abs(than) > long.MaxValue) RunExact(from, to);
        else RunWhole(from, to);
    }

    private void RunWhole(int from, int to)
    {
        var values = left is CountColumn counts ? counts.Values : ((DateColumn)left!).Days;
        var limit = (long)than;
        for (var w = from; w < to; w++)
        {
            ulong met = 0, not = 0;
            var rows = RowsOf(w);
            for (var i = 0; i < rows; i++)
            {
                var value = values[(w << 6) + i];
                if (value < 0) continue;
                if (Comparing.Holds(comparison, ((long)value).CompareTo(limit))) met |= 1UL << i;
                else not |= 1UL << i;
            }
            (Out.Met[w], Out.Not[w]) = (met, not);
        }
    }

    private void RunExact(int from, int to)
    {
        for (var row = from << 6; row < Math.Min(to << 6, Table.Count); row++)
        {
            if (!left!.Knows(row) || right is { } other && !other.Knows(row)) continue;
            var holds = Comparing.Holds(comparison, Values.Of(left, row).CompareTo(right is { } r ? Values.Of(r, row) : than));
            (holds ? Out.Met : Out.Not)[row >> 6] |= 1UL << (row & 63);
        }
    }
}

/// <summary>One count as part of another.</summary>
internal sealed class RatioNode(Table table, CountColumn? of, CountColumn? to, RatioRule rule) : Node(table)
{
    public override void Run(int from, int until)
    {
        if (to is null) return;
        for (var w = from; w < until; w++)
        {
            ulong met = 0, not = 0;
            var rows = RowsOf(w);
            for (var i = 0; i < rows; i++)
            {
                int part = of?.Values[(w << 6) + i] ?? CountColumn.Unknown, whole = to.Values[(w << 6) + i];
                var answer = whole == 0 ? Tallies.OfNobody(rule.Empty)
                    : part < 0 || whole < 0 ? Trit.Unknown
                    : Tallies.Answer(rule.Comparison, rule.Than.Against(part, whole));
                if (answer == Trit.Met) met |= 1UL << i;
                else if (answer == Trit.NotMet) not |= 1UL << i;
            }
            (Out.Met[w], Out.Not[w]) = (met, not);
        }
    }
}

/// <summary>Whole months or days between two dates.</summary>
internal sealed class SpanNode(Table table, DateColumn? start, DateColumn? end, DateOnly cutOff, SpanRule rule) : Node(table)
{
    public override void Run(int from, int to)
    {
        for (var row = from << 6; row < Math.Min(to << 6, Table.Count); row++)
        {
            if (Spans.Length(rule, start, end, cutOff, row) is not { } length) continue;
            (Comparing.Holds(rule.Comparison, length.CompareTo(rule.Than)) ? Out.Met : Out.Not)[row >> 6] |= 1UL << (row & 63);
        }
    }
}
