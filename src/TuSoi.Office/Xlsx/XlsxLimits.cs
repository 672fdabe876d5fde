namespace TuSoi.Office.Xlsx;

/// <summary>
/// How large a workbook may be before it is refused. The defaults hold any roster and stop a file made to exhaust the server.
/// </summary>
public sealed record XlsxLimits
{
    /// <summary>Bytes of the file. 20 MB by default.</summary>
    public long FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Bytes of everything in the file once unpacked. 400 MB by default.</summary>
    public long UnpackedBytes { get; init; } = 400 * 1024 * 1024;

    /// <summary>How many times larger than packed a part of more than 1 MB may become. 200 by default; tables reach 20.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>Sheets of a workbook. 100 by default.</summary>
    public int Sheets { get; init; } = 100;

    /// <summary>Filled rows of a sheet. 100,000 by default.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>The last column that may be filled. 500 by default.</summary>
    public int Columns { get; init; } = 500;

    /// <summary>Filled cells of the whole workbook. 5,000,000 by default.</summary>
    public int Cells { get; init; } = 5_000_000;
}
