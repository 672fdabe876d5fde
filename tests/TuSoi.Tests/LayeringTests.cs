using System.Reflection;
using Xunit;

namespace TuSoi.Tests;

/// <summary>Leaves know nothing of each other; a skin names no leaf of office files.</summary>
public sealed class LayeringTests
{
    [Theory]
    [InlineData("TuSoi.Rules", new string[0])]
    [InlineData("TuSoi.Office", new string[0])]
    [InlineData("TuSoi", new[] { "TuSoi.Rules", "TuSoi.Office" })]
    [InlineData("TuSoi.Cli", new[] { "TuSoi", "TuSoi.Rules" })]
    public void A_project_refers_only_to_what_the_architecture_allows(string project, string[] allowed)
    {
        var ours = Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("TuSoi", StringComparison.Ordinal));
        Assert.Empty(ours.Except(allowed));
    }
}
