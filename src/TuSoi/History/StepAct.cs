namespace TuSoi.History;

/// <summary>An act on a step of the procedure, for one subject or for several that share the organisation in which it happens.</summary>
public abstract record StepAct : Act
{
    /// <summary>The organisation (as subject of the cycle) at which the act is entered: that of the body that acts.</summary>
    public required long Unit { get; init; }

    /// <summary>The step's id in the pack.</summary>
    public required string Step { get; init; }
}
