using TuSoi.Rules.Packs;

namespace TuSoi.Rules.Supposing;

/// <summary>A pack and the readings chosen for it.</summary>
public sealed record PackChoice(Pack Pack, IReadOnlyDictionary<string, string> Readings);

/// <summary>A value of a pack supposed to be another one, to see who would change.</summary>
/// <param name="Path">"quota.members.base", "ballot.decision.half", or an AMB row.</param>
/// <param name="Was">The value in force, in the pack's words.</param>
/// <param name="Value">The value supposed, in the pack's words.</param>
/// <param name="Note">What the person should know about it; empty where there is nothing.</param>
public sealed record Supposition(string Path, string Was, string Value, string Note)
{
    internal Func<PackChoice, PackChoice> Set { get; init; } = choice => choice;

    /// <summary>The same pack under the supposition.</summary>
    public PackChoice ApplyTo(PackChoice choice) => Set(choice);

    public override string ToString() => Value == Was ? $"{Path}: {Value}" : $"{Path}: {Value} thay vì {Was}";
}

/// <summary>Why a supposition cannot be taken.</summary>
/// <param name="Code">Stable: with.form, with.path, with.value or with.twice.</param>
/// <param name="Says">In Vietnamese, with what is allowed.</param>
public sealed record SuppositionRefused(string Code, string Says);
