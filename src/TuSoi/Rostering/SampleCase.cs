namespace TuSoi.Rostering;

/// <summary>A special case of the sample of a bloc and the place where it stands, the same for every seed and size.</summary>
/// <param name="Id">Stable name, such as <c>new_organisation</c>.</param>
/// <param name="Code">Code of the subject in the workbook.</param>
/// <param name="Row">Row of the catalogue it is for.</param>
/// <param name="Says">Vietnamese: what is special about the subject.</param>
public sealed record SampleCase(string Id, string Code, string Row, string Says);
