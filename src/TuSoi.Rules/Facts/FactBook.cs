namespace TuSoi.Rules.Facts;

/// <summary>One thing known of a subject: a value, how far its appraisal has come, and its two times.</summary>
/// <param name="Subject">Code of the subject.</param>
/// <param name="Fact">Id of the fact, or the name of its column.</param>
/// <param name="Value">A word for coded facts, int, decimal or DateOnly for the others.</param>
/// <param name="Stage">A later stage stands above an earlier one, whenever it was recorded.</param>
/// <param name="ValidFrom">The first day on which the value is true.</param>
/// <param name="KnownOn">The day on which it was recorded.</param>
public sealed record FactEntry(string Subject, string Fact, object Value, Stage Stage, DateOnly ValidFrom, DateOnly KnownOn);

/// <summary>
/// All that was ever recorded of some facts. Nothing is overwritten: what was known on an earlier day can be asked for at any time.
/// </summary>
public sealed class FactBook
{
    private readonly Dictionary<(string Subject, string Fact), List<FactEntry>> entries = [];

    /// <summary>Subjects and facts of which something is recorded, in the order of their first entry.</summary>
    public IEnumerable<(string Subject, string Fact)> Keys => entries.Keys;

    public FactBook Add(FactEntry entry)
    {
        if (!entries.TryGetValue((entry.Subject, entry.Fact), out var list)) entries[(entry.Subject, entry.Fact)] = list = [];
        list.Add(entry);
        return this;
    }

    /// <summary>
    /// The entry to use: of those true on <paramref name="on"/> and recorded by <paramref name="asKnown"/> the one of the highest stage,
    /// then the latest valid, then the latest recorded; null where there is none.
    /// </summary>
    /// <param name="asKnown">The last day of recording that counts; null: all that is recorded.</param>
    public FactEntry? Find(string subject, string fact, DateOnly on, DateOnly? asKnown = null) => Known(subject, fact, on, asKnown).LastOrDefault();

    /// <summary>The same among the entries of one stage.</summary>
    public FactEntry? FindAt(Stage stage, string subject, string fact, DateOnly on, DateOnly? asKnown = null) => Known(subject, fact, on, asKnown).LastOrDefault(e => e.Stage == stage);

    /// <summary>Entries that say something else than the one to use, although stage and both times are the same: a person must choose.</summary>
    public IEnumerable<FactEntry> Against(FactEntry used, DateOnly on, DateOnly? asKnown = null) =>
        Known(used.Subject, used.Fact, on, asKnown).Where(e => Rank(e) == Rank(used) && !e.Value.Equals(used.Value));

    private IOrderedEnumerable<FactEntry> Known(string subject, string fact, DateOnly on, DateOnly? asKnown) =>
        entries.GetValueOrDefault((subject, fact), []).Where(e => e.ValidFrom <= on && (asKnown is null || e.KnownOn <= asKnown)).OrderBy(Rank);

    private static (Stage, DateOnly, DateOnly) Rank(FactEntry entry) => (entry.Stage, entry.ValidFrom, entry.KnownOn);
}
