namespace TuSoi.Rostering.Samples;

/// <summary>What makes a special case special: facts and records put over the invented ones, and counts of its ballot.</summary>
internal sealed record SampleSpecial(string Id, string Code, string Row, string Says)
{
    /// <summary>Facts by id; a value is a bool, a level, a word of the dictionary, a number or a day.</summary>
    public IReadOnlyList<(string Fact, object Value)> Facts { get; init; } = [];

    public IReadOnlyList<SampleRecord> Records { get; init; } = [];

    /// <summary>Marks that the subject must get on the ballot about it.</summary>
    public SampleMarks? Marks { get; init; }

    /// <summary>Whether nobody votes about the subject.</summary>
    public bool NoBallot { get; init; }

    public SampleCase Case => new(Id, Code, Row, Says);
}

/// <summary>One row of a list of records of the subject.</summary>
internal sealed record SampleRecord(string Records, params (string Field, object Value)[] Fields);
