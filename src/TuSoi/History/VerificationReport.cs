namespace TuSoi.History;

/// <summary>Something that does not agree with what the journal, the facts or the pack say.</summary>
/// <param name="Code">Stable, such as chain.hash.</param>
/// <param name="Where">The organisation, subject or paper where it was found.</param>
public sealed record VerificationFault(string Code, string Where, string Sentence);

/// <summary>What verifying a cycle looked at, and everything that did not agree.</summary>
public sealed class VerificationReport
{
    private readonly List<VerificationFault> faults = [];

    public IReadOnlyList<VerificationFault> Faults => faults;

    public bool IsWhole => faults.Count == 0;

    public long Chains { get; internal set; }
    public long Entries { get; internal set; }

    /// <summary>Entries whose content went when its time was over; their hashes still hold the chain together.</summary>
    public long Forgotten { get; internal set; }

    public long Seals { get; internal set; }
    public long Packs { get; internal set; }
    public long Counters { get; internal set; }
    public long Done { get; internal set; }

    /// <summary>Steps done that no longer apply: kept from before an amendment, or of somebody who left.</summary>
    public long Kept { get; internal set; }

    public long Verdicts { get; internal set; }

    /// <summary>Verdicts older than a change of the cycle's roster: the roster they were computed on is no longer there to compute on.</summary>
    public long Outdated { get; internal set; }

    public long Decisions { get; internal set; }

    internal void Add(string code, string where, string sentence) => faults.Add(new VerificationFault(code, where, sentence));
}
