using TuSoi.Database;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Rostering.Scoping;

/// <summary>The facts of a year out of the database, ready for ranking.</summary>
/// <param name="Scope">As known at the moment asked for.</param>
/// <param name="Roster">Codes and names behind the rows of the scope.</param>
/// <param name="Numbers">By kind and row: number of the entry, or of the subject of a cycle.</param>
public sealed record RosterScope(Scope Scope, Roster Roster, IReadOnlyDictionary<string, long[]> Numbers)
{
    /// <summary>
    /// Reads subjects, facts, records and what leads from one to the other, each in few statements. Of the stages of a fact the latest that says anything
    /// counts. Only what the person of this work may see is read.
    /// </summary>
    /// <param name="asKnown">What was known at this moment; null: all that is known now.</param>
    /// <param name="only">What is looked into; null: everything.</param>
    public static async Task<RosterScope> ReadAsync(Work work, Pack pack, ScopeSource source, int year, DateOnly cutOff, DateTimeOffset? asKnown = null, Reads? only = null, CancellationToken stop = default)
    {
        var at = asKnown is { } moment ? Instant.Of(moment) : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
        var reading = new ScopeReading(work, pack, source, year, cutOff, at, only, stop);
        return await reading.ReadAsync();
    }
}
