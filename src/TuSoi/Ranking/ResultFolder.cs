using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>
/// A result on disk. To be handed on: the list, the pages of organisations in "don-vi" and the workbook; they tell nothing restricted. For
/// the deciding body: its own workbook and the file for programs. In "the" a card for every subject, for that subject and the deciding body.
/// A result appears as a whole or not at all: everything is written beside it and then put in its place.
/// </summary>
public static class ResultFolder
{
    /// <summary>The folder holds something else than a result.</summary>
    public const string NotOurs = "result.not-ours";

    /// <summary>There is a file, or a link, where the folder should be.</summary>
    public const string NotAFolder = "result.not-a-folder";

    /// <summary>The disk, or the right to write on it, did not suffice.</summary>
    public const string CannotWrite = "result.cannot-write";

    /// <summary>Writes the result of a ranking; an earlier result in the folder is replaced, anything else there is refused.</summary>
    /// <param name="codes">The office's codes by kind and row.</param>
    /// <param name="progress">Told how many cards are written so far.</param>
    public static ResultOutcome Write(string folder, ScopeRanking ranking, IReadOnlyDictionary<string, IReadOnlyList<string>> codes, ResultOptions options, Action<int>? progress = null)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string made = folder + ".new", old = folder + ".old";
        foreach (var place in (string[])[folder, made, old])
            if (Refuse(place) is { } refused) return refused;
        try
        {
            Restore(folder, old);
            Remove(made);
            var cards = new ResultWriter(made, new RankedSubjects(ranking, codes), options).Write(progress);
            Swap(folder, made, old);
            return new ResultOutcome.Written(folder, cards);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(made);
            return new ResultOutcome.Refused(CannotWrite, $"Không ghi được kết quả vào “{folder}”: {e.Message} Kết quả cũ, nếu có, vẫn giữ nguyên.");
        }
    }

    // A place is free when nothing is there, or an empty folder, or a result of ours.
    private static ResultOutcome.Refused? Refuse(string place)
    {
        if (File.Exists(place) || new DirectoryInfo(place).LinkTarget is not null)
            return new ResultOutcome.Refused(NotAFolder, $"“{place}” không phải là thư mục. Hãy chọn một thư mục khác.");
        if (!Directory.Exists(place) || !Directory.EnumerateFileSystemEntries(place).Any() || IsOurs(place)) return null;
        return new ResultOutcome.Refused(NotOurs, $"Thư mục “{place}” có nội dung khác, không phải kết quả xếp loại, nên không ghi đè. Hãy chọn một thư mục khác.");
    }

    // The marker begins with the name of its form.
    private static bool IsOurs(string place)
    {
        var marker = Path.Combine(place, ResultJson.FileName);
        if (!File.Exists(marker)) return false;
        using var file = File.OpenRead(marker);
        // A write that was cut short in its first moment leaves an empty marker beside the folder, never in it.
        if (file.Length == 0) return place.EndsWith(".new", StringComparison.Ordinal);
        Span<byte> start = stackalloc byte[64];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].StartsWith("{\"schema\":\"tusoi.ket-qua/"u8);
    }

    // The last swap was cut short: the earlier result is still whole.
    private static void Restore(string folder, string old)
    {
        if (!Directory.Exists(old)) return;
        if (Directory.Exists(folder)) Directory.Delete(old, recursive: true);
        else Directory.Move(old, folder);
    }

    private static void Swap(string folder, string made, string old)
    {
        if (Directory.Exists(folder)) Directory.Move(folder, old);
        try
        {
            Directory.Move(made, folder);
        }
        catch (IOException)
        {
            if (Directory.Exists(old)) Directory.Move(old, folder);
            throw;
        }
        Remove(old);
    }

    private static void Remove(string place)
    {
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
    }

    private static void Discard(string made)
    {
        try
        {
            Remove(made);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is taken away by the next write.
        }
    }
}
