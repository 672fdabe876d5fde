using System.Security.Cryptography;
using TuSoi.Rostering.Layouts;
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

    internal WorkbookRead Read()
    {
        var read = WorkbookReader.Read(new MemoryStream(Content), Pack, new WorkbookOptions { Columns = Columns });
        return ReferenceEquals(read.Pack, Pack) || read.Problems.Count > 0 ? read : read with { Warnings = [.. read.Warnings, OwnTable] };
    }

    // The points are kept; how many each criterion may have is a matter of the pack.
    private static WorkbookProblem OwnTable { get; } = new(ScoreSheets.Table, "", "import.point_table",
        "Biểu điểm riêng trong tệp chỉ dùng để kiểm tra điểm khi nạp, không nạp vào hệ thống. Hãy đưa biểu điểm này vào bộ quy tắc của đơn vị trước khi mở đợt.");
}
