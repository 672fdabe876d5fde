namespace TuSoi.Office.Xlsx;

/// <summary>A file that is not read. The message tells in Vietnamese what is wrong and what to do.</summary>
/// <param name="code">One of the constants of this type; it never changes meaning.</param>
/// <param name="message">The sentence for the person who sent the file.</param>
/// <param name="cause">The error underneath, if there was one.</param>
public sealed class XlsxRefused(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The file is something else than a workbook.</summary>
    public const string NotAWorkbook = "xlsx.not-a-workbook";

    /// <summary>The file is a workbook but its content is broken.</summary>
    public const string Damaged = "xlsx.damaged";

    /// <summary>The file is encrypted with a password.</summary>
    public const string Encrypted = "xlsx.encrypted";

    /// <summary>The file holds macros.</summary>
    public const string Macros = "xlsx.macros";

    /// <summary>The file is larger than <see cref="XlsxLimits.FileBytes"/>.</summary>
    public const string FileTooLarge = "xlsx.file-too-large";

    /// <summary>The unpacked content is larger than <see cref="XlsxLimits"/> allows.</summary>
    public const string UnpackedTooLarge = "xlsx.unpacked-too-large";

    /// <summary>More than <see cref="XlsxLimits.Sheets"/> sheets.</summary>
    public const string TooManySheets = "xlsx.too-many-sheets";

    /// <summary>More than <see cref="XlsxLimits.Rows"/> filled rows in a sheet.</summary>
    public const string TooManyRows = "xlsx.too-many-rows";

    /// <summary>A filled cell beyond column <see cref="XlsxLimits.Columns"/>.</summary>
    public const string TooManyColumns = "xlsx.too-many-columns";

    /// <summary>More than <see cref="XlsxLimits.Cells"/> filled cells in the workbook.</summary>
    public const string TooManyCells = "xlsx.too-many-cells";

    /// <summary>Why the file was refused: one of the constants of this type.</summary>
    public string Code { get; } = code;
}
