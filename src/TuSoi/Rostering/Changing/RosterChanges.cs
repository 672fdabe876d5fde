using TuSoi.History;

namespace TuSoi.Rostering.Changing;

/// <summary>Somebody new on the list of an organisation: admitted, or come from outside of the system.</summary>
public sealed record AdmitMember : Act
{
    /// <summary>The organisation whose roster the person keeps.</summary>
    public required long Root { get; init; }

    /// <summary>The organisation in which the member is from now on.</summary>
    public required long Unit { get; init; }

    /// <summary>A kind of member of the pack.</summary>
    public required string Kind { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public DateOnly? Born { get; init; }

    /// <summary>The first day on the list.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Facts that come with it, such as the day of admission, of the year of <see cref="From"/>; by id, days as yyyy-MM-dd.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <summary>A member moves to another organisation from a day on; the old place stays known until that day.</summary>
public sealed record MoveMember : Act
{
    public required long Root { get; init; }
    public required long Entry { get; init; }
    public required long To { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Posts at the old place end on the same day.</summary>
    public bool EndPosts { get; init; }
}

/// <summary>Entries leave the list: died, exempted, expelled, dissolved. One person in several capacities leaves in one act; his posts below the root end with it.</summary>
public sealed record EndEntries : Act
{
    public required long Root { get; init; }
    public required IReadOnlyList<long> Entries { get; init; }

    /// <summary>The first day on which they are no longer on the list.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>Codes, names and birthdays are corrected, for all of the time: a correction, not an event.</summary>
public sealed record CorrectEntries : Act
{
    public required long Root { get; init; }
    public required IReadOnlyList<Corrected> Entries { get; init; }
}

/// <param name="Born">Of persons only; null: not known.</param>
public sealed record Corrected(long Entry, string Code, string Name, DateOnly? Born);

/// <summary>A grid of members as somebody saves it: who is new comes on the list, what stands otherwise is corrected for all of the time. All lines or none.</summary>
public sealed record SaveMembers : Act
{
    public required long Root { get; init; }
    public required IReadOnlyList<MemberLine> Lines { get; init; }

    /// <summary>The first day on the list of those who are new; null: nobody is.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Facts that come with each of those who are new, as of <see cref="AdmitMember.Facts"/>.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}

/// <param name="Entry">The member whose line is corrected; null: somebody new.</param>
/// <param name="Unit">The organisation in which somebody new is from now on; who is there already stays where he is.</param>
/// <param name="Kind">A kind of member of the pack; who is there already stays what he is.</param>
public sealed record MemberLine(long? Entry, long Unit, string Kind, string Code, string Name, DateOnly? Born);

/// <summary>Why a line, counted from 0, cannot be saved.</summary>
public sealed record LineFault(int Line, Outcome.Refused Why);

/// <summary>What came of saving a grid of members.</summary>
/// <param name="Entries">Those who are new, in the order of their lines.</param>
public sealed record MembersSaved(Outcome Outcome, IReadOnlyList<LineFault> Faults, IReadOnlyList<long> Entries);
