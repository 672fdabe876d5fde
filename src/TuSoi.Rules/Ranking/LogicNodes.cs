using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

internal sealed class ConstantNode : Node
{
    private readonly Trit value;

    public ConstantNode(Table table, Trit value) : base(table) => this.value = value;

    public override void Run(int from, int to)
    {
        if (value == Trit.Unknown) return;
        Array.Fill(value == Trit.Met ? Out.Met : Out.Not, ulong.MaxValue, from, to - from);
    }
}

/// <summary>All (or any) of the inputs, word by word.</summary>
internal sealed class JunctionNode : Node
{
    private readonly Node[] inputs;
    private readonly bool all;

    public JunctionNode(Table table, bool all, Node[] inputs) : base(table)
    {
        (this.all, this.inputs) = (all, inputs);
        foreach (var input in inputs) After(input, complete: false);
    }

    public override void Run(int from, int to)
    {
        var (and, or) = all ? (Out.Met, Out.Not) : (Out.Not, Out.Met);
        Array.Fill(and, ulong.MaxValue, from, to - from);
        foreach (var input in inputs)
        {
            var (a, o) = all ? (input.Out.Met, input.Out.Not) : (input.Out.Not, input.Out.Met);
            for (var w = from; w < to; w++)
            {
                and[w] &= a[w];
                or[w] |= o[w];
            }
        }
    }
}

internal sealed class NotNode : Node
{
    private readonly Node input;

    public NotNode(Node input) : base(input.Table)
    {
        this.input = input;
        After(input, complete: false);
    }

    public override void Run(int from, int to)
    {
        Array.Copy(input.Out.Met, from, Out.Not, from, to - from);
        Array.Copy(input.Out.Not, from, Out.Met, from, to - from);
    }
}

/// <summary>If, then, else; where the first cannot be told, what both agree on.</summary>
internal sealed class IfNode : Node
{
    private readonly Node test, then, otherwise;

    public IfNode(Node test, Node then, Node otherwise) : base(test.Table)
    {
        (this.test, this.then, this.otherwise) = (test, then, otherwise);
        foreach (var input in new[] { test, then, otherwise }) After(input, complete: false);
    }

    public override void Run(int from, int to)
    {
        for (var w = from; w < to; w++)
        {
            ulong yes = test.Out.Met[w], no = test.Out.Not[w];
            Out.Met[w] = (yes & then.Out.Met[w]) | (no & otherwise.Out.Met[w]) | (then.Out.Met[w] & otherwise.Out.Met[w]);
            Out.Not[w] = (yes & then.Out.Not[w]) | (no & otherwise.Out.Not[w]) | (then.Out.Not[w] & otherwise.Out.Not[w]);
        }
    }
}

/// <summary>Met where the input can be told, not met elsewhere.</summary>
internal sealed class KnownNode : Node
{
    private readonly Node input;

    public KnownNode(Node input) : base(input.Table)
    {
        this.input = input;
        After(input, complete: false);
    }

    public override void Run(int from, int to)
    {
        for (var w = from; w < to; w++)
        {
            Out.Met[w] = input.Out.Met[w] | input.Out.Not[w];
            Out.Not[w] = ~Out.Met[w];
        }
    }
}
