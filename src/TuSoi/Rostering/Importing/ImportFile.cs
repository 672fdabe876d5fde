using System.Security.Cryptography;
using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Importing;

/// <summary>A workbook that somebody hands in.</summary>
/// <param name="Name">As the person's computer calls it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Pack">The pack whose layout it has.</param>
public sealed record ImportFile(string Name, byte[] Content, Pack Pack)
{
    /// <summary>The office's own headings.</summary>
    public HeadingMap Columns { get; init; } = HeadingMap.Empty;

    internal byte[] Digest => digest ??= SHA256.HashData(Content);

    private byte[]? digest;

    internal WorkbookRead Read() => WorkbookReader.Read(new MemoryStream(Content), Pack, new WorkbookOptions { Columns = Columns });
}
