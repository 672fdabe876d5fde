using System.Numerics;
using TuSoi.Rules.Counting;

namespace TuSoi.Rules.Ranking;

/// <summary>What comes after the conditions for one subject (QUO-010): the level of another body, the ballot, caps.</summary>
/// <param name="Candidates">Outcomes of the conditions that are still possible, one bit each: bit 0 is "open", bits 1 to 4 are levels.</param>
/// <param name="HasCases">The pack has conditions; without, the ballot alone speaks.</param>
/// <param name="External">Level given by another body, 1 to 4; 0: none.</param>
/// <param name="Ceiling">Lowest ceiling known, 1 to 4; 0: none.</param>
/// <param name="Waits">A ceiling may still come.</param>
/// <param name="Held">The subject cannot be ranked yet.</param>
internal readonly record struct Layers(int Candidates, bool HasCases, int External, BallotState State, int Ballot, BallotDiffers Differs, int Ceiling, bool Waits, bool Held)
{
    public const int Anything = 0b11111;

    /// <summary>The outcomes possible before the quota, and what a person has to know.</summary>
    public (int Mask, VerdictFlags Flags) Apply()
    {
        var flags = VerdictFlags.None;
        if (Held) return (Anything, VerdictFlags.Held);
        var mask = External > 0 ? 1 << External : Voted(ref flags);
        var capped = Ceiling > 0 ? Lower(mask, Ceiling) : mask;
        var settled = Waits ? AndBelow(capped) : capped;
        if (capped != mask && BitOperations.IsPow2(settled)) flags |= VerdictFlags.Capped;
        return (settled, flags);
    }

    private int Voted(ref VerdictFlags flags)
    {
        switch (State)
        {
            case BallotState.None:
                return Candidates;
            case BallotState.Reached when !HasCases:
                return 1 << Ballot;
            case BallotState.Reached:
                if (BitOperations.IsPow2(Candidates) && Candidates > 1 && Candidates != 1 << Ballot) flags |= VerdictFlags.BallotDiffers;
                return Differs switch
                {
                    BallotDiffers.Conditions => Candidates,
                    // Every level other than that of the ballot will be open.
                    BallotDiffers.Open => (Candidates & 1 << Ballot) | ((Candidates & ~(1 << Ballot)) != 0 ? 1 : 0),
                    _ => Lower(Candidates, Ballot),
                };
            default:
                // No level by ballot: only what the conditions forbid anyway is certain (AMB-63).
                flags |= VerdictFlags.BallotUnresolved;
                return (Candidates & 0b10) | ((Candidates & ~0b10) != 0 ? 1 : 0);
        }
    }

    /// <summary>Every level above the ceiling becomes the ceiling; "open" stays open.</summary>
    public static int Lower(int mask, int ceiling)
    {
        var kept = mask & ((1 << (ceiling + 1)) - 1);
        return mask == kept ? mask : kept | 1 << ceiling;
    }

    // A ceiling that is not known yet may be any: every level below is possible too.
    private static int AndBelow(int mask) => mask == 1 ? mask : mask | (((1 << (32 - BitOperations.LeadingZeroCount((uint)mask))) - 1) & ~1);
}
