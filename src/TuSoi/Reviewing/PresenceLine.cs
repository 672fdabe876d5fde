namespace TuSoi.Reviewing;

/// <summary>What is known of one member's presence, from the act that wrote it until the act that corrected it; a ballot goes by what was known when its slips were handed out.</summary>
/// <param name="Act">By which it stands so.</param>
/// <param name="EndedAct">By which it was corrected; null: it stands.</param>
public sealed record PresenceLine(Presence Of, string Name, long Act, long? EndedAct)
{
    private bool IsVoter => Of is { Present: true, Votes: true };

    private bool StoodAt(long act) => Act <= act && (EndedAct is null || EndedAct > act);

    /// <summary>Whether more slips were handed out than there were voters, if these members had been there, or not, from the opening on.</summary>
    /// <param name="lines">All that was ever known of the meeting.</param>
    /// <param name="corrected">What is said now of some.</param>
    /// <param name="opened">The act by which the slips were handed out.</param>
    /// <param name="left">How many voters there would have been.</param>
    /// <remarks>Only where the correction takes voters away: numbers that were typed otherwise from the first are not its fault.</remarks>
    public static bool Contradicts(IReadOnlyList<PresenceLine> lines, IReadOnlyList<Presence> corrected, long opened, int issued, out int left)
    {
        var said = corrected.ToDictionary(p => p.Member);
        var then = lines.Where(l => l.StoodAt(opened)).ToList();
        left = then.Count(l => l.IsVoter && !said.ContainsKey(l.Of.Member)) + corrected.Count(p => p is { Present: true, Votes: true });
        return left < issued && left < then.Count(l => l.IsVoter);
    }
}
