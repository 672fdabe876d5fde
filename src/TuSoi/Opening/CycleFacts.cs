using TuSoi.Database;
using TuSoi.Ranking;
using TuSoi.Rostering.Scoping;
using TuSoi.Rules.Calendars;
using TuSoi.Rules.Compiling;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Scopes;

namespace TuSoi.Opening;

/// <summary>Facts out of the database, as opening and ranking ask for them.</summary>
public static class CycleFacts
{
    /// <summary>Facts of everybody below a root of the standing roster, as far as special cases look into them, with the entry of each row.</summary>
    public static async Task<(Scope Scope, Func<string, int, long> EntryOf)> OfRosterAsync(Work work, CompiledPack rules, string rootPath, int year)
    {
        var read = await RosterScope.ReadAsync(work, rules.Pack, new ScopeSource.Below(rootPath), year, CutOff(rules.Pack, year), only: rules.SpecialReads);
        return (read.Scope, (kind, row) => read.Numbers[kind][row]);
    }

    /// <summary>Facts of a cycle's subjects below a path.</summary>
    public static async Task<SubjectFacts> OfCycleAsync(Work work, Pack pack, long cycle, string path, int year, CancellationToken stop)
    {
        var read = await RosterScope.ReadAsync(work, pack, new ScopeSource.Cycle(cycle, path), year, CutOff(pack, year), stop: stop);
        return new SubjectFacts(read.Scope, (kind, row) => read.Numbers[kind][row]);
    }

    internal static DateOnly CutOff(Pack pack, int year) => MonthDay.TryParse(pack.Head.CutOff, out var day) ? day.In(year) : new DateOnly(year, 12, 31);
}
