namespace TuSoi.Ranking;

/// <summary>The regulation itself, attached by the office: its words stand beside our one-sentence readings.</summary>
/// <param name="Name">Name in the folder of the result.</param>
public sealed record AttachedDocument(string Name, byte[] Content)
{
    private const int Largest = 20_000_000;

    private static readonly (string Ending, byte[] Start)[] Kinds = [(".pdf", "%PDF-"u8.ToArray()), (".docx", [0x50, 0x4B, 0x03, 0x04])];

    /// <summary>Reads the file; null where it is no PDF or Word file of at most 20 MB, told by its content and not by its name.</summary>
    public static AttachedDocument? Read(FileInfo file)
    {
        if (!file.Exists || file.Length > Largest) return null;
        var content = File.ReadAllBytes(file.FullName);
        var kind = Array.Find(Kinds, k => content.AsSpan().StartsWith(k.Start) && file.Extension.Equals(k.Ending, StringComparison.OrdinalIgnoreCase));
        return kind.Ending is null ? null : new AttachedDocument("van-ban" + kind.Ending, content);
    }
}
