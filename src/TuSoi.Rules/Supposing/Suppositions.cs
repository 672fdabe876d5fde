namespace TuSoi.Rules.Supposing;

/// <summary>Reads suppositions as a person writes them: "quota.members.base=B".</summary>
public static class Suppositions
{
    /// <summary>All suppositions in the order written, or null where <paramref name="refused"/> says what is wrong with each of them.</summary>
    /// <param name="choice">The pack as it is in force.</param>
    public static IReadOnlyList<Supposition>? Read(IReadOnlyList<string> texts, PackChoice choice, ICollection<SuppositionRefused> refused)
    {
        var parameters = Parameters.Of(choice).ToDictionary(p => p.Path);
        var read = new List<Supposition>();
        foreach (var text in texts)
        {
            if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } path, { Length: > 0 } value])
                refused.Add(new("with.form", $"“{text}” không đúng dạng. Ghi đường dẫn=giá trị, ví dụ quota.members.base=B hoặc AMB-24=reaches."));
            else if (!parameters.TryGetValue(path, out var parameter))
                refused.Add(new("with.path", $"Không có gì để giả định ở “{path}”. Được phép: {string.Join(", ", Near(path, parameters.Keys))}."));
            else if (parameter.Read(value) is not { } word)
                refused.Add(new("with.value", $"{path} không nhận “{value}”. Được phép: {parameter.Allowed}."));
            else if (read.Exists(s => s.Path == path))
                refused.Add(new("with.twice", $"{path} được ghi hai lần; chỉ ghi một lần."));
            else
                read.Add(new(path, parameter.Now, word, parameter.NoteOn(value, word)) { Set = now => parameter.Set(now, word) });
        }
        return refused.Count == 0 ? read : null;
    }

    // Paths of the same quota, ballot or sort where the beginning is right; else all.
    private static IEnumerable<string> Near(string path, IReadOnlyCollection<string> paths)
    {
        for (var cut = path.LastIndexOf('.'); cut > 0; cut = path.LastIndexOf('.', cut - 1))
            if (paths.Where(p => p.StartsWith(path[..(cut + 1)], StringComparison.Ordinal)).ToList() is { Count: > 0 } near) return near;
        return path.StartsWith("AMB-", StringComparison.Ordinal) ? paths.Where(p => p.StartsWith("AMB-", StringComparison.Ordinal)) : paths;
    }
}
