namespace TuSoi.Office.Xlsx.Reading;

internal enum FileKind
{
    Other,
    Zip,
    Compound,
}

/// <summary>A whole file in memory, and what its first bytes say it is.</summary>
internal sealed record FileBytes(byte[] Content, FileKind Kind)
{
    public static FileBytes Read(Stream input, XlsxLimits limits)
    {
        using var copy = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = input.Read(chunk)) > 0;)
        {
            copy.Write(chunk, 0, read);
            if (copy.Length > limits.FileBytes)
                throw Refusals.FileTooLarge(limits.FileBytes);
        }
        var content = copy.ToArray();
        return new(content, KindOf(content));
    }

    private static FileKind KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\u0003\u0004"u8) ? FileKind.Zip
        : content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? FileKind.Compound
        : FileKind.Other;
}
