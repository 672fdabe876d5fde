using System.Runtime.CompilerServices;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rules.Ranking;

/// <summary>What a step is made of. Rules and numbers are compared by value; tables, columns, links and other steps must be the very same.</summary>
internal sealed class Recipe(Type step, object?[] parts) : IEquatable<Recipe>
{
    private readonly Type step = step;
    private readonly object?[] parts = parts;
    private readonly int hash = parts.Aggregate(step.GetHashCode(), (all, part) => HashCode.Combine(all, IsBuffer(part) ? RuntimeHelpers.GetHashCode(part) : part?.GetHashCode() ?? 0));

    public bool Equals(Recipe? other)
    {
        if (other is null || step != other.step || parts.Length != other.parts.Length) return false;
        for (var i = 0; i < parts.Length; i++)
            if (!ReferenceEquals(parts[i], other.parts[i]) && (IsBuffer(parts[i]) || !Equals(parts[i], other.parts[i]))) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Recipe);

    public override int GetHashCode() => hash;

    private static bool IsBuffer(object? part) => part is Column or Links;
}

/// <summary>
/// The steps of a ranking, each made and run once. What is made of the same parts is the same step, also in a later ranking of the same
/// facts: so a changed pack runs only what the change reaches.
/// </summary>
/// <param name="former">The steps of an earlier ranking of the same facts.</param>
internal sealed class Steps(Steps? former)
{
    /// <summary>Rows of one piece: its planes stay in the processor's cache.</summary>
    private const int PieceWords = 1024;

    private readonly Dictionary<Recipe, object?> made = [];
    private readonly List<Node> waiting = [];
    private Steps? former = former;

    /// <summary>The levels that others read, by kind.</summary>
    public Dictionary<string, Settled?> Settled { get; } = [];

    public T Of<T>(Func<T> make, params object?[] parts) where T : class?
    {
        var recipe = new Recipe(typeof(T), parts);
        if (made.TryGetValue(recipe, out var step)) return (T)step!;
        if (former is null || !former.made.TryGetValue(recipe, out step))
        {
            step = make();
            if (step is Node node) waiting.Add(node);
        }
        made[recipe] = step;
        return (T)step!;
    }

    /// <summary>A step of the earlier ranking; null where it had none of these parts.</summary>
    public T? Former<T>(params object?[] parts) where T : class => former?.made.GetValueOrDefault(new Recipe(typeof(T), parts)) as T;

    /// <summary>The levels that others read in the earlier ranking.</summary>
    public Settled? FormerLevels(string kind) => former?.Settled.GetValueOrDefault(kind);

    /// <summary>Lets go of the earlier ranking.</summary>
    public Steps Finish()
    {
        Run();
        former = null;
        return this;
    }

    /// <summary>Runs what has been made since the last time, pass by pass.</summary>
    public void Run()
    {
        foreach (var pass in waiting.GroupBy(n => n.Pass).OrderBy(p => p.Key))
        {
            foreach (var node in pass) node.Prepare();
            foreach (var table in pass.GroupBy(n => n.Table))
            {
                Node[] steps = [.. table];
                var pieces = (steps[0].Words + PieceWords - 1) / PieceWords;
                if (pieces > 1) Parallel.For(0, pieces, piece => RunPiece(steps, piece));
                else if (pieces == 1) RunPiece(steps, 0);
            }
        }
        waiting.Clear();
    }

    private static void RunPiece(Node[] steps, int piece)
    {
        foreach (var step in steps) step.Run(piece * PieceWords, Math.Min(steps[0].Words, (piece + 1) * PieceWords));
    }
}
