namespace TuSoi.Office.Xlsx;

/// <summary>A cell that opens a file or page outside the workbook.</summary>
/// <param name="Text">What the cell shows.</param>
/// <param name="Target">
/// The address, usually relative to the workbook ("the/DV001.html"); characters an address cannot hold are escaped.
/// A sheet holds 65,000 links at most (the limit of Excel is 65,530); further ones are written as their text.
/// </param>
public sealed record Link(string Text, string Target);
