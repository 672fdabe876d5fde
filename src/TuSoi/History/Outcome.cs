namespace TuSoi.History;

/// <summary>What came of an act: it is done and stands in the journal, or it was refused and nothing changed.</summary>
public abstract record Outcome
{
    /// <summary>Done. <paramref name="Id"/> is the act's number in the journal.</summary>
    public sealed record Done(long Id) : Outcome;

    /// <summary>An expected no: a stable code, and a Vietnamese sentence that says what is wrong and what to do.</summary>
    public sealed record Refused(string Code, string Sentence) : Outcome;

    public bool IsDone => this is Done;
}
