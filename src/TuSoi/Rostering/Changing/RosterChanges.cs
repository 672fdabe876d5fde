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
