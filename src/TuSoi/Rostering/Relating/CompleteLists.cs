namespace TuSoi.Rostering.Relating;

/// <summary>Which lists have nothing beside what is told: in the whole scope, or below some organisations only.</summary>
internal sealed class CompleteLists
{
    private readonly HashSet<string> everywhere;
    private readonly Dictionary<string, List<string>> below = [];

    public CompleteLists(IEnumerable<string> everywhere) => this.everywhere = [.. everywhere];

    /// <param name="told">Lists told complete, each with the path of the organisation that told it.</param>
    /// <param name="root">Path of the organisation at the top of the scope.</param>
    public CompleteLists(IEnumerable<(string List, string Path)> told, string root)
    {
        everywhere = [];
        foreach (var (list, path) in told)
        {
            if (root.StartsWith(path, StringComparison.Ordinal)) everywhere.Add(list);
            else if (below.TryGetValue(list, out var paths)) paths.Add(path);
            else below[list] = [path];
        }
    }

    public bool Everywhere(string list) => everywhere.Contains(list);

    public bool Anywhere(string list) => everywhere.Contains(list) || below.ContainsKey(list);

    public bool At(string list, Related owner) => everywhere.Contains(list) || below.TryGetValue(list, out var paths) && paths.Exists(p => owner.Path.StartsWith(p, StringComparison.Ordinal));
}
