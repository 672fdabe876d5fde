using System.IO.Compression;
using System.Text;

namespace TuSoi.Office.Xlsx.Writing;

/// <summary>The zip around the parts of a workbook. Every entry bears the same time, so that equal content gives equal bytes.</summary>
internal sealed class Package(Stream output) : IDisposable
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private static readonly DateTimeOffset EarliestZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);

    public StreamWriter Open(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = EarliestZipTime;
        var part = new StreamWriter(entry.Open(), Utf8, bufferSize: 1 << 16);
        part.Write(Declaration);
        return part;
    }

    public void Add(string path, Action<TextWriter> write)
    {
        using var part = Open(path);
        write(part);
    }

    public void Dispose() => _zip.Dispose();
}
