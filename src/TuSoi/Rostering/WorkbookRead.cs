using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering;

/// <summary>What came out of a workbook. With any problem there is no scope: a workbook is taken whole or not at all.</summary>
public sealed record WorkbookRead
{
    /// <summary>The facts, ready for ranking; null where there are <see cref="Problems"/>.</summary>
    public Scope? Scope => ToRank?.Value;

    /// <summary>The same before anybody has asked: who only keeps the workbook does not.</summary>
    internal Lazy<Scope>? ToRank { get; init; }

    /// <summary>Codes and names behind the rows of the scope; empty where there are problems.</summary>
    public Roster Roster { get; init; } = Roster.Empty;

    /// <summary>The pack to rank by: the one given, with the office's own point table where the workbook has one.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The year evaluated; 0 where the workbook does not say.</summary>
    public int Year { get; init; }

    public DateOnly CutOff { get; init; }

    /// <summary>All that the workbook tells, for keeping it in the database.</summary>
    internal Func<KeptRoster> Kept { get; init; } = () => throw new InvalidOperationException("The workbook has problems.");

    public string OrganisationName { get; init; } = "";

    /// <summary>Everything wrong, in the order of sheets and cells.</summary>
    public IReadOnlyList<WorkbookProblem> Problems { get; init; } = [];

    /// <summary>What was left out or looks odd, but does not stop the reading.</summary>
    public IReadOnlyList<WorkbookProblem> Warnings { get; init; } = [];
}
