using System.Reflection;
using System.Runtime.CompilerServices;
using TuSoi.Rules.Facts;
using TuSoi.Rules.Packs;

namespace TuSoi.Rules.Tests;

/// <summary>The rules keep their promises: no machine, no network, no change of a value once made.</summary>
public sealed class PurityTests
{
    private static readonly Assembly Rules = typeof(Pack).Assembly;

    // Columns are buffers: whoever builds a scope fills them before it is ranked.
    private static readonly Type[] Buffers = [typeof(Column), typeof(CodeColumn), typeof(CountColumn), typeof(NumberColumn), typeof(DateColumn)];

    [Fact]
    public void The_rules_refer_only_to_values_collections_and_the_YAML_reader()
    {
        string[] allowed =
        [
            "System.Runtime", "System.Runtime.InteropServices", "System.Runtime.Numerics", "System.Collections", "System.Collections.Concurrent", "System.Linq", "System.Memory",
            "System.Numerics.Vectors", "System.Threading", "System.Threading.Tasks.Parallel", "System.ComponentModel.Primitives", "System.Text.Json", "System.Text.RegularExpressions", "YamlDotNet",
        ];
        Assert.Empty(Rules.GetReferencedAssemblies().Select(a => a.Name!).Except(allowed));
    }

    [Fact]
    public void Every_public_record_is_immutable()
    {
        var records = Rules.GetExportedTypes().Where(IsRecord).Except(Buffers).ToList();
        Assert.NotEmpty(records);
        foreach (var record in records)
        {
            Assert.DoesNotContain(record.GetProperties(), p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
            Assert.DoesNotContain(record.GetFields(BindingFlags.Public | BindingFlags.Instance), f => !f.IsInitOnly);
        }
    }

    [Fact]
    public void No_public_type_keeps_anything_between_calls()
    {
        var fields = Rules.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f is { IsLiteral: false, IsInitOnly: false } && !f.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute)) && !f.Name.StartsWith('<'));
        Assert.Empty(fields.Select(f => $"{f.DeclaringType}.{f.Name}"));
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not null);
}
