namespace TuSoi.Office.Docx;

/// <summary>How the pages of a Word file look where its template says nothing else. A4; lengths in millimetres, sizes in points.</summary>
public sealed record DocxLook
{
    public string Font { get; init; } = "Times New Roman";

    public double Size { get; init; } = 14;

    public double Top { get; init; } = 20;
    public double Bottom { get; init; } = 20;
    public double Left { get; init; } = 30;
    public double Right { get; init; } = 15;

    /// <summary>Exact distance of lines in points; null: as the font has it.</summary>
    public double? Line { get; init; }

    /// <summary>How far the first line of a paragraph is moved in.</summary>
    public double Indent { get; init; } = 10;
}
