using TuSoi.Rules.Facts;

namespace TuSoi.Rostering.Keeping;

/// <summary>All that is kept of one subject for a year: who it is, where it belongs, its facts. Told by a workbook, or held by the database.</summary>
internal sealed record KeptEntry(string Code, string Name, string Kind, Family Family)
{
    /// <summary>Number in the database; 0 where it is not there yet.</summary>
    public long Id { get; init; }

    /// <summary>Number of the person behind a member or leader; 0 where there is none yet.</summary>
    public long Person { get; init; }

    /// <summary>Ids of the organisations from the top down, each closed by a dot; empty where it is not in the database yet.</summary>
    public string Path { get; init; } = "";

    /// <summary>From when until before when it has been where it is; null: as far as is known.</summary>
    public (DateOnly? From, DateOnly? Until) Valid { get; init; }

    public DateOnly? Born { get; init; }

    /// <summary>Number of the unit in the database.</summary>
    public long? UnitId { get; init; }

    /// <summary>Code of the superior, organisation or cell; null where there is none or none is told.</summary>
    public string? Unit { get; init; }

    /// <summary>Codes of the collectives of which a member is part, or of the bodies that a leader heads.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>Code of a leader as member.</summary>
    public string? Member { get; init; }

    /// <summary>Facts of each stage that says anything.</summary>
    public List<KeptFacts> Facts { get; } = [];

    public Dictionary<string, KeptCriterion> Criteria { get; } = [];

    public List<KeptRecord> Records { get; } = [];

    /// <summary>Where the workbook has it.</summary>
    public KeptPlace? Place { get; init; }

    public KeptFacts FactsAt(Stage stage, int columns)
    {
        if (Facts.Find(f => f.Stage == stage) is { } there) return there;
        Facts.Add(new KeptFacts(stage, new object?[columns]));
        return Facts[^1];
    }
}

/// <summary>Sheet and cells of a row of the workbook.</summary>
/// <param name="Sheet">Name on the tab.</param>
/// <param name="Cell">Address of the row's cell in a column.</param>
internal sealed record KeptPlace(string Sheet, Func<string, string> Cell);

/// <summary>The facts of a subject at one stage, in the order of the columns of its family's table; null is unknown.</summary>
internal sealed record KeptFacts(Stage Stage, object?[] Values)
{
    /// <summary>The first day on which all of it is so; null: since the beginning of the year.</summary>
    public DateOnly? ValidFrom { get; set; }
}

/// <summary>What is said of one criterion: grade, points, products, plan, done.</summary>
internal sealed record KeptCriterion(object?[] Values)
{
    public static readonly string[] Columns = ["grade", "points", "products", "plan", "done"];
}

/// <summary>One record of a list, in the order of the columns of its table.</summary>
/// <param name="Line">Row of the sheet from which it was read; 0 where there was none.</param>
internal sealed record KeptRecord(string Records, object?[] Values, int Line)
{
    public long Id { get; init; }

    public string Sheet { get; init; } = "";
}

/// <summary>A post: who acts in which role for which organisation, from when until when.</summary>
internal sealed record KeptPost(string Member, string Role, string Organisation, DateOnly? From, DateOnly? To)
{
    public long Id { get; init; }

    public IReadOnlyList<string> Rights { get; init; } = [];

    /// <summary>Name of the person; empty where the workbook has the code alone.</summary>
    public string Name { get; init; } = "";

    public KeptPlace? Place { get; init; }
}
