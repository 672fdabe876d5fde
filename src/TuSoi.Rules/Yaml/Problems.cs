using System.Collections;

namespace TuSoi.Rules.Yaml;

/// <summary>Collects every problem of a reading, so that an author sees all of them at once.</summary>
public sealed class Problems : IReadOnlyCollection<Problem>
{
    private readonly HashSet<Problem> all = [];

    public int Count => all.Count;

    public void Add(Mark at, string code, string message) => all.Add(new Problem(at, code, message));

    public IEnumerator<Problem> GetEnumerator() =>
        all.OrderBy(p => p.At).ThenBy(p => p.Code, StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
