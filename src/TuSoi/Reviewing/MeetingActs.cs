using TuSoi.History;

namespace TuSoi.Reviewing;

/// <summary>The date of a review meeting is registered: with the body above where the pack says so, and at least as long as the pack demands.</summary>
public sealed record RegisterMeeting : StepAct
{
    /// <summary>The subject whose body meets.</summary>
    public required long Host { get; init; }
    public required DateOnly On { get; init; }
    public required TimeOnly Starts { get; init; }
    public required int HalfDays { get; init; }

    /// <summary>The act by which the meeting stood registered when this was filled in; 0: by none; null: whatever stands is replaced.</summary>
    public long? Seen { get; init; }
}

/// <summary>Who attends and directs from above. Somebody who is expected elsewhere at the same hour is a clash, unless it is meant.</summary>
public sealed record ArrangeAttendance : StepAct
{
    public required long Host { get; init; }
    /// <summary>None: those who were sent are withdrawn, and somebody is to be sent later.</summary>
    public required IReadOnlyList<long> Persons { get; init; }

    /// <summary>Whom these replace, as it stood when this was filled in; null: nobody has been sent yet. Until the meeting is opened, with a reason.</summary>
    public IReadOnlyList<long>? InsteadOf { get; init; }
    public bool DespiteClashes { get; init; }
}

/// <summary>The meeting is opened: who is there, who chairs, who chairs while the head is reviewed.</summary>
public sealed record OpenMeeting : StepAct
{
    public required long Host { get; init; }
    public required IReadOnlyList<Presence> Presences { get; init; }
    public required long Chair { get; init; }
    public long? ChairForHead { get; init; }
    public required long Secretary { get; init; }
}

/// <summary>One member at a meeting; absent with a reason.</summary>
public sealed record Presence(long Member, bool Present, string Reason = "", bool Votes = true);

/// <summary>Who is there is corrected while the meeting runs, with a reason: somebody came late, left early, or was ticked wrongly.</summary>
public sealed record CorrectPresence : StepAct
{
    public required long Host { get; init; }
    public required IReadOnlyList<PresenceChange> Changes { get; init; }

    /// <summary>Was ticked wrongly: it has been so from the opening on. Else it is so from now on.</summary>
    public required bool SinceOpening { get; init; }
}

/// <param name="Seen">The act by which this member's line stood when this was filled in; 0: he was not called.</param>
public sealed record PresenceChange(Presence To, long Seen);

/// <summary>One or several subjects have been reviewed: the comments made, and what the chair concluded.</summary>
public sealed record Conclude : StepAct
{
    public required long Host { get; init; }
    public required IReadOnlyList<Concluded> Lines { get; init; }
}

public sealed record Concluded(long Subject, IReadOnlyList<string> Comments, string Conclusion, long Chair);

/// <summary>The meeting is closed with its minutes; those who came for it see no more.</summary>
public sealed record CloseMeeting : StepAct
{
    public required long Host { get; init; }
    public required int HalfDays { get; init; }
    public required string Minutes { get; init; }
}
